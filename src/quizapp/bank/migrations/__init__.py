"""Alembic's scripts, run by the app itself; each version is frozen and imports no tables."""

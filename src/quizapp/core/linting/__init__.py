"""Judging items and the bank by PEDAGOGY.md 2.1 and CONTENT.md; ``lint.py`` is the door."""

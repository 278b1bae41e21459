"""The database that packs are built into and records are kept in."""

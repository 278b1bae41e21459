"""Reading, validating, locating and writing packs."""

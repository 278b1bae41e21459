"""The first page: the most sensible next thing."""

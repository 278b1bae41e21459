"""A session as its pupils will see it."""

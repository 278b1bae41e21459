"""Setting the day of a test: when, on what, and how long the sessions are."""

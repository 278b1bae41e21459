"""Choosing the questions of a session by hand."""

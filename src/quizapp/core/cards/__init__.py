"""Feedback cards as one outline that every surface renders."""

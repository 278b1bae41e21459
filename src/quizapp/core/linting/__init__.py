"""Checking items and the bank by the rules of docs/spec/questions.md; start at ``lint.py``."""

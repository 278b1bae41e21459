"""Judging items and the bank by the rules of docs/spec/questions.md; ``lint.py`` is the door."""

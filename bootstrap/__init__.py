"""Setting quizapp up, before any library is there: only Python's own modules are used here."""

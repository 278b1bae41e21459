"""Answering a question: attempts, presenting, grading, drawing."""

"""Tests of quizapp.core.linting."""

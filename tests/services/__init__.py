"""Tests of quizapp.services."""

"""Tests of quizapp.env."""

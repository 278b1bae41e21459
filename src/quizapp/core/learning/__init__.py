"""What follows from answers: scheduling, review, mastery, tests."""

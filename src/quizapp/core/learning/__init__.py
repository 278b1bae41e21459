"""Learning from responses: scheduling, review, mastery, tests."""

"""A learner's attempts and flagged questions."""

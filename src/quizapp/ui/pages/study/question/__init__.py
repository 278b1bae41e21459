"""The question screen."""

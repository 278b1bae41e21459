"""What makes a good question, for who writes some."""

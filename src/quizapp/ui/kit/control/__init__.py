"""What is pressed, chosen and focused."""

"""What a live session came to: by question, by pupil, the class as a whole."""

"""The feedback card as two texts to read, select and copy."""

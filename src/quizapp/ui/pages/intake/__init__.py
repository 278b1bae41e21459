"""The intake: what files are, and what would be taken from them."""

"""The teacher's console of a live session."""

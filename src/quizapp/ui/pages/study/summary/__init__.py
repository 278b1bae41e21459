"""Looking back on an attempt."""

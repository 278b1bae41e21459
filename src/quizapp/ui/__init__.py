"""What is on the screen: ``kit`` below, ``shell`` around, ``pages`` inside."""

"""Running a session with a class."""

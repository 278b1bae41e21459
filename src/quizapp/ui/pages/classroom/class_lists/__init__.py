"""Class lists: read from a file or typed, linked with learners, kept."""

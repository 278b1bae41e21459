"""The computer around the app: paths, settings, clock, logging."""

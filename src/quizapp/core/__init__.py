"""The ideas of the app, free of input, output and Qt."""

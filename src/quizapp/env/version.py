"""The version, in a file of its own: it is told without an installed package to ask."""

VERSION = "0.1.0"

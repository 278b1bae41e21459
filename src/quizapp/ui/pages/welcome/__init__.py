"""The first hour: something to begin with, a little to read, then the questions on it."""

"""Tests of the built-in pack."""

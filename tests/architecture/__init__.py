"""Tests of the house itself: where things may live and what they may import."""

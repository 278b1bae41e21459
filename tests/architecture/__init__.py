"""Tests of the project itself: where things may live, what they may import, what documents say."""

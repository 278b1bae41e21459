"""The page Class: what all learners of this computer got wrong."""

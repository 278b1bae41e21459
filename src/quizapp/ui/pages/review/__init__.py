"""The page Review: wrong answers, one of them opened, and the myths that were once believed."""

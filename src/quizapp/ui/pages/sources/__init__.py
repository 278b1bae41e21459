"""Finding the source of each question that has none: three passages are proposed, one is chosen."""

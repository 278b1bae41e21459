"""Setting up a quiz: what to ask about, how many, and when feedback comes."""

"""Words that several pages use for one thing."""

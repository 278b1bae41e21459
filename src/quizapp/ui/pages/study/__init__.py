"""Study: setting a quiz up, the question, its feedback, the summary."""

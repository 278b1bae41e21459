"""Tools for those who develop quizapp; none of it is in the wheel."""

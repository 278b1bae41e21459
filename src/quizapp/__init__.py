"""quizapp: quizzes and myth-busting, with the source passage after every question."""

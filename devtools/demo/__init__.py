"""A throw-away bank with a class and six weeks of answers, to look at the app with."""

"""What is shown before the app can begin: the bank being prepared, or a way out of trouble."""

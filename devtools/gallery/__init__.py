"""Every screen in every state, as pictures: for people to look at and for tests to check."""

"""The one error that a user is meant to read."""


class ExpectedError(Exception):
    """Something in the user's world is wrong: a bad file, a full disk, a newer bank.

    Args:
        message: what happened, in one sentence.
        hint: what was kept and what to do next.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return message and hint as one text."""
        return f"{self.message} {self.hint}"

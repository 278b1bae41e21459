"""The errors that are shown to users."""

from enum import StrEnum
from typing import ClassVar


class Kind(StrEnum):
    """The kind of an error, where what the user can do differs."""

    OTHER = "other"
    MALFORMED = "malformed"
    NEWER = "newer"
    READ_ONLY = "read only"
    BUSY = "busy"
    DISK_FULL = "disk full"
    UNSOUND_CONTENT = "unsound content"
    LEARNER_GONE = "learner gone"
    BAD_PLACE = "bad place"
    PASSWORD = "password"
    LOOKS_ALIKE = "looks alike"


class ExpectedError(Exception):
    """An error that a user can act on: a bad file, a full disk, a newer bank.

    Args:
        message: what happened, in one sentence.
        hint: what was kept and what to do next.
        lines: the details, one thing each.
    """

    kind: ClassVar[Kind] = Kind.OTHER

    def __init__(self, message: str, hint: str, lines: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.lines = lines

    def __str__(self) -> str:
        """Return message and hint as one text."""
        return f"{self.message} {self.hint}"


class LearnerGone(ExpectedError):
    """A learner, or an attempt of one, is no longer there: another window removed it."""

    kind = Kind.LEARNER_GONE

    def __init__(self) -> None:
        super().__init__(
            "This learner is no longer in the question bank: removed, or merged with another.",
            "Nothing was recorded. Choose who is learning from the list.",
        )

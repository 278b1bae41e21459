"""Reading a learner's copy (docs/learner-format.md), part by part and within limits.

The file comes from another computer, perhaps cut short, perhaps made by somebody who means ill. It
is read as a stream (spec PE-3): one attempt at a time is in memory, and nothing is believed before
it was looked at. What it says of facts, and of when they come back, is passed over: that follows
from the answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from pydantic import ValidationError

from quizapp.core.errors import ExpectedError
from quizapp.core.views.copies import Watch
from quizapp.services.copied import (
    MOST_ANSWERS,
    CopiedAttempt,
    CopiedLearner,
    CopiedMilestone,
    CopiedPlan,
    CopiedSeen,
    CopyPart,
)
from quizapp.services.json_stream import EMPTY, JsonStream, ValueTooLong
from quizapp.services.learner_export import FORMAT

MOST_ATTEMPTS = 20_000
MOST_BYTES = 400_000_000
"""Of the file; a copy with that many answers has about half."""
_MOST_VALUE = 16_000_000
"""Characters of one value of the file, such as an attempt with all its questions."""
_MOST_PARTS = 1_000_000
"""Of the whole file: attempts, facts, what was seen, and so on."""


class CopyBroken(ExpectedError):
    """The file is no copy of a learner, or it is damaged."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"This file can't be taken in: {reason}",
            "Nothing was changed. Save the copy again on the other computer (Learners, “…”, "
            "“Save a copy of everything…”) and bring it over once more.",
        )


class NoCopy(CopyBroken):
    """The file is something else."""

    def __init__(self) -> None:
        super().__init__("it is no copy of a learner.")


class CopyNewer(ExpectedError):
    """The copy was saved by a later version of the app."""

    def __init__(self) -> None:
        super().__init__(
            "This copy was saved by a newer version of quizapp.",
            "Nothing was changed. Bring the app on this computer up to date, then take it in.",
        )


class CopyTooLarge(ExpectedError):
    """The file is larger than any copy that is taken in."""

    def __init__(self) -> None:
        super().__init__(
            f"This copy holds more than {MOST_ANSWERS:,} questions, or is far too large for one.",
            "Nothing was changed. So much is not taken in: one learner answers less in years. "
            "Check that it is the right file.",
        )


class TakingInStopped(ExpectedError):
    """It was cancelled."""

    def __init__(self) -> None:
        super().__init__("Taking in the copy was stopped.", "Nothing was changed.")


_Model = TypeVar("_Model", bound=CopyPart)


def parts_of(file: Path, watch: Watch) -> Iterator[CopyPart]:
    """Yield what stands in a copy, in the order of the file; one attempt at a time.

    Args:
        file: the file.
        watch: is told how far it has come, and says whether to go on.

    Raises:
        CopyBroken, CopyNewer, CopyTooLarge: what the file is not; at the end at the latest.
        TakingInStopped: ``watch`` said so.
    """
    try:
        if not file.is_file():
            raise CopyBroken("it is no file.")
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise CopyTooLarge
        with file.open("rb") as stream:
            yield from _Reader(stream, size, watch).parts()
    except OSError as error:
        raise CopyBroken(
            f"it can't be read ({error.strerror or 'no reason was given'})."
        ) from error


class _Reader:
    def __init__(self, stream: BinaryIO, size: int, watch: Watch) -> None:
        self._json = JsonStream(stream, _MOST_VALUE)
        self._size = max(size, 1)
        self._watch = watch
        self._attempts = 0
        self._questions = 0
        self._parts = 0
        self._told: set[str] = set()

    def parts(self) -> Iterator[CopyPart]:
        try:
            for name, value in self._json.members():
                if not self._watch(min(self._json.read / self._size, 1.0)):
                    raise TakingInStopped
                yield from self._of(name, value)
        except ValueTooLong as error:
            raise CopyTooLarge from error
        except UnicodeDecodeError as error:
            raise CopyBroken("it is not written in UTF-8.") from error
        except (ValueError, RecursionError) as error:
            raise CopyBroken("it is cut short or damaged.") from error
        missing = {"format", "learner", "attempts"} - self._told
        if missing:
            raise NoCopy

    def _of(self, name: str, value: Any) -> Iterator[CopyPart]:  # noqa: ANN401
        self._told.add(name)
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise CopyTooLarge
        if value is EMPTY:
            return
        match name:
            case "format":
                self._look_at_format(value)
            case "learner":
                yield self._as(CopiedLearner, value)
            case "attempts":
                attempt = self._as(CopiedAttempt, value)
                self._attempts += 1
                self._questions += len(attempt.questions)
                if self._attempts > MOST_ATTEMPTS or self._questions > MOST_ANSWERS:
                    raise CopyTooLarge
                try:
                    _ = attempt.spec
                except (ValueError, TypeError) as error:
                    raise CopyBroken("a quiz in it is of no known kind.") from error
                yield attempt
            case "seen":
                yield self._as(CopiedSeen, value)
            case "milestones":
                yield self._as(CopiedMilestone, value)
            case "test_plan" | "test_plans" if value is not None:
                yield self._as(CopiedPlan, value)

    def _look_at_format(self, value: Any) -> None:  # noqa: ANN401
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise NoCopy
        if value > FORMAT:
            raise CopyNewer

    @staticmethod
    def _as(model: type[_Model], value: Any) -> _Model:  # noqa: ANN401
        try:
            return model.model_validate(value)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(step) for step in first["loc"][:4])
            raise CopyBroken(f"something in it is not what it should be ({where}).") from error

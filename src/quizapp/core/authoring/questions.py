"""Questions on their way in or out: the one form between a file of any format and a pack.

A format's reader fills it with what the file says, without judging: what a question still wants
before it can be asked is told in ``wants``. Nothing disappears: what a file holds is either a
question or left out with its reason, so ``in_file`` is the number that its author counts.
"""

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.core.content.items import ItemKind

Progress = Callable[[float], None]
"""Called now and then with the share that is done, 0 to 1; may raise to stop the work."""


def ignore_progress(_: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class ForeignOption:
    """An option as a file has it."""

    text: str
    is_key: bool = False
    feedback: str = ""


@dataclass(frozen=True)
class ForeignQuestion:
    """A choice or true-false question, as plain text without markup.

    A true-false question has the two options "True" and "False", in this order. A choice may have
    any number of keys here, also none; which is right is then asked of the teacher.
    """

    number: int
    """Its 1-based place in the file; of a workbook the row that its author sees."""
    kind: ItemKind
    stem: str
    options: tuple[ForeignOption, ...]
    feedback: str = ""
    """What the file says after any answer; may be empty."""
    correction: str = ""
    """For a false statement: what is so instead, where the file says it."""
    name: str = ""
    """What the file calls it: a title or an id. May be empty."""
    topic: str = ""
    """Its category, outermost first, joined by " / "; may be empty."""
    tags: tuple[str, ...] = ()
    source: str = ""
    """Where the answer stands: title and quote in words. Written with the feedback where a format
    has no place of its own."""
    wants: tuple[str, ...] = ()
    """Why one should look at it, in words such as "2 right answers: choose one"."""

    @property
    def keys(self) -> tuple[int, ...]:
        """Return the positions of the options that are right."""
        return tuple(place for place, option in enumerate(self.options) if option.is_key)


@dataclass(frozen=True)
class LeftOut:
    """What a file holds and the app does not take."""

    number: int
    """Its 1-based place among all questions of the file."""
    stem: str
    """Its beginning, by which its author knows it; may be empty."""
    reason: str
    """In words, such as "an essay: only choice and true/false are asked here"."""


@dataclass(frozen=True)
class Lost:
    """What of the questions that are taken, or written, does not come along."""

    what: str
    """In words, such as "pictures" or "options beyond the fourth"."""
    number: int
    """How many times."""


@dataclass(frozen=True)
class Parsed:
    """What a file of questions holds."""

    format: str
    """The short name of the format, as commands take it: gift, aiken, moodle-xml…"""
    questions: tuple[ForeignQuestion, ...]
    left_out: tuple[LeftOut, ...] = ()
    lost: tuple[Lost, ...] = ()
    notes: tuple[str, ...] = ()
    """What was guessed and may be wrong, such as the encoding or the separator."""
    title: str = ""
    """Of the whole, where the file says it."""

    @property
    def in_file(self) -> int:
        """Return how many questions the file holds: those taken and those left out."""
        return len(self.questions) + len(self.left_out)


@dataclass(frozen=True)
class WrittenFile:
    """Questions written in a format."""

    data: bytes
    written: int
    left_out: tuple[LeftOut, ...] = ()
    """Questions that the format can't hold, with the reason; numbered as they were given."""
    lost: tuple[Lost, ...] = ()

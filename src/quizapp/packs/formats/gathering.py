"""What a reader collects from a file, and the limits and doubts that all formats share."""

from dataclasses import dataclass, replace
from typing import BinaryIO

from quizapp.core.authoring.questions import (
    ForeignOption,
    ForeignQuestion,
    LeftOut,
    Parsed,
    WrittenFile,
)
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.packs.formats.common import Losses, left_out, wants_of
from quizapp.packs.formats.html_text import HtmlText

LARGEST_TEXT = 50_000_000
"""Bytes of a text file of questions; more than any school's, and it is held in memory whole."""
MOST_QUESTIONS = 200_000
LONGEST = 20_000
"""Characters of one text of a question. Longer ones leave the question out; none is ever cut."""
MOST_OPTIONS = 100

PICTURE_WANTED = "the picture is not taken along; add it in the Workbench"
"""Why a question is to be looked at that came with a picture."""

NOTHING = HtmlText("")


@dataclass(frozen=True)
class ReadOption:
    """An option as it was read, with what it shows beside words."""

    text: HtmlText
    is_key: bool = False
    feedback: HtmlText = NOTHING


@dataclass(frozen=True)
class ReadQuestion:
    """A question as it was read, with what it shows beside words."""

    stem: HtmlText
    options: tuple[ReadOption, ...]
    kind: ItemKind = ItemKind.CHOICE
    feedback: HtmlText = NOTHING
    name: str = ""
    topic: str = ""
    tags: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    """What the format's reader found itself."""


class Gathering:
    """The questions of a file, taken one after another."""

    def __init__(self, format_name: str) -> None:
        self._format = format_name
        self._questions: list[ForeignQuestion] = []
        self._left_out: list[LeftOut] = []
        self._lost = Losses()
        self._notes: dict[str, None] = {}

    def take(self, read: ReadQuestion) -> None:
        """Take a question along with its doubts, or leave it out where it is beyond a limit."""
        beyond = _beyond_limits(read)
        if beyond:
            self.leave_out(read.stem.text, beyond)
            return
        shown = [read.stem, *(option.text for option in read.options)]
        texts = [*shown, read.feedback, *(option.feedback for option in read.options)]
        self.lose("pictures", sum(text.pictures for text in texts))
        self.lose("formulas, kept as they are typed", sum(text.formulas for text in texts))
        feedback, source = _without_source(read.feedback.text)
        question = ForeignQuestion(
            number=self._next(),
            kind=read.kind,
            stem=read.stem.text,
            options=tuple(
                ForeignOption(option.text.text, option.is_key, option.feedback.text)
                for option in read.options
            ),
            feedback=feedback,
            source=source,
            name=read.name,
            topic=read.topic,
            tags=read.tags,
        )
        wants = [*read.wants, *wants_of(question.stem, question.options)]
        if any("\ufffd" in text.text for text in texts):
            wants.append("letters that are damaged are shown as \ufffd")
        if any(text.pictures for text in shown):
            wants.append(PICTURE_WANTED)
        self._questions.append(replace(question, wants=tuple(dict.fromkeys(wants))))

    def leave_out(self, stem: str, reason: str) -> None:
        """Note a question that is not taken."""
        self._left_out.append(left_out(self._next(), stem, reason))

    def lose(self, what: str, number: int = 1) -> None:
        """Count what does not come along with the questions that are taken."""
        self._lost.add(what, number)

    def note(self, words: str) -> None:
        """Say what was guessed."""
        if words:
            self._notes[words] = None

    def parsed(self) -> Parsed:
        """Return what was gathered.

        Raises:
            ExpectedError: there was no question at all.
        """
        if not self._questions and not self._left_out:
            raise ExpectedError(
                "There are no questions in this file.",
                "Look whether it is the right file, and whether it was saved whole.",
            )
        return Parsed(
            self._format,
            tuple(self._questions),
            tuple(self._left_out),
            self._lost.told(),
            tuple(self._notes),
        )

    def _next(self) -> int:
        number = len(self._questions) + len(self._left_out) + 1
        if number > MOST_QUESTIONS:
            raise ExpectedError(
                f"The file holds more than {MOST_QUESTIONS:,} questions.",
                "Split it into several files and bring one after another.",
            )
        return number


class Writing:
    """The questions that are written, and what of them a format can't hold."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._left_out: list[LeftOut] = []
        self._lost = Losses()

    def add(self, written: str) -> None:
        """Add a question as it stands in the file."""
        self._parts.append(written)

    def leave_out(self, place: int, question: ForeignQuestion, reason: str) -> None:
        """Note a question that the format can't hold, by its 1-based place."""
        self._left_out.append(left_out(place, question.stem, reason))

    def lose(self, what: str, number: int = 1) -> None:
        """Count what of the written questions the format can't hold."""
        self._lost.add(what, number)

    def finished(self, before: str = "", between: str = "", after: str = "") -> WrittenFile:
        """Return the file, in UTF-8."""
        return WrittenFile(
            (before + between.join(self._parts) + after).encode(),
            len(self._parts),
            tuple(self._left_out),
            self._lost.told(),
        )


def read_whole(file: BinaryIO, largest: int = LARGEST_TEXT) -> bytes:
    """Return the bytes of a file.

    Raises:
        ExpectedError: it has more than ``largest``.
    """
    content = file.read(largest + 1)
    if len(content) > largest:
        raise ExpectedError(
            f"The file has more than {largest // 1_000_000} MB.",
            "Split it into several files and bring one after another.",
        )
    return content


_SOURCE = "Source: "


def _without_source(feedback: str) -> tuple[str, str]:
    """Return what is said after any answer, and the source if its last line names one.

    So ``after_any_answer`` writes it.
    """
    before, _, last = feedback.rpartition("\n")
    if last.startswith(_SOURCE):
        return before, last.removeprefix(_SOURCE)
    return feedback, ""


def _beyond_limits(read: ReadQuestion) -> str:
    """Return why a question can't be taken at all, or ""."""
    if len(read.options) > MOST_OPTIONS:
        return f"it has {len(read.options):,} options; {MOST_OPTIONS} are the most"
    named = [("its text", read.stem), ("its explanation", read.feedback)]
    for option in read.options:
        named += [("an option", option.text), ("the feedback of an option", option.feedback)]
    for what, text in named:
        if len(text.text) > LONGEST:
            return f"{what} has {len(text.text):,} characters; {LONGEST:,} are the most"
    return ""

"""Aiken: a question on a line, its options lettered, and "ANSWER: B". Text is plain, never HTML."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from quizapp.core.authoring.questions import (
    ForeignQuestion,
    Parsed,
    Progress,
    WrittenFile,
    ignore_progress,
)
from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.gathering import (
    Gathering,
    ReadOption,
    ReadQuestion,
    Writing,
    read_whole,
)
from quizapp.packs.formats.html_text import HtmlText, unmarked
from quizapp.packs.formats.texts import decoded, peeked

_OPTION = re.compile(r"([A-Za-z])(?:\)\s*|\.(?:\s+|$))(.*)")
_ANSWER = re.compile(r"ANSWER\s*[:：]\s*(.*)", re.IGNORECASE)
_FEEDBACK = re.compile(r"(?:FEEDBACK|EXPLANATION)\s*[:：]\s*(.*)", re.IGNORECASE)
"""Below an answer in what some programs write, though Moodle does not read it."""
_LETTERS = re.compile(r"([A-Za-z])(?:[).]\s.*|[).]?)|[A-Za-z](?:\s*(?:[,;/&+]|and)\s*[A-Za-z])+")
_LETTER = re.compile(r"\b[A-Za-z]\b")
_FIRST_OPTION = re.compile(r"^[ \t]*A[).][ \t]?\S", re.MULTILINE)
_ANSWER_LINE = re.compile(r"^[ \t]*ANSWER[ \t]*:[ \t]*[A-Z]\b", re.MULTILINE)
_GUARD = "\u200b"
"""Before a question that Moodle would take for an option ("J. D. Salinger wrote…"): invisible, and
no reader keeps it."""
_GUARDED = re.compile(r"[A-Z][).]|ANSWER:|.?$")


def looks_like(head: bytes) -> bool:
    """Return whether a file that begins like this is in Aiken."""
    text = peeked(head)
    option = _FIRST_OPTION.search(text)
    return option is not None and _ANSWER_LINE.search(text, option.end()) is not None


def read(file: BinaryIO, progress: Progress = ignore_progress) -> Parsed:
    """Return the questions of a file in Aiken.

    Raises:
        ExpectedError: the file is too large, or holds no question.
    """
    text, note = decoded(read_whole(file))
    gathering = Gathering("aiken")
    gathering.note(note)
    lines = text.split("\n")
    reader = _Reader(gathering)
    for place, line in enumerate(lines):
        if place % 1000 == 0:
            progress(place / len(lines))
        reader.see(place + 1, line.strip(), _next_said(lines, place))
    reader.close()
    progress(1)
    return gathering.parsed()


def _next_said(lines: Sequence[str], place: int) -> str:
    """Return the next line that says anything, of the near ones."""
    return next((line.strip() for line in lines[place + 1 : place + 4] if line.strip()), "")


@dataclass
class _Lettered:
    """An option while its lines are read."""

    letter: str
    lines: list[str]


@dataclass
class _Open:
    """A question while it is read."""

    line: int = 0
    stem: list[str] = field(default_factory=list)
    options: list[_Lettered] = field(default_factory=list)
    gap: bool = False
    """Whether the last line was empty."""


def _is_first_option(line: str) -> bool:
    option = _OPTION.fullmatch(line)
    return option is not None and option[1].upper() == "A"


class _Reader:
    """Puts lines together to questions; those that end without an answer too."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._open = _Open()
        self._ended: ReadQuestion | None = None
        """The last question, below whose answer its explanation may stand."""

    def see(self, number: int, line: str, following: str) -> None:
        """Take in the next line."""
        now = self._open
        if not line:
            now.gap = True
            return
        feedback = _FEEDBACK.fullmatch(line)
        if self._ended is not None and feedback is not None and not now.gap:
            self._ended = replace(self._ended, feedback=unmarked(feedback[1]))
            self._release()
            return
        self._release()
        answer = _ANSWER.fullmatch(line)
        if answer is not None and (now.options or now.stem or not _is_first_option(following)):
            self._end(number, answer[1].strip())
            return
        option = _OPTION.fullmatch(line)
        if option is not None and self._is_option(option[1].upper(), following):
            self._add_option(number, option[1].upper(), option[2])
        elif now.options and not now.gap:
            now.options[-1].lines.append(line)  # the option goes on, or the answer was forgotten
        else:
            if now.options or (now.gap and now.stem and now.stem[-1].endswith("?")):
                self.close()
            self._open.stem.append(line)
        now = self._open
        now.line = now.line or number
        now.gap = False

    def _is_option(self, letter: str, following: str) -> bool:
        now = self._open
        if now.options:
            return letter == "A" or letter >= now.options[-1].letter
        if letter != "A":
            return False
        if now.stem:
            return True
        # "A. Lincoln was…" is a question, unless what follows is its second option.
        after = _OPTION.fullmatch(following)
        return after is not None and after[1].upper() == "B"

    def _add_option(self, number: int, letter: str, text: str) -> None:
        now = self._open
        if letter == "A" and now.options:
            # The answer and the empty line were forgotten: what the last option seemed to go on
            # with is the next question.
            last = now.options[-1]
            stem = last.lines[1:]
            del last.lines[1:]
            self.close()
            now = self._open
            now.stem, now.line = stem, number
        now.options.append(_Lettered(letter, [text]))

    def _end(self, number: int, answer: str) -> None:
        now = self._open
        if not now.stem and not now.options:
            self._gathering.leave_out("", f"line {number}: an answer without a question")
        elif not now.options:
            self._leave_out()
        else:
            self._take(answer, number)
        self._open = _Open()

    def close(self) -> None:
        """End the question that is open, whose answer the file does not tell."""
        self._release()
        if self._open.options:
            self._take("", 0)
            self._release()
        elif self._open.stem:
            self._leave_out()
        self._open = _Open()

    def _leave_out(self) -> None:
        now = self._open
        self._gathering.leave_out("\n".join(now.stem), f"line {now.line}: no options follow")

    def _take(self, answer: str, number: int) -> None:
        now = self._open
        texts = [unmarked("\n".join(option.lines)) for option in now.options]
        keys = _keys(answer, [option.letter for option in now.options], [t.text for t in texts])
        wants: tuple[str, ...] = ()
        if answer and not keys:
            wants = (f'line {number}: the answer "{answer[:40]}" is none of the options',)
        options = [ReadOption(text, place in keys) for place, text in enumerate(texts)]
        kind = ItemKind.CHOICE
        said = [text.text.casefold() for text in texts]
        if sorted(said) == ["false", "true"]:
            kind = ItemKind.TRUE_FALSE
            options = [
                replace(options[said.index(word.casefold())], text=HtmlText(word))
                for word in ("True", "False")
            ]
        stem = unmarked("\n".join(now.stem))
        self._ended = ReadQuestion(stem, tuple(options), kind, wants=wants)

    def _release(self) -> None:
        if self._ended is not None:
            self._gathering.take(self._ended)
            self._ended = None


def _keys(answer: str, letters: Sequence[str], texts: Sequence[str]) -> set[int]:
    """Return the places of the options that an answer names, by letters or by their text."""
    same = {place for place, text in enumerate(texts) if text.casefold() == answer.casefold()}
    found = _LETTERS.fullmatch(answer)
    if found is None:
        return same if answer else set()
    named = [found[1]] if found[1] else _LETTER.findall(answer)
    return {letters.index(one.upper()) for one in named if one.upper() in letters} or same


def write(questions: Sequence[ForeignQuestion]) -> WrittenFile:
    """Return questions in Aiken: choices of one right answer, and statements as such."""
    writing = Writing()
    for place, question in enumerate(questions, start=1):
        reason = _unfit(question)
        if reason:
            writing.leave_out(place, question, reason)
        else:
            writing.add(_in_aiken(question))
            for what, number in _lost(question):
                writing.lose(what, number)
    return writing.finished(between="\n")


def _unfit(question: ForeignQuestion) -> str:
    if not question.stem:
        return "it has no text"
    if any(not option.text for option in question.options):
        return "an option is empty"
    if not 2 <= len(question.options) <= 26:
        return f"it has {len(question.options)} options; in Aiken there are 2 to 26"
    if len(question.keys) != 1:
        return f"it has {len(question.keys)} right answers; in Aiken there is one"
    return ""


def _in_aiken(question: ForeignQuestion) -> str:
    stem = _on_one_line(question.stem)
    if _GUARDED.match(stem):
        stem = _GUARD + stem
    lines = [stem]
    for place, option in enumerate(question.options):
        lines.append(f"{_letter(place)}) {_on_one_line(option.text)}")
    lines.append(f"ANSWER: {_letter(question.keys[0])}")
    return "\n".join(lines) + "\n"


def _letter(place: int) -> str:
    return chr(ord("A") + place)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _lost(question: ForeignQuestion) -> Iterable[tuple[str, int]]:
    feedback = [option.feedback for option in question.options]
    yield "explanations and feedback", sum(map(bool, [question.feedback, *feedback]))
    yield "corrections of false statements", bool(question.correction)
    yield "sources", bool(question.source)
    yield "names", bool(question.name)
    yield "categories", bool(question.topic)
    yield "tags", len(question.tags)
    yield (
        "line breaks",
        sum(
            "\n" in text for text in (question.stem, *(option.text for option in question.options))
        ),
    )

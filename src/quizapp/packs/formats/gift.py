"""GIFT, the text format of Moodle: a question, and its answers in braces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from quizapp.core.authoring.questions import Parsed, Progress, ignore_progress
from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.gathering import (
    MOST_OPTIONS,
    NOTHING,
    Gathering,
    ReadOption,
    ReadQuestion,
    read_whole,
)
from quizapp.packs.formats.gift_writing import write
from quizapp.packs.formats.html_text import HtmlText
from quizapp.packs.formats.moodle_texts import NOT_ASKED, formatted, topic_of
from quizapp.packs.formats.texts import decoded, peeked, tidy

__all__ = ["looks_like", "read", "write"]

_ANSWERS = re.compile(r"(?<!\\)\{\s*(?:[=~]|TRUE\b|FALSE\b|[TF]\s*[#}])")
_NAMED = re.compile(r"^(?:\$CATEGORY:|::.{1,300}?::(?=[^{]{0,2000}\{))", re.MULTILINE)

_ESCAPE = re.compile(r"\\([\\:#={}~n])")
_SIGNS = "\\:#={}~n"
_HELD = {sign: chr(0xFDD1 + place) for place, sign in enumerate(_SIGNS)}
"""What stands for an escaped sign while the others are looked for; never in a file's text."""
_RELEASED = str.maketrans({held: "\n" if sign == "n" else sign for sign, held in _HELD.items()})
_MARK = re.compile(r"\[(id|tag):((?:\\.|[^\]\\]){0,200})\]")
_COMMENTS = 10_000
"""Characters of a question's comments in which such marks are looked for."""
_MARK_ESCAPE = re.compile(r"\\(.)")
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]*)?)%")
_OPTION = re.compile(r"[~=][^~=]*")
_BLANK = "_____"


def looks_like(head: bytes) -> bool:
    """Return whether a file that begins like this is in GIFT."""
    text = peeked(head)
    if text.lstrip()[:1] in ("<", "{"):
        return False
    return (_ANSWERS.search(text) or _NAMED.search(text)) is not None


def read(file: BinaryIO, progress: Progress = ignore_progress) -> Parsed:
    """Return the questions of a file in GIFT.

    Raises:
        ExpectedError: the file is too large, or holds no question.
    """
    text, note = decoded(read_whole(file))
    gathering = Gathering("gift")
    gathering.note(note)
    lines = text.split("\n")
    reader = _Reader(gathering)
    for place, block in enumerate(_blocks(lines)):
        if place % 200 == 0:
            progress(block.line / len(lines))
        reader.see(block)
    progress(1)
    return gathering.parsed()


@dataclass
class _Block:
    """Lines up to an empty one."""

    line: int
    text: str
    """Without comments; escaped signs are held."""
    comments: str

    @property
    def is_open(self) -> bool:
        """Return whether the answers begin and don't end."""
        return "{" in self.text and "}" not in self.text

    @property
    def is_end(self) -> bool:
        """Return whether it ends answers that began above."""
        before, brace, _ = self.text.partition("}")
        return bool(brace) and "{" not in before


def _blocks(lines: list[str]) -> Iterator[_Block]:
    """Return the blocks of a file; answers with an empty line among them are put together."""
    waiting: _Block | None = None
    for block in _cut(lines):
        if waiting is not None and waiting.is_open and block.is_end:
            waiting.text += "\n" + block.text
            waiting.comments += block.comments
            continue
        if waiting is not None:
            yield waiting
        waiting = block
    if waiting is not None:
        yield waiting


def _cut(lines: list[str]) -> Iterator[_Block]:
    begin, said, comments = 0, list[str](), ""
    for number, written in enumerate([*lines, ""], start=1):
        line = written.strip()
        if line.startswith("//"):
            comments += line
            continue
        is_category = line.startswith("$CATEGORY:")
        if said and (not line or is_category):
            text = _ESCAPE.sub(lambda found: _HELD[found[1]], "\n".join(said).strip())
            yield _Block(begin, text, comments)
        if not line or is_category:
            said, comments = [], ""
        if is_category:
            yield _Block(number, line, "")
        elif line:
            begin = begin if said else number
            said.append(written.rstrip())


class _Reader:
    """Takes blocks apart; a category holds until the next."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._topic = ""

    def see(self, block: _Block) -> None:
        """Take in the next block."""
        text = block.text
        if text.startswith("$CATEGORY:"):
            self._topic = topic_of(_released(text.removeprefix("$CATEGORY:")))
            return
        name = ""
        if text.startswith("::"):
            begin, closed, rest = text[2:].partition("::")
            name, text = (_released(begin), rest.strip()) if closed else ("", text[2:])
        start, end = text.find("{"), text.find("}")
        if start < 0 and end < 0:
            self._leave_out(block, text, f"a description, not a question; {NOT_ASKED}")
        elif end < 0:
            self._leave_out(block, text, "a { without its }")
        elif start < 0 or end < start:
            self._leave_out(block, text, "a } without its {")
        elif "{" in text[end:]:
            self._leave_out(block, text, f"several groups of answers; {NOT_ASKED}")
        else:
            after = text[end + 1 :]
            stem = text[:start] + (_BLANK + after if after.strip() else "")
            self._see_answers(block, name, stem, text[start + 1 : end].strip())

    def _see_answers(self, block: _Block, name: str, stem: str, answers: str) -> None:
        stem_format = _format_of(stem, "moodle")
        general = NOTHING
        if "####" in answers:
            answers, _, said = answers.rpartition("####")
            answers = answers.strip()
            general = _said(said, stem_format)
        kind = _kind(answers)
        if not isinstance(kind, ItemKind):
            self._leave_out(block, stem, f"{kind}; {NOT_ASKED}")
            return
        if kind is ItemKind.CHOICE:
            pieces = _pieces(answers)
            if len(pieces) > MOST_OPTIONS:
                self._leave_out(
                    block, stem, f"{len(pieces):,} answers; {MOST_OPTIONS} are the most"
                )
                return
            options = self._choice(pieces, "=" in answers, stem_format)
        else:
            options = _statement(answers, stem_format)
        marks = [
            (found[1], _MARK_ESCAPE.sub(r"\1", found[2]))
            for found in _MARK.finditer(block.comments[:_COMMENTS])
        ]
        ids = [said for mark, said in marks if mark == "id" and said and said != name]
        if name:
            self._gathering.lose("id numbers", len(ids))
        self._gathering.take(
            ReadQuestion(
                _said(stem, "moodle"),
                options,
                kind,
                general,
                name=" ".join(tidy(name or "".join(ids[:1])).split()),
                topic=self._topic,
                tags=tuple(tidy(said) for mark, said in marks if mark == "tag" and said),
            )
        )

    def _choice(self, pieces: list[str], single: bool, stem_format: str) -> tuple[ReadOption, ...]:
        options = []
        for piece in pieces:
            said = piece[1:].strip()
            weight = _WEIGHT.match(said)
            share = 0.0
            if weight is not None:
                said = said[weight.end() :]
                share = float(weight[1])
                self._gathering.lose("points of single answers", share not in (0, 100))
            text, _, feedback = said.partition("#")
            is_key = piece[0] == "=" if single else share > 0
            options.append(
                ReadOption(_said(text, stem_format), is_key, _said(feedback, stem_format))
            )
        return tuple(options)

    def _leave_out(self, block: _Block, stem: str, reason: str) -> None:
        said = _said(stem.partition("{")[0], "moodle").text
        self._gathering.leave_out(said, f"line {block.line}: {reason}")


def _pieces(answers: str) -> list[str]:
    """Return the answers of a choice, each with its mark; what stands before the first is wrong."""
    first = min(answers.find(sign) for sign in "~=" if sign in answers)
    before = answers[:first].strip()
    return [*([f"~{before}"] if before else []), *_OPTION.findall(answers[first:])]


def _kind(answers: str) -> ItemKind | str:
    """Return the kind by the answers: one that is asked, or in words."""
    if not answers:
        return "an essay"
    if answers.startswith("#"):
        return "a numerical question"
    if "~" in answers:
        return ItemKind.CHOICE
    if "=" in answers and "->" in answers:
        return "a matching question"
    if answers.partition("#")[0].strip().upper() in ("T", "TRUE", "F", "FALSE"):
        return ItemKind.TRUE_FALSE
    return "a short answer"


def _statement(answers: str, stem_format: str) -> tuple[ReadOption, ...]:
    said, _, feedback = answers.partition("#")
    wrong, _, right = feedback.partition("#")
    is_true = said.strip().upper().startswith("T")
    if_right, if_wrong = _said(right, stem_format), _said(wrong, stem_format)
    return (
        ReadOption(HtmlText("True"), is_true, if_right if is_true else if_wrong),
        ReadOption(HtmlText("False"), not is_true, if_wrong if is_true else if_right),
    )


def _released(text: str) -> str:
    """Return text with its escaped signs as they are meant."""
    return text.translate(_RELEASED).strip()


def _format_of(text: str, otherwise: str) -> str:
    found = _FORMAT.match(text.strip())
    return found[1] if found is not None else otherwise


def _said(text: str, otherwise: str) -> HtmlText:
    """Return what a text says, in the format that it names or another."""
    text = text.strip()
    found = _FORMAT.match(text)
    if found is None:
        return formatted(_released(text), otherwise)
    return formatted(_released(text[found.end() :]), found[1])

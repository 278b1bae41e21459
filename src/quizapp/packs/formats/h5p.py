"""H5P: one interactive content as an archive, here with questions in it.

Read is whatever holds questions: a set, a column, a book, slides, or one question alone. The
programs that show such content are not in the files that are written: every place that takes H5P
has them.
"""

import json
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from quizapp.core.authoring.questions import Parsed, Progress, ignore_progress
from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.gathering import (
    NOTHING,
    PICTURE_WANTED,
    Gathering,
    ReadOption,
    ReadQuestion,
)
from quizapp.packs.formats.h5p_contents import KINDS, Content, as_dict, contents_of, refused
from quizapp.packs.formats.h5p_writing import write
from quizapp.packs.formats.html_text import HtmlText, plain
from quizapp.packs.zip_guard import Bounds, UnsafeArchive, guarded

__all__ = ["looks_like", "read", "write"]

_BOUNDS = Bounds(files=20_000, bytes=20_000_000, file_bytes=10_000_000)
"""The libraries that come along have thousands of files; only two of them are read."""

_HEAD = "h5p.json"
_CONTENT = "content/content.json"


def looks_like(head: bytes, name: str = "") -> bool:
    """Return whether a file's beginning is that of an H5P.

    Args:
        head: its first bytes, 64 KB of them where there are so many.
        name: the file's.
    """
    if not head.startswith(b"PK\x03\x04"):
        return False
    return name.lower().endswith(".h5p") or b"h5p.json" in head or b"content/content.json" in head


def read(file: BinaryIO, progress: Progress = ignore_progress) -> Parsed:
    """Return the questions of an H5P.

    Args:
        file: the archive, at its beginning.
        progress: told the share that is done.

    Raises:
        ExpectedError: it is no H5P, damaged, hostile or too large.
    """
    head, content = _parts_of(file)
    reader = _Reader()
    library, title = head.get("mainLibrary"), head.get("title")
    found = list(contents_of({"library": library, "params": content}, reader.gathering))
    for done, one in enumerate(found):
        if done % 100 == 0:
            progress(done / len(found))
        reader.take(one)
    progress(1.0)
    return replace(reader.gathering.parsed(), title=_html(title).text)


def _parts_of(file: BinaryIO) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what an H5P says of itself, and what it holds."""
    try:
        with guarded(file, "This file", _BOUNDS, lambda path: path.suffix == ".json") as archive:
            heads = [path for path in archive.paths if path.name == _HEAD and len(path.parts) < 3]
            if not heads:
                raise refused("This file is no H5P: it has no h5p.json.")
            head = min(heads, key=lambda path: len(path.parts))
            content = head.parent / PurePosixPath(_CONTENT)
            if content not in archive:
                raise refused("This H5P has no content in it.")
            return _json(archive.read(head)), _json(archive.read(content))
    except UnsafeArchive as error:
        raise refused(str(error)) from error


def _json(content: bytes) -> dict[str, Any]:
    try:
        value = json.loads(content.decode("utf-8-sig"), strict=False)
    except (ValueError, RecursionError) as error:
        raise refused("This H5P is damaged: what it holds can't be read.") from error
    if not isinstance(value, dict):
        raise refused("This H5P is damaged: what it holds can't be read.")
    return value


class _Reader:
    """Takes one content after the other."""

    def __init__(self) -> None:
        self.gathering = Gathering("h5p")

    def take(self, content: Content) -> None:
        """Take the questions of a content, or tell why they are left out."""
        params = content.params
        if content.kind == "MultiChoice":
            self._take_choice(content)
        elif content.kind == "TrueFalse":
            self._take_true_false(content)
        elif content.kind == "SingleChoiceSet":
            self._take_set(content)
        else:
            shown = params.get("question") or params.get("text") or params.get("taskDescription")
            what = KINDS.get(content.kind, f"“{content.kind[:40]}”")
            reason = f"{what}: only choice and true/false are asked here"
            self.gathering.leave_out(_html(shown).text or content.title, reason)

    def _put(self, question: ReadQuestion, content: Content) -> None:
        media = as_dict(content.params.get("media"))
        if as_dict(media.get("type", media)).get("params"):
            self.gathering.lose("pictures, films and sounds beside a question")
            question = replace(question, wants=(PICTURE_WANTED,))
        self.gathering.take(replace(question, name=" ".join(plain(content.title).text.split())))

    def _take_choice(self, content: Content) -> None:
        params = content.params
        options = []
        for answer in map(as_dict, _list(params.get("answers"))):
            extra = as_dict(answer.get("tipsAndFeedback"))
            is_key, said = answer.get("correct") is True, _html(extra.get("chosenFeedback"))
            options.append(ReadOption(_html(answer.get("text")), is_key, said))
            for field, words in (
                ("tip", "tips before the answer"),
                ("notChosenFeedback", "what is said of an answer that was not chosen"),
            ):
                self.gathering.lose(words, bool(_html(extra.get(field)).text))
        spans = self._spans(params.get("overallFeedback"))
        feedback = NOTHING
        if sum(option.is_key for option in options) == 1:
            # All or nothing: what is said of a score is said of the answers that give it.
            right = next((text for _, to, text in spans if to >= 100), NOTHING)
            wrong = next((text for start, _, text in spans if start <= 0), NOTHING)
            if right == wrong:
                feedback = right
            else:
                options = [_saying(each, right if each.is_key else wrong) for each in options]
        elif spans:
            lines = dict.fromkeys(text.text for _, _, text in spans)
            feedback = HtmlText("\n".join(lines))
        stem = _html(params.get("question"))
        self._put(ReadQuestion(stem, tuple(options), feedback=feedback), content)

    def _spans(self, value: object) -> list[tuple[float, float, HtmlText]]:
        """Return what is said of which scores, from and to how many percent."""
        return [
            (_number(each.get("from"), 0), _number(each.get("to"), 100), text)
            for each in map(as_dict, _list(value))
            if (text := self._unless_score(each.get("feedback"))).text
        ]

    def _unless_score(self, markup: object) -> HtmlText:
        told = _html(markup)
        if any(mark in told.text for mark in (":num", ":total", "@score", "@total")):
            self.gathering.lose("sentences with the score in them")
            return NOTHING
        return told

    def _take_true_false(self, content: Content) -> None:
        behaviour = as_dict(content.params.get("behaviour"))
        right, wrong = (
            self._unless_score(behaviour.get(f"feedbackOn{case}")) for case in ("Correct", "Wrong")
        )
        said = content.params.get("correct")
        known = said in ("true", True, "false", False)
        is_true = said in ("true", True)
        options = (
            ReadOption(HtmlText("True"), known and is_true, right if is_true else wrong),
            ReadOption(HtmlText("False"), known and not is_true, wrong if is_true else right),
        )
        stem = _html(content.params.get("question"))
        self._put(ReadQuestion(stem, options, ItemKind.TRUE_FALSE), content)

    def _take_set(self, content: Content) -> None:
        for choice in map(as_dict, _list(content.params.get("choices"))):
            texts = [_html(answer) for answer in _list(choice.get("answers"))]
            options = tuple(ReadOption(text, place == 0) for place, text in enumerate(texts))
            self._put(ReadQuestion(_html(choice.get("question")), options), content)
        if self._spans(content.params.get("overallFeedback")):
            self.gathering.lose("what is said of the score of a whole set")


def _html(markup: object) -> HtmlText:
    """Return what HTML says; what is no text, as in a damaged file, says nothing."""
    return plain(markup) if isinstance(markup, str) else NOTHING


def _saying(option: ReadOption, words: HtmlText) -> ReadOption:
    told = "\n".join(text.text for text in (option.feedback, words) if text.text)
    return replace(option, feedback=replace(option.feedback, text=told))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _number(value: object, otherwise: float) -> float:
    return value if isinstance(value, int | float) else otherwise

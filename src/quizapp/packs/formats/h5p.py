"""H5P: one interactive content as an archive, here with questions in it.

Read is whatever holds questions: a set, a column, a book, slides, or one question alone. The
programs that show such content are not in the files that are written: every place that takes H5P
has them.
"""

import json
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from quizapp.core.authoring.questions import (
    ForeignOption,
    ForeignQuestion,
    LeftOut,
    Parsed,
    Progress,
    ignore_progress,
)
from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.common import Losses, left_out, true_or_false, wants_of
from quizapp.packs.formats.h5p_contents import KINDS, Content, as_dict, contents_of, refused
from quizapp.packs.formats.h5p_writing import write
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
    found = list(contents_of({"library": library, "params": content}, reader.losses))
    for done, one in enumerate(found):
        if done % 100 == 0:
            progress(done / len(found))
        reader.take(one)
    progress(1.0)
    return Parsed(
        "h5p",
        tuple(reader.questions),
        tuple(reader.left_out),
        reader.losses.told(),
        title=Losses().text(title),
    )


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
    """Takes one content after the other, and numbers the questions in them."""

    def __init__(self) -> None:
        self.questions: list[ForeignQuestion] = []
        self.left_out: list[LeftOut] = []
        self.losses = Losses()

    def take(self, content: Content) -> None:
        """Take the questions of a content, or tell why they are left out."""
        params = content.params
        if content.kind == "MultiChoice":
            self._take_media(params)
            self._take_choice(content)
        elif content.kind == "TrueFalse":
            self._take_media(params)
            self._take_true_false(content)
        elif content.kind == "SingleChoiceSet":
            self._take_set(content)
        else:
            stem = Losses().text(
                params.get("question") or params.get("text") or params.get("taskDescription")
            )
            what = KINDS.get(content.kind, f"“{content.kind[:40]}”")
            reason = f"{what}: only choice and true/false are asked here"
            self.left_out.append(left_out(self._number, stem or content.title, reason))

    @property
    def _number(self) -> int:
        return len(self.questions) + len(self.left_out) + 1

    def _put(
        self,
        kind: ItemKind,
        stem: str,
        options: tuple[ForeignOption, ...],
        title: str,
        feedback: str = "",
    ) -> None:
        wants = wants_of(stem, options)
        name = self.losses.text(title)
        number = self._number
        self.questions.append(
            ForeignQuestion(number, kind, stem, options, feedback, name=name, wants=wants)
        )

    def _take_media(self, params: dict[str, Any]) -> None:
        media = as_dict(params.get("media"))
        if as_dict(media.get("type", media)).get("params"):
            self.losses.add("pictures, films and sounds beside a question")

    def _take_choice(self, content: Content) -> None:
        params = content.params
        options = []
        for answer in map(as_dict, _list(params.get("answers"))):
            extra = as_dict(answer.get("tipsAndFeedback"))
            text = self.losses.text(answer.get("text"))
            feedback = self.losses.text(extra.get("chosenFeedback"))
            options.append(ForeignOption(text, answer.get("correct") is True, feedback))
            for field, words in (
                ("tip", "tips before the answer"),
                ("notChosenFeedback", "what is said of an answer that was not chosen"),
            ):
                if Losses().text(extra.get(field)):
                    self.losses.add(words)
        stem = self.losses.text(params.get("question"))
        keys = sum(option.is_key for option in options)
        spans = self._spans(params.get("overallFeedback"))
        feedback = ""
        if len({text for _, _, text in spans}) == 1:
            feedback = spans[0][2]
        elif keys == 1:  # all or nothing: what is said of a score is said of an option
            right = next((text for _, to, text in spans if to >= 100), "")
            wrong = next((text for start, _, text in spans if start <= 0), "")
            options = [_saying(option, right if option.is_key else wrong) for option in options]
        else:
            feedback = "\n".join(text for _, _, text in spans)
        self._put(ItemKind.CHOICE, stem, tuple(options), content.title, feedback)

    def _spans(self, value: object) -> list[tuple[float, float, str]]:
        """Return what is said of which scores, from and to how many percent."""
        return [
            (_number(each.get("from"), 0), _number(each.get("to"), 100), text)
            for each in map(as_dict, _list(value))
            if (text := self._unless_score(each.get("feedback")))
        ]

    def _unless_score(self, markup: object) -> str:
        text = self.losses.text(markup)
        if any(mark in text for mark in (":num", ":total", "@score", "@total")):
            self.losses.add("sentences with the score in them")
            return ""
        return text

    def _take_true_false(self, content: Content) -> None:
        params = content.params
        behaviour = as_dict(params.get("behaviour"))
        right, wrong = (
            self._unless_score(behaviour.get(f"feedbackOn{case}")) for case in ("Correct", "Wrong")
        )
        said = params.get("correct")
        stem = self.losses.text(params.get("question"))
        if said in ("true", True, "false", False):
            is_true = said in ("true", True)
            feedback = (right, wrong) if is_true else (wrong, right)
            options = true_or_false(is_true, feedback)
        else:
            options = (ForeignOption("True"), ForeignOption("False"))
        self._put(ItemKind.TRUE_FALSE, stem, options, content.title)

    def _take_set(self, content: Content) -> None:
        for choice in map(as_dict, _list(content.params.get("choices"))):
            texts = [self.losses.text(answer) for answer in _list(choice.get("answers"))]
            options = tuple(ForeignOption(text, place == 0) for place, text in enumerate(texts))
            stem = self.losses.text(choice.get("question"))
            self._put(ItemKind.CHOICE, stem, options, content.title)
        if self._spans(content.params.get("overallFeedback")):
            self.losses.add("what is said of the score of a whole set")


def _saying(option: ForeignOption, words: str) -> ForeignOption:
    feedback = "\n".join(part for part in (option.feedback, words) if part)
    return ForeignOption(option.text, option.is_key, feedback)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _number(value: object, otherwise: float) -> float:
    return value if isinstance(value, int | float) else otherwise

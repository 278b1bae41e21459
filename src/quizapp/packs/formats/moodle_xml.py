"""Moodle XML: what Moodle's question banks export, with categories, feedback and files."""

import math
import re
from typing import BinaryIO
from xml.etree.ElementTree import Element

from quizapp.core.authoring.questions import Parsed, Progress, ignore_progress
from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.gathering import NOTHING, Gathering, ReadOption, ReadQuestion
from quizapp.packs.formats.html_text import HtmlText
from quizapp.packs.formats.moodle_texts import NOT_ASKED, formatted, topic_of
from quizapp.packs.formats.moodle_xml_stream import MOST_SIGNS, Found, found_in
from quizapp.packs.formats.moodle_xml_writing import default_name, write
from quizapp.packs.formats.texts import peeked, tidy

__all__ = ["looks_like", "read", "write"]

_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]*>)?(?:\s|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>]*>)*(?:<quiz\b(?=.*<question\b)"
    r"|<question\s+type=)",
    re.DOTALL,
)

_FORMATS = {"plain_text": "plain", "markdown": "markdown", "moodle_auto_format": "moodle"}
_KINDS = {
    "essay": "an essay",
    "numerical": "a numerical question",
    "shortanswer": "a short answer",
    "matching": "a matching question",
    "match": "a matching question",
    "randomsamatch": "a matching question",
    "cloze": "a cloze text",
    "multianswer": "a cloze text",
    "description": "a description, not a question",
    "calculated": "a calculated question",
    "calculatedsimple": "a calculated question",
    "calculatedmulti": "a calculated question",
    "gapselect": "a text with words to choose",
    "ddwtos": "a text to drag words into",
    "ddimageortext": "a picture to drag things onto",
    "ddmarker": "a picture to drag markers onto",
    "order": "an ordering question",
    "ordering": "an ordering question",
    "random": "a question drawn at random",
}
_REPLIES = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def looks_like(head: bytes) -> bool:
    """Return whether a file that begins like this is Moodle XML."""
    return _BEGINS.match(peeked(head)) is not None


def read(file: BinaryIO, progress: Progress = ignore_progress) -> Parsed:
    """Return the questions of a file in Moodle's XML.

    Raises:
        ExpectedError: it is too large, damaged, of another kind, or holds no question.
    """
    reader = _Reader()
    for found in found_in(file, progress):
        reader.see(found)
    return reader.gathering.parsed()


class _Reader:
    """Takes question elements apart; a category holds until the next."""

    def __init__(self) -> None:
        self.gathering = Gathering("moodle-xml")
        self._topic = ""

    def see(self, found: Found) -> None:
        """Take in the next element."""
        question = found.element
        kind = question.get("type", "").strip().lower()
        if kind == "category":
            self._topic = topic_of(tidy(question.findtext("category/text", "")))
        elif found.is_overlong:
            self._leave_out(found, f"it has more than {MOST_SIGNS:,} characters with its markup")
        elif kind == "multichoice":
            self._take_choice(found)
        elif kind == "truefalse":
            self._take_statement(found)
        else:
            known = _KINDS.get(kind, f'the kind "{kind[:40]}"' if kind else "no kind is named")
            self._leave_out(found, f"{known}; {NOT_ASKED}")

    def _take_choice(self, found: Found) -> None:
        question = found.element
        otherwise = _format_of(question.find("questiontext"), "html")
        is_single = (question.findtext("single") or "true").strip().lower() in ("true", "1")
        wants = []
        options = []
        for answer in question.iterfind("answer"):
            share = _share(answer)
            if share is None:
                wants.append(f'"{answer.get("fraction", "")[:20]}" is no number of points')
                share = 0
            self.gathering.lose("points of single answers", share not in (0, 100))
            options.append(
                ReadOption(
                    _said(answer, otherwise),
                    share > 99 if is_single else share > 0,
                    _said(answer.find("feedback"), otherwise),
                )
            )
        self._take(found, tuple(options), ItemKind.CHOICE, tuple(wants))

    def _take_statement(self, found: Found) -> None:
        said: dict[str, ReadOption] = {}
        for answer in found.element.iterfind("answer"):
            word = _said(answer, "plain").text.casefold()
            feedback = _said(answer.find("feedback"), "html")
            said[word] = ReadOption(
                HtmlText(word.capitalize()), (_share(answer) or 0) > 0, feedback
            )
        if set(said) != {"true", "false"}:
            self._leave_out(found, "its answers are not true and false")
            return
        self._take(found, (said["true"], said["false"]), ItemKind.TRUE_FALSE, ())

    def _take(
        self, found: Found, options: tuple[ReadOption, ...], kind: ItemKind, wants: tuple[str, ...]
    ) -> None:
        question = found.element
        asked = question.find("questiontext")
        stem = _said(asked, "html")
        if question.findtext("image", "").strip() or question.find("image_base64") is not None:
            stem = HtmlText(stem.text, stem.pictures + 1, stem.formulas)
        name = " ".join(tidy(question.findtext("name/text", "")).split())
        number = tidy(question.findtext("idnumber", ""))
        lose = self.gathering.lose
        lose("id numbers", bool(name and number and number != name))
        lose("embedded files", sum(1 for _ in question.iter("file")))
        lose("hints", sum(bool(_said(hint, "html").text) for hint in question.iterfind("hint")))
        lose(
            "replies to every right or wrong answer",
            sum(bool(_said(question.find(reply), "html").text) for reply in _REPLIES),
        )
        tags = (tidy(tag.findtext("text", "")) for tag in question.iterfind("*/tag"))
        self.gathering.take(
            ReadQuestion(
                stem,
                options,
                kind,
                _said(question.find("generalfeedback"), _format_of(asked, "html")),
                name="" if name == default_name(stem.text) else name or number,
                topic=self._topic,
                tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
                wants=wants,
            )
        )

    def _leave_out(self, found: Found, reason: str) -> None:
        stem = _said(found.element.find("questiontext"), "html").text
        stem = stem or tidy(found.element.findtext("name/text", ""))
        self.gathering.leave_out(stem, f"line {found.line}: {reason}")


def _format_of(element: Element | None, otherwise: str) -> str:
    named = "" if element is None else element.get("format", "").strip()
    return _FORMATS.get(named, "html") if named else otherwise


def _said(element: Element | None, otherwise: str) -> HtmlText:
    """Return what the text of an element says, in the format that it names or another."""
    text = None if element is None else element.find("text")
    if element is None or text is None or not text.text:
        return NOTHING
    return formatted(text.text.strip(), _format_of(element, otherwise))


def _share(answer: Element) -> float | None:
    """Return how many of 100 points an answer gives; None where that is no number."""
    try:
        share = float(answer.get("fraction", "0").replace(",", ".") or 0)
    except ValueError:
        return None
    return share if math.isfinite(share) else None

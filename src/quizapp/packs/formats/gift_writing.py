"""Writing GIFT with the escapes, marks and weights that Moodle accepts."""

import re
from collections.abc import Sequence

from quizapp.core.authoring.questions import ForeignQuestion, WrittenFile
from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.common import after_any_answer
from quizapp.packs.formats.gathering import Writing
from quizapp.packs.formats.html_text import escaped
from quizapp.packs.formats.moodle_texts import category_of, unfit, weight_of_each

_RESERVED = re.compile(r"[\\:#={}~]")
_NEEDS_HTML = re.compile(r"[<>&\n]|\A(?:\[|%|//)")
"""What unmarked text says otherwise: markup, a format, a weight, a comment."""
_NEEDS_MARK = re.compile(r"\[|%")
_ID = re.compile(r"[\w.:/-]{1,100}")


def write(questions: Sequence[ForeignQuestion]) -> WrittenFile:
    """Return questions in GIFT.

    The source and the correction of a statement stand in what is said after any answer.
    """
    writing = Writing()
    topic = ""
    for place, question in enumerate(questions, start=1):
        reason = unfit(question)
        if reason:
            writing.leave_out(place, question, reason)
            continue
        category = ""
        if question.topic != topic:
            topic = question.topic
            category = f"$CATEGORY: {category_of(topic)}\n\n"
        writing.add(category + _in_gift(question))
    return writing.finished(between="\n")


def _in_gift(question: ForeignQuestion) -> str:
    general = after_any_answer(question)
    said = [question.stem, general]
    for option in question.options:
        said += [option.text, option.feedback]
    texts = _Texts(any(_NEEDS_HTML.search(text) for text in said))
    name = " ".join(question.name.split())
    lines = []
    marks = [f"[id:{name}]"] if _ID.fullmatch(name) else []
    marks += [f"[tag:{_in_mark(tag)}]" for tag in question.tags]
    if marks:
        lines.append("// " + " ".join(marks))
    head = f"::{_plainly(name)}::" if name else ""
    lines.append(head + texts.stem(question.stem) + "{")
    if question.kind is ItemKind.TRUE_FALSE:
        lines[-1] += _statement(question, texts)
    else:
        lines += _options(question, texts)
    if general:
        lines.append(f"\t####{texts.said(general)}")
    return "\n".join(lines) + "\n}\n"


class _Texts:
    """Writes the texts of one question, all of them in one format."""

    def __init__(self, html: bool) -> None:
        self._html = html

    def stem(self, text: str) -> str:
        """Return the question's own text, which says the format of the others."""
        return f"[html]{_plainly(escaped(text))}" if self._html else _plainly(text)

    def said(self, text: str) -> str:
        """Return any other text."""
        if not self._html:
            return _plainly(text)
        mark = "[html]" if _NEEDS_MARK.match(text) else ""
        return mark + _plainly(escaped(text))


def _statement(question: ForeignQuestion, texts: _Texts) -> str:
    key = question.keys[0]
    right, wrong = question.options[key].feedback, question.options[1 - key].feedback
    answer = "FALSE" if key else "TRUE"
    if right:
        return f"{answer}#{texts.said(wrong)}#{texts.said(right)}"
    return f"{answer}#{texts.said(wrong)}" if wrong else answer


def _options(question: ForeignQuestion, texts: _Texts) -> list[str]:
    keys = len(question.keys)
    weight = weight_of_each(keys)
    lines = []
    for option in question.options:
        if keys == 1:
            mark = "=" if option.is_key else "~"
        else:
            mark = f"~%{weight}%" if option.is_key else f"~%-{weight}%"
        feedback = f"#{texts.said(option.feedback)}" if option.feedback else ""
        lines.append(f"\t{mark}{texts.said(option.text)}{feedback}")
    return lines


def _plainly(text: str) -> str:
    return _RESERVED.sub(r"\\\g<0>", text)


def _in_mark(tag: str) -> str:
    return re.sub(r"[\]\\]", r"\\\g<0>", " ".join(tag.split()))

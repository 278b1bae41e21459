"""Questions written as an H5P question set."""

import io
import json
import uuid
import zipfile
from collections.abc import Sequence
from typing import Any

from quizapp.core.authoring.questions import ForeignQuestion, WrittenFile
from quizapp.packs.formats.common import NO_KEY, Losses, after_any_answer, is_true_false, left_out
from quizapp.packs.formats.html_text import escaped
from quizapp.packs.formats.texts import tidy

UNTITLED = "Untitled "
"""What H5P calls what has no title; each piece of content has to have one."""

_SET = ("H5P.QuestionSet", 1, 20)
_CHOICE = ("H5P.MultiChoice", 1, 16)
_TRUE_FALSE = ("H5P.TrueFalse", 1, 8)
"""Versions that the hub of H5P gives out and that fit each other; older places have them too.

What these libraries need in turn is not named: a place that has them has it, and one that has
another version of it would refuse the file.
"""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_NAMESPACE = uuid.UUID("6f1d2f0e-5f0b-5b0e-9c5f-1a3a55b1c9d4")
_LONGEST_TITLE = 255
_LONGEST_FEEDBACK = 2048
"""Characters after a statement; H5P cuts what is longer."""


def write(questions: Sequence[ForeignQuestion]) -> WrittenFile:
    """Return questions as one ``.h5p`` with a question set; the same give the same bytes."""
    written, out, losses = [], [], Losses()
    for place, question in enumerate(questions):
        if not question.keys or (is_true_false(question) and len(question.keys) > 1):
            out.append(left_out(place + 1, question.stem, NO_KEY))
            continue
        if is_true_false(question) and max(_lengths(question)) > _LONGEST_FEEDBACK:
            reason = f"H5P takes {_LONGEST_FEEDBACK:,} characters after a statement at most"
            out.append(left_out(place + 1, question.stem, reason))
            continue
        losses.add("topics", bool(question.topic))
        losses.add("tags", len(question.tags))
        params = _true_false(question) if is_true_false(question) else _choice(question)
        written.append(_content(question, params, place))
    content = {
        "introPage": {"showIntroPage": False},
        "progressType": "textual",
        "passPercentage": 50,
        "questions": written,
        "randomQuestions": False,
        "endGame": {"showResultPage": True, "showSolutionButton": True, "showRetryButton": True},
        "override": {},
    }
    head = {
        "title": "Questions",
        "language": "en",
        "defaultLanguage": "en",
        "mainLibrary": _SET[0],
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": [
            {"machineName": name, "majorVersion": major, "minorVersion": minor}
            for name, major, minor in (_SET, _CHOICE, _TRUE_FALSE)
        ],
    }
    data = _zipped({"h5p.json": head, "content/content.json": content})
    return WrittenFile(data, len(written), tuple(out), losses.told())


def _content(question: ForeignQuestion, params: dict[str, Any], place: int) -> dict[str, Any]:
    name, major, minor = _TRUE_FALSE if is_true_false(question) else _CHOICE
    kind = "True/False Question" if is_true_false(question) else "Multiple Choice"
    title = " ".join(tidy(question.name).split())[:_LONGEST_TITLE]
    return {
        "library": f"{name} {major}.{minor}",
        "params": params,
        "subContentId": str(uuid.uuid5(_NAMESPACE, f"{place} {tidy(question.stem)}")),
        "metadata": {
            "contentType": kind,
            "license": "U",
            "title": escaped(title) or UNTITLED + kind,
        },
    }


def _choice(question: ForeignQuestion) -> dict[str, Any]:
    after = _line(after_any_answer(question))
    return {
        "question": _html(question.stem, "p"),
        "answers": [
            {
                "text": _html(option.text, "div"),
                "correct": option.is_key,
                "tipsAndFeedback": {
                    "tip": "",
                    "chosenFeedback": _html(option.feedback, "div"),
                    "notChosenFeedback": "",
                },
            }
            for option in question.options
        ],
        "overallFeedback": [{"from": 0, "to": 100, "feedback": after}]
        if after
        else [{"from": 0, "to": 100}],
        "behaviour": {"type": "auto", "singlePoint": True, "randomAnswers": True},
    }


def _true_false(question: ForeignQuestion) -> dict[str, Any]:
    (key,) = question.keys
    right, wrong = _said_after(question, key), _said_after(question, 1 - key)
    return {
        "question": _html(question.stem, "p"),
        "correct": "true" if key == 0 else "false",
        "behaviour": {"feedbackOnCorrect": right, "feedbackOnWrong": wrong},
    }


def _said_after(question: ForeignQuestion, place: int) -> str:
    """Return what is said after an option of a statement, as its field takes it."""
    own, after = question.options[place].feedback, after_any_answer(question)
    return _line(own if after in own else f"{own}\n{after}")


def _lengths(question: ForeignQuestion) -> tuple[int, int]:
    return len(_said_after(question, 0)), len(_said_after(question, 1))


def _line(text: str) -> str:
    """Return text for a field that holds no elements, hence no breaks."""
    return escaped(" ".join(tidy(text).split()))


def _html(text: str, element: str) -> str:
    told = escaped(tidy(text))
    return f"<{element}>{told}</{element}>" if told else ""


def _zipped(files: dict[str, dict[str, Any]]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in files.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, json.dumps(value, ensure_ascii=False).encode())
    return whole.getvalue()

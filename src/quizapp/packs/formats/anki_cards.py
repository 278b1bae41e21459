"""How the app's questions stand on cards of Anki: written, and read back the same.

The front has the question with its options, the back the right one, what is said of it and where
it stands. Each part is an element with a class of its own, by which it is known again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion
from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.common import is_true_false
from quizapp.packs.formats.html_text import escaped, plain

MOST_OPTIONS = 26
_ASK = "True or false?"
_PART = re.compile(r'<(div|li) class="quizapp-([a-z]+)">(.*?)</\1>', re.DOTALL)
_LETTERED = re.compile(r"([A-Z])\) (.*)", re.DOTALL)


def _part(name: str, text: str, before: str = "") -> str:
    return f'<div class="quizapp-{name}">{escaped(before + text)}</div>' if text else ""


def front(question: ForeignQuestion) -> str:
    """Return the front of a card, as HTML."""
    stem = _part("stem", question.stem)
    if is_true_false(question):
        return f"{stem}<div>{_ASK}</div>"
    options = "".join(
        f'<li class="quizapp-option">{escaped(option.text)}</li>' for option in question.options
    )
    return f'{stem}<ol type="A">{options}</ol>'


def back(question: ForeignQuestion) -> str:
    """Return the back of a card, as HTML; of a false statement with what is so instead."""
    letters = [chr(65 + place) for place in range(len(question.options))]
    if is_true_false(question):
        letters = [option.text for option in question.options]
        parts = [_part("truth", question.options[place].text) for place in question.keys]
    else:
        parts = [
            _part("key", question.options[place].text, f"{letters[place]}) ")
            for place in question.keys
        ]
    parts.append(_part("correction", question.correction))
    parts.append(_part("feedback", question.feedback))
    parts += [
        _part("note", option.feedback, f"{letter}) ")
        for letter, option in zip(letters, question.options, strict=True)
    ]
    parts.append(_part("source", question.source, "Source: "))
    return "".join(parts)


def own(front: str, back: str) -> ForeignQuestion | None:
    """Return the question on a card that the app wrote; None for any other."""
    if 'class="quizapp-stem"' not in front:
        return None
    asked, told = _parts(front), _parts(back)
    stem = " ".join(asked.get("stem", ())).strip()
    truth = told.get("truth", [])
    if truth:
        notes = _truth_notes(told.get("note", ()))
        options = true_or_false(truth[0] == "True", notes)
        return _with_words(ForeignQuestion(1, ItemKind.TRUE_FALSE, stem, options), told)
    keys = {letter for letter, _ in _lettered(told.get("key", ()))}
    feedbacks = dict(_lettered(told.get("note", ())))
    texts = asked.get("option", [])
    if not stem or not texts or len(texts) > MOST_OPTIONS:
        return None
    options = tuple(
        ForeignOption(text, letter in keys, feedbacks.get(letter, ""))
        for letter, text in zip(_letters(texts), texts, strict=True)
    )
    return _with_words(ForeignQuestion(1, ItemKind.CHOICE, stem, options), told)


def _with_words(question: ForeignQuestion, told: Mapping[str, list[str]]) -> ForeignQuestion:
    """Return a question with what its back says for any answer."""
    return replace(
        question,
        feedback="\n".join(told.get("feedback", ())),
        correction="\n".join(told.get("correction", ())),
        source="\n".join(told.get("source", ())).removeprefix("Source: "),
    )


def true_or_false(is_true: bool, feedback: tuple[str, str] = ("", "")) -> tuple[ForeignOption, ...]:
    """Return the two options of a statement.

    Args:
        is_true: whether it is.
        feedback: on True and on False.
    """
    return (
        ForeignOption("True", is_true, feedback[0]),
        ForeignOption("False", not is_true, feedback[1]),
    )


def _letters(texts: Sequence[str]) -> list[str]:
    return [chr(65 + place) for place in range(len(texts))]


def _parts(markup: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _, name, inside in _PART.findall(markup):
        found.setdefault(name, []).append(plain(inside).text)
    return found


def _lettered(texts: Sequence[str]) -> list[tuple[str, str]]:
    matches = [_LETTERED.fullmatch(text) for text in texts]
    return [(one[1], one[2]) for one in matches if one]


def _truth_notes(texts: Sequence[str]) -> tuple[str, str]:
    notes = {"True": "", "False": ""}
    for text in texts:
        word, _, said = text.partition(") ")
        if word in notes:
            notes[word] = said
    return notes["True"], notes["False"]

"""Every question, every choice, as the computer sends it and as the phone's own script shows it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from playwright.sync_api import Browser

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.cards.outline import CORRECTION, Verdict
from quizapp.server.views import PhoneCards, View
from tests.card_claims import Asked, Outline, built_in_questions, faults, told
from tests.server.conftest import PAGE

_SHOW = """cards => cards.map(one => one.own.map(own => {
  const box = document.createElement("main");
  phone.card(one.card, own, false, true).forEach(part => part && box.appendChild(part));
  const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), said = [];
  while (texts.nextNode()) said.push(texts.currentNode.data);
  return said.join(" ");
}))"""
"""Build each card as the page does, and return its text."""


def _choices(question: Asked) -> Iterator[tuple[int | None, Certainty | None, Outline]]:
    for choice, parts in zip(question.choices, question.outlines(), strict=True):
        yield choice, None if choice is None else Certainty.CERTAIN, _as_a_class_reads(parts)


def _as_a_class_reads(parts: Outline) -> Outline:
    """Return an outline with the verdict that phones use where nothing was answered."""
    return tuple(
        replace(part, text="You did not answer.")
        if isinstance(part, Verdict) and part.outcome is Outcome.SKIPPED
        else part
        for part in parts
    )


def _texts(value: Any) -> Iterator[str]:
    """Yield the strings of a part in the order in which they are sent."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        label = [CORRECTION] if value.get("correction") else []
        for name, inside in value.items():
            yield from label if name == "correction" else []
            if name not in ("kind", "outcome"):
                yield from _texts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside)


def test_the_computer_sends_every_claim_in_order() -> None:
    wrong = []
    for question in built_in_questions():
        cards = PhoneCards([question.card])
        for choice, certainty, parts in _choices(question):
            sent = json.loads(json.dumps(cards.whole(0, choice, certainty)))
            wrong += faults(question, parts, " ".join(_texts(sent)))
    assert not wrong, told(wrong)


def test_the_page_shows_every_claim_in_order(browser: Browser) -> None:
    """One page, fed with one card after the other."""
    questions = built_in_questions()
    sent: list[View] = []
    for question in questions:
        cards = PhoneCards([question.card])
        own = [cards.own(0, choice, certainty) for choice, certainty, _ in _choices(question)]
        sent.append({"card": cards.whole(0), "own": own})
    page = browser.new_page()
    try:
        for script in ("elements.js", "picture.js", "card.js"):
            page.add_script_tag(path=PAGE / script)
        shown = page.evaluate(_SHOW, sent)
    finally:
        page.close()
    wrong = []
    for question, texts in zip(questions, shown, strict=True):
        for (_, _, parts), text in zip(_choices(question), texts, strict=True):
            wrong += faults(question, parts, text)
    assert not wrong, told(wrong)

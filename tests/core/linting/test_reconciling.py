import pytest

from quizapp.core.content.items import Deck, Item
from quizapp.core.linting.lint import lint_bank
from quizapp.core.linting.patterns import RECONCILING
from tests.core.linting.making import choice, pack_of, renamed


@pytest.mark.parametrize(
    "text",
    [
        "Both are right",
        "Neither of the two birds",
        "It depends on the year",
        "The claim is partly so",
        "It cannot be said",
        "Nobody knows",
        "It is hard to tell",
        "The number is not known",
        "Their origin is unclear",
        "They counted different groups",
    ],
)
def test_options_that_reconcile_or_doubt_are_known(text: str) -> None:
    assert RECONCILING.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "On both sides of the river",
        "The well-known bat",
        "They took part in it",
        "A different bird",
        "An independent bird",
        "The bird is not there",
    ],
)
def test_plain_options_are_none_of_these(text: str) -> None:
    assert not RECONCILING.search(text)


def _bank(*texts: str, deck: Deck = Deck.DEFAULT) -> list[str]:
    every: list[Item] = [
        choice(f"Which of {n} trees grows near water {n}?", *texts, deck=deck) for n in range(12)
    ]
    return [f.message for f in lint_bank(pack_of(*renamed(tuple(every)))) if f.rule == "L30"]


def test_the_peacemaker_is_not_the_key_every_time() -> None:
    (message,) = _bank("*Both of them", "The old oak", "The elm")
    assert "12 choices" in message
    assert "in 12 of them" in message
    assert _bank("*The old oak", "Both of them", "The elm") == []


def test_choices_with_none_or_only_such_options_are_not_judged() -> None:
    assert _bank("*The old oak", "The ash", "The elm") == []
    assert _bank("*Both of them", "Neither of them", "It depends") == []


def test_the_detective_deck_may_reconcile() -> None:
    assert _bank("*Both of them", "The old oak", "The elm", deck=Deck.DETECTIVE) == []

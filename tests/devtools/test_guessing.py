import math

import pytest
from devtools.guessing import FOLDS, WordCounts, counted, learn_options, learn_statements

from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import FactId, ItemId
from quizapp.core.content.items import Deck, Item, ItemKind
from tests.builders import a_fact, a_statement
from tests.core.linting.making import choice, statements


def _facts(*items: Item) -> list[Fact]:
    """Return a fact for each item."""
    return [a_fact(id=FactId(f"fact-{n}"), items=(item,)) for n, item in enumerate(items)]


def _choices(number: int, key: str, other: str, **changes: object) -> list[Item]:
    """Return choices whose options begin with these words and go on with one of their own."""
    return [
        choice(
            f"Which is number {n}?",
            *(
                f"{first} {letter}{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}"
                for first, letter in ((f"*{key}", "k"), (other, "v"), (other, "w"))
            ),
            **changes,
        )
        for n in range(number)
    ]


def test_a_word_that_only_keys_have_gives_them_away() -> None:
    learned = learn_options(_facts(*_choices(20, "Gently", "The")))
    assert (learned.items, learned.right) == (20, 1)
    assert learned.chance == pytest.approx(1 / 3)


def test_words_that_no_other_fact_has_teach_nothing() -> None:
    learned = learn_options(_facts(*_choices(20, "The", "The")))
    assert learned.right == pytest.approx(1 / 3)


def test_what_is_asked_of_a_fact_is_not_learned_from_that_fact() -> None:
    twins = tuple(
        choice("Which?", "*Oak alone", "Elm wood", "Ash tree", id=ItemId(f"twin-{n}"))
        for n in range(8)
    )
    learned = learn_options([a_fact(items=twins)])
    assert learned.items == 8
    assert learned.right == pytest.approx(1 / 3)


def test_statements_are_judged_by_the_words_of_true_and_false_ones() -> None:
    true = statements(True, *(f"Often rain {n}." for n in range(15)))
    false = statements(False, *(f"Always rain {n}." for n in range(15)))
    assert learn_statements(_facts(*true, *false)).right == 1
    assert learn_statements(_facts(*statements(True, *["Rain."] * 9))).right == 0.5


def test_other_sizes_and_the_detective_deck_are_left_out() -> None:
    four = choice("Which?", "*Oak", "Elm", "Ash", "Fir")
    keyless = choice("Which?", "Oak", "Elm", "Ash")
    detective = _choices(1, "Gently", "The", deck=Deck.DETECTIVE)
    argued = a_statement(deck=Deck.DETECTIVE)
    facts = _facts(four, keyless, *detective, argued)
    assert learn_options(facts).items == learn_statements(facts).items == 0
    assert learn_options(facts).right == pytest.approx(1 / 3)


def test_the_same_deal_gives_the_same_result_and_another_may_not() -> None:
    mixed = _choices(13, "Gently", "The") + _choices(29, "The", "Gently")
    facts = _facts(*mixed)
    assert len(facts) > FOLDS
    assert learn_options(facts, seed=3) == learn_options(facts, seed=3)


def test_evidence_is_the_logarithm_of_how_much_likelier_a_word_is() -> None:
    counts = WordCounts()
    assert counts.evidence("Oak") == 0
    for text, right in (("oak", True), ("elm", False), ("elm ash", False)):
        counts.learn(text, right)
    # smoothed by the classes' shares, 1/3 and 2/3: (1 + 1/3) / 1 to (0 + 2/3) / 2
    assert counts.evidence("Oak") == pytest.approx(math.log((4 / 3) / (1 / 3)))
    assert counts.evidence("oak OAK") == counts.evidence("oak")
    assert counts.evidence("yew") == pytest.approx(0)


def test_the_words_that_tell_most_come_first_with_their_counts() -> None:
    counts = WordCounts()
    assert counts.telling() == []
    for n in range(8):
        counts.learn("not so" if n < 6 else "so", True)
        counts.learn("so always" if n < 3 else "so", False)
    # one half of the texts is right: 6 to 0 lie further from it than 0 to 3, and 8 to 8 on it
    assert counts.telling() == [("not", 6, 0), ("always", 0, 3), ("so", 8, 8)]


def test_words_are_counted_in_the_options_or_in_the_statements() -> None:
    facts = _facts(*_choices(3, "Gently", "The"), *statements(True, "Often rain."))
    options = counted(facts, ItemKind.CHOICE).telling()
    assert {("gently", 3, 0), ("the", 0, 6)} < {*options}
    assert "true" not in {word for word, _, _ in options}
    both = (*facts, *_facts(*statements(False, "Always rain.")))
    assert ("rain", 1, 1) in counted(both, ItemKind.TRUE_FALSE).telling()
    assert ("the", 0, 6) not in counted(both, ItemKind.TRUE_FALSE).telling()

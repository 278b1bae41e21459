import pytest
from devtools.guessing import (
    avoid_the_longest,
    every_strategy,
    false_if_absolute,
    pick_figures,
    pick_the_longest,
    pick_the_shortest,
    true_if_it_negates,
    true_if_long,
)

from tests.builders import a_statement
from tests.core.linting.making import choice, options, statements


def test_picking_the_longest_counts_ties_by_their_share() -> None:
    items = [
        options("*aaaa", "bb", "cc"),  # right
        options("*aa", "bbbb", "cc"),  # wrong
        options("*aaaa", "bbbb", "cc"),  # one half
        options("*aa", "bb", "cc", "dd"),  # one quarter, no cue
        a_statement(),
    ]
    guessing = pick_the_longest(items)
    assert (guessing.items, guessing.cued) == (4, 3)
    assert guessing.score == pytest.approx(1.75)
    assert guessing.chance == pytest.approx(1 + 1 / 4)
    assert guessing.gain == pytest.approx(0.5 / 4)


def test_keys_that_are_never_the_longest_pay_for_avoiding_it() -> None:
    items = [options("*aa", "bbbb", "cc"), options("*aaa", "bbbb", "cc"), options("*a", "b", "c")]
    shortest, avoiding = pick_the_shortest(items), avoid_the_longest(items)
    assert shortest.score == pytest.approx(1 / 2 + 0 + 1 / 3)
    assert avoiding.score == pytest.approx(1 / 2 + 1 / 2 + 1 / 3)
    assert avoiding.chance == pytest.approx(1)
    assert (shortest.cued, avoiding.cued) == (2, 2)


def test_picking_figures_guesses_blindly_where_none_or_all_have_them() -> None:
    items = [
        options("*In 2009", "Then", "Now"),
        options("*Then", "In 2009", "Now"),
        options("*Then", "Before", "Now"),
        options("*1", "2", "3"),
    ]
    guessing = pick_figures(items)
    assert (guessing.items, guessing.cued) == (4, 2)
    assert guessing.score == pytest.approx(1 + 2 / 3)
    assert guessing.chance == pytest.approx(4 / 3)


def test_absolute_statements_are_judged_false_and_others_by_a_coin() -> None:
    items = statements(False, "It always rains.", "It rains.") + statements(True, "All fell.")
    guessing = false_if_absolute(items)
    assert (guessing.items, guessing.cued) == (3, 2)
    assert guessing.score == pytest.approx(1.5)
    assert guessing.chance == pytest.approx(1.5)


def test_negating_statements_are_judged_true() -> None:
    items = statements(True, "It is not so.", "It isn't so.") + statements(False, "It is so.")
    guessing = true_if_it_negates(items)
    assert guessing.score == pytest.approx(2.5)
    assert guessing.cued == 2


def test_statements_longer_than_the_median_are_judged_true() -> None:
    items = statements(True, "aaaaaaa", "aaaa") + statements(False, "aaa")
    guessing = true_if_long(items)
    assert guessing.score == pytest.approx(2.5)
    assert guessing.cued == 2


def test_no_items_give_no_gain() -> None:
    assert [guessing.gain for guessing in every_strategy([])] == [0.0] * 7
    assert len({guessing.strategy for guessing in every_strategy([])}) == 7


def test_an_item_without_one_key_is_passed_over() -> None:
    assert pick_the_longest([choice("?", "Oak", "Elm")]).items == 0

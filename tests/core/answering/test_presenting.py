import random
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.presenting import PresentedItem, keeps_order, present, shown_order
from quizapp.core.content.items import Option
from tests.builders import a_choice, a_statement


def _options(*texts: str) -> tuple[Option, ...]:
    return tuple(Option(text, place == 0, "why") for place, text in enumerate(texts))


def test_a_presented_item_has_no_field_that_could_carry_the_key() -> None:
    shown = {"item_id", "kind", "stem", "options", "source_line", "picture"}
    assert {field.name for field in fields(PresentedItem)} == shown


@given(seed=st.integers())
def test_the_shown_order_holds_every_option_once(seed: int) -> None:
    order = shown_order(a_choice(), random.Random(seed))
    assert sorted(order) == [0, 1, 2]


def test_every_order_of_three_options_comes_up_about_equally_often() -> None:
    rng = random.Random(7)
    seen = [shown_order(a_choice(), rng) for _ in range(3000)]
    counts = [seen.count(order) for order in set(seen)]
    assert len(counts) == 6
    assert all(400 < count < 600 for count in counts)


def test_the_same_seed_shows_the_same_order() -> None:
    item = a_choice()
    assert shown_order(item, random.Random(3)) == shown_order(item, random.Random(3))


@pytest.mark.parametrize(
    "texts",
    [
        ("1998", "2002", "2009"),
        ("15%", "56%", "71%"),
        ("947", "2,914", "34,021"),
        ("About 26,000 people", "About 33,000 people", "About 34,000 people"),
        ("May 2002", "June 2002", "July 2004"),
    ],
)
def test_options_that_are_numbers_keep_the_authors_order(texts: tuple[str, ...]) -> None:
    item = a_choice(options=_options(*texts))
    assert keeps_order(item)
    assert shown_order(item, random.Random(1)) == (0, 1, 2)


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (("a", "b", "c"), True),
        (("A)", "(b)", "c."), True),
        (("Town A", "Town B", "Town C"), True),
        (("Town A", "River B", "Town C"), False),
        (("a", "b", "carbon"), False),
        (("Iron", "Zinc", "Lead"), False),
    ],
)
def test_letters_of_a_picture_stay_beside_the_letters_of_the_options(
    texts: tuple[str, ...], kept: bool
) -> None:
    item = a_choice(options=_options(*texts))
    assert keeps_order(item) is kept
    orders = {shown_order(item, random.Random(seed)) for seed in range(20)}
    assert (orders == {(0, 1, 2)}) is kept


def test_options_that_only_begin_with_a_number_are_shuffled() -> None:
    assert not keeps_order(a_choice(options=_options("2009 was the peak", "China", "Japan")))


def test_true_stands_before_false() -> None:
    item = a_statement()
    assert present(item, shown_order(item, random.Random(1))).options == ("True", "False")


def test_letters_are_a_to_c_for_three_options_and_t_and_f_for_a_statement() -> None:
    assert present(a_choice(), (2, 0, 1)).letters == ("A", "B", "C")
    assert present(a_statement(), (0, 1)).letters == ("T", "F")


def test_options_stand_in_the_order_given() -> None:
    item = a_choice()
    shown = present(item, (2, 0, 1))
    assert shown.options == tuple(item.options[place].text for place in (2, 0, 1))


@pytest.mark.parametrize("order", [(0, 1), (0, 0, 1), (0, 1, 3)])
def test_an_order_that_loses_an_option_is_refused(order: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="does not order"):
        present(a_choice(), order)

"""Friendly names to offer in a room."""

import random

from quizapp.core.session.friendly_names import BIRDS, COLOURS, is_offered, offered
from quizapp.core.session.names import tidy_name
from quizapp.core.session.unkind_names import is_kind


def test_offered_names_are_free_all_different_and_kind() -> None:
    taken = ["red owl", "BLUE JAY"]
    names = offered(taken, 3_000, random.Random(1))
    assert len(set(names)) == len(names) > 1_500
    assert not {name.casefold() for name in names} & {"red owl", "blue jay"}
    assert all(is_kind(name) and is_offered(name) and tidy_name(name) == name for name in names)


def test_no_name_is_offered_twice_in_a_word() -> None:
    assert len(set(COLOURS)) == len(COLOURS)
    assert len(set(BIRDS)) == len(BIRDS)
    assert not is_offered("Teal Teal")


def test_what_is_not_ours_is_not_offered() -> None:
    assert not is_offered("Red  Owl")
    assert not is_offered("Owl")
    assert not is_offered("red owl")

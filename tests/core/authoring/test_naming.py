"""Ids that are made of titles."""

import re

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.authoring.naming import slug, unique_id
from quizapp.packs.models import ID_PATTERN


def test_a_title_is_written_small_with_hyphens() -> None:
    assert slug("What happens to milk?", "x") == "what-happens-to-milk"
    assert slug("Größe & Maß: 2 Übungen", "x") == "grosse-mass-2-ubungen"


def test_what_cannot_be_written_so_has_the_fallback() -> None:
    assert slug("우유 이야기", "pack") == "pack"
    assert slug("", "pack") == "pack"


@given(st.text(max_size=300))
def test_whatever_is_typed_gives_an_id(text: str) -> None:
    made = slug(text, "pack")
    assert re.fullmatch(ID_PATTERN, made)
    assert len(made) <= 60


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert unique_id("milk", []) == "milk"
    assert unique_id("milk", ["milk", "milk-2"]) == "milk-3"

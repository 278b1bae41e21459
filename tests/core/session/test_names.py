"""The one rule for a person's name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.session.names import (
    NAME_LENGTH,
    NameFault,
    look_alikes,
    looks_like,
    name_fault,
    name_key,
    search_key,
    sort_key,
    tidied,
    tidy_name,
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Ana   Berg ", "Ana Berg"),
        ("Ana\u202egreB", "AnagreB"),
        ("\u200bAna\u200b", "Ana"),
        ("Ana\x00\x07", "Ana"),
        ("Ana\nBerg", "Ana Berg"),
        ("Ana\N{NO-BREAK SPACE}Berg", "Ana Berg"),
        ("E\u0301lise", "Élise"),
        ("<b>Ana</b>", "<b>Ana</b>"),
        ("김철수", "김철수"),
        ("17", "17"),
        ("🦉", "🦉"),
        ("Ada 🦉", "Ada 🦉"),
        ("👨\u200d👧", "👨\u200d👧"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("An\u200dna", "Anna"),
        ("Ana\u3164", "Ana"),
        ("x" * 40, "x" * 40),
        ("e\u0301" * 40, "é" * 40),
    ],
)
def test_a_name_is_shown_without_what_shows_nothing(typed: str, shown: str) -> None:
    assert tidy_name(typed) == shown


@pytest.mark.parametrize(
    "typed", ["", "   ", "\u200b", "\u202e\u202d", "...", "x" * 41, "\u3164", "\u2800", "\u200d"]
)
def test_what_cannot_be_shown_is_no_name(typed: str) -> None:
    assert tidy_name(typed) is None


@given(st.text())
def test_a_tidy_name_is_short_on_one_line_and_stays_as_it_is(typed: str) -> None:
    name = tidy_name(typed)
    if name is None:
        return
    assert len(name) <= NAME_LENGTH
    assert name == " ".join(name.split())
    assert not [sign for sign in name if unicodedata.category(sign) in ("Cc", "Cs", "Co")]
    assert "\u202e" not in name
    assert tidy_name(name) == name


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", NameFault.EMPTY),
        ("- ! -", NameFault.EMPTY),
        ("\u3164\u2800", NameFault.EMPTY),
        ("x" * (NAME_LENGTH + 1), NameFault.LONG),
        ("Z" + "\u0335" * 9 + "oe", NameFault.UNREADABLE),
        ("Nguyễn Thị Ánh", None),
        ("שָׁלוֹם", None),
        ("🦉", None),
    ],
)
def test_why_a_name_cannot_be_used(typed: str, fault: NameFault | None) -> None:
    assert name_fault(tidied(typed)) is fault


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José", "Jose\u0301"),
        ("Mina", "MINA"),
        ("Mina", "Ｍｉｎａ"),
        ("O'Brien", "O’Brien"),
        ("Anna-Maria", "Anna\u2010Maria"),
        ("김민지", "\u1100\u1175\u11b7민지"),
        ("ΓΙΏΡΓΟΣ", "Γιώργος"),
        ("Ana  Berg", " Ana\u00a0Berg"),
    ],
)
def test_spellings_of_the_same_name(one: str, other: str) -> None:
    assert name_key(tidied(one)) == name_key(tidied(other))
    assert looks_like(tidied(one), [tidied(other)]) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna", "Аnna"),  # the first letter is Cyrillic
        ("Елена", "Eлена"),  # the first letter is Latin
        ("Jose", "José"),
        ("Paul", "PauI"),
        ("Anna Maria", "Anna-Maria"),
        ("AnnaMaria", "Anna Maria"),
        ("Strauss", "Strauß"),
        ("Irem", "İrem"),
        ("Bob", "B0b"),
        ("Oskar", "Οskar"),  # the first letter is Greek
        ("Lukasz", "Łukasz"),
    ],
)
def test_names_that_are_hard_to_tell_apart_are_told_and_not_the_same(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
    assert looks_like(one, ["Zoe", other]) == other
    assert looks_like(other, ["Zoe", one]) == one
    assert look_alikes([one, "Zoe", other]) == {one: other, other: one}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(
            ("Anna", "Anne"),
            ("Ian", "Lan"),
            ("Mina", "Mira"),
            ("Max", "Maxi"),
            ("김민지", "김민자"),
        ),
        *(
            ("🦉", "🦊"),
            ("Nguyễn Thị An", "Nguyễn Thị Ân B"),
            ("सुमन", "समन"),
            ("Pupil 1", "Pupil 2"),
        ),
        *(("Ли", "Лина"), ("李明", "李朋"), ("Иван", "Иванна")),
    ],
)
def test_names_that_differ_are_left_alone(one: str, other: str) -> None:
    assert looks_like(one, [other]) is None
    assert look_alikes([one, other]) == {}


def test_the_same_name_twice_is_marked_too() -> None:
    assert look_alikes(["Mina", "Jonas", "Mina"]) == {"Mina": "Mina"}


def test_names_are_sorted_as_people_sort_them() -> None:
    latin = ["de Vries", "Élise", "Emil", "Eva", "Lukas", "Łukasz", "Luzie", "O'Brien", "Obrist"]
    latin += ["Oskar", "Øyvind", "Pupil 2", "Pupil 10", "Zoë", "Zoe B"]
    assert sorted(reversed(latin), key=sort_key) == latin
    cyrillic = ["Ёлка", "Ель", "Жанна", "Ива", "Игорь", "Йод", "Кира"]
    assert sorted(reversed(cyrillic), key=sort_key) == cyrillic
    korean = ["가나", "각", "김민지", "이서준"]
    assert sorted(reversed(korean), key=sort_key) == korean


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_names_can_be_compared(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) or (sort_key(other) <= sort_key(one))
    assert looks_like(one, [other]) in (None, other)


def test_a_search_does_not_mind_accents_and_case() -> None:
    assert search_key("Łukasz MÜLLER") == search_key("lukasz muller")
    assert search_key("йод") != search_key("иод")

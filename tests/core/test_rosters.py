"""Class lists as other programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.names import NAME_LENGTH
from quizapp.core.rosters import MOST_NAMES, decoded, read_roster


@pytest.mark.parametrize(
    "text",
    [
        "Ana\nBen\nÇelik",
        "Ana\r\nBen\r\nÇelik\r\n",
        "\ufeffAna\nBen\nÇelik",
        "  Ana  \n\n\nBen\nÇelik\n\n",
        "Ana\N{NO-BREAK SPACE}\n\N{NO-BREAK SPACE}Ben\nÇelik",
        "name\nAna\nBen\nÇelik",
        "Name;Class\nAna;7b\nBen;7b\nÇelik;7b",
        "Class\tPupil\n7b\tAna\n7b\tBen\n7b\tÇelik",
        "class,student,mark\n7b,Ana,1\n7b,Ben,2\n7b,Çelik,3",
        'name,mark\n"Ana",1\n"Ben",2\n"Çelik",3',
        "Ana,7b\nBen,7b\nÇelik,7b",
        "\N{NO-BREAK SPACE}Name\N{NO-BREAK SPACE};x\nAna;1\nBen;2\nÇelik;3",
    ],
)
def test_the_same_three_names_are_found_however_they_are_written(text: str) -> None:
    reading = read_roster(text)
    assert reading.names == ("Ana", "Ben", "Çelik")
    assert reading.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "First name,Last name\nAna,Berg\nBen,Cole",
        "Last name;First name\nBerg;Ana\nCole;Ben",
        "Nachname\tVorname\tKlasse\nBerg\tAna\t7b\nCole\tBen\t7b",
        "surname,mark,forename\nBerg,1,Ana\nCole,2,Ben",
    ],
)
def test_first_and_last_columns_make_the_name_in_the_usual_order(text: str) -> None:
    assert read_roster(text).names == ("Ana Berg", "Ben Cole")


def test_a_column_of_last_names_alone_is_enough() -> None:
    assert read_roster("surname\nBerg\nCole").names == ("Berg", "Cole")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom", "cp1252"]
)
def test_a_file_is_read_in_any_usual_encoding(encoding: str) -> None:
    text = "name;class\nÉlise;7b\nJürgen;7b"
    content = {
        "utf-16-le-bom": b"\xff\xfe" + text.encode("utf-16-le"),
        "utf-16-be-bom": b"\xfe\xff" + text.encode("utf-16-be"),
    }.get(encoding) or text.encode(encoding)
    assert read_roster(decoded(content)).names == ("Élise", "Jürgen")


def test_a_name_that_stands_twice_is_told_with_both_lines() -> None:
    reading = read_roster("Ana\nBen\nANA")
    assert reading.names == ("Ana", "Ben")
    assert reading.problems == ("Line 3: ANA is on line 1 already; add an initial.",)


def test_a_long_name_is_shortened_and_two_that_become_the_same_are_told() -> None:
    reading = read_roster("Maximiliana Wolkenstein-Oberhausen\nMaximiliana Westerhagen-Luetzow")
    assert reading.names == ("Maximiliana W.",)
    assert "Maximiliana W." in reading.problems[0]


def test_what_cannot_be_a_name_is_told_by_its_line() -> None:
    reading = read_roster("Ana\n---\nBen")
    assert reading.names == ("Ana", "Ben")
    assert reading.problems == ("Line 2: “---” cannot be shown as a name.",)


def test_a_list_of_five_hundred_is_taken_whole_and_the_rest_is_told() -> None:
    full = read_roster("\n".join(f"Pupil {n}" for n in range(MOST_NAMES)))
    assert len(full.names) == MOST_NAMES
    assert full.problems == ()
    over = read_roster("\n".join(f"Pupil {n}" for n in range(1_000)))
    assert len(over.names) == MOST_NAMES
    assert over.problems == (f"Line 501: a list holds at most {MOST_NAMES} names.",)


@pytest.mark.parametrize("text", ["", "\n\n", " \t ", "\ufeff", "name\n", ";;;\n;;;"])
def test_an_empty_list_is_empty(text: str) -> None:
    reading = read_roster(text)
    assert (reading.names, reading.problems) == ((), ())


def test_a_number_in_a_cell_is_a_name_like_any_other() -> None:
    assert read_roster("name;x\n17;a\n18;b").names == ("17", "18")


def test_an_open_quotation_mark_costs_no_name() -> None:
    assert read_roster('Ana\n"Ben\nCarl').names == ("Ana", "Ben", "Carl")


@pytest.mark.parametrize("text", ["x" * 300_000, '"' + "x\n" * 150_000 + '"', "," * 200_000])
def test_what_is_no_list_at_all_fails_on_nobody(text: str) -> None:
    assert len(read_roster("Ana\n" + text).names) <= MOST_NAMES


@given(st.text())
def test_any_text_gives_names_that_can_be_shown(text: str) -> None:
    names = read_roster(text).names
    assert all(name == name.strip() and 0 < len(name) <= NAME_LENGTH for name in names)
    assert len({name.casefold() for name in names}) == len(names)


@given(st.binary(max_size=400))
def test_any_file_gives_names_or_none(content: bytes) -> None:
    for name in read_roster(decoded(content)).names:
        assert name.isprintable() or "\u200c" in name or "\u200d" in name


@given(st.lists(st.from_regex(r"[A-Z][a-z]{1,9}", fullmatch=True), unique=True, max_size=40))
def test_plain_names_come_back_in_their_order(names: list[str]) -> None:
    headed = "name\n" + "\n".join(names)
    assert read_roster(headed).names == tuple(names)

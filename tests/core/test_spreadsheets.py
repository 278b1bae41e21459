"""CSV that spreadsheets open rightly and harmlessly."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.spreadsheets import csv_bytes, harmless

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_it_begins_with_a_byte_order_mark_and_has_lines_as_spreadsheets_want_them() -> None:
    content = csv_bytes(("Thema", "Größe"), [("한국", 1), (None, 0.5)])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == "Thema,Größe\r\n한국,1\r\n,0.5\r\n"


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "\n@x",
        "\uff1d1",
        "\u00a0=1",
        "\x01=1",
    ],
)
def test_a_text_that_would_run_as_a_formula_is_made_harmless(cell: str) -> None:
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", " ", "Mina", "1 = 1", "5-6 km", "'quoted'", "50 %"])
def test_other_text_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


def test_a_negative_number_stays_a_number() -> None:
    assert read(csv_bytes(("n",), [(-3,)])) == [["n"], ["-3"]]


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2)))
def test_every_cell_comes_back_as_it_was_but_for_the_apostrophe(rows: list[list[str]]) -> None:
    back = read(csv_bytes(("a", "b"), rows))
    assert back[1:] == [[harmless(cell) for cell in row] for row in rows]
    for row in back:
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))

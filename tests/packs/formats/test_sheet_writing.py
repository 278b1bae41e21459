import csv
import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion
from quizapp.core.content.items import ItemKind
from quizapp.core.spreadsheets import harmless
from quizapp.packs.formats.sheet_keys import truth_of_options
from quizapp.packs.formats.sheets import read, write_csv, write_kahoot
from quizapp.packs.formats.texts import tidy
from tests.packs.formats import foreign, hard_questions

ONE = ForeignQuestion(
    1,
    ItemKind.CHOICE,
    "Which is a fish?",
    (ForeignOption("Cod", True, "Yes."), ForeignOption("Cow", feedback="It gives milk.")),
    feedback="Fish have gills.",
    source="Animals, p. 3",
    topic="Nature / Animals",
    tags=("sea", "food"),
    name="q1",
)


def _bare(asked: Sequence[ForeignQuestion]) -> list[ForeignQuestion]:
    return [replace(one, number=0, wants=()) for one in asked]


_BEGINNINGS = st.sampled_from(["", "", "=", "'=", "''=", "+", "-1", "@", "'", "＝", "= "])


def _begun(one: ForeignQuestion, beginning: str) -> ForeignQuestion:
    """Return a question whose texts begin as formulas do."""
    options = one.options
    if one.kind is ItemKind.CHOICE:
        options = tuple(replace(option, text=tidy(beginning + option.text)) for option in options)
    return replace(one, stem=tidy(beginning + one.stem), options=options)


questions = st.builds(_begun, foreign.questions() | hard_questions.questions(), _BEGINNINGS)


@given(st.lists(questions, min_size=1, max_size=5))
def test_csv_is_read_back_the_same_twice(asked: list[ForeignQuestion]) -> None:
    written = write_csv(asked)
    assert (written.written, written.left_out, written.lost) == (len(asked), (), ())
    once = read(io.BytesIO(written.data))
    assert _bare(once.questions) == _bare(asked)
    assert write_csv(once.questions).data == written.data


@settings(max_examples=30)
@given(st.lists(questions, min_size=1, max_size=5))
def test_no_cell_of_csv_runs_as_a_formula(asked: list[ForeignQuestion]) -> None:
    text = write_csv(asked).data.decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        assert [cell for cell in row if harmless(cell) != cell] == []


def _is_for_kahoot(one: ForeignQuestion) -> bool:
    texts = tuple(option.text for option in one.options)
    is_pair = one.kind is ItemKind.CHOICE and truth_of_options(texts) is not None
    return len(texts) <= 4 and bool(one.keys) and not is_pair


# A workbook takes fifteen milliseconds to write and to read.
@settings(max_examples=25)
@given(
    st.lists(
        st.builds(_begun, foreign.questions(), _BEGINNINGS).filter(_is_for_kahoot),
        min_size=1,
        max_size=3,
    )
)
def test_kahoots_workbook_is_read_back_the_same_twice(asked: list[ForeignQuestion]) -> None:
    written = write_kahoot(asked)
    assert written.left_out == ()
    once = read(io.BytesIO(written.data)).questions
    assert [_asked(one) for one in once] == [_asked(one) for one in asked]
    again = read(io.BytesIO(write_kahoot(once).data)).questions
    assert again == once


def _asked(one: ForeignQuestion) -> tuple[object, ...]:
    return one.kind, one.stem, [(option.text, option.is_key) for option in one.options]


def test_a_statement_comes_back_from_kahoot_as_one() -> None:
    false = replace(
        ONE,
        kind=ItemKind.TRUE_FALSE,
        options=(ForeignOption("True"), ForeignOption("False", True)),
        correction="Cows are mammals.",
    )
    written = write_kahoot([false])
    (back,) = read(io.BytesIO(written.data)).questions
    assert (back.kind, back.options) == (ItemKind.TRUE_FALSE, false.options)
    assert ("corrections of false statements", 1) in [
        (one.what, one.number) for one in written.lost
    ]


def test_a_choice_between_true_and_false_stays_one_in_our_own_csv() -> None:
    asked = replace(ONE, options=(ForeignOption("False", True), ForeignOption("True")))
    assert _bare(read(io.BytesIO(write_csv([asked]).data)).questions) == _bare([asked])


def test_our_csv_that_was_saved_as_a_workbook_is_read_the_same() -> None:
    asked = replace(
        ONE, stem="=1+1 makes?", options=(ForeignOption("'-2"), ForeignOption("2", True))
    )
    text = write_csv([asked]).data.decode("utf-8-sig")
    book = Workbook()
    for row in csv.reader(io.StringIO(text, newline="")):
        book.worksheets[0].append(row)
    saved = io.BytesIO()
    book.save(saved)
    assert _bare(read(saved).questions) == _bare([asked])


def test_what_kahoot_has_no_place_for_is_counted() -> None:
    assert {(one.what, one.number) for one in write_kahoot([ONE]).lost} == {
        ("feedback", 1),
        ("feedback on single options", 2),
        ("sources", 1),
        ("topics", 1),
        ("tags", 2),
        ("names", 1),
    }


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"stem": "x" * 121}, "the question has 121 characters, Kahoot takes 120"),
        ({"stem": "😀" * 61}, "the question has 122 characters, Kahoot takes 120"),
        (
            {"options": (ForeignOption("x", True), ForeignOption("y" * 76))},
            "option 2 has 76 characters, Kahoot takes 75",
        ),
        (
            {"options": tuple(ForeignOption(str(n), n == 1) for n in range(5))},
            "it has 5 options, Kahoot takes 4",
        ),
        ({"options": (ForeignOption("x"), ForeignOption("y"))}, "no option is the right one"),
        ({"options": (ForeignOption("x", True),)}, "it has fewer than two options"),
        ({"options": (ForeignOption("x", True), ForeignOption(""))}, "option 2 has no text"),
    ],
)
def test_what_kahoot_does_not_take_is_left_out_and_never_cut(
    change: dict[str, object], reason: str
) -> None:
    beyond = replace(ONE, **change)  # type: ignore[arg-type]
    fits = replace(ONE, stem="x" * 120, options=(ForeignOption("y" * 75, True), ForeignOption("z")))
    written = write_kahoot([ONE, beyond, fits])
    assert written.written == 2
    assert [(one.number, one.reason) for one in written.left_out] == [(2, reason)]
    assert [one.stem for one in read(io.BytesIO(written.data)).questions] == [ONE.stem, fits.stem]


def test_kahoots_workbook_has_the_places_of_its_template_and_no_formula() -> None:
    asked = replace(ONE, stem="=1+1?")
    sheet = load_workbook(io.BytesIO(write_kahoot([asked]).data)).worksheets[0]
    cells = {cell.coordinate: cell for row in sheet.iter_rows() for cell in row}
    assert cells["B8"].value == "Question - max 120 characters"
    assert cells["H8"].value == "Correct answer(s) - choose at least one"
    assert [cells[f"{letter}9"].value for letter in "ABCDGH"] == [1, "=1+1?", "Cod", "Cow", 30, 1]
    assert cells["B9"].data_type == "s"


@pytest.mark.parametrize(
    "options", [(ForeignOption("x", True), ForeignOption(" ")), ()], ids=["empty", "none"]
)
def test_csv_leaves_out_what_no_row_can_say(options: tuple[ForeignOption, ...]) -> None:
    written = write_csv([replace(ONE, options=options), ONE])
    assert written.written == 1
    assert [one.number for one in written.left_out] == [1]
    assert _bare(read(io.BytesIO(written.data)).questions) == _bare([ONE])

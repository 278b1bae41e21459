"""Results as files: harmless, labelled, whole."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.content.ids import ParticipantId
from quizapp.core.errors import ExpectedError
from quizapp.core.session.events import Rename
from quizapp.core.session.results import SessionResults
from quizapp.services.session_exporting import write_csv, write_xlsx
from quizapp.services.session_tables import plain, tables_of
from tests.server.lessons import MYTH, RIGHT, THINKS, Lesson, a_claim, a_pick

CLAIM = "Most people who flee North Korea walk across the border to the South."
CORRECTION = "Most people who flee North Korea go by way of China."
FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"


def a_lesson() -> Lesson:
    true = replace(a_claim(3, key=True), stem="Most go by way of China.")
    lesson = Lesson(a_pick(1), a_claim(2, key=False), true).join(3)
    lesson.talk([RIGHT, MYTH, MYTH], [RIGHT, RIGHT, MYTH])
    return lesson.ask(0, 0, 1).ask(0, 0, None, sure=THINKS)


def texts(results: SessionResults) -> list[str]:
    tables = tables_of(results)
    return [c for table in tables for row in table.rows for c in row if isinstance(c, str)]


def test_a_workbook_has_a_sheet_for_each_table(tmp_path: Path) -> None:
    file = write_xlsx(a_lesson().results, tmp_path / "Lesson.xlsx")
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Questions", "Options", "Myths still held", "Pupils", "Votes"]
    first = [cell.value for cell in book["Questions"][2]]
    assert first[:2] == [1, "So it is with fact-1."]
    assert first[4:9] == ["RIGHT: A Through China", 3, 1, 33, 6]
    votes = list(book["Votes"].values)
    assert votes[0] == ("Participant", "1", "1, vote 2", "2", "3")
    assert votes[1] == (
        "Bird 01",
        *("A right, certain",) * 2,
        "T wrong, certain",
        "T right, think so",
    )
    assert len(votes) == 1 + 3


def test_csv_files_open_in_spreadsheets_with_every_sign(tmp_path: Path) -> None:
    lesson = a_lesson()
    lesson.happen(Rename(ParticipantId(1), 'Élise 김, "the" owl;'))
    files = write_csv(lesson.results, tmp_path / "Lesson.csv")
    assert [file.name for file in files][3] == "Lesson - Pupils.csv"
    content = files[3].read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert len(files[4].read_bytes().splitlines()) == 1 + 6 + 3 + 2
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[-1][0] == 'Élise 김, "the" owl;'


def test_no_false_claim_leaves_without_label_and_correction() -> None:
    found = [text for text in texts(a_lesson().results) if CLAIM in text]
    assert found
    for text in found:
        assert text.startswith(f"FALSE CLAIM – {CLAIM} / CORRECTION – ")
        assert not text.endswith("CORRECTION – ")


def test_a_false_claim_without_a_correction_of_its_own_has_the_fact() -> None:
    item = replace(a_claim(1, key=False), correction="")
    row = tables_of(Lesson(item).join(1).ask(0).results)[0].rows[0]
    assert row[3] == f"FALSE CLAIM – {CLAIM} / CORRECTION – So it is with fact-1."


def test_the_source_line_has_a_column_of_its_own() -> None:
    item = replace(a_claim(1, key=False), source_line="South Korea, 2021")
    table = tables_of(Lesson(item).join(1).ask(0).results)[0]
    assert table.rows[0][table.header.index("Source line")] == "South Korea, 2021"
    assert str(table.rows[0][table.header.index("Question")]).startswith("FALSE CLAIM")


def test_a_true_claim_and_every_option_are_labelled() -> None:
    questions, options, _, _, votes = tables_of(a_lesson().results)
    assert str(questions.rows[2][3]).startswith("TRUE: ")
    for row in (*options.rows, *votes.rows):
        text = row[3] if len(row) == 8 else row[4]
        assert str(text).startswith(("RIGHT: ", "WRONG: "))


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_name_that_begins_like_a_formula_is_harmless(start: str, tmp_path: Path) -> None:
    lesson = a_lesson().happen(Rename(ParticipantId(1), f"{start}HYPERLINK(1)"))
    book = openpyxl.load_workbook(write_xlsx(lesson.results, tmp_path / "x.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [text for text in texts(lesson.results) if text[:1] in set(FORMULA_STARTS)]


@given(st.text())
def test_no_text_begins_like_a_formula_or_breaks_its_line(text: str) -> None:
    shown = plain(text)
    assert shown[:1] not in set(FORMULA_STARTS)
    assert len(shown.splitlines()) <= 1


def test_without_names_participants_have_numbers_only() -> None:
    results = a_lesson().results
    tables = tables_of(results, with_names=False)
    words = " ".join(str(cell) for table in tables for row in table.rows for cell in row)
    assert "Bird" not in words
    assert "Participant 3" in words


def test_a_place_that_cannot_be_written_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(ExpectedError):
        write_xlsx(a_lesson().results, tmp_path / "folder.xlsx")
    with pytest.raises(ExpectedError):
        write_xlsx(a_lesson().results, tmp_path / "nowhere" / "x.xlsx")
    assert [file.name for file in tmp_path.iterdir()] == ["folder.xlsx"]


def test_an_empty_session_can_be_exported(tmp_path: Path) -> None:
    results = Lesson(a_pick(1)).results
    assert write_xlsx(results, tmp_path / "x.xlsx").exists()
    assert len(write_csv(results, tmp_path / "x")) == 5

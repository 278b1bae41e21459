import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from quizapp.core.authoring.questions import ForeignQuestion, Parsed
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.packs.formats.sheets import Meaning, columns_of, looks_like, read

FILES = Path(__file__).parent / "files"
PLAIN = "Question,A,B,C,D,Correct answer"


def _csv(*lines: str, encoding: str = "utf-8", end: str = "\n") -> io.BytesIO:
    return io.BytesIO(end.join(lines).encode(encoding))


def _book(*sheets: tuple[str, Iterable[Sequence[object]]]) -> io.BytesIO:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return _saved(book)


def _saved(book: Workbook) -> io.BytesIO:
    file = io.BytesIO()
    book.save(file)
    return file


def _keys(one: ForeignQuestion) -> list[str]:
    return [option.text for option in one.options if option.is_key]


def _only(parsed: Parsed) -> ForeignQuestion:
    assert parsed.left_out == ()
    (one,) = parsed.questions
    return one


# Templates

WAYGROUND = (
    "Question Text|Question Type|Option 1|Option 2|Option 3|Option 4|Option 5|Correct Answer"
    "|Time in seconds|Image Link|Answer explanation"
)
WAYGROUND_SAYS = (
    "Text of the question\n\n(required)|Question Type\n\n(default is Multiple Choice)"
    "|Text for option 1\n\n(required)|Text for option 2\n\n(optional)"
)


def test_kahoots_template_is_read_without_its_empty_rows() -> None:
    with (FILES / "kahoot.xlsx").open("rb") as file:
        parsed = read(file)
    assert parsed.in_file == 5
    assert [_keys(one) for one in parsed.questions] == [
        ["Mars"],
        ["1969"],
        ["Comets", "Hail"],
        ["False"],
        ["1 < 2 & 3"],
    ]
    assert [one.number for one in parsed.questions] == [9, 10, 11, 12, 13]
    assert "Read as a template of Kahoot." in parsed.notes


def test_waygrounds_template_is_read_without_its_own_instructions() -> None:
    parsed = read(
        _book(
            (
                "Sheet1",
                [
                    WAYGROUND.split("|"),
                    WAYGROUND_SAYS.split("|"),
                    ["Largest?", "Multiple Choice", "Ant", "Whale", "", "", "", 2, 30, "", "Big."],
                    [
                        "Wet?",
                        "Checkbox",
                        "Rain",
                        "Sand",
                        "Sea",
                        "",
                        "",
                        "1,3",
                        30,
                        "http://x/y.png",
                    ],
                    ["Do you like it?", "Poll", "Yes", "No", "", "", "", "", 30],
                    ["Write!", "Open-Ended", "", "", "", "", "", "", 30],
                    ["2 + 2 = ", "Fill-in-the-Blank", "4", "", "", "", "", "", 30],
                ],
            )
        )
    )
    assert [_keys(one) for one in parsed.questions] == [["Whale"], ["Rain", "Sea"]]
    assert parsed.questions[0].feedback == "Big."
    assert [(lost.what, lost.number) for lost in parsed.lost] == [("pictures", 1)]
    assert [(one.number, one.reason.partition(":")[0]) for one in parsed.left_out] == [
        (5, "a poll"),
        (6, "an open question"),
        (7, "a gap to fill in"),
    ]


def test_blookets_template_is_read() -> None:
    header = '"Question #","Question Text","Answer 1","Answer 2","Answer 3\n(Optional)",'
    header += '"Answer 4\n(Optional)","Time Limit (sec)\n(Max: 300 seconds)",'
    header += '"Correct Answer(s)\n(Only include Answer #)"'
    parsed = read(_csv("Blooket\nImport Template,,,,,,,", header, "1,Sum of 1 and 2?,2,3,4,,20,2"))
    assert _keys(_only(parsed)) == ["3"]


def test_gimkits_template_has_the_right_option_in_a_column_of_its_own() -> None:
    header = "Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional)"
    one = _only(read(_csv("Gimkit Spreadsheet Import Template", header, "Capital?,Oslo,Rome,Bern")))
    assert [option.text for option in one.options] == ["Oslo", "Rome", "Bern"]
    assert _keys(one) == ["Oslo"]


# Tables


@pytest.mark.parametrize("name", ["german-openpyxl.xlsx", "german-libreoffice.xlsx"])
def test_a_german_workbook_is_read_as_its_author_sees_it(name: str) -> None:
    with (FILES / name).open("rb") as file:
        parsed = read(file)
    assert parsed.in_file == 6
    shown = {one.number: [option.text for option in one.options] for one in parsed.questions}
    assert shown[2] == ["0.5", "2019", "0.25", "True"]
    assert shown[3] == ["50%", "67%", "75%"]
    assert shown[5] == ["2024-03-15", "2024-03-16"]
    assert shown[7] == ["True", "False"]
    # Joined cells say the same in each row, and nothing in the next one.
    assert [one.topic for one in parsed.questions] == ["Zahlen"] * 3 + ["Kalender"] * 3
    assert parsed.questions[-1].wants == ("its row is hidden in the sheet",)
    assert any("“Fragen”" in note and "“Deckblatt”" in note for note in parsed.notes)
    assert any("Dates" in note for note in parsed.notes)


def test_formulas_are_their_results_and_one_without_is_told() -> None:
    with (FILES / "german-libreoffice.xlsx").open("rb") as file:
        counted = read(file).questions[2]
    assert [option.text for option in counted.options] == ["5", "6", "8"]
    with (FILES / "german-openpyxl.xlsx").open("rb") as file:
        parsed = read(file)
    assert any("2 formulas" in note for note in parsed.notes)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (2019, "2019"),
        (2019.0, "2019"),
        (0.5, "0.5"),
        (0.1 + 0.2, "0.3"),
        (-3, "-3"),
        (True, "True"),
        (date(1969, 7, 20), "1969-07-20"),
        (datetime(1969, 7, 20, 20, 17), "1969-07-20 20:17"),  # noqa: DTZ001 - of a cell
        (time(8, 30), "08:30"),
        ("\u00a0a\u00a0b \ufeff", "a b"),
        ("line_x000D_\nline", "line\nline"),
    ],
)
def test_a_cell_is_taken_as_people_read_it(cell: object, shown: str) -> None:
    file = _book(("S", [["Question", "Option 1", "Option 2", "Key"], ["Q?", cell, "zz", "zz"]]))
    assert _only(read(file)).options[0].text == shown


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Frage;Antwort A;Antwort B;Richtige Antwort", "Q?;x;y;B"),
        ("Frage;Antwort 1;Antwort 2;Richtig", "Q?;x;y;2"),
        ("Fragetext;Antwortmöglichkeit 1;Antwortmöglichkeit 2;Lösung", "Q?;x;y;y"),
        ("Frage;Richtige Antwort;Falsche Antwort 1;Falsche Antwort 2", "Q?;y;x;z"),
        ("Nr.;Aufgabe;Antwort;Antwort;Lösungsbuchstabe", "1;Q?;x;y;b"),
        ("Question text;Choice A;Choice B;Answer", "Q?;x;y;B"),
        ("Question;Options;Correct", "Q?;x|y;2"),
        ("QUESTION;A;B;ANSWER KEY", "Q?;x;y;B."),
        ("Stem;Option 1;Option 2;Correct option", "Q?;x;y;Option 2"),
        ("Question;Option 1;Correct 1;Option 2;Correct 2", "Q?;x;FALSE;y;TRUE"),
        ("Question ID;Question type;Question;Option 1;Option 2;Correct", "7;MC;Q?;x;y;2"),
        ("Item;Question text;Option 1;Option 2;Correct;Question topic", "7;Q?;x;y;2;T"),
        ("Question (old);Question;Answer A:;Answer B:;Correct answer?", "P?;Q?;x;y;B"),
        ("Type;Title;Correct;Choice 1;Choice 2", "MCQ;Q?;2;x;y"),
        ("문제;보기 1;보기 2;정답", "Q?;x;y;2"),
        ("Question;Réponse A;Réponse B;Bonne réponse", "Q?;x;y;B"),
    ],
)
def test_headings_are_known_in_several_words_and_languages(header: str, row: str) -> None:
    one = _only(read(_csv("A title above", "", header, row)))
    assert (one.stem, _keys(one), one.number) == ("Q?", ["y"], 4)


@pytest.mark.parametrize(
    ("key", "right"),
    [
        ("2", "b"),
        ("B", "b"),
        ("b", "b"),
        ("b.", "b"),
        ('"1,3"', "ac"),
        ('"A, C"', "ac"),
        ("1 and 3", "ac"),
        ("A & C", "ac"),
        ("AC", "ac"),
        ("1.3", "ac"),
        ("B) b", "b"),
        ("Answer 3", "c"),
    ],
)
def test_a_key_is_a_number_letters_or_a_text(key: str, right: str) -> None:
    one = _only(read(_csv(PLAIN, f"Q?,option a,option b,option c,,{key}".replace("option ", ""))))
    assert "".join(_keys(one)) == right


def test_a_key_that_is_text_keeps_its_commas() -> None:
    one = _only(read(_csv(PLAIN, 'Q?,"Rome, Italy","Oslo, Norway",,,"Oslo, Norway"')))
    assert _keys(one) == ["Oslo, Norway"]


def test_numbers_among_options_are_told_by_the_other_rows() -> None:
    by_text = read(_csv(PLAIN, "Q?,4,3,2,1,3", "R?,x,y,z,w,y")).questions[0]
    assert (_keys(by_text), by_text.wants) == (["3"], ())
    by_place = read(_csv(PLAIN, "Q?,4,3,2,1,1", "R?,x,y,z,w,2")).questions[0]
    assert (_keys(by_place), by_place.wants) == (["4"], ())
    doubtful = _only(read(_csv(PLAIN, "Q?,4,3,2,1,1")))
    assert any("number or this text" in want for want in doubtful.wants)


def test_an_empty_cell_between_options_moves_no_number() -> None:
    assert _keys(_only(read(_csv(PLAIN, "Q?,x,,y,z,3")))) == ["y"]


@pytest.mark.parametrize(
    ("row", "want"),
    [
        ("Q?,x,y,z,,", "no right answer: choose one"),
        ("Q?,x,y,z,,Berlin", "its key “Berlin” is none of the options"),
        ("Q?,x,y,z,,7", "its key “7” is none of the options"),
        ('Q?,x,y,z,,"1,2"', "2 right answers: choose one"),
        ("Q?,x,x,z,,C", "two answers that are the same"),
        ("Q?,x,,,,A", "fewer than 2 answers"),
        ("Q?,x,#REF!,z,,A", "an error of a formula stands in its row"),
    ],
)
def test_what_is_doubtful_in_a_row_is_told_with_its_question(row: str, want: str) -> None:
    assert _only(read(_csv(PLAIN, row))).wants == (want,)


def test_five_options_are_taken_and_told() -> None:
    header = "Question,Option 1,Option 2,Option 3,Option 4,Option 5,Key"
    one = _only(read(_csv(header, "Q?,a,b,c,d,e,5")))
    assert (len(one.options), _keys(one)) == (5, ["e"])
    assert one.wants == ("5 options: four are asked here",)


@pytest.mark.parametrize(
    "pair", ["True,False", "Falsch,Wahr", "richtig,falsch", "Vrai,Faux", "O,X"]
)
def test_a_pair_of_true_and_false_makes_a_statement(pair: str) -> None:
    one = _only(read(_csv(PLAIN, f"The sun is cold.,{pair},,,2")))
    assert one.kind is ItemKind.TRUE_FALSE
    assert [option.text for option in one.options] == ["True", "False"]
    assert _keys(one) == (["True"] if pair.endswith("Wahr") else ["False"])


def test_statements_need_no_options_where_a_column_says_what_is_true() -> None:
    parsed = read(_csv("Statement,True/False,Explanation", "Sun is cold.,F,Hot!", "Ice is,TRUE,"))
    assert [_keys(one) for one in parsed.questions] == [["False"], ["True"]]
    assert parsed.questions[0].feedback == "Hot!"
    assert {one.kind for one in parsed.questions} == {ItemKind.TRUE_FALSE}


def test_yes_and_no_stay_options() -> None:
    assert _only(read(_csv(PLAIN, "Is it?,Yes,No,,,A"))).kind is ItemKind.CHOICE


def test_questions_with_an_answer_and_no_options_are_left_out() -> None:
    parsed = read(_csv("Question,Answer", "Capital of Norway?,Oslo", "Empty?,"))
    assert parsed.questions == ()
    assert [one.number for one in parsed.left_out] == [2, 3]
    assert parsed.left_out[0].stem == "Capital of Norway?"
    assert parsed.left_out[0].reason.startswith("an answer without options")


# Whole files


def test_one_bad_row_in_the_middle_keeps_no_other_out() -> None:
    rows = [f"Question {n}?,a,b,c,d,{'ABCD'[n % 4]}" for n in range(1, 51)]
    rows[24] = 'Torn "quote?,"never closed,b,c,d,A'
    rows[30] = ",a,b,c,d,A"
    parsed = read(_csv(PLAIN, *rows))
    assert parsed.in_file == 50
    assert [one.number for one in parsed.left_out] == [32]
    torn = parsed.questions[24]
    assert torn.number == 26
    assert any("quotation mark" in want for want in torn.wants)
    assert any("row 26" in note for note in parsed.notes)


def test_a_row_whose_quotation_mark_is_missing_takes_nothing_of_the_next() -> None:
    row = '"Question {}?","a","b","c","d","A"'
    rows = [row.format(number) for number in range(1, 6)]
    rows[2] = '"Question 3?,"a","b","c","d,A'
    parsed = read(_csv(PLAIN, *rows))
    assert parsed.in_file == 5
    assert [one.stem for one in parsed.questions[2:4]] == ["Question 3?", "Question 4?"]
    assert any("row 4" in note for note in parsed.notes)


def test_the_row_after_a_hundred_is_read_too() -> None:
    rows = [[f"Question {n}?", "a", "b", "A"] for n in range(1, 251)]
    parsed = read(_book(("S", [["Question", "Answer 1", "Answer 2", "Correct"], *rows])))
    assert [one.number for one in parsed.questions] == list(range(2, 252))


def test_empty_rows_and_repeated_headings_are_no_questions() -> None:
    parsed = read(_csv(PLAIN, "Q?,a,b,c,d,A", ",,,,,", "", PLAIN, " , ,\u00a0,,,", "R?,a,b,c,d,B"))
    assert [one.number for one in parsed.questions] == [2, 7]
    assert parsed.left_out == ()


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found_also_where_others_stand_in_the_cells(separator: str) -> None:
    cells = ["Who; what, where|when?", 'He said "yes"; no, maybe', "b\tb", "c", "d", "A"]
    quoted = separator.join('"' + cell.replace('"', '""') + '"' for cell in cells)
    one = _only(read(_csv(PLAIN.replace(",", separator), quoted)))
    assert one.stem == "Who; what, where|when?"
    assert _keys(one) == ['He said "yes"; no, maybe']


def test_a_first_line_that_names_the_separator_is_obeyed() -> None:
    one = _only(read(_csv("sep=;", "Question;A;B;Key", "Which, of these, is it?;x;y;B")))
    assert (one.stem, one.number) == ("Which, of these, is it?", 3)


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_line_ends_and_byte_order_marks_of_any_system_are_read(end: str, encoding: str) -> None:
    file = _csv("Frage;A;B;Lösung", "Größe?;x;y;B", "R?;x;y;A", end=end, encoding=encoding)
    assert [one.stem for one in read(file).questions] == ["Größe?", "R?"]


def test_a_byte_order_mark_or_hard_space_at_a_heading_hides_it_not() -> None:
    file = _csv(
        "\ufeff\ufeffQuestion\u00a0,\u00a0Option 1,Option\u00a02,Correct\u00a0answer", "Q?,x,y,2"
    )
    assert _keys(_only(read(file))) == ["y"]


def test_a_byte_order_mark_that_became_letters_is_told() -> None:
    file = _book(("S", [["ï»¿Question", "Answer 1", "Answer 2", "Correct"], ["Ã¤?", "a", "b", 1]]))
    parsed = read(file)
    assert _keys(_only(parsed)) == ["a"]
    assert any("garbled" in note for note in parsed.notes)


def test_an_encoding_that_was_guessed_is_told() -> None:
    parsed = read(
        _csv("Frage;A;B;Lösung", "Wie heißt der größte Fluß?;Rhein;Süßbach;A", encoding="cp1252")
    )
    assert parsed.questions[0].stem == "Wie heißt der größte Fluß?"
    assert any("encoding" in note for note in parsed.notes)


def test_a_cell_over_several_lines_stays_one() -> None:
    one = _only(read(_csv(PLAIN, '"First line\nsecond line?",a,b,c,d,A')))
    assert one.stem == "First line\nsecond line?"


def test_every_sheet_with_headings_is_read_and_becomes_a_topic() -> None:
    header = ["Question", "Answer 1", "Answer 2", "Correct"]
    file = _book(
        ("Cover", [["A title"], ["Somebody"]]),
        ("Rivers", [header, ["Q?", "a", "b", 1]]),
        ("Lakes", [header, ["R?", "a", "b", 2], ["S?", "a", "b", 2]]),
    )
    parsed = read(file)
    assert [(one.topic, one.stem) for one in parsed.questions] == [
        ("Rivers", "Q?"),
        ("Lakes", "R?"),
        ("Lakes", "S?"),
    ]
    assert [one.number for one in parsed.questions] == [2, 1002, 1003]
    assert "Row 2 of the sheet “Lakes” has the number 1,002." in parsed.notes
    assert "Read: the sheets “Rivers”, “Lakes”. Not read: “Cover”." in parsed.notes


def test_a_column_of_unknown_words_is_told_as_lost() -> None:
    parsed = read(_csv(PLAIN + ",Mood,Points", "Q?,a,b,c,d,A,happy,5", "R?,a,b,c,d,B,,5"))
    assert [(lost.what, lost.number) for lost in parsed.lost] == [
        ("what stands in the column “Mood”", 1)
    ]


def test_a_heading_on_a_thing_of_the_question_is_not_taken_for_the_question() -> None:
    header = "Question category,Question tags,Question text,A,B,Key"
    one = _only(read(_csv(header, "Sky,x;y,Q?,a,b,B")))
    assert (one.stem, one.topic, one.tags) == ("Q?", "Sky", ("x", "y"))


def test_topic_tags_source_and_correction_come_along() -> None:
    header = "Question;A;B;Key;Topic;Tags;Source;Correction;Feedback A;Feedback B;Explanation"
    one = _only(
        read(_csv(header, "Sun is cold.;True;False;B;Sky;x, y;Book, p. 3;It is hot.;No;Yes;So"))
    )
    assert (one.topic, one.tags, one.source) == ("Sky", ("x", "y"), "Book, p. 3")
    assert (one.correction, one.feedback) == ("It is hot.", "So")
    assert [option.feedback for option in one.options] == ["No", "Yes"]


def test_progress_is_told_and_may_stop_the_work() -> None:
    told: list[float] = []
    file = _csv(PLAIN, *(f"Question {n}?,a,b,c,d,A" for n in range(2000)))
    read(file, told.append)
    assert told == sorted(told)
    assert (len(told) > 3, told[-1]) == (True, 1.0)
    book_told: list[float] = []
    header = ["Question", "Answer 1", "Answer 2", "Correct"]
    read(_book(("S", [header, *[["Q?", "a", "b", 1]] * 1500])), book_told.append)
    assert 0.3 < book_told[0] < 0.4

    class Stopped(Exception):
        pass

    def stop(share: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read(file, stop)


# Choosing columns


def test_a_table_without_headings_is_guessed_and_waits_for_a_person() -> None:
    file = _csv(
        "Which is the largest planet?;Mars;Jupiter;B", "Which of these is a fish?;Cod;Cow;A"
    )
    with pytest.raises(ExpectedError, match="says which column"):
        read(file)
    columns = columns_of(file)
    assert not columns.sure
    assert (columns.separator, columns.header_row, columns.headings) == (";", 0, tuple("ABCD"))
    assert columns.meanings == (Meaning.QUESTION, Meaning.OPTION, Meaning.OPTION, Meaning.KEY)
    assert columns.first_rows[1] == ("Which of these is a fish?", "Cod", "Cow", "A")
    assert [_keys(one) for one in read(file, columns=columns).questions] == [["Jupiter"], ["Cod"]]


def test_columns_that_somebody_changed_are_read_so() -> None:
    file = _csv("Question,A,B,Key,Trick", "Q?,x,y,A,B")
    columns = columns_of(file)
    assert columns.sure
    changed = replace(columns, meanings=(*columns.meanings[:3], Meaning.NOTHING, Meaning.KEY))
    assert _keys(_only(read(file, columns=changed))) == ["y"]


def test_separator_encoding_and_sheet_can_be_chosen() -> None:
    file = _csv("Frage;A;B;Lösung", "Größe, x?;x;y;B", encoding="cp1252")
    columns = columns_of(file, separator=";", encoding="cp1252")
    assert _only(read(file, columns=columns)).stem == "Größe, x?"
    assert columns_of(file, separator=",").meanings != columns.meanings
    header = ["Question", "Answer 1", "Answer 2", "Correct"]
    book = _book(("One", [header, ["Q?", "a", "b", 1]]), ("Two", [header, ["R?", "a", "b", 1]]))
    assert _only(read(book, columns=columns_of(book, sheet="Two"))).stem == "R?"
    with pytest.raises(ExpectedError, match="no sheet “Three”"):
        columns_of(book, sheet="Three")


def test_no_column_of_questions_is_told() -> None:
    file = _csv("Question,A,B,Key", "Q?,x,y,A")
    columns = columns_of(file)
    nothing = replace(columns, meanings=(Meaning.NOTHING, *columns.meanings[1:]))
    with pytest.raises(ExpectedError, match="hold the questions"):
        read(file, columns=nothing)


# What is none


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "nothing in this file"),
        (b"Name,Class\nAna,7b\n", "says which column"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old form"),
        (b"%PDF-1.7\n", "no table"),
        (b"PK\x03\x04 and then nothing", "no workbook"),
        (bytes(9000), "no table"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(ExpectedError, match=words) as raised:
        read(io.BytesIO(content))
    assert raised.value.hint


def test_a_damaged_sheet_is_refused_with_its_name_and_row() -> None:
    rows = [[f"Question {n}?", n, n + 1, "A"] for n in range(1, 400)]
    book = _book(("Rivers", [["Question", "Answer 1", "Answer 2", "Correct"], *rows]))
    with pytest.raises(ExpectedError, match="“Rivers” can't be read after row 2"):
        read(
            io.BytesIO(_replaced(book, b'<c r="B230" t="n"><v>229<', b'<c r="B230" t="n"><v>x29<'))
        )


def test_a_workbook_that_declares_entities_is_refused() -> None:
    book = _book(("S", [["Question", "Answer 1", "Answer 2", "Correct"], ["Q?", "a", "b", "A"]]))
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet '
    with pytest.raises(ExpectedError, match="declares things"):
        read(io.BytesIO(_replaced(book, b"<worksheet ", bomb)))


def test_a_workbook_that_says_a_wrong_size_of_itself_is_read_whole() -> None:
    book = _book(("S", [["Question", "Answer 1", "Answer 2", "Correct"], ["Q?", "a", "b", "A"]]))
    small = _replaced(book, b'<dimension ref="A1:D2"', b'<dimension ref="A1"')
    assert _keys(_only(read(io.BytesIO(small)))) == ["a"]


def _replaced(book: io.BytesIO, old: bytes, new: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(book) as before, zipfile.ZipFile(written, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.startswith("xl/worksheets/"):
                assert old in content
                content = content.replace(old, new)
            after.writestr(name, content)
    return written.getvalue()


def test_a_file_is_known_by_its_beginning() -> None:
    with (FILES / "kahoot.xlsx").open("rb") as file:
        head = file.read(4096)
    assert looks_like(head, "quiz.xlsx")
    assert looks_like(b"Frage;Antwort A;Antwort B;Richtig\nQ?;a;b;A\n")
    assert looks_like(b"\xff\xfe" + "Question\tA\tB\tKey\n".encode("utf-16-le"))
    assert looks_like(b"x;y;z;w\n1;2;3;4\n", "table.csv")
    assert not looks_like(b"x;y;z;w\n1;2;3;4\n")
    assert not looks_like(b"Question one is about rivers.\nThe answer is long.\n", "text.txt")
    assert not looks_like(b"PK\x03\x04\x14\x00word/document.xml", "text.docx")
    assert not looks_like(b"::title::Question {=a ~b}\n")
    assert not looks_like(b"What is it?\nA) x\nB) y\nANSWER: A\n")


def test_hidden_sheets_are_not_read() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    for row in (["Question", "Answer 1", "Answer 2", "Correct"], ["Q?", "a", "b", "A"]):
        sheet.append(row)
    copy = book.copy_worksheet(sheet)
    copy.sheet_state = "hidden"
    assert len(read(_saved(book)).questions) == 1

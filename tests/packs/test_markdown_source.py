import pytest

from quizapp.core.content.documents import DocumentKind, Table
from quizapp.core.content.ids import PassageId
from quizapp.packs.files import TextFile
from quizapp.packs.markdown_source import ReadDocument, read_document
from tests.packs.folders import DOCUMENT, changed, line_of

BODY = DOCUMENT[: DOCUMENT.index("## The border")]
BODY_LINE = line_of(DOCUMENT, "## The border")


def _read(text: str) -> ReadDocument:
    return read_document(TextFile("content/documents/dmz-news.md", "dmz-news", text))


def _problems(text: str) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.id, problem.what) for problem in _read(text).problems]


def test_a_document_is_read_with_its_sections_passages_marks_and_notes() -> None:
    read = _read(DOCUMENT)
    assert read.problems == ()
    assert read.document is not None
    assert read.document.passages == read.passages
    route, punishment, arrivals = read.passages
    assert route.id == PassageId("dmz-news#usual-route")
    assert route.text == (
        "The border is mined. Most people go by way of China and other countries; in 2009 there "
        "were 2,914 of them."
    )
    assert route.from_paragraphs == (2, 4, 5)
    assert route.note == "The report gives no source for this."
    assert route.section == ("The border",)
    assert not route.sensitive
    assert punishment.sensitive
    assert punishment.unverified == "the figure of 70 per cent"
    assert punishment.section == ("The border", "Punishment")
    assert arrivals.number == 3
    assert arrivals.table == Table(
        ("Year", "Men", "Total"), (("2009", "662", "2,914"), ("2010", "591", "2,402"))
    )
    assert read.lines["dmz-news#punishment"] == line_of(DOCUMENT, "{#punishment")


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_document_may_be_of_every_kind(kind: DocumentKind) -> None:
    read = _read(DOCUMENT.replace("kind: news", f"kind: {kind}"))
    assert read.document is not None
    assert read.document.kind is kind


def test_a_section_ends_the_smaller_section_before_it() -> None:
    text = BODY + '## A\n\n### B\n\n{#x from="1"}\nX.\n\n## C\n\n{#y from="1"}\nY.\n'
    assert [passage.section for passage in _read(text).passages] == [("A", "B"), ("C",)]


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("- a list\n- of things\n", 0, "a list is not part of the format"),
        ("1. a numbered list\n", 0, "a numbered list is not part"),
        ("```\ncode\n```\n", 0, "a code block is not part"),
        ("    indented\n", 0, "an indented block is not part"),
        ("<!-- hidden -->\n", 0, "HTML is not part"),
        ("***\n", 0, "a horizontal rule is not part"),
        ("# Title\n", 0, "a heading with #"),
        ("#### Deep\n", 0, "a heading with ####"),
        ("### Small\n", 0, "a ### section before any ##"),
        ("##\n", 0, "a heading without words"),
        ("No address.\n", 0, "a paragraph without an address"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", 0, "a table without an address"),
        ('{#x from="1"}\n\nFar below.\n', 0, "an address line without a passage below it"),
        ('X\n{#x from="1"}\nText.\n', 1, "an address line inside a paragraph"),
        ('{#x from="1"}\nPlain.\nSome *stressed* text.\n', 2, "emphasis in the text"),
        ('{#x from="1"}\nSome *stressed\ntext*.\n', 1, "emphasis in the text"),
        ('{#x from="1"}\nA [link](http://x.org).\n', 1, "a link in the text"),
        ('{#x from="1"}\nA <http://x.org> link.\n', 1, "a link in the text"),
        ('{#x from="1"}\nSome `code`.\n', 1, "code in back quotes in the text"),
        ('{#x from="1"}\nSome <b>HTML</b>.\n', 1, "HTML in the text"),
        ('{#x from="1"}\nThis &amp; that.\n', 1, "a backslash or an HTML entity"),
        ('{#x from="1"} Text.\n', 0, "the address line is not well formed, or text follows"),
        ("{#x from=“1”}\nText.\n", 0, "in the address line can't be read"),
        ("{#x}\nText.\n", 0, "'from' is missing"),
        ('{#x from="one"}\nText.\n', 0, "'from' is 'one'"),
        ('{#x from="5-3"}\nText.\n', 0, "'from' is '5-3', counted backwards"),
        ('{#x from="0"}\nText.\n', 0, "counted backwards or from 0"),
        ('{#x from="3,10"}\nText.\n', 0, "names paragraph 10, and the original has 9"),
        ('{#X_y from="1"}\nText.\n', 0, "the passage id is 'X_y'"),
        ('{#x from="1" sensitivex}\nText.\n', 0, "'sensitivex' is unknown in an address line"),
        ('{#x from="1" sensitive="yes"}\nText.\n', 0, "'sensitive' takes no value"),
        ('{#x from="1" unverified}\nText.\n', 0, "'unverified' does not say"),
        ('{#x from="1"}\nText.\n\n{#x from="2"}\nMore.\n', 3, "a second passage 'x'"),
        ('{#x from="1"}\nText.\n\n> Other words.\n', 3, "a block quote that is not a note"),
        ("> Note: of nothing.\n", 0, "a note without a passage directly above"),
        ('{#x from="1"}\nT.\n\n> Note: a\n\n\n> Note: b\n', 6, "a second note"),
        ('{#x from="1"}\nT.\n\n> Note: a\n> - b\n', 3, "a list in a block quote"),
        ('{#x from="1"}\nT.\n\n> Note: *a*\n', 3, "emphasis in the text"),
        ('{#x from="1"}\n| a | b |\n|---|---|\n| 1 |\n', 3, "this row has 1 cells, the table"),
        ('{#x from="1"}\n| a | b |\n|---|---|\n|\n', 3, "this row has 1 cells, the table"),
        ('{#x from="1"}\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n', 3, "this row has 3 cells"),
        ('{#x from="1"}\n| a | b |\n|---|---|\n| 1 |  |\n', 3, "an empty cell"),
        ('{#x from="1"}\n| a | b |\n|---|\n| 1 | 2 |\n', 1, "line of dashes does not fit"),
        ('{#x from="1"}\n| a | a |\n|---|---|\n| 1 | 2 |\n', 1, "two columns have the same name"),
        ('{#x from="1"}\n| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 3 |\n', 4, "a second row '1'"),
        ('{#x from="1"}\n| a | b |\n|---|---|\n', 1, "a table without rows"),
        ('{#x from="1"}\n| a |\n|---|\n| 1 |\n', 1, "a table with one column"),
        ('{#x from="1"}\n| a | b |\n|---|---|\n| 1 | 2 |\n{#y from="2"}\n', 4, "directly below a"),
    ],
)
def test_anything_else_is_a_problem_at_its_line(body: str, line: int, words: str) -> None:
    found = _problems(BODY + body)
    assert any(at == BODY_LINE + line and words in what for at, _, what in found), found


def test_a_problem_in_a_passage_names_the_passage() -> None:
    found = _problems(BODY + '{#x from="1"}\nSome *stressed* text.\n')
    assert found == [(BODY_LINE + 1, "dmz-news#x", "emphasis in the text")]


def test_brackets_asterisks_and_arithmetic_are_plain_text() -> None:
    text = "He [the soldier] said 3 * 4 < 20 & that 5_000 came (see [a]: b)."
    read = _read(BODY + f'{{#x from="1"}}\n{text}\n')
    assert read.problems == ()
    assert read.passages[0].text == text


def test_a_pipe_in_a_cell_is_written_with_a_backslash() -> None:
    read = _read(BODY + '{#x from="1"}\n| a | b |\n|---|---|\n| 1 | 2 \\| 3 |\n')
    assert [problem.what for problem in read.problems] == []
    assert read.passages[0].table == Table(("a", "b"), (("1", "2 | 3"),))


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ("---\nid", "id", 1, "the front matter is missing or not closed"),
        ("short news report.\n---", "short news report.", 1, "missing or not closed"),
        ("id: dmz-news", "id: dmz", 2, "the id is 'dmz' and the file is called 'dmz-news.md'"),
        ("kind: news", "kind: novel", 4, "kind is 'novel'"),
        ('"2024-08"', "2024", 8, "original: date is 2024 without quotes"),
        ('"2024-08"', '"2024-13"', 8, "there is no date '2024-13'"),
        ('"2024-08"', '"August"', 8, "original: date is 'August'"),
        ("sha256: 2754", "sha256: 27", 11, "original: sha256 is '27"),
        ("paragraphs: 9", "paragraphs: nine", 12, "original: paragraphs is 'nine'"),
        ("trust: A short news report.\n", "", 2, "trust is missing"),
        ("title: A", "titlex: A", 3, "titlex is not a field here"),
    ],
)
def test_a_slip_in_the_front_matter_is_found_at_its_line(
    before: str, after: str, line: int, words: str
) -> None:
    found = _problems(changed(DOCUMENT, before, after))
    assert any(at == line and words in what for at, _, what in found), found


def test_a_table_that_is_not_sound_is_left_out_and_its_note_harms_nothing() -> None:
    table = '{#x from="1"}\n| a | b |\n|---|---|\n| 1 |\n\n> Note: on the table.\n'
    read = _read(BODY + table + '\n{#y from="1"}\nText.\n')
    assert [passage.id for passage in read.passages] == ["dmz-news#y"]
    assert read.passages[0].note == ""
    assert "dmz-news#x" in read.lines


def test_passages_are_read_even_where_the_front_matter_fails() -> None:
    read = _read(changed(DOCUMENT, "kind: news", "kind: novel"))
    assert read.document is None
    assert len(read.passages) == 3


def test_what_is_fenced_is_taken_letter_by_letter() -> None:
    body = '{#x from="1"}\n```\n- a *loud* <b>word</b>\nand more\n```\n'
    table = '\n{#y from="2"}\n```table\n| a_b_c | *b* |\n|---|---|\n| \\n | x \\| y |\n```\n'
    read = _read(BODY + body + table)
    assert read.problems == ()
    first, second = read.passages[-2:]
    assert first.text == "- a *loud* <b>word</b> and more"
    assert second.table is not None
    assert second.table.columns == ("a_b_c", "*b*")
    assert second.table.rows == (("\\n", "x | y"),)
    assert "not part" in _problems(BODY + "```\nfree\n```\n")[0][2]


def test_a_fence_holds_something() -> None:
    found = _problems(BODY + '{#x from="1"}\n```\n```\n')
    assert any("around nothing" in what for _, _, what in found)


def test_a_bar_behind_a_backslash_is_in_the_cell_whatever_stands_before_it() -> None:
    table = "| Path | Means |\n|--|--|\n| a\\\\|b | the bar \\| itself |\n"
    (passage,) = _read(BODY + f'{{#bars from="1"}}\n```table\n{table}```\n').passages
    assert passage.table == Table(("Path", "Means"), (("a\\|b", "the bar | itself"),))

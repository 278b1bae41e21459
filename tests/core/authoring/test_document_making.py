import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.authoring.document_making import NOT_STATED, DocumentHead, to_document
from quizapp.core.authoring.handouts import Block, BlockKind, Handout
from quizapp.core.authoring.passages import Passages, ProposedPassage, proposed, with_left_out
from quizapp.core.authoring.trust import CHECKED
from quizapp.core.content.documents import Document, DocumentKind, Table, table_in_words
from quizapp.core.content.originals import paragraphs_of
from quizapp.core.errors import ExpectedError
from quizapp.packs.files import TextFile
from quizapp.packs.intake.text import read
from quizapp.packs.markdown_source import read_document
from quizapp.packs.models import ID_PATTERN
from quizapp.packs.write_document import document_as_markdown

HEAD = DocumentHead("Milk from the cow", DocumentKind.TEXTBOOK, CHECKED.text, file="milk.docx")
TABLE = Table(("Year", "Cows"), (("2001", "12"), ("2011", "15")))


def _handout(*texts: str) -> Handout:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    return Handout("docx", "", "", "", blocks, "ab" * 32)


def _made(passages: Passages, head: DocumentHead = HEAD) -> Document:
    return to_document(_handout(*["x"] * 9), passages, head)


def _read_back(document: Document) -> Document | None:
    text = document_as_markdown(document)
    read = read_document(TextFile("x.md", str(document.id), text))
    assert read.problems == ()
    return read.document


def test_a_document_has_what_the_teacher_said_and_what_was_counted() -> None:
    head = DocumentHead(
        "Milk from the cow", DocumentKind.WORKSHEET, " Trust\nit. ", "A. Lind", "School", "2024-08",
        "https://example.org", "milk.docx",
    )  # fmt: skip
    handout = _handout("Milk is white.", "7", "It turns sour in a warm kitchen.")
    document = to_document(handout, proposed(handout), head, {"milk-from-the-cow"})
    assert document.id == "milk-from-the-cow-2"
    assert (document.title, document.kind, document.trust) == (
        "Milk from the cow",
        DocumentKind.WORKSHEET,
        "Trust it.",
    )
    original = document.original
    assert (original.author, original.publisher, original.date, original.address) == (
        "A. Lind",
        "School",
        "2024-08",
        "https://example.org",
    )
    assert (original.file, original.sha256, original.paragraphs) == ("milk.docx", "ab" * 32, 3)
    assert [(one.id, one.number, one.from_paragraphs) for one in document.passages] == [
        ("milk-from-the-cow-2#milk-white", 1, (1,)),
        ("milk-from-the-cow-2#turns-sour-warm", 2, (3,)),
    ]
    assert _read_back(document) == document


def test_of_a_plain_text_the_lines_are_counted_as_they_are_shown_beside_it() -> None:
    text = "Milk\n----\n\nMilk is mostly water, so that it\nboils as water does.\n\nIt sours.\n"
    handout = read(text.encode(), "milk.txt")
    document = to_document(handout, proposed(handout), HEAD)
    assert document.original.paragraphs == len(paragraphs_of(text)) == 5
    assert [one.from_paragraphs for one in document.passages] == [(3, 4, 5)]
    many = to_document(replace(handout, lines=200_000), proposed(handout), HEAD)
    assert (many.original.paragraphs, many.passages[0].from_paragraphs) == (3, (2, 3))


def test_what_nobody_said_is_not_stated() -> None:
    original = _made((ProposedPassage("Milk is white.", (1,)),)).original
    assert {original.author, original.publisher, original.date, original.address} == {NOT_STATED}


@pytest.mark.parametrize("date", ["2024-13", "2024-02-30", "20 August", "2024-8", "0000"])
def test_what_is_no_date_is_not_stated(date: str) -> None:
    head = DocumentHead("Milk", DocumentKind.NEWS, "So.", date=date)
    assert _made((ProposedPassage("Milk.", (1,)),), head).original.date == NOT_STATED


def test_ids_are_readable_unique_and_counted_in_other_scripts() -> None:
    sections = ("Why it turns sour",)
    passages = (
        ProposedPassage("The acid makes it clot, and that is so.", (1,), sections),
        ProposedPassage("The acid makes it clot, and that is so.", (2,), sections),
        ProposedPassage("Übergroße Kühe geben Milch.", (3,)),
        ProposedPassage("우유는 대부분 물이다. Milk.", (4,)),
        ProposedPassage("The and of.", (5,)),
        ProposedPassage("§ 1", (6,)),
        ProposedPassage("… !", (7,)),
        ProposedPassage(table_in_words(TABLE), (8,), sections, TABLE),
        ProposedPassage("p4", (9,)),
    )
    names = [one.id.partition("#")[2] for one in _made(passages).passages]
    assert names == [
        "turns-sour-acid-makes-clot",
        "turns-sour-acid-makes-clot-2",
        "ubergrosse-kuhe-geben",
        "p4",
        "the-and-of",
        "p6",
        "p7",
        "turns-sour-table",
        "p4-2",
    ]
    korean = DocumentHead("우유 이야기", DocumentKind.OWN_TEXT, "So.")
    assert _made(passages[:1], korean).id == "document"


@pytest.mark.parametrize(
    "heading",
    [
        "*Milk* and `honey`",
        "__Milk__: ____",
        "a <b> and < c",
        "[Milk](honey) ![x](y)",
        "Milk &amp; honey &#65;",
        "Milk \\* honey",
        "# Milk #",
        "1. Milk",
        "> Milk",
        "Milk_and_honey",
    ],
)
def test_a_heading_with_signs_of_markdown_is_read_back(heading: str) -> None:
    document = _made((ProposedPassage("Milk is white.", (1,), (heading, heading)),))
    (passage,) = document.passages
    assert len(passage.section) == 2
    assert "Milk" in passage.section[0] or "a" in passage.section[0]
    assert _read_back(document) == document


def test_what_is_left_out_does_not_go_in() -> None:
    passages = (ProposedPassage("Milk is white.", (1,)), ProposedPassage("Page 2.", (2,)))
    assert len(_made(with_left_out(passages, 1, True)).passages) == 1
    with pytest.raises(ExpectedError, match="No passage is left"):
        _made(with_left_out(passages[:1], 0, True))


def test_without_a_title_or_a_word_on_trust_it_is_told() -> None:
    passages = (ProposedPassage("Milk is white.", (1,)),)
    with pytest.raises(ExpectedError, match="no title"):
        _made(passages, DocumentHead(" ", DocumentKind.NEWS, "So."))
    with pytest.raises(ExpectedError, match="trust"):
        _made(passages, DocumentHead("Milk", DocumentKind.NEWS, ""))


_SIGNS = st.sampled_from(
    [*"#*_`<>[]()!&;|\\{}~-+=.:'\"/@$ ", "a", "B", "7", "é", "한", "🙂", "&amp;", "**", "- ", "1. "]
)
_TEXTS = st.lists(_SIGNS, min_size=1, max_size=14).map("".join) | st.text(min_size=1, max_size=30)
_TABLES = st.lists(_TEXTS, min_size=2, max_size=2).map(
    lambda cells: Table(
        ("Year", "Cows"), tuple((f"{place}{cell}", f"x{cell}") for place, cell in enumerate(cells))
    )
)


_PARTS = st.tuples(_TEXTS | _TABLES, st.lists(_TEXTS, max_size=2))


@given(
    title=_TEXTS,
    told=_TEXTS,
    parts=st.lists(_PARTS, min_size=1, max_size=6),
)
@settings(max_examples=80, deadline=None)
def test_every_document_that_is_made_is_read_back_as_it_was(
    title: str, told: str, parts: list[tuple[str | Table, list[str]]]
) -> None:
    passages = tuple(
        ProposedPassage(
            text=table_in_words(said) if isinstance(said, Table) else said,
            from_paragraphs=(number, number + 1),
            section=tuple(section),
            table=said if isinstance(said, Table) else None,
            sensitive=number % 2 == 0,
        )
        for number, (said, section) in enumerate(parts, start=1)
    )
    head = DocumentHead(f"T{title}", DocumentKind.OWN_TEXT, f"t{told}", told, title, file=title)
    passages = tuple(one for one in passages if _says_something(one.text))
    if not passages:
        return
    document = _made(passages, head)
    assert all(re.fullmatch(ID_PATTERN, one.id.partition("#")[2]) for one in document.passages)
    assert all(len(one.id.partition("#")[2]) <= 80 for one in document.passages)
    assert _read_back(document) == document


def _says_something(text: str) -> bool:
    """Return whether anything is left of a text without what nobody sees."""
    return any(letter.isprintable() and not letter.isspace() for letter in text)

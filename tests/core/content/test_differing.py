from dataclasses import replace

import pytest

from quizapp.core.content.differing import (
    differences,
    digest_of,
    resembling,
    saved_otherwise,
)
from quizapp.core.content.documents import Document
from quizapp.core.content.ids import DocumentId, PassageId
from tests.builders import a_document, a_passage

PARAGRAPHS = (
    "Seoul counted 2,914 heads that year.",
    "Then came 1,502 more; cafés opened in 1999.",
    "Nobody knows the rest.",
    "By 2012 it was 71 per cent.",
)
TEXT = "\n\n".join(PARAGRAPHS) + "\n"


def the_document(text: str = TEXT, name: str = "001_abc.txt") -> Document:
    """Return a document whose passages give every figure of the text in other words."""
    told = ("There were 2,914.", "1,502 were added in 1999.", "Unknown.", "71 per cent in 2012.")
    document = a_document(
        id=DocumentId(name),
        title="The count",
        passages=tuple(
            a_passage(id=PassageId(f"count#p{n}"), number=n, text=words, from_paragraphs=(n,))
            for n, words in enumerate(told, start=1)
        ),
    )
    original = replace(document.original, file=name, sha256=digest_of(text.encode()), paragraphs=4)
    return replace(document, original=original)


@pytest.mark.parametrize(
    ("content", "differing"),
    [
        (TEXT.replace("\n", "\r\n").encode(), ("its line ends",)),
        (TEXT.rstrip().encode(), ("the line end after its last line",)),
        (TEXT.encode("utf-8-sig"), ("the mark before its first letter (BOM)",)),
        (TEXT.replace("\n", " \n").encode(), ("spaces at the ends of its lines",)),
        (
            TEXT.replace("é", "e\N{COMBINING ACUTE ACCENT}").encode(),
            ("how accented and Korean letters are stored",),
        ),
        (TEXT.encode("cp1252"), ("its encoding, which is CP1252",)),
        (
            TEXT.encode("utf-16"),
            ("its encoding, which is UTF-16",),
        ),
        (
            TEXT.rstrip().replace("\n", "\r\n").encode("utf-8-sig"),
            (
                "the line end after its last line",
                "its line ends",
                "the mark before its first letter (BOM)",
            ),
        ),
    ],
)
def test_a_text_that_was_only_saved_otherwise_is_told_what_was_done_to_it(
    content: bytes, differing: tuple[str, ...]
) -> None:
    saved = saved_otherwise(content, (the_document(),))
    assert saved is not None
    assert saved.differing == differing


def test_an_original_with_line_ends_of_windows_is_known_without_them() -> None:
    text = TEXT.replace("\n", "\r\n")
    saved = saved_otherwise(TEXT.encode(), (the_document(text),))
    assert saved is not None
    assert saved.differing == ("its line ends",)


def test_another_word_is_not_saved_otherwise() -> None:
    assert saved_otherwise(TEXT.replace("rest", "most").encode(), (the_document(),)) is None


@pytest.mark.parametrize(
    "name", ["001_abc.txt", "001_ABC.TXT", "001_abc (1).txt", "001_abc - Copy.txt", "001_abc"]
)
def test_a_file_is_known_by_its_name_even_as_a_numbered_copy(name: str) -> None:
    like = resembling(name, ("Something else.",), (the_document(),))
    assert like is not None
    assert not like.by_length_only


def test_a_renamed_file_is_known_by_its_figures() -> None:
    other = the_document(name="000.txt")
    unlike = replace(other, passages=(a_passage(text="In 1953 there were 38,000."),))
    like = resembling("notes.txt", PARAGRAPHS[:3], (unlike, the_document()))
    assert like is not None
    assert like.document.original.file == "001_abc.txt"
    assert not like.by_length_only


def test_a_strange_file_of_the_same_length_is_known_by_that_only() -> None:
    like = resembling("notes.txt", ("A.", "B.", "C.", "D."), (the_document(),))
    assert like is not None
    assert like.by_length_only


def test_a_strange_file_of_another_length_is_like_no_document() -> None:
    assert resembling("notes.txt", ("A.", "B."), (the_document(),)) is None
    assert resembling("notes.txt", ("A.", "B."), ()) is None


def test_missing_paragraphs_are_counted() -> None:
    told = differences(PARAGRAPHS[:3], the_document())
    assert told[0] == "it has 3 paragraphs where 4 are expected"


def test_the_first_paragraph_that_lacks_a_figure_is_named() -> None:
    changed = (PARAGRAPHS[0], PARAGRAPHS[1].replace("1999", "1998"), *PARAGRAPHS[2:])
    (told,) = differences(changed, the_document())
    assert told == (
        "it differs from paragraph 2 on at the latest: paragraph 2 lacks 1999, which our "
        "passage 2 has"
    )


def test_a_paragraph_put_in_front_moves_all_figures() -> None:
    told = differences(("A menu.", *PARAGRAPHS), the_document())
    assert told[0] == "it has 5 paragraphs where 4 are expected"
    assert told[1].startswith("it differs from paragraph 1 on at the latest")


def test_a_changed_word_without_figures_is_told_as_such() -> None:
    changed = (*PARAGRAPHS[:2], "Nobody knows.", PARAGRAPHS[3])
    assert differences(changed, the_document()) == (
        "words or spaces in it were changed, though no figure was",
    )

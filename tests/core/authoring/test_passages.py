from dataclasses import replace

import pytest

from quizapp.core.authoring import trust
from quizapp.core.authoring.handouts import LINK, TEXT_BOX, Block, BlockKind, Handout
from quizapp.core.authoring.passages import (
    LONG,
    ProposedPassage,
    as_text,
    can_join,
    proposed,
    split,
    with_left_out,
    with_next,
    with_section,
    with_sensitive,
    with_text,
)
from quizapp.core.authoring.sentences import cut_at_sentences, sentence_ends, words
from quizapp.core.content.documents import DocumentKind, Table, table_in_words

TABLE = Table(("Year", "Cows"), (("2001", "12"), ("2011", "15")))
SHORT = "Milk is white and comes from cows, as far as most people know."
MIDDLE = "Milk is mostly water. " * 12


def a_heading(text: str, level: int = 1) -> Block:
    return Block(BlockKind.HEADING, text, level)


def a_paragraph(text: str, *warnings: str, page: int = 0) -> Block:
    return Block(BlockKind.PARAGRAPH, text.strip(), page=page, warnings=warnings)


def an_item(text: str) -> Block:
    return Block(BlockKind.LIST_ITEM, text)


def a_table() -> Block:
    return Block(BlockKind.TABLE, table_in_words(TABLE), table=TABLE)


def a_handout(*blocks: Block, title: str = "") -> Handout:
    return Handout("docx", title, "", "", blocks, "0" * 64)


def _shown(*blocks: Block, title: str = "") -> list[tuple[tuple[int, ...], str]]:
    return [(one.from_paragraphs, one.text) for one in proposed(a_handout(*blocks, title=title))]


def test_headings_become_sections_of_at_most_two_levels() -> None:
    found = proposed(
        a_handout(
            a_heading("All about milk"),
            a_paragraph(MIDDLE),
            a_heading("Cows", 2),
            a_paragraph(MIDDLE),
            a_heading("Fodder", 3),
            a_paragraph(MIDDLE),
            a_heading("Hay", 4),
            a_paragraph(MIDDLE),
            a_heading("Goats", 2),
            a_paragraph(MIDDLE),
        )
    )
    assert [one.section for one in found] == [
        (),
        ("Cows",),
        ("Cows", "Fodder"),
        ("Cows", "Hay"),
        ("Goats",),
    ]
    assert [one.from_paragraphs for one in found] == [(2,), (4,), (6,), (8,), (10,)]


def test_the_only_heading_is_the_title_if_it_says_the_same() -> None:
    blocks = (a_heading("Milk"), a_paragraph(MIDDLE))
    assert proposed(a_handout(*blocks, title="Milk"))[0].section == ()
    assert proposed(a_handout(*blocks, title="Food"))[0].section == ("Milk",)


def test_a_smaller_heading_before_any_larger_one_is_a_section_of_its_own() -> None:
    found = proposed(
        a_handout(
            a_paragraph("Hello."),
            a_heading("Small", 2),
            a_paragraph("One."),
            a_heading("Large", 1),
            a_paragraph("Two."),
            a_heading("Small", 2),
            a_paragraph("Three."),
        )
    )
    assert [one.section for one in found] == [(), ("Small",), ("Large",), ("Large", "Small")]


def test_a_paragraph_that_is_marked_as_a_heading_is_none() -> None:
    long = "This is a whole paragraph that somebody gave the form of a heading, by mistake. " * 3
    found = proposed(a_handout(a_heading(long.strip()), a_paragraph("So it is.")))
    assert [one.section for one in found] == [()]
    assert found[0].text == f"{long}So it is."


def test_short_paragraphs_are_joined_and_others_not() -> None:
    assert _shown(a_paragraph(SHORT), a_paragraph(SHORT), a_paragraph(MIDDLE)) == [
        ((1, 2, 3), f"{SHORT} {SHORT} {MIDDLE.strip()}")
    ]
    assert [numbers for numbers, _ in _shown(*[a_paragraph(MIDDLE)] * 3)] == [(1,), (2,), (3,)]
    forty = "Milk is mostly water. " * 10
    assert [numbers for numbers, _ in _shown(*[a_paragraph(forty)] * 2)] == [(1,), (2,)]
    many = _shown(*[a_paragraph(SHORT)] * 20)
    assert all(len(numbers) in (2, 6) for numbers, _ in many)
    assert all(words(text) <= 80 for _, text in many)


def test_long_paragraphs_are_cut_between_sentences() -> None:
    text = " ".join(f"Cow number {number} gives ten litres of milk a day." for number in range(30))
    found = _shown(a_paragraph(text))
    assert len(found) == 4
    assert {numbers for numbers, _ in found} == {(1,)}
    assert " ".join(part for _, part in found) == text
    assert all(60 <= words(part) <= LONG for _, part in found)
    assert all(part.endswith("day.") for _, part in found)
    one_sentence = "and milk " * 200
    assert len(_shown(a_paragraph(one_sentence))) == 1


def test_items_stand_behind_the_line_above_them() -> None:
    assert _shown(
        a_paragraph(MIDDLE),
        a_paragraph("Three habits help:"),
        an_item("keep it cold"),
        an_item("close the lid;"),
        an_item("smell it"),
        a_paragraph(SHORT),
    ) == [
        ((1,), MIDDLE.strip()),
        ((2, 3, 4, 5), "Three habits help: keep it cold; close the lid; smell it."),
        ((6,), SHORT),
    ]
    assert _shown(an_item("1. Boil it."), an_item("2. Cool it")) == [
        ((1, 2), "1. Boil it. 2. Cool it.")
    ]


def test_a_long_list_becomes_several_passages() -> None:
    found = _shown(a_paragraph("So:"), *[an_item(SHORT)] * 20)
    assert [numbers for numbers, _ in found] == [
        tuple(range(1, 11)),
        tuple(range(11, 20)),
        (20, 21),
    ]
    assert all(words(text) <= LONG for _, text in found)


def test_tables_and_text_boxes_stand_alone() -> None:
    found = proposed(
        a_handout(a_paragraph(SHORT), a_table(), a_paragraph(SHORT), a_paragraph(SHORT, TEXT_BOX))
    )
    assert [one.from_paragraphs for one in found] == [(1,), (2,), (3,), (4,)]
    assert found[1].table == TABLE
    assert found[1].text == table_in_words(TABLE)
    assert found[3].warnings == (TEXT_BOX,)


def test_warnings_and_pages_come_along() -> None:
    (found,) = proposed(
        a_handout(a_paragraph(SHORT, "a", page=3), a_paragraph(SHORT, "b", "a", page=4))
    )
    assert (found.warnings, found.page) == (("a", "b"), 3)


@pytest.mark.parametrize("text", ["12", "Page 3 of 7", "- 4 -", "Seite 5", "* * *", "Class 9b"])
def test_page_numbers_and_stray_lines_are_left_out(text: str) -> None:
    found = proposed(a_handout(a_paragraph(SHORT), a_paragraph(text), a_paragraph(SHORT)))
    assert [one.left_out for one in found] == [False, True, False]


def test_links_alone_are_left_out_and_a_list_with_a_line_above_it_is_not() -> None:
    link, other = replace(an_item("Home"), warnings=(LINK,)), an_item("a bell that rings")
    found = proposed(
        a_handout(link, link, other, a_paragraph("Home page", LINK), a_paragraph("See:"), link)
    )
    assert [(one.from_paragraphs, one.left_out) for one in found] == [
        ((1, 2), True),
        ((3,), False),
        ((4,), True),
        ((5, 6), False),
    ]


@pytest.mark.parametrize("text", ["Milk sours.", "우유는 흰색이다.", "Why?", "牛奶是白色的。"])
def test_a_short_sentence_is_no_stray_line(text: str) -> None:
    assert not proposed(a_handout(a_paragraph(text)))[0].left_out


def test_nothing_is_proposed_of_headings_alone() -> None:
    assert proposed(a_handout(a_heading("Milk"))) == ()


def test_sentences_end_where_people_see_it() -> None:
    text = (
        "Dr. Lind drinks 2.5 litres. “Why?” asked J. Rad, e.g. on p. 3. Nobody knows! "
        "Übrigens z. B. gestern… 牛奶是白色的。水也是。그렇다. 맞다."
    )
    begins = [0, *sentence_ends(text)]
    assert [text[begin:].split()[0] for begin in begins] == [
        "Dr.", "“Why?”", "Nobody", "Übrigens", "牛奶是白色的。水也是。그렇다.", "水也是。그렇다.",
        "그렇다.", "맞다.",
    ]  # fmt: skip
    assert cut_at_sentences("", 10) == [""]


@pytest.fixture
def passages() -> tuple[ProposedPassage, ...]:
    return (
        ProposedPassage("Milk is white.", (1,), ("Milk",), page=1, warnings=("a",)),
        ProposedPassage("It turns sour.", (2, 3), ("Milk",), page=2, warnings=("b", "a")),
        ProposedPassage(table_in_words(TABLE), (4,), ("Milk",), TABLE),
        ProposedPassage("12", (5,), left_out=True),
    )


def test_a_passage_is_joined_with_the_next(passages: tuple[ProposedPassage, ...]) -> None:
    found = with_next(with_sensitive(passages, 1, True), 0)
    assert found[0] == ProposedPassage(
        "Milk is white. It turns sour.", (1, 2, 3), ("Milk",), None, 1, ("a", "b"), sensitive=True
    )
    assert found[1:] == passages[2:]
    assert [can_join(passages, place) for place in range(-1, 5)] == [
        False, True, False, False, False, False,
    ]  # fmt: skip
    for place in (-1, 1, 2, 3):
        with pytest.raises(ValueError, match="table"):
            with_next(passages, place)


def test_what_is_left_out_joined_to_what_is_taken_is_taken(
    passages: tuple[ProposedPassage, ...],
) -> None:
    both = (passages[3], passages[0])
    assert not with_next(both, 0)[0].left_out
    assert with_next((passages[3], passages[3]), 0)[0].left_out


def test_a_passage_is_split_where_one_says(passages: tuple[ProposedPassage, ...]) -> None:
    found = split(passages, 1, 3)
    assert [one.text for one in found[1:3]] == ["It", "turns sour."]
    assert {one.from_paragraphs for one in found[1:3]} == {(2, 3)}
    assert with_next(found, 1) == passages
    for place, offset in ((1, 0), (1, 99), (1, -2), (2, 5)):
        with pytest.raises(ValueError, match="split"):
            split(passages, place, offset)


def test_a_passage_is_left_out_marked_and_changed(passages: tuple[ProposedPassage, ...]) -> None:
    assert with_left_out(passages, 3, False)[3].left_out is False
    assert with_left_out(with_left_out(passages, 0, True), 0, False) == passages
    assert with_sensitive(passages, 0, True)[0].sensitive
    assert with_text(passages, 0, " Cafe\u0301\n au\x00 lait ")[0].text == "Café au lait"
    assert with_section(passages, 0, ("A ", "", "B", "C"))[0].section == ("A", "B")
    for place, text in ((0, " \n"), (2, "x")):
        with pytest.raises(ValueError, match="text"):
            with_text(passages, place, text)
    for place in (-1, 4):
        with pytest.raises((ValueError, IndexError)):
            with_left_out(passages, place, True)


def test_a_table_may_become_its_words(passages: tuple[ProposedPassage, ...]) -> None:
    found = as_text(passages, 2)
    assert (found[2].table, found[2].text) == (None, "2001: Cows 12. 2011: Cows 15.")
    assert can_join(found, 1)


def test_every_kind_has_ready_sentences_on_trust() -> None:
    assert {trust.likely_for(kind) for kind in DocumentKind} == set(trust.READY)
    assert len({one.text for one in trust.READY}) == 4


def test_a_change_leaves_the_passages_before_as_they_were(
    passages: tuple[ProposedPassage, ...],
) -> None:
    before = tuple(replace(one) for one in passages)
    with_next(split(with_text(passages, 0, "New words."), 0, 3), 0)
    assert passages == before

import pytest

from quizapp.core.authoring.handouts import Handout
from quizapp.core.content.documents import Table
from quizapp.core.content.originals import paragraphs_of
from quizapp.packs.intake.gathering import LONGEST_BLOCK, MOST_BLOCKS
from quizapp.packs.intake.text import read
from tests.packs.intake.sound import check, check_broken, refusal

MILK = """Milk in the morning

Milk is mostly water. A glass of it holds about two hundred
millilitres, and with it come protein, sugar and fat. People have
kept cows for thousands of years.

Why it turns sour
-----------------

Small living things make acid out of the sugar. In
a warm kitchen this takes a day or two, in a cold one longer.

What to do:
- keep it cold, at five degrees or less, and close the
  carton every time
• smell it
1. heat it
2. cool it

Year\tCows\tMilk
2001\t12\t34
2002\t13\t35
"""


def _read(text: str) -> Handout:
    handout = read(text.encode(), "milk.txt")
    check(handout, text.encode())
    return handout


def _shown(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in _read(text).blocks]


def test_a_text_is_read_into_headings_paragraphs_items_and_tables() -> None:
    handout = _read(MILK)
    assert handout.format == "txt"
    assert handout.title == "Milk in the morning"
    assert [(block.kind.value, block.level, block.text[:30]) for block in handout.blocks] == [
        ("heading", 1, "Milk in the morning"),
        ("paragraph", 0, "Milk is mostly water. A glass "),
        ("heading", 2, "Why it turns sour"),
        ("paragraph", 0, "Small living things make acid "),
        ("paragraph", 0, "What to do:"),
        ("list_item", 0, "keep it cold, at five degrees "),
        ("list_item", 0, "smell it"),
        ("list_item", 0, "1. heat it"),
        ("list_item", 0, "2. cool it"),
        ("table", 0, "2001: Cows 12; Milk 34.\n2002: "),
    ]
    assert "two hundred millilitres, and with it" in handout.blocks[1].text
    assert handout.blocks[5].text.endswith("and close the carton every time")
    assert handout.blocks[-1].table == Table(
        ("Year", "Cows", "Milk"), (("2001", "12", "34"), ("2002", "13", "35"))
    )


def test_blocks_know_the_lines_that_they_stand_on() -> None:
    handout = _read(MILK)
    assert [block.from_lines for block in handout.blocks] == [
        (1,),
        (2, 3, 4),
        (5,),
        (7, 8),
        (9,),
        (10, 11),
        (12,),
        (13,),
        (14,),
        (15, 16, 17),
    ]
    lines = paragraphs_of(MILK)
    assert handout.lines == len(lines) == 17
    for block in handout.blocks[:4]:
        assert block.text == " ".join(lines[number - 1] for number in block.from_lines)


def test_a_text_whose_lines_are_paragraphs_is_split_by_lines() -> None:
    long = "Whoever sleeps too little learns less, since what one learns is sorted at night. " * 3
    lines = [f"{number} {long}".strip() for number in ("One", "Two", "Three")]
    assert _shown("\n".join(lines)) == [("paragraph", line) for line in lines]


def test_an_indent_begins_a_paragraph_where_no_line_is_empty() -> None:
    text = (
        "  A bicycle has two wheels, and whoever rides one\n"
        "keeps it upright by steering.\n"
        "  Its chain takes the strength of the legs to the\n"
        "hind wheel.\n"
    )
    assert [words[:9] for _, words in _shown(text)] == ["A bicycle", "Its chain"]


def test_a_broken_line_that_begins_with_a_number_is_no_item() -> None:
    text = (
        "The shop opens on the second of the month, and closes on\n30. of May it had been open.\n"
    )
    assert [kind for kind, _ in _shown(text)] == ["paragraph"]


def test_a_dash_or_a_year_in_a_paragraph_begins_no_item() -> None:
    assert _shown("Milk -\nand honey, so they say.") == [
        ("paragraph", "Milk - and honey, so they say.")
    ]


def test_a_name_with_an_initial_begins_no_item() -> None:
    assert _shown("A. Lind wrote this.")[0][0] == "paragraph"
    assert [kind for kind, _ in _shown("a. milk\nb. bread")] == ["list_item"] * 2
    assert [kind for kind, _ in _shown("A) milk\nB) bread")] == ["list_item"] * 2


def test_tabs_that_are_no_clear_table_stay_text() -> None:
    assert _shown("a\tb\nc\td\te\nf\tg")[0][0] == "paragraph"
    assert _shown("\tMilk is good.\n\tBread is better.")[0] == ("paragraph", "Milk is good.")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_is_told_by_the_bytes(codec: str) -> None:
    text = "Die Milch wird sauer, wenn es wärmer wird.\n\nEin Glas hält über Nacht, größere länger."
    data = text.encode(codec)
    handout = read((b"\xff\xfe" if codec == "utf-16-le" else b"") + data, "milk.txt")
    assert [block.text for block in handout.blocks] == text.split("\n\n")
    assert bool(handout.warnings) == (codec == "cp1252")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_the_same(end: str) -> None:
    assert _shown(MILK.replace("\n", end)) == _shown(MILK)


def test_letters_are_composed_and_what_nobody_sees_is_gone() -> None:
    assert _shown("Cafe\u0301\u00a0au lait,\u200b o\ufb03cial\u00ad\x07ly\ue001.") == [
        ("paragraph", "Café au lait, officially.")
    ]


def test_a_paragraph_too_long_for_a_block_is_split_at_a_sentence_and_told() -> None:
    text = "Cows eat grass all day. " * 2_000
    handout = _read(text)
    assert len(handout.blocks) == 3
    assert " ".join(block.text for block in handout.blocks) == text.strip()
    assert all(block.text.endswith("day.") for block in handout.blocks)
    assert "split: part 1" in handout.blocks[0].warnings[0]
    assert len(_read("x" * (LONGEST_BLOCK + 1)).blocks) == 2


def test_more_paragraphs_than_are_read_are_counted() -> None:
    text = "\n\n".join(f"Cow number {number} eats." for number in range(MOST_BLOCKS + 7))
    handout = _read(text)
    assert len(handout.blocks) == MOST_BLOCKS
    assert "7 more were left out" in handout.warnings[0]


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\x00\x00", b"\xff\xfe"])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    assert "no text" in refusal(read, data).message


def test_what_is_broken_is_a_text_or_refused() -> None:
    check_broken(read, MILK.encode(), 1_900, as_text=True)
    check_broken(read, MILK.encode(), 100)


def test_a_short_line_above_a_paragraph_is_its_heading() -> None:
    below = "A lamp shows others where one rides, and it has to burn from dusk on. " * 2
    shown = _shown(f"About bicycles\n\nLamps\n\n{below}\n\nBells.\n\n{below}")
    assert [kind for kind, _ in shown] == ["heading", "heading", "paragraph"] + ["paragraph"] * 2

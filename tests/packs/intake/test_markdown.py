from quizapp.core.authoring.handouts import Handout
from quizapp.core.content.documents import Table
from quizapp.packs.intake.gathering import picture_left_out
from quizapp.packs.intake.markdown import read
from tests.packs.intake.sound import check, check_broken, refusal

SLEEP = """---
title: "Sleep and school"
author: A. Lind
date: 2024-03-05
---
# Why pupils sleep

Pupils **need** about *nine* hours &amp; a [dark room](http://example.org/room).
Some <b>sleep</b> less.

1. Close the curtains
2. Put away the telephone
   - also the watch

![a bed](bed.png)

> Whoever sleeps learns.

| Age | Hours |
|-----|-------|
| 10  | 9     |
| 15  |       |

***

Naps
----
Twenty minutes are enough; H~~igh~~ `noon` is best.
"""


def _read(text: str) -> Handout:
    handout = read(text.encode(), "sleep.md")
    check(handout, text.encode())
    return handout


def test_a_text_is_read_with_headings_lists_tables_and_what_its_head_says() -> None:
    handout = _read(SLEEP)
    assert (handout.format, handout.title, handout.author, handout.date) == (
        "md",
        "Sleep and school",
        "A. Lind",
        "2024-03-05",
    )
    assert [(block.kind.value, block.level, block.text) for block in handout.blocks] == [
        ("heading", 1, "Why pupils sleep"),
        (
            "paragraph",
            0,
            "Pupils need about nine hours & a dark room. Some <b>sleep</b> less.",
        ),
        ("list_item", 0, "1. Close the curtains"),
        ("list_item", 0, "2. Put away the telephone"),
        ("list_item", 0, "also the watch"),
        ("paragraph", 0, "Whoever sleeps learns."),
        ("table", 0, "10: Hours 9.\n15: Hours –."),
        ("heading", 2, "Naps"),
        ("paragraph", 0, "Twenty minutes are enough; High noon is best."),
    ]
    assert handout.blocks[4].warnings == (picture_left_out("a bed"),)
    assert handout.blocks[6].table == Table(("Age", "Hours"), (("10", "9"), ("15", "–")))


def test_without_a_head_the_first_heading_is_the_title() -> None:
    assert _read("# Milk\n\nMilk is white.").title == "Milk"
    assert _read("Milk is white.\n\n# Milk").title == ""


def test_a_date_that_no_calendar_has_is_none() -> None:
    assert _read("---\ndate: 2024-02-30\n---\nMilk.").date == ""
    assert _read("---\ndate: 2024-02-29T10:00\n---\nMilk.").date == "2024-02-29"


def test_a_text_that_is_far_too_long_is_told_to_be_cut() -> None:
    line = "Milk is white, " * 9_000
    handout = _read(f"{line}\n\n" * 16)
    assert "were read. Split the file" in handout.warnings[0]


def test_a_file_without_text_is_refused() -> None:
    assert "no text" in refusal(read, b"***\n\n---\n").message


def test_what_is_broken_is_a_text_or_refused() -> None:
    check_broken(read, SLEEP.encode(), 1_900, as_text=True)
    check_broken(read, SLEEP.encode(), 100)

import io
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings

from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion, Lost, Parsed
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.packs.formats import aiken
from quizapp.packs.formats.html_text import plain
from tests.packs.formats import hard_questions

SAMPLE = """Which city is the capital of France?
A) Lyon
B) Paris
C) Nice
ANSWER: B

What does LMS stand for?
A. Learning Management System
B. Large Moose Sighting
ANSWER: A
"""


def _read(text: str) -> Parsed:
    return aiken.read(io.BytesIO(text.encode()))


def _only(text: str) -> ForeignQuestion:
    parsed = _read(text)
    assert len(parsed.questions) == 1
    assert not parsed.left_out
    return parsed.questions[0]


def test_questions_are_read_with_their_key() -> None:
    parsed = _read(SAMPLE)

    assert [question.stem for question in parsed.questions] == [
        "Which city is the capital of France?",
        "What does LMS stand for?",
    ]
    assert [option.text for option in parsed.questions[0].options] == ["Lyon", "Paris", "Nice"]
    assert [question.keys for question in parsed.questions] == [(1,), (0,)]
    assert [question.wants for question in parsed.questions] == [(), ()]
    assert parsed.in_file == 2
    assert parsed.lost == ()


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n\n"])
def test_lines_may_end_in_any_way(ending: str) -> None:
    assert _read(SAMPLE.replace("\n", ending)).questions == _read(SAMPLE).questions


def test_text_is_plain() -> None:
    question = _only("Is a < b & c &lt; <i>d</i>?\nA) <b>\nB) R&D\nANSWER: A")

    assert question.stem == "Is a < b & c &lt; <i>d</i>?"
    assert [option.text for option in question.options] == ["<b>", "R&D"]


def test_a_question_may_begin_like_an_option() -> None:
    for stem in ("J. D. Salinger wrote what?", "A. Lincoln was born when?"):
        assert _only(f"{stem}\nA) 1\nB) 2\nANSWER: A").stem == stem


def test_a_question_or_option_of_several_lines_stays_whole() -> None:
    question = _only("Read this.\n\nWhat is it?\nA) one\nand more\nB) two\nANSWER: B")

    assert question.stem == "Read this.\nWhat is it?"
    assert question.options[0].text == "one\nand more"


@pytest.mark.parametrize(
    ("answer", "keys"),
    [
        ("B)", (1,)),
        ("b", (1,)),
        ("A, C", (0, 2)),
        ("A and B", (0, 1)),
        ("B. red", (1,)),
        ("blue", (2,)),
    ],
)
def test_the_answer_is_understood_as_it_is_meant(answer: str, keys: tuple[int, ...]) -> None:
    question = _only(f"Which?\nA) green\nB) red\nC) blue\nANSWER: {answer}")

    assert question.keys == keys
    assert question.wants == (() if len(keys) == 1 else ("2 right answers: choose one",))


def test_what_a_question_still_wants_is_told() -> None:
    assert _only("Which?\nA) x\nB) y\nANSWER: F").wants == (
        'line 4: the answer "F" is none of the options',
        "no right answer: choose one",
    )
    assert _only("Which?\nA) x\nB) X\nC)\nANSWER: A").wants == (
        "an answer without text",
        "two answers that are the same",
    )
    assert _only("A) x\nB) y\nANSWER: A").wants == ("no question text",)
    assert _only("Which?\nA) x\nANSWER: A").wants == ("fewer than 2 answers",)


def test_a_line_below_an_option_that_begins_with_an_earlier_letter_goes_on_with_it() -> None:
    question = _only("Who?\nA) x\nB) y\nC) the book of\nB. Clark\nANSWER: C")

    assert [option.text for option in question.options] == ["x", "y", "the book of\nB. Clark"]


def test_an_explanation_below_the_answer_is_one() -> None:
    parsed = _read(
        "A?\nA) x\nB) y\nANSWER: A\nFeedback: Since x.\n\n"
        "Feedback: what is it?\nA) a\nB) b\nANSWER: B"
    )

    assert [question.feedback for question in parsed.questions] == ["Since x.", ""]
    assert parsed.questions[1].stem == "Feedback: what is it?"


def test_statements_are_known_by_their_options() -> None:
    question = _only("Ice floats.\nA) FALSE\nB) true\nANSWER: B")

    assert question.kind is ItemKind.TRUE_FALSE
    assert question.options == (ForeignOption("True", True), ForeignOption("False"))


def test_a_bad_question_in_the_middle_costs_no_other() -> None:
    good = [f"What is {place}?\nA) x\nB) y\nANSWER: A\n" for place in range(50)]
    bad = {
        "What is this?\nANSWER: A\n": "What is this?",
        "What is this?\n": "What is this?",
        "ANSWER: C\n": "",
    }
    for text, stem in bad.items():
        parsed = _read("\n".join([*good[:25], text, *good[26:]]))

        assert len(parsed.questions) == 49
        assert [one.number for one in parsed.left_out] == [26]
        assert parsed.left_out[0].stem == stem
        assert "line 126" in parsed.left_out[0].reason


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_forgotten_answer_leaves_the_next_question_alone(gap: str) -> None:
    parsed = _read(f"One?\nA) a\nB) b\n{gap}Two?\nA) c\nB) d\nANSWER: B")

    assert [question.stem for question in parsed.questions] == ["One?", "Two?"]
    assert [len(question.options) for question in parsed.questions] == [2, 2]
    assert parsed.questions[0].wants == ("no right answer: choose one",)


def test_the_file_is_known_by_its_content() -> None:
    assert aiken.looks_like(SAMPLE.encode())
    assert aiken.looks_like(SAMPLE.encode("utf-16"))
    assert aiken.looks_like(SAMPLE.replace("\n", "\r\n").encode("utf-8-sig"))
    assert not aiken.looks_like(b"Which? {=A) b ~c}")
    assert not aiken.looks_like(b"A) A list\nB) of things\n")


def test_what_is_no_quiz_is_refused() -> None:
    for content in (b"", b" \n \n", b"\0\0\0"):
        with pytest.raises(ExpectedError, match="no questions"):
            aiken.read(io.BytesIO(content))


def test_an_old_encoding_is_noted() -> None:
    parsed = aiken.read(io.BytesIO("Größe?\nA) groß\nB) klein\nANSWER: A".encode("cp1252")))

    assert parsed.questions[0].stem == "Größe?"
    assert "guessed" in parsed.notes[0]


def test_a_huge_text_leaves_its_question_out() -> None:
    parsed = _read(f"{'x' * 30_000}\nA) a\nB) b\nANSWER: A\n\n{SAMPLE}")

    assert parsed.left_out[0].reason == "its text has 30,000 characters; 20,000 are the most"
    assert len(parsed.questions) == 2


CHOICE = ForeignQuestion(
    1,
    ItemKind.CHOICE,
    "J. D. Salinger\nwrote what?",
    (ForeignOption("The Catcher", True, "Yes."), ForeignOption("Ulysses")),
    name="q1",
    source="A book",
)


def test_what_is_written_is_what_others_read() -> None:
    written = aiken.write([CHOICE])

    # Others take a line that begins with a capital and a full stop for an option.
    assert written.data.decode() == (
        "\u200bJ. D. Salinger wrote what?\nA) The Catcher\nB) Ulysses\nANSWER: A\n"
    )
    assert written.written == 1
    assert set(written.lost) == {
        Lost("explanations and feedback", 1),
        Lost("sources", 1),
        Lost("names", 1),
        Lost("line breaks", 1),
    }


def test_what_cannot_be_written_is_told() -> None:
    both = replace(CHOICE, options=(ForeignOption("a", True), ForeignOption("b", True)))
    many = replace(CHOICE, options=(ForeignOption("a", True), *[ForeignOption("b")] * 26))
    blank = replace(CHOICE, options=(ForeignOption("a", True), ForeignOption("")))

    written = aiken.write([CHOICE, both, replace(both, options=()), many, blank, CHOICE])

    assert written.written == 2
    assert [one.number for one in written.left_out] == [2, 3, 4, 5]
    assert "2 right answers" in written.left_out[0].reason
    assert "27 options" in written.left_out[2].reason


@given(hard_questions.questions(lines=False, one_key=True))
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_again(question: ForeignQuestion) -> None:
    said = [option.text.casefold() for option in question.options]
    assume(question.kind is ItemKind.TRUE_FALSE or set(said) != {"true", "false"})

    once = _only(aiken.write([question]).data.decode())
    twice = _only(aiken.write([once]).data.decode())

    assert once.kind is question.kind
    assert once.stem == question.stem
    assert [(one.text, one.is_key) for one in once.options] == [
        (one.text, one.is_key) for one in question.options
    ]
    assert twice == once


def test_each_hard_text_is_guarded() -> None:
    for question in hard_questions.each_alone():
        again = _only(aiken.write([question]).data.decode())

        assert again.stem == question.stem
        assert [option.text for option in again.options] == [
            option.text for option in question.options
        ]


def test_damaged_files_are_read_or_refused() -> None:
    hard_questions.check_survives(
        aiken.read, (SAMPLE.encode(), SAMPLE.encode("utf-16"), aiken.write([CHOICE] * 3).data)
    )


def test_no_html_is_made_of_plain_text() -> None:
    question = _only("a < b & c\nA) a < b & c\nB) &lt;\nANSWER: A")

    assert question.stem == plain("a < b & c").text == "a < b & c"

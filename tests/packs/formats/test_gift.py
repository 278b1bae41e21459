import io
from dataclasses import replace

import pytest
from hypothesis import given, settings

from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion, Lost, Parsed
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.packs.formats import gift
from quizapp.packs.formats.common import after_any_answer
from quizapp.packs.formats.gathering import PICTURE_WANTED
from tests.packs.formats import hard_questions

EXPORTED = r"""// question: 0  name: Switch category to $course$/top/Rivers
$CATEGORY: $course$/top/Default for Geography/Rivers & Lakes


// question: 41  name: Longest river [id:geo-41] [tag:rivers] [tag:a \] b]
::Longest river::[html]<p>Which river is the longest in H<sub>2</sub>O?</p>{
	=<p>Nile</p>#<p>Yes\: 6,650 km.</p>
	~<p>Rhine</p>#<p>No.</p>
	~<p>Seine</p>
	####<p>Source\: An atlas</p>
}


// question: 42  name: Two right
::Two right::[html]<p>Which are in Asia?</p>{
	~%50%<p>Ganges</p>
	~%50%<p>Mekong</p>
	~%-100%<p>Nile</p>
}


// question: 43  name: True or false
::True or false::[html]<p>The Nile flows north.</p>{TRUE#<p>Look at a map.</p>#<p>It does.</p>}


// question: 44  name: Essay
::Essay::[html]<p>Describe the Nile.</p>{}
"""


def _read(text: str) -> Parsed:
    return gift.read(io.BytesIO(text.encode()))


def _only(text: str) -> ForeignQuestion:
    parsed = _read(text)
    assert len(parsed.questions) == 1
    assert not parsed.left_out
    return parsed.questions[0]


def _texts(question: ForeignQuestion) -> list[str]:
    return [option.text for option in question.options]


def test_an_export_is_read_whole() -> None:
    parsed = _read(EXPORTED)
    longest, two, north = parsed.questions

    assert longest == ForeignQuestion(
        1,
        ItemKind.CHOICE,
        "Which river is the longest in H₂O?",
        (
            ForeignOption("Nile", True, "Yes: 6,650 km."),
            ForeignOption("Rhine", False, "No."),
            ForeignOption("Seine"),
        ),
        source="An atlas",
        name="Longest river",
        topic="Default for Geography / Rivers & Lakes",
        tags=("rivers", "a ] b"),
    )
    assert two.keys == (0, 1)
    assert two.wants == ("2 right answers: choose one",)
    assert north.options == (
        ForeignOption("True", True, "It does."),
        ForeignOption("False", False, "Look at a map."),
    )
    assert [(one.number, one.stem) for one in parsed.left_out] == [(4, "Describe the Nile.")]
    assert parsed.left_out[0].reason.startswith("line 27: an essay")
    assert set(parsed.lost) == {Lost("id numbers", 1), Lost("points of single answers", 3)}
    assert parsed.in_file == 4


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ("", "a description"),
        ("{}", "an essay"),
        ("{####said}", "an essay"),
        ("{#1822:5}", "a numerical question"),
        ("{#=1822:5 ~ wrong}", "a numerical question"),
        ("{=A -> B =C -> D}", "a matching question"),
        ("{=A =B}", "a short answer"),
        ("{=TRUE}", "a short answer"),
        ("{yes}", "a short answer"),
        ("{=b ~c} or {=d ~e}", "several groups"),
    ],
)
def test_kinds_that_are_not_asked_are_left_out_in_words(answers: str, kind: str) -> None:
    parsed = _read(f"// a comment\nWhat?{answers}")

    assert parsed.questions == ()
    assert parsed.left_out[0].stem == "What?"
    assert parsed.left_out[0].reason.startswith(f"line 2: {kind}")


@pytest.mark.parametrize("said", ["T", "TRUE", "F", "FALSE", " TRUE "])
def test_statements_say_true_or_false_in_four_ways(said: str) -> None:
    question = _only(f"Ice floats.{{{said}#wrong#right####always}}")

    key = 0 if "T" in said else 1
    assert question.kind is ItemKind.TRUE_FALSE
    assert question.keys == (key,)
    assert question.options[key].feedback == "right"
    assert question.options[1 - key].feedback == "wrong"
    assert question.feedback == "always"


def test_arrows_in_a_choice_are_text() -> None:
    assert _texts(_only("What? {=a -> b ~c}")) == ["a -> b", "c"]


def test_weights_are_understood() -> None:
    question = _only("Which? {~%33.33333%a ~%33.33333%b#yes ~%33.33333%c ~%-100%d ~%0%e ~f}")

    assert _texts(question) == ["a", "b", "c", "d", "e", "f"]
    assert question.keys == (0, 1, 2)
    assert question.options[1].feedback == "yes"
    # Where one answer is marked as the right one, half a point for another is no key.
    assert _only("Which? {=%100%a ~%50%b ~c}").keys == (0,)
    assert _only("Which? {=a =b ~c}").wants == ("2 right answers: choose one",)
    assert _only("Which? {~a ~b}").wants == ("no right answer: choose one",)


def test_text_after_the_answers_puts_a_blank_into_the_stem() -> None:
    assert _only("Grant is {~buried =entombed} in a tomb.").stem == "Grant is _____ in a tomb."
    assert _only("Grant is {~buried =entombed}\n").stem == "Grant is"


def test_escapes_mean_their_signs() -> None:
    question = _only(r"::a\:b::5 \= 2\: \{x\} \# \~ \\ \(y\)\nnew {=\~\=\#a ~\\n}")

    assert question.name == "a:b"
    assert question.stem == "5 = 2: {x} # ~ \\ \\(y\\)\nnew"
    assert _texts(question) == ["~=#a", "\\n"]


def test_each_text_may_have_its_own_format() -> None:
    question = _only(
        "[markdown]Is *this* `x`?{=[html]<b>a</b> &lt; b#[plain]<b>"
        " ~[plain]<i> &amp; ~**c** ~[d] e}"
    )

    assert question.stem == "Is this x?"
    assert _texts(question) == ["a < b", "<i> &amp;", "c", "[d] e"]
    assert question.options[0].feedback == "<b>"


def test_line_breaks_count_unless_the_text_is_html() -> None:
    assert _only("One\ntwo{=a ~b}").stem == "One\ntwo"
    assert _only("[html]One\ntwo<br>three{=a ~b}").stem == "One two\nthree"


def test_indents_of_a_program_are_kept() -> None:
    question = _only("  ::n::[html]<pre>if a\\:\n    b()\n</pre>{\n  =x\n  ~y\n}")

    assert question.stem == "if a:\n    b()"
    assert _texts(question) == ["x", "y"]


def test_comments_are_no_text_and_a_category_holds_until_the_next() -> None:
    parsed = _read(
        "$CATEGORY: Rivers\nA?{=a ~b}\n\n// note\n\nB?\n// [id:7]\n{=a\n//~x\n~b}\n\n"
        "$CATEGORY: $course$/top/Lakes/Big//Deep\n\nC // D?{=a ~b}"
    )

    assert [question.stem for question in parsed.questions] == ["A?", "B?", "C // D?"]
    assert [question.topic for question in parsed.questions] == [
        "Rivers",
        "Rivers",
        "Lakes / Big/Deep",
    ]
    assert parsed.questions[1].name == "7"
    assert parsed.in_file == 3


def test_an_empty_line_ends_a_question() -> None:
    parsed = _read("A?{=a ~b}\nstill A\n\nB?{=c ~d")

    assert parsed.questions[0].stem == "A?_____\nstill A"
    assert parsed.left_out[0].reason == "line 4: a { without its }"
    # An empty line among the answers is a slip of the pen.
    assert _texts(_only("A?{=a\n\n~b}")) == ["a", "b"]


@pytest.mark.parametrize("bad", ["B? =a ~b}", "B?{=a ~b", "B? }{", "B?{=a}"])
def test_a_bad_question_in_the_middle_costs_no_other(bad: str) -> None:
    good = [f"What is {place}?{{=x ~y}}" for place in range(50)]

    parsed = _read("\n\n".join([*good[:25], bad, *good[26:]]))

    assert len(parsed.questions) == 49
    assert [one.number for one in parsed.left_out] == [26]
    assert parsed.left_out[0].stem.startswith("B?")
    assert parsed.left_out[0].reason.startswith("line 51: ")


def test_pictures_are_counted_and_missed_where_they_are_needed() -> None:
    parsed = _read(
        '[html]Look\\: <img src\\="a.png">{=a ~b}\n\n'
        '[html]Why?{=a#<img src\\="b.png" alt\\="a map"> ~\\(x^2\\)}'
    )

    assert parsed.questions[0].wants == (PICTURE_WANTED,)
    assert parsed.questions[1].wants == ()
    assert parsed.questions[1].options[0].feedback == "[a map]"
    assert set(parsed.lost) == {Lost("pictures", 2), Lost("formulas, kept as they are typed", 1)}


def test_the_file_is_known_by_its_content() -> None:
    for text in (
        EXPORTED,
        "Is it?{T}",
        "A {~b =c} d",
        "::n:: What {\n=a\n~b}",
        "x {FALSE#no}",
        "::a::b\n{}",
    ):
        assert gift.looks_like(text.encode())
        assert gift.looks_like(text.encode("utf-16"))
    for text in (
        "A?\nA) b\nB) c\nANSWER: A",
        "<quiz>{=a ~b}</quiz>",
        '{"a": "{=b}"}',
        "{#id from}",
    ):
        assert not gift.looks_like(text.encode())


def test_what_is_no_quiz_is_refused() -> None:
    for content in (b"", b"\n// only a note\n\n$CATEGORY: Rivers\n"):
        with pytest.raises(ExpectedError, match="no questions"):
            gift.read(io.BytesIO(content))


CHOICE = ForeignQuestion(
    1,
    ItemKind.CHOICE,
    "What is 1 + 1 = ?",
    (ForeignOption("2", True, "Yes: {2}"), ForeignOption("3"), ForeignOption("~4")),
    feedback="Count.",
    name="sum-1",
    tags=("easy",),
    source='A book: "1 + 1 is 2"',
)


def test_what_is_written_is_what_moodle_accepts() -> None:
    written = gift.write([CHOICE, replace(CHOICE, topic="Sums / Plus/Minus", stem="Is 1 < 2?")])

    first, second = written.data.decode().split("\n\n$CATEGORY: Sums/Plus//Minus\n\n")
    assert first == (
        "// [id:sum-1] [tag:easy]\n"
        "::sum-1::[html]What is 1 + 1 \\= ?{\n"
        "\t=2#Yes\\: \\{2\\}\n"
        "\t~3\n"
        "\t~\\~4\n"
        '\t####Count.<br>Source\\: A book\\: "1 + 1 is 2"\n'
        "}"
    )
    assert "[html]Is 1 &lt; 2?{" in second
    assert written.lost == ()


def test_statements_and_several_keys_are_written() -> None:
    statement = ForeignQuestion(
        1,
        ItemKind.TRUE_FALSE,
        "Ice sinks.",
        (ForeignOption("True", feedback="Look."), ForeignOption("False", True, "Yes.")),
        correction="Ice floats.",
    )
    three = replace(
        CHOICE,
        options=(*[ForeignOption(f"{place}", True) for place in range(3)], ForeignOption("x")),
    )

    written = gift.write([statement, three]).data.decode()

    assert "Ice sinks.{FALSE#Look.#Yes.\n\t####Ice floats.\n}\n" in written
    assert written.count("~%33.33333%") == 3
    assert "~%-33.33333%x" in written


def test_what_cannot_be_written_is_told() -> None:
    written = gift.write(
        [
            replace(CHOICE, stem=""),
            replace(CHOICE, options=(ForeignOption("a"), ForeignOption("b"))),
            replace(CHOICE, options=tuple(ForeignOption(f"{n}", True) for n in range(11))),
            CHOICE,
            replace(CHOICE, options=(ForeignOption("a", True),)),
        ]
    )

    assert written.written == 1
    assert [one.number for one in written.left_out] == [1, 2, 3, 5]


def test_questions_without_a_category_stay_without() -> None:
    mixed = [replace(CHOICE, topic=topic) for topic in ("", "A / B", "", "A")]

    parsed = gift.read(io.BytesIO(gift.write(mixed).data))

    assert [question.topic for question in parsed.questions] == ["", "A / B", "", "A"]


@given(hard_questions.questions())
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_again(question: ForeignQuestion) -> None:
    once = _only(gift.write([question]).data.decode())
    twice = _only(gift.write([once]).data.decode())

    assert once.kind is question.kind
    assert once.stem == question.stem
    assert once.options == question.options
    assert after_any_answer(once) == after_any_answer(question)
    assert twice == once


def test_each_hard_text_is_guarded() -> None:
    for question in hard_questions.each_alone():
        assert _only(gift.write([question]).data.decode()) == question


def test_damaged_files_are_read_or_refused() -> None:
    samples = (
        EXPORTED.encode(),
        gift.write([CHOICE] * 3).data,
        EXPORTED.encode("cp1252", "ignore"),
    )

    hard_questions.check_survives(gift.read, samples)

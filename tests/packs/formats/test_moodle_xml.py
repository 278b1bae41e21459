import io
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion, Lost, Parsed
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.packs.formats import moodle_xml
from quizapp.packs.formats.common import after_any_answer
from quizapp.packs.formats.gathering import PICTURE_WANTED
from tests.packs.formats import hard_questions

EXPORTED = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<!-- question: 0  -->
  <question type="category">
    <category><text>$course$/top/Default for Geography/Rivers &amp; Lakes</text></category>
    <info format="moodle_auto_format"><text></text></info>
    <idnumber></idnumber>
  </question>

<!-- question: 41  -->
  <question type="multichoice">
    <name><text>Longest river</text></name>
    <questiontext format="html">
      <text><![CDATA[<p dir="ltr">Which is longest in H<sub>2</sub>O?<br></p>
<p><img src="@@PLUGINFILE@@/a%20map.png" alt="a map" width="20"></p>]]></text>
<file name="a map.png" path="/" encoding="base64">iVBORw0KGgo=</file>
    </questiontext>
    <generalfeedback format="html">
      <text><![CDATA[<p>It is 6,650 km long.</p>]]></text>
    </generalfeedback>
    <defaultgrade>1.0000000</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber>geo-41</idnumber>
    <single>true</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <correctfeedback format="html"><text>Your answer is correct.</text></correctfeedback>
    <partiallycorrectfeedback format="html"><text></text></partiallycorrectfeedback>
    <incorrectfeedback format="html"><text>Your answer is incorrect.</text></incorrectfeedback>
    <answer fraction="0" format="html">
      <text>Rhine &amp;amp; Meuse</text>
      <feedback format="html"><text><![CDATA[<p>No.</p>]]></text></feedback>
    </answer>
    <answer fraction="100" format="html">
      <text><![CDATA[<p>Nile</p>]]></text>
      <feedback format="html"><text></text></feedback>
    </answer>
    <answer fraction="50" format="plain_text">
      <text>a &lt; b &amp; c</text>
      <feedback format="html"><text></text></feedback>
    </answer>
    <hint format="html"><text>Look south.</text></hint>
    <tags><tag><text>rivers</text></tag><tag><text>Africa</text></tag></tags>
  </question>

  <question type="multichoice">
    <name><text>Two</text></name>
    <questiontext format="moodle_auto_format"><text>Which are
in Asia?</text></questiontext>
    <single>false</single>
    <answer fraction="50"><text>Ganges</text></answer>
    <answer fraction="-100"><text>Nile</text></answer>
    <answer fraction="33.33333"><text>Mekong</text></answer>
  </question>

  <question type="truefalse">
    <name><text>North</text></name>
    <questiontext format="html"><text>The Nile flows south.</text></questiontext>
    <answer fraction="100" format="moodle_auto_format">
      <text>false</text>
      <feedback format="html"><text>It flows north.</text></feedback>
    </answer>
    <answer fraction="0" format="moodle_auto_format"><text>true</text></answer>
  </question>

  <question type="essay">
    <name><text>Essay</text></name>
    <questiontext format="html"><text>Describe the Nile.</text></questiontext>
  </question>
</quiz>
"""


def _read(text: str) -> Parsed:
    return moodle_xml.read(io.BytesIO(text.encode()))


def _quiz(*inside: str) -> Parsed:
    return _read(f"<quiz>{''.join(inside)}</quiz>")


def _choice(stem: str = "What?", right: str = "a", wrong: str = "b", more: str = "") -> str:
    return (
        f"<question type='multichoice'><questiontext><text>{stem}</text></questiontext>"
        f"<answer fraction='100'><text>{right}</text></answer>"
        f"<answer fraction='0'><text>{wrong}</text></answer>{more}</question>"
    )


def test_an_export_is_read_whole() -> None:
    parsed = _read(EXPORTED)
    longest, two, north = parsed.questions

    assert longest == ForeignQuestion(
        1,
        ItemKind.CHOICE,
        "Which is longest in H₂O?\n[a map]",
        (
            ForeignOption("Rhine & Meuse", False, "No."),
            ForeignOption("Nile", True),
            ForeignOption("a < b & c"),
        ),
        feedback="It is 6,650 km long.",
        name="Longest river",
        topic="Default for Geography / Rivers & Lakes",
        tags=("rivers", "Africa"),
        wants=(PICTURE_WANTED,),
    )
    assert two.stem == "Which are\nin Asia?"
    assert two.keys == (0, 2)
    assert two.wants == ("2 right answers: choose one",)
    assert north.kind is ItemKind.TRUE_FALSE
    assert north.options == (
        ForeignOption("True"),
        ForeignOption("False", True, "It flows north."),
    )
    assert [(one.number, one.stem) for one in parsed.left_out] == [(4, "Describe the Nile.")]
    assert parsed.left_out[0].reason.startswith("line 67: an essay")
    assert set(parsed.lost) == {
        Lost("pictures", 1),
        Lost("embedded files", 1),
        Lost("hints", 1),
        Lost("id numbers", 1),
        Lost("replies to every right or wrong answer", 2),
        Lost("points of single answers", 4),
    }
    assert parsed.in_file == 4


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("essay", "an essay"),
        ("matching", "a matching question"),
        ("numerical", "a numerical question"),
        ("shortanswer", "a short answer"),
        ("cloze", "a cloze text"),
        ("description", "a description"),
        ("ddwtos", "a text to drag words into"),
        ("coderunner", 'the kind "coderunner"'),
        ("", "no kind is named"),
    ],
)
def test_kinds_that_are_not_asked_are_left_out_in_words(kind: str, words: str) -> None:
    parsed = _quiz(
        f"\n<question type='{kind}'><name><text>The name</text></name></question>", _choice()
    )

    assert parsed.left_out[0].stem == "The name"
    assert parsed.left_out[0].reason.startswith(f"line 2: {words}")
    assert len(parsed.questions) == 1


def test_a_bad_question_in_the_middle_costs_no_other() -> None:
    bad = (
        "<question type='truefalse'><questiontext><text>B?</text></questiontext>"
        "<answer fraction='100'><text>maybe</text></answer></question>"
    )

    parsed = _quiz(*[_choice()] * 25, bad, *[_choice()] * 24)

    assert len(parsed.questions) == 49
    assert [(one.number, one.stem) for one in parsed.left_out] == [(26, "B?")]


def test_what_a_question_still_wants_is_told() -> None:
    def wants(*answers: str) -> tuple[str, ...]:
        return (
            _quiz(
                "<question type='multichoice'><questiontext><text>Q</text></questiontext>",
                *answers,
                "</question>",
            )
            .questions[0]
            .wants
        )

    a = "<answer fraction='{}'><text>{}</text></answer>"
    assert wants(a.format(100, "x"), a.format(100, "y")) == ("2 right answers: choose one",)
    assert wants(a.format(50, "x"), a.format(0, "y")) == ("no right answer: choose one",)
    assert wants(a.format(100, "x"), a.format(0, "X")) == ("two answers that are the same",)
    assert wants(a.format(100, "x"), a.format(0, "&lt;p&gt;")) == ("an answer without text",)
    assert wants(a.format("nan", "x"), a.format("much", "y"))[0] == '"nan" is no number of points'
    assert wants(a.format("100,00", "x"), a.format("", "y")) == ()


def test_a_question_needs_its_picture_where_it_is_asked() -> None:
    picture = "&lt;img src='x.png'&gt;"

    assert _quiz(_choice(right=picture + "a")).questions[0].wants == (PICTURE_WANTED,)
    told = _quiz(_choice(more=f"<generalfeedback><text>{picture}</text></generalfeedback>"))
    assert told.questions[0].wants == ()
    assert told.lost == (Lost("pictures", 1),)
    old = _quiz(_choice(more="<image>map.gif</image><image_base64>R0lG</image_base64>"))
    assert old.questions[0].wants == (PICTURE_WANTED,)


def test_markup_that_is_not_escaped_is_markup() -> None:
    parsed = _quiz(
        _choice(stem="<p>One</p><p>H<sub>2</sub>O</p>", right="<b>a</b><img alt='&lt;'/>")
    )

    assert parsed.questions[0].stem == "One\nH₂O"
    assert parsed.questions[0].options[0].text == "a [<]"


def test_a_single_question_may_stand_alone() -> None:
    assert _read(_choice()).questions == _quiz(_choice()).questions
    assert moodle_xml.looks_like(_choice().encode())


def test_files_are_read_in_the_encoding_that_they_name() -> None:
    head = '<?xml version="1.0" encoding="{}"?>'
    quiz = f"<quiz>{_choice('평양은 어디에 있습니까?')}</quiz>"
    for named, codec in (
        ("EUC-KR", "euc_kr"),
        ("UTF-16", "utf-16"),
        ("utf-16", "utf-8"),
        ("utf-8", "utf-8-sig"),
    ):
        content = (head.format(named) + quiz).encode(codec)
        assert moodle_xml.read(io.BytesIO(content)).questions[0].stem == "평양은 어디에 있습니까?"
    damaged = f"<quiz>{_choice('Größe?')}</quiz>".encode("cp1252")
    assert "letters that are damaged" in moodle_xml.read(io.BytesIO(damaged)).questions[0].wants[0]
    with pytest.raises(ExpectedError, match="not known here"):
        _read(head.format("zlib_codec") + quiz)


def test_control_characters_that_xml_forbids_are_taken_out() -> None:
    assert _quiz(_choice(stem="a\x0b\x02b")).questions[0].stem == "ab"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<!DOCTYPE quiz [<!ENTITY a 'x'>]><quiz>&a;</quiz>", "document type in line 1"),
        ("<!DOCTYPE quiz SYSTEM 'http://a.example/'><quiz/>", "document type"),
        (f"<quiz>\n{_choice('a & b')}</quiz>", "damaged in line 2"),
        (f"<quiz>\n{_choice('&nbsp;')}</quiz>", "damaged in line 2"),
        (EXPORTED[:2000], "breaks off in line"),
        (EXPORTED[: EXPORTED.index("</quiz>")], "breaks off in line"),
        ("<html><body/></html>", "not questions from Moodle"),
        ("<quiz></quiz>", "no questions"),
        ("", "breaks off in line"),
        ("<quiz>" + "<a>" * 100, "nested too deeply"),
    ],
)
def test_what_is_no_export_is_refused_in_words(content: str, said: str) -> None:
    with pytest.raises(ExpectedError, match=said):
        _read(content)


class _Endless(io.RawIOBase):
    """A file of hundreds of megabytes that holds none of them."""

    def __init__(self, begin: bytes, middle: bytes, size: int, end: bytes) -> None:
        super().__init__()
        self._parts = (begin, middle * 1024, end)
        self._size = size
        self._place = 0

    def seek(self, offset: int, whence: int = 0) -> int:
        self._place = self._size if whence == 2 else offset
        return self._place

    def read(self, size: int = -1) -> bytes:
        begin, middle, end = self._parts
        size = min(size, self._size - self._place)
        if size <= 0:
            return b""
        at, self._place = self._place, self._place + size
        if at == 0:
            return (begin + middle)[:size].ljust(size, middle[:1])
        if self._place == self._size:
            return end.rjust(size, middle[:1])
        return (middle * (size // len(middle) + 1))[:size]


def _peak(work: Callable[[], object]) -> int:
    import tracemalloc

    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_huge_text_leaves_its_question_out_in_bounded_memory() -> None:
    file = _Endless(
        b"<quiz><question type='multichoice'><questiontext><text>",
        b"x",
        100_000_000,
        b"</text></questiontext></question>" + _choice().encode() + b"</quiz>",
    )

    def work() -> None:
        parsed = moodle_xml.read(file)  # type: ignore[arg-type]
        assert parsed.left_out[0].reason.startswith("line 1: it has more than 2,000,000")
        assert len(parsed.questions) == 1

    assert _peak(work) < 20_000_000


@pytest.mark.parametrize("begin", [b"<quiz><!-- ", b"<quiz a='", b"<quiz><"])
def test_a_huge_tag_or_comment_is_refused_in_bounded_memory(begin: bytes) -> None:
    file = _Endless(begin, b"x", 100_000_000, b"")

    def work() -> None:
        with pytest.raises(ExpectedError, match="several MB"):
            moodle_xml.read(file)  # type: ignore[arg-type]

    assert _peak(work) < 20_000_000


def test_a_larger_file_is_refused_unread() -> None:
    file = _Endless(b"<quiz>", b" ", 300_000_000, b"</quiz>")

    with pytest.raises(ExpectedError, match="more than 200 MB"):
        moodle_xml.read(file)  # type: ignore[arg-type]


def test_the_work_can_be_watched_and_stopped() -> None:
    shares: list[float] = []
    content = f"<quiz>{_choice() * 2000}</quiz>".encode()

    moodle_xml.read(io.BytesIO(content), shares.append)

    assert shares == sorted(shares)
    assert len(shares) > 3
    assert shares[-1] == 1

    def stop(_: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        moodle_xml.read(io.BytesIO(content), stop)


def test_the_file_is_known_by_its_content() -> None:
    assert moodle_xml.looks_like(EXPORTED.encode()[:4096])
    assert moodle_xml.looks_like(EXPORTED.encode("utf-16")[:4096])
    assert not moodle_xml.looks_like(b"<quiz><item/></quiz>")
    assert not moodle_xml.looks_like(b"<html><quiz><question>")
    assert not moodle_xml.looks_like(b"What? {=<quiz> ~<question>}")


CHOICE = ForeignQuestion(
    1,
    ItemKind.CHOICE,
    "Is a < b & c?",
    (ForeignOption("]]>", True, "Yes."), ForeignOption("no")),
    feedback="Count.",
    name="sum-1",
    topic="Sums / Plus/Minus",
    tags=("a & b",),
    source="A book",
)


def test_what_is_written_is_what_moodle_accepts() -> None:
    written = moodle_xml.write([CHOICE])

    category, question = ElementTree.fromstring(written.data)
    assert category.findtext("category/text") == "Sums/Plus//Minus"
    assert question.get("type") == "multichoice"
    assert question.findtext("name/text") == question.findtext("idnumber") == "sum-1"
    assert question.findtext("questiontext/text") == "Is a &lt; b &amp; c?"
    assert question.findtext("generalfeedback/text") == "Count.<br>Source: A book"
    assert [answer.get("fraction") for answer in question.iter("answer")] == ["100", "0"]
    assert question.findtext("answer/text") == "]]&gt;"
    assert question.findtext("answer/feedback/text") == "Yes."
    assert question.findtext("single") == "true"
    assert question.findtext("tags/tag/text") == "a & b"
    assert written.lost == ()


def test_statements_and_several_keys_are_written() -> None:
    statement = ForeignQuestion(
        1,
        ItemKind.TRUE_FALSE,
        "Ice sinks.",
        (ForeignOption("True"), ForeignOption("False", True)),
        correction="Ice floats.",
    )
    options = (*[ForeignOption(f"{place}", True) for place in range(3)], ForeignOption("x"))

    quiz = ElementTree.fromstring(
        moodle_xml.write([statement, replace(CHOICE, options=options, topic="")]).data
    )

    assert [question.get("type") for question in quiz] == ["truefalse", "multichoice"]
    assert quiz[0].findtext("name/text") == "Ice sinks."
    assert quiz[0].findtext("generalfeedback/text") == "Ice floats."
    answers = [
        (answer.findtext("text"), answer.get("fraction")) for answer in quiz[0].iter("answer")
    ]
    assert answers == [("true", "0"), ("false", "100")]
    assert quiz[1].findtext("single") == "false"
    weights = [answer.get("fraction") for answer in quiz[1].iter("answer")]
    assert weights == ["33.33333"] * 3 + ["-33.33333"]


def test_what_cannot_be_written_is_told() -> None:
    written = moodle_xml.write(
        [
            replace(CHOICE, stem=""),
            replace(CHOICE, options=(ForeignOption("a"), ForeignOption("b"))),
            replace(CHOICE, name="x" * 300),
        ]
    )

    assert written.written == 1
    assert [one.number for one in written.left_out] == [1, 2]
    assert written.lost == (Lost("names over 255 characters", 1),)


def test_questions_without_a_category_stay_without() -> None:
    mixed = [replace(CHOICE, topic=topic) for topic in ("", "A / B", "", "A")]

    parsed = moodle_xml.read(io.BytesIO(moodle_xml.write(mixed).data))

    assert [question.topic for question in parsed.questions] == ["", "A / B", "", "A"]


@given(hard_questions.questions())
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_again(question: ForeignQuestion) -> None:
    once = _read(moodle_xml.write([question]).data.decode()).questions[0]
    twice = _read(moodle_xml.write([once]).data.decode()).questions[0]

    assert once.kind is question.kind
    assert once.stem == question.stem
    assert once.options == question.options
    assert once.name == question.name
    assert after_any_answer(once) == after_any_answer(question)
    assert twice == once


def test_each_hard_text_is_guarded() -> None:
    for question in hard_questions.each_alone():
        assert _read(moodle_xml.write([question]).data.decode()).questions[0] == question


def test_damaged_files_are_read_or_refused() -> None:
    samples = (EXPORTED.encode(), EXPORTED.encode("utf-16"), moodle_xml.write([CHOICE] * 3).data)

    hard_questions.check_survives(moodle_xml.read, samples)

import io
import json
import random
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion, Lost
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.packs.formats.gathering import PICTURE_WANTED
from quizapp.packs.formats.h5p import looks_like, read, write
from tests.packs.formats.foreign import questions

CHOICE = {
    "question": "<p>Is a &lt; b &amp; c?</p>",
    "answers": [
        {
            "text": "<div>Yes</div>",
            "correct": True,
            "tipsAndFeedback": {"chosenFeedback": "<div>So it is.</div>", "tip": ""},
        },
        {
            "text": "<div>북한</div>",
            "correct": False,
            "tipsAndFeedback": {"tip": "Think", "notChosenFeedback": "Right to leave it"},
        },
        {"text": "<div>No</div>"},
    ],
    "media": {"type": {"library": "H5P.Image 1.1", "params": {"file": {"path": "x.png"}}}},
    "overallFeedback": [{"from": 0, "to": 100, "feedback": "Read page 4."}],
}
TRUE_FALSE = {
    "question": "<p>The sun is cold.</p>",
    "correct": "false",
    "behaviour": {"feedbackOnCorrect": "Well read", "feedbackOnWrong": "It is hot"},
}
SET = {
    "choices": [
        {"question": "<p>One?</p>", "answers": ["<p>1</p>", "<p>2</p>"]},
        {"question": "Two?", "answers": ["2", "3", "4"]},
    ]
}


def content(library: str, params: object, title: str = "") -> dict[str, Any]:
    return {"library": f"{library} 1.0", "params": params, "metadata": {"title": title}}


def h5p(main: str, params: object, folder: str = "", title: str = "A quiz") -> io.BytesIO:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        head = {"mainLibrary": main, "title": title}
        archive.writestr(f"{folder}content/", "")
        archive.writestr(f"{folder}h5p.json", json.dumps(head))
        archive.writestr(f"{folder}content/content.json", json.dumps(params))
        archive.writestr(f"{folder}H5P.{main}/library.json", "not read")
    whole.seek(0)
    return whole


def test_a_choice_comes_with_its_feedback_and_what_is_lost_is_counted() -> None:
    parsed = read(h5p("H5P.MultiChoice", CHOICE, title="A &amp; B"))
    (one,) = parsed.questions
    assert (parsed.format, parsed.title, parsed.in_file) == ("h5p", "A & B", 1)
    assert (one.kind, one.stem) == (ItemKind.CHOICE, "Is a < b & c?")
    assert one.options == (
        ForeignOption("Yes", True, "So it is."),
        ForeignOption("북한", False, ""),
        ForeignOption("No", False, ""),
    )
    assert (one.feedback, one.wants) == (
        "Read page 4.",
        (PICTURE_WANTED,),
    )
    assert set(parsed.lost) == {
        Lost("pictures, films and sounds beside a question", 1),
        Lost("tips before the answer", 1),
        Lost("what is said of an answer that was not chosen", 1),
    }


def test_what_is_said_of_a_score_is_said_of_the_options_that_give_it() -> None:
    spans = [
        {"from": 0, "to": 99, "feedback": "Look again"},
        {"from": 100, "to": 100, "feedback": "Well done"},
        {"from": 0, "to": 100, "feedback": "@score of @total"},
    ]
    parsed = read(h5p("H5P.MultiChoice", {**CHOICE, "overallFeedback": spans}))
    (one,) = parsed.questions
    assert [option.feedback for option in one.options] == [
        "So it is.\nWell done",
        "Look again",
        "Look again",
    ]
    assert one.feedback == ""
    (one,) = read(h5p("H5P.MultiChoice", {**CHOICE, "overallFeedback": spans[1:2]})).questions
    assert [option.feedback for option in one.options] == ["So it is.\nWell done", "", ""]
    assert Lost("sentences with the score in them", 1) in parsed.lost


@pytest.mark.parametrize(("said", "key"), [("true", 0), ("false", 1), (True, 0), (False, 1)])
def test_the_key_of_a_statement_is_a_word(said: object, key: int) -> None:
    (one,) = read(h5p("H5P.TrueFalse", {**TRUE_FALSE, "correct": said})).questions
    assert (one.kind, one.keys) == (ItemKind.TRUE_FALSE, (key,))
    assert [option.text for option in one.options] == ["True", "False"]
    assert one.options[key].feedback == "Well read"
    assert one.options[1 - key].feedback == "It is hot"


def test_a_statement_without_a_key_wants_one() -> None:
    (one,) = read(h5p("H5P.TrueFalse", {"question": "So?"})).questions
    assert (one.keys, one.wants) == ((), ("no right answer: choose one",))


def test_in_a_set_of_single_choices_the_first_answer_is_right() -> None:
    first, second = read(h5p("H5P.SingleChoiceSet", SET)).questions
    assert (first.number, first.stem, first.keys) == (1, "One?", (0,))
    assert (second.number, [o.text for o in second.options]) == (2, ["2", "3", "4"])


def test_several_right_answers_are_kept_and_asked_about() -> None:
    answers = [{"text": str(n), "correct": n < 3} for n in range(4)]
    (one,) = read(h5p("H5P.MultiChoice", {"question": "Which?", "answers": answers})).questions
    assert (one.keys, one.wants) == ((0, 1, 2), ("3 right answers: choose one",))


ESSAY = content("H5P.Essay", {"taskDescription": "<p>Tell of it.</p>"})
NEW = content("H5P.NewThing", {"question": "What?"})
TEXT = content("H5P.AdvancedText", {"text": "<p>Read this.</p>"})
ASKED = [
    content("H5P.MultiChoice", CHOICE, "First"),
    TEXT,
    ESSAY,
    content("H5P.TrueFalse", TRUE_FALSE),
    NEW,
]


@pytest.mark.parametrize(
    ("main", "params"),
    [
        ("H5P.QuestionSet", {"questions": ASKED, "introPage": {}}),
        ("H5P.Column", {"content": [{"content": one, "useSeparator": "auto"} for one in ASKED]}),
        (
            "H5P.InteractiveBook",
            {"chapters": [content("H5P.Column", {"content": [{"content": o}]}) for o in ASKED]},
        ),
        (
            "H5P.CoursePresentation",
            {"presentation": {"slides": [{"elements": [{"x": 1, "action": o}]} for o in ASKED]}},
        ),
    ],
)
def test_whatever_holds_questions_is_unpacked_and_nothing_disappears(
    main: str, params: object
) -> None:
    parsed = read(h5p(main, params))
    assert [(one.number, one.name) for one in parsed.questions] == [(1, "First"), (3, "")]
    assert [(one.number, one.stem) for one in parsed.left_out] == [(2, "Tell of it."), (4, "What?")]
    assert parsed.left_out[0].reason == "an essay: only choice and true/false are asked here"
    assert "NewThing" in parsed.left_out[1].reason
    assert parsed.in_file == 4
    assert Lost("texts, pictures and other pieces between the questions", 1) in parsed.lost


def test_a_bad_question_in_the_middle_of_fifty_costs_only_itself() -> None:
    asked = [content("H5P.TrueFalse", TRUE_FALSE) for _ in range(50)]
    asked[24] = content("H5P.DragQuestion", {"question": {"settings": []}})
    parsed = read(h5p("H5P.QuestionSet", {"questions": asked}))
    assert (len(parsed.questions), [one.number for one in parsed.left_out]) == (49, [25])


def test_a_file_without_questions_is_told_so() -> None:
    with pytest.raises(ExpectedError, match="no questions"):
        read(h5p("H5P.QuestionSet", {"questions": []}))


def test_it_may_lie_in_a_folder_of_the_archive() -> None:
    assert read(h5p("H5P.TrueFalse", TRUE_FALSE, folder="my quiz/")).in_file == 1


@pytest.mark.parametrize(
    "damaged",
    [{"question": 3, "answers": 4}, {"answers": [1, None, {"text": []}]}, {"overallFeedback": {}}],
)
def test_fields_of_another_shape_end_nothing(damaged: dict[str, Any]) -> None:
    (one,) = read(h5p("H5P.MultiChoice", damaged)).questions
    assert "no question text" in one.wants


def test_what_is_no_h5p_is_told_in_words() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("h5p.json", "{}")
    for stream in (io.BytesIO(b""), io.BytesIO(b"PK\3\4 nothing"), whole):
        with pytest.raises(ExpectedError):
            read(stream)


@pytest.mark.parametrize("text", ["[" * 100_000, "{}" * 2, "[1]", '{"a": 1' + "0" * 6_000 + "}"])
def test_json_that_is_hostile_or_damaged_is_refused(text: str) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("h5p.json", "{}")
        archive.writestr("content/content.json", text)
    with pytest.raises(ExpectedError, match="damaged"):
        read(whole)


def test_what_is_nested_too_deeply_is_refused() -> None:
    params: object = TRUE_FALSE
    for _ in range(60):
        params = {"content": [params]}
    with pytest.raises(ExpectedError, match="deeply"):
        read(h5p("H5P.Column", params))


def test_it_is_known_by_its_beginning() -> None:
    head = h5p("H5P.TrueFalse", TRUE_FALSE).getvalue()
    assert looks_like(head)
    assert looks_like(b"PK\x03\x04 content/images", "A.H5P")
    assert not looks_like(b"PK\x03\x04 word/document.xml", "a.docx")
    assert not looks_like(b"h5p.json", "a.h5p")


def test_the_work_can_be_stopped() -> None:
    def stop(_: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read(h5p("H5P.TrueFalse", TRUE_FALSE), stop)


def written(*asked: ForeignQuestion) -> tuple[ForeignQuestion, ...]:
    return read(io.BytesIO(write(asked).data)).questions


@settings(max_examples=80, deadline=None)
@given(questions(told=False))
def test_a_question_comes_back_as_it_was(one: ForeignQuestion) -> None:
    if one.kind is ItemKind.TRUE_FALSE:  # H5P has no place for what is said after any answer
        one = replace(one, feedback="")
    assert written(one) == (one,)


@settings(max_examples=50, deadline=None)
@given(st.lists(questions(), min_size=1, max_size=4))
def test_out_and_in_twice_changes_nothing(asked: list[ForeignQuestion]) -> None:
    once = written(*asked)
    assert written(*once) == once
    assert len(once) == len(asked)
    for before, after in zip(asked, once, strict=True):
        said = " ".join(
            (after.feedback, after.source, *(option.feedback for option in after.options))
        )
        assert before.correction in said
        assert before.source in said


def test_it_is_written_as_the_hub_takes_it() -> None:
    one = ForeignQuestion(
        1,
        ItemKind.TRUE_FALSE,
        "So?",
        (ForeignOption("True", True), ForeignOption("False")),
        topic="Sun",
        tags=("a", "b"),
    )
    done = write([one])
    assert (done.written, done.lost) == (1, (Lost("topics", 1), Lost("tags", 2)))
    assert write([one]).data == done.data
    with zipfile.ZipFile(io.BytesIO(done.data)) as archive:
        assert archive.namelist() == ["h5p.json", "content/content.json"]
        head = json.loads(archive.read("h5p.json"))
        body = json.loads(archive.read("content/content.json"))
    assert head["mainLibrary"] == "H5P.QuestionSet"
    assert {"title", "language", "mainLibrary", "embedTypes", "preloadedDependencies"} <= set(head)
    named = {
        f"{one['machineName']} {one['majorVersion']}.{one['minorVersion']}"
        for one in head["preloadedDependencies"]
    }
    assert {one["library"] for one in body["questions"]} <= named
    assert body["questions"][0]["params"]["correct"] == "true"


def test_what_h5p_cannot_hold_is_told_and_not_cut() -> None:
    options = (ForeignOption("True", True), ForeignOption("False"))
    keyless = ForeignQuestion(1, ItemKind.CHOICE, "Which?", (ForeignOption("a"),))
    long = ForeignQuestion(2, ItemKind.TRUE_FALSE, "So?", options, feedback="x" * 3_000)
    sound = ForeignQuestion(3, ItemKind.TRUE_FALSE, "So?", options)
    done = write([keyless, long, sound])
    assert done.written == 1
    assert [one.number for one in done.left_out] == [1, 2]
    assert "2,048" in done.left_out[1].reason


def test_whatever_is_changed_it_is_read_or_refused() -> None:
    chance = random.Random(7)
    sound = h5p("H5P.QuestionSet", {"questions": ASKED}).getvalue()
    text = json.dumps({"questions": ASKED}).encode()
    for turn in range(2_000):
        changed = bytearray(sound if turn % 2 else text)
        for _ in range(chance.randint(1, 5)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        if turn % 2:
            stream = io.BytesIO(bytes(changed))
        else:
            stream = io.BytesIO()
            with zipfile.ZipFile(stream, "w") as archive:
                archive.writestr("h5p.json", '{"mainLibrary": "H5P.QuestionSet"}')
                archive.writestr("content/content.json", bytes(changed))
        try:
            parsed = read(stream)
        except ExpectedError:
            continue
        numbers = [one.number for one in parsed.questions]
        numbers += [one.number for one in parsed.left_out]
        assert sorted(numbers) == list(range(1, parsed.in_file + 1))

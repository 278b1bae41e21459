import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion, Lost, Parsed
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.packs.formats.qti import looks_like, read, write
from tests.packs.formats.foreign import questions

CHOICE = """
<choiceInteraction responseIdentifier="R" maxChoices="1">
  <prompt>Is a &lt; b &amp; c?</prompt>
  <simpleChoice identifier="A">Yes<feedbackInline outcomeIdentifier="F" identifier="A">So it is.
  </feedbackInline></simpleChoice>
  <simpleChoice identifier="B">북한</simpleChoice>
</choiceInteraction>"""
DECLARED = """
<responseDeclaration identifier="OTHER"><correctResponse><value>B</value></correctResponse>
</responseDeclaration>
<responseDeclaration identifier="R" cardinality="single" baseType="identifier">
  <correctResponse><value>A</value></correctResponse></responseDeclaration>"""


def item(
    body: str = CHOICE, declared: str = DECLARED, after: str = "", more: str = "", title: str = "T"
) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" '
        f'identifier="i" title="{title}" {more}>{declared}'
        f"<itemBody>{body}</itemBody>{after}</assessmentItem>"
    )


def as_3_0(text: str) -> str:
    for old, new in (
        *(("assessmentItem", "qti-assessment-item"), ("itemBody", "qti-item-body")),
        *(("responseDeclaration", "qti-response-declaration"), ("<value>", "<qti-value>")),
        *(("</value>", "</qti-value>"), ("correctResponse", "qti-correct-response")),
        *(("choiceInteraction", "qti-choice-interaction"), ("maxChoices", "max-choices")),
        *(("responseIdentifier", "response-identifier"), ("prompt", "qti-prompt")),
        *(("simpleChoice", "qti-simple-choice"), ("feedbackInline", "qti-feedback-inline")),
        *(("modalFeedback", "qti-modal-feedback"), ("imsqti_v2p1", "imsqtiasi_v3p0")),
    ):
        text = text.replace(old, new)
    return text


def alone(text: str) -> Parsed:
    return read(io.BytesIO(text.encode()))


@pytest.mark.parametrize("version", ["2p1", "2p2", "3.0"])
def test_a_choice_is_read_in_every_version(version: str) -> None:
    after = (
        '<modalFeedback identifier="B" showHide="show">Not this</modalFeedback>'
        '<modalFeedback identifier="any" showHide="show">See <b>page</b> 4.</modalFeedback>'
        '<modalFeedback identifier="correct" showHide="show">Well read</modalFeedback>'
        '<modalFeedback identifier="INCORRECT_FEEDBACK" showHide="show">Sorry</modalFeedback>'
    )
    text = item(f"<p>A map.</p>{CHOICE}<div>The end.</div>", after=after, title="One &amp; only")
    text = as_3_0(text) if version == "3.0" else text.replace("v2p1", f"v{version}")
    (one,) = alone(text).questions
    assert (one.kind, one.name) == (ItemKind.CHOICE, "One & only")
    assert one.stem == "A map.\nThe end.\nIs a < b & c?"
    assert one.options == (
        ForeignOption("Yes", True, "So it is.\nWell read"),
        ForeignOption("북한", False, "Not this\nSorry"),
    )
    assert (one.feedback, one.wants) == ("See page 4.", ())


RULES = """<responseProcessing>
<responseCondition>
  <responseIf><isNull><variable identifier="R"/></isNull>
    <setOutcomeValue identifier="BASIC"><baseValue>empty</baseValue></setOutcomeValue></responseIf>
  <responseElseIf><match><variable identifier="R"/><correct identifier="R"/></match>
    <setOutcomeValue identifier="BASIC"><baseValue>good</baseValue></setOutcomeValue>
  </responseElseIf>
  <responseElse><setOutcomeValue identifier="BASIC"><baseValue>bad</baseValue></setOutcomeValue>
  </responseElse>
</responseCondition>
<responseCondition><responseIf><and><match><baseValue>good</baseValue>
  <variable identifier="BASIC"/></match></and><setOutcomeValue identifier="M"><multiple>
  <variable identifier="M"/><baseValue>f1</baseValue></multiple></setOutcomeValue></responseIf>
</responseCondition>
<responseCondition><responseIf><match><variable identifier="BASIC"/><baseValue>bad</baseValue>
  </match><setOutcomeValue identifier="M"><baseValue>f2</baseValue></setOutcomeValue></responseIf>
</responseCondition>
<responseCondition><responseIf><not><member><baseValue>B</baseValue><variable identifier="R"/>
  </member></not><setOutcomeValue identifier="N"><baseValue>f3</baseValue></setOutcomeValue>
  </responseIf>
</responseCondition>
<responseCondition><responseIf><gte><variable identifier="SCORE"/><baseValue>1</baseValue></gte>
  <setOutcomeValue identifier="N"><baseValue>f4</baseValue></setOutcomeValue></responseIf>
  <responseElse><setOutcomeValue identifier="N"><baseValue>f5</baseValue></setOutcomeValue>
  </responseElse>
</responseCondition>
</responseProcessing>"""


def test_rules_say_of_which_answer_a_feedback_is_said() -> None:
    modal = '<modalFeedback outcomeIdentifier="{}" identifier="{}">{}</modalFeedback>'
    told = [
        ("M", "f1", "Right!"),
        ("M", "f2", "Wrong!"),
        ("N", "f3", "Not B."),
        ("N", "f4", "More."),
    ]
    told += [("N", "f5", "Less."), ("BASIC", "empty", "Choose!"), ("X", "f1", "Any.")]
    parsed = alone(item(after=RULES + "".join(modal.format(*each) for each in told)))
    (one,) = parsed.questions
    assert [option.feedback for option in one.options] == ["So it is.\nRight!\nNot B.", "Wrong!"]
    assert one.feedback == "More.\nLess.\nAny."
    assert parsed.lost == (Lost("what is said where nothing was chosen", 1),)


def test_where_several_are_right_a_rule_that_one_is_not_chosen_says_nothing_of_others() -> None:
    body = CHOICE.replace("</choice", '<simpleChoice identifier="C">C</simpleChoice></choice')
    declared = DECLARED.replace("<value>A</value>", "<value>A</value><value>C</value>")
    modal = '<modalFeedback outcomeIdentifier="N" identifier="f3">Not A.</modalFeedback>'
    rules = RULES.replace("<baseValue>B</baseValue>", "<baseValue>A</baseValue>")
    (one,) = alone(item(body, declared, rules + modal)).questions
    assert (one.options[1].feedback, one.feedback) == ("", "Not A.")


def test_a_package_may_list_its_questions_as_parts_of_a_test() -> None:
    manifest = (
        '<m><resource type="imsqti_test_xmlv2p2" href="t.xml"><file href="t.xml"/>'
        '<file href="a/b.xml"/><file href="x.png"/><file href="gone.xml"/></resource></m>'
    )
    parsed = read(package({"t.xml": "<assessmentTest/>", "a/b.xml": item()}, manifest))
    assert (len(parsed.questions), parsed.in_file) == (1, 1)


def test_several_right_answers_are_kept_and_asked_about() -> None:
    more = DECLARED.replace("<value>A</value>", "<value>A</value><value> B </value>")
    (one,) = alone(item(CHOICE.replace('maxChoices="1"', 'maxChoices="0"'), more)).questions
    assert one.keys == (0, 1)
    assert one.wants == (
        "several answers may be chosen in the file",
        "2 right answers: choose one",
    )


@pytest.mark.parametrize("order", [("TRUE", "False"), ("false", "true")])
def test_a_choice_between_true_and_false_is_a_statement(order: tuple[str, str]) -> None:
    body = CHOICE.replace("Yes", order[0]).replace("북한", order[1])
    (one,) = alone(item(body)).questions
    key = 0 if order[0] == "TRUE" else 1
    assert (one.kind, one.keys) == (ItemKind.TRUE_FALSE, (key,))
    assert [option.text for option in one.options] == ["True", "False"]
    assert one.options[key].feedback == "So it is."


def test_pictures_are_counted_and_notes_for_others_are_lost() -> None:
    body = '<rubricBlock view="scorer">For teachers</rubricBlock><img src="a.png" alt="A hill"/>'
    parsed = alone(item(body + CHOICE))
    assert parsed.questions[0].stem == "[A hill]\nIs a < b & c?"
    assert set(parsed.lost) == {Lost("notes beside the question", 1), Lost("pictures", 1)}


ESSAY = '<p>Tell of it.</p><extendedTextInteraction responseIdentifier="R"/>'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (item(more='adaptive="true"'), "changes with the answers"),
        (item(declared=f'{DECLARED}<templateDeclaration identifier="X"/>'), "drawn by chance"),
        (item("<p>Only text</p>"), "asks nothing"),
        (item(CHOICE + CHOICE), "2 questions in one"),
        (item(CHOICE + ESSAY), "2 questions in one"),
        (item(ESSAY), "an essay: only choice and true/false are asked here"),
        (item(declared=""), "does not say which answer is right"),
        (item(declared=DECLARED.replace('"R"', '"S"')), "does not say which answer is right"),
        (item(declared=DECLARED.replace("<value>A", "<value>C")), "not among its answers"),
        (item(CHOICE.replace('"B"', '"A"')), "the same name"),
        (item(declared=DECLARED.replace("<value>A</value>", "")), "does not say which"),
    ],
)
def test_what_is_no_plain_choice_is_left_out_with_its_reason(text: str, reason: str) -> None:
    parsed = alone(text)
    assert (parsed.questions, parsed.in_file) == ((), 1)
    assert reason in parsed.left_out[0].reason
    assert parsed.left_out[0].stem


def package(files: dict[str, str], manifest: str | None = None) -> io.BytesIO:
    whole = io.BytesIO()
    resources = "".join(
        f'<resource type="imsqti_item_xmlv2p1" href="{name.replace(" ", "%20")}"/>'
        for name in files
    )
    test = '<resource type="imsqti_test_xmlv2p1" href="test.xml"/>'
    listed = f'<manifest xmlns="urn:m"><resources>{test}{resources}</resources></manifest>'
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("media/", "")
        archive.writestr("media/a.png", "not read")
        for name, text in files.items():
            archive.writestr(name, text)
        archive.writestr("imsmanifest.xml", listed if manifest is None else manifest)
    whole.seek(0)
    return whole


def test_a_bad_question_in_the_middle_of_fifty_costs_only_itself() -> None:
    files = {f"items/q {n}.xml": item(title=f"N{n}") for n in range(50)}
    files["items/q 24.xml"] = "<assessmentItem>"
    parsed = read(package(files))
    assert (len(parsed.questions), parsed.in_file) == (49, 50)
    assert [(one.number, one.reason) for one in parsed.left_out] == [(25, "its XML is damaged")]
    assert parsed.questions[24].name == "N25"
    assert Lost("tests: their sections and points", 1) in parsed.lost


def test_what_a_package_lists_and_lacks_is_left_out() -> None:
    manifest = "<manifest><resources>{}</resources></manifest>".format(
        "".join(
            f'<resource type="imsqti_item_xmlv2p2" href="{name}"/>'
            for name in ("gone.xml", "../../etc/passwd.xml", "C:\\x.xml", "", "a.xml", "b.xml")
        )
    )
    parsed = read(package({"a.xml": item(), "b.xml": "<html/>"}, manifest))
    assert [one.number for one in parsed.left_out] == [1, 2, 3, 4, 6]
    assert [one.number for one in parsed.questions] == [5]


@pytest.mark.parametrize(
    "content",
    [
        *(
            b"",
            b"<html/>",
            b"<assessmentItem",
            item().encode().replace(b"<ass", b"<!DOCTYPE a><ass"),
        ),
        *(b"<assessmentTest/>", b"<questestinterop/>", b"PK\3\4 damaged"),
        package({}).getvalue(),
        package({}, "<manifest>").getvalue(),
        package({}, '<m><resource type="imsqti_xmlv1p2" href="a.xml"/></m>').getvalue(),
        package({}, "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>").getvalue(),
    ],
)
def test_what_is_none_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(ExpectedError) as refused:
        read(io.BytesIO(content))
    assert refused.value.hint


def test_an_older_version_is_told_by_its_name() -> None:
    with pytest.raises(ExpectedError, match=r"QTI 1\.2"):
        alone("<questestinterop/>")


def test_it_is_known_by_its_beginning() -> None:
    assert looks_like(item().encode())
    assert looks_like(b"\xef\xbb\xbf \n" + as_3_0(item()).encode())
    assert looks_like(item().encode("utf-16"))
    assert looks_like(package({"a.xml": item()}).getvalue())
    assert not looks_like(b"<quiz><question>assessmentItem </question></quiz>")
    assert not looks_like(b"an assessmentItem in <assessmentItem > words")


def test_the_work_can_be_stopped() -> None:
    def stop(_: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read(package({"a.xml": item()}), stop)


def written(*asked: ForeignQuestion) -> tuple[ForeignQuestion, ...]:
    return read(io.BytesIO(write(asked).data)).questions


@settings(max_examples=60, deadline=None)
@given(questions(told=False))
def test_a_question_comes_back_as_it_was(one: ForeignQuestion) -> None:
    assert written(one) == (one,)


@settings(max_examples=40, deadline=None)
@given(st.lists(questions(), min_size=1, max_size=4))
def test_out_and_in_twice_changes_nothing(asked: list[ForeignQuestion]) -> None:
    once = written(*asked)
    assert written(*once) == once
    assert [one.number for one in once] == list(range(1, len(asked) + 1))
    for before, after in zip(asked, once, strict=True):
        assert before.correction in after.feedback
        assert (before.tags, before.source) == (after.tags, after.source)


def test_what_qti_cannot_hold_is_told() -> None:
    keyless = ForeignQuestion(1, ItemKind.CHOICE, "Which?", (ForeignOption("a"),))
    done = write([keyless])
    assert (done.written, [one.number for one in done.left_out]) == (0, [1])


def test_the_same_questions_give_the_same_bytes_and_lie_where_the_list_says() -> None:
    options = (ForeignOption("1", True), ForeignOption("2", True), ForeignOption("3"))
    one = ForeignQuestion(1, ItemKind.CHOICE, "Which?", options)
    done = write([one])
    assert write([one]).data == done.data
    with zipfile.ZipFile(io.BytesIO(done.data)) as archive:
        assert archive.namelist() == ["imsmanifest.xml", "items/q0001.xml"]
        assert 'href="items/q0001.xml"' in archive.read("imsmanifest.xml").decode()
        text = archive.read("items/q0001.xml").decode()
    assert 'cardinality="multiple"' in text
    assert 'maxChoices="0"' in text
    assert written(one)[0].keys == (0, 1)


def test_whatever_is_changed_it_is_read_or_refused() -> None:
    chance = random.Random(11)
    sounds = [package({"a.xml": item()}).getvalue(), item(after="<modalFeedback/>").encode()]
    pieces = [b"<", b">", b"&", b'"', b"</simpleChoice>", b"<prompt>", b"\0", b"\xff", b"<![CDATA["]
    for turn in range(2_000):
        changed = bytearray(sounds[turn % 2])
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(changed))
            if turn % 4 == 1:
                changed[place:place] = chance.choice(pieces)
            elif turn % 4 == 3:  # whole names, so that much stays sound
                changed = bytearray(
                    bytes(changed).replace(
                        chance.choice([b"identifier", b"simpleChoice", b"R", b"prompt", b"A"]),
                        chance.choice([b"value", b"B", b"itemBody", b"", b"correctResponse"]),
                        chance.randint(1, 3),
                    )
                )
            else:
                changed[place] = chance.randrange(256)
        try:
            parsed = read(io.BytesIO(bytes(changed)))
        except ExpectedError:
            continue
        assert parsed.in_file == 1

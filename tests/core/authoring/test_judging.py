"""What is told of a question while it is written, and where."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.authoring.compiling import compiled
from quizapp.core.authoring.drafts import (
    Accepted,
    Draft,
    DraftQuestion,
    QuestionState,
    empty_fact,
    empty_question,
)
from quizapp.core.authoring.judging import Judge, Trouble, passages_troubles, troubles
from quizapp.core.content.facts import Stance, Status
from quizapp.core.content.ids import FactId, ItemId, PassageId, TopicId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.linting.findings import RULES, Severity
from tests.builders import a_choice, a_fact, a_statement
from tests.core.authoring.copies import a_copy, a_draft
from tests.pictures import a_picture

EVIDENCE = a_fact().evidence[0]
MYTH = a_fact().myth


def judged(draft: Draft, *, language: str = "en") -> tuple[Trouble, ...]:
    copy = a_copy(draft)
    copy = replace(copy, head=replace(copy.head, language=language))
    return troubles(copy, draft, draft.questions[0])


def told(draft: Draft) -> list[tuple[str, str]]:
    return [(one.field, one.message) for one in judged(draft) if one.severity is Severity.ERROR]


def options(*texts: str, key: int = 0) -> tuple[Option, ...]:
    return tuple(Option(text, place == key, "") for place, text in enumerate(texts))


@pytest.mark.parametrize(
    ("item", "field", "words"),
    [
        (a_choice(stem=" "), "stem", "The question is empty"),
        (a_choice(options=options("a", "b", key=9)), "key", "Mark the right option."),
        (
            a_choice(options=(Option("a", True, ""), Option("b", True, ""))),
            "key",
            "Mark only one",
        ),
        (a_choice(options=options("a")), "key", "at least two"),
        (a_choice(options=options(*"abcde")), "option:4", "Keep 4 at most"),
        (a_choice(options=options("a", " ", "c")), "option:1", "option is empty"),
        (a_choice(options=options("a", "b ", " b")), "option:2", "Two options are the same"),
        (a_statement(correction=""), "correction", "Write what is so instead."),
        (a_choice(picture=a_picture(alt=" ")), "picture", "Say what the picture shows"),
        (a_choice(picture=a_picture(alt="a" * 401)), "picture", "401 characters; 400 are the most"),
        (a_statement(correction=a_statement().stem + " "), "correction", "repeats the false"),
        (
            a_statement(options=(Option("True", False, ""), Option("False", False, ""))),
            "key",
            "true or false",
        ),
    ],
)
def test_what_is_missing_is_told_at_its_field(item: Item, field: str, words: str) -> None:
    (found,) = told(a_draft(item))
    assert found[0] == field
    assert words in found[1]


def test_options_that_differ_in_signs_alone_are_not_the_same() -> None:
    for texts in (("C", "C++"), ("+5", "-5"), ("pH", "PH")):
        assert told(a_draft(a_choice(options=options(*texts)))) == []
    claim = a_statement(stem="5 > 7", correction="5 < 7")
    assert told(a_draft(claim)) == []


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"topic_id": TopicId("gone")}, "fact", "under is gone"),
        ({"evidence": (replace(EVIDENCE, passage_id=PassageId("x#y")),)}, "source", "is gone"),
        ({"evidence": (replace(EVIDENCE, quote="Most folk"),)}, "source", "have changed"),
        (
            {"evidence": (replace(EVIDENCE, quote=EVIDENCE.quote[1:], start=EVIDENCE.start + 1),)},
            "source",
            "inside a word",
        ),
        ({"as_of": "2019-13"}, "fact", "no date"),
        ({"status": Status.ATTRIBUTED}, "fact", "whose"),
        ({"evidence": (replace(EVIDENCE, stance=Stance.CONTRADICTS),)}, "source", "against it"),
        ({"explanation": "So."}, "fact", "Empty one"),
        ({"myth": replace(MYTH, claim="")}, "myth", "is empty"),  # type: ignore[type-var]
        ({"myth": replace(MYTH, technique="magic")}, "myth", "magic"),  # type: ignore[type-var]
    ],
)
def test_what_does_not_fit_in_the_fact_is_told(
    changes: dict[str, Any], field: str, words: str
) -> None:
    (found,) = told(a_draft(**changes))
    assert found[0] == field
    assert words in found[1]


def test_a_dispute_wants_both_sides_and_a_reading() -> None:
    found = told(a_draft(status=Status.DISPUTED))
    assert [field for field, _ in found] == ["source", "fact"]


def test_a_question_that_has_no_source_is_not_refused_for_it() -> None:
    draft = a_draft(a_choice(options=options("Through China", "By boat")), evidence=(), myth=None)
    assert told(draft) == []
    assert {one.rule for one in judged(draft)} <= {"L14", "C02"}


def test_an_empty_question_is_told_of_without_a_crash() -> None:
    fact_id = FactId("new")
    for kind in ItemKind:
        question = empty_question(ItemId("new-1"), fact_id, kind)
        draft = Draft(empty_fact(fact_id, TopicId("routes")), (question,))
        assert told(draft)[0] == ("stem", "The question is empty. Write what is asked.")


def test_form_and_wording_are_warned_of_in_plain_words_at_their_option() -> None:
    item = a_choice(options=options("Through China", "All of the above", "Never by key"))
    found = {one.rule: one for one in judged(a_draft(item))}
    assert found["L03"].field == "option:1"
    assert found["L03"].severity is Severity.WARNING
    absolute = found["L05"]
    assert absolute.field == "option:2"
    assert "wrong option “Never by key”" in absolute.message
    assert "distractor" not in absolute.message


def test_every_rule_that_is_told_can_be_accepted() -> None:
    item = a_choice(options=options("Through China", "All of the above", "By boat"))
    draft = a_draft(item)
    rules = {one.rule for one in judged(draft)}
    assert rules
    assert rules <= set(RULES)
    accepted = tuple(Accepted(rule, "It is so.") for rule in rules)
    question = replace(draft.questions[0], accepted=accepted)
    assert troubles(a_copy(draft), draft, question) == ()


def test_nothing_is_told_of_a_retired_question_nor_of_its_words_in_another() -> None:
    hedged = a_choice(stem="Never?", options=options("a", "a", "All of the above"))
    draft = a_draft(hedged, state=QuestionState.RETIRED)
    assert troubles(a_copy(draft), draft, draft.questions[0]) == ()
    again = a_draft(a_choice())
    retired = DraftQuestion(a_choice(id=ItemId("old")), QuestionState.RETIRED)
    both = replace(again, questions=(*again.questions, retired))
    rules = {one.rule for one in troubles(a_copy(both), both, both.questions[0])}
    assert "L09" not in rules


def test_an_error_can_not_be_accepted() -> None:
    draft = a_draft(a_choice(stem=""))
    question = replace(draft.questions[0], accepted=(Accepted("L26", "No."),))
    assert [one.field for one in troubles(a_copy(draft), draft, question)] == ["stem"]


def test_rules_on_english_words_judge_no_other_language() -> None:
    item = a_choice(options=options("Through China", "All of the above", "By boat"))
    assert "L03" in {one.rule for one in judged(a_draft(item), language="en-GB")}
    assert "L03" not in {one.rule for one in judged(a_draft(item), language="ko")}


def test_a_question_in_the_words_of_another_is_told() -> None:
    other = a_choice(id=ItemId("other"), stem=f" {a_choice().stem.upper()} ?")
    draft = a_draft(a_choice(), other)
    assert any("same words" in one.message for one in judged(draft))


def test_words_of_a_picture_that_tell_the_answer_are_a_warning_at_them_in_any_language() -> None:
    item = a_choice(options=options("Seoul", "Busan", "Daegu"), picture=a_picture(alt="Seoul!"))
    for language in ("en", "ko"):
        found = [one for one in judged(a_draft(item), language=language) if one.rule == "L35"]
        assert [(one.field, one.severity) for one in found] == [("picture", Severity.WARNING)]
        assert "“bars that rise”" in found[0].message


def test_a_passage_whose_picture_is_not_described_is_told_with_its_place() -> None:
    copy = a_copy()
    (document, *others) = copy.documents
    first = replace(document.passages[0], picture=a_picture(alt=""))
    passages = (first, *document.passages[1:])
    copy = replace(copy, documents=(replace(document, passages=passages), *others))
    (found,) = passages_troubles(copy)
    assert found.startswith(f"Passage {first.number} of “{document.title}”: Say what the picture")
    assert passages_troubles(a_copy()) == ()


def test_errors_alone_are_what_keeps_a_question_back() -> None:
    draft = a_draft(a_choice(stem="", options=options("a", "b", "c")))
    copy = a_copy(draft)
    found = Judge(copy).errors(draft, draft.questions[0])
    assert [one.field for one in found] == ["stem"]


_TEXTS = st.sampled_from(
    ("", " ", "a", "A", "All of the above", "12", "1,000 km", "never", "한국", "?", "\0")
)
_TEXTS = _TEXTS | st.text(max_size=40)


@settings(max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(ItemKind),
    stem=_TEXTS,
    written=st.lists(st.tuples(_TEXTS, st.booleans(), _TEXTS), max_size=6),
    statement=_TEXTS,
    correction=_TEXTS,
)
def test_whatever_is_half_typed_is_judged(
    kind: ItemKind,
    stem: str,
    written: list[tuple[str, bool, str]],
    statement: str,
    correction: str,
) -> None:
    if kind is ItemKind.TRUE_FALSE:
        written = [("True", *(written or [("", False, "")])[0][1:]), ("False", False, "")]
    item = a_choice(
        kind=kind,
        stem=stem,
        options=tuple(Option(*one) for one in written),
        correction=correction,
    )
    draft = a_draft(item, statement=statement, myth=None)
    found = judged(draft)
    if all(one.severity is Severity.WARNING for one in found):
        (fact,) = compiled(a_copy(draft), 1).facts  # what has no errors can be published
        assert fact.statement
        assert all(option.text for option in fact.items[0].options)
    for one in found:
        name, _, number = one.field.partition(":")
        assert number == "" or 0 <= int(number) <= len(item.options)
        assert name in {"stem", "option", "key", "source", "fact", "correction", "source_line"}


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("An adult body has 206 bones.", False),
        ("Water boils at 100 degrees.", False),
        ("A triangle has 180 degrees.", False),
        ("In all 2,914 people arrived.", True),
        ("It costs 300 euros.", True),
    ],
)
def test_only_figures_that_change_want_a_year(statement: str, told: bool) -> None:
    draft = a_draft(a_choice(), statement=statement, myth=None)
    assert ("C02" in {one.rule for one in judged(draft)}) is told


def test_words_that_a_question_teaches_do_not_make_its_sentence_hard() -> None:
    taught = a_choice(
        stem="What do mitochondria release from glucose?",
        options=options("Energy", "Oxygen", "Chlorophyll"),
    )
    plain = a_draft(taught, statement="Mitochondria release energy from glucose.", myth=None)
    assert "L31" not in {one.rule for one in judged(plain)}
    long = "Mitochondria facilitate the continuous liberation of energy from glucose."
    (hard,) = [
        one for one in judged(a_draft(taught, statement=long, myth=None)) if one.rule == "L31"
    ]
    assert "“facilitate”, “continuous”" in hard.message
    assert "itochondria" not in hard.message

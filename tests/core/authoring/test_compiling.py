"""A working copy as the pack that learners get."""

from dataclasses import replace

import pytest

from quizapp.core.authoring.compiling import compiled
from quizapp.core.authoring.drafts import QuestionState, working_copy_of
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import FactId, ItemId, TopicId
from quizapp.core.content.items import Item
from quizapp.core.content.packs import Topic
from tests.builders import a_choice, a_fact, a_pack, a_statement
from tests.core.authoring.copies import a_copy, a_draft


def test_a_pack_that_was_opened_and_left_alone_is_itself_again() -> None:
    pack = a_pack(release=4)
    assert compiled(working_copy_of(pack, 4), 4) == pack


@pytest.mark.parametrize("state", [QuestionState.DRAFT, QuestionState.RETIRED])
def test_what_is_not_ready_stays_behind(state: QuestionState) -> None:
    copy = a_copy(a_draft(state=state))
    assert compiled(copy, 2).facts == ()
    draft = a_draft()
    first = replace(draft.questions[0], state=state)
    (fact,) = compiled(a_copy(draft.with_question(first)), 2).facts
    assert [item.id for item in fact.items] == ["routes-china-walk"]


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        (
            a_choice(),
            "By which way do most people who flee North Korea reach the South? "
            "Through China and other countries",
        ),
        (a_statement(), "Most people who flee North Korea go by way of China."),
        (a_statement(key=True), a_statement().stem),
    ],
)
def test_a_fact_without_a_sentence_gets_that_of_its_question(item: Item, sentence: str) -> None:
    (fact,) = compiled(a_copy(a_draft(item, statement="  ")), 1).facts
    assert fact.statement == sentence
    (kept,) = compiled(a_copy(a_draft(item, statement=" So\nit is. ")), 1).facts
    assert kept.statement == "So it is."


def test_an_incomplete_question_is_refused() -> None:
    for item in (a_choice(stem=""), a_choice(options=()), a_statement(correction=" ")):
        with pytest.raises(ValueError, match=r"incomplete|no correction"):
            compiled(a_copy(a_draft(item)), 1)
    with pytest.raises(ValueError, match="topic"):
        compiled(a_copy(a_draft(topic_id=TopicId("gone"))), 1)


def test_nothing_points_to_what_stays_behind() -> None:
    named = a_choice(
        options=tuple(replace(o, misconception=FactId("other")) for o in a_choice().options)
    )
    (fact,) = compiled(a_copy(a_draft(named)), 1).facts
    assert {option.misconception for option in fact.items[0].options} == {None}
    own = a_choice(
        options=tuple(replace(o, misconception=FactId("routes-china")) for o in a_choice().options)
    )
    (fact,) = compiled(a_copy(a_draft(own)), 1).facts
    assert [option.misconception for option in fact.items[0].options] == [
        None,
        "routes-china",
        "routes-china",
    ]


def test_words_explained_by_a_draft_stay_behind() -> None:
    entries = (
        GlossaryEntry("broker", "Somebody who helps.", ("routes-china", "gone")),
        GlossaryEntry("mine", "A bomb in the ground.", ("gone",)),
    )
    copy = a_copy()
    copy = replace(copy, head=replace(copy.head, glossary=entries))
    (kept,) = compiled(copy, 1).glossary
    assert kept == replace(entries[0], rests_on=("routes-china",))


def test_facts_stand_in_the_order_of_the_topics() -> None:
    later = a_draft(id=FactId("b"), topic_id=TopicId("routes"))
    first = a_draft(a_choice(id=ItemId("x")), id=FactId("a"), topic_id=TopicId("law"))
    copy = a_copy(later, first)
    topics = (Topic(TopicId("law"), "Law", "Law."), *copy.head.topics)
    pack = compiled(replace(copy, head=replace(copy.head, topics=topics)), 1)
    assert [fact.id for fact in pack.facts] == ["a", "b"]
    assert a_fact().items[0].fact_id == "routes-china"
    assert {item.fact_id for item in pack.facts[1].items} == {"b"}


def test_a_topic_of_drafts_alone_is_not_published() -> None:
    draft = a_draft(id=FactId("b"), topic_id=TopicId("law"), state=QuestionState.DRAFT)
    copy = a_copy(a_draft(), draft)
    topics = (Topic(TopicId("law"), "Law", "Law."), *copy.head.topics)
    pack = compiled(replace(copy, head=replace(copy.head, topics=topics)), 1)
    assert [topic.id for topic in pack.topics] == ["routes"]


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("Maize is pollinated by wind.", "Maize is pollinated by wind."),
        ("pollinated by wind", None),
        ("Maize is pollinated by wind, " + "and so are many grasses " * 8 + ".", None),
    ],
)
def test_a_choice_without_a_sentence_says_what_its_quote_says(
    quote: str, sentence: str | None
) -> None:
    draft = a_draft(a_choice(), statement="")
    piece = replace(draft.fact.evidence[0], quote=quote)
    draft = replace(draft, fact=replace(draft.fact, evidence=(piece,)))
    (fact,) = compiled(a_copy(draft), 1).facts
    made = f"{a_choice().stem} {a_choice().options[a_choice().key].text}"
    assert fact.statement == (sentence or made)

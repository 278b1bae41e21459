"""The steps by which a question is written."""

from dataclasses import replace

import pytest

from quizapp.core.authoring import composing
from quizapp.core.authoring.composing import (
    draft_of_words,
    empty_draft,
    text_of,
    with_accepted,
    with_item,
    with_key,
    with_kind,
    with_more_options,
    with_source,
    with_text,
    without_option,
    without_source,
)
from quizapp.core.authoring.drafts import Accepted, QuestionState
from quizapp.core.content.facts import Stance
from quizapp.core.content.ids import ItemId
from quizapp.core.content.items import ItemKind
from tests.builders import a_choice, a_statement
from tests.core.authoring.copies import a_copy, a_draft
from tests.core.authoring.test_anchoring import MILK, TABLE, passage
from tests.pictures import a_picture

FIELDS = (
    *("stem", "correction", "source_line", "takeaway", "statement", "explanation", "provenance"),
    *("as_of", "attributed_to", "reading", "myth:claim", "myth:why", "myth:instead"),
    *("option:0", "option:1", "feedback:0", "feedback:1"),
)


def test_chosen_words_begin_a_question_with_their_sentence() -> None:
    copy, at = a_copy(), MILK.index("vitamins")
    draft = draft_of_words(copy, passage(MILK), at, at + 8)
    assert draft is not None
    assert draft.fact.statement == "The vitamins that matter survive almost whole."
    (piece,) = draft.fact.evidence
    assert (piece.quote, piece.start, piece.end) == ("vitamins", at, at + 8)
    (question,) = draft.questions
    assert question.state is QuestionState.DRAFT
    assert (question.item.stem, question.item.kind) == ("", ItemKind.CHOICE)
    assert len(question.item.options) == 3
    assert draft.fact.topic_id in {topic.id for topic in copy.head.topics}
    assert draft_of_words(copy, passage(MILK), 4, 5) is None


def test_a_cell_begins_no_sentence() -> None:
    there = passage("", table=TABLE)
    at = there.text.index("591")
    draft = draft_of_words(a_copy(), there, at, at)
    assert draft is not None
    assert (draft.fact.statement, draft.fact.evidence[0].column) == ("", "Men")


def test_no_id_is_taken_twice() -> None:
    first = empty_draft(a_copy(), "Milk is white")
    second = empty_draft(a_copy(first), "Milk is white")
    assert first.id == "milk-is-white"
    assert (second.id, second.questions[0].item.id) == ("milk-is-white-2", "milk-is-white-2-1")


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_written_in_a_field_stands_there_and_nowhere_else(field: str) -> None:
    draft = a_draft(a_choice())
    item_id = draft.questions[0].item.id
    after = with_text(draft, item_id, field, "words")
    question = after.question(item_id)
    assert text_of(after, question, field) == "words"
    for other in FIELDS:
        if other != field:
            before = text_of(draft, draft.question(item_id), other)
            assert text_of(after, question, other) == before
    assert with_text(after, item_id, field, text_of(draft, draft.questions[0], field)) == draft


def test_the_words_of_a_picture_are_written_only_where_there_is_one() -> None:
    item = a_choice(picture=a_picture(alt=""))
    draft = a_draft(item)
    assert text_of(draft, draft.questions[0], "picture") == ""
    after = with_text(draft, item.id, "picture", "Four waves")
    assert after.questions[0].item == replace(item, picture=a_picture(alt="Four waves"))
    assert text_of(after, after.questions[0], "picture") == "Four waves"
    bare = a_draft(a_choice())
    assert with_text(bare, item.id, "picture", "Four waves") == bare
    assert text_of(bare, bare.questions[0], "picture") == ""


def test_an_unknown_field_is_an_error() -> None:
    draft = a_draft(a_choice())
    with pytest.raises(KeyError):
        with_text(draft, draft.questions[0].item.id, "colour", "blue")
    with pytest.raises(KeyError):
        text_of(draft, draft.questions[0], "colour")
    with pytest.raises(KeyError):
        with_text(draft, ItemId("nobody"), "stem", "blue")


def test_a_belief_that_is_written_makes_its_question_about_it() -> None:
    draft = empty_draft(a_copy())
    item_id = draft.questions[0].item.id
    assert not draft.questions[0].item.about_myth
    begun = with_text(draft, item_id, composing.MYTH_CLAIM, "All hens fly.")
    assert begun.questions[0].item.about_myth
    decided = with_item(
        begun, begun.questions[0], replace(begun.questions[0].item, about_myth=False)
    )
    again = with_text(decided, item_id, composing.MYTH_CLAIM, "All hens can fly.")
    assert not again.questions[0].item.about_myth, "what the teacher decided stays"


def test_a_myth_without_words_is_none() -> None:
    draft = a_draft(a_choice(), myth=None)
    item_id = draft.questions[0].item.id
    begun = with_text(draft, item_id, composing.MYTH_WHY, "It sounds right.")
    assert begun.fact.myth is not None
    assert with_text(begun, item_id, composing.MYTH_WHY, "") == draft


def test_another_kind_keeps_the_words_of_the_question() -> None:
    choice, statement = a_choice(), a_statement()
    turned = with_kind(choice, ItemKind.TRUE_FALSE)
    assert turned.stem == choice.stem
    assert [one.text for one in turned.options] == ["True", "False"]
    assert not any(one.is_key for one in turned.options)
    assert with_kind(choice, ItemKind.CHOICE) is choice
    assert with_kind(statement, ItemKind.CHOICE).correction == ""


def test_options_come_and_go_between_two_and_four() -> None:
    item = with_kind(a_statement(), ItemKind.CHOICE)
    assert len(item.options) == 3
    four = with_more_options(item)
    assert len(four.options) == 4
    assert with_more_options(four) is four
    two = without_option(without_option(four, 3), 0)
    assert len(two.options) == 2
    assert without_option(two, 0) is two
    assert with_more_options(a_statement()) == a_statement()


def test_only_one_option_is_right() -> None:
    item = with_key(with_key(a_choice(), 0), 1)
    assert [one.is_key for one in item.options] == [
        place == 1 for place in range(len(item.options))
    ]


def test_a_source_takes_the_place_of_that_on_its_side() -> None:
    draft = a_draft(a_choice())
    piece = draft_of_words(a_copy(), passage(MILK), 0, 4)
    assert piece is not None
    (quote,) = piece.fact.evidence
    assert with_source(draft, quote).fact.evidence == (quote,)
    against = replace(quote, stance=Stance.CONTRADICTS)
    both = with_source(with_source(draft, against), quote)
    assert both.fact.evidence == (quote, against)
    assert without_source(both, Stance.CONTRADICTS).fact.evidence == (quote,)


def test_a_warning_is_accepted_with_a_reason_and_taken_back() -> None:
    question = a_draft(a_choice()).questions[0]
    once = with_accepted(question, "L01", "  It has to\nbe long. ")
    assert once.accepted == (Accepted("L01", "It has to be long."),)
    assert with_accepted(once, "L01", "Other").accepted == (Accepted("L01", "Other"),)
    assert with_accepted(once, "L01", " ") == question


def test_a_wrong_option_is_said_to_be_the_belief_and_no_more() -> None:
    draft = a_draft(a_choice())
    question = draft.questions[0]
    first = composing.with_believed(draft, question, 1)
    item = first.questions[0].item
    assert [one.misconception for one in item.options] == [None, draft.id, None]
    assert item.about_myth, "the card of a question that offers the belief corrects it"
    assert composing.believed_at(first, item) == 1
    other = composing.with_believed(first, first.questions[0], 2).questions[0].item
    assert composing.believed_at(first, other) == 2
    none = composing.with_believed(first, first.questions[0], None).questions[0].item
    assert composing.believed_at(first, none) is None
    assert none.about_myth, "that is said below it"
    right = composing.with_key(item, 1)
    assert composing.believed_at(first, right) is None


@pytest.mark.parametrize("first", ["myth:claim", "myth:why", "myth:instead"])
def test_whoever_writes_of_a_belief_has_asked_about_it(first: str) -> None:
    draft = a_draft(a_choice(), myth=None)
    item_id = draft.questions[0].item.id
    assert not draft.questions[0].item.about_myth
    begun = with_text(draft, item_id, first, "Plants eat soil.")
    assert begun.questions[0].item.about_myth
    question = begun.questions[0]
    no = with_item(begun, question, replace(question.item, about_myth=False))
    more = with_text(no, item_id, "myth:why", "Roots are in the soil.")
    assert not more.questions[0].item.about_myth, "what was decided stays so"

"""A question that is being written, as a pupil would meet it."""

from dataclasses import replace

from quizapp.core.authoring.drafts import Draft, empty_fact, empty_question
from quizapp.core.authoring.trying import Trial, trial
from quizapp.core.cards.card import answered
from quizapp.core.cards.outline import outline
from quizapp.core.cards.plain import plain_text
from quizapp.core.content.ids import FactId, ItemId, TopicId
from quizapp.core.content.items import ItemKind
from tests.builders import a_choice, a_fact, a_statement
from tests.core.authoring.copies import a_copy, a_draft


def tried(draft: Draft) -> Trial:
    return trial(a_copy(draft), draft, draft.questions[0])


def test_the_question_and_its_card_are_those_of_the_app() -> None:
    draft = a_draft(a_choice())
    found = tried(draft)
    assert found.question.stem == a_choice().stem
    assert found.card is not None
    assert found.card.sources
    right = next(n for n, one in enumerate(found.card.options) if one.right)
    said = plain_text(outline(answered(found.card, right)))
    assert a_fact().statement in said
    assert found == tried(draft), "the order does not change while one looks"


def test_nothing_is_needed_but_a_right_option_for_a_card() -> None:
    fact_id = FactId("new")
    for kind in ItemKind:
        question = empty_question(ItemId("new-1"), fact_id, kind)
        draft = Draft(empty_fact(fact_id, TopicId("milk")), (question,))
        assert tried(draft).card is None
        key = replace(question.item.options[-1], is_key=True)
        item = replace(question.item, options=(*question.item.options[:-1], key))
        whole = draft.with_question(replace(question, item=item))
        card = tried(whole).card
        assert card is not None
        outline(answered(card, 0))


def test_a_quote_that_no_longer_stands_is_not_shown_as_a_source() -> None:
    draft = a_draft(a_choice())
    moved = tuple(replace(one, start=one.start + 1) for one in draft.fact.evidence)
    card = tried(replace(draft, fact=replace(draft.fact, evidence=moved))).card
    assert card is not None
    assert card.sources == ()


def test_a_fact_without_a_sentence_says_what_its_question_says() -> None:
    item = a_statement()
    card = tried(a_draft(item, statement="")).card
    assert card is not None
    assert card.fact == (item.correction if item.statement_is_false else item.stem)

import random
from dataclasses import replace

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.chosen_packs import choose_pack
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import (
    Attempt,
    Certainty,
    Learner,
    Question,
    QuizSpec,
    Stage,
    Timing,
)
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import ItemId, LearnerId, PackId, TopicId
from quizapp.core.content.items import Deck, ItemKind
from quizapp.core.content.scoping import scoped
from quizapp.core.errors import ExpectedError
from quizapp.core.views.changes import Changed
from quizapp.env.clock import learning_day
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice
from quizapp.ui.pages.study.summary.wording import headline
from tests.bank.packs import a_fact_numbered, a_pack_of
from tests.services.stock import HandClock, a_stock, allow


def _current(attempt: Attempt) -> Question:
    assert attempt.current is not None
    return attempt.current


def _respond(practice: Practice, attempt: Attempt, *, right: bool = True) -> Attempt:
    attempt = practice.go_on(attempt.id).attempt
    question = _current(attempt)
    key = question.order.index(question.version.item.key)
    shown = key if right else (key + 1) % len(question.order)
    return practice.answer(attempt.id, question.id, shown, Certainty.CERTAIN, 1500).attempt


def _answer(practice: Practice, attempt: Attempt, *, right: bool = True) -> Attempt:
    question = _current(attempt)
    _respond(practice, attempt, right=right)
    return practice.leave_feedback(attempt.id, question.id)


def test_a_quiz_of_ten_asks_ten_facts_once_each(practice: Practice, mina: Learner) -> None:
    attempt = practice.start(mina.id, QuizSpec(number=10))
    facts = [question.version.item.fact_id for question in attempt.questions]
    assert len(set(facts)) == len(facts) == 10


def test_sensitive_questions_stay_out_unless_switched_on(bank: Bank, practice: Practice) -> None:
    allow(bank)
    assert practice.matching(QuizSpec()) == 22
    assert practice.matching(QuizSpec(include_sensitive=True)) == 24


def test_the_number_that_matches_follows_the_filters(practice: Practice) -> None:
    topic = frozenset({TopicId("china")})
    assert practice.matching(QuizSpec(topics=topic)) == 8
    statements = frozenset({ItemKind.TRUE_FALSE})
    assert practice.matching(QuizSpec(topics=topic, kinds=statements)) == 4


def test_filters_that_leave_nothing_are_refused_with_what_to_loosen(
    practice: Practice, mina: Learner
) -> None:
    with pytest.raises(ExpectedError) as refused:
        practice.start(mina.id, QuizSpec(topics=frozenset({TopicId("none")})))
    assert "Choose more topics" in refused.value.hint


def test_a_whole_quiz_ends_in_a_summary_of_every_question(
    practice: Practice, mina: Learner
) -> None:
    attempt = practice.start(mina.id, QuizSpec(number=5))
    for place in range(5):
        attempt = _answer(practice, attempt, right=place % 2 == 0)
    assert attempt.stage is Stage.SUMMARY
    assert attempt.finished_at is not None
    summary = practice.summary(attempt.id)
    assert (summary.score.right, summary.score.wrong) == (3, 2)
    assert [card.outcome for _, card in summary.cards] == [
        Outcome.RIGHT,
        Outcome.WRONG,
        Outcome.RIGHT,
        Outcome.WRONG,
        Outcome.RIGHT,
    ]
    assert sum(topic.score.total for topic in summary.topics) == 5
    assert summary.calibration[0].stated == 5


def test_the_card_marks_the_evidence_in_its_passage(practice: Practice, mina: Learner) -> None:
    attempt = _respond(practice, practice.start(mina.id, QuizSpec()))
    card = practice.go_on(attempt.id).card
    assert card is not None
    (source,) = card.sources
    start, end = source.marks[0]
    assert source.passage.text[start:end].startswith("thing ")
    assert source.document_title in source.place


def test_a_wrong_response_is_told_with_the_right_option_beside_it(
    practice: Practice, mina: Learner
) -> None:
    attempt = _respond(practice, practice.start(mina.id, QuizSpec()), right=False)
    card = practice.go_on(attempt.id).card
    assert card is not None
    assert card.outcome is Outcome.WRONG
    assert [one.chosen and not one.right for one in card.options].count(True) == 1
    assert [one.right and not one.chosen for one in card.options].count(True) == 1


def test_a_response_is_graded_by_the_shown_order(practice: Practice, mina: Learner) -> None:
    kinds = frozenset({ItemKind.CHOICE})
    attempt = practice.start(mina.id, QuizSpec(number=10, kinds=kinds))
    orders = {question.order for question in attempt.questions}
    assert len(orders) > 1
    while attempt.stage is not Stage.SUMMARY:
        attempt = _answer(practice, attempt)
    assert practice.summary(attempt.id).score.right == 10


def test_a_second_response_to_a_question_does_not_replace_the_first(
    practice: Practice, mina: Learner
) -> None:
    attempt = practice.go_on(practice.start(mina.id, QuizSpec()).id).attempt
    question = _current(attempt)
    first = practice.answer(attempt.id, question.id, 0, None, 10).attempt
    second = practice.answer(attempt.id, question.id, 1, None, 10).attempt
    assert second.questions == first.questions


def test_answering_gives_attempt_card_and_next_due_in_one_transaction(
    practice: Practice, bank: Bank, mina: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = practice.go_on(practice.start(mina.id, QuizSpec()).id).attempt
    written: list[frozenset[Changed]] = []
    bank.on_change = written.append
    monkeypatch.setattr(bank, "read", lambda: pytest.fail("a second transaction"))
    question = _current(attempt)
    answered = practice.answer(attempt.id, question.id, None, None, 10)
    assert len(written) == 1
    assert answered.attempt.stage is Stage.FEEDBACK
    assert answered.card is not None
    assert answered.card.outcome is Outcome.SKIPPED
    assert answered.next_due is None, "it was only skipped"
    after = practice.go_on(attempt.id, left=question.id)
    assert len(written) == 2
    assert (after.card, after.attempt.stage) == (None, Stage.QUESTION)
    assert _current(after.attempt).shown_at is not None
    assert after.topic
    monkeypatch.undo()
    assert practice.attempt(attempt.id) == after.attempt, "told as it was written"


def test_an_attempt_goes_on_at_the_same_question_in_the_same_order(
    bank: Bank, practice: Practice, mina: Learner, clock: HandClock
) -> None:
    attempt = _answer(practice, practice.start(mina.id, QuizSpec()))
    shown = practice.go_on(attempt.id).attempt
    another_start = Practice(bank, clock, random.Random(99), learning_day)
    found = another_start.unfinished(mina.id)
    assert found is not None
    assert found.current == shown.current
    assert found.questions == shown.questions


def test_an_answer_whose_card_was_not_left_is_owed_until_it_is(
    practice: Practice, mina: Learner
) -> None:
    attempt = _respond(practice, practice.start(mina.id, QuizSpec()))
    ((attempt_id, question),) = practice.debts(mina.id)
    assert attempt_id == attempt.id
    assert question == attempt.current
    practice.leave_feedback(attempt_id, question.id)
    assert practice.debts(mina.id) == ()


def test_with_feedback_at_the_end_cards_are_owed_only_when_all_is_answered(
    practice: Practice, mina: Learner
) -> None:
    attempt = practice.start(mina.id, QuizSpec(number=3, timing=Timing.END))
    attempt = _respond(practice, attempt)
    assert attempt.stage is Stage.QUESTION
    assert practice.debts(mina.id) == ()
    ended = practice.end(attempt.id)
    assert ended.stage is Stage.FEEDBACK
    # The next question was shown in place of a card: it counts as skipped.
    assert len(practice.debts(mina.id)) == 2


def test_ending_a_quiz_turns_the_open_question_into_a_card_that_is_owed(
    practice: Practice, mina: Learner
) -> None:
    attempt = practice.go_on(practice.start(mina.id, QuizSpec(number=4)).id).attempt
    ended = practice.end(attempt.id)
    ((_, question),) = practice.debts(mina.id)
    assert question.response is not None
    assert question.response.outcome is Outcome.SKIPPED
    assert practice.unfinished(mina.id) is None
    left = practice.leave_feedback(ended.id, question.id)
    assert left.stage is Stage.SUMMARY


def test_an_attempt_in_which_nothing_was_answered_is_no_result_and_no_meeting(
    practice: Practice, mina: Learner
) -> None:
    """It stood on Today as "Last time: 0 of 1 right"."""
    answered = _answer(practice, practice.start(mina.id, QuizSpec(number=1)))
    ended = practice.end(practice.go_on(practice.start(mina.id, QuizSpec(number=4)).id).attempt.id)
    overview = practice.overview(mina.id)
    assert overview.last is not None
    assert overview.last.id == answered.id
    assert overview.not_met == 11
    assert headline(practice.summary(ended.id).score) == "No question was answered."


def test_what_was_never_seen_is_drawn_before_what_was(
    practice: Practice, mina: Learner, clock: HandClock
) -> None:
    attempt = practice.start(mina.id, QuizSpec(number=6))
    while attempt.stage is not Stage.SUMMARY:
        attempt = _answer(practice, attempt)
    clock.tick(hours=1)
    seen = {question.version.item.id for question in attempt.questions}
    again = practice.start(mina.id, QuizSpec(number=6))
    assert not seen & {question.version.item.id for question in again.questions}


def test_another_learner_has_seen_nothing_of_it(
    practice: Practice, mina: Learner, learners_two: LearnerId
) -> None:
    _answer(practice, practice.start(mina.id, QuizSpec()))
    assert practice.history(learners_two) == ()
    assert practice.overview(learners_two).not_met == 12


def test_doing_it_again_asks_only_what_was_wrong_or_skipped(
    practice: Practice, mina: Learner
) -> None:
    attempt = practice.start(mina.id, QuizSpec(number=4))
    attempt = _answer(practice, attempt, right=True)
    attempt = _answer(practice, attempt, right=False)
    question = _current(practice.go_on(attempt.id).attempt)
    practice.answer(attempt.id, question.id, None, None, 10)
    attempt = practice.leave_feedback(attempt.id, question.id)
    attempt = _answer(practice, attempt, right=True)
    again = practice.start_again(attempt.id)
    missed = [question.version.item for question in attempt.questions[1:3]]
    asked = [question.version.item for question in again.questions]
    assert {item.fact_id for item in asked} == {item.fact_id for item in missed}
    assert again.title.endswith("again")


def test_a_minute_later_the_same_claim_is_not_repeated(bank: Bank, mina: Learner) -> None:
    clock = HandClock()
    practice = Practice(bank, clock, random.Random(5), learning_day)
    for _ in range(4):
        attempt = practice.start(mina.id, QuizSpec(number=8))
        for _ in attempt.questions:
            clock.tick(seconds=20)
            attempt = _answer(practice, attempt, right=False)
        again = practice.start_again(attempt.id)
        missed = [question.version.item for question in attempt.questions]
        claims = {item.id for item in missed if item.kind is ItemKind.TRUE_FALSE}
        assert len(again.questions) == 8
        assert claims
        # A choice may come again: where the fact's claim was read twice already it gives way.
        assert not {question.version.item.id for question in again.questions} & claims


def test_a_claim_that_is_its_facts_only_question_waits_for_the_next_day(
    bank: Bank, practice: Practice, mina: Learner
) -> None:
    gone = frozenset(ItemId(f"item-{number}-choice") for number in range(1, 12))
    build_bank(bank, a_stock(without=gone), "second")
    attempt = _answer(practice, practice.start(mina.id, QuizSpec(number=1)), right=False)
    with pytest.raises(ExpectedError, match="nothing to do again now") as told:
        practice.start_again(attempt.id)
    assert "tomorrow" in told.value.hint


def test_there_is_nothing_to_do_again_where_all_was_right(
    practice: Practice, mina: Learner
) -> None:
    attempt = _answer(practice, practice.start(mina.id, QuizSpec(number=1)))
    with pytest.raises(ExpectedError, match="nothing to do again"):
        practice.start_again(attempt.id)


def test_history_keeps_the_wording_that_the_learner_saw(
    bank: Bank, practice: Practice, mina: Learner
) -> None:
    kinds = frozenset({ItemKind.CHOICE})
    attempt = _answer(practice, practice.start(mina.id, QuizSpec(number=1, kinds=kinds)))
    before = practice.summary(attempt.id)
    build_bank(bank, a_stock(stem_ending=" today?"), "second")
    after = practice.summary(attempt.id)
    assert [card.stem for _, card in after.cards] == [card.stem for _, card in before.cards]
    assert (
        practice.start(mina.id, QuizSpec(kinds=kinds))
        .questions[0]
        .version.item.stem.endswith("today?")
    )


def test_a_retired_question_is_not_asked_again(
    bank: Bank, practice: Practice, mina: Learner
) -> None:
    attempt = _answer(practice, practice.start(mina.id, QuizSpec(number=1)), right=False)
    gone = attempt.questions[0].version.item.id
    build_bank(bank, a_stock(without=frozenset({gone})), "second")
    assert practice.summary(attempt.id).score.wrong == 1
    (other,) = practice.start_again(attempt.id).questions
    assert other.version.item.id != gone
    number = gone.split("-")[1]
    nothing = frozenset({ItemId(f"item-{number}-choice"), ItemId(f"item-{number}-statement")})
    build_bank(bank, a_stock(without=nothing), "third")
    with pytest.raises(ExpectedError, match="nothing to do again"):
        practice.start_again(attempt.id)


def test_flags_are_found_again(practice: Practice, mina: Learner) -> None:
    attempt = _respond(practice, practice.start(mina.id, QuizSpec()))
    question = _current(attempt)
    practice.flag(question.id, flagged=True)
    (flagged,) = practice.flagged(mina.id)
    assert flagged.question.id == question.id
    assert flagged.fact == practice.card_on(question.version.id).fact
    assert flagged.attempt_id == attempt.id
    practice.flag(question.id, flagged=False)
    assert practice.flagged(mina.id) == ()


def test_standing_counts_what_was_met_and_names_what_is_open(
    practice: Practice, mina: Learner
) -> None:
    start = practice.overview(mina.id)
    assert (start.facts, start.questions, start.not_met) == (12, 24, 12)
    attempt = _respond(practice, practice.start(mina.id, QuizSpec()))
    later = practice.overview(mina.id)
    assert later.not_met == 11
    assert later.corrections_due == 1
    assert later.unfinished is not None
    assert later.unfinished.id == attempt.id


@pytest.fixture
def learners_two(learners: Learners) -> LearnerId:
    return learners.add("Jonas").id


def test_the_passages_of_a_question_on_how_a_source_argues_come_before_it(
    bank: Bank, practice: Practice, mina: Learner
) -> None:
    stock = a_stock()
    facts = tuple(
        replace(fact, items=tuple(replace(item, deck=Deck.DETECTIVE) for item in fact.items))
        if fact.id == "fact-2"
        else fact
        for fact in stock.facts
    )
    build_bank(bank, replace(stock, facts=facts), "second")
    assert practice.choices().detective == 2
    attempt = practice.start(mina.id, QuizSpec(deck=Deck.DETECTIVE))
    assert (attempt.title, len(attempt.questions)) == ("Source detective", 1)
    shown = practice.go_on(attempt.id)
    assert [part.source.passage.id for part in shown.read_first] == ["news#p2"]
    answered = practice.answer(attempt.id, attempt.questions[0].id, 0, None, 5)
    assert (answered.read_first, answered.card is None) == ((), False)
    other = practice.start(mina.id, QuizSpec(number=3))
    assert practice.go_on(other.id).read_first == ()


def test_common_myths_are_offered_until_a_first_quiz_was_finished(
    bank: Bank, practice: Practice, mina: Learner
) -> None:
    assert practice.offered_first(mina.id) == QuizSpec()  # too few for a quiz of them
    build_bank(bank, a_pack_of(*(a_fact_numbered(number) for number in range(10))), "myths")
    assert practice.choices().myths == 30
    assert practice.offered_first(mina.id) == QuizSpec(myths_only=True)
    assert practice.overview(mina.id).offered == QuizSpec(myths_only=True)
    attempt = practice.start(mina.id, QuizSpec(number=1))
    assert practice.offered_first(mina.id).myths_only
    practice.go_on(attempt.id)
    practice.answer(attempt.id, attempt.questions[0].id, 0, None, 5)
    practice.go_on(attempt.id, left=attempt.questions[0].id)
    assert practice.offered_first(mina.id) == practice.overview(mina.id).offered == QuizSpec()


def test_a_subject_without_myths_offers_no_quiz_on_them(
    bank: Bank, practice: Practice, mina: Learner
) -> None:
    build_bank(bank, a_pack_of(*(a_fact_numbered(number) for number in range(10))), "myths")
    own = a_pack_of(a_fact_numbered(0, myth=None), id=PackId("own"))
    assert practice.offered_first(mina.id).myths_only
    build_bank(bank, scoped(own), "own")
    with bank.write() as db:
        choose_pack(db, mina.id, own.id)
    assert practice.choices(mina.id).myths == 0
    assert practice.offered_first(mina.id) == practice.overview(mina.id).offered == QuizSpec()

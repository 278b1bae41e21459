"""What a card says of the last time: only what was wrong then, in the words chosen then."""

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Learner
from quizapp.core.cards.card import FeedbackCard, LastTime
from quizapp.core.content.ids import FactId
from quizapp.env.clock import learning_day
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice
from tests.services.stock import HandClock, a_stock

FACT = FactId("fact-1")
ONLY_THE_CHOICE = frozenset({"item-1-statement"})


def ask(practice: Practice, learner: Learner, answer: str | None) -> FeedbackCard:
    """Ask the fact once, answer by an option's first word, and return the card."""
    attempt = practice.start_on(learner.id, [FACT], "One fact")
    question = practice.go_on(attempt.id).attempt.current
    assert question is not None
    options = question.version.item.options
    shown = None
    if answer is not None:
        places = [n for n, place in enumerate(question.order) if answer in options[place].text]
        shown = places[0]
    card = practice.answer(attempt.id, question.id, shown, None, 1000).card
    assert card is not None
    practice.go_on(attempt.id, left=question.id)
    return card


def test_a_miss_is_told_in_its_words_the_next_time_and_after_a_right_answer_no_more(
    practice: Practice, mina: Learner, bank: Bank, clock: HandClock
) -> None:
    build_bank(bank, a_stock(without=ONLY_THE_CHOICE), "second")
    assert ask(practice, mina, "Beta").last_time is None
    first = learning_day(clock.now)
    clock.tick(days=3)
    assert ask(practice, mina, "Gamma").last_time == LastTime(first, "Beta of case 1")
    second = learning_day(clock.now)
    clock.tick(hours=1)
    card = ask(practice, mina, "Alpha")
    assert card.last_time == LastTime(second, "Gamma of case 1", today=True)
    clock.tick(days=3)
    assert ask(practice, mina, "Alpha").last_time is None, "it was right last time"


def test_a_skipped_question_is_no_miss_and_hides_none(
    practice: Practice, mina: Learner, bank: Bank, clock: HandClock
) -> None:
    build_bank(bank, a_stock(without=ONLY_THE_CHOICE), "second")
    ask(practice, mina, None)
    assert ask(practice, mina, "Beta").last_time is None
    first = learning_day(clock.now)
    clock.tick(days=1)
    ask(practice, mina, None)
    clock.tick(days=1)
    assert ask(practice, mina, "Alpha").last_time == LastTime(first, "Beta of case 1")


def test_another_question_on_the_fact_tells_only_that_and_when(
    practice: Practice, mina: Learner, clock: HandClock
) -> None:
    attempt = practice.start_on(mina.id, [FACT], "One fact")
    question = practice.go_on(attempt.id).attempt.current
    assert question is not None
    key = question.order.index(question.version.item.key)
    wrong = (key + 1) % len(question.order)
    practice.answer(attempt.id, question.id, wrong, None, 1000)
    practice.go_on(attempt.id, left=question.id)
    first = learning_day(clock.now)
    clock.tick(days=2)
    card = ask(practice, mina, None)
    assert card.last_time == LastTime(first, "")


def test_what_somebody_else_chose_is_never_told(
    practice: Practice, mina: Learner, learners: Learners, bank: Bank
) -> None:
    build_bank(bank, a_stock(without=ONLY_THE_CHOICE), "second")
    ask(practice, learners.add("Jun"), "Beta")
    assert ask(practice, mina, "Beta").last_time is None

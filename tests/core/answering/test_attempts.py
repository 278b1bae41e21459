from dataclasses import replace

from quizapp.core.answering.attempts import Purpose, QuizSpec, Stage, Timing
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import PresentedId
from tests.builders import MOMENT, a_question, a_response, an_attempt


def test_an_attempt_begins_with_its_first_question() -> None:
    attempt = an_attempt()
    assert attempt.stage is Stage.QUESTION
    assert attempt.current == attempt.questions[0]


def test_after_a_response_its_feedback_comes_before_the_next_question() -> None:
    attempt = an_attempt(
        questions=(a_question(response=a_response()), a_question(id=2, position=1))
    )
    assert attempt.stage is Stage.FEEDBACK
    assert attempt.current == attempt.questions[0]


def test_once_feedback_is_left_the_next_question_comes() -> None:
    attempt = an_attempt(
        questions=(
            a_question(response=a_response(), left_at=MOMENT),
            a_question(id=2, position=1),
        )
    )
    assert attempt.stage is Stage.QUESTION
    assert attempt.current == attempt.questions[1]


def test_with_feedback_at_the_end_all_questions_come_first_and_then_every_card() -> None:
    first, second = a_question(response=a_response()), a_question(id=2, position=1)
    attempt = an_attempt(questions=(first, second))
    attempt = replace(attempt, spec=replace(attempt.spec, timing=Timing.END))
    assert attempt.current == second
    done = replace(attempt, questions=(first, replace(second, response=a_response())))
    assert (done.stage, done.current) == (Stage.FEEDBACK, first)
    left = replace(done, questions=(replace(first, left_at=MOMENT), done.questions[1]))
    assert (left.stage, left.current) == (Stage.FEEDBACK, left.questions[1])


def test_a_skipped_question_still_shows_its_card() -> None:
    skipped = a_response(chosen=None, outcome=Outcome.SKIPPED)
    attempt = an_attempt(questions=(a_question(response=skipped),))
    assert attempt.stage is Stage.FEEDBACK


def test_when_every_card_was_left_the_summary_comes() -> None:
    attempt = an_attempt(questions=(a_question(response=a_response(), left_at=MOMENT),))
    assert attempt.stage is Stage.SUMMARY
    assert attempt.current is None


def test_an_attempt_ended_early_owes_its_cards_and_asks_nothing_more() -> None:
    attempt = an_attempt(
        questions=(a_question(response=a_response()), a_question(id=2, position=1)),
        finished_at=MOMENT,
    )
    assert attempt.stage is Stage.FEEDBACK
    paid = replace(
        attempt, questions=(replace(attempt.questions[0], left_at=MOMENT), attempt.questions[1])
    )
    assert paid.stage is Stage.SUMMARY


def test_only_a_fact_that_was_answered_in_a_review_comes_back_in_it() -> None:
    twice = tuple(a_question(id=PresentedId(n + 1), position=n) for n in range(2))
    review = an_attempt(questions=twice, spec=QuizSpec(number=2, purpose=Purpose.REVIEW))
    assert review.come_back == 0  # both are asked for the first time
    missed = replace(twice[0], response=a_response())
    assert replace(review, questions=(missed, twice[1])).come_back == 1
    quiz = replace(review, spec=QuizSpec(number=2), questions=(missed, twice[1]))
    assert quiz.come_back == 0

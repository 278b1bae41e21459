"""What a session comes to, counted from its room."""

import random

import pytest

from quizapp.core.answering.scoring import Fit
from quizapp.core.content.ids import FactId, ItemId, LearnerId, ParticipantId
from quizapp.core.session.events import (
    AddTeam,
    CloseVote,
    End,
    Hands,
    Join,
    OpenVote,
    Remove,
    Reveal,
    TeamVote,
    Vote,
)
from quizapp.core.session.flags import QuestionFlag, Reliability
from quizapp.core.session.scores import SessionScore
from quizapp.core.session.setup import Naming, RosterName
from quizapp.core.session.tally import MindChanges
from tests.server.lessons import MYTH, ODD, RIGHT, SURE, THINKS, Lesson, a_claim, a_pick


def test_a_question_tells_both_votes_and_how_minds_changed() -> None:
    lesson = Lesson(a_pick(1)).join(4)
    lesson.talk([RIGHT, MYTH, MYTH, ODD], [RIGHT, RIGHT, RIGHT, None])
    (one,) = lesson.happen(End()).results.questions
    assert [option.count for option in one.first.options] == [1, 2, 1]
    assert one.second is not None
    assert one.last == one.second
    assert [option.count for option in one.last.options] == [3, 0, 0]
    assert one.mind_changes == MindChanges(1, 2, 0, 0)
    assert (one.first.certain_wrong, one.certain_wrong) == (3, 0)
    assert one.first.interval == pytest.approx((0.0456, 0.6994), abs=1e-4)


def test_a_question_without_a_second_vote_goes_by_the_first() -> None:
    lesson = Lesson(a_pick(1)).join(2).ask(RIGHT, MYTH)
    (one,) = lesson.results.questions
    assert one.last == one.first
    assert one.mind_changes is None


def test_a_pupil_has_what_the_last_votes_say_and_who_came_late_is_counted_from_then_on() -> None:
    lesson = Lesson(a_pick(1), a_pick(2)).join(2)
    lesson.talk([MYTH, RIGHT], [RIGHT, MYTH]).happen(Join("late", "Wren")).ask(MYTH, RIGHT, RIGHT)
    by_name = {one.name: one for one in lesson.results.pupils}
    first, second, late = by_name["Bird 01"], by_name["Bird 02"], by_name["Wren"]
    assert first.score == SessionScore(right=1, answered=2, unanswered=0)
    assert first.misconceptions == (FactId("fact-2"),)
    assert second.misconceptions == (FactId("fact-1"),)
    assert late.score == SessionScore(right=1, answered=1, unanswered=0)


def test_a_question_whose_key_was_not_shown_counts_for_nobody() -> None:
    lesson = Lesson(a_pick(1), a_pick(2)).join(1).ask(RIGHT)
    lesson.happen(OpenVote()).vote(MYTH)
    results = lesson.results
    assert [one.score for one in results.pupils] == [SessionScore(1, 1, 0)]
    assert [one.revealed for one in results.questions] == [True, False]
    assert results.myths == ()
    assert (results.goal.reached, results.goal.of) == (1, 1)
    assert results.ask_again == ()
    assert results.not_reached == (ItemId("pick-2"),)


def test_a_question_that_nobody_answered_is_wrong_for_nobody_and_comes_in_the_next_lesson() -> None:
    lesson = Lesson(a_pick(1), a_pick(2), a_pick(3)).join(2).ask(RIGHT, RIGHT)
    results = lesson.happen(OpenVote(), End(), End()).results  # the bell rang
    assert results.score == SessionScore(right=2, answered=2, unanswered=2)
    assert [one.score for one in results.pupils] == [SessionScore(1, 1, 1)] * 2
    assert (results.goal.reached, results.goal.of) == (1, 1)
    assert results.not_reached == (ItemId("pick-2"), ItemId("pick-3"))


def test_a_question_that_nobody_answered_hides_no_flag_of_the_others() -> None:
    lesson = Lesson(a_pick(1), a_pick(2), a_pick(3), a_pick(4)).join(10)
    good, weak = [RIGHT] * 4, [MYTH] * 6
    lesson.ask(*good, *weak).ask().ask(*good, *weak).ask(*[ODD] * 4, *[RIGHT] * 6)
    assert [one.flags for one in lesson.results.questions] == [(), (), (), (QuestionFlag.MISKEYED,)]


def test_three_myths_are_told_to_the_teacher_two_are_not() -> None:
    lesson = Lesson(*(a_pick(n) for n in range(1, 4))).join(2)
    lesson.ask(MYTH, MYTH).ask(MYTH, MYTH).ask(MYTH, ODD)
    assert [one.name for one in lesson.results.to_talk_to] == ["Bird 01"]


def test_a_myth_that_a_fifth_still_choose_is_held_and_titled_by_its_fact() -> None:
    lesson = Lesson(a_pick(1), a_pick(2)).join(10)
    lesson.ask(*[MYTH] * 2, *[RIGHT] * 8, sure=None)
    lesson.ask(MYTH, *[RIGHT] * 9)
    (held,) = lesson.results.myths
    assert (held.fact, held.chosen, held.certain, held.votes) == (
        "So it is with fact-1.",
        2,
        0,
        10,
    )


def test_a_myth_that_left_with_the_second_vote_is_not_held() -> None:
    lesson = Lesson(a_pick(1)).join(2).talk([MYTH, MYTH], [RIGHT, RIGHT])
    assert lesson.results.myths == ()


def test_a_myth_asked_twice_goes_by_the_last_question_on_it() -> None:
    lesson = Lesson(a_pick(1), a_claim(1, key=False)).join(2)
    lesson.ask(MYTH, MYTH).ask(1, 1)
    assert lesson.results.myths == ()


def test_who_calls_a_false_claim_true_believes_it_and_who_doubts_a_true_one_does_not() -> None:
    lesson = Lesson(a_claim(1, key=False), a_claim(2, key=True)).join(1).ask(0).ask(1)
    (pupil,) = lesson.results.pupils
    assert pupil.misconceptions == (FactId("fact-1"),)


def test_the_picture_of_the_class_goes_by_the_first_vote() -> None:
    lesson = Lesson(a_pick(1)).join(4).talk([RIGHT, MYTH, MYTH, MYTH], [RIGHT] * 4, sure=THINKS)
    top = lesson.results.calibration[0]
    assert (top.certainty, top.stated, top.right, top.shown) == (SURE, 4, 1, False)


def test_from_twenty_responses_on_the_class_is_told_that_it_was_too_sure() -> None:
    lesson = Lesson(a_pick(1)).join(20).ask(*[RIGHT] * 5, *[MYTH] * 15)
    results = lesson.results
    assert results.calibration[0].shown
    assert results.calibration[0].fit is Fit.OVER


def test_who_was_sent_out_counts_nowhere() -> None:
    lesson = Lesson(a_pick(1)).join(3).ask(RIGHT, MYTH, MYTH).happen(Remove(ParticipantId(2)))
    results = lesson.results
    assert [one.name for one in results.pupils] == ["Bird 01", "Bird 03"]
    assert results.removed == 1
    assert [line.name for line in results.votes] == ["Bird 01", "Bird 03"]
    assert results.questions[0].last.votes == 2


def test_hands_count_for_the_question_and_for_no_person() -> None:
    lesson = Lesson(a_pick(1), phones=False).happen(OpenVote(), Hands((3, 5, 1)), CloseVote())
    results = lesson.happen(Reveal()).results
    assert results.questions[0].last.votes == 9
    assert results.pupils == ()
    assert results.score == SessionScore(3, 9, 0)
    assert [held.chosen for held in results.myths] == [5]


def test_teams_and_phones_make_one_score() -> None:
    lesson = Lesson(a_pick(1)).join(1).happen(AddTeam("Foxes"), AddTeam("Owls"), OpenVote())
    lesson.vote(MYTH).happen(TeamVote(ParticipantId(2), RIGHT), TeamVote(ParticipantId(3), ODD))
    assert lesson.happen(CloseVote(), Reveal()).results.score == SessionScore(1, 3, 0)


def test_who_of_the_class_list_did_not_come_is_named() -> None:
    names = tuple(RosterName(name) for name in ("Ana", "Ben", "Cleo"))
    lesson = Lesson(a_pick(1), naming=Naming.ROSTER, roster=names).happen(Join("t1", "Ben"))
    assert lesson.ask(RIGHT).results.absent == ("Ana", "Cleo")
    assert Lesson(a_pick(1)).join(1).ask(RIGHT).results.absent == ()


def test_the_class_has_what_more_than_seven_of_ten_know_and_the_rest_is_asked_again() -> None:
    lesson = Lesson(a_pick(1), a_pick(2), a_pick(3), a_pick(4)).join(10)
    lesson.ask(*[RIGHT] * 9, ODD)  # 0.85 corrected for guessing
    lesson.ask(*[RIGHT] * 8, ODD, ODD, sure=THINKS)  # 0.70: not yet more
    lesson.ask(*[RIGHT] * 3, *[MYTH] * 7)
    results = lesson.happen(End()).results
    assert (results.goal.reached, results.goal.of) == (1, 3)
    assert results.ask_again == (FactId("fact-3"), FactId("fact-2"))
    assert results.not_reached == (ItemId("pick-4"),)
    assert [one.number for one in results.by_certain_wrong] == [3, 1, 2]


def test_the_ranking_is_off_unless_asked_for() -> None:
    lesson = Lesson(a_pick(1)).join(6).ask(*[RIGHT] * 6)
    assert lesson.results.ranking == ()


def test_the_ranking_names_three_of_six_and_hides_below_six() -> None:
    lesson = Lesson(a_pick(1), a_pick(2), a_pick(3), ranking=True).join(6)
    lesson.ask(RIGHT, RIGHT, RIGHT, MYTH, MYTH).ask(RIGHT, RIGHT, MYTH, MYTH, MYTH)
    five = lesson.results  # who only looks on does not take part
    assert five.ranking == ()
    six = lesson.ask(RIGHT, ODD, ODD, ODD, ODD, ODD).results
    assert [(one.place, one.names) for one in six.ranking] == [
        (1, ("Bird 01",)),
        (2, ("Bird 02",)),
        (3, ("Bird 03",)),
    ]


def test_equals_share_a_place_and_nobody_is_picked_among_too_many() -> None:
    lesson = Lesson(a_pick(1), a_pick(2), ranking=True).join(7)
    lesson.ask(RIGHT, RIGHT, *[MYTH] * 5).ask(RIGHT, RIGHT, *[RIGHT] * 3, MYTH, MYTH)
    assert [(one.place, len(one.names)) for one in lesson.results.ranking] == [(1, 2)]


def test_names_from_a_class_list_are_never_ranked() -> None:
    names = tuple(RosterName(f"Bird {n:02}") for n in range(1, 7))
    for listed in (False, True):
        changes: dict[str, object] = {"naming": Naming.ROSTER, "roster": names} if listed else {}
        lesson = Lesson(a_pick(1), ranking=True, **changes).join(6)
        ranks = lesson.ask(RIGHT, RIGHT, *[MYTH] * 4).results.ranking
        assert [one.names for one in ranks] == ([] if listed else [("Bird 01", "Bird 02")])


def test_a_question_is_called_too_hard_from_twenty_votes_on() -> None:
    few, enough = ([ODD] * number for number in (19, 20))
    assert Lesson(a_pick(1)).join(19).ask(*few).results.questions[0].flags == ()
    (one,) = Lesson(a_pick(1)).join(20).ask(*enough).results.questions
    assert one.flags == (QuestionFlag.TOO_HARD,)


def test_a_distractor_that_the_best_prefer_to_the_key_tells_of_a_wrong_key() -> None:
    lesson = Lesson(a_pick(1), a_pick(2), a_pick(3)).join(10)
    good, weak = [RIGHT] * 4, [MYTH] * 6
    lesson.ask(*good, *weak).ask(*good, *weak).ask(*[ODD] * 4, *[RIGHT] * 6)
    flags = [one.flags for one in lesson.results.questions]
    assert flags == [(), (), (QuestionFlag.MISKEYED,)]


def test_totals_are_not_to_be_compared_where_questions_do_not_agree() -> None:
    rng = random.Random(4)
    lesson = Lesson(*(a_pick(n) for n in range(10))).join(30)
    for _ in range(10):
        lesson.ask(*rng.choices((RIGHT, MYTH), k=30))
    assert lesson.results.reliability is Reliability.DO_NOT_RANK
    same = Lesson(*(a_pick(n) for n in range(10))).join(30)
    for _ in range(10):
        same.ask(*(RIGHT if who % 2 else MYTH for who in range(30)))
    assert same.results.reliability is Reliability.CLASS_USE


def test_an_empty_session_has_results_too() -> None:
    results = Lesson(a_pick(1)).happen(End()).results
    assert (results.questions, results.pupils, results.score.share) == ((), (), None)
    assert results.not_reached == (ItemId("pick-1"),)


def test_every_vote_is_kept_and_the_one_that_counts_is_told() -> None:
    lesson = Lesson(a_pick(1)).join(1).happen(OpenVote()).vote(MYTH)
    lesson.happen(Vote(ParticipantId(1), "second thought", 0, 1, RIGHT))
    lines = lesson.happen(CloseVote(), Reveal()).results.votes
    assert [(line.cast.vote.choice, line.counts) for line in lines] == [
        (MYTH, False),
        (RIGHT, True),
    ]


def test_a_learner_is_known_again() -> None:
    lesson = Lesson(a_pick(1)).happen(Join("token", "Ana", LearnerId(7))).ask(RIGHT)
    assert [one.learner_id for one in lesson.results.pupils] == [LearnerId(7)]

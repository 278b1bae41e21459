import random

import pytest

from quizapp.bank.engine import Bank
from quizapp.bank.learners import LearnerRecords
from quizapp.core.answering.attempts import Learner, QuizSpec
from quizapp.core.errors import ExpectedError
from quizapp.core.session.names import NAME_LENGTH
from quizapp.core.session.setup import Roster, RosterName
from quizapp.env.clock import Clock
from quizapp.services.learners import Learners, LooksAlike
from quizapp.services.practice import Practice
from quizapp.services.preparing import Preparing
from tests.services.stock import HandClock


def test_a_learner_is_made_of_nothing_but_a_name(learners: Learners) -> None:
    learners.add("  Mina   Park ")
    assert [one.name for one in learners.everyone()] == ["Mina Park"]


def test_signs_that_show_nothing_or_turn_text_around_are_left_out_of_a_name(
    learners: Learners,
) -> None:
    assert learners.add("\u202eMi\x00na\u202c \ud800").name == "Mina"
    assert learners.add("\U0001f468\u200d\U0001f467").name == "\U0001f468\u200d\U0001f467"


@pytest.mark.parametrize("name", ["", "   ", "x" * (NAME_LENGTH + 1), "\x00", "\u200b\u200d"])
def test_a_name_that_cannot_be_used_is_refused_with_a_remedy(learners: Learners, name: str) -> None:
    with pytest.raises(ExpectedError) as refused:
        learners.add(name)
    assert refused.value.hint
    assert learners.everyone() == ()


def test_the_same_name_in_other_letters_is_taken(learners: Learners) -> None:
    learners.add("Mina")
    with pytest.raises(ExpectedError, match="already a learner named"):
        learners.add("mina")


def test_one_name_in_two_unicode_forms_is_one_learner(learners: Learners) -> None:
    learners.add("Jose\u0301")
    with pytest.raises(ExpectedError, match="already a learner named José"):
        learners.add("José")
    assert [one.name for one in learners.everyone()] == ["Jos\u00e9"]


def test_a_name_that_looks_like_another_is_told_and_marked_when_it_is_taken_all_the_same(
    learners: Learners,
) -> None:
    anna = learners.add("Anna")
    with pytest.raises(LooksAlike, match="looks almost the same"):
        learners.add("\u0410nna")  # Cyrillic
    assert len(learners.everyone()) == 1
    learners.add("\u0410nna", beside_look_alike=True)
    lea = learners.add("Lea")
    assert {one.learner.name: one.looks_like for one in learners.overview()} == {
        "Anna": "\u0410nna",
        "\u0410nna": "Anna",
        "Lea": "",
    }
    with pytest.raises(LooksAlike):
        learners.rename(lea.id, "Ánna")
    with pytest.raises(ExpectedError, match="already") as taken:
        learners.add(anna.name, beside_look_alike=True)
    assert not isinstance(taken.value, LooksAlike)


def test_everybody_is_listed_as_people_sort_names(learners: Learners) -> None:
    for name in ("Zoe", "Élise", "Emil", "Pupil 10", "Pupil 2"):
        learners.add(name)
    names = ["Élise", "Emil", "Pupil 2", "Pupil 10", "Zoe"]
    assert [one.name for one in learners.everyone()] == names
    assert [one.learner.name for one in learners.overview()] == names


def test_a_learner_can_be_renamed_but_not_to_a_name_that_is_taken(learners: Learners) -> None:
    mina, jonas = learners.add("Mina"), learners.add("Jonas")
    learners.rename(mina.id, "MINA")
    with pytest.raises(ExpectedError, match="already"):
        learners.rename(jonas.id, "mina")
    assert {one.name for one in learners.everyone()} == {"MINA", "Jonas"}


def test_the_overview_tells_when_somebody_was_last_here(
    learners: Learners, practice: Practice
) -> None:
    mina = learners.add("Mina")
    (line,) = learners.overview()
    assert (line.last_active, line.attempts) == (None, 0)
    attempt = practice.start(mina.id, QuizSpec())
    (line,) = learners.overview()
    assert (line.last_active, line.attempts) == (attempt.started_at, 1)


def test_a_new_learner_is_linked_with_the_whole_name_on_class_lists_and_nobody_else(
    bank: Bank, clock: Clock, learners: Learners
) -> None:
    preparing = Preparing(bank, clock, random.Random(1))
    names = (RosterName("José"), RosterName("José Luis"), RosterName("Lea", apart=True))
    preparing.keep_roster(Roster("7b", names))
    jose = learners.add("jose\u0301")
    learners.add("Lea")
    (roster,) = preparing.rosters()
    assert roster.names == (RosterName("José", jose.id), *names[1:])
    luis = learners.add("Lu")
    learners.rename(luis.id, "José Luis")
    (roster,) = preparing.rosters()
    assert roster.names == (
        RosterName("José", jose.id),
        RosterName("José Luis", luis.id),
        RosterName("Lea", apart=True),
    )


# PINs


def test_a_pin_is_kept_as_a_salted_digest_and_only_the_right_one_fits(
    bank: Bank, learners: Learners, mina: Learner
) -> None:
    jonas = learners.add("Jonas")
    for one in (mina, jonas):
        learners.set_pin(one.id, "2468")
    with bank.read() as db:
        kept = [LearnerRecords(db).pin(one.id) for one in (mina, jonas)]
    assert kept[0] != kept[1]
    assert all("2468" not in (one or "") for one in kept)
    assert learners.check_pin(mina.id, "2468").right
    assert not learners.check_pin(mina.id, "2469").right
    assert [one.has_pin for one in learners.everyone()] == [True, True]


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "１２３４", "12 4", "-123"])
def test_a_pin_has_four_to_eight_digits(learners: Learners, mina: Learner, pin: str) -> None:
    with pytest.raises(ExpectedError, match="can't be a PIN"):
        learners.set_pin(mina.id, pin)
    assert not learners.everyone()[0].has_pin


def test_each_wrong_pin_waits_twice_as_long_up_to_a_minute_and_a_right_one_begins_anew(
    learners: Learners, mina: Learner, clock: HandClock
) -> None:
    learners.set_pin(mina.id, "2468")
    waits = []
    for _ in range(8):
        waits.append(learners.check_pin(mina.id, "1111").wait.total_seconds())
        clock.tick(seconds=waits[-1])
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    assert learners.check_pin(mina.id, "2468").right
    assert learners.check_pin(mina.id, "1111").wait.total_seconds() == 1
    assert not learners.check_pin(mina.id, "2468").right  # too early, though it is right
    clock.tick(seconds=1)
    assert learners.check_pin(mina.id, "2468").right


def test_a_pin_that_was_forgotten_is_taken_away_by_name(learners: Learners, mina: Learner) -> None:
    learners.set_pin(mina.id, "2468")
    with pytest.raises(ExpectedError, match="no learner named Nobody"):
        learners.reset_pin("Nobody")
    assert learners.reset_pin(" MINA ").name == "Mina"
    assert not learners.everyone()[0].has_pin

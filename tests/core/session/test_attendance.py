"""Who is who in a room: names of a class list, and phones that come back."""

import pytest

from quizapp.core.content.ids import LearnerId, ParticipantId
from quizapp.core.session import events as happens
from quizapp.core.session.room import after
from quizapp.core.session.room_state import Changed, Reply, Room, Verdict
from quizapp.core.session.setup import Naming, RosterName
from tests.server.rooms import NOW, a_room, a_room_with, a_vote, happen, refuse

FIRST, SECOND = ParticipantId(1), ParticipantId(2)
ANA, BEN = LearnerId(11), LearnerId(12)
LIST = (RosterName("Ana", ANA), RosterName("Ben", BEN), RosterName("Cleo"))


def a_lobby(*joins: happens.Join) -> Room:
    return happen(a_room(naming=Naming.ROSTER, roster=LIST), *joins)


def taken(name: str, learner: LearnerId | None, token: str = "t1") -> happens.Join:
    return happens.Join(token, name, learner)


def test_a_corrected_spelling_keeps_the_person_and_the_name_on_the_list() -> None:
    room = happen(a_lobby(taken("Ben", BEN)), happens.Rename(FIRST, "Benn"))
    one = room.participants[FIRST]
    assert (one.name, one.listed, one.learner_id) == ("Benn", "Ben", BEN)
    assert room.free_names == ("Ana", "Cleo"), "nobody else is offered Ben"
    assert refuse(room, taken("Ben", BEN, "t2")) is Verdict.NAME_TAKEN
    assert refuse(room, happens.AddTeam("ben")) is Verdict.NAME_TAKEN
    back = happen(room, happens.Rename(FIRST, "Ben"))
    assert back.participants[FIRST].learner_id == BEN


@pytest.mark.parametrize(
    ("name", "listed", "learner"), [("ana", "Ana", ANA), ("Cleo", "Cleo", None), ("Dov", "", None)]
)
def test_a_name_taken_by_somebody_else_is_free_again_and_the_link_follows_the_person(
    name: str, listed: str, learner: LearnerId | None
) -> None:
    room = happen(a_lobby(taken("Ben", BEN)), happens.OpenVote(), a_vote(1, 0))
    room = happen(room, happens.Reassign(FIRST, name))
    one = room.participants[FIRST]
    assert (one.name, one.listed, one.learner_id) == (name, listed, learner)
    assert room.counted((0, 1)).keys() == {FIRST}, "the vote stays with the person in the room"
    room = happen(room, taken("Ben", BEN, "t2"))
    assert room.participants[SECOND].learner_id == BEN


def test_whoever_is_given_a_name_of_the_list_is_that_pupil_however_it_was_done() -> None:
    room = happen(a_lobby(taken("Ben", BEN)), happens.Rename(FIRST, "Ana"))
    assert room.participants[FIRST].learner_id == ANA
    assert room.free_names == ("Ben", "Cleo")


def test_two_who_took_each_others_names_are_put_right() -> None:
    room = a_lobby(taken("Ben", BEN), taken("Ana", ANA, "t2"))
    assert refuse(room, happens.Reassign(FIRST, "Ana")) is Verdict.NAME_TAKEN
    room = happen(
        room,
        happens.Reassign(FIRST, "one moment"),
        happens.Reassign(SECOND, "Ben"),
        happens.Reassign(FIRST, "Ana"),
    )
    assert [(one.name, one.learner_id) for one in room.present] == [("Ana", ANA), ("Ben", BEN)]


def test_a_pupil_without_a_phone_is_known_by_the_name_on_the_list() -> None:
    room = happen(a_lobby(), happens.AddTeam("Ana"), happens.AddTeam("Table 2"))
    assert [one.learner_id for one in room.present] == [ANA, None]
    assert room.free_names == ("Ben", "Cleo")


def test_who_was_sent_out_does_not_keep_anothers_name() -> None:
    room = happen(a_lobby(taken("Ben", BEN)), happens.Remove(FIRST))
    assert refuse(room, taken("Ben", BEN, "t2")) is Verdict.NAME_TAKEN
    room = happen(room, happens.Reassign(FIRST, "a prank"), taken("Ben", BEN, "t2"))
    assert room.participants[SECOND].learner_id == BEN


def test_a_phone_that_lost_its_memory_gets_its_place_back_when_the_teacher_says_so() -> None:
    room = happen(a_room_with(2), happens.OpenVote(), a_vote(1, 0))
    assert refuse(room, happens.Join("new", "Bird 1")) is Verdict.NAME_TAKEN
    room = happen(room, happens.AllowReturn(FIRST))
    assert [one.id for one in room.returning] == [FIRST]
    room, messages = after(room, happens.Join("new", "BIRD 1"), NOW)
    assert Reply(Verdict.DONE, FIRST) in messages
    assert room.counted((0, 1)).keys() == {FIRST}
    assert room.by_token == {"new": FIRST, "token-2": SECOND}, "the old phone is unknown"
    assert refuse(room, happens.Join("newer", "Bird 1")) is Verdict.NAME_TAKEN, "once"


def test_who_was_in_comes_back_through_a_locked_door() -> None:
    room = happen(a_room_with(1), happens.AllowReturn(FIRST), happens.LockDoor(locked=True))
    assert refuse(room, happens.Join("new", "Other")) is Verdict.DOOR_LOCKED
    assert happen(room, happens.Join("new", "Bird 1")).by_token == {"new": FIRST}


def test_a_place_whose_phone_is_connected_is_given_to_nobody() -> None:
    room, _ = after(happen(a_room_with(1), happens.AllowReturn(FIRST)), happens.Here(FIRST), NOW)
    assert room.returning == ()
    assert refuse(room, happens.Join("new", "Bird 1")) is Verdict.NAME_TAKEN


def test_a_return_can_be_called_off_and_is_for_phones_alone() -> None:
    room = happen(a_room_with(1), happens.AllowReturn(FIRST), happens.AllowReturn(FIRST, False))
    assert refuse(room, happens.Join("new", "Bird 1")) is Verdict.NAME_TAKEN
    assert refuse(room, happens.Return(FIRST, "new")) is Verdict.UNKNOWN
    team = happen(room, happens.AddTeam("Team"))
    assert refuse(team, happens.AllowReturn(SECOND)) is Verdict.NOT_NOW


def test_who_was_sent_out_does_not_return_by_another_phone() -> None:
    room = happen(a_room_with(1), happens.AllowReturn(FIRST), happens.Remove(FIRST))
    assert refuse(room, happens.Join("new", "Bird 1")) is Verdict.NAME_TAKEN


def test_a_new_name_is_told_to_the_phone_that_has_it() -> None:
    _, messages = after(a_lobby(taken("Ben", BEN)), happens.Reassign(FIRST, "Ana"), NOW)
    assert Changed(FIRST) in messages

import json

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quizapp.core.answering.attempts import Certainty
from quizapp.core.content.ids import LearnerId, ParticipantId
from quizapp.core.session import events as happens
from quizapp.core.session.events import Record
from quizapp.core.session.names import name_key
from quizapp.core.session.replay import replayed
from quizapp.core.session.room import MOST_VOTES, after
from quizapp.core.session.room_state import Changed, Phase, Reply, Room, Verdict
from quizapp.core.session.setup import Naming, RosterName
from tests.server.rooms import (
    NOW,
    a_room,
    a_room_with,
    a_vote,
    a_vote_closed,
    a_vote_open,
    happen,
    later,
    refuse,
    verdict_of,
)

ANA, BEN = ParticipantId(1), ParticipantId(2)


def test_typed_names_that_look_alike_are_refused_and_names_of_a_list_are_not() -> None:
    typed = a_room(1, naming=Naming.TYPED)
    room = happen(typed, happens.Join("t1", "Anna"))
    assert refuse(room, happens.Join("t2", "\u0410nna")) is Verdict.LOOKS_ALIKE
    assert refuse(room, happens.Join("t2", "ANNA")) is Verdict.NAME_TAKEN
    listed = a_room(1, naming=Naming.ROSTER)
    room = happen(listed, happens.Join("t1", "Jose"), happens.Join("t2", "José"))
    assert len(room.present) == 2


def test_whoever_was_let_in_before_today_s_rule_for_names_is_in_after_a_crash() -> None:
    typed = a_room(1, naming=Naming.TYPED)
    names = ("Anna", "\u0410nna", "Jose\u0301", "Jos\u00e9")
    records = [Record(n, NOW, happens.Join(f"t{n}", name)) for n, name in enumerate(names, 1)]
    room = replayed(typed, records)
    assert [one.name for one in room.present] == list(names)
    assert refuse(room, happens.Join("t9", "Ànna")) is Verdict.LOOKS_ALIKE


def test_a_session_goes_from_lobby_to_end_question_by_question() -> None:
    room = a_room_with(2, a_room(2))
    steps = (happens.OpenVote(), happens.CloseVote(), happens.Reveal(), happens.Explain())
    phases = []
    for event in (*steps, *steps, happens.End()):
        room = happen(room, event)
        phases.append((room.question, room.phase))
    once = [Phase.VOTE, Phase.CLOSED, Phase.REVEAL, Phase.EXPLAIN]
    assert phases == [(n, phase) for n in (0, 1) for phase in once] + [(1, Phase.END)]


def test_a_second_vote_follows_a_discussion_and_only_that() -> None:
    closed = a_vote_closed([0, 1])
    assert refuse(closed, happens.OpenVote()) is Verdict.NOT_NOW
    room = happen(closed, happens.Discuss(), happens.OpenVote())
    assert (room.phase, room.round) == (Phase.VOTE, 2)
    room = happen(room, happens.CloseVote())
    assert refuse(room, happens.Discuss()) is Verdict.NOT_NOW


def test_a_vote_after_the_bell_is_told_that_it_is_late() -> None:
    room = happen(a_vote_open(1), happens.CloseVote())
    assert refuse(room, a_vote(1, 0)) is Verdict.LATE


def test_a_vote_of_the_first_round_does_not_count_in_the_second() -> None:
    room = happen(a_vote_closed([0]), happens.Discuss(), happens.OpenVote())
    assert refuse(room, a_vote(1, 1, round=1)) is Verdict.LATE
    assert room.counted((0, 2)) == {}


def test_a_vote_in_flight_at_the_bell_never_counts_for_the_next_question() -> None:
    room = happen(a_vote_closed([0]), happens.Reveal(), happens.OpenVote())
    assert room.question == 1
    assert refuse(room, a_vote(1, 1, question=0)) is Verdict.LATE
    assert room.counted((1, 1)) == {}


def test_a_vote_on_a_question_that_is_not_open_yet_waits() -> None:
    assert refuse(a_vote_open(1), a_vote(1, 0, question=1)) is Verdict.NOT_NOW
    assert refuse(a_room_with(1), a_vote(1, 0)) is Verdict.NOT_NOW


def test_a_resend_is_answered_and_counts_once() -> None:
    room = happen(a_vote_open(1), a_vote(1, 0, key="a"))
    assert refuse(room, a_vote(1, 0, key="a")) is Verdict.AGAIN
    assert len(room.cast[room.ballot][ANA]) == 1


def test_a_resend_after_the_bell_is_still_told_that_it_counted() -> None:
    room = happen(a_vote_open(1), a_vote(1, 0, key="a"), happens.CloseVote(), happens.Reveal())
    assert refuse(room, a_vote(1, 0, key="a")) is Verdict.AGAIN


def test_an_old_resend_does_not_undo_a_changed_mind() -> None:
    room = happen(a_vote_open(1), a_vote(1, 0, key="a"), a_vote(1, 2, key="b"))
    assert refuse(room, a_vote(1, 0, key="a")) is Verdict.AGAIN
    assert room.counted(room.ballot)[ANA].vote.choice == 2


def test_nobody_changes_a_response_without_end() -> None:
    room = a_vote_open(1)
    room = happen(room, *(a_vote(1, n % 3, key=str(n)) for n in range(MOST_VOTES)))
    assert refuse(room, a_vote(1, 0, key="one more")) is Verdict.TOO_OFTEN


def test_a_choice_that_is_not_there_is_refused() -> None:
    room = a_vote_open(1)
    for choice in (-1, 3, 99):
        assert refuse(room, a_vote(1, choice)) is Verdict.UNKNOWN
    assert refuse(room, a_vote(9, 0)) is Verdict.UNKNOWN
    assert refuse(room, a_vote(1, 0, question=99)) is Verdict.UNKNOWN
    assert refuse(room, a_vote(1, 0, round=3)) is Verdict.UNKNOWN


def test_the_same_token_comes_back_as_the_same_participant() -> None:
    room = a_room_with(2)
    same, messages = after(room, happens.Join("token-1", "Another name"), later(60))
    assert same == room
    assert messages == (Reply(Verdict.AGAIN, ANA),)


def test_no_two_have_the_same_name() -> None:
    room = a_room_with(1)
    assert refuse(room, happens.Join("token-9", "BIRD 1")) is Verdict.NAME_TAKEN
    assert refuse(room, happens.AddTeam("bird 1")) is Verdict.NAME_TAKEN
    room = happen(room, happens.Rename(ANA, "Owl"), happens.Join("token-2", "Bird 1"))
    assert refuse(room, happens.Rename(ANA, "Bird 1")) is Verdict.NAME_TAKEN


def test_who_is_sent_out_does_not_count_until_let_back_in() -> None:
    room = happen(a_vote_open(2), a_vote(1, 0), a_vote(2, 1), happens.Remove(BEN))
    assert set(room.counted(room.ballot)) == {ANA}
    assert refuse(room, a_vote(2, 0, key="again")) is Verdict.REMOVED
    assert refuse(room, happens.Join("token-2", "Bird 2")) is Verdict.REMOVED
    room = happen(room, happens.Readmit(BEN))
    assert set(room.counted(room.ballot)) == {ANA, BEN}


def test_a_locked_door_keeps_out_the_new_and_not_those_who_were_in() -> None:
    room = happen(a_room_with(1), happens.LockDoor(locked=True))
    assert refuse(room, happens.Join("token-9", "Late")) is Verdict.DOOR_LOCKED
    assert refuse(room, happens.Join("token-1", "Bird 1")) is Verdict.AGAIN


def test_who_comes_late_answers_from_the_open_question_on() -> None:
    room = happen(a_vote_open(1), happens.Join("token-late", "Late"), a_vote(2, 1))
    assert set(room.counted((0, 1))) == {BEN}


def test_ending_an_open_question_passes_through_its_reveal() -> None:
    for room in (
        a_vote_open(1),
        a_vote_closed([0]),
        happen(a_vote_closed([0]), happens.Discuss()),
    ):
        shown = happen(room, happens.End())
        assert shown.phase is Phase.REVEAL
        assert refuse(shown, happens.OpenVote()) is Verdict.NOT_NOW
        assert happen(shown, happens.End()).phase is Phase.END


def test_a_vote_closed_by_accident_goes_on_where_it_was() -> None:
    open_ = happen(a_vote_open(2), a_vote(1, 0))
    closed = happen(open_, happens.CloseVote())
    for room in (closed, happen(closed, happens.Discuss())):
        again = happen(room, happens.ReopenVote(), a_vote(2, 1), happens.CloseVote())
        assert again.ballot == (0, 1)
        assert {who: cast.vote.choice for who, cast in again.counted((0, 1)).items()} == {
            ANA: 0,
            BEN: 1,
        }


def test_a_second_vote_is_opened_again_as_the_second() -> None:
    room = happen(a_vote_closed([0]), happens.Discuss(), happens.OpenVote(), happens.CloseVote())
    room = happen(room, happens.ReopenVote())
    assert (room.phase, room.round) == (Phase.VOTE, 2)


def test_nothing_is_opened_again_once_the_class_has_seen_the_result() -> None:
    room = happen(a_vote_closed([0]), happens.Reveal())
    for shown in (room, happen(room, happens.Explain()), happen(room, happens.End())):
        assert refuse(shown, happens.ReopenVote()) is Verdict.NOT_NOW
    assert refuse(a_room_with(1), happens.ReopenVote()) is Verdict.NOT_NOW
    assert refuse(a_vote_open(1), happens.ReopenVote()) is Verdict.NOT_NOW


def test_who_could_answer_is_who_was_there_while_the_vote_was_open() -> None:
    room = happen(a_vote_open(1), happens.Join("token-2", "Ben"), happens.CloseVote())
    room = happen(room, happens.Join("token-3", "Cleo"))
    assert room.asked == {0: {1, 2}}
    assert happen(room, happens.ReopenVote()).asked == {0: {1, 2, 3}}
    talked = happen(room, happens.Discuss(), happens.OpenVote())
    assert talked.asked == {0: {1, 2, 3}}, "a second vote asks who came in between"
    gone = happen(room, happens.Reveal(), happens.Remove(BEN), happens.OpenVote())
    assert gone.asked[1] == {1, 3}
    assert happen(gone, happens.Readmit(BEN)).asked[1] == {1, 2, 3}


def test_hands_are_counted_for_each_option() -> None:
    room = happen(a_room(phones=False), happens.OpenVote(), happens.Hands((3, 12, 0)))
    assert room.hands[room.ballot] == (3, 12, 0)
    for counts in ((1, 2), (1, 2, -1), (1, 2, 1000)):
        assert refuse(room, happens.Hands(counts)) is Verdict.UNKNOWN
    assert refuse(room, happens.Join("token", "Phone")) is Verdict.NOT_NOW


def test_a_team_answers_by_the_teachers_hand_and_no_phone_answers_for_it() -> None:
    room = happen(a_room(phones=False), happens.AddTeam("Table 1"), happens.OpenVote())
    assert refuse(room, a_vote(1, 0)) is Verdict.UNKNOWN
    room = happen(room, happens.TeamVote(ANA, 0), happens.TeamVote(ANA, 1))
    assert room.counted(room.ballot)[ANA].vote.choice == 1


def test_everything_is_recorded_before_it_is_answered() -> None:
    room = a_vote_open(1)
    for event in (a_vote(1, 0), happens.CloseVote()):
        room, messages = after(room, event, NOW)
        assert messages[0] == Record(room.seq, NOW, event)
        assert isinstance(messages[1], Reply)


def test_a_vote_is_told_to_its_own_phones_alone() -> None:
    _, messages = after(a_vote_open(2), a_vote(1, 0), NOW)
    assert [one.participant_id for one in messages if isinstance(one, Changed)] == [ANA]


EVENTS = st.one_of(
    st.builds(happens.Join, st.sampled_from(["t1", "t2", "t3", ""]), st.sampled_from("ab c")),
    st.builds(
        happens.Vote,
        st.integers(0, 4).map(ParticipantId),
        st.sampled_from(["k1", "k2", "k3"]),
        st.integers(-1, 3),
        st.integers(0, 3),
        st.integers(-1, 3),
        st.sampled_from([None, *Certainty]),
    ),
    st.builds(happens.AddTeam, st.sampled_from(["a", "Team"])),
    st.builds(happens.TeamVote, st.integers(0, 4).map(ParticipantId), st.integers(-1, 3)),
    st.builds(happens.Hands, st.lists(st.integers(-1, 30), max_size=4).map(tuple)),
    st.builds(happens.Rename, st.integers(0, 4).map(ParticipantId), st.sampled_from("abx ")),
    st.builds(happens.Reassign, st.integers(0, 4).map(ParticipantId), st.sampled_from("abx ")),
    st.builds(happens.AllowReturn, st.integers(0, 4).map(ParticipantId), st.booleans()),
    st.builds(
        happens.Return, st.integers(0, 4).map(ParticipantId), st.sampled_from(["t1", "t4", ""])
    ),
    st.builds(happens.Remove, st.integers(0, 4).map(ParticipantId)),
    st.builds(happens.Readmit, st.integers(0, 4).map(ParticipantId)),
    st.builds(happens.LockDoor, st.booleans()),
    st.builds(happens.Here, st.integers(0, 4).map(ParticipantId)),
    st.builds(happens.Gone, st.integers(0, 4).map(ParticipantId)),
)
STEPS = st.sampled_from(
    [
        happens.OpenVote(),
        happens.CloseVote(),
        happens.ReopenVote(),
        happens.Discuss(),
        happens.Reveal(),
        happens.Explain(),
        happens.End(),
    ]
)
LISTED = (RosterName("a", LearnerId(1)), RosterName("b", LearnerId(2)), RosterName("x"))


def a_listed_room(questions: int = 3) -> Room:
    """Return a room whose names come from a class list."""
    return a_room(questions, naming=Naming.ROSTER, roster=LISTED)


ROOMS = st.one_of(
    st.builds(a_room, st.integers(1, 3), phones=st.booleans()),
    st.builds(a_listed_room, st.integers(1, 3)),
)


class AnyOrder(RuleBasedStateMachine):
    """Whatever happens in whatever order, the promises of a room hold."""

    @initialize(room=ROOMS)
    def begin(self, room: Room) -> None:
        self.room = self.empty = room
        self.records: list[Record] = []

    def _happen(self, event: happens.Event) -> None:
        before = self.room
        self.room, messages = after(before, event, later(len(self.records)))
        recorded = [one for one in messages if isinstance(one, Record)]
        self.records += recorded
        if not isinstance(event, happens.Here | happens.Gone):
            done = verdict_of(messages) is Verdict.DONE
            assert done == bool(recorded)
            assert done or self.room == before, "what is refused changes nothing"
        if isinstance(event, happens.Vote):
            self._changes_only_its_own(before, event)

    def _changes_only_its_own(self, before: Room, vote: happens.Vote) -> None:
        for place in {*before.cast, *self.room.cast}:
            was = dict(before.cast.get(place, {}))
            now = dict(self.room.cast.get(place, {}))
            was.pop(vote.participant_id, None)
            now.pop(vote.participant_id, None)
            assert was == now
        assert before.participants == self.room.participants
        assert (before.phase, before.ballot) == (self.room.phase, self.room.ballot)

    @rule(event=EVENTS)
    def something_happens(self, event: happens.Event) -> None:
        self._happen(event)

    @rule(step=STEPS)
    def the_teacher_steps(self, step: happens.Event) -> None:
        before = self.room
        self._happen(step)
        if self.room.question > before.question >= 0:
            assert before.phase in (Phase.REVEAL, Phase.EXPLAIN), "no question without its reveal"
        if before.phase not in (Phase.VOTE, self.room.phase) and self.room.round == 2:
            assert before.phase is not Phase.LOBBY

    @precondition(lambda self: self.room.phase is Phase.VOTE)
    @rule(who=st.integers(1, 3), choice=st.integers(0, 1), key=st.sampled_from("pqrs"))
    def a_pupil_votes(self, who: int, choice: int, key: str) -> None:
        question, number = self.room.ballot
        self._happen(happens.Vote(ParticipantId(who), key, question, number, choice))

    @invariant()
    def closed_means_closed(self) -> None:
        for place, votes in self.room.cast.items():
            assert place <= self.room.ballot
            for who, given in votes.items():
                assert given, who
                assert len({cast.vote.client_key for cast in given}) == len(given)

    @invariant()
    def at_most_one_vote_of_each_counts(self) -> None:
        for place in self.room.cast:
            counted = self.room.counted(place)
            assert set(counted) <= {one.id for one in self.room.present}
            for who, cast in counted.items():
                assert cast.vote.participant_id == who

    @invariant()
    def names_and_tokens_belong_to_one(self) -> None:
        room = self.room
        assert set(room.names) == {name_key(one.name) for one in room.participants.values()}
        assert len(room.names) == len(room.participants)
        phones = {o.token_hash: o.id for o in room.participants.values() if not o.by_hand}
        assert dict(room.by_token) == phones

    @invariant()
    def whoever_has_a_name_of_the_list_is_its_pupil_and_nobody_else_is(self) -> None:
        people = self.room.participants.values()
        listed = [one.listed for one in people if one.listed]
        assert len(set(listed)) == len(listed)
        for one in people:
            entry = self.room.setup.entry(one.listed)
            assert one.learner_id == (entry.learner_id if entry else None)
            named = self.room.setup.entry(one.name)
            assert named is None or named.name == one.listed
        assert not set(self.room.free_names) & set(listed)

    @invariant()
    def who_answered_was_asked(self) -> None:
        for (question, _), votes in self.room.cast.items():
            assert votes.keys() <= self.room.asked[question]

    @invariant()
    def a_replay_makes_the_same_room(self) -> None:
        again = replayed(self.empty, self.records)
        assert again.here == frozenset()
        assert again == type(self.room)(**{**vars(self.room), "here": frozenset()})


AnyOrder.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAnyOrder = AnyOrder.TestCase


def test_json_can_hold_every_verdict() -> None:
    assert json.loads(json.dumps([str(one) for one in Verdict])) == list(Verdict)

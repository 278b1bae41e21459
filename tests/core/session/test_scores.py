"""One score for a class, whoever tells it (spec SE-4)."""

import re

from devtools.samples.cards import a_card
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.events import CloseVote, End, Event, Hands, Join, OpenVote, Remove, Reveal
from quizapp.core.session.room import after
from quizapp.core.session.room_state import Phase, Room
from quizapp.core.session.scores import Rank, SessionScore, class_score, own_score, ranking
from quizapp.server.take_home_page import take_home_page
from quizapp.server.views import PhoneCards, own_view
from quizapp.ui.console.wording import percent
from quizapp.ui.pages.classroom.results import wording
from quizapp.ui.projector.projector_state import projector_state_of
from quizapp.ui.projector.state import Over
from tests.core.session.test_room import EVENTS, ROOMS, STEPS
from tests.server.lessons import MYTH, ODD, RIGHT, Lesson, a_pick
from tests.server.rooms import NOW, a_room, happen

FIVE = tuple(a_pick(n) for n in range(1, 6))


def test_who_came_late_has_two_of_three_and_not_two_of_five() -> None:
    lesson = Lesson(*FIVE).join(1).ask(RIGHT).ask(RIGHT).happen(Join("late", "Wren"))
    for late in (RIGHT, RIGHT, MYTH):
        lesson.ask(RIGHT, late)
    room = lesson.happen(End()).room
    assert own_score(room, ParticipantId(2)) == SessionScore(2, 3, 0)
    cards = [a_card()] * 5
    told = own_view(room, ParticipantId(2), PhoneCards(cards))["result"]
    assert (told["right"], told["of"], told["unanswered"], len(told["questions"])) == (2, 3, 0, 3)
    assert "Wren: 2 of 3 right.</p>" in take_home_page(room, ParticipantId(2), cards)
    by_name = {one.name: one for one in lesson.results.pupils}
    assert wording.pupil(by_name["Wren"]).startswith("2 of 3 right")


def test_who_comes_while_the_vote_is_closed_is_not_asked_that_question() -> None:
    lesson = Lesson(*FIVE).join(1).happen(OpenVote()).vote(RIGHT)
    lesson.happen(CloseVote(), Join("late", "Wren"), Reveal())
    assert own_score(lesson.room, ParticipantId(2)) == SessionScore(0, 0, 0)


def test_what_was_not_answered_stands_beside_the_score() -> None:
    lesson = Lesson(*FIVE).join(4).ask(RIGHT, MYTH, None, None).ask(RIGHT, RIGHT, RIGHT)
    room = lesson.happen(End()).room
    assert class_score(room) == SessionScore(right=4, answered=5, unanswered=3)
    assert own_score(room, ParticipantId(4)) == SessionScore(0, 0, 2)
    assert "0 of 0 right. 2 not answered." in take_home_page(room, ParticipantId(4), [a_card()] * 5)
    assert "80 % of the answers right · 3 not answered" in when(lesson)


def when(lesson: Lesson) -> str:
    from devtools.gallery.results_entries import a_results_state

    state = a_results_state(lesson.results)
    return wording.when(state.session, lesson.results, state.now)


def test_a_first_vote_counts_where_no_second_followed() -> None:
    lesson = Lesson(*FIVE).join(3).talk([RIGHT, MYTH, MYTH], [None, RIGHT, None])
    assert class_score(lesson.room) == SessionScore(right=2, answered=3, unanswered=0)


def test_hands_count_for_the_class() -> None:
    room = happen(a_room(phones=False), OpenVote(), Hands((3, 5, 1)), CloseVote(), Reveal())
    assert class_score(room) == SessionScore(right=3, answered=9, unanswered=0)


def test_who_was_sent_out_is_not_in_the_score() -> None:
    lesson = Lesson(*FIVE).join(2).ask(RIGHT, MYTH).happen(Remove(ParticipantId(2)))
    assert class_score(lesson.room) == SessionScore(1, 1, 0)


@settings(max_examples=80, deadline=None)
@given(ROOMS, st.lists(st.one_of(EVENTS, STEPS, STEPS, STEPS), max_size=80))
def test_the_class_has_what_its_pupils_have(room: Room, events: list[Event]) -> None:
    for event in events:
        room, _ = after(room, event, NOW)
    whole = class_score(room)
    own = [own_score(room, one.id) for one in room.present]
    hands = sum(sum(counts) for counts in room.hands.values())
    assert whole.unanswered == sum(one.unanswered for one in own)
    assert 0 <= whole.answered - sum(one.answered for one in own) <= hands
    assert 0 <= whole.right <= whole.answered
    for one in own:
        assert one.answered + one.unanswered <= len(room.revealed)


def test_projector_and_results_say_the_same_number() -> None:
    lesson = Lesson(*FIVE).join(7)
    lesson.talk([RIGHT, MYTH, MYTH, ODD, None], [RIGHT, RIGHT, None, RIGHT])
    lesson.happen(Join("late", "Wren")).ask(MYTH, RIGHT, None, RIGHT, ODD, RIGHT, None, RIGHT)
    lesson.happen(OpenVote(), End(), End())
    sight = projector_state_of(lesson.room, [a_card()] * 5, NOW)
    assert isinstance(sight, Over)
    assert sight.score == lesson.results.score
    assert sight.score == SessionScore(right=7, answered=10, unanswered=13)
    (share,) = re.findall(r"(\d+ %) of the answers right", when(lesson))
    assert share == percent(sight.score.share or 0)


def test_projector_and_results_name_the_same_three() -> None:
    lesson = Lesson(*FIVE, ranking=True).join(7)
    lesson.ask(*[RIGHT] * 3, *[MYTH] * 4).ask(RIGHT, MYTH, MYTH, RIGHT, *[MYTH] * 3)
    lesson.ask(RIGHT, RIGHT, *[MYTH] * 5)
    room = lesson.happen(End()).room
    best = (Rank(1, ("Bird 01",), 3), Rank(2, ("Bird 02",), 2))  # two have one: nobody is picked
    sight = projector_state_of(room, [a_card()] * 5, NOW)
    assert isinstance(sight, Over)
    assert sight.best == lesson.results.ranking == ranking(room) == best


def test_a_lobby_is_no_end() -> None:
    assert class_score(a_room()) == SessionScore(0, 0, 0)
    assert a_room().phase is Phase.LOBBY

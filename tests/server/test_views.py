import json
from dataclasses import replace
from typing import Any

from devtools.samples.cards import a_card
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty
from quizapp.core.content.ids import ParticipantId
from quizapp.core.session import events as happens
from quizapp.core.session.room import after
from quizapp.core.session.room_state import Phase, Room
from quizapp.server.views import PhoneCards, own_view, room_view
from tests.core.session.test_room import EVENTS, STEPS
from tests.server.rooms import NOW, a_room, a_vote, a_vote_closed, happen

ANA = ParticipantId(1)


def cards_for(room: Room) -> PhoneCards:
    """Return a card for each question, recognisable by words that only it has."""
    card = a_card()
    return PhoneCards(
        [
            replace(card, fact=f"Fact {n}.", explanation=f"SECRET-{n}", options=card.options[1:3])
            for n in range(len(room.questions))
        ]
    )


def views_of(room: Room) -> str:
    cards = cards_for(room)
    owns = [own_view(room, who, cards) for who in room.participants]
    return json.dumps([room_view(room, cards), owns])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(EVENTS, STEPS, STEPS), max_size=40))
def test_no_view_holds_anything_of_a_key_that_was_not_revealed(events: list[Any]) -> None:
    room = a_room(3)
    for event in events:
        room, _ = after(room, event, NOW)
        told = views_of(room)
        for number in range(3):
            if number not in room.revealed:
                assert f"SECRET-{number}" not in told
                assert f"Fact {number}." not in told
        if room.phase not in (Phase.REVEAL, Phase.EXPLAIN, Phase.END):
            for word in ('"key": 0', '"key": 1', '"right"', '"card"', '"feedback"'):
                assert word not in told


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 1), st.integers(0, 1))
def test_the_same_view_goes_out_whichever_option_is_the_key(choice: int, key: int) -> None:
    empty = a_room(1)
    question = replace(empty.questions[0], key=key)
    room = happen(a_vote_closed([choice], replace(empty, questions=(question,))))
    other = happen(
        a_vote_closed([choice], replace(empty, questions=(replace(question, key=1 - key),)))
    )
    assert views_of(room) == views_of(other)


def test_nobody_is_told_what_another_chose() -> None:
    room = a_vote_closed([0, 1, 1])
    mine = own_view(room, ANA, cards_for(room))
    others = own_view(a_vote_closed([0, 0, 0]), ANA, cards_for(room))
    assert mine == others
    assert mine["mine"] == {"choice": 0, "certainty": None, "key": "1-0-1-0"}


def test_a_question_comes_with_the_line_that_stands_above_it() -> None:
    room = a_vote_closed([0])
    assert room_view(room, cards_for(room))["question"]["source_line"] == ""
    (first, *others) = room.questions
    shown = replace(first.presented, source_line="South Korea, 2021")
    room = replace(room, questions=(replace(first, presented=shown), *others))
    assert room_view(room, cards_for(room))["question"]["source_line"] == "South Korea, 2021"


def test_after_the_reveal_the_whole_card_is_there() -> None:
    room = happen(a_vote_closed([0]), happens.Reveal())
    parts = room_view(room, cards_for(room))["card"]
    kinds = [part["kind"] for part in parts]
    assert kinds[:4] == ["asked", "verdict", "right answer", "fact"]
    assert parts[3]["text"] == "Fact 0."
    assert [part for part in parts if part["kind"] == "passage"][-1]["spans"][1][1] is True


def test_the_map_goes_with_the_card_and_not_with_each_card_of_the_result() -> None:
    room = happen(a_vote_closed([1], a_room(1)), happens.Reveal())
    cards = PhoneCards([replace(a_card(), options=a_card().options[1:3], places=("china",))])
    told = room_view(room, cards)["card"][-1]
    assert (told["kind"], told["text"]) == ("map", "Map: China")
    assert told["svg"].startswith("<svg ")
    ended = happen(room, happens.End())
    result = own_view(ended, ANA, cards)["result"]
    assert "<svg" not in json.dumps(result)
    assert "verdict" in json.dumps(result)


def test_the_own_parts_of_a_card_say_what_came_of_the_own_vote() -> None:
    room = happen(a_vote_closed([1, 0]), happens.Reveal())  # of the card the second is right
    own = own_view(room, ANA, cards_for(room))["own_parts"]
    assert own["verdict"]["text"] == "Correct."
    assert own["options"]["shown"] == []
    other = own_view(room, ParticipantId(2), cards_for(room))["own_parts"]
    assert other["verdict"]["text"] == "Not correct."
    assert other["options"]["shown"][0]["label"] == "Your answer B, not correct:"


def test_in_a_second_vote_the_first_one_is_remembered() -> None:
    room = happen(a_vote_closed([0]), happens.Discuss(), happens.OpenVote())
    own = own_view(room, ANA, cards_for(room))
    assert own["mine"] is None
    assert own["before"]["choice"] == 0


def test_the_result_counts_the_last_vote_on_each_revealed_question() -> None:
    room = happen(
        a_vote_closed([1]),  # the key is 0
        happens.Discuss(),
        happens.OpenVote(),
        replace(a_vote(1, 0, round=2), certainty=Certainty.CERTAIN),
        happens.CloseVote(),
        happens.Reveal(),
        happens.OpenVote(),
        happens.End(),
        happens.End(),
    )
    result = own_view(room, ANA, cards_for(room))["result"]
    assert (result["right"], result["of"], result["unanswered"]) == (1, 1, 1)
    first, second = result["questions"]
    verdicts = [
        part["text"] for one in (first, second) for part in one["card"] if part["kind"] == "verdict"
    ]
    assert verdicts == ["Not correct. You were certain.", "You did not answer."]
    assert (first["right"], second["right"]) == (True, False)

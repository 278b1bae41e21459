"""What phones are sent, as plain values for JSON. Before the reveal it has nothing of the key.

A phone gets its whole view each time, so that a reload, a second tab or a lost message costs
nothing. What is the same for all phones is made once for each state of the room.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from typing_extensions import TypeIs

from quizapp.core.answering.attempts import Certainty
from quizapp.core.cards.card import FeedbackCard, answered
from quizapp.core.cards.outline import Options, Part, PassagePart, Verdict, outline
from quizapp.core.cards.values import card_values, part_values, picture_values, reading_values
from quizapp.core.content.ids import ParticipantId
from quizapp.core.content.items import ItemKind
from quizapp.core.session.room_state import CastVote, Phase, Room
from quizapp.core.session.scores import asked_of, last_votes, own_score
from quizapp.server.map_svg import map_svg

View = dict[str, Any]

READ_IN = frozenset({Phase.VOTE, Phase.DISCUSS})
"""The phases in which phones hold the passages: those in which somebody still judges them."""

CERTAINTIES = {Certainty.GUESS: 1, Certainty.THINK_SO: 2, Certainty.CERTAIN: 3}


class PhoneCards:
    """The feedback cards of a session, as phones are told them.

    A question has only as many different cards as it has options and certainties: each is made
    once, however many phones ask for it.

    Args:
        cards: the feedback card of each question of the plan, made without a response.
        readings: what is read before each question; none given: nothing is read before any.
    """

    def __init__(
        self,
        cards: Sequence[FeedbackCard],
        readings: Sequence[Sequence[PassagePart]] = (),
    ) -> None:
        self._cards = cards
        self._readings = readings
        self._read: dict[int, list[View]] = {}
        self._whole: dict[_Answer, list[View]] = {}
        self._own: dict[_Answer, View] = {}

    def fact(self, number: int) -> str:
        """Return the fact of a question."""
        return self._cards[number].fact

    def picture(self, number: int) -> View | None:
        """Return the picture that is shown with a question; None where there is none."""
        shown = self._cards[number].picture
        return None if shown is None else picture_values(shown)

    def read_first(self, number: int) -> list[View]:
        """Return the passages that are read before a question, without marks and notes."""
        if number not in self._read:
            parts = self._readings[number] if self._readings else ()
            self._read[number] = reading_values(parts)
        return self._read[number]

    def whole(
        self, number: int, choice: int | None = None, certainty: Certainty | None = None
    ) -> list[View]:
        """Return the parts of a question's card, for an answer to it."""
        answer = (number, choice, certainty)
        if answer not in self._whole:
            self._whole[answer] = card_values(self._outline(*answer), map_svg)
        return self._whole[answer]

    def own(self, number: int, choice: int | None, certainty: Certainty | None) -> View:
        """Return the parts that differ from one answer to another, by their kind.

        Each with its ``place`` on the card: the options of a wrong answer stand higher (spec FB-1).
        """
        answer = (number, choice, certainty)
        if answer not in self._own:
            own: View = {}
            for place, part in enumerate(self._outline(*answer)):
                if _is_own(part):
                    values = part_values(part)
                    own[values["kind"]] = values | {"place": place}
            self._own[answer] = own
        return self._own[answer]

    def _outline(
        self, number: int, choice: int | None, certainty: Certainty | None
    ) -> tuple[Part, ...]:
        card = answered(self._cards[number], choice, certainty)
        return outline(card, unanswered="You did not answer.")


_Answer = tuple[int, int | None, Certainty | None]


def room_view(room: Room, cards: PhoneCards) -> View:
    """Return the part of the view that is the same on all phones.

    Args:
        room: the room.
        cards: the session's cards.
    """
    view: View = {
        "seq": room.seq,
        "phase": str(room.phase),
        "round": room.round,
        "title": room.setup.title,
        "subject": room.setup.subject,
        "number": room.question + 1,
        "of": len(room.questions),
        "ask_certainty": room.setup.ask_certainty,
    }
    question = room.current
    if question is not None and room.phase is not Phase.END:
        shown = question.presented
        view["question"] = {
            "kind": str(shown.kind),
            "claim": shown.kind is ItemKind.TRUE_FALSE,
            "source_line": shown.source_line,
            "stem": shown.stem,
            "options": list(shown.options),
            "letters": list(shown.letters),
        }
        if (picture := cards.picture(room.question)) is not None:
            view["question"]["picture"] = picture
        if room.phase in READ_IN and (read := cards.read_first(room.question)):
            view["question"]["read_first"] = read
        if room.question in room.revealed:
            view["card"] = cards.whole(room.question)
    return view


def own_view(room: Room, participant_id: ParticipantId, cards: PhoneCards) -> View:
    """Return the part of the view that is one participant's own.

    Args:
        room: the room.
        participant_id: whose phone it is.
        cards: as for ``room_view``.
    """
    one = room.participants[participant_id]
    view: View = {"me": {"id": int(one.id), "name": one.name, "removed": one.removed}}
    if room.phase is Phase.END:
        view["result"] = _result(room, participant_id, cards)
    elif room.question >= 0:
        view["mine"] = _own_vote(room, participant_id, (room.question, room.round))
        if room.round == 2:
            view["before"] = _own_vote(room, participant_id, (room.question, 1))
        if room.question in room.revealed:
            cast = last_votes(room, participant_id).get(room.question)
            view["own_parts"] = cards.own(room.question, *_answer(cast))
    return view


def _own_vote(room: Room, participant_id: ParticipantId, place: tuple[int, int]) -> View | None:
    cast = room.vote_of(participant_id, place)
    return None if cast is None else _vote_view(cast)


def _vote_view(cast: CastVote) -> View:
    certainty = cast.vote.certainty
    return {
        "choice": cast.vote.choice,
        "certainty": None if certainty is None else CERTAINTIES[certainty],
        "key": cast.vote.client_key,
    }


def _without_maps(parts: list[View]) -> list[View]:
    """Return a card as it stands in a list of cards: with the map of each it would be slow."""
    return [part for part in parts if part["kind"] != "map"]


def _result(room: Room, participant_id: ParticipantId, cards: PhoneCards) -> View:
    """Return a participant's own result: the last vote on each question that it was asked."""
    lines: list[Mapping[str, Any]] = []
    last = last_votes(room, participant_id)
    for number in asked_of(room, participant_id):
        question = room.questions[number]
        cast = last.get(number)
        lines.append(
            {
                "number": number + 1,
                "right": cast is not None and cast.vote.choice == question.key,
                "fact": cards.fact(number),
                "card": _without_maps(cards.whole(number, *_answer(cast))),
            }
        )
    score = own_score(room, participant_id)
    return {
        "right": score.right,
        "of": score.answered,
        "unanswered": score.unanswered,
        "questions": lines,
    }


def _answer(cast: CastVote | None) -> tuple[int | None, Certainty | None]:
    return (None, None) if cast is None else (cast.vote.choice, cast.vote.certainty)


def _is_own(part: Part) -> TypeIs[Verdict | Options]:
    return isinstance(part, Verdict | Options)

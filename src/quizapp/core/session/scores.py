"""The scores of a class and of each participant, for projector, phones, results and files.

Spec SE-4: right of those who answered, over the questions that were revealed. Unanswered questions
are shown beside the score and never part of it; a latecomer is counted from when they joined.
"""

from dataclasses import dataclass

from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.room_state import CastVote, Room
from quizapp.core.session.setup import Naming
from quizapp.core.session.tally import final_ballot

RANKED = 3
RANKED_FROM = 6
"""The ranking names the best three, of at least six who answered (spec SE-5)."""


@dataclass(frozen=True)
class SessionScore:
    """Answers to the questions that were revealed, of one participant or of a class."""

    right: int
    answered: int
    unanswered: int
    """Asked and not answered: shown beside the score, never part of it."""

    @property
    def share(self) -> float | None:
        """Return the share right of what was answered; None where nothing was."""
        return self.right / self.answered if self.answered else None


@dataclass(frozen=True)
class Rank:
    """One place of the ranking, shared by those with equal scores."""

    place: int
    names: tuple[str, ...]
    right: int


def last_votes(room: Room, participant_id: ParticipantId) -> dict[int, CastVote]:
    """Return a participant's last vote on each question that has one."""
    found = {}
    for number in range(room.question + 1):
        cast = room.vote_of(participant_id, (number, 2)) or room.vote_of(
            participant_id, (number, 1)
        )
        if cast is not None:
            found[number] = cast
    return found


def asked_of(room: Room, participant_id: ParticipantId) -> tuple[int, ...]:
    """Return the revealed questions, from 0, that a participant was there to answer."""
    return tuple(
        number
        for number in sorted(room.revealed)
        if participant_id in room.asked.get(number, frozenset())
    )


def own_score(room: Room, participant_id: ParticipantId) -> SessionScore:
    """Return the score of one participant."""
    asked = asked_of(room, participant_id)
    last = last_votes(room, participant_id)
    answered = [number for number in asked if number in last]
    right = sum(last[n].vote.choice == room.questions[n].key for n in answered)
    return SessionScore(right, len(answered), len(asked) - len(answered))


def class_score(room: Room) -> SessionScore:
    """Return the score of the class: of everybody who takes part, and of raised hands."""
    own = [own_score(room, one.id) for one in room.present]
    right, answered = sum(one.right for one in own), sum(one.answered for one in own)
    for number in room.revealed:
        hands = room.hands.get(final_ballot(room, number), ())
        answered += sum(hands)
        right += hands[room.questions[number].key] if hands else 0
    return SessionScore(right, answered, sum(one.unanswered for one in own))


def ranking(room: Room) -> tuple[Rank, ...]:
    """Return the best three pseudonyms.

    Empty unless the teacher asked for a ranking, six or more answered, and no name is from a class
    list: real names are not ranked. Equals share a place. A place that more people share
    than may still be named is left out: nobody is picked from among equals.
    """
    if not room.setup.ranking or room.setup.naming is Naming.ROSTER:
        return ()
    scores = {one.name: own_score(room, one.id) for one in room.present}
    took_part = {name: score.right for name, score in scores.items() if score.answered}
    if len(took_part) < RANKED_FROM:
        return ()
    ranks: list[Rank] = []
    named = 0
    for right in sorted(set(took_part.values()), reverse=True):
        names = tuple(sorted(name for name, own in took_part.items() if own == right))
        if named + len(names) > RANKED:
            break
        ranks.append(Rank(named + 1, names, right))
        named += len(names)
    return tuple(ranks)

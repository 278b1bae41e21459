"""The result of a vote: counts, share right, advice, and how minds changed."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.answering.attempts import Certainty
from quizapp.core.learning.statistics import wilson
from quizapp.core.session.room_state import Ballot, Room

ENOUGH_FOR_ADVICE = 8
"""Below so many votes there are only counts (spec SE-2)."""

TOO_FEW, ENOUGH = 0.30, 0.70
"""Shares right, corrected for guessing, below which to teach again and above which to explain."""

_ROUNDING = 1e-9


class Advice(StrEnum):
    """What the guess-corrected share right suggests, from few who knew to many.

    The teacher decides (spec SE-2).
    """

    TEACH_AGAIN = "teach again"
    DISCUSS = "discuss"
    EXPLAIN = "explain"


@dataclass(frozen=True)
class OptionTally:
    """One option, in shown order."""

    count: int
    certain: int
    """How many of them were certain; for a wrong option, how far its myth has spread."""
    is_key: bool


@dataclass(frozen=True)
class Tally:
    """The result of one vote."""

    options: tuple[OptionTally, ...]
    asked: int
    """How many were asked: those who take part, or the hands that went up."""

    @property
    def votes(self) -> int:
        """Return how many voted."""
        return sum(option.count for option in self.options)

    @property
    def right(self) -> int:
        """Return how many of them were right."""
        return sum(option.count for option in self.options if option.is_key)

    @property
    def share(self) -> float | None:
        """Return the share right; None without votes."""
        return self.right / self.votes if self.votes else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return Wilson's 95 % interval of the share right; None without votes."""
        return wilson(self.right, self.votes) if self.votes else None

    @property
    def certain_wrong(self) -> int:
        """Return how many were certain and wrong."""
        return sum(option.certain for option in self.options if not option.is_key)

    @property
    def advice(self) -> Advice | None:
        """Return what the vote suggests; None with too few votes to say."""
        if self.votes < ENOUGH_FOR_ADVICE:
            return None
        return self._advice_at(self.right / self.votes)

    @property
    def readings(self) -> tuple[Advice, ...]:
        """Return the advice, and any other that the votes would fit too.

        Where the interval of the share spans a boundary, both sides of it are possible
        (spec SE-3). Empty with too few votes to say.
        """
        if self.advice is None or self.interval is None:
            return ()
        order = list(Advice)
        low, high = (order.index(self._advice_at(share)) for share in self.interval)
        possible = order[low : high + 1]
        return (self.advice, *(one for one in possible if one is not self.advice))

    @property
    def knew(self) -> tuple[float, float, float] | None:
        """Return the share that knew it without guessing, and its interval: low, most likely, high.

        None without votes. Never below 0, though a class may guess worse than chance.
        """
        if self.share is None or self.interval is None:
            return None
        number, (low, high) = len(self.options), self.interval
        below, most, above = (max(0.0, guess_corrected(s, number)) for s in (low, self.share, high))
        return below, most, above

    def _advice_at(self, share: float) -> Advice:
        corrected = guess_corrected(share, len(self.options))
        if corrected < TOO_FEW - _ROUNDING:
            return Advice.TEACH_AGAIN
        return Advice.EXPLAIN if corrected > ENOUGH + _ROUNDING else Advice.DISCUSS


@dataclass(frozen=True)
class MindChanges:
    """How those who voted twice changed their minds."""

    stayed_right: int
    wrong_to_right: int
    right_to_wrong: int
    stayed_wrong: int


def share_to_know(options: int) -> float:
    """Return the share right above which a class knows a question: ``ENOUGH`` beside guessing.

    Args:
        options: how many options it has, at least 2.
    """
    return ENOUGH + (1 - ENOUGH) / options


def guess_corrected(share: float, options: int) -> float:
    """Return the share that knew: (p - g) / (1 - g) with g = 1 / options (spec SE-2).

    Args:
        share: the share right, 0 to 1.
        options: how many options there were, at least 2. Below chance the result is negative.
    """
    guess = 1 / options
    return (share - guess) / (1 - guess)


def tally(room: Room, ballot: Ballot) -> Tally:
    """Return the result of a vote so far.

    Hands and votes add up: a class may have both.

    Args:
        room: the room.
        ballot: question and round.
    """
    question = room.questions[ballot[0]]
    number = len(question.presented.options)
    hands = room.hands.get(ballot, (0,) * number)
    counts, certain = list(hands), [0] * number
    for cast in room.counted(ballot).values():
        counts[cast.vote.choice] += 1
        certain[cast.vote.choice] += cast.vote.certainty is Certainty.CERTAIN
    return Tally(
        options=tuple(OptionTally(counts[n], certain[n], n == question.key) for n in range(number)),
        asked=len(room.present) + sum(hands),
    )


def final_ballot(room: Room, question: int) -> Ballot:
    """Return the ballot that counts for a question: the second if anybody voted in it."""
    second = (question, 2)
    return second if tally(room, second).votes else (question, 1)


def mind_changes(room: Room, question: int) -> MindChanges:
    """Return how the second vote on a question differs from the first, voter by voter."""
    key = room.questions[question].key
    first, second = room.counted((question, 1)), room.counted((question, 2))
    pairs = [
        (first[who].vote.choice == key, second[who].vote.choice == key)
        for who in first.keys() & second.keys()
    ]
    return MindChanges(
        stayed_right=pairs.count((True, True)),
        wrong_to_right=pairs.count((False, True)),
        right_to_wrong=pairs.count((True, False)),
        stayed_wrong=pairs.count((False, False)),
    )

"""What of a room the class may see now."""

from collections.abc import Sequence
from datetime import datetime
from math import ceil

from quizapp.core.feedback import FeedbackCard
from quizapp.core.ids import ParticipantId
from quizapp.core.items import ItemKind
from quizapp.live.room import Phase, Place, Room
from quizapp.live.tally import tally
from quizapp.ui.projector.state import (
    Asked,
    Closed,
    Discussing,
    Explained,
    Lobby,
    Over,
    Revealed,
    Sight,
    Voting,
)

BEST_SHOWN = 3
FEWEST_FOR_RANKING = 6
"""Below so many no ranking is shown, even where it was asked for (PEDAGOGY.md 6)."""


def sight_of(room: Room, cards: Sequence[FeedbackCard], now: datetime) -> Sight:
    """Return what the class sees.

    Args:
        room: the room.
        cards: the feedback card of each question of the plan, made without a response.
        now: the moment, for a clock where there is one.
    """
    if room.phase is Phase.END:
        return _over(room)
    if room.current is None:
        return Lobby(room.plan.title, tuple(one.name for one in room.present), room.locked)
    asked = _asked(room)
    match room.phase:
        case Phase.VOTE:
            return Voting(
                asked,
                answered=len(room.counted(room.place)),
                present=len(room.present),
                seconds_left=_left(room, now),
                hands=not room.plan.phones and not room.present,
            )
        case Phase.CLOSED:
            return Closed(asked)
        case Phase.DISCUSS:
            return Discussing(asked)
        case Phase.REVEAL:
            return _revealed(room, asked, cards[room.question])
        case _:
            return Explained(asked, cards[room.question])


def final_place(room: Room, question: int) -> Place:
    """Return the vote on a question that counts: the second where there was one."""
    second = (question, 2)
    return second if second in room.cast or second in room.hands else (question, 1)


def _asked(room: Room) -> Asked:
    assert room.current is not None
    shown = room.current.presented
    return Asked(
        number=room.question + 1,
        of=len(room.plan.questions),
        stem=shown.stem,
        claim=shown.kind is ItemKind.TRUE_FALSE,
        letters=shown.letters,
        options=shown.options,
        round=room.round,
    )


def _left(room: Room, now: datetime) -> int | None:
    if room.plan.seconds is None or room.since is None:
        return None
    return max(0, ceil(room.plan.seconds - (now - room.since).total_seconds()))


def _revealed(room: Room, asked: Asked, card: FeedbackCard) -> Revealed:
    assert room.current is not None
    last = final_place(room, room.question)
    counts = tuple(option.count for option in tally(room, last).options)
    before: tuple[int, ...] = ()
    if last[1] == 2:
        first = tally(room, (room.question, 1))
        before = tuple(option.count for option in first.options)
    return Revealed(
        asked=asked,
        key=room.current.key,
        counts=counts,
        before=before,
        statement_is_false=card.statement_is_false,
        true_sentence=(card.correction or card.fact) if card.statement_is_false else "",
    )


def _over(room: Room) -> Over:
    results = [tally(room, final_place(room, number)) for number in sorted(room.revealed)]
    return Over(
        title=room.plan.title,
        questions=len(results),
        people=len(room.present),
        right=sum(each.right for each in results),
        votes=sum(each.votes for each in results),
        best=_best(room),
        phones=room.plan.phones,
    )


def _best(room: Room) -> tuple[str, ...]:
    if not room.plan.ranking or len(room.present) < FEWEST_FOR_RANKING:
        return ()
    right: dict[ParticipantId, int] = {one.id: 0 for one in room.present}
    for number in room.revealed:
        key = room.plan.questions[number].key
        for who, cast in room.counted(final_place(room, number)).items():
            right[who] += cast.vote.choice == key
    ranked = sorted(room.present, key=lambda one: -right[one.id])
    return tuple(one.name for one in ranked[:BEST_SHOWN] if right[one.id])

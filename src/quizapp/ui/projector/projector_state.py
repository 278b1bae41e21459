"""What of a room the class may see now."""

from collections.abc import Sequence
from datetime import datetime
from math import ceil

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.cards.outline import PassagePart
from quizapp.core.content.items import ItemKind
from quizapp.core.session.room_state import Phase, Room
from quizapp.core.session.scores import class_score, ranking
from quizapp.core.session.setup import Naming
from quizapp.core.session.tally import final_ballot, tally
from quizapp.ui.projector.state import (
    Asked,
    Closed,
    Discussing,
    Explained,
    Lobby,
    Over,
    Revealed,
    View,
    Voting,
)


def projector_state_of(
    room: Room,
    cards: Sequence[FeedbackCard],
    now: datetime,
    readings: Sequence[tuple[PassagePart, ...]] = (),
) -> View:
    """Return what the class sees.

    Args:
        room: the room.
        cards: the feedback card of each question of the plan, made without a response.
        now: the moment, for a clock where there is one.
        readings: what is read before each question; none given: nothing is read before any.
    """
    if room.phase is Phase.END:
        return _over(room)
    if room.current is None:
        return _lobby(room)
    asked = _asked(room, readings)
    match room.phase:
        case Phase.VOTE:
            return Voting(
                asked,
                answered=len(room.counted(room.ballot)),
                present=len(room.present),
                seconds_left=_left(room, now),
                hands=not room.setup.phones and not room.present,
            )
        case Phase.CLOSED:
            return Closed(asked)
        case Phase.DISCUSS:
            return Discussing(asked)
        case Phase.REVEAL:
            return _revealed(room, asked, cards[room.question])
        case _:
            return Explained(asked, cards[room.question])


def _lobby(room: Room) -> Lobby:
    """Return who is here. Real names, from a class list, are the teacher's alone."""
    listed = room.setup.naming is Naming.ROSTER
    names = () if listed else tuple(one.name for one in room.present)
    awaited = len(room.present) + len(room.free_names) if listed else None
    subject = "" if room.setup.title_says_subject else room.setup.subject
    return Lobby(room.setup.title, names, len(room.present), awaited, room.locked, subject)


def _asked(room: Room, readings: Sequence[tuple[PassagePart, ...]]) -> Asked:
    assert room.current is not None
    shown = room.current.presented
    return Asked(
        number=room.question + 1,
        of=len(room.questions),
        stem=shown.stem,
        claim=shown.kind is ItemKind.TRUE_FALSE,
        letters=shown.letters,
        options=shown.options,
        round=room.round,
        source_line=shown.source_line,
        read_first=readings[room.question] if readings else (),
        picture=shown.picture,
    )


def _left(room: Room, now: datetime) -> int | None:
    if room.setup.seconds is None or room.since is None:
        return None
    return max(0, ceil(room.setup.seconds - (now - room.since).total_seconds()))


def _revealed(room: Room, asked: Asked, card: FeedbackCard) -> Revealed:
    assert room.current is not None
    last = final_ballot(room, room.question)
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
        true_sentence=card.true_sentence if card.statement_is_false else "",
    )


def _over(room: Room) -> Over:
    return Over(
        title=room.setup.title,
        questions=len(room.revealed),
        people=len(room.present),
        score=class_score(room),
        best=ranking(room),
        phones=room.setup.phones,
    )

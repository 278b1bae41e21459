"""Invented sessions for the gallery's pictures and the tests of console and projector."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from devtools.samples.cards import LONG, WALK, YEARS, a_card, a_judged_card

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.presenting import PresentedItem
from quizapp.core.cards.card import FeedbackCard, OptionShown
from quizapp.core.content.ids import ItemVersionId, ParticipantId
from quizapp.core.content.pictures import Picture
from quizapp.core.session.events import (
    AddTeam,
    CloseVote,
    Discuss,
    Event,
    Explain,
    Hands,
    Here,
    Join,
    OpenVote,
    Reveal,
    TeamVote,
    Vote,
)
from quizapp.core.session.room import after
from quizapp.core.session.room_state import Reply, Room, RoomQuestion, Verdict
from quizapp.core.session.setup import Naming, RosterName, SessionQuestion, SessionSetup
from quizapp.ui.live.join_info import JoinInfo

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
JOIN_INFO = JoinInfo("192.0.2.14:8080", "7KQ4", "http://192.0.2.14:8080/7KQ4")

_COLOURS = ("Blue", "Green", "Quiet", "Early", "Silver", "Brave", "Amber", "Swift", "Merry", "Calm")
_BIRDS = (
    *("Heron", "Wren", "Finch", "Otter", "Lynx", "Hare", "Crane", "Magpie", "Badger", "Swallow"),
    *("Kingfisher", "Owl", "Robin", "Stork", "Beaver", "Tern", "Fox", "Ibis", "Seal", "Marten"),
)


def friendly(number: int) -> str:
    """Return the name of a participant, from 1."""
    bird, colour = _BIRDS[(number - 1) % 20], _COLOURS[(number - 1) * 7 // 20 % 10]
    turn = (number - 1) // 200
    return f"{colour} {bird}" + (f" {turn + 1}" if turn else "")


def a_session(
    *,
    phones: bool = True,
    naming: Naming = Naming.OFFERED,
    roster: tuple[RosterName, ...] = (),
    seconds: int | None = None,
    ranking: bool = False,
) -> Room:
    """Return a room that nobody has joined: a claim, a choice that is disputed, a long one."""
    questions = (RoomQuestion(WALK, 1), RoomQuestion(YEARS, 2), RoomQuestion(LONG, 0))
    asked = tuple(
        SessionQuestion(ItemVersionId(number), tuple(range(len(one.presented.options))))
        for number, one in enumerate(questions, 1)
    )
    setup = SessionSetup(
        "Ways out, and numbers",
        asked,
        naming=naming,
        roster=roster,
        phones=phones,
        seconds=seconds,
        ranking=ranking,
        subject="North Korean defectors",
    )
    return Room(setup, questions)


def with_pictures(room: Room, *pictures: Picture) -> Room:
    """Return a room whose questions have pictures, one after the other."""
    questions = tuple(
        replace(one, presented=replace(one.presented, picture=picture))
        for one, picture in zip(room.questions, pictures, strict=True)
    )
    return replace(room, questions=questions)


def cards_with_pictures(*pictures: Picture, passage: Picture) -> tuple[FeedbackCard, ...]:
    """Return the cards for ``with_pictures``; the first passage of each has one as well."""
    return tuple(
        replace(
            card,
            picture=picture,
            sources=(
                replace(card.sources[0], passage=replace(card.sources[0].passage, picture=passage)),
                *card.sources[1:],
            ),
        )
        for card, picture in zip(session_cards(), pictures, strict=True)
    )


def session_cards() -> tuple[FeedbackCard, ...]:
    """Return the cards of its questions, without a response."""
    cards = (
        a_judged_card(),
        a_card(),
        replace(a_card(), stem=LONG.stem, source_line=LONG.source_line, options=_options(LONG, 0)),
    )
    return tuple(
        replace(card, options=tuple(replace(each, chosen=False) for each in card.options))
        for card in cards
    )


def _options(shown: PresentedItem, key: int) -> tuple[OptionShown, ...]:
    return tuple(
        OptionShown(letter, text, "What the document says decides it.", False, place == key)
        for place, (letter, text) in enumerate(zip(shown.letters, shown.options, strict=True))
    )


def room_after(room: Room, *events: Event, at: datetime = NOW) -> Room:
    """Return the room after events; one that is refused is a mistake in the sample."""
    for event in events:
        room, messages = after(room, event, at)
        refused = [m for m in messages if isinstance(m, Reply) and m.verdict is not Verdict.DONE]
        if refused:
            message = f"{event} was refused: {refused}"
            raise ValueError(message)
    return room


def a_room(people: int = 29, start: Room | None = None) -> Room:
    """Return a lobby with so many phones in it."""
    room = start or a_session()
    for number in range(1, people + 1):
        room = room_after(room, Join(f"token-{number}", friendly(number)))
        room = room_after(room, Here(ParticipantId(number)))
    return room


def voted(room: Room, choices: Sequence[int | None], certain: Iterable[int] = ()) -> Room:
    """Return the room after these votes, one for each participant; None: did not vote.

    Args:
        room: a room with an open vote.
        choices: what each participant chose.
        certain: the participants, from 1, who were certain.
    """
    sure = set(certain)
    for who, choice in enumerate(choices, 1):
        if choice is None:
            continue
        level = Certainty.CERTAIN if who in sure else Certainty.THINK_SO
        key = f"{who}-{room.question}-{room.round}"
        vote = Vote(ParticipantId(who), key, room.question, room.round, choice, level)
        room = room_after(room, vote)
    return room


def a_vote(question: int = 0, people: int = 29) -> Room:
    """Return a room at the open vote on a question; most have voted."""
    room = a_room(people)
    for _ in range(question):
        room = room_after(room, OpenVote(), CloseVote(), Reveal())
    room = room_after(room, OpenVote(), at=NOW)
    options = len(room.questions[question].presented.options)
    # Not the same for all: 23 of 29, a third of them wrong together.
    choices = [None if n % 5 == 4 else (n * n + n // 3) % options for n in range(people)]
    return voted(room, choices, certain=range(1, people, 3))


def a_closed_vote(question: int = 0) -> Room:
    """Return a room whose first vote on a question is closed."""
    return room_after(a_vote(question), CloseVote())


def a_second_vote(question: int = 1) -> Room:
    """Return a room in the second vote on a question."""
    room = room_after(a_closed_vote(question), Discuss(), OpenVote())
    key = room.questions[question].key
    options = len(room.questions[question].presented.options)
    choices = [key if n % 4 else (n * 3) % options for n in range(29)]
    return voted(room, choices, certain=range(1, 29, 4))


def a_reveal(question: int = 0, *, twice: bool = False) -> Room:
    """Return a room whose vote on a question is revealed."""
    if twice:
        return room_after(a_second_vote(question), CloseVote(), Reveal())
    return room_after(a_closed_vote(question), Reveal())


def an_explanation(question: int = 0) -> Room:
    """Return a room at the explanation of a question."""
    return room_after(a_reveal(question), Explain())


def a_class_without_phones(*, teams: bool = False) -> Room:
    """Return a room at an open vote in which hands are counted, or teams answer."""
    room = a_session(phones=False)
    if teams:
        names = ("Window side", "Door side", "Back row", "Front row")
        room = room_after(room, *(AddTeam(name) for name in names))
    room = room_after(room, OpenVote(), CloseVote(), Reveal(), OpenVote())
    if teams:
        votes = [TeamVote(ParticipantId(n), c) for n, c in ((1, 2), (2, 0), (4, 2))]
        return room_after(room, *votes)
    return room_after(room, Hands((3, 8, 12, 2)))


def later(minutes: float) -> datetime:
    """Return a moment after the beginning."""
    return NOW + timedelta(minutes=minutes)

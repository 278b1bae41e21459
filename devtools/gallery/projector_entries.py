"""Pictures of the projector view in every phase."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from devtools.gallery.render_states import Entry
from devtools.samples.cards import a_source, passages_to_read
from devtools.samples.live import (
    JOIN_INFO,
    NOW,
    a_class_without_phones,
    a_closed_vote,
    a_reveal,
    a_room,
    a_second_vote,
    a_session,
    a_vote,
    an_explanation,
    cards_with_pictures,
    room_after,
    session_cards,
    with_pictures,
)
from devtools.samples.pictures import a_damaged_picture, coast, tower, wave
from quizapp.core.cards.outline import PassagePart
from quizapp.core.content.facts import Status
from quizapp.core.content.pictures import Picture
from quizapp.core.session.events import CloseVote, Discuss, End, Join, LockDoor, OpenVote
from quizapp.core.session.room_state import Room
from quizapp.core.session.scores import Rank, SessionScore
from quizapp.core.session.setup import Naming, RosterName
from quizapp.ui.live.join_info import JoinInfo
from quizapp.ui.projector.projector_state import projector_state_of
from quizapp.ui.projector.screen import ProjectorScreen
from quizapp.ui.projector.state import Explained, Over, ProjectorState


def projector_entries() -> tuple[Entry, ...]:
    """Return the entries of the projector view."""
    rooms: dict[str, Callable[[], Room]] = {
        "lobby-empty": partial(a_room, 0),
        "lobby-30": partial(a_room, 30),
        "lobby-200": partial(a_room, 200),
        "lobby-locked": lambda: room_after(a_room(8), LockDoor(True)),
        "vote": a_vote,
        "vote-choice": partial(a_vote, 1),
        "vote-long": partial(a_vote, 2),
        "vote-timer": lambda: room_after(a_room(6, a_session(seconds=90)), OpenVote()),
        "closed": partial(a_closed_vote, 1),
        "closed-long": partial(a_closed_vote, 2),
        "discuss": lambda: room_after(a_closed_vote(1), Discuss()),
        "vote-2": a_second_vote,
        "reveal-claim": a_reveal,
        "reveal": partial(a_reveal, 1),
        "reveal-twice": partial(a_reveal, 1, twice=True),
        "reveal-long": partial(a_reveal, 2, twice=True),
        "explain-claim": an_explanation,
        "explain": partial(an_explanation, 1),
        "end": lambda: room_after(an_explanation(1), End()),
        "hands": a_class_without_phones,
        "teams": partial(a_class_without_phones, teams=True),
        "hands-reveal": lambda: room_after(a_class_without_phones(), CloseVote(), End()),
    }
    entries = [Entry(f"projector-{name}", partial(_screen, room)) for name, room in rooms.items()]
    return (
        *entries,
        Entry("projector-lobby-no-network", lambda: _shut(a_room(8))),
        Entry("projector-vote-no-network", lambda: _shut(a_vote(1))),
        Entry("projector-explain-long", _long_explanation),
        Entry("projector-explain-map", _explanation_with_map),
        Entry("projector-vote-read", partial(_reading, 1)),
        Entry("projector-vote-read-table", partial(_reading, 2)),
        Entry("projector-discuss-read", _discussed_reading),
        *(
            Entry(f"projector-{name}", partial(_pictured, make, *which))
            for name, make, which in (
                ("vote-picture", a_vote, (0, coast)),
                ("vote-picture-wide", partial(a_vote, 1), (1, wave)),
                ("vote-picture-high", partial(a_vote, 1), (1, tower)),
                ("vote-picture-long", partial(a_vote, 2), (2, coast)),
                ("vote-picture-damaged", partial(a_vote, 1), (1, a_damaged_picture)),
                ("reveal-picture", partial(a_reveal, 1, twice=True), (1, coast)),
                ("reveal-picture-claim", a_reveal, (0, wave)),
                ("reveal-picture-high", partial(a_reveal, 1), (1, tower)),
                ("explain-picture", an_explanation, (0, coast)),
                ("explain-picture-wide", partial(an_explanation, 1), (1, wave)),
                ("hands-picture", a_class_without_phones, (1, coast)),
            )
        ),
        Entry("projector-vote-picture-read", _pictured_reading),
        Entry("projector-way-in", _way_in),
        Entry("projector-end-ranking", _ranking),
        Entry("projector-lobby-class-list", _class_list),
    )


def projector_state(room: Room, read: int = 0) -> ProjectorState:
    """Return the state for a sample room.

    Args:
        room: the room.
        read: how many passages are read before each question: a paragraph, and a table after it.
    """
    readings = [passages_to_read()[:read]] * len(room.questions)
    view = projector_state_of(room, session_cards(), NOW, readings)
    return ProjectorState(view, JOIN_INFO if room.setup.phones else None)


def pictured_state(
    room: Room, number: int, picture: Callable[[], Picture], read: tuple[PassagePart, ...] = ()
) -> ProjectorState:
    """Return the state for a sample room with pictures on its questions and passages.

    Args:
        room: the room.
        number: the question that is on, from 0.
        picture: makes its picture; the others and the passages have another one.
        read: what is read before it.
    """
    pictures = [wave() if place != number else picture() for place in range(len(room.questions))]
    shown = with_pictures(room, *pictures)
    cards = cards_with_pictures(*pictures, passage=coast() if picture is wave else wave())
    view = projector_state_of(shown, cards, NOW, [read] * len(pictures))
    return ProjectorState(view, JOIN_INFO if room.setup.phones else None)


def _pictured(
    make: Callable[[], Room], number: int, picture: Callable[[], Picture]
) -> ProjectorScreen:
    return _shown(pictured_state(make(), number, picture))


def _pictured_reading() -> ProjectorScreen:
    (read, _) = passages_to_read()
    source = replace(read.source, passage=replace(read.source.passage, picture=coast()))
    return _shown(pictured_state(a_vote(1), 1, wave, (replace(read, source=source),)))


def _reading(passages: int) -> ProjectorScreen:
    return _shown(projector_state(a_vote(passages), passages))


def _discussed_reading() -> ProjectorScreen:
    return _shown(projector_state(room_after(a_closed_vote(), Discuss()), 1))


def _screen(make: Callable[[], Room]) -> ProjectorScreen:
    return _shown(projector_state(make()))


def _shown(state: ProjectorState) -> ProjectorScreen:
    screen = ProjectorScreen()
    screen.render(state)
    return screen


def _explanation_with_map() -> ProjectorScreen:
    state = projector_state(an_explanation(0))
    assert isinstance(state.view, Explained)
    card = replace(state.view.card, places=("north-korea", "china"))
    return _shown(replace(state, view=replace(state.view, card=card)))


def _long_explanation() -> ProjectorScreen:
    state = projector_state(an_explanation(1))
    assert isinstance(state.view, Explained)
    card = state.view.card
    long = "Late in the famine many more people fled than before. " * 14
    card = replace(
        card,
        status=Status.DISPUTED,
        explanation=f"{card.reading} " * 3,
        sources=(*card.sources, a_source(long, "many more people fled than before")),
    )
    return _shown(replace(state, view=replace(state.view, card=card)))


def _shut(room: Room) -> ProjectorScreen:
    return _shown(replace(projector_state(room), join_info=JoinInfo("", JOIN_INFO.code, "")))


def _way_in() -> ProjectorScreen:
    return _shown(replace(projector_state(a_vote(1)), join_info_large=True))


def _ranking() -> ProjectorScreen:
    best = (Rank(1, ("Blue Heron", "Quiet Lynx"), 11), Rank(3, ("Early Wren",), 10))
    score = SessionScore(208, 331, 17)
    return _shown(ProjectorState(Over("Ways out, and numbers", 12, 29, score, best), JOIN_INFO))


def _class_list() -> ProjectorScreen:
    names = ("Aylin", "Bao", "Chiara", "Dmytro", "Emma", "Fatima", "Georgios", "Hana")
    listed = tuple(RosterName(name) for name in names)
    room = a_session(naming=Naming.ROSTER, roster=listed)
    joins = (Join(f"t{n}", name) for n, name in enumerate(names[:5]))
    return _shown(projector_state(room_after(room, *joins)))

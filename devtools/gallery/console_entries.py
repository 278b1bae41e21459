"""Pictures of the console in every phase, and of one screen for class and teacher."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from devtools.gallery.projector_entries import projector_state
from devtools.gallery.render_states import Entry
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
    later,
    room_after,
    session_cards,
    with_pictures,
)
from devtools.samples.pictures import coast, wave
from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.events import (
    AllowReturn,
    CloseVote,
    Discuss,
    End,
    Gone,
    Here,
    Join,
    Remove,
)
from quizapp.core.session.room_state import Room
from quizapp.core.session.setup import Naming, RosterName
from quizapp.ui.console import wording
from quizapp.ui.console.screen import ConsoleScreen
from quizapp.ui.console.state import ConsoleState, SessionTrouble
from quizapp.ui.live.join_info import JoinInfo
from quizapp.ui.live.networks import Medium, Network
from quizapp.ui.pages.session.screen import SessionScreen, SessionState

NETWORKS = (
    Network("192.0.2.14", "wlan0", Medium.WIFI, likely=True),
    Network("198.51.100.7", "eth0", Medium.CABLE, likely=True),
    Network("172.17.0.1", "docker0", Medium.VIRTUAL, likely=False),
)
FULL = SessionTrouble(
    "The disk is full.",
    "Votes are held back and none is lost: phones keep them and send them again. Free some space; "
    "the session goes on by itself.",
)


def console_entries() -> tuple[Entry, ...]:
    """Return the entries of the console."""
    rooms: dict[str, Callable[[], Room]] = {
        "lobby-empty": partial(a_room, 0),
        "lobby-30": partial(a_room, 30),
        "lobby-200": partial(a_room, 200),
        "vote": _with_dropped,
        "vote-long": partial(a_vote, 2),
        "closed": partial(a_closed_vote, 1),
        "closed-claim": a_closed_vote,
        "few": lambda: room_after(a_vote(1, people=6), CloseVote()),
        "discuss": lambda: room_after(a_closed_vote(1), Discuss()),
        "vote-2": a_second_vote,
        "reveal": partial(a_reveal, 1, twice=True),
        "explain": partial(an_explanation, 1),
        "ending": lambda: room_after(a_vote(1), End()),
        "end": lambda: room_after(a_reveal(1), End()),
        "hands": a_class_without_phones,
        "hands-lobby": lambda: a_session(phones=False),
        "teams": partial(a_class_without_phones, teams=True),
    }
    entries = [Entry(f"console-{name}", partial(_screen, room)) for name, room in rooms.items()]
    return (
        *entries,
        Entry("console-vote-picture", _with_picture),
        Entry("console-trouble", _trouble),
        Entry("console-no-network", _no_network),
        Entry("console-flood", _flood),
        Entry("console-people", _people),
        Entry("console-people-class-list", _by_list),
        Entry("console-people-other-name", partial(_by_list, renaming=True)),
        Entry("console-lobby-class-list", lambda: _shown(console_state(a_listed_room()))),
        Entry("console-several-readings", lambda: _screen(partial(a_closed_vote, 2))),
        Entry("console-door", _joining),
        Entry("console-text-below", _text_below),
        Entry("console-one-screen", _one_screen),
        Entry("console-one-screen-hands", _one_screen_hands),
        Entry("console-one-screen-private", partial(_one_screen, front=False)),
    )


def console_state(room: Room) -> ConsoleState:
    """Return the state for a sample room."""
    phones = room.setup.phones
    return ConsoleState(
        room=room,
        cards=session_cards(),
        now=later(2.2),
        began=NOW,
        join_info=JOIN_INFO if phones else None,
        networks=NETWORKS if phones else (),
    )


def _shown(state: ConsoleState) -> ConsoleScreen:
    screen = ConsoleScreen()
    screen.render(state)
    return screen


def _screen(make: Callable[[], Room]) -> ConsoleScreen:
    return _shown(console_state(make()))


def _with_picture() -> ConsoleScreen:
    return _shown(console_state(with_pictures(a_vote(1), wave(), coast(), wave())))


def _with_dropped() -> Room:
    return room_after_presence(a_vote(1), 5, 12)


def room_after_presence(room: Room, *gone: int) -> Room:
    """Return the room with some phones out of reach."""
    return room_after(room, *(Gone(ParticipantId(number)) for number in gone))


def _trouble() -> ConsoleScreen:
    return _shown(
        replace(console_state(a_vote(1)), troubles=(FULL,), notice="Somebody has this name.")
    )


def _no_network() -> ConsoleScreen:
    state = console_state(a_vote(1))
    assert state.join_info is not None
    shut = JoinInfo("", state.join_info.code, "")
    return _shown(replace(state, join_info=shut, networks=(), troubles=(wording.no_network(),)))


def _flood() -> ConsoleScreen:
    told = wording.flood("192.0.2.77", "Blue Heron")
    return _shown(replace(console_state(a_vote(1)), troubles=(told,)))


def _people() -> ConsoleScreen:
    room = room_after(room_after_presence(a_vote(1), 3), Remove(ParticipantId(2)))
    screen = _shown(console_state(room))
    screen.turn_people()
    return screen


PUPILS = (
    *("Aylin Yılmaz", "Bao Nguyen", "Chiara Rossi", "Dmytro Kovalenko", "Élise Dubois"),
    *("Fatima Haddad", "Georgios Papadopoulos", "Hana Kim", "Ida Sørensen", "Jonas Weber"),
)


def a_listed_room() -> Room:
    """Return a lobby in which six of ten pupils of a class list are."""
    roster = tuple(RosterName(name) for name in PUPILS)
    room = a_session(naming=Naming.ROSTER, roster=roster)
    room = room_after(room, *(Join(f"t{n}", name) for n, name in enumerate(PUPILS[:6])))
    return room_after(room, *(Here(ParticipantId(number)) for number in range(1, 5)))


def _by_list(*, renaming: bool = False) -> ConsoleScreen:
    screen = _shown(console_state(room_after(a_listed_room(), AllowReturn(ParticipantId(5)))))
    screen.turn_people()
    if renaming:
        row = screen.people.rows[ParticipantId(2)]
        row.rename.click()
        row.field.setText("Hana Kim")
    return screen


def _joining() -> ConsoleScreen:
    screen = _shown(console_state(a_room(3)))
    screen.join_part.fold.click()
    return screen


def _text_below() -> ConsoleScreen:
    return _shown(replace(console_state(an_explanation(1)), text_below=True))


def _one_screen_hands() -> QWidget:
    room = a_class_without_phones()
    screen = SessionScreen()
    screen.take_projector()
    screen.render(SessionState(console_state(room), projector_state(room)))
    return screen


def _one_screen(*, front: bool = True) -> QWidget:
    room = a_vote(1)
    screen = SessionScreen()
    screen.take_projector()
    screen.render(SessionState(console_state(room), projector_state(room)))
    if not front:
        screen.turn()
    return screen

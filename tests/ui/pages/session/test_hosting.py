"""Where a session is served when networks go away in the middle of starting or moving."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

import pytest

from quizapp.core.content.pictures import Picture
from quizapp.core.errors import ExpectedError
from quizapp.core.session.hosting import NoNetwork, PortTaken
from quizapp.core.session.setup import ClassSession
from quizapp.server.host import SessionHost
from quizapp.ui.pages.session.hosting import OWN_ADDRESS, move_host, start_host
from tests.pictures import a_picture

HERE, THERE = "192.0.2.14", "198.51.100.7"


@dataclass(frozen=True)
class Session:
    port: int | None = 8080


@dataclass
class Host:
    """Starts where it can: it knows which addresses are this computer's."""

    session: Session
    address: str
    up: tuple[str, ...]
    taken: bool = False
    port: int = 8080
    stopped: list[str] = field(default_factory=list)
    pictures: tuple[Picture, ...] = (a_picture(),)
    phone_pictures: Mapping[str, Picture] = field(default_factory=dict)

    def start(self, *, any_port: bool = False) -> None:
        if self.address not in (*self.up, OWN_ADDRESS):
            raise NoNetwork(self.address)
        if self.taken and not any_port:
            raise PortTaken(self.port)

    def stop(self, reason: str) -> None:
        self.stopped.append(reason)


class Computer:
    """Makes hosts at the addresses that are up."""

    def __init__(self, *up: str, taken: bool = False) -> None:
        self.up, self.taken = up, taken

    def make(self, session: ClassSession, address: str) -> SessionHost:
        host = Host(cast("Session", session), address, self.up, self.taken)
        return cast("SessionHost", host)

    def start(self, address: str, *, any_port: bool = False) -> str:
        session = cast("ClassSession", Session())
        return start_host(self.make, session, address, any_port=any_port).address

    def move(self, address: str) -> tuple[str, bool]:
        served = Host(Session(None), HERE, ())
        moved = move_host(self.make, cast("SessionHost", served), address, "It moves.")
        assert served.stopped == ["It moves."]
        assert cast("Session", moved.host.session) == replace(served.session, port=served.port)
        return moved.host.address, moved.worked


def test_a_session_whose_network_went_away_just_now_starts_without_one() -> None:
    assert Computer(HERE).start(HERE) == HERE
    assert Computer().start(HERE) == OWN_ADDRESS


def test_a_port_that_is_taken_is_told_and_another_one_is_asked_for() -> None:
    with pytest.raises(PortTaken):
        Computer(HERE, taken=True).start(HERE)
    assert Computer(HERE, taken=True).start(HERE, any_port=True) == HERE


def test_a_session_moves_also_where_its_port_is_taken() -> None:
    assert Computer(HERE, THERE).move(THERE) == (THERE, True)
    assert Computer(HERE, THERE, taken=True).move(THERE) == (THERE, True)


def test_a_move_that_fails_leaves_the_session_where_it_was_or_without_a_network() -> None:
    assert Computer(HERE).move(THERE) == (HERE, False)
    assert Computer().move(THERE) == (OWN_ADDRESS, False)


def test_pictures_are_made_smaller_once_when_the_session_begins() -> None:
    (shown,) = Host.pictures
    computer = Computer(HERE, THERE)
    begun = start_host(computer.make, cast("ClassSession", Session()), HERE, any_port=False)
    assert set(begun.phone_pictures) == {shown.digest}
    moved = move_host(computer.make, begun, THERE, "It moves.")
    assert moved.host is not begun
    assert moved.host.phone_pictures is begun.phone_pictures


def test_a_move_that_another_host_forbids_is_an_error() -> None:
    def refuse(session: ClassSession, address: str) -> SessionHost:
        raise ExpectedError("Taken over.", "It runs elsewhere.")

    served = cast("SessionHost", Host(Session(None), HERE, ()))
    with pytest.raises(ExpectedError, match="Taken over"):
        move_host(refuse, served, THERE, "It moves.")

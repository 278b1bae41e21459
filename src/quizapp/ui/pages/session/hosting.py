"""Starting a host, and moving it to another address. Runs off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.core.session.hosting import NoNetwork, PortTaken
from quizapp.ui.live.phone_pictures import smaller_copies

if TYPE_CHECKING:  # the host brings services and bank along
    from quizapp.core.content.pictures import Picture
    from quizapp.core.session.setup import ClassSession
    from quizapp.server.host import SessionHost

    HostFactory = Callable[[ClassSession, str], SessionHost]
    """Makes a host that is not started yet, from a session and this computer's address."""

OWN_ADDRESS = "127.0.0.1"
"""Where a session without phones, or without a network, is served. It is never shown to a class."""


@dataclass(frozen=True)
class Move:
    """What became of a move."""

    host: SessionHost
    worked: bool
    """Whether the host serves at the address that was asked for."""


def start_host(
    make: HostFactory, session: ClassSession, address: str, *, any_port: bool
) -> SessionHost:
    """Return a host that serves a session; at our own address if its network went away just now.

    Args:
        make: makes the host.
        session: the session, new or interrupted.
        address: where phones come to.
        any_port: whether an interrupted session may move to another port.

    Raises:
        PortTaken: the port of the interrupted session is in use.
        ExpectedError: another host has the session, or the bank cannot be written.
    """
    try:
        return _started(make, session, address, any_port=any_port)
    except NoNetwork:
        return _started(make, session, OWN_ADDRESS, any_port=any_port)


def move_host(make: HostFactory, host: SessionHost, address: str, reason: str) -> Move:
    """Stop a host and serve its session at another address; if that fails, where it was.

    Args:
        make: makes the host.
        host: the one that serves now.
        address: where phones come to from now on.
        reason: what they are told that are connected.

    Raises:
        ExpectedError: the session cannot go on here.
    """
    session = replace(host.session, port=host.port)
    before, made = host.address, host.phone_pictures
    host.stop(reason)
    for each in (address, before):
        try:
            # At another address every phone scans a new code: any port will do.
            moved = _started(make, session, each, made, any_port=each != before)
        except (NoNetwork, PortTaken):
            continue
        return Move(moved, worked=each == address)
    return Move(_started(make, session, OWN_ADDRESS, made, any_port=True), worked=False)


def _started(
    make: HostFactory,
    session: ClassSession,
    address: str,
    made: Mapping[str, Picture] | None = None,
    *,
    any_port: bool,
) -> SessionHost:
    """Return a host that serves; its pictures are made smaller unless they were already."""
    host = make(session, address)
    host.phone_pictures = smaller_copies(host.pictures) if made is None else made
    host.start(any_port=any_port)
    return host

"""What of a host console and projector show."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from quizapp.ui.console.state import ConsoleState, SessionTrouble
from quizapp.ui.console.wording import flood, no_network
from quizapp.ui.live.join_info import JoinInfo
from quizapp.ui.live.networks import Network, has
from quizapp.ui.pages.session.screen import SessionState
from quizapp.ui.projector.projector_state import projector_state_of
from quizapp.ui.projector.state import ProjectorState

if TYPE_CHECKING:  # the host brings services and bank along
    from quizapp.server.host import SessionHost

FLOOD_SHOWN = timedelta(minutes=1)
"""For so long after it was cut off the console names who sent too much."""


def session_state(
    host: SessionHost,
    now: datetime,
    networks: tuple[Network, ...],
    troubles: tuple[SessionTrouble, ...],
    notice: str,
    *,
    join_info_large: bool,
    single_keys: bool,
) -> SessionState:
    """Return what both windows show.

    Args:
        host: the host.
        now: the current time.
        networks: those of this computer, the likeliest first.
        troubles: what keeps the session from going on as it should.
        notice: why something that was wanted did not happen.
        join_info_large: whether the projector shows how to join over everything else.
        single_keys: whether single keys take steps.
    """
    room, join_info = host.room, join_info_of(host, networks)
    console = ConsoleState(
        room=room,
        cards=host.cards,
        now=now,
        began=host.session.started_at,
        join_info=join_info,
        networks=networks,
        troubles=troubles,
        notice=notice,
        single_keys=single_keys,
        join_info_large=join_info_large,
    )
    view = projector_state_of(room, host.cards, now, host.readings)
    return SessionState(console, ProjectorState(view, join_info, join_info_large))


def troubles_of(
    host: SessionHost, networks: tuple[Network, ...], now: datetime
) -> tuple[SessionTrouble, ...]:
    """Return what keeps a session from going on as it should."""
    troubles = []
    if host.trouble is not None:
        troubles.append(SessionTrouble(host.trouble.message, host.trouble.hint))
    if host.session.setup.phones and not has(networks, host.address):
        troubles.append(no_network())
    offender = host.offender
    if offender is not None and now - offender.at < FLOOD_SHOWN:
        who = offender.participant_id
        one = None if who is None else host.room.participants.get(who)
        troubles.append(flood(offender.address, one.name if one is not None else ""))
    return tuple(troubles)


def join_info_of(host: SessionHost, networks: tuple[Network, ...]) -> JoinInfo | None:
    """Return how phones join; None for a session without phones."""
    if not host.session.setup.phones:
        return None
    if not has(networks, host.address):
        return JoinInfo("", host.session.code, "")
    return JoinInfo(f"{host.address}:{host.port}", host.session.code, host.url)

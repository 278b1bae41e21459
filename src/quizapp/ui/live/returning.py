"""Phones that find a session at another address than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.session.events import AllowReturn

if TYPE_CHECKING:
    from quizapp.server.host import SessionHost


def let_everybody_return(host: SessionHost) -> bool:
    """Let everybody join again under the own name; return whether anybody has to.

    A browser keeps what it knows for one address: at another one a phone does not know any more
    whose it is. Whoever is connected is not to be taken over meanwhile (``Room.returning``).
    """
    present = [one for one in host.room.present if not one.by_hand]
    for one in present:
        if not one.may_return:
            host.send(AllowReturn(one.id))
    return bool(present)

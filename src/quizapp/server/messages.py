"""What phones send, checked for its form. What it means is for the room."""

import json
import re
from typing import Any

from quizapp.core.answering.attempts import Certainty
from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.events import Vote

_CERTAINTIES = {1: Certainty.GUESS, 2: Certainty.THINK_SO, 3: Certainty.CERTAIN, None: None}

_KEY = re.compile("[A-Za-z0-9_-]{1,64}")


class Malformed(Exception):
    """What a phone sent is not what it should be."""


def parsed(text: object) -> dict[str, Any]:
    """Return a message as an object.

    Raises:
        Malformed: it is none.
    """
    if not isinstance(text, str):
        raise Malformed("not text")
    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Malformed("not JSON") from error
    if not isinstance(body, dict):
        raise Malformed("not an object")
    return body


def inner(body: dict[str, Any], name: str) -> dict[str, Any]:
    """Return an object inside a message; Malformed where there is none."""
    value = body.get(name)
    if not isinstance(value, dict):
        raise Malformed(f"no {name}")
    return value


def text_in(body: dict[str, Any], name: str, longest: int) -> str:
    """Return a text of a message; Malformed where there is none, or too long a one."""
    value = body.get(name)
    if not isinstance(value, str) or len(value) > longest:
        raise Malformed(f"no {name}")
    return value


def _number(body: dict[str, Any], name: str) -> int:
    value = body.get(name)
    if type(value) is not int or not -1 <= value <= 10_000:
        raise Malformed(f"no {name}")
    return value


def vote_in(body: dict[str, Any], who: ParticipantId) -> Vote:
    """Return the vote that a message holds.

    Args:
        body: the message.
        who: whose phone sent it, whatever the message says.

    Raises:
        Malformed: it holds none.
    """
    certainty = body.get("certainty")
    if certainty is not None and (type(certainty) is not int or certainty not in _CERTAINTIES):
        raise Malformed("no such certainty")
    key = text_in(body, "key", 64)
    if not _KEY.fullmatch(key):  # half a character, for one, no database takes
        raise Malformed("no key")
    return Vote(
        participant_id=who,
        client_key=key,
        question=_number(body, "question"),
        round=_number(body, "round"),
        choice=_number(body, "choice"),
        certainty=_CERTAINTIES[certainty],
    )

"""What a session is prepared and started with, and how the bank knows it once it is started."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from quizapp.core.content.ids import ItemId, ItemVersionId, LearnerId, SessionId
from quizapp.core.errors import ExpectedError
from quizapp.core.session.names import name_key

CODE_SIGNS = "ACDEFHJKLMNPRTUVWXY34679"
"""What a code is made of: nothing that is mistaken for another when read from the last row."""

SUBJECT_LENGTH = 60
"""How many characters of a pack's title phones and the projector show."""

MOST_SUBJECTS = 3
"""How many packs of a session are named; of the others it is told how many there are."""

CODE_LENGTH = 4
"""331,776 codes: with the limit on wrong ones (``server/limits.py``) nobody guesses one."""

_LOOK_ALIKES = str.maketrans(
    # Cyrillic and Greek capitals that stand on a pupil's keyboard in place of the Latin ones.
    "\u0410\u0421\u0415\u041d\u041a\u041c\u0420\u0422\u0425\u0423"
    "\u0391\u0395\u0397\u039a\u039c\u039d\u03a1\u03a4\u03a5\u03a7",
    "ACEHKMPTXY" + "AEHKMNPTYX",
)


def tidy_code(text: str) -> str:
    """Return a code as it was meant, however a keyboard wrote it.

    Full-width signs, small letters, spaces, stops and dashes are the same code, and so are letters
    of another alphabet that look the same.
    """
    plain = unicodedata.normalize("NFKC", text).upper().translate(_LOOK_ALIKES)
    return "".join(sign for sign in plain if sign.isalnum())


class Naming(StrEnum):
    """How participants get their names."""

    OFFERED = "offered"
    """A friendly name from our own list, the default: nobody types, nobody is identified."""
    ROSTER = "roster"
    """A name from the teacher's own list."""
    TYPED = "typed"
    """A name that the pupil types; filtered."""


@dataclass(frozen=True)
class RosterName:
    """A name that may be taken in a room, and the learner it belongs to, if any."""

    name: str
    learner_id: LearnerId | None = None
    apart: bool = False
    """Whether the teacher said that this is no learner of this bank, even if one has the name."""


@dataclass(frozen=True)
class Roster:
    """A class list that the teacher brought."""

    title: str
    names: tuple[RosterName, ...]
    id: int | None = None
    """None: not kept yet."""


@dataclass(frozen=True)
class SessionPlan:
    """Questions and settings that a teacher keeps under a name, to start sessions with."""

    title: str
    items: tuple[ItemId, ...]
    """In the order in which they are asked."""
    ask_certainty: bool = True
    naming: Naming = Naming.OFFERED
    roster_id: int | None = None
    """Whose names may be taken, with ``Naming.ROSTER``."""
    phones: bool = True
    seconds: int | None = None
    ranking: bool = False
    id: int | None = None
    """None: not kept yet."""


@dataclass(frozen=True)
class SessionQuestion:
    """A question of a session: its wording and the order of its options, fixed at the start."""

    version_id: ItemVersionId
    order: tuple[int, ...]
    """Positions of the item's options in shown order."""


@dataclass(frozen=True)
class SessionSetup:
    """What a session is started with. It does not change afterwards, crash or not."""

    title: str
    questions: tuple[SessionQuestion, ...]
    """At least one."""
    ask_certainty: bool = True
    naming: Naming = Naming.OFFERED
    roster: tuple[RosterName, ...] = ()
    phones: bool = True
    """False: hands are counted, or teams answer."""
    seconds: int | None = None
    """A clock for the room to see; it decides nothing (spec SE-6). None, the default: no clock."""
    ranking: bool = False
    """Whether the three best pseudonyms are shown at the end, off by default (spec SE-5)."""
    subject: str = ""
    """What the questions are about, as ``subject_of`` says it; empty in sessions of old."""

    @property
    def title_says_subject(self) -> bool:
        """Return whether the title begins with the subject, which then need not stand beside it.

        The page on the phones decides the same (``assets/phone/phone.js``).
        """
        about = self.subject
        return not about or self.title == about or self.title.startswith(f"{about}, ")

    def entry(self, name: str) -> RosterName | None:
        """Return the pupil of the class list whose name this is; None for nobody's."""
        return self._by_name.get(name_key(name)) if self.naming is Naming.ROSTER else None

    @cached_property
    def _by_name(self) -> dict[str, RosterName]:
        # Everybody who joins is looked up in it, once more at every replay.
        return {name_key(one.name): one for one in reversed(self.roster)}


def subject_of(titles: Sequence[str]) -> str:
    """Return in one short line what a session is about.

    Args:
        titles: of the packs that its questions come from, the one with most of them first. Authors
            write them, so they may be of any length.
    """
    tidy = [" ".join(title.split()) for title in titles]
    named = [_cut(title) for title in dict.fromkeys(tidy) if title]
    more = len(named) - MOST_SUBJECTS
    return ", ".join(named[:MOST_SUBJECTS]) + (f" and {more} more" if more > 0 else "")


def usual_title(subject: str, class_title: str, day: str) -> str:
    """Return what a session is called whose teacher gave it no name.

    Args:
        subject: what it is about; may be empty.
        class_title: of the class list whose names are taken; may be empty.
        day: of the session, in words.
    """
    tidy = " ".join(class_title.split())
    parts = (_cut(subject) or "Session", _cut(tidy), day)
    return ", ".join(part for part in parts if part)


def _cut(title: str) -> str:
    return title if len(title) <= SUBJECT_LENGTH else title[: SUBJECT_LENGTH - 1].rstrip() + "…"


@dataclass(frozen=True)
class Lease:
    """Who hosts a session: only the holder of its lease may write to it."""

    host_id: str
    heartbeat: int
    """Grows with everything the host writes, and at least every few seconds."""


@dataclass(frozen=True)
class ClassSession:
    """A session as the bank keeps it."""

    id: SessionId
    code: str
    """What pupils type to join."""
    setup: SessionSetup
    started_at: datetime
    ended_at: datetime | None = None
    port: int | None = None
    """Where it was served: a restarted host uses the same port, so that phones find it again."""
    lease: Lease | None = field(default=None, compare=False)
    """Who hosted it when it was read; None: nobody."""


@dataclass(frozen=True)
class SessionLine:
    """A session as a row of the list."""

    id: SessionId
    title: str
    started_at: datetime
    ended_at: datetime | None
    questions: int
    participants: int


class HostedElsewhere(ExpectedError):
    """Another window or computer runs the session and is alive."""

    def __init__(self) -> None:
        super().__init__(
            "This session is running in another window or on another computer.",
            "It was left as it is. Go on with it there. If that computer was switched off, wait a "
            "quarter of a minute and try again here.",
        )


class LeaseLost(ExpectedError):
    """A host wants to write to a session that it does not host any more."""

    def __init__(self) -> None:
        super().__init__(
            "This session was taken over by another window or computer, or ended there.",
            "Everything that phones were told is saved was saved. What they sent since was not "
            "confirmed to them, and they send it again to the new place.",
        )


class RecordsDiffer(LeaseLost):
    """Another program wrote a different record under a ``seq`` that a host wants to write."""

"""What can be done with packs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.content.ids import PackId


@dataclass(frozen=True)
class NewPack:
    """Begin a pack of one's own. Asks for its title."""


@dataclass(frozen=True)
class BringFile:
    """Bring a document, questions, or a pack that is a file. Asks which."""


@dataclass(frozen=True)
class BringFolder:
    """Bring a pack that is a folder. Asks which."""


@dataclass(frozen=True)
class BringSample:
    """Bring the sample pack that comes with the app."""


@dataclass(frozen=True)
class LookAt:
    """Look at what was dropped, one after another; nothing is taken in yet."""

    sources: tuple[Path, ...]


@dataclass(frozen=True)
class TakeIn:
    """Take in the pack that is looked at."""


@dataclass(frozen=True)
class PutAside:
    """Leave what was brought; nothing changes."""


@dataclass(frozen=True)
class RetirePack:
    """Offer a pack to learners no more. Asks first."""

    pack_id: PackId


@dataclass(frozen=True)
class OfferAgain:
    """Offer a retired pack again."""

    pack_id: PackId


@dataclass(frozen=True)
class SaveCopy:
    """Save a pack of one's own as a file. Asks where."""

    pack_id: PackId


@dataclass(frozen=True)
class CloseNotice:
    """The message was read."""


PacksIntent: TypeAlias = (
    NewPack
    | BringFile
    | BringFolder
    | BringSample
    | LookAt
    | TakeIn
    | PutAside
    | RetirePack
    | OfferAgain
    | SaveCopy
    | CloseNotice
    | to.OpenPack
    | to.OpenGuide
    | to.OpenPage
)

"""What can be done with files that were brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.content.ids import PackId


@dataclass(frozen=True)
class BringFiles:
    """Bring files. Asks which."""


@dataclass(frozen=True)
class IntoPack:
    """Take what was brought into a pack that is there."""

    pack_id: PackId


@dataclass(frozen=True)
class IntoNewPack:
    """Take what was brought into a new pack."""

    title: str


@dataclass(frozen=True)
class TakeQuestions:
    """Take the questions that are looked at as drafts."""

    without: frozenset[int]
    """Numbers of those that are left out."""


@dataclass(frozen=True)
class PutAside:
    """Leave this file, also while it is being read; nothing is written."""


IntakeIntent: TypeAlias = (
    BringFiles | IntoPack | IntoNewPack | TakeQuestions | PutAside | to.OpenPage
)

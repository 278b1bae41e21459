"""What can be done where questions are chosen by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from quizapp.core.content.ids import ItemId


@dataclass(frozen=True)
class TakeQuestions:
    """Ask these: those that were there in their order, new ones after them."""

    items: tuple[ItemId, ...]


@dataclass(frozen=True)
class LeavePicker:
    """Go back without a change."""


PickerIntent: TypeAlias = TakeQuestions | LeavePicker

"""The flow of the start: opening the bank, updating its content, and the ways out of trouble."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.errors import ExpectedError
from quizapp.ui.jobs import Runs


class StopWanted(ExpectedError):
    """The user stopped the building of the bank."""

    def __init__(self) -> None:
        super().__init__(
            "Preparing the question bank was stopped.",
            "What was there before is kept. Try again when you have a minute.",
        )


class Openable(Protocol):
    """What opening needs of the services on one bank (``services.house.House``)."""

    @property
    def is_current(self) -> bool:
        """Whether the bank was built from the content as it is now."""

    @property
    def is_empty(self) -> bool:
        """Whether the bank holds no questions yet."""

    def build(self, progress: Callable[[float], None]) -> None:
        """Bring the bank's content up to date."""

    def close(self) -> None:
        """Close the bank."""

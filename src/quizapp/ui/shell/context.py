"""What every page works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from quizapp.core.errors import ExpectedError
from quizapp.env.clock import Clock
from quizapp.env.settings import Settings
from quizapp.ui.shell.destinations import Destination
from quizapp.ui.shell.dialogs import Dialogs
from quizapp.ui.shell.jobs import JobRunner
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:  # these bring the database along
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.session.setup import ClassSession
    from quizapp.server.host import SessionHost
    from quizapp.services.services import Services


@dataclass(frozen=True)
class Context:
    """The services, and what the window gives to its pages."""

    services: Services
    jobs: JobRunner
    clock: Clock
    dialogs: Dialogs
    window: QWidget
    """The parent of prompts."""
    data: Path
    """The data folder."""
    assets: Path
    """The folder of what comes with the app beside its content."""
    settings: Callable[[], Settings]
    """Returns the settings as they are now."""
    learner: Callable[[], Learner | None]
    """Returns who is learning; None while nobody has been chosen."""
    show: Callable[[PageId | None, QWidget], None]
    """Shows a screen at a place of the rail; None: alone, without the rail."""
    put_alone: Callable[[QWidget | None], None]
    """Shows a widget without the rail; None ends that."""
    go: Callable[[Destination], None]
    """Leads to another page."""
    tell: Callable[[ExpectedError | None], None]
    """Shows trouble in the banner above the page; None: it is over."""
    make_host: Callable[[ClassSession, str], SessionHost]
    """Returns a host for a session at an address, not started yet."""

    def now(self) -> datetime:
        """Return the present in the reader's time zone."""
        return self.clock().astimezone()

"""What the settings show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.views.owner import UNDECIDED, OwnerView
from quizapp.env.settings import Settings
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.learners.state import RightsNotice

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.views.records import BackupFile


@dataclass(frozen=True)
class Message:
    """What came of a press: a backup made, a folder that can't be used."""

    kind: BannerKind
    text: str
    hint: str = ""


@dataclass(frozen=True)
class SettingsState:
    """All settings, the records and the app itself."""

    settings: Settings
    data_folder: Path | None
    """None when the bank is kept on a database server, whose keeper backs it up."""
    now: datetime
    """The present, in the reader's time zone."""
    version: str
    backups: tuple[BackupFile, ...] = ()
    """The latest first."""
    learner: Learner | None = None
    """Who is learning."""
    busy: str = ""
    """What is being done with the records, in words; empty when nothing is."""
    message: Message | None = None
    notice: RightsNotice | None = None
    """What became of a learner's records, with the way back."""
    owner: OwnerView = UNDECIDED
    """What was decided for everybody who learns with this bank."""
    content_licence: str = "CC BY 4.0"

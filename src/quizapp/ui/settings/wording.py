"""What the settings say of backups, and what restoring one asks."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from quizapp.ui.words import day

if TYPE_CHECKING:
    from quizapp.services.keeping import BackupFile


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


def backup_day(backup: BackupFile, now: datetime) -> str:
    """Return when a backup was made: "yesterday, 16:40", "3 May, 09:12"."""
    local = backup.made_at.astimezone(now.tzinfo)
    return f"{day(backup.made_at, now)}, {local:%H:%M}"


def size_in_words(size: int) -> str:
    """Return bytes as "1.2 MB"."""
    return QLocale.c().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def restore_question(backup: BackupFile, now: datetime) -> tuple[str, str]:
    """Return the title and the text of the question that comes before a backup is restored."""
    title = _tr("Go back to the backup of {when}?").format(when=backup_day(backup, now))
    text = _tr(
        "The app will show what it held then: learners, quizzes, answers. What was recorded since "
        "is not lost: the present question bank is kept beside it, and can be restored later."
    )
    return title, text

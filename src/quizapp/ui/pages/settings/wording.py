"""What the settings say of backups, and what restoring one asks."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from quizapp.ui.wording.words import day

if TYPE_CHECKING:
    from quizapp.core.views.records import BackupFile


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
    title = _tr("Go back to {when}?").format(when=backup_day(backup, now))
    text = _tr(
        "The app will show what it held then: learners, quizzes, answers. What was recorded since "
        "is not lost: the present question bank is kept, and listed here as the way back."
    )
    return title, text


def gone_back() -> tuple[str, str]:
    """Return the title and the text of what is said when a backup was restored."""
    return (
        _tr("You went back to a backup"),
        _tr(
            "The question bank as it was before is kept. To have it back, choose it in Settings "
            "under “Your records”."
        ),
    )


def backup_line(backup: BackupFile, now: datetime) -> str:
    """Return a backup as a line of the list: "Yesterday, 16:40 · 3.4 MB"."""
    when = backup_day(backup, now)
    line = f"{when[0].upper()}{when[1:]} · {size_in_words(backup.size)}"
    if backup.replaced:
        line += " · " + _tr("kept when you went back to a backup")
    return line

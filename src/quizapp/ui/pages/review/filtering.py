"""Which lines of the wrong list are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.core.content.ids import DocumentId, TopicId

if TYPE_CHECKING:
    from quizapp.core.views.review import WrongLine


class Since(StrEnum):
    """How far back the latest mistake may lie."""

    EVER = "ever"
    WEEK = "week"
    MONTH = "month"

    @property
    def days(self) -> int | None:
        """Return how many days that is, today included; None for all."""
        return {Since.EVER: None, Since.WEEK: 7, Since.MONTH: 30}[self]


@dataclass(frozen=True)
class Filters:
    """What the list is limited to. Without arguments: everything."""

    topic: TopicId | None = None
    document: DocumentId | None = None
    since: Since = Since.EVER
    myths_only: bool = False

    @property
    def any(self) -> bool:
        """Return whether anything is left out."""
        return self != Filters()

    def keep(self, line: WrongLine, now: datetime) -> bool:
        """Return whether a line is shown.

        Args:
            line: of the list.
            now: the present, in the reader's time zone.
        """
        return (
            self.topic in (None, line.topic_id)
            and (self.document is None or self.document in line.documents)
            and (line.is_myth or not self.myths_only)
            and self._lately(line, now)
        )

    def _lately(self, line: WrongLine, now: datetime) -> bool:
        days = self.since.days
        if days is None or line.last_error_at is None:
            return days is None
        first = now.date() - timedelta(days=days - 1)
        return line.last_error_at.astimezone(now.tzinfo).date() >= first

"""What the page of objections shows."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.views.objections import ObjectionLine


@dataclass(frozen=True)
class ObjectionsState:
    """Everything that learners said is wrong."""

    lines: tuple[ObjectionLine, ...]
    """Open ones first, the latest first within each."""
    now: datetime
    """The present, in the reader's time zone."""
    with_names: bool = False
    """Whether it is said who says so."""
    saved: str = ""
    """The name of the file that was just written; empty for none."""

"""What the shell shows around a page."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.views.packs import OfferedPacks
from quizapp.ui.kit.layout.banner import BannerKind


class PageId(StrEnum):
    """The places of the navigation rail, in their order; Ctrl and its number opens one."""

    TODAY = "today"
    STUDY = "study"
    REVIEW = "review"
    CLASS = "class"
    LIBRARY = "library"
    PROGRESS = "progress"
    SETTINGS = "settings"


@dataclass(frozen=True)
class Notice:
    """What the banner above the page says: what happened, what was kept, what to do."""

    kind: BannerKind
    message: str
    hint: str = ""
    action: str = ""
    """The words of a button; empty for none."""
    closable: bool = True


@dataclass(frozen=True)
class ShellState:
    """Everything around the page itself."""

    page: PageId
    learner_name: str
    """Empty while nobody has been chosen: then the rail is not shown."""
    notice: Notice | None = None
    rail: bool = True
    packs: OfferedPacks | None = None
    """What the learner can choose from; None while it is not known yet."""
    single_keys: bool = True
    """Whether the bare key ``?`` opens the key sheet (WCAG 2.1.4); F1 always does."""

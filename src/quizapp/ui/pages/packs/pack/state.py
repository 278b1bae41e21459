"""What the page of one pack shows."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from quizapp.core.authoring.comparing import FactDifference
from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.content.grades import Grade
from quizapp.core.views.publishing import PackOverview, PublishCheck, QuestionRow
from quizapp.ui.pages.packs.state import PackNotice


class Tab(IntEnum):
    """The parts of the page, in their order."""

    DOCUMENTS = 0
    QUESTIONS = 1
    VERSIONS = 2


class Show(IntEnum):
    """Which questions are listed, in the order of the menu."""

    ALL = 0
    TROUBLE = 1
    DRAFTS = 2
    READY = 3
    RETIRED = 4
    NO_SOURCE = 5

    def holds(self, row: QuestionRow) -> bool:
        """Return whether a question is listed. Of all, the retired ones are left out."""
        retired = row.state is QuestionState.RETIRED
        match self:
            case Show.ALL:
                return not retired
            case Show.TROUBLE:
                return bool(row.troubles)
            case Show.DRAFTS:
                return row.state is QuestionState.DRAFT
            case Show.READY:
                return row.state is QuestionState.READY
            case Show.RETIRED:
                return retired
            case Show.NO_SOURCE:
                return not retired and row.grade is Grade.NO_SOURCE


@dataclass(frozen=True)
class PackState:
    """One pack, and what is looked at of it."""

    pack: PackOverview
    now: datetime
    tab: Tab = Tab.QUESTIONS
    check: PublishCheck | None = None
    """What publishing would do; None: nobody asked."""
    changed_in: int = 0
    """The version whose changes are shown; 0: none."""
    changes: tuple[FactDifference, ...] = ()
    doing: str = ""
    """What is under way, in words; empty for nothing."""
    notice: PackNotice | None = None

"""What the library shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.core.content.ids import PassageId
from quizapp.core.content.originals import Beside, OriginalParagraph
from quizapp.core.content.searching import PassageHit
from quizapp.core.content.timeline import DatedFact
from quizapp.ui.kit.layout.banner import BannerKind

if TYPE_CHECKING:  # the services bring the bank with them, which the first window does not need
    from quizapp.core.views.library import DocumentLine, DocumentPage, PassageFacts


class Back(StrEnum):
    """Where the way back from a document leads."""

    NOWHERE = "nowhere"
    QUESTION = "question"
    """The document was opened from the explanation of a question."""
    REVIEW = "review"
    """The document was opened from the list of wrong answers."""
    CLASS = "class"
    """The document was opened from what the class got wrong."""
    RESULTS = "results"
    TIMELINE = "timeline"


@dataclass(frozen=True)
class Target:
    """A passage that a document is opened at."""

    passage_id: PassageId
    marks: tuple[tuple[int, int], ...] = ()
    """Character spans of the passage's text to mark: evidence, or what a search found."""


@dataclass(frozen=True)
class OriginalsShown:
    """What is shown of the original of the document that is read."""

    beside: Beside = field(default_factory=Beside)
    everywhere: bool = False
    """Whether the original stands under every passage."""
    turned: frozenset[PassageId] = frozenset()
    """Passages at which it is the other way round."""

    def of(self, passage_id: PassageId) -> tuple[OriginalParagraph, ...]:
        """Return the paragraphs that there are for a passage, shown or not."""
        return self.beside.paragraphs.get(passage_id, ())

    def shows(self, passage_id: PassageId) -> bool:
        """Return whether the original stands under a passage."""
        return bool(self.of(passage_id)) and self.everywhere is not (passage_id in self.turned)


NO_ORIGINALS = OriginalsShown()


@dataclass(frozen=True)
class Notice:
    """A message across the top."""

    kind: BannerKind
    message: str
    hint: str = ""


@dataclass(frozen=True)
class LibraryState:
    """The library. A page goes before results, results before the invitation to choose."""

    documents: tuple[DocumentLine, ...]
    page: DocumentPage | None = None
    target: Target | None = None
    """Where the page opens; it scrolls there when this changes, not otherwise."""
    facts: PassageFacts | None = None
    """What rests on one passage of the page, in a panel; None: no panel."""
    query: str = ""
    hits: tuple[PassageHit, ...] | None = None
    """None: nothing was searched."""
    timeline: tuple[DatedFact, ...] | None = None
    """The dated facts; None: they are not asked for. A search puts them away."""
    back: Back = Back.NOWHERE
    originals: OriginalsShown = NO_ORIGINALS
    notice: Notice | None = None
    """What came of attaching files; it stays until it is closed."""
    single_keys: bool = True
    """Whether J and K go from passage to passage (WCAG 2.1.4); the arrow keys always do."""

    @property
    def lists(self) -> bool:
        """Return whether a list to choose a passage from is asked for."""
        return self.hits is not None or self.timeline is not None

"""Facts, the evidence they rest on and the myths they correct."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.content.ids import FactId, PassageId, TopicId
from quizapp.core.content.items import Item

TECHNIQUES = (
    "overgeneralisation",
    "cherry-picking",
    "outdated figure",
    "confused terms",
    "stock-for-flow",
    "single cause",
    "false dichotomy",
    "absolute thinking",
    "anecdote for data",
    "arguing from a name",
    "stereotype",
    "extrapolation",
    "unverified figure",
    "wrong source",
    "oversimplification",
    "unit or scale error",
    "correlation as cause",
    "everyday intuition",
)
"""Labels of what makes a myth tempting (spec FB-11)."""


class Status(StrEnum):
    """How well the documents support a fact."""

    SETTLED = "settled"
    ATTRIBUTED = "attributed"
    DISPUTED = "disputed"


class Importance(StrEnum):
    """How much a person who read the documents well would still know a year later."""

    CORE = "core"
    USEFUL = "useful"
    EXTRA = "extra"
    """Names, exact years, single cases."""


class Stance(StrEnum):
    """Which side of a fact a piece of evidence is on."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


class MythOrigin(StrEnum):
    """Where a myth comes from."""

    DEBUNKED = "debunked"
    REFUTED = "refuted"
    COMMON = "common"


@dataclass(frozen=True)
class Evidence:
    """A quoted span of a passage.

    ``start`` and ``end`` are character offsets into the passage's text. For a cell of a table
    ``row`` and ``column`` name it and the offsets mark the cell in the table's words.
    """

    passage_id: PassageId
    quote: str
    stance: Stance
    start: int
    end: int
    row: str = ""
    column: str = ""


@dataclass(frozen=True)
class Myth:
    """The false belief that a fact corrects."""

    claim: str
    origin: MythOrigin
    why_misleading: str
    technique: str
    """One of TECHNIQUES, or empty."""
    replacement: str
    """What is so instead, where it adds something to the fact; may be empty."""


@dataclass(frozen=True)
class Fact:
    """The unit of knowledge and of scheduling: one statement with its evidence."""

    id: FactId
    topic_id: TopicId
    statement: str
    status: Status
    attributed_to: str
    as_of: str
    sensitive: bool
    explanation: str
    reading: str
    """For a disputed fact: which reading the documents' evidence favours, and why."""
    evidence: tuple[Evidence, ...]
    myth: Myth | None
    items: tuple[Item, ...]
    importance: Importance = Importance.USEFUL
    provenance: str = ""
    """Who says so, how many were asked, of what date: a line under the fact. May be empty."""
    places: tuple[str, ...] = ()
    """The countries that it is about, as ids of the locator map."""

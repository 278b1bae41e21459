"""What the guide shows."""

from dataclasses import dataclass

from quizapp.core.content.ids import PackId


@dataclass(frozen=True)
class Advice:
    """One rule, with a question that breaks it and one that keeps it."""

    rule: str
    worse: str
    better: str
    why: str


@dataclass(frozen=True)
class GuideState:
    """The guide, and where the way back leads."""

    advice: tuple[Advice, ...]
    pack_id: PackId | None = None
    """The pack that is being written; None: back to all packs."""

"""What the set-up of a quiz shows."""

from dataclasses import dataclass

from quizapp.core.answering.attempts import Attempt, QuizSpec
from quizapp.core.content.ids import DocumentId, PackId, TopicId
from quizapp.core.content.scoping import BUILT_IN

NUMBERS = (5, 10, 15, 20)
"""Numbers of questions on offer; besides them all that match, up to MOST."""
MOST = 50
SECONDS = (20, 30, 45, 60, 90)
"""Seconds per question on offer where a timer is wished."""


@dataclass(frozen=True)
class OpenQuiz:
    """An attempt that was begun and not ended."""

    title: str
    question: int
    """The question it stands at, from 1."""
    of: int


@dataclass(frozen=True)
class SetupState:
    """The choices made, those on offer, and how many questions they leave."""

    spec: QuizSpec
    topics: tuple[tuple[TopicId, str, int], ...]
    """(id, title, number of questions), in the pack's order."""
    documents: tuple[tuple[DocumentId, str, int], ...]
    matching: int | None
    """How many questions match; None while they are being counted."""
    open_quiz: OpenQuiz | None = None
    myths: bool = False
    """Whether there are questions about myths."""
    detective: bool = False
    """Whether there are questions on how sources argue."""
    sensitive: bool = False
    """Whether sensitive questions may be chosen."""
    pack: tuple[PackId, str] = (BUILT_IN, "")
    """The pack that the learner works with, and its title."""
    others: tuple[tuple[PackId, str, int], ...] = ()
    """The packs that can be asked together with it: (id, title, number of questions)."""
    unfinished: Attempt | None = None
    """The attempt of ``open_quiz``."""

"""Values about preparing a session and deleting it: questions, class lists, what was left."""

from dataclasses import dataclass

from quizapp.core.content.ids import FactId, ItemId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.core.views.records import BackupFile, Traces

MOST_QUESTIONS = 60
TITLE_LENGTH = 60

MINUTES_EACH = 2.5
"""What a question takes in class: a minute to read and vote, one and a half for the explanation.

An estimate of ours; a discussion with a second vote takes three minutes more.
"""


@dataclass(frozen=True)
class QuestionLine:
    """A question as a row of the list to choose from, named by its fact (spec FB-5)."""

    item_id: ItemId
    fact_id: FactId
    fact: str
    stem: str
    kind: ItemKind
    statement_is_false: bool
    topic_id: TopicId
    topic: str
    difficulty: int
    is_myth: bool
    sensitive: bool
    source_line: str = ""
    """Stands above the stem; may be empty."""
    detective: bool = False
    """Whether it is on how a source argues: its passages are read first."""


def class_minutes(questions: int) -> int:
    """Return about how many minutes so many questions take in class."""
    return max(1, round(questions * MINUTES_EACH)) if questions else 0


@dataclass(frozen=True)
class ListFile:
    """A file that was opened as a list."""

    name: str
    text: str
    """The content, decoded."""
    encodings: tuple[str, ...] = ()
    """The encodings in which it can be read; empty for a workbook."""
    encoding: str = ""
    sure: bool = True
    """Whether no other encoding is as likely."""
    sheets: tuple[str, ...] = ()
    """The sheets of a workbook that hold something."""
    sheet: str = ""


@dataclass(frozen=True)
class DeletedSession:
    """The result of deleting a session."""

    traces: Traces
    copies: tuple[BackupFile, ...]
    """Backups that still hold it, the latest first; ``Rights.delete_copies`` deletes them."""

"""What a file that somebody brings can be."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class PackFile:
    """A pack: a .quizpack, or a folder with a pack.yaml."""


@dataclass(frozen=True)
class PlanFile:
    """A plan of a session, as it was saved on another computer."""


@dataclass(frozen=True)
class LearnersCopy:
    """All that was kept of a learner on another computer."""


@dataclass(frozen=True)
class NameList:
    """A class list."""


@dataclass(frozen=True)
class QuestionFile:
    """Questions in a format of another program."""

    format: str
    """Its short name, as commands take it: gift, aiken, moodle-xml…"""


@dataclass(frozen=True)
class DocumentFile:
    """A document that passages can be made from."""

    format: str
    """docx, pdf, html, md or txt."""


@dataclass(frozen=True)
class OriginalText:
    """The original of a document that is here already; it was attached."""

    titles: tuple[str, ...]
    """Of the documents that render it."""


@dataclass(frozen=True)
class NotTaken:
    """Something that can't be taken, or not as it is."""

    what: str
    """Goes on after "This is": "an OpenDocument text"."""
    remedy: str
    """A sentence: what to do instead."""


FileKind: TypeAlias = (
    PackFile
    | PlanFile
    | LearnersCopy
    | NameList
    | QuestionFile
    | DocumentFile
    | OriginalText
    | NotTaken
)

"""What can be done in the library."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from quizapp.core.content.ids import DocumentId, PassageId
from quizapp.core.content.timeline import DatedFact
from quizapp.ui.shell.destinations import OpenPacks


@dataclass(frozen=True)
class OpenDocument:
    """Read a document from its beginning."""

    document_id: DocumentId


@dataclass(frozen=True)
class OpenPassage:
    """Read a document at one of its passages."""

    passage_id: PassageId


@dataclass(frozen=True)
class ShowTimeline:
    """Show the dated facts in their order."""


@dataclass(frozen=True)
class CloseTimeline:
    """Leave the timeline for the list of documents."""


@dataclass(frozen=True)
class OpenDated:
    """Read the passage of a fact of the timeline."""

    dated: DatedFact


@dataclass(frozen=True)
class CloseDocument:
    """Leave the page for the list of documents."""


@dataclass(frozen=True)
class Search:
    """Find passages with these words."""

    text: str
    """Empty: the search is over."""


@dataclass(frozen=True)
class ShowFacts:
    """Show what rests on a passage."""

    passage_id: PassageId


@dataclass(frozen=True)
class CloseFacts:
    """Put the facts away."""


@dataclass(frozen=True)
class OpenLink:
    """Open an address in the browser."""

    url: str


@dataclass(frozen=True)
class GoBack:
    """Go back to where the document was opened from."""


@dataclass(frozen=True)
class TurnOriginal:
    """Show the original of a passage, or hide it."""

    passage_id: PassageId


@dataclass(frozen=True)
class TurnOriginals:
    """Show the original under all passages, or hide it."""


@dataclass(frozen=True)
class ChooseOriginal:
    """Choose a file that is the original of the document."""


@dataclass(frozen=True)
class RemoveOriginal:
    """Remove the copy of the document's original."""


@dataclass(frozen=True)
class AttachFiles:
    """Attach files that may be originals; packs among them are looked at."""

    files: tuple[Path, ...]


@dataclass(frozen=True)
class ShowWords:
    """Tell what the words of the document mean that the glossary explains."""


@dataclass(frozen=True)
class CloseNotice:
    """The message across the top was read."""


ReaderIntent: TypeAlias = (
    ShowFacts | OpenLink | TurnOriginal | TurnOriginals | ChooseOriginal | RemoveOriginal
)
"""What a link of the page can ask for."""

LibraryIntent: TypeAlias = (
    OpenDocument
    | OpenPassage
    | CloseDocument
    | ShowTimeline
    | CloseTimeline
    | OpenDated
    | Search
    | CloseFacts
    | GoBack
    | AttachFiles
    | CloseNotice
    | ShowWords
    | OpenPacks
    | ReaderIntent
)

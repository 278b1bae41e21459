"""Originals: attaching the texts that documents render, and reading them beside the passages.

The copies lie in the user's data folder, named by their digest. Nothing of them is ever written
into the bank, an export, the log or the project.
"""

import logging
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.core.content.differing import (
    decoded,
    differences,
    digest_of,
    resembling,
    saved_otherwise,
)
from quizapp.core.content.documents import Document, Original, Passage
from quizapp.core.content.originals import (
    Beside,
    Copy,
    OriginalParagraph,
    paragraphs_of,
    rendered_by,
)
from quizapp.core.errors import ExpectedError
from quizapp.core.views.library import Attached, AttachReport, OriginalLine, Refused
from quizapp.env.atomic_files import write_atomically
from quizapp.env.private import make_private_folder

log = logging.getLogger(__name__)

ORIGINALS = "originals"
"""The folder of the copies, inside the data folder."""

LARGEST = 4_000_000
"""Bytes above which no file is read."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_KEPT = "Nothing was changed."


class Originals:
    """The originals on this computer.

    Args:
        folder: where the copies are kept; it is made when the first one is attached.
        documents: returns every document whose original may be attached.
    """

    def __init__(self, folder: Path, documents: Callable[[], tuple[Document, ...]]) -> None:
        self._folder = folder
        self._documents = documents

    def attach(self, files: Iterable[Path]) -> AttachReport:
        """Copy each file that is an original into the folder; return why others are refused."""
        documents = self._documents()
        attached: list[Attached] = []
        refused: list[Refused] = []
        for file in files:
            try:
                attached.append(self._attach(file, documents))
            except ExpectedError as error:
                refused.append(Refused(file, error.message, error.hint))
        log.info("%d originals attached, %d files refused", len(attached), len(refused))
        return AttachReport(tuple(attached), tuple(refused))

    def detach(self, original: Original) -> None:
        """Remove the copy of an original, if there is one; the file it came from stays.

        Raises:
            ExpectedError: it can't be removed.
        """
        place = self._place(original)
        if place is None:
            return
        try:
            place.unlink(missing_ok=True)
        except OSError as error:
            message = f"The copy {place} can't be removed: {_cause(error)}."
            raise ExpectedError(message, _KEPT) from error
        log.info("an original detached")

    def attached(self) -> tuple[OriginalLine, ...]:
        """Return every document and whether its original is attached, in their order."""
        return tuple(OriginalLine(d, self._read(d.original)[0]) for d in self._documents())

    def beside(self, document: Document) -> Beside:
        """Return what to show of an original beside each passage of a document."""
        copy, paragraphs = self._read(document.original)
        if copy is not Copy.ATTACHED:
            return Beside(copy)
        return Beside(copy, {p.id: rendered_by(p, paragraphs) for p in document.passages})

    def paragraphs(self, passage: Passage, original: Original) -> tuple[OriginalParagraph, ...]:
        """Return the paragraphs that a passage renders; none unless the original is attached.

        Args:
            passage: the passage.
            original: of its document.
        """
        return rendered_by(passage, self._read(original)[1])

    def _read(self, original: Original) -> tuple[Copy, tuple[str, ...]]:
        """Return the paragraphs of a copy, which is verified every time."""
        place = self._place(original)
        if place is None or not place.exists():
            return Copy.NONE, ()
        try:
            content = _read_some(place)
        except OSError:
            return Copy.CHANGED, ()
        text = decoded(content, "utf-8-sig")
        if digest_of(content) != place.stem or text is None:
            return Copy.CHANGED, ()
        return Copy.ATTACHED, paragraphs_of(text)

    def _place(self, original: Original) -> Path | None:
        digest = original.sha256.lower()
        return self._folder / f"{digest}.txt" if _DIGEST.fullmatch(digest) else None

    def _attach(self, file: Path, documents: Sequence[Document]) -> Attached:
        content = _content_of(file)
        digest = digest_of(content)
        fitting = [d for d in documents if d.original.sha256.lower() == digest]
        if not fitting:
            raise _misfit(file, content, documents)
        if decoded(content) is None:
            raise ExpectedError("It is not UTF-8 text.", _KEPT)
        already = self._read(fitting[0].original)[0] is Copy.ATTACHED
        if not already:
            self._keep(self._folder / f"{digest}.txt", content)
        return Attached(file, tuple(d.title for d in fitting), already)

    def _keep(self, place: Path, content: bytes) -> None:
        try:
            make_private_folder(place.parent)
            write_atomically(place, content, private=True)
        except OSError as error:
            message = f"The copy can't be kept in {place.parent}: {_cause(error)}."
            raise ExpectedError(message, "Make room or choose another data folder.") from error


def documents_of(bank: Bank) -> tuple[Document, ...]:
    """Return the documents of an open bank."""
    with bank.read() as db:
        return Content(db).documents()


def documents_in(content: Path) -> tuple[Document, ...]:
    """Return the documents of a content folder, as far as it can be read."""
    from quizapp.packs.load import read_pack

    return read_pack(content).sound.documents


def _content_of(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise ExpectedError("It is a folder.", "Choose the text files in it.")
        if not file.is_file():
            is_there = file.exists()
            message = "It is not an ordinary file." if is_there else "There is no such file."
            raise ExpectedError(message, "Look at its name and its folder.")
        content = _read_some(file)
    except OSError as error:
        raise ExpectedError(f"It can't be read: {_cause(error)}.", _KEPT) from error
    if len(content) > LARGEST:
        message = f"It is larger than {LARGEST // 1_000_000} MB."
        raise ExpectedError(message, "The originals are short texts; this is another file.")
    if not content.strip():
        raise ExpectedError("It is empty.", _KEPT)
    return content


def _read_some(file: Path) -> bytes:
    """Return the beginning of a file: all of it unless it is too large."""
    with file.open("rb") as stream:
        return stream.read(LARGEST + 1)


def _misfit(file: Path, content: bytes, documents: Sequence[Document]) -> ExpectedError:
    """Return why a file is not an original: what it resembles, and what differs."""
    exact = "Attach the file exactly as you were given it: every letter counts."
    saved = saved_otherwise(content, documents)
    if saved is not None:
        differing = " and ".join(saved.differing)
        message = f"It has the words of {_named(saved.document)}, but {differing} differ."
        return ExpectedError(message, "Save it as plain UTF-8 text as it was, or find the file.")
    text = decoded(content)
    if text is None or "\0" in text:
        return ExpectedError("It is not UTF-8 text.", "The originals are plain text files.")
    paragraphs = paragraphs_of(text)
    like = resembling(file.name, paragraphs, documents)
    if like is None:
        names = ", ".join(document.original.file for document in documents) or "none"
        message = "No document here was made from it."
        return ExpectedError(message, f"The originals that can be attached: {names}.")
    if like.by_length_only:
        expected = like.document.original.paragraphs
        message = (
            f"No document here was made from it. In length it is nearest to {_named(like.document)}"
            f": it has {len(paragraphs)} paragraphs, that one {expected}."
        )
        return ExpectedError(message, exact)
    differing = ", and ".join(differences(paragraphs, like.document))
    return ExpectedError(f"It looks like {_named(like.document)}, but {differing}.", exact)


def _named(document: Document) -> str:
    return f"{document.original.file}, the original of “{document.title}”"


def _cause(error: OSError) -> str:
    return error.strerror or "unknown reason"

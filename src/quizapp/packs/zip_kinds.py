"""What a zip archive is: many programs pack their files so."""

import re
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import BinaryIO

from quizapp.core.authoring.file_kinds import (
    DocumentFile,
    FileKind,
    NotTaken,
    PackFile,
    PlanFile,
    QuestionFile,
)
from quizapp.packs.table_kinds import kind_of_rows
from quizapp.packs.workbook_head import first_rows
from quizapp.packs.zip_guard import Bounds, GuardedArchive, NoArchive, UnsafeArchive, guarded

_BOUNDS = Bounds(files=60_000, bytes=2_000_000, file_bytes=1_000_000)
_PEEK = 65_536
_PLAN = b'"quizapp session plan"'

ZIPPED = NotTaken("a packed folder (ZIP)", "Unpack it, and drop the files that are in it.")
_DAMAGED = NotTaken("a damaged file", "Copy or download it again.")
_UNSAFE = NotTaken(
    "an archive that is not safe to open", "Ask whoever made it for the files themselves."
)
SLIDES = NotTaken(
    "PowerPoint slides",
    "Open them in PowerPoint and save them as PDF, or copy their text into a document.",
)
_OF_TYPE: tuple[tuple[bytes, NotTaken], ...] = (
    (
        b"application/vnd.oasis.opendocument.text",
        NotTaken("an OpenDocument text", "Open it in LibreOffice or Word and save it as .docx."),
    ),
    (
        b"application/vnd.oasis.opendocument.spreadsheet",
        NotTaken(
            "an OpenDocument table", "Open it in LibreOffice or Excel and save it as .xlsx or .csv."
        ),
    ),
    (
        b"application/vnd.oasis.opendocument.presentation",
        NotTaken("OpenDocument slides", "Open them in LibreOffice and export them as PDF."),
    ),
    (
        b"application/vnd.oasis.opendocument.",
        NotTaken("an OpenDocument file", "Open it in LibreOffice and export it as PDF."),
    ),
    (
        b"application/epub+zip",
        NotTaken(
            "an e-book (EPUB)", "Copy the text that you need into a document and save it as .docx."
        ),
    ),
    (
        b"application/hwp+zip",
        NotTaken(
            "a Hangul document (.hwpx)",
            "Open it in Hangul and save it as .docx, or print it as PDF.",
        ),
    ),
)
"""By what the file "mimetype" says, which stands first in such archives."""

_APPLE = NotTaken(
    "a document of Apple's Pages, Numbers or Keynote",
    "Open it there and choose File, Export To: Word, Excel or PDF.",
)
_BLACKBOARD = NotTaken(
    "a Blackboard package",
    "In Blackboard open the test or pool and export it as a QTI 2.1 package.",
)
OLDER_QTI = NotTaken(
    "a file of questions in QTI 1.2, an older format",
    "Export it again as QTI 2.1 or later; or, from Moodle, as Moodle XML.",
)
_COURSE = NotTaken(
    "a package of a whole course", "Export its questions alone: as QTI 2.1 or as Moodle XML."
)
_MOODLE_COURSE = NotTaken(
    "a backup of a Moodle course",
    "In Moodle open the question bank, choose Export, then Moodle XML.",
)
_PROGRAM = NotTaken("a program", "It was not opened. Choose a document or a file of questions.")


def kind_of_zip(file: BinaryIO, name: str) -> FileKind:
    """Return what an archive is; of its files nothing is read but what tells it.

    Args:
        file: the archive.
        name: its name.
    """
    try:
        with guarded(file, name, _BOUNDS, lambda _: True) as archive:
            return _kind(archive)
    except NoArchive:
        return _DAMAGED
    except UnsafeArchive:
        return _UNSAFE


def _kind(archive: GuardedArchive) -> FileKind:
    paths = archive.paths
    names = {str(path) for path in paths}
    if any(path.name == "pack.yaml" and len(path.parts) < 3 for path in paths):
        return PackFile()
    if "plan.json" in names and _PLAN in archive.peek(PurePosixPath("plan.json"), _PEEK):
        return PlanFile()
    if any(path.name == "h5p.json" and len(path.parts) < 3 for path in paths):
        return QuestionFile("h5p")
    if names & {"collection.anki2", "collection.anki21", "collection.anki21b"}:
        return QuestionFile("anki")
    if "[Content_Types].xml" in names:
        return _office(archive)
    if "mimetype" in names:
        said = archive.peek(PurePosixPath("mimetype"), 200).strip()
        for sign, told in _OF_TYPE:
            if said.startswith(sign):
                return told
    manifests = [path for path in paths if path.name == "imsmanifest.xml" and len(path.parts) < 3]
    if manifests:
        return _package(archive.peek(min(manifests), _PEEK), names)
    if "moodle_backup.xml" in names:
        return _MOODLE_COURSE
    if any(path.suffix == ".iwa" for path in paths) or "Index.zip" in names:
        return _APPLE
    if names & {"AndroidManifest.xml", "META-INF/MANIFEST.MF"}:
        return _PROGRAM
    return ZIPPED


def _package(manifest: bytes, names: Collection[str]) -> FileKind:
    """Return what a package with a list of what is in it is."""
    text = manifest.replace(b"\0", b"").lower()
    if b"blackboard.com" in text or any(name.endswith(".dat") for name in names):
        return _BLACKBOARD
    if re.search(rb"type\s*=\s*[\"']imsqti_\w*(?:item|test)", text):
        return QuestionFile("qti")
    if b"imsqti_xmlv1p" in text or any(name.endswith(".xml.qti") for name in names):
        return OLDER_QTI
    return _COURSE


# Office since 2007


def _office(archive: GuardedArchive) -> FileKind:
    tops = {path.parts[0] for path in archive.paths}
    if "word" in tops:
        return DocumentFile("docx")
    if "ppt" in tops:
        return SLIDES
    if "xl" in tops:
        return kind_of_rows(_first_rows(archive)) or QuestionFile("sheet")
    return ZIPPED


def _first_rows(archive: GuardedArchive) -> list[tuple[str, ...]]:
    sheets = sorted(path for path in archive.paths if path.match("xl/worksheets/sheet*.xml"))
    if not sheets:
        return []
    strings = PurePosixPath("xl/sharedStrings.xml")
    texts = archive.peek(strings, _PEEK) if strings in archive else b""
    return first_rows(archive.peek(sheets[0], _PEEK), texts)

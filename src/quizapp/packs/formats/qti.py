"""QTI 2.1, 2.2 and 3.0: a question as XML, or a package of them.

QTI 1.2, which some programs still write, has nothing in common with it but the name, and is refused
in words.
"""

import re
from pathlib import PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote

from quizapp.core.authoring.questions import Parsed, Progress, ignore_progress
from quizapp.core.errors import ExpectedError
from quizapp.packs.formats.gathering import Gathering, read_whole
from quizapp.packs.formats.qti_items import ITEM, take_item
from quizapp.packs.formats.qti_writing import write
from quizapp.packs.formats.xml_tree import Node, XmlRefused, tree_of
from quizapp.packs.zip_guard import Bounds, GuardedArchive, UnsafeArchive, guarded, safe_path

__all__ = ["looks_like", "read", "write"]

_LARGEST_ITEM = 5_000_000
_BOUNDS = Bounds(files=20_000, bytes=100_000_000, file_bytes=_LARGEST_ITEM)
_HEAD = 65_536
_MANIFEST = "imsmanifest.xml"
_IS_ITEM = re.compile(rb"<(?:[\w.-]+:)?(?:assessmentItem|qti-assessment-item)[\s>]")
_ITEM_TYPE = re.compile(r"(?:imsqti|associatedcontent.*qti).*item", re.IGNORECASE)


def looks_like(head: bytes, name: str = "") -> bool:
    """Return whether a file's beginning is that of a question or a package of QTI.

    Args:
        head: its first bytes, 64 KB of them where there are so many.
        name: the file's.
    """
    if head.startswith(b"PK\x03\x04"):
        return _MANIFEST.encode() in head
    text = head.replace(b"\0", b"")  # UTF-16
    return text.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and bool(
        _IS_ITEM.search(text)
    )


def read(file: BinaryIO, progress: Progress = ignore_progress) -> Parsed:
    """Return the questions of a QTI file.

    Args:
        file: a question or a package, at its beginning.
        progress: told the share that is done.

    Raises:
        ExpectedError: it is none, damaged, hostile or too large.
    """
    gathering = Gathering("qti")
    begins = file.read(4)
    file.seek(0)
    if begins.startswith(b"PK"):
        try:
            with guarded(
                file, "This file", _BOUNDS, lambda path: path.suffix.lower() == ".xml"
            ) as archive:
                _take_package(archive, gathering, progress)
        except UnsafeArchive as error:
            raise _refused(str(error)) from error
    else:
        _take_alone(read_whole(file, _LARGEST_ITEM), gathering)
    progress(1.0)
    return gathering.parsed()


def _take_alone(content: bytes, gathering: Gathering) -> None:
    try:
        item = tree_of(content)
    except XmlRefused as error:
        raise _refused(f"This file can't be read: {error}.") from error
    if item.name == "assessmenttest":
        raise _refused("This file is the plan of a test; its questions are in other files.")
    if item.name == "questestinterop":
        raise _older()
    if item.name != ITEM:
        raise _refused("This file is no QTI question.")
    take_item(item, gathering, (), "")


def _take_package(archive: GuardedArchive, gathering: Gathering, progress: Progress) -> None:
    manifests = [path for path in archive.paths if path.name == _MANIFEST and len(path.parts) < 3]
    if not manifests:
        raise _refused("This file is no QTI package: it has no imsmanifest.xml.")
    place = min(manifests, key=lambda path: len(path.parts))
    try:
        manifest = tree_of(archive.read(place))
    except XmlRefused as error:
        raise _refused(f"The list of what is in this package can't be read: {error}.") from error
    resources = [each for each in manifest.all() if each.name == "resource"]
    kinds = [each.attributes.get("type", "") for each in resources]
    items = [each for each, kind in zip(resources, kinds, strict=True) if _ITEM_TYPE.match(kind)]
    if not items and any("qti" in kind.lower() and "v1p2" in kind.lower() for kind in kinds):
        raise _older()
    if not items:
        parts = [each for each in manifest.all() if each.name == "file"]
        named = {each.attributes.get("href", ""): each for each in parts}  # each looked at once
        items = [each for each in named.values() if _is_item(archive, place.parent, each)]
    if not items:
        raise _refused("There are no questions of QTI 2.1, 2.2 or 3.0 in this package.")
    tests = sum("qti" in kind.lower() and "test" in kind.lower() for kind in kinds)
    gathering.lose("tests: their sections and points", tests)
    for done, resource in enumerate(items):
        if done % 20 == 0:
            progress(done / len(items))
        _take_resource(archive, place.parent, resource, gathering)


def _take_resource(
    archive: GuardedArchive, folder: PurePosixPath, resource: Node, gathering: Gathering
) -> None:
    """Take the question that a package lists, or tell why it is left out."""
    path = _path(archive, folder, resource)
    if path is None:
        name = resource.attributes.get("href", "")
        gathering.leave_out(name, "its file is not in the package")
        return
    tags, topic = _labels(resource)
    try:
        item = tree_of(archive.read(path))
    except XmlRefused as error:
        gathering.leave_out(path.name, str(error))
        return
    if item.name != ITEM:
        gathering.leave_out(path.name, "it is listed as a question, and is none")
        return
    take_item(item, gathering, tags, topic)


def _path(archive: GuardedArchive, folder: PurePosixPath, resource: Node) -> PurePosixPath | None:
    """Return where the file of a resource is; None: it isn't there."""
    href = unquote(resource.attributes.get("href", "")).split("#")[0]
    base = unquote(resource.attributes.get("base", ""))
    path = safe_path(f"{base}{href}")
    return folder / path if path is not None and folder / path in archive else None


def _is_item(archive: GuardedArchive, folder: PurePosixPath, resource: Node) -> bool:
    """Return whether a file that is listed as a part of something is a question."""
    path = _path(archive, folder, resource)
    return path is not None and _IS_ITEM.search(archive.peek(path, _HEAD)) is not None


def _labels(resource: Node) -> tuple[tuple[str, ...], str]:
    """Return the tags and the topic that a package gives a question."""
    metadata = resource.child("metadata")
    if metadata is None:
        return (), ""
    tags = (" ".join(each.text().split()) for each in metadata.all() if each.name == "keyword")
    taxa = [each for each in metadata.all() if each.name == "taxon"]
    words = (" ".join(each.text().split()) for each in taxa)
    return tuple(tag for tag in tags if tag), " / ".join(word for word in words if word)


def _older() -> ExpectedError:
    return ExpectedError(
        "This file is in QTI 1.2, an older format that is not read here.",
        "Nothing was taken. Export it again as QTI 2.1 or later; or, from Moodle, as Moodle XML.",
    )


def _refused(message: str) -> ExpectedError:
    return ExpectedError(
        message,
        "Nothing was taken. Export the questions again as a QTI package, and open that file.",
    )

"""The parts of an Office file: a ZIP archive of XML, within bounds, none of it trusted."""

import io
import posixpath
import zipfile
import zlib

from quizapp.packs.intake.elements import BadXml, Element, tree_of
from quizapp.packs.intake.gathering import NoHandout, damaged

MOST_PART = 30_000_000
"""Bytes of a part, unpacked: a book of a thousand pages has a third of it."""
MOST_PARTS = 5_000


class Parts:
    """An open archive; parts are read when they are asked for.

    Args:
        data: the file.
        name: its name, as refusals say it.
        what: what it should be, as "a Word file".

    Raises:
        NoHandout: it is no archive.
    """

    def __init__(self, data: bytes, name: str, what: str) -> None:
        self._name = name
        self._what = what
        self.harmed: list[str] = []
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError) as error:
            raise damaged(name, what) from error
        if len(self._entries) > MOST_PARTS:
            raise self._too_large()

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes | None:
        """Return a part, or None where there is none of this name.

        Raises:
            NoHandout: it is damaged, encrypted or too large.
        """
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise locked(self._name)
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(MOST_PART + 1)
        except (
            *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
            *(ValueError, OSError),
        ) as error:
            raise damaged(self._name, self._what) from error
        if len(data) > MOST_PART:
            raise self._too_large()
        return data

    def tree(self, name: str) -> Element | None:
        """Return the root of a part of XML, or None where there is none of this name.

        Raises:
            NoHandout: it can't be read.
        """
        data = self.read(name)
        if data is None:
            return None
        try:
            return tree_of(data)
        except BadXml as error:
            raise damaged(self._name, self._what) from error

    def spare(self, name: str) -> Element | None:
        """Return the root of a part that the text can do without; None where it can't be read.

        ``harmed`` then names it.
        """
        try:
            return self.tree(name)
        except NoHandout:
            self.harmed.append(name)
            return None

    def related(self, name: str) -> dict[str, list[str]]:
        """Return the parts that a part names, by the last word of what they are to it.

        What lies outside the archive is left out: no file of the computer is ever opened.
        """
        folder, file = posixpath.split(name)
        root = self.spare(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, list[str]] = {}
        for relation in root.children if root is not None else ():
            said = relation.attributes
            target = posixpath.normpath(posixpath.join("/", folder, said.get("Target", "")))[1:]
            if said.get("TargetMode") != "External" and target in self._entries:
                found.setdefault(said.get("Type", "").rpartition("/")[2], []).append(target)
        return found

    def _too_large(self) -> NoHandout:
        return NoHandout(
            f"{self._name} is too large to be read.",
            "Nothing was taken. Split it, or leave out the pictures, and bring the parts.",
        )


def locked(name: str) -> NoHandout:
    """Return the refusal of a file that asks for a password."""
    return NoHandout(
        f"{name} is locked with a password.",
        "Nothing was taken. Open it in the program that made it, save it without a password and "
        "bring that file.",
    )

"""The pictures in a pack's folder: ``pictures/*.png`` and ``*.jpg``, read within bounds."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.content.pictures import (
    FILE_PATTERN,
    MOST_BYTES,
    NoPictureError,
    Picture,
    picture_of,
)
from quizapp.packs.locate import NotFound
from quizapp.packs.problems import nearest

if TYPE_CHECKING:
    from quizapp.core.content.packs import Pack

FOLDER = "pictures"

MOST_OF_PACK = 50_000_000
"""Bytes of all pictures of a pack together: it has to pass through a school's network."""

_NAME = re.compile(FILE_PATTERN)


def is_picture(name: str) -> bool:
    """Return whether a file of a pack, named from its folder, is a picture."""
    folder, _, file = name.rpartition("/")
    return folder == FOLDER and _NAME.fullmatch(file) is not None


def pictures_of(pack: "Pack") -> dict[str, Picture]:
    """Return the pictures of a pack by the names of their files."""
    shown = [passage.picture for document in pack.documents for passage in document.passages]
    shown += [item.picture for item in pack.items()]
    return {picture.file: picture for picture in shown if picture is not None}


class PictureFiles:
    """Reads the pictures of one folder as they are asked for.

    Args:
        folder: the folder of the pack.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._read: dict[str, Picture | NotFound] = {}
        self._left = MOST_OF_PACK

    def found(self, written: Picture) -> Picture | NotFound:
        """Return a picture with its bytes and size, or why there is none.

        Args:
            written: its file and its alternative text.
        """
        if written.file not in self._read:
            self._read[written.file] = self._look(written.file)
        there = self._read[written.file]
        return there if isinstance(there, NotFound) else replace(there, alt=written.alt)

    def _look(self, file: str) -> Picture | NotFound:
        path = self._folder / file
        remedy = f"save it anew as a PNG or JPEG of at most {MOST_BYTES // 1_000:,} kB"
        if not _NAME.fullmatch(file) or not path.is_file() or path.is_symlink():
            there = {one.name for one in self._folder.glob("*")} if self._folder.is_dir() else ()
            meant = nearest(file, there)
            what = f"there is no file {FOLDER}/{file}"
            return NotFound(what, f"did you mean '{meant}'?" if meant else "put it there")
        try:
            with path.open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
            picture = picture_of(file, "", data)
        except NoPictureError as error:
            return NotFound(f"{FOLDER}/{file} {error}", remedy)
        except OSError as error:
            what = f"{FOLDER}/{file} can't be read ({error.strerror or 'unknown reason'})"
            return NotFound(what, "check that you may open it")
        self._left -= len(data)
        if self._left < 0:
            what = f"the pictures have more than {MOST_OF_PACK // 10**6} MB together"
            return NotFound(what, "make them smaller, or leave some out")
        return picture

"""A digest of a pack's files, which tells whether a bank was built from them as they are.

It is taken at every start, so this module loads nothing.
"""

import hashlib
from pathlib import Path, PurePath

FORMAT = b"1"
"""Part of the digest: raised when the same content files are built into other rows."""

TEXTS = (".md", ".yaml")
PICTURES = (".png", ".jpg", ".jpeg")
"""Only in the folder ``pictures``."""


def is_of_pack(file: PurePath) -> bool:
    """Return whether a file in a pack's folder tells what its learners see."""
    return file.suffix in TEXTS or (file.suffix in PICTURES and file.parent.name == "pictures")


def digest_of(folder: Path) -> str:
    """Return a digest of a pack's files and their names; of an empty list for no folder."""
    digest = hashlib.sha256(FORMAT)
    for file in sorted(folder.rglob("*")):
        if is_of_pack(file) and file.is_file():
            digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(file.read_bytes())
    return digest.hexdigest()

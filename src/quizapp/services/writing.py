"""Writing files wholly or not at all."""

import os
from pathlib import Path

from quizapp.core.errors import ExpectedError


def write_wholly(path: Path, content: bytes) -> Path:
    """Write a file beside its place and put it there when it is whole and durable.

    Args:
        path: where it belongs; a file that is there is replaced.
        content: its bytes.

    Returns:
        The path.

    Raises:
        ExpectedError: it can't be written there; a file that was there is as it was.
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        message = f"{path} can't be written: {error.strerror or 'unknown reason'}."
        raise ExpectedError(
            message, "Nothing was changed. Close it in other programs, or choose another place."
        ) from error
    return path

"""Writing the files that users ask for, in the folders they choose."""

from pathlib import Path

from quizapp.core.errors import ExpectedError
from quizapp.env.atomic_files import write_atomically


def write_wholly(path: Path, content: bytes) -> Path:
    """Write a file for the user; see ``env.atomic_files``.

    Args:
        path: where it belongs; a file that is there is replaced.
        content: its bytes.

    Returns:
        The path.

    Raises:
        ExpectedError: it can't be written there; a file that was there is as it was.
    """
    try:
        write_atomically(path, content, private=False)
    except OSError as error:
        message = f"{path} can't be written: {error.strerror or 'unknown reason'}."
        raise ExpectedError(
            message, "Nothing was changed. Close it in other programs, or choose another place."
        ) from error
    return path

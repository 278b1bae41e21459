"""Where things are: the learner's own folder, and what the app carries with it."""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from quizapp.env.atomic_files import write_atomically

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Paths:
    """The folders that the app reads and writes."""

    data: Path
    """The bank, its backups and the settings: the only folder that is written to."""
    content: Path
    """The built-in pack."""
    assets: Path
    """Icons."""


def find_paths(data: Path | None = None, package: Path = _PACKAGE) -> Paths:
    """Return the folders of this installation; none is created.

    Args:
        data: the data folder if one was named (``--data-dir``), else the one that was chosen
            before (``remember_data_folder``), else the system's usual place.
        package: the folder of the ``quizapp`` package.

    Raises:
        FileNotFoundError: the content or the assets did not come with the app.
    """
    return Paths(
        data=data or _chosen_before() or user_data_path("quizapp", appauthor=False),
        content=_carried(package, "content"),
        assets=_carried(package, "assets"),
    )


def shown(path: Path) -> str:
    """Return a path as text that can be shown: signs that are not valid are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def remember_data_folder(folder: Path) -> None:
    """Remember the chosen data folder for later starts.

    Raises:
        OSError: it cannot be kept.
    """
    note = _note_of_data_folder()
    note.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(note, f"{folder.resolve()}\n".encode(), private=True)


def _note_of_data_folder() -> Path:
    return user_config_path("quizapp", appauthor=False) / "data-folder.txt"


def _chosen_before() -> Path | None:
    try:
        note = _note_of_data_folder()
        if not note.is_file():  # a pipe would be waited for
            return None
        text = note.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return Path(text) if text else None


def _carried(package: Path, name: str) -> Path:
    """Return a folder that comes with the app: inside an installed wheel, beside ``src`` else."""
    for folder in (package / name, package.parent.parent / name):
        if folder.is_dir():
            return folder
    message = f"The folder '{name}' is missing from this copy of quizapp. Install it again."
    raise FileNotFoundError(message)

"""Where things are: the learner's own folder, and what the app carries with it."""

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from quizapp.core.errors import ExpectedError

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Paths:
    """The folders that the app reads and writes."""

    data: Path
    """The bank, its backups and the settings: the only folder that is written to."""
    content: Path
    """The built-in pack."""
    assets: Path
    """Icons, themes, translations."""


def find_paths(data: Path | None = None, package: Path = _PACKAGE) -> Paths:
    """Return the folders of this installation; none is created.

    Args:
        data: the data folder if it was chosen (``--data-dir``), else the system's usual place.
        package: the folder of the ``quizapp`` package.

    Raises:
        ExpectedError: the content or the assets did not come with the app.
    """
    return Paths(
        data=data if data is not None else user_data_path("quizapp", appauthor=False),
        content=_carried(package, "content"),
        assets=_carried(package, "assets"),
    )


def _carried(package: Path, name: str) -> Path:
    """Return a folder that comes with the app: inside an installed wheel, beside ``src`` else."""
    for folder in (package / name, package.parent.parent / name):
        if folder.is_dir():
            return folder
    message = f"The folder '{name}' is missing from this copy of quizapp."
    raise ExpectedError(message, "Nothing was changed. Install quizapp again.")

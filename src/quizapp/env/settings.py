"""What a user has set, kept as one small file beside the bank."""

import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from quizapp.env.atomic_files import write_atomically
from quizapp.env.private import make_private_folder

SETTINGS_FILE = "settings.json"
"""Its name in the data folder."""
TEXT_SIZES = (100, 115, 130, 150, 175, 200)
"""Text sizes on offer, in per cent."""


class Appearance(StrEnum):
    """Which colours the app uses."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high contrast"


class Motion(StrEnum):
    """Whether things may move."""

    SYSTEM = "system"
    REDUCED = "reduced"


@dataclass(frozen=True)
class Settings:
    """All settings, each declared once with its default."""

    appearance: Appearance = Appearance.SYSTEM
    text_size: int = 100
    motion: Motion = Motion.SYSTEM
    single_keys: bool = True
    """Whether bare letters and digits respond (WCAG 2.1.4)."""
    ask_certainty: bool = True
    """Whether it is asked how sure one is, after choosing and before the explanation."""
    last_learner: int | None = None
    """Who was learning when the app was last used."""
    maximised: bool = False
    """Whether the window filled the screen when it was last closed."""
    last_folder: str = ""
    """Where the last file was taken from or saved; empty: nowhere yet."""


REMEMBERED = frozenset({"last_learner", "maximised", "last_folder"})
"""What the app notes by itself: nobody chooses it on a screen."""


def load_settings(file: Path) -> Settings:
    """Return the settings kept in a file; the default for each that is missing or unusable.

    A broken settings file must never keep anyone from learning, so nothing is raised for it.
    """
    try:
        if file.exists() and not file.is_file():  # a pipe would be waited for
            return Settings()
        kept = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    return Settings(
        **{f.name: _usable(f.name, kept[f.name]) for f in fields(Settings) if f.name in kept}
    )


def changed_settings(before: Settings, after: Settings) -> frozenset[str]:
    """Return the names of the settings that differ."""
    names = (field.name for field in fields(Settings))
    return frozenset(name for name in names if getattr(before, name) != getattr(after, name))


def save_settings(file: Path, settings: Settings) -> None:
    """Write the settings, wholly or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    make_private_folder(file.parent)
    content = json.dumps(asdict(settings), indent=2) + "\n"
    write_atomically(file, content.encode(), private=True)


def _usable(name: str, kept: Any) -> Any:  # noqa: ANN401  # whatever the file holds
    default = getattr(Settings(), name)
    if isinstance(default, StrEnum):
        return _member(type(default), kept, default)
    if name == "text_size":
        return kept if kept in TEXT_SIZES else default
    if name == "last_learner":
        return kept if isinstance(kept, int) and not isinstance(kept, bool) else None
    return kept if isinstance(kept, type(default)) else default


def _member(kind: type[StrEnum], kept: Any, default: StrEnum) -> StrEnum:  # noqa: ANN401
    try:
        return kind(kept)
    except ValueError:
        return default

"""Every setting has what ``docs/how-to/add-a-setting.md`` asks of it; else it is named."""

import json
import re
from collections.abc import Callable
from dataclasses import fields
from enum import StrEnum
from pathlib import Path

from devtools.gallery.settings_entries import other_settings

from quizapp.env.settings import REMEMBERED, TEXT_SIZES, Settings

ROOT = Path(__file__).resolve().parents[2]
HOW_TO = ROOT / "docs" / "how-to" / "add-a-setting.md"
DOCS = ROOT / "docs" / "settings.md"
SCREEN = ROOT / "src" / "quizapp" / "ui" / "pages" / "settings"

_ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| `(.+?)` \| (.+?) \|$", re.MULTILINE)


def documented(text: str) -> dict[str, tuple[frozenset[str], str]]:
    """Return what a page says of each setting: its values and its default, as JSON."""
    return {
        name: (frozenset(re.findall(r"`(.+?)`", values)), default)
        for name, values, default, _ in _ROW.findall(text)
    }


def _values(name: str) -> frozenset[str]:
    """Return all values of a setting, as JSON; those that can't be listed are left out."""
    default = getattr(Settings(), name)
    if name == "text_size":
        return frozenset(map(json.dumps, TEXT_SIZES))
    if isinstance(default, bool):
        return frozenset({"true", "false"})
    members = list(type(default)) if isinstance(default, StrEnum) else [default]
    return frozenset(map(json.dumps, members))


def _is_documented(name: str) -> bool:
    row = documented(DOCS.read_text("utf-8")).get(name)
    return row == (_values(name), json.dumps(getattr(Settings(), name))) if row else False


def _is_on_screen(name: str) -> bool:
    code = "".join(file.read_text("utf-8") for file in SCREEN.glob("*.py"))
    shown = re.search(rf"\bsettings\.{name}\b", code)
    sent = re.search(rf"\breplace\(self\._settings, {name}=", code)
    return name in REMEMBERED or bool(shown and sent)


def _is_in_gallery(name: str) -> bool:
    if name in REMEMBERED:
        return True
    other = getattr(other_settings(), name, None)
    return other is not None and other != getattr(Settings(), name)


def _is_tested(name: str) -> bool:
    tests = (file for file in (ROOT / "tests").rglob("test_*.py") if file != Path(__file__))
    return any(re.search(rf"\b{name}\b", file.read_text("utf-8")) for file in tests)


PARTS: dict[str, Callable[[str], bool]] = {
    "a row in `docs/settings.md`": _is_documented,
    "a control on the settings screen": _is_on_screen,
    "another value in the gallery": _is_in_gallery,
    "a test that names it": _is_tested,
}
"""What every setting has, by the words with which the list in ``HOW_TO`` begins its lines."""


def forgotten(*names: str) -> list[str]:
    """Return what is missing of settings, each as "setting: what is missing"."""
    return [f"{name}: {part}" for name in names for part, has in PARTS.items() if not has(name)]


def test_nothing_of_a_setting_was_forgotten() -> None:
    missing = forgotten(*(field.name for field in fields(Settings)))
    assert not missing, "\n".join(["see docs/how-to/add-a-setting.md", *missing])


def test_the_page_of_settings_tells_of_none_that_there_is_not() -> None:
    names = {field.name for field in fields(Settings)}
    assert set(documented(DOCS.read_text("utf-8"))) == names
    assert names >= REMEMBERED


def test_the_list_of_the_how_to_is_what_is_looked_for() -> None:
    listed = re.findall(r"^- \[ \] \*\*(.+?)\*\*", HOW_TO.read_text("utf-8"), re.MULTILINE)
    assert listed == list(PARTS)


def test_of_a_setting_that_nobody_made_everything_is_missing() -> None:
    unheard = "un" + "heard_of"  # in one piece this file would name it
    assert forgotten(unheard) == [f"{unheard}: {part}" for part in PARTS]

"""Every setting has what ``docs/how-to/add-a-setting.md`` asks of it; else it is named."""

import ast
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest
from devtools.gallery.settings_entries import other_settings
from PySide6.QtWidgets import QLayout, QWidget

from quizapp.env.settings import REMEMBERED, TEXT_SIZES, Settings
from quizapp.ui.pages.settings.screen import SettingsScreen

pytestmark = pytest.mark.usefixtures("qapp")

ROOT = Path(__file__).resolve().parents[2]
HOW_TO = ROOT / "docs" / "how-to" / "add-a-setting.md"
DOCS = ROOT / "docs" / "settings.md"
SRC, TESTS = ROOT / "src" / "quizapp", ROOT / "tests"
SCREEN = SRC / "ui" / "pages" / "settings"
NO_EFFECT = (SRC / "env", SCREEN, TESTS / "env", TESTS / "ui" / "pages" / "settings")
"""Where settings are kept and chosen, and the tests of that: nothing there is their effect."""

_ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| `(.+?)` \| (.+?) \|$", re.MULTILINE)
_SETTINGS = re.compile(r"(?:^|[._])settings(?:\(\))?$|^Settings\(|^kept\(\w+\)$")
"""What stands for settings in code: ``state.settings``, ``self._settings``, ``kept(data)``."""


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


@cache
def _text(file: Path) -> str:
    return file.read_text("utf-8")


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(_text(file))


def reads(tree: ast.AST, name: str) -> bool:
    """Return whether code reads a setting: ``state.settings.NAME``."""
    return any(
        isinstance(node, ast.Attribute)
        and node.attr == name
        and _SETTINGS.search(ast.unparse(node.value))
        for node in ast.walk(tree)
    )


def sets(tree: ast.AST, name: str) -> bool:
    """Return whether code sets a setting: ``Settings(NAME=…)``, ``replace(settings, NAME=…)``."""
    return any(
        isinstance(node, ast.Call)
        and any(keyword.arg == name for keyword in node.keywords)
        and (
            ast.unparse(node.func) == "Settings"
            or (ast.unparse(node.func) == "replace" and _SETTINGS.search(ast.unparse(node.args[0])))
        )
        for node in ast.walk(tree)
    )


def _trees(files: Iterable[Path], name: str) -> list[ast.Module]:
    """Return the code of those files that name a setting."""
    return [_tree(file) for file in files if file != Path(__file__) and name in _text(file)]


def _with_effect(folder: Path, pattern: str) -> list[Path]:
    """Return the files in which a setting could have its effect, or a test of that."""
    return [
        file
        for file in folder.rglob(pattern)
        if not any(file.is_relative_to(other) for other in NO_EFFECT)
    ]


def _is_documented(name: str) -> bool:
    row = documented(DOCS.read_text("utf-8")).get(name)
    return row == (_values(name), json.dumps(getattr(Settings(), name))) if row else False


def _is_on_screen(name: str) -> bool:
    trees = _trees(SCREEN.glob("*.py"), name)
    shown, sent = (any(has(tree, name) for tree in trees) for has in (reads, sets))
    return name in REMEMBERED or (shown and sent)


def _is_laid_out(name: str) -> bool:
    if name in REMEMBERED:
        return True
    screen = SettingsScreen()
    control = getattr(screen, name, None)
    return isinstance(control, QWidget) and is_laid_out(control)


def is_laid_out(control: QWidget) -> bool:
    """Return whether a control has a place in a layout of the widget around it."""
    around = control.parentWidget()
    layouts = [] if around is None else around.findChildren(QLayout)
    return any(layout.indexOf(control) >= 0 for layout in layouts)


def _is_in_gallery(name: str) -> bool:
    if name in REMEMBERED:
        return True
    other = getattr(other_settings(), name, None)
    return other is not None and other != getattr(Settings(), name)


def _is_read(name: str) -> bool:
    return any(reads(tree, name) for tree in _trees(_with_effect(SRC, "*.py"), name))


def _is_tested(name: str) -> bool:
    trees = _trees(TESTS.rglob("test_*.py"), name)
    return any(reads(tree, name) or sets(tree, name) for tree in trees)


def _has_effect_tested(name: str) -> bool:
    trees = _trees(_with_effect(TESTS, "test_*.py"), name)
    return name in REMEMBERED or any(reads(tree, name) or sets(tree, name) for tree in trees)


PARTS: dict[str, Callable[[str], bool]] = {
    "a row in `docs/settings.md`": _is_documented,
    "a control on the settings screen": _is_on_screen,
    "a place in a section (`addWidget`)": _is_laid_out,
    "another value in the gallery": _is_in_gallery,
    "a place that reads it": _is_read,
    "a test that names it": _is_tested,
    "a test of its effect": _has_effect_tested,
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


def test_a_word_that_a_setting_shares_with_something_else_does_not_count() -> None:
    other = ast.parse("state.notice\nreplace(state, notice=1)\nshow(notice=1)\n'notice'")
    assert not reads(other, "notice")
    assert not sets(other, "notice")
    assert reads(ast.parse("self.context.settings().notice"), "notice")
    assert sets(ast.parse("replace(\n    self._settings,\n    notice=on,\n)"), "notice")
    assert sets(ast.parse("Settings(notice=True)"), "notice")


def test_a_control_that_nobody_laid_out_has_no_place() -> None:
    screen = SettingsScreen()
    assert is_laid_out(screen.motion)
    assert not is_laid_out(QWidget(screen))

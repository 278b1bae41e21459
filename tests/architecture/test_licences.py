"""Every library that the app needs stands in the table of licences."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def plain(name: str) -> str:
    return re.sub(r"[-_.\s]+", "-", name).lower()


def libraries() -> set[str]:
    """Return what the app and its drivers need, directly or by way of others."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extra = project["optional-dependencies"]["postgresql"]
    todo, seen = [*project["dependencies"], *extra, "psycopg-binary"], set()
    while todo:
        match = re.match(r"[\w.-]+", todo.pop())
        assert match is not None
        name = plain(match[0])
        if name in seen:
            continue
        try:
            needed = requires(name) or []
        except PackageNotFoundError:  # for another system or an older Python
            continue
        seen.add(name)
        todo += [each for each in needed if "extra ==" not in each]
    return seen


def test_every_library_stands_in_the_table_of_licences() -> None:
    table = plain((ROOT / "docs/licences.md").read_text("utf-8"))
    alike = {"pyside6-essentials", "shiboken6"}
    assert alike <= libraries()
    assert not [name for name in libraries() if not re.search(rf"\b{re.escape(name)}\b", table)]


def test_what_is_shipped_has_its_licence_beside_it() -> None:
    for name in ("LICENSE", "assets/fonts/OFL.txt", "assets/maps/README.md"):
        assert (ROOT / name).is_file()
        assert name in (ROOT / "docs/licences.md").read_text("utf-8")

"""Every page has what ``docs/how-to/add-a-page.md`` asks of it; what was forgotten is named."""

import re
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOW_TO = ROOT / "docs" / "how-to" / "add-a-page.md"
UI = Path("src", "quizapp", "ui")
PAGES = UI / "pages"


def page_folders(root: Path) -> list[Path]:
    """Return the folder of every page: those of ``ui/pages``, and sub-pages with a ``page.py``."""
    pages = root / PAGES
    folders = {one for one in pages.iterdir() if (one / "__init__.py").exists()}
    return sorted(folders | {file.parent for file in pages.rglob("page.py")})


def forgotten(root: Path) -> list[str]:
    """Return what is missing of pages, each as "page: what is missing"."""
    return [
        f"{folder.relative_to(root / PAGES).as_posix()}: {name}"
        for folder in page_folders(root)
        for name, is_there in PARTS.items()
        if not is_there(root, folder)
    ]


def _module(root: Path, file: Path) -> str:
    return ".".join(file.relative_to(root / "src").with_suffix("").parts)


def _screens(folder: Path) -> list[Path]:
    """Return the modules of a page's screens: of sub-pages too, unless they are pages themselves.

    A page without a screen of its own shows those of folders in it, as Study does.
    """
    inside = [
        file
        for file in sorted(folder.rglob("*screen.py"))
        if not any((up / "page.py").exists() for up in file.parents if folder in up.parents)
    ]
    return inside or sorted(folder.rglob("*screen.py"))


def _has_page(root: Path, folder: Path) -> bool:
    return (folder / "page.py").exists()


def _has_screen(root: Path, folder: Path) -> bool:
    return bool(_screens(folder))


def _is_built(root: Path, folder: Path) -> bool:
    """Return whether ``Pages`` builds it, or for a sub-page another page."""
    wanted = f"from {_module(root, folder / 'page.py')} import"
    builders = [root / UI / "lazy_pages.py"]
    if folder.parent != root / PAGES:
        builders += (root / PAGES).rglob("page.py")
    return any(wanted in file.read_text("utf-8") for file in builders)


def _is_in_gallery(root: Path, folder: Path) -> bool:
    """Return whether entries that the gallery lists build every screen of the page."""
    gallery = root / "devtools" / "gallery"
    listed = (gallery / "entries.py").read_text("utf-8")
    shown = "".join(
        file.read_text("utf-8")
        for file in gallery.glob("*_entries.py")
        if f"*{file.stem}()" in listed
    )
    return all(f"from {_module(root, file)} import" in shown for file in _screens(folder))


def _has_tests(root: Path, folder: Path) -> bool:
    return any((root / "tests" / folder.relative_to(root / "src" / "quizapp")).rglob("test_*.py"))


def _is_on_map(root: Path, folder: Path) -> bool:
    """Return whether ``docs/where.md`` names a file of the page itself, or of a screen in it."""
    text = (root / "docs" / "where.md").read_text("utf-8")
    own = [folder, *(file.parent for file in _screens(folder))]
    places = (re.escape(one.relative_to(root).as_posix()) for one in own)
    return re.search(rf"`(?:{'|'.join(places)})/\w+\.py\b", text) is not None


PARTS: dict[str, Callable[[Path, Path], bool]] = {
    "`page.py`": _has_page,
    "a screen": _has_screen,
    "somebody who builds it": _is_built,
    "an entry in the gallery": _is_in_gallery,
    "a folder of tests": _has_tests,
    "a row in `docs/where.md`": _is_on_map,
}
"""What every page has, by the words with which the list in ``HOW_TO`` begins its lines."""


def test_nothing_of_a_page_was_forgotten() -> None:
    assert len(page_folders(ROOT)) > 10
    missing = forgotten(ROOT)
    assert not missing, "\n".join(["see docs/how-to/add-a-page.md", *missing])


def test_the_list_of_the_how_to_is_what_is_looked_for() -> None:
    listed = re.findall(r"^- \[ \] \*\*(.+?)\*\*", HOW_TO.read_text("utf-8"), re.MULTILINE)
    assert listed == list(PARTS)


def test_of_an_empty_page_everything_is_missing(tmp_path: Path) -> None:
    page = tmp_path / PAGES / "fresh"
    page.mkdir(parents=True)
    (page / "__init__.py").touch()
    for file in (UI / "lazy_pages.py", Path("devtools/gallery/entries.py"), Path("docs/where.md")):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    missing = [f"fresh: {name}" for name in PARTS]
    missing.remove("fresh: an entry in the gallery")  # without a screen there is none to show
    assert forgotten(tmp_path) == missing
    (page / "screen.py").touch()
    assert "fresh: an entry in the gallery" in forgotten(tmp_path)

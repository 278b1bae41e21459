"""The list at the end of ``docs/how-to/add-a-format.md``: what was forgotten is named."""

from pathlib import Path

from quizapp.packs.formats.known import READABLE, WRITABLE, reader, writer

ROOT = Path(__file__).resolve().parents[2]
MODULES = {name: reader(name).__module__.rpartition(".")[2] for name in READABLE} | {
    name: writer(name).__module__.rpartition(".")[2].removesuffix("_writing")
    for name in WRITABLE
    if name not in READABLE
}


def _nothing_misses(names: set[str], part: str) -> None:
    missing = [f"docs/how-to/add-a-format.md: {name}: {part} is missing" for name in sorted(names)]
    assert not missing, "\n".join(missing)


def test_every_format_is_on_the_page_of_formats() -> None:
    page = (ROOT / "docs" / "formats.md").read_text().casefold()
    names = {name for name in MODULES if name.replace("-", " ") not in page}
    _nothing_misses(names, "a section in docs/formats.md")


def test_every_format_has_its_place() -> None:
    where = (ROOT / "docs" / "where.md").read_text()
    _nothing_misses(
        {name for name, module in MODULES.items() if f"/formats/{module}" not in where},
        "a row in docs/where.md",
    )


def test_every_format_has_its_tests() -> None:
    folder = ROOT / "tests" / "packs" / "formats"
    _nothing_misses(
        {name for name, module in MODULES.items() if not list(folder.glob(f"test_{module}*.py"))},
        "a test of its module",
    )


def test_of_every_format_that_is_read_a_file_is_told() -> None:
    kinds = (ROOT / "tests" / "packs" / "test_file_kinds.py").read_text()
    _nothing_misses(
        {name for name in READABLE if f'QuestionFile("{name}")' not in kinds},
        "a file in tests/packs/test_file_kinds.py",
    )

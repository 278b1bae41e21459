"""The files of the phone page: small, plain, and asking nobody else."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "assets" / "phone"
FILES = sorted(PAGE.iterdir())
SCRIPTS = [file for file in FILES if file.suffix == ".js"]
MOST_BYTES = 64 * 1024

LATER_THAN_2017 = re.compile(
    r"\?\.[a-zA-Z(\[]|\?\?|\*\*=|\|\|=|&&=|\.\.\.|=>|`"  # also what is not needed: one plain style
    r"|\basync\b|\bawait\b|\.(?:flat|flatMap|matchAll|replaceAll|at|fromEntries|finally)\("
    r"|catch\s*\{|structuredClone|randomUUID|crypto\.subtle|serviceWorker|clipboard|wakeLock"
)


def _code(file: Path) -> str:
    """Return a script without its comments and the words it shows."""
    text = re.sub(r"^\s*//.*$|\s//\s.*$", "", file.read_text("utf-8"), flags=re.MULTILINE)
    return re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)


def test_the_page_is_small_in_all() -> None:
    assert sum(file.stat().st_size for file in FILES) < MOST_BYTES


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_script_needs_nothing_younger_than_old_phones(file: Path) -> None:
    assert LATER_THAN_2017.findall(_code(file)) == []


@pytest.mark.parametrize("sign", ["a?.b", "a ?? b", "f(...a)", "await a", "catch {", "a.at(1)"])
def test_younger_signs_would_be_found(sign: str) -> None:
    assert LATER_THAN_2017.search(sign)


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_script_is_well_formed(file: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node here to read the script with")
    read = subprocess.run([node, "--check", file], capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_file_names_an_address_elsewhere(file: Path) -> None:
    text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    assert "https:" not in text
    assert not re.search(r"[\"'(=]\s*//\w", text)
    assert not re.search(r"@import|url\(", text)


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_texts_are_never_put_in_as_markup(file: Path) -> None:
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", _code(file)
    )

"""What the code cites exists in ``docs/spec``, and what stands there is cited or kept elsewhere."""

import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from quizapp.core.linting.findings import RULES

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "docs" / "spec"
LINT_RULE = "docs/how-to/add-a-lint-rule.md"

ID = r"(?:[A-Z]{2}-\d+|[LC]\d\d)"
HEADING = re.compile(rf"^### ({ID}) (.+)$", re.MULTILINE)
CITED = re.compile(rf"\b[Ss]pec ({ID}(?:(?:, (?:and )?| and | to ){ID})*)")
LINTED = re.compile(r"\b([LC]\d\d)\b")
PAPERS = re.compile(
    r"\b(?:PEDAGOGY|DESIGN|CONTENT|STYLE|AUTHORING|LAYOUT|PEERS)\.md|\d\.\d, I\d|\(I\d[,)]"
)
"""Papers that a reader of the project does not have, and the way in which they were cited."""

CITING = ("src", "tests", "benchmarks", "bootstrap", "devtools", "assets/phone", "docs", ".ci")
HERE = Path(__file__).name


class Rule(NamedTuple):
    """A rule of the spec."""

    file: str
    id: str
    text: str


def _rules() -> list[Rule]:
    found = []
    for file in sorted(SPEC.glob("*.md")):
        text = file.read_text("utf-8")
        if file.name == "README.md":
            continue
        headings = list(HEADING.finditer(text))
        ends = [*(heading.start() for heading in headings[1:]), len(text)]
        for heading, end in zip(headings, ends, strict=False):
            found.append(Rule(file.name, heading[1], text[heading.end() : end]))
    return found


def _texts(*folders: str) -> dict[str, str]:
    """Return the tracked texts below folders, or of the whole tree, without this file."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *folders], cwd=ROOT, capture_output=True, check=False
    ).stdout
    texts = {}
    for name in filter(None, listed.decode().split("\0")):
        file = ROOT / name
        if not file.is_file() or file.name == HERE:
            continue
        raw = file.read_bytes()
        if b"\0" not in raw:
            texts[name] = raw.decode("utf-8", "replace")
    return texts


def _expanded(citation: str) -> list[str]:
    """Return the ids of a citation: "FB-2 to FB-4" is three of them."""
    ids = re.findall(ID, citation)
    for first, last in re.findall(rf"({ID}) to ({ID})", citation):
        letters, begin = re.fullmatch(r"([A-Z]{2}-|[LC])(\d+)", first).groups()  # type: ignore[union-attr]
        end = int(re.sub(r"\D", "", last))
        ids += [f"{letters}{number}" for number in range(int(begin), end + 1)]
    return ids


def _citations() -> dict[str, set[str]]:
    """Return every cited id with the files that cite it."""
    cited: dict[str, set[str]] = {}
    for name, text in _texts(*CITING).items():
        flat = re.sub(r"\s*\n\s*(?:#|//|\*)?\s*", " ", text)
        ids = [one for citation in CITED.findall(flat) for one in _expanded(citation)]
        if "linting" in name:
            ids += LINTED.findall(text)
        for one in ids:
            cited.setdefault(one, set()).add(name)
    return cited


def test_every_rule_that_is_cited_exists() -> None:
    rules = {rule.id for rule in _rules()}
    assert len(rules) > 90
    cited = _citations()
    assert len(cited) > 90
    unknown = [
        f"{_page(one)}{one}: a heading in `docs/spec` is missing: {sorted(files)} cite it"
        for one, files in sorted(cited.items())
        if one not in rules
    ]
    assert not unknown, "\n".join(unknown)


def _page(rule: str) -> str:
    """Return where a message about a rule of the linter begins: at the page on adding one."""
    return f"{LINT_RULE}: " if LINTED.fullmatch(rule) else ""


def test_every_rule_is_cited_by_code_or_says_who_keeps_it() -> None:
    cited = {
        one
        for one, files in _citations().items()
        if any(not name.startswith("docs/") for name in files)
    }
    assert [
        rule.id for rule in _rules() if rule.id not in cited and "Kept by:" not in rule.text
    ] == []


def test_a_rule_has_an_id_of_its_own_and_a_source() -> None:
    rules = _rules()
    assert [one for one, times in Counter(rule.id for rule in rules).items() if times > 1] == []
    unsourced = [
        f"{_page(rule.id)}{rule.id}: a line `Source: ` in docs/spec/{rule.file} is missing"
        for rule in rules
        if "\nSource: " not in rule.text
    ]
    assert not unsourced, "\n".join(unsourced)


def test_the_readme_lists_each_file_with_the_letters_of_its_ids() -> None:
    table = (SPEC / "README.md").read_text("utf-8")
    listed = {
        (file, letters)
        for file, row in re.findall(r"^\| \[([a-z-]+\.md)\].*?\| ([A-Z, ]+) \|", table, re.M)
        for letters in row.split(", ")
    }
    assert listed == {(rule.file, rule.id.rstrip("-0123456789")) for rule in _rules()}


def test_every_rule_of_the_linter_is_in_the_spec() -> None:
    explained = {rule.id for rule in _rules() if LINTED.fullmatch(rule.id)}
    unexplained, unknown = RULES.keys() - explained, explained - RULES.keys()
    wrong = [
        *(f"{LINT_RULE}: {rule}: a heading in `docs/spec` is missing" for rule in unexplained),
        *(f"{LINT_RULE}: {rule}: a row in `RULES` is missing" for rule in unknown),
    ]
    assert not wrong, "\n".join(sorted(wrong))


def test_every_paper_that_a_rule_rests_on_is_among_the_sources() -> None:
    listed = set(
        re.findall(r"^- \*\*(.+? \d{4})\*\*: ", (SPEC / "sources.md").read_text("utf-8"), re.M)
    )
    named: dict[str, str] = {}
    for file in sorted(SPEC.glob("*.md")):
        if file.name == "sources.md":
            continue
        flat = file.read_text("utf-8").replace("\n", " ")
        for one in re.findall(r"((?:Van der )?[A-Z][a-z]+(?:-[A-Z][a-z]+)? (?:19|20)\d\d)", flat):
            named[one] = file.name
    assert len(listed) > 25
    assert {one: file for one, file in named.items() if one not in listed} == {}
    assert sorted(one for one in listed if one not in named) == []


def test_nothing_cites_a_paper_that_a_reader_does_not_have() -> None:
    found = {name: PAPERS.findall(text) for name, text in _texts().items()}
    assert {name: hits for name, hits in found.items() if hits} == {}

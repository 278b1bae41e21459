"""What the documents link to exists, and the glossary follows the code."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
CODE = re.compile(r"`[^`\n]*`")
"""A link in code is written to be read, not to be followed."""

GLOSSARY = ROOT / "docs" / "glossary.md"


def _rows() -> list[tuple[str, str, str]]:
    rows = []
    for line in GLOSSARY.read_text("utf-8").splitlines()[2:]:
        if line.startswith("| ") and not line.startswith("| word "):
            word, means, owner = (cell.strip() for cell in line.strip("|").split("|"))
            rows.append((word, means, owner))
    return rows


def _anchors(text: str) -> set[str]:
    """Return the anchors of headings as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_link_of_the_documents_leads_somewhere() -> None:
    dead = []
    links = 0
    for file in DOCS:
        for target in re.findall(r"\]\(([^)\s]+)\)", CODE.sub("", file.read_text("utf-8"))):
            if re.match(r"[a-z]+:", target):
                continue
            links += 1
            path, _, anchor = target.partition("#")
            place = file.parent / path if path else file
            if not place.exists() or (anchor and anchor not in _anchors(place.read_text("utf-8"))):
                dead.append(f"{file.relative_to(ROOT)}: {target}")
    assert links > 100
    assert dead == []


def test_every_word_of_the_glossary_has_an_owner_that_knows_it() -> None:
    unknown = []
    rows = _rows()
    assert len(rows) > 100
    for word, means, owner in rows:
        linked = re.findall(r"\[`(\w+)`\]\(\.\./(src/[^)]+\.py)\)", owner)
        if not linked:
            unknown.append(f"{word}: no module")
        texts = [(ROOT / path).read_text("utf-8") for _, path in linked if (ROOT / path).is_file()]
        names = [name for name, _ in linked] + re.findall(r"`(\w+)`", means)
        unknown += [
            f"{word}: {name}"
            for name in names
            if not any(re.search(rf"\b{name}\b", text) for text in texts)
        ]
    assert unknown == []


def test_the_glossary_is_in_order_and_has_each_word_once() -> None:
    words = [word.casefold() for word, _, _ in _rows()]
    assert words == sorted(set(words))

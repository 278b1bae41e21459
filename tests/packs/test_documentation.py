from pathlib import Path

import pytest

from quizapp.core.content.facts import TECHNIQUES
from quizapp.packs.schema import schemas

DOCS = Path(__file__).parents[2] / "docs"


def _fields(name: str) -> set[str]:
    schema = schemas()[name]
    parts = [schema, *schema.get("$defs", {}).values()]
    return {field for part in parts for field in part.get("properties", {})}


@pytest.mark.parametrize(
    ("document", "schema"),
    [
        ("export-format.md", "export.schema.json"),
        ("content-format.md", "facts.schema.json"),
        ("content-format.md", "document.schema.json"),
        ("content-format.md", "pack.schema.json"),
    ],
)
def test_every_field_is_documented(document: str, schema: str) -> None:
    text = (DOCS / document).read_text("utf-8")
    assert [
        f for f in sorted(_fields(schema)) if f"`{f}`" not in text and f"{f}:" not in text
    ] == []


def test_every_technique_is_documented() -> None:
    text = " ".join((DOCS / "content-format.md").read_text("utf-8").split())
    assert [label for label in TECHNIQUES if label not in text] == []

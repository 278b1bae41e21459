from typing import Any

import pytest
from jsonschema import Draft202012Validator

from quizapp.core.content.facts import TECHNIQUES
from quizapp.packs.schema import schemas
from quizapp.packs.yaml_source import read_yaml
from quizapp.packs.yaml_tree import plain_value
from tests.packs.folders import DOCUMENT, FACTS, PACK, changed

FRONT = DOCUMENT.split("---\n")[1]
SAMPLES = (
    ("pack.schema.json", PACK),
    ("facts.schema.json", FACTS),
    ("document.schema.json", FRONT),
)


def _fits(name: str, text: str) -> bool:
    root = read_yaml(text).root
    assert root is not None
    return Draft202012Validator(schemas()[name]).is_valid(plain_value(root))


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_schema_is_a_json_schema(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])


@pytest.mark.parametrize(("name", "text"), SAMPLES)
def test_a_sound_file_fits_its_schema(name: str, text: str) -> None:
    assert _fits(name, text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("status: settled", "statusx: settled"),
        ("status: settled", "status: setled"),
        ("difficulty: 1", "difficulty: 4"),
        ("text: Through China", "text: 1950"),
        ("kind: choice", "kind: choices"),
        ("technique: anecdote for data", "technique: anecdotes"),
        ("passage: dmz-news#usual-route", "passage: dmz-news"),
        ("key: false", "key: No"),
    ],
)
def test_an_editor_sees_what_the_checker_sees(before: str, after: str) -> None:
    assert not _fits("facts.schema.json", changed(FACTS, before, after))


def test_an_editor_offers_the_techniques_and_says_what_fields_are_for() -> None:
    parts: dict[str, Any] = schemas()["facts.schema.json"]["$defs"]
    offered = parts["MythSource"]["properties"]["technique"]
    assert offered["anyOf"][0]["enum"] == list(TECHNIQUES)
    assert "at most 16 words" in parts["FactSource"]["properties"]["fact"]["description"]

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from quizapp.packs.export import exported
from quizapp.packs.load import read_pack
from quizapp.packs.schema import schemas
from tests.packs.folders import FACTS, a_folder, changed

SCHEMA = Draft202012Validator(schemas()["export.schema.json"])


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, Any]:
    pack = read_pack(a_folder(tmp_path)).pack
    assert pack is not None
    as_json: dict[str, Any] = json.loads(json.dumps(exported(pack)))
    return as_json


def test_an_export_holds_documents_facts_evidence_items_options_and_keys(
    whole: dict[str, Any],
) -> None:
    SCHEMA.validate(whole)
    assert whole["format"] == 1
    assert [p["id"] for p in whole["documents"][0]["passages"]] == [
        "dmz-news#usual-route",
        "dmz-news#punishment",
        "dmz-news#arrivals",
    ]
    assert whole["documents"][0]["passages"][2]["table"]["rows"][1] == ["2010", "591", "2,402"]
    (fact,) = whole["facts"]
    quote = fact["evidence"][0]
    text = whole["documents"][0]["passages"][0]["text"]
    assert text[quote["start"] : quote["end"]] == quote["quote"] == "Most people go by way of China"
    choice = fact["items"][0]
    assert choice["options"][choice["key"]]["text"] == "Through China"
    assert [option["key"] for option in choice["options"]] == [True, False, False]
    assert choice["options"][1]["misconception"] == "routes-china"
    assert all(option["feedback"] for option in choice["options"])


def test_a_false_sentence_stands_nowhere_without_what_is_so(whole: dict[str, Any]) -> None:
    walk = whole["facts"][0]["items"][1]
    assert walk["kind"] == "false_statement"
    assert walk["false_claim"] == "Most people who flee North Korea walk across the border."
    assert walk["correction"] == "Most people who flee North Korea go by way of China."
    assert "statement" not in walk
    assert "stem" not in walk
    myth = whole["facts"][0]["myth"]
    assert myth["correction"] == whole["facts"][0]["fact"]
    del walk["correction"]
    with pytest.raises(ValidationError):
        SCHEMA.validate(whole)


def test_a_true_statement_has_no_correction(tmp_path: Path) -> None:
    facts = changed(FACTS, "key: false", "key: true")
    facts = changed(facts, "        correction: Most", "        # Most")
    pack = read_pack(a_folder(tmp_path, facts=facts)).pack
    assert pack is not None
    statement = exported(pack)["facts"][0]["items"][1]
    assert statement["kind"] == "true_statement"
    assert statement["statement"].startswith("Most people")
    assert "correction" not in statement

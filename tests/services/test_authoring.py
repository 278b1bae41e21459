import json
from pathlib import Path

import pytest

from quizapp.core.errors import ExpectedError
from quizapp.services.authoring import Authoring, Remark, write_schemas
from tests.packs.folders import FACTS, a_folder, changed, line_of


def test_a_sound_folder_is_counted(tmp_path: Path) -> None:
    report = Authoring(a_folder(tmp_path)).check()
    assert report.is_sound
    expected = {
        "errors": 0,
        "documents": 1,
        "passages": 3,
        "topics": 1,
        "facts": 1,
        "myths": 1,
        "disputed": 0,
        "items": 2,
        "choice": 1,
        "true_false": 1,
    }
    assert {name: report.counts[name] for name in expected} == expected
    assert report.counts["warnings"] == len(report.remarks)
    assert report.measures["useful"] == report.counts["items"]
    assert report.measures["median_fact_words"] > 0


def test_a_finding_of_the_linter_stands_at_the_line_of_its_item(tmp_path: Path) -> None:
    facts = changed(FACTS, "text: By boat to Japan", "text: None of the above")
    report = Authoring(a_folder(tmp_path, facts=facts)).check()
    assert not report.is_sound
    (found,) = (remark for remark in report.remarks if remark.rule == "L03")
    assert found.file == "content/facts/routes.yaml"
    assert found.line == line_of(FACTS, "id: routes-china-way")
    assert found.where == "routes-china-way"
    assert str(found).endswith(" [L03]")


def test_problems_of_files_and_findings_are_counted_together(tmp_path: Path) -> None:
    facts = changed(FACTS, "text: By boat to Japan", "text: None of the above")
    folder = a_folder(tmp_path, facts=facts)
    (folder / "facts" / "other.yaml").write_text("a: b: c\n", "utf-8")
    report = Authoring(folder).check()
    assert report.counts["errors"] >= 3
    assert report.counts["errors"] == sum(remark.is_error for remark in report.remarks)


def test_a_remark_is_printed_with_file_line_id_what_and_remedy() -> None:
    remark = Remark("content/x.yaml", 3, "x", False, "L06", "A hedge.", "Take it out.")
    assert str(remark) == "content/x.yaml:3: x: warning: A hedge; take it out [L06]"


def test_an_export_is_written_whole(tmp_path: Path) -> None:
    file = tmp_path / "new" / "pack.json"
    Authoring(a_folder(tmp_path)).export(file)
    assert json.loads(file.read_text("utf-8"))["facts"][0]["id"] == "routes-china"
    assert [path.name for path in file.parent.iterdir()] == ["pack.json"]


def test_a_folder_with_errors_is_not_exported(tmp_path: Path) -> None:
    file = tmp_path / "pack.json"
    file.write_text("before", "utf-8")
    folder = a_folder(tmp_path, facts=changed(FACTS, "difficulty: 1", "difficulty: 9"))
    with pytest.raises(ExpectedError, match="1 error"):
        Authoring(folder).export(file)
    assert file.read_text("utf-8") == "before"


def test_an_export_to_an_impossible_place_is_refused_in_words(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    with pytest.raises(ExpectedError, match="can't be written"):
        Authoring(folder).export(folder / "pack.yaml" / "pack.json")


def test_coverage_works_in_spite_of_errors(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, facts=changed(FACTS, "difficulty: 1", "difficulty: 9"))
    coverage = Authoring(folder).coverage()
    assert "dmz-news#usual-route" in coverage.without_question


def test_the_schemas_are_written_for_editors(tmp_path: Path) -> None:
    files = write_schemas(tmp_path / "schemas")
    assert [file.name for file in files] == [
        "pack.schema.json",
        "facts.schema.json",
        "document.schema.json",
        "glossary.schema.json",
        "export.schema.json",
    ]
    assert all("$schema" in json.loads(file.read_text("utf-8")) for file in files)

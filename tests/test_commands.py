import json
from pathlib import Path

import pytest

from quizapp.bank.engine import Bank
from quizapp.cli import main
from quizapp.env import system_libraries
from quizapp.env.clock import system_clock
from quizapp.env.system_libraries import Library
from quizapp.services import examining
from quizapp.services.bank_maintenance import BANK_FILE
from quizapp.services.learners import Learners
from quizapp.services.owner import Owner
from tests.packs.folders import FACTS, a_folder, changed


def test_check_prints_the_counts_and_ends_with_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["content", "check", "--content", str(a_folder(tmp_path))]) == 0
    assert "0 errors" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("before", "after", "printed"),
    [
        ("Most people go", "Most people walk", "routes.yaml:11: routes-china: the quote 'Most"),
        ("feedback: It is short", "key: true\n            feedback: It is short", "2 options are"),
        ("#usual-route", "#nowhere", "routes.yaml:10: routes-china: there is no passage"),
        ("status: settled", 'status: settled\n    as_of: "2016-13"', "there is no date '2016-13'"),
        ("id: routes-china-walk", "id: routes-china-way", "already used in content/facts/routes"),
    ],
)
def test_check_prints_an_error_at_its_line_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], before: str, after: str, printed: str
) -> None:
    folder = a_folder(tmp_path, facts=changed(FACTS, before, after))
    assert main(["content", "check", "--content", str(folder)]) == 1
    assert printed in capsys.readouterr().out


def test_check_json_holds_all_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = a_folder(tmp_path, facts=changed(FACTS, "difficulty: 1", "difficulty: 9"))
    assert main(["content", "check", "--json", "--content", str(folder)]) == 1
    printed = json.loads(capsys.readouterr().out)
    wanted = "errors warnings documents passages facts myths disputed items choice true_false"
    assert set(wanted.split()) <= set(printed)
    assert printed["errors"] == 1
    assert printed["remarks"][0]["line"] == 26


def test_coverage_lists_paragraphs_and_gaps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(a_folder(tmp_path))
    assert main(["content", "coverage", "--content", folder]) == 0
    printed = capsys.readouterr().out
    assert "dmz-news 1: a menu: 0 facts, 0 items\n" in printed
    assert "dmz-news 3: UNACCOUNTED: 0 facts, 0 items\n" in printed
    assert "1 unaccounted\n  dmz-news 3\n" in printed
    assert main(["content", "coverage", "--json", "--content", folder]) == 0
    as_json = json.loads(capsys.readouterr().out)
    assert as_json["unaccounted"] == ["dmz-news 3"]
    assert as_json["documents"][0]["paragraphs"][1]["items"] == [
        "routes-china-way",
        "routes-china-walk",
    ]


def test_export_and_schema_write_files(tmp_path: Path) -> None:
    folder = str(a_folder(tmp_path))
    assert main(["content", "export", str(tmp_path / "p.json"), "--content", folder]) == 0
    assert json.loads((tmp_path / "p.json").read_text("utf-8"))["id"] == "sample"
    assert main(["content", "schema", str(tmp_path / "s")]) == 0
    assert (tmp_path / "s" / "facts.schema.json").exists()


def test_the_built_in_pack_is_found_without_an_option(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["content", "coverage", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"]


def test_doctor_says_whether_the_system_has_what_qt_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(tmp_path), "doctor"]) == 0
    told = capsys.readouterr().out
    assert "ok  system libraries: all are there" in told
    assert "ok  screen: " in told
    lacking = (Library("libxcb-cursor.so.0", "libxcb-cursor0"),)
    monkeypatch.setattr(examining, "missing_libraries", lambda: lacking)
    assert main(["--data-dir", str(tmp_path), "doctor"]) == 1
    (line,) = [each for each in capsys.readouterr().out.splitlines() if each.startswith("BAD")]
    assert "libxcb-cursor.so.0" in line
    assert "apt-get install libxcb-cursor0" in line


def test_without_a_library_of_the_system_the_package_is_named_and_nothing_aborts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking = (Library("libxcb-cursor.so.0", "libxcb-cursor0"),)
    monkeypatch.setattr(system_libraries, "missing_libraries", lambda: lacking)
    assert main([]) == 1
    assert "sudo apt-get install libxcb-cursor0" in capsys.readouterr().err


def test_a_forgotten_pin_is_taken_away_by_who_owns_the_data_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = Bank.open(tmp_path / BANK_FILE, system_clock)
    learners = Learners(bank, system_clock)
    learners.set_pin(learners.add("Mina Park").id, "2468")
    bank.close()
    words = ["--data-dir", str(tmp_path), "learners", "reset-pin"]
    assert main([*words, "Jonas"]) == 1
    assert "no learner named Jonas" in capsys.readouterr().err
    assert main([*words, "mina park"]) == 0
    assert "Mina Park has no PIN any more." in capsys.readouterr().out
    bank = Bank.open(tmp_path / BANK_FILE, system_clock)
    assert [one.has_pin for one in Learners(bank, system_clock).everyone()] == [False]
    bank.close()


def test_a_forgotten_pin_of_the_bank_is_taken_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = Bank.open(tmp_path / BANK_FILE, system_clock)
    Owner(bank, system_clock).set_pin("2468")
    bank.close()
    for told in ("The bank has no PIN any more.", "The bank had no PIN."):
        assert main(["--data-dir", str(tmp_path), "bank", "reset-pin"]) == 0
        assert told in capsys.readouterr().out

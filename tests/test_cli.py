import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from quizapp import cli
from quizapp.cli import main
from quizapp.env import system_libraries
from quizapp.env.system_libraries import Library
from quizapp.env.version import VERSION
from quizapp.services import examining
from tests.packs.folders import FACTS, a_folder, changed
from tests.waiting import PATIENCE


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


def test_an_expected_error_is_told_in_two_lines_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_folder(tmp_path)
    words = ["content", "export", str(folder / "pack.yaml" / "x"), "--content", str(folder)]
    assert main(words) == 1
    told = capsys.readouterr().err
    assert "can't be written" in told
    assert told.count("\n") == 2


def test_an_unknown_command_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["content", "inspect"])
    assert ended.value.code == 2
    assert "invalid choice" in capsys.readouterr().err


def test_ctrl_c_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "content_check", interrupted)
    assert main(["content", "check"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    words = [sys.executable, "-m", "quizapp", "content", "coverage", "--json"]
    running = subprocess.Popen(
        [*words, "--content", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    told = running.stderr.read()
    running.stderr.close()
    assert (running.wait(PATIENCE), told) == (0, b"")


def test_a_terminal_without_korean_gets_an_escape(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, facts=changed(FACTS, "id: routes-china-way", "id: 탈북자"))
    done = subprocess.run(
        [sys.executable, "-m", "quizapp", "content", "check", "--content", str(folder)],
        env={"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert rb"\ud0c8" in done.stdout
    assert done.stderr == b""


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


def test_the_gallery_says_what_it_does_and_which_names_it_knows_not(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "devtools.gallery", str(tmp_path), "nothing-of-this-name"]
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Drawing every screen in every state" in done.stderr
    assert "No screen's name begins with nothing-of-this-name." in done.stderr


@pytest.mark.parametrize("debug", [False, True])
def test_debug_tells_every_step_in_the_terminal_and_in_the_log(tmp_path: Path, debug: bool) -> None:
    data = tmp_path / "data"
    words = [sys.executable, "-m", "quizapp", "--data-dir", str(data), *["--debug"] * debug]
    done = subprocess.run(
        [*words, "bank", "build", "--content", str(a_folder(tmp_path))],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    kept = (data / "quizapp.log").read_text("utf-8")
    assert f" INFO quizapp.cli: quizapp {VERSION} runs bank build: Python 3." in kept
    assert "bank built: " in kept
    assert ("DEBUG quizapp.packs.load: reading a pack: " in kept) == debug
    assert done.stderr == (kept if debug else "")

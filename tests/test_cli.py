import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from quizapp import cli
from quizapp.cli import main
from quizapp.env.version import VERSION
from tests.packs.folders import FACTS, a_folder, changed
from tests.waiting import PATIENCE


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


def test_what_a_folder_measures_is_printed_and_among_the_fields(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["content", "check", "--content", str(a_folder(tmp_path))]
    assert main(words) == 0
    counted, measured = capsys.readouterr().out.splitlines()[-2:]
    assert counted.startswith("0 errors, ")
    assert measured.startswith("core 0, useful 2, extra 0, detective 0, stems naming documents ")
    assert main([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["errors"], told["useful"]) == (0, 2)
    assert told["p90_fact_words"] > 0


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
    assert f" INFO quizapp.commands: quizapp {VERSION} runs bank build: Python 3." in kept
    assert "bank built: " in kept
    assert ("DEBUG quizapp.packs.load: reading a pack: " in kept) == debug
    assert done.stderr == (kept if debug else "")

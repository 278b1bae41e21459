"""The commands for questions from other programs, as they are run."""

import json
from pathlib import Path

import pytest

from quizapp.cli import main
from quizapp.core.content.scoping import BUILT_IN
from quizapp.env.paths import find_paths

AIKEN = """Which is a planet?
A) Mars
B) 달
ANSWER: A

Which is a planet?
A) Mars
B) 달
ANSWER: A

The sun is cold.
A) True
B) False
ANSWER: B

Which has no answer?

Which are moons?
A) Io
B) Europa
ANSWER: A, B
"""


def test_what_is_in_a_file_is_told_and_the_numbers_add_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a quiz, 1.docx"
    file.write_text(AIKEN)
    assert main(["questions", "look", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "aiken"
    assert told["taken"] == told["choice"] + told["true_false"] == 4
    assert told["in_file"] == told["taken"] + len(told["left_out"]) == 5
    assert [one["number"] for one in told["left_out"]] == [4]
    assert (told["duplicates"], told["true_false"], told["lost"]) == (1, 1, [])
    assert {one["number"] for one in told["look_at"]} == {2, 5}


def test_it_is_told_for_people_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "quiz.txt"
    file.write_text(AIKEN)
    assert main(["questions", "look", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "quiz.txt: 5 questions (aiken)"
    assert lines[1] == "  can be taken: 4 (3 choice, 1 true/false)"
    assert "  look at 5 (Which are moons?): 2 right answers: choose one" in lines
    assert any(line.startswith("    4 (Which has no answer?): ") for line in lines)


def test_what_holds_no_questions_is_told_with_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for content, what in ((b"", "an empty file"), (b"Only a text.", "a document"), (None, "could")):
        file = tmp_path / "file"
        file.unlink(missing_ok=True)
        if content is not None:
            file.write_bytes(content)
        assert main(["questions", "look", str(file)]) == 1
        told = capsys.readouterr().err
        assert what in told
        assert told.count("\n") == 2


def test_questions_are_taken_as_drafts_once_and_what_is_ready_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*words: str, status: int = 0) -> str:
        assert main(["--data-dir", str(tmp_path / "data"), *words]) == status
        told = capsys.readouterr()
        return told.err if status else told.out

    run("pack", "add", str(find_paths().assets / "sample-pack"))
    file, out = tmp_path / "quiz.txt", tmp_path / "out.gift"
    file.write_text(AIKEN)
    into = ("questions", "import", str(file), "--pack", "kitchen-myths")
    for _ in range(2):  # telling takes nothing
        told = json.loads(run(*into, "--dry-run", "--json"))
        assert (told["taken"], told["duplicates"], told["changed"]) == (4, 1, 0)
    assert "Begun: night-sky: Night sky." in run("pack", "new", "night-sky")
    assert "a pack night-sky already" in run("pack", "new", "night-sky", status=1)
    assert "a pack north-korean-defectors" in run("pack", "new", BUILT_IN, status=1)
    assert "Night Sky can't be" in run("pack", "new", "Night Sky", status=1)
    assert "3 questions taken" in run("questions", "import", str(file), "--pack", "night-sky")
    assert "Into kitchen-myths: 3 questions taken from quiz.txt." in run(*into)
    assert "Nothing was taken: nothing in it is new." in run(*into)
    export = ("questions", "export", "--pack", "kitchen-myths", str(out), "--format")
    assert json.loads(run(*export, "gift", "--json"))["written"] == 6
    assert "planet" not in out.read_text()  # a draft
    assert "6 questions" in run(*export, "qti")
    assert "There are: gift, " in run(*export, "papyrus", status=1)
    assert "no pack nobody" in run("questions", "import", str(file), "--pack", "nobody", status=1)


def test_questions_of_a_file_are_published_from_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From a quiz of another program to what learners are asked, without a window."""
    data = ["--data-dir", str(tmp_path / "data")]
    file = tmp_path / "quiz.txt"
    file.write_text(AIKEN)
    assert main([*data, "pack", "new", "sky", "--title", "The sky"]) == 0
    assert main([*data, "pack", "publish", "sky"]) == 1
    assert "No question is ready" in capsys.readouterr().err
    assert main([*data, "questions", "import", str(file), "--pack", "sky"]) == 0
    capsys.readouterr()
    assert main([*data, "pack", "list", "--json"]) == 0
    (line,) = json.loads(capsys.readouterr().out)
    assert (line["id"], line["state"], line["questions"]) == ("sky", "being written", 0)
    assert line["drafts"] > 1
    assert main([*data, "pack", "publish", "sky", "--ready", "--note", "First", "--by", "Jo"]) == 0
    said = capsys.readouterr().out
    assert "Marked as ready: " in said
    assert "Published: sky: The sky, release 1: published" in said
    assert main([*data, "pack", "publish", "sky"]) == 1
    assert "Nothing is new" in capsys.readouterr().err
    assert main([*data, "pack", "export", "sky", str(tmp_path / "sky.quizpack")]) == 0

"""``quizapp documents``: on a bank, and on a content folder where none is built yet."""

import hashlib
from pathlib import Path

import pytest

from quizapp.cli import main
from tests.packs.folders import DOCUMENT, a_folder, changed

TEXT = "".join(f"Paragraph {n} of a made-up original, 2,914.\n" for n in range(1, 10))
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
KNOWN = "2754b364eefc703bb5ed1d76220590a1cb1cf589a202c17df764a11290481c87"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return a_folder(tmp_path, document=changed(DOCUMENT, KNOWN, DIGEST))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "mine.txt"
    made.write_text(TEXT, "utf-8")
    return made


def test_an_original_is_attached_listed_and_detached(
    tmp_path: Path, content: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, of = ["--data-dir", str(tmp_path / "d")], ["--content", str(content)]
    assert main([*data, "documents", "list", *of]) == 0
    assert capsys.readouterr().out.endswith(": 001.txt: not attached\n")
    assert main([*data, "documents", "attach", str(file), *of]) == 0
    told = capsys.readouterr().out
    assert told == f"Attached: {file}: the original of A soldier crosses the border\n"
    assert [f.name for f in (tmp_path / "d" / "originals").iterdir()] == [f"{DIGEST}.txt"]
    assert main([*data, "documents", "list", *of]) == 0
    assert capsys.readouterr().out.endswith(": 001.txt: attached\n")
    assert main([*data, "documents", "detach", "dmz-news", *of]) == 0
    assert list((tmp_path / "d" / "originals").iterdir()) == []


def test_one_refused_file_makes_the_status_1_and_the_others_are_attached(
    tmp_path: Path, content: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = tmp_path / "strange.txt"
    strange.write_text("Something else.")
    words = ["--data-dir", str(tmp_path / "d"), "documents", "attach", str(strange), str(file)]
    assert main([*words, "--content", str(content)]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("Attached: ")
    assert told.err.startswith(f"Refused: {strange}: No document here was made from it.")


def test_the_documents_are_those_of_the_bank_where_one_is_built(
    tmp_path: Path, content: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data-dir", str(tmp_path / "d")]
    assert main([*data, "bank", "build", "--content", str(content)]) == 0
    assert main([*data, "documents", "attach", str(file)]) == 0
    assert "A soldier crosses the border" in capsys.readouterr().out


def test_without_a_bank_they_are_those_of_the_built_in_pack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(tmp_path / "d"), "documents", "list"]) == 0
    assert capsys.readouterr().out.count(": not attached\n") >= 5
    assert not (tmp_path / "d").exists()


def test_a_changed_copy_makes_the_status_of_the_list_1(
    tmp_path: Path, content: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, of = ["--data-dir", str(tmp_path / "d")], ["--content", str(content)]
    main([*data, "documents", "attach", str(file), *of])
    (copy,) = (tmp_path / "d" / "originals").iterdir()
    copy.write_text("Changed.")
    assert main([*data, "documents", "list", *of]) == 1
    assert "CHANGED" in capsys.readouterr().out


def test_detaching_names_the_documents_there_are(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--data-dir", str(tmp_path / "d"), "documents", "detach", "nothing"]
    assert main([*words, "--content", str(content)]) == 1
    assert "There is no document nothing." in capsys.readouterr().err

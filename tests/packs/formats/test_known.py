import io
from pathlib import Path

import pytest

from quizapp import cli
from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion, ignore_progress
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.packs.file_kinds import question_format
from quizapp.packs.formats.known import READABLE, WRITABLE, reader, writer

ROOT = Path(__file__).resolve().parents[3]
OPTIONS = (ForeignOption("북한", True), ForeignOption("a < b & c"))
ASKED = ForeignQuestion(1, ItemKind.CHOICE, "Which of the two is it?", OPTIONS)


@pytest.mark.parametrize("name", WRITABLE)
def test_what_is_written_is_known_again_and_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(writer(name)([ASKED]).data)
    found = question_format(file)
    assert found == {"kahoot": "sheet"}.get(name, name)
    assert found in READABLE
    with file.open("rb") as stream:
        (one,) = reader(found)(stream, ignore_progress).questions
    assert one.stem == ASKED.stem
    assert one.options == ASKED.options


@pytest.mark.parametrize("name", READABLE)
def test_every_reader_refuses_an_empty_file_in_words(name: str) -> None:
    with pytest.raises(ExpectedError):
        reader(name)(io.BytesIO(b""), ignore_progress)


def test_a_format_that_is_not_there_is_told_with_those_that_are() -> None:
    for asked in (reader, writer):
        with pytest.raises(ExpectedError, match="format odt") as told:
            asked("odt")
        assert "aiken, " in told.value.hint


def test_the_command_and_the_readme_name_the_formats_that_are_written() -> None:
    named = f"{', '.join(WRITABLE[:-1])} or {WRITABLE[-1]}"
    assert named == cli._FORMATS
    assert named in (ROOT / "README.md").read_text()

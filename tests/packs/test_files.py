from pathlib import Path

import pytest

from quizapp.packs.files import LIMIT_BYTES, TextFile, read_text
from quizapp.packs.problems import Problem


def _written(base: Path, content: bytes) -> TextFile | Problem:
    file = base / "routes.yaml"
    file.write_bytes(content)
    return read_text(file, "content/facts/routes.yaml")


def _text(base: Path, content: bytes) -> str:
    found = _written(base, content)
    assert isinstance(found, TextFile)
    return found.text


def _problem(base: Path, content: bytes) -> str:
    found = _written(base, content)
    assert isinstance(found, Problem)
    return str(found)


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    assert _text(tmp_path, b"\xef\xbb\xbfa: 1\n") == "a: 1\n"


@pytest.mark.parametrize("ending", [b"\r\n", b"\r"])
def test_line_ends_of_other_systems_become_newlines(tmp_path: Path, ending: bytes) -> None:
    assert _text(tmp_path, b"a: 1" + ending + b"b: 2") == "a: 1\nb: 2"


def test_characters_are_composed(tmp_path: Path) -> None:
    decomposed = "탈북자"
    assert _text(tmp_path, decomposed.encode()) == "탈북자"


def test_a_file_in_another_encoding_is_refused_with_line_and_byte(tmp_path: Path) -> None:
    assert _problem(tmp_path, b"a: 1\nb: \xe9\n") == (
        "content/facts/routes.yaml:2: routes: the file is not UTF-8: byte 8 is 0xE9; "
        "save it as UTF-8"
    )


def test_a_utf_16_file_is_named_as_one(tmp_path: Path) -> None:
    assert "saved as UTF-16; save it as UTF-8" in _problem(tmp_path, "a: 1".encode("utf-16"))


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x85", "\u2028"])
def test_an_invisible_control_character_is_refused_with_its_line(
    tmp_path: Path, character: str
) -> None:
    found = _problem(tmp_path, f"a: 1\nb: {character}\n".encode())
    assert found.startswith("content/facts/routes.yaml:2: ")
    assert f"U+{ord(character):04X}" in found


@pytest.mark.parametrize("content", [b"", b" \n\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "the file is empty" in _problem(tmp_path, content)


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    found = read_text(tmp_path / "pack.yaml", "content/pack.yaml")
    assert str(found).startswith("content/pack.yaml:1: pack: the file is missing; ")


def test_a_folder_in_the_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    assert "this is not a file" in str(read_text(tmp_path, "content/pack.yaml"))


def test_a_file_of_50_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.yaml"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)  # NUL bytes: reading them would be a problem of its own
    found = read_text(file, "content/facts/huge.yaml")
    assert str(found).startswith("content/facts/huge.yaml:1: huge: the file is larger than 5 MB")


def test_a_file_of_just_the_largest_size_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    file.write_bytes(b"#" * 100)
    assert isinstance(read_text(file, "large.yaml", limit=100), TextFile)
    assert isinstance(read_text(file, "large.yaml", limit=99), Problem)
    assert LIMIT_BYTES < 50_000_000

import os
from pathlib import Path

import pytest

from quizapp.core.errors import ExpectedError
from quizapp.packs.intake import reading
from quizapp.packs.intake.reading import read_handout
from tests.packs.intake.pdf_files import At, pdf_file
from tests.packs.intake.sound import check, refusal
from tests.packs.intake.word_files import paragraph, run, word_file

FILES = Path(__file__).parent / "files"
TEXT = "Milk is mostly water.\n\nIt turns sour in a warm kitchen."


@pytest.mark.parametrize(
    ("file", "form"), [("milk.docx", "docx"), ("milk.pdf", "pdf"), ("bicycle.docx", "docx")]
)
def test_a_file_is_read_by_what_is_in_it(tmp_path: Path, file: str, form: str) -> None:
    data = (FILES / file).read_bytes()
    renamed = tmp_path / "Milk, 우유 (1).txt"
    renamed.write_bytes(data)
    handout = read_handout(renamed)
    assert handout.format == form
    assert handout == read_handout(data, "milk.dat") == read_handout(FILES / file)
    check(handout, data)


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        (TEXT, "milk.txt", "txt"),
        (TEXT, "milk", "txt"),
        ("# Milk\n\n" + TEXT, "milk.md", "md"),
        (f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", "milk.txt", "html"),
        ("What is milk? {=Water ~Wood}\n\nWhat is bread? {=Flour ~Wood}\n", "q.txt", "txt"),
        ("What is milk?\nA) Water\nB) Wood\nANSWER: A\n", "q.txt", "txt"),
    ],
)
def test_a_text_is_read_in_its_format(text: str, name: str, form: str) -> None:
    handout = read_handout(text.encode(), name)
    assert handout.format == form
    check(handout, text.encode())


def test_progress_is_told_by_every_reader() -> None:
    files = (
        word_file(paragraph(run("Milk."))),
        pdf_file([At(40, 500, "Milk is white.")]),
        b"<html><body><p>Milk</p></body></html>",
        b"# Milk\n\nMilk is white.",
        b"Milk is white.",
    )
    for data in files:
        told: list[float] = []
        read_handout(data, "milk.md", told.append)
        assert told == sorted(told)
        assert told
        assert all(0 < share <= 1 for share in told)


def test_what_is_no_document_is_told_with_what_to_do() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    for data, words in (
        (old + "EncryptedPackage".encode("utf-16-le"), "password"),
        (old + "WordDocument".encode("utf-16-le"), ".doc"),
        (b"{\\rtf1 milk}", "rich text"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "picture"),
        (b"\x00\x01\x02" * 99, "no text"),
    ):
        assert words in refusal(lambda file, name: read_handout(file, name), data).message


@pytest.mark.parametrize("data", [b"", b"  \n"])
def test_an_empty_file_has_no_text(data: bytes) -> None:
    assert "no text" in refusal(lambda file, name: read_handout(file, name), data).message


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    assert "MB" in refusal(lambda file, name: read_handout(file, name), TEXT.encode()).message


def test_what_can_not_be_opened_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "nothing.docx", ""):
        with pytest.raises(ExpectedError, match="could not be read"):
            read_handout(tmp_path / name)

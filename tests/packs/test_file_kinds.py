"""What a file is that somebody drops on the window."""

import io
import os
import random
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from quizapp.core.authoring.file_kinds import (
    DocumentFile,
    FileKind,
    LearnersCopy,
    NameList,
    NotTaken,
    PackFile,
    PlanFile,
    QuestionFile,
)
from quizapp.core.errors import ExpectedError
from quizapp.packs.file_kinds import kind_of, question_format

AIKEN = "What is it?\nA) This\nB) That\nANSWER: B\n"
GIFT = "// a comment\n::Name:: Is it so? {=yes ~no}\n"
QTI = '<?xml version="1.0"?>\n<assessmentItem xmlns="urn:x" identifier="a"/>'
MOODLE = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n<question type="category"/></quiz>'
COPY = '{"format": 1, "about": "Everything that quizapp keeps of one learner. Times", "learner": {'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def office(top: str) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", f"{top}/document.xml": "<a/>"})


def opendocument(kind: str) -> bytes:
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": ""})


def workbook(*rows: list[str | int]) -> bytes:
    book, whole = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(whole)
    return whole.getvalue()


def old_office(part: str) -> bytes:
    """Return the frame of such a file, with the list of its parts far behind its beginning."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", head, 30, 9)
    struct.pack_into("<I", head, 48, 299)
    return bytes(head) + bytes(299 * 512) + part.encode("utf-16-le").ljust(128, b"\0")


def package(kind: str, more: str = "") -> bytes:
    manifest = f'<manifest {more}><resource type="{kind}" href="a.xml"/></manifest>'
    return zipped({"imsmanifest.xml": manifest, "a.xml": "<a/>"})


TAKEN: dict[str, tuple[str | bytes, FileKind]] = {
    "pack": (zipped({"pack.yaml": "id: x", "facts/a.yaml": ""}), PackFile()),
    "pack in a folder": (zipped({"Mine/pack.yaml": "id: x"}), PackFile()),
    "plan": (zipped({"plan.json": '{"format": "quizapp session plan"}'}), PlanFile()),
    "copy": (COPY, LearnersCopy()),
    "names": ("First name;Last name;Class\nAnna;Müller;7a\nBen;Kim;7a\n", NameList()),
    "names, one column": ("Name\nAnna Müller\nBen Kim\n", NameList()),
    "names in Latin-1": ("Name;Vorname\nMüller;Änne\nKim;Ben\n".encode("latin-1"), NameList()),
    "names in a workbook": (
        workbook(["Class 7a"], ["Nachname", "Vorname"], ["Müller", "Anna"], ["Kim", "Ben"]),
        NameList(),
    ),
    "gift": (GIFT, QuestionFile("gift")),
    "gift with a mark": ("\ufeff" + GIFT, QuestionFile("gift")),
    "gift in UTF-16": (GIFT.encode("utf-16"), QuestionFile("gift")),
    "aiken": (AIKEN, QuestionFile("aiken")),
    "aiken, old ends of lines": (AIKEN.replace("\n", "\r"), QuestionFile("aiken")),
    "moodle": (MOODLE, QuestionFile("moodle-xml")),
    "qti": (QTI, QuestionFile("qti")),
    "qti 2.1 package": (package("imsqti_item_xmlv2p1"), QuestionFile("qti")),
    "qti 3.0 package": (package("imsqti_item_xmlv3p0"), QuestionFile("qti")),
    "h5p": (zipped({"h5p.json": "{}", "content/content.json": "{}"}), QuestionFile("h5p")),
    "anki": (zipped({"collection.anki2": "", "media": ""}), QuestionFile("anki")),
    "anki's text": ("#separator:tab\n#html:true\nFront\tTrue\n", QuestionFile("anki")),
    "csv": ("Question,Option 1,Option 2,Right option\nWhat?,a,b,1\n", QuestionFile("csv")),
    "a workbook of questions": (
        workbook(["Question", "Answer 1", "Answer 2", "Correct"], ["What?", "a", "b", 1]),
        QuestionFile("sheet"),
    ),
    "a workbook of questions with names": (
        workbook(
            ["Name", "Class", "Question", "Answer"],
            ["One", "7a", "What?", "a"],
            ["Two", "7a", "Who?", "b"],
        ),
        QuestionFile("sheet"),
    ),
    "a workbook of anything": (workbook([1, 2, 3], [4, 5, 6]), QuestionFile("sheet")),
    "docx": (office("word"), DocumentFile("docx")),
    "pdf": ("%PDF-1.7\n%\xe2\xe3", DocumentFile("pdf")),
    "pdf behind something": (b"\r\n\0\0%PDF-1.4 ", DocumentFile("pdf")),
    "html": ("<!DOCTYPE html>\n<title>A</title><p>B</p>", DocumentFile("html")),
    "xhtml": ('<?xml version="1.0"?>\n<html xmlns="x"><body/></html>', DocumentFile("html")),
    "a piece of html": ("<h1>Title</h1><p>Text</p>", DocumentFile("html")),
    "markdown": ("# Title\n\nA text.\n", DocumentFile("md")),
    "markdown with questions in it": (
        "# Formats\n\nIn GIFT: `Is it? {=yes ~no}`\n\n## Next\n\nText.\n",
        DocumentFile("md"),
    ),
    "code": ("import Name, String\n\nx = 1\ny = 2\nz = f(x)\n", DocumentFile("txt")),
    "a word like a heading": ("One\nTwo\nName\nThree\nFour\n", DocumentFile("txt")),
    "text": ("A text of one paragraph,\nand (so on).\n", DocumentFile("txt")),
    "text in Korean": ("북한에 관한 글입니다.\n둘째 줄.\n".encode("cp949"), DocumentFile("txt")),
    "text with lettered points": ("The points:\nA) one\nB) two\nSo it is.\n", DocumentFile("txt")),
    "text about answers": ("ANSWER: B is what he said.\nA) no\n", DocumentFile("txt")),
    "text with braces": ("A set {1, 2} and its sum: 3 = 1 + 2.\n", DocumentFile("txt")),
}


@pytest.mark.parametrize("case", TAKEN)
@pytest.mark.parametrize("name", ["file", "file.docx", "a, b “셋” file.txt"])
def test_what_is_taken_is_told_by_its_content(tmp_path: Path, case: str, name: str) -> None:
    content, kind = TAKEN[case]
    file = tmp_path / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    assert kind_of(file) == kind


REFUSED = {
    "empty": (b"", "an empty file"),
    "only spaces": (b" \n\t \r\n", "an empty file"),
    "odt": (opendocument("text"), "an OpenDocument text"),
    "ods": (opendocument("spreadsheet"), "an OpenDocument table"),
    "odp": (opendocument("presentation"), "OpenDocument slides"),
    "odg": (opendocument("graphics"), "an OpenDocument file"),
    "pptx": (office("ppt"), "PowerPoint slides"),
    "doc": (old_office("WordDocument"), "a Word document as before 2007 (.doc)"),
    "xls": (old_office("Workbook"), "an Excel table as before 2007 (.xls)"),
    "older xls": (old_office("Book"), "an Excel table as before 2007 (.xls)"),
    "ppt": (old_office("PowerPoint Document"), "PowerPoint slides as before 2007 (.ppt)"),
    "hwp": (old_office("HwpSummaryInformation"), "a Hangul document (.hwp)"),
    "locked": (old_office("EncryptedPackage"), "an Office file with a password"),
    "other office": (old_office("Something"), "a file of an older Office program"),
    "cut office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an older Office program"),
    "rtf": (b"{\\rtf1\\ansi Text}", "a rich text document (RTF)"),
    "epub": (zipped({"mimetype": "application/epub+zip"}), "an e-book (EPUB)"),
    "hwpx": (zipped({"mimetype": "application/hwp+zip"}), "a Hangul document (.hwpx)"),
    "pages": (
        zipped({"Index/Document.iwa": "x"}),
        "a document of Apple's Pages, Numbers or Keynote",
    ),
    "blackboard": (
        package(
            "assessment/x-bb-qti-test", 'xmlns:bb="http://www.blackboard.com/content-packaging/"'
        ),
        "a Blackboard package",
    ),
    "qti 1.2 package": (
        package("imsqti_xmlv1p2"),
        "a file of questions in QTI 1.2, an older format",
    ),
    "qti 1.2": (
        b'<?xml version="1.0"?><questestinterop/>',
        "a file of questions in QTI 1.2, an older format",
    ),
    "course": (package("webcontent"), "a package of a whole course"),
    "moodle course": (zipped({"moodle_backup.xml": ""}), "a backup of a Moodle course"),
    "gzip": (b"\x1f\x8b\x08\0\0", "a packed file, perhaps a backup of a Moodle course"),
    "zip": (zipped({"a.txt": "x", "b.exe": "y"}), "a packed folder (ZIP)"),
    "empty zip": (zipped({}), "a packed folder (ZIP)"),
    "cut zip": (zipped({"a.txt": "x"})[:40], "a damaged file"),
    "hostile zip": (zipped({"../a.txt": "x"}), "an archive that is not safe to open"),
    "jar": (zipped({"META-INF/MANIFEST.MF": ""}), "a program"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
    "webp": (b"RIFF\x24\0\0\0WEBPVP8 ", "a picture"),
    "heic": (b"\0\0\0\x18ftypheic", "a picture"),
    "bmp": (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0", "a picture"),
    "svg": (b'<?xml version="1.0"?>\n<svg xmlns="x"><text>a</text></svg>', "a picture"),
    "mp4": (b"\0\0\0\x18ftypisom", "a film or a sound"),
    "wav": (b"RIFF\x24\0\0\0WAVEfmt ", "a film or a sound"),
    "exe": (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0", "a program"),
    "elf": (b"\x7fELF\2\1\1\0", "a program"),
    "script": (b"#!/bin/sh\nrm -rf /\n", "a program"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\4", "a packed file"),
    "tar": (b"a.txt".ljust(257, b"\0") + b"ustar\0" + bytes(200), "a packed file"),
    "sqlite": (b"SQLite format 3\0\x10\0", "a database, perhaps a backup of quizapp"),
    "font": (b"wOF2\0\1\0\0", "a font"),
    "bytes": (bytes(range(256)) * 4, "a file that holds no text"),
    "json": (b'{"a": [1, 2]}', "data of a program (JSON)"),
    "list of json": (b'[\n {"a": 1}\n]', "data of a program (JSON)"),
    "objections": (
        b'{"format": 1, "about": "x", "objections": []}',
        "a list of what learners said is wrong, for the author of a pack",
    ),
    "xml": (b'<?xml version="1.0"?><a/>', "data of a program (XML)"),
    "flat xml": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>',
        "an office document as XML",
    ),
    "mhtml": (
        b"From: <Saved>\r\nSubject: A\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b"\ttype=x\r\n\r\n<html>",
        "a web page saved as one file (MHTML)",
    ),
    "mail": (b"From: a@b\nSubject: Hello\n\nText\n", "an e-mail"),
    "latex": (b"\\documentclass{article}\n", "a source of LaTeX"),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("name", ["file", "file.docx"])
def test_what_is_not_taken_is_told_with_a_remedy(tmp_path: Path, case: str, name: str) -> None:
    content, what = REFUSED[case]
    (tmp_path / name).write_bytes(content)
    told = kind_of(tmp_path / name)
    assert isinstance(told, NotTaken)
    assert told.what == what
    assert told.remedy.endswith(".")


def test_some_are_told_by_their_name_where_the_text_says_nothing(tmp_path: Path) -> None:
    for name, text, kind in (
        ("a.md", "Only text.\n", DocumentFile("md")),
        ("a.htm", "Only text.\n", DocumentFile("html")),
        ("a.csv", "Where?,here,there,1\nWhen?,now,never,2\n", QuestionFile("csv")),
    ):
        (tmp_path / name).write_text(text)
        assert kind_of(tmp_path / name) == kind
    for name, text, what in (
        ("pack.yaml", "id: x\ntitle: y\n", "a single file of a pack"),
        ("a.csv", "only\nwords\n", "a table in which no question was found"),
    ):
        (tmp_path / name).write_text(text)
        told = kind_of(tmp_path / name)
        assert isinstance(told, NotTaken)
        assert told.what == what


def test_the_format_of_questions_is_told_or_what_it_is_instead(tmp_path: Path) -> None:
    for case, (content, kind) in TAKEN.items():
        file = tmp_path / case
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        if isinstance(kind, QuestionFile):
            assert question_format(file) == kind.format
        else:
            with pytest.raises(ExpectedError, match="holds no questions: it is "):
                question_format(file)
    (tmp_path / "a.odt").write_bytes(opendocument("text"))
    with pytest.raises(ExpectedError, match="an OpenDocument text") as told:
        question_format(tmp_path / "a.odt")
    assert told.value.hint == "Open it in LibreOffice or Word and save it as .docx."


def test_folders_and_what_is_no_file(tmp_path: Path) -> None:
    told = kind_of(tmp_path)
    assert isinstance(told, NotTaken)
    assert told.what == "a folder without a pack in it"
    (tmp_path / "pack.yaml").write_text("id: x\n")
    assert kind_of(tmp_path) == PackFile()
    with pytest.raises(ExpectedError, match="could not be read"):
        kind_of(tmp_path / "gone.txt")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        told = kind_of(tmp_path / "pipe")
        assert isinstance(told, NotTaken)
        assert told.what == "no file"


def test_of_a_large_file_only_the_beginning_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.write("A text of words. 글입니다.\n".encode() * 5_000)
        stream.truncate(2_000_000_000)
    assert kind_of(file) == DocumentFile("txt")


def test_a_letter_that_is_cut_does_not_change_the_encoding(tmp_path: Path) -> None:
    for before in range(3):
        file = tmp_path / f"{before}.txt"
        names = "성,이름,반\n" + "김,하늘,삼\n" * 5_000
        file.write_bytes(b" " * before + names.encode())
        assert kind_of(file) == NameList()


@pytest.mark.parametrize(
    "piece",
    [
        "A) x\n",
        "::",
        "::a::",
        "\\{",
        "<row><c>",
        "a: b\n",
        "{",
        "~=",
        "<a ",
        "<quiz",
        "<!--",
        '"',
        ";",
        "# ",
        "ANSWER: \n",
        "[[",
    ],
)
def test_no_beginning_takes_long(tmp_path: Path, piece: str) -> None:
    file = tmp_path / "file"
    file.write_text(piece * 20_000)
    assert kind_of(file)
    sheet = {"[Content_Types].xml": "", "xl/worksheets/sheet1.xml": piece * 20_000}
    file.write_bytes(zipped(sheet))
    assert kind_of(file) == QuestionFile("sheet")


def test_whatever_is_changed_in_a_file_it_is_told(tmp_path: Path) -> None:
    chance = random.Random(3)
    contents = [case[0] for case in (*TAKEN.values(), *REFUSED.values()) if case[0]]
    sounds = [each.encode() if isinstance(each, str) else each for each in contents]
    file = tmp_path / "file"
    for turn in range(2_000):
        changed = bytearray(sounds[turn % len(sounds)])
        for _ in range(chance.randint(1, 4)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        file.write_bytes(changed)
        assert kind_of(file)

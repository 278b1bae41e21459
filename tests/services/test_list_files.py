"""Files of class lists as schools' computers write them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from quizapp.core.errors import ExpectedError
from quizapp.core.session.rosters import read_roster
from quizapp.services.list_files import open_list

LISTS = {
    "Name;Vorname;Klasse\r\nMüller;Anna;8b\r\nSchröder;Jörg;8b\r\n": (
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
        *("cp1252", "mac_roman", "cp850"),
    ),
    "Anna Müller\nJörg Schröder\nÉlise Weiß": ("cp1252", "mac_roman", "cp850"),
    "Nom;Prénom\nLefèvre;Hélène\nÇelik;Zoé\n": ("cp1252", "mac_roman", "iso8859_15"),
    "Apellidos;Nombre\nGarcía Muñoz;José\nNúñez;Íñigo": ("cp1252", "mac_roman"),
    "Efternamn;Förnamn\nÅkesson;Åsa\nSjöberg;Örjan": ("cp1252",),
    "Sobrenome;Nome\nGonçalves;João\nConceição;Inês": ("cp1252",),
    "Nazwisko;Imię\nWójcik;Łukasz\nBęben;Małgorzata\n": ("cp1250", "cp852"),
    "Łukasz Wójcik\nŻaneta Bąk\nAnna Kowalska": ("cp1250", "cp852", "mac_latin2"),
    "Jiří Dvořák\nAnežka Němcová\nTomáš Novák": ("cp1250", "cp852"),
    "Nagy Ágnes\nSzabó Örs\nKőszegi Bálint": ("cp1250",),
    "Фамилия;Имя\nИванов;Иван\nПетрова;Анна": ("cp1251", "koi8_r", "cp866", "utf-16"),
    "Иван Иванов\nАнна Петрова": ("cp1251", "koi8_r", "cp866"),
    "Soyadı;Adı\nYılmaz;Ayşe\nÖztürk;Çağrı": ("cp1254",),
    "Επώνυμο;Όνομα\nΠαπαδόπουλος;Γιώργος": ("cp1253",),
    "번호,이름\n1,김민지\n2,이서준\n3,박지우": ("cp949", "euc_kr", "utf-16"),
    "김민지\n이서준\n박지우\n최유진": ("cp949",),
    "王小明\n李丽\n张伟": ("gb18030", "gbk"),
    "姓名\n王小明\n陳怡君\n林志豪": ("big5",),
    "氏名\n佐藤太郎\n鈴木花子\n高橋健": ("cp932",),
    "STT;Họ và tên\n1;Nguyễn Văn An": ("utf-8", "utf-16"),
}


@pytest.mark.parametrize(
    ("text", "encoding"), [(text, encoding) for text, many in LISTS.items() for encoding in many]
)
def test_a_list_is_read_in_the_encoding_it_was_written_in(
    text: str, encoding: str, tmp_path: Path
) -> None:
    file = tmp_path / "8b.csv"
    written = text.replace("\n", "\r") if encoding.startswith("mac") else text
    file.write_bytes(written.encode(encoding))
    read = open_list(file)
    assert read_roster(read.text).names == read_roster(text).names
    assert read_roster(read.text).doubtful == ()
    assert read.encoding in read.encodings


def test_another_encoding_can_be_said(tmp_path: Path) -> None:
    file = tmp_path / "8b.csv"
    file.write_bytes("Bęben".encode("cp1250"))
    assert read_roster(open_list(file, "cp1250").text).names == ("Bęben",)
    assert read_roster(open_list(file, "cp1252").text).names == ("Bêben",)


def a_workbook(file: Path) -> Path:
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Cover"
    cover["B2"] = "School report"
    book.create_sheet("Empty")
    pupils = book.create_sheet("8b")
    pupils.append(["Nr", "Nachname", "Vorname", "Geboren", "Code"])
    pupils.append([1.0, "Müller", "Anna", date(2012, 3, 4), 17])
    pupils.append([2, "Schröder", "Jörg", date(2012, 5, 6), 18.5])
    pupils.append([None, None, None])
    pupils.append([3, "Lee", 17])
    book.create_sheet("8c").append(["Zoe Weiß"])
    book.save(file)
    return file


def test_the_sheet_with_the_names_is_read_and_another_can_be_chosen(tmp_path: Path) -> None:
    file = a_workbook(tmp_path / "year.xlsx")
    read = open_list(file)
    assert (read.sheet, read.sheets) == ("8b", ("Cover", "8b", "8c"))
    assert "1\tMüller\tAnna\t2012-03-04\t17" in read.text
    assert read_roster(read.text).names == ("Anna Müller", "Jörg Schröder", "17 Lee")
    assert read_roster(open_list(file, sheet="8c").text).names == ("Zoe Weiß",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "old or locked format"),
        (b"<html><table><tr><td>Ana", "not a list"),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", "not a list"),
        (b"{\\rtf1 Ana}", "not a list"),
        (b"PK\x03\x04 garbage", "not a workbook"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "not a list of names"),
        (bytes(range(32)) * 40, "not a list of names"),
    ],
)
def test_what_is_no_list_is_told_with_a_way_out(content: bytes, words: str, tmp_path: Path) -> None:
    file = tmp_path / "8b.csv"
    file.write_bytes(content)
    with pytest.raises(ExpectedError, match=words) as told:
        open_list(file)
    assert told.value.hint


def test_an_empty_workbook_a_missing_file_and_a_giant_are_told(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "empty.xlsx")
    (tmp_path / "giant.csv").write_bytes(b"Ana\n" * 1_300_000)
    for name, words in (("empty.xlsx", "nothing in it"), ("gone.csv", "could not be read")):
        with pytest.raises(ExpectedError, match=words):
            open_list(tmp_path / name)
    with pytest.raises(ExpectedError, match="far larger"):
        open_list(tmp_path / "giant.csv")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=300))
def test_any_file_gives_names_or_words(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "8b.csv"
    file.write_bytes(content)
    try:
        read = open_list(file)
    except ExpectedError:
        return
    for name in read_roster(read.text).names:
        assert name == name.strip()

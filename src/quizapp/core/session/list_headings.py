"""What the headings of class lists mean, in the languages that schools export them in."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Heading(StrEnum):
    """What stands in the column under a heading."""

    FIRST = "first name"
    LAST = "last name"
    BETWEEN = "between first and last name"
    """Such as the Dutch "van" in a column of its own."""
    WHOLE = "whole name"
    LAST_FIRST = "whole name, the last name first"
    NAME = "name"
    """Whole or half a name: what the other columns don't hold."""
    CLASS = "class"
    OTHER = "other"
    """Known, and no part of a name: a number, a birthday, a mark."""


_FIRST = """
first name, firstname, first, given name, given names, givenname, forename, forenames, fname
vorname, vornamen, rufname, prénom, prénoms, nombre de pila, nome próprio, primeiro nome
voornaam, voornamen, roepnaam, imię, imiona, pierwsze imię, křestní jméno, krstné meno
keresztnév, utónév, prenume, förnamn, tilltalsnamn, fornavn, etunimi, etunimet, kutsumanimi
имя ученика, ім'я, vlastito ime, eesnimi, vārds, vardas, nama depan
名, 名字, اسم الأول, الاسم الأول
שם פרטי, μικρό όνομα, собствено име, fyrsta nafn
"""
_LAST = """
last name, lastname, last, surname, family name, familyname, lname, second name
nachname, familienname, zuname, nom de famille, nom d'usage, nom de naissance
apellido, apellidos, primer apellido, segundo apellido, apellido 1, apellido 2, 1er apellido
2º apellido, 1º apellido, 2do apellido, apellido paterno, apellido materno, cognome, cognomi
apelido, apelidos, sobrenome, último nome, achternaam, familienaam, nazwisko, příjmení
priezvisko, vezetéknév, családnév, nume de familie, efternamn, etternavn, efternavn, sukunimi
soyad, soyadı, soyisim, фамилия, прізвище, prezime, priimek, презиме, επώνυμο, επίθετο
성, 성씨, 姓, 姓氏, 苗字, họ, họ đệm, họ và đệm, họ và tên đệm, họ tên đệm, họ và tên lót, họ lót
nama belakang, perekonnanimi, uzvārds, pavardė, cognom, cognoms, اسم العائلة, שם משפחה, eftirnafn
"""
_NAME = """
name, names, nom, nombre, nombres, nome, naam, jméno, meno, név, nume, namn, navn, nimi
ad, adı, isim, имя, име, ime, όνομα, 이름, 名前, tên, nama, nafn, الاسم, שם, emri
"""
_WHOLE = """
full name, fullname, student, student name, pupil, pupil name, learner, learner name, nickname
display name, schüler, schülerin, schüler in, schülername, schülerinnen und schüler, teilnehmer
élève, élèves, nom complet, alumno, alumna, alumno a, alumnos, estudiante, nombre completo
alunno, alunna, studente, nome completo, aluno, aluna, leerling, leerlingen, volledige naam
uczeń, uczniowie, žák, žáci, žiak, tanuló, tanulók, elev, eleven, oppilas, öğrenci, ad soyad
adı soyadı, ученик, ученики, учащийся, учень, učenik, učenec, μαθητής, ονοματεπώνυμο
성명, 학생, 학생명, 학생 이름, 姓名, 学生, 學生, 学生姓名, 學生姓名, 氏名, 生徒, 生徒名
họ và tên, họ tên, học sinh, tên học sinh, nama lengkap, nama siswa, siswa
الاسم الكامل, اسم الطالب, שם מלא, שם התלמיד
"""
_LAST_FIRST = "фио, ф и о, піб, п і б, last first, sortable name, sort name"
_BETWEEN = """
tussenvoegsel, tussenvoegsels, voorvoegsel, voorvoegsels, namenszusatz, vorsatzwort, particule
"""
_CLASS = """
class, klasse, klassen, classe, clase, klasa, třída, trieda, osztály, clasa, clasă, klass, luokka
sınıf, sınıfı, класс, клас, τάξη, 반, 학급, 班级, 班級, 班, クラス, 組, lớp, turma, group, gruppe
groupe, grupo, klas, form, tutor group, stamklas, razred, odeljenje, oddział, kelas, kurs, section
"""
_OTHER = """
no, nr, number, nummer, lfd nr, lfd, n, num, numéro, número, lp, l p, č, por č, poř č, sorszám
ssz, номер, п/п, no п/п, номер п/п, 번호, 序号, 序號, 学号, 學號, 番号, 出席番号, stt, sıra, sıra no
numara, okul no, öğrenci no, id, student id, pupil id, upn, kennung, schüler id, matricule, rne
nip, pesel, rodné číslo, email, e mail, mail, email address, birthday, birth date, date of birth
dob, geburtsdatum, geburtstag, geb datum, date de naissance, né le, fecha de nacimiento
data di nascita, data de nascimento, geboortedatum, data urodzenia, datum narození
születési dátum, födelsedatum, fødselsdato, doğum tarihi
дата рождения, 생년월일, 出生日期, 生年月日
ngày sinh, sex, gender, geschlecht, sexe, sexo, sesso, geslacht, płeć, pohlaví, nem, kön, kjønn
cinsiyet, пол, 성별, 性别, 性別, giới tính, mark, marks, grade, note, notes, noten, nota, punkte
telefon, phone, téléphone, teléfono, adresse, address, strasse, straße, ort, plz, ville, konfession
religion, bemerkung, bemerkungen, remarks, comment, kommentar, status, year, jahrgang, stufe
middle name, middle, second forename, second given name, zweiter vorname, отчество, по батькові
lrs, username, benutzername, login, passwort, password, furigana, ふりがな, フリガナ, nr w dzienniku
"""

_EASTERN = frozenset(
    (
        *("姓", "名", "名字", "姓氏", "苗字", "성", "성씨", "이름"),
        *("vezetéknév", "családnév", "keresztnév", "utónév"),
        *("tên", "họ", "họ đệm", "họ và đệm", "họ và tên đệm", "họ tên đệm", "họ lót"),
        "họ và tên lót",
    )
)
"""Headings of languages in which the last name is said and written first."""

_QUALIFIERS = re.compile(
    r"\b(?:student'?s?|pupil'?s?|learner'?s?|legal|official|schülers?|des schülers|der schülerin"
    r"|kind|kindes|des kindes|de l'élève|élève|del alumno|del estudiante|dell'alunno|do aluno"
    r"|ucznia|žáka|žiaka|ученика|учня|öğrencinin|학생)\b"
)
_BETWEEN_NAMES = re.compile(
    r"\s*(?:,|&|/|\+|\b(?:and|und|et|y|e|i|a|og|och|ja|ve|in|en|și|si|и|та)\b)\s*"
)


def _table() -> dict[str, Heading]:
    lists = {
        Heading.OTHER: _OTHER,
        Heading.CLASS: _CLASS,
        Heading.BETWEEN: _BETWEEN,
        Heading.LAST_FIRST: _LAST_FIRST,
        Heading.WHOLE: _WHOLE,
        Heading.NAME: _NAME,
        Heading.LAST: _LAST,
        Heading.FIRST: _FIRST,
    }
    found: dict[str, Heading] = {}
    for meaning, text in lists.items():
        for word in re.split(r"[,\n]", text):
            plain = unicodedata.normalize("NFKC", word.strip())
            if plain:
                found[plain] = meaning
    for plain, meaning in list(found.items()):
        bare = _bare(plain)  # as typed on a keyboard without the accents, where it is long enough
        if len(bare) > 3:
            found.setdefault(bare, meaning)
    return found


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.replace("ı", "i").replace("ł", "l"))
    return unicodedata.normalize("NFC", re.sub(r"[\u0300-\u036f]", "", apart))


_MEANINGS = _table()


@dataclass(frozen=True)
class HeadingRow:
    """The headings of a table.

    Args:
        meanings: for each column, what its heading means; None where that is not known.
        eastern: whether they are of a language that says the last name first.
    """

    meanings: tuple[Heading | None, ...]
    eastern: bool

    @property
    def known(self) -> int:
        """Return how many headings are known."""
        return sum(meaning is not None for meaning in self.meanings)

    @property
    def names(self) -> bool:
        """Return whether one of them is of a name."""
        rest = (None, Heading.OTHER, Heading.CLASS)
        return any(meaning not in rest for meaning in self.meanings)


def headings_in(cells: tuple[str, ...]) -> HeadingRow:
    """Return what the cells of a row mean if it is a row of headings."""
    words = [_plain(cell) for cell in cells]
    return HeadingRow(
        tuple(_meaning(word) for word in words),
        any(word in _EASTERN for word in words),
    )


def _plain(cell: str) -> str:
    text = unicodedata.normalize("NFKC", cell).casefold().replace("\u2019", "'")
    text = re.sub(r"\([^)]*\)", " ", text)
    text = re.sub(r"[_\-.:*\"#°№]+", " ", text)
    return " ".join(text.split())


def _meaning(word: str) -> Heading | None:
    if not word:
        return None
    found = _MEANINGS.get(word) or _MEANINGS.get(" ".join(_QUALIFIERS.sub(" ", word).split()))
    if found is not None:
        return found
    slashed = _MEANINGS.get(" ".join(word.replace("/", " ").split()))
    return slashed or _several(word)


def _several(word: str) -> Heading | None:
    """Return what a heading of two parts means, such as "Nazwisko i imię" or "Name, Vorname"."""
    parts = [part for part in _BETWEEN_NAMES.split(word) if part]
    if len(parts) == 1:
        parts = word.split()
    meanings = [_MEANINGS.get(part) for part in parts]
    halves = (Heading.FIRST, Heading.LAST, Heading.NAME)
    if len(parts) < 2 or any(
        m not in halves and p != "отчество" for m, p in zip(meanings, parts, strict=True)
    ):
        return None
    if any(part in _EASTERN for part in parts):
        return Heading.WHOLE
    last_first = (
        meanings[0] is Heading.LAST
        if Heading.LAST in meanings
        else meanings[0] is Heading.NAME and meanings[1] is Heading.FIRST
    )
    return Heading.LAST_FIRST if last_first else Heading.WHOLE

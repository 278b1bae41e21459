"""Class lists as other programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.session.list_lines import MOST_NAMES, LineKind, Order
from quizapp.core.session.names import NAME_LENGTH, name_key
from quizapp.core.session.rosters import AS_IT_STANDS, Wish, read_roster


@pytest.mark.parametrize(
    "text",
    [
        "Ana\nBen\nÇelik",
        "Ana\r\nBen\r\nÇelik\r\n",
        "\ufeffAna\nBen\nÇelik",
        "  Ana  \n\n\nBen\nÇelik\n\n",
        "Ana\N{NO-BREAK SPACE}\n\N{NO-BREAK SPACE}Ben\nÇelik",
        "name\nAna\nBen\nÇelik",
        "Name;Class\nAna;7b\nBen;7b\nÇelik;7b",
        "Class\tPupil\n7b\tAna\n7b\tBen\n7b\tÇelik",
        "class,student,mark\n7b,Ana,1\n7b,Ben,2\n7b,Çelik,3",
        'name,mark\n"Ana",1\n"Ben",2\n"Çelik",3',
        "Ana,7b\nBen,7b\nÇelik,7b",
        "\N{NO-BREAK SPACE}Name\N{NO-BREAK SPACE};x\nAna;1\nBen;2\nÇelik;3",
    ],
)
def test_the_same_three_names_are_found_however_they_are_written(text: str) -> None:
    reading = read_roster(text)
    assert reading.names == ("Ana", "Ben", "Çelik")
    assert reading.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "First name,Last name\nAna,Berg\nBen,Cole",
        "Last name;First name\nBerg;Ana\nCole;Ben",
        "Nachname\tVorname\tKlasse\nBerg\tAna\t7b\nCole\tBen\t7b",
        "surname,mark,forename\nBerg,1,Ana\nCole,2,Ben",
    ],
)
def test_first_and_last_columns_make_the_name_in_the_usual_order(text: str) -> None:
    assert read_roster(text).names == ("Ana Berg", "Ben Cole")


def test_a_column_of_last_names_alone_is_enough() -> None:
    assert read_roster("surname\nBerg\nCole").names == ("Berg", "Cole")


def test_a_name_that_stands_twice_is_kept_with_a_number_and_told() -> None:
    reading = read_roster("Ana\nBen\nANA\nAna")
    assert reading.names == ("Ana", "Ben", "ANA (2)", "Ana (3)")
    assert [one.line for one in reading.doubtful] == [3, 4]
    assert "ANA stands on line 1 too" in reading.problems[0]


def test_a_long_name_is_shortened_and_told() -> None:
    long = "Maximiliana Charlotte Wolkenstein-Oberhausen"
    reading = read_roster(f"{long}\nMaximiliana Westerhagen-Luetzow")
    assert reading.names == ("Maximiliana W.", "Maximiliana Westerhagen-Luetzow")
    assert reading.problems == ("Line 1: 44 characters, at most 40 fit: shortened.",)


def test_what_cannot_be_a_name_is_told_by_its_line() -> None:
    reading = read_roster("Ana\n---\nBen")
    assert reading.names == ("Ana", "Ben")
    assert reading.problems == ("Line 2: “---” cannot be shown as a name.",)


def test_a_list_of_five_hundred_is_taken_whole_and_the_rest_is_told() -> None:
    full = read_roster("\n".join(f"Pupil {n}" for n in range(MOST_NAMES)))
    assert len(full.names) == MOST_NAMES
    assert full.problems == ()
    over = read_roster("\n".join(f"Pupil {n}" for n in range(1_000)))
    assert len(over.names) == MOST_NAMES
    assert len(over.lines) == 1_000
    assert over.problems[0] == f"Line 501: A list holds at most {MOST_NAMES} names."
    assert len(over.problems) == 500


@pytest.mark.parametrize("text", ["", "\n\n", " \t ", "\ufeff", "name\n", ";;;\n;;;"])
def test_an_empty_list_is_empty(text: str) -> None:
    reading = read_roster(text)
    assert (reading.names, reading.problems) == ((), ())


def test_a_number_in_a_cell_is_a_name_like_any_other() -> None:
    assert read_roster("name;x\n17;a\n18;b").names == ("17", "18")


def test_an_open_quotation_mark_costs_no_name() -> None:
    assert read_roster('Ana\n"Ben\nCarl').names == ("Ana", "Ben", "Carl")


@pytest.mark.parametrize("text", ["x" * 300_000, '"' + "x\n" * 20_000 + '"', "," * 200_000])
def test_what_is_no_list_at_all_fails_on_nobody(text: str) -> None:
    assert len(read_roster("Ana\n" + text).names) <= MOST_NAMES


@given(st.text())
def test_any_text_gives_names_that_can_be_shown(text: str) -> None:
    names = read_roster(text).names
    assert all(name == name.strip() and 0 < len(name) <= NAME_LENGTH for name in names)
    assert len({name_key(name) for name in names}) == len(names)


@given(st.lists(st.from_regex(r"[A-Z][a-z]{1,9}", fullmatch=True), unique=True, max_size=40))
def test_plain_names_come_back_in_their_order(names: list[str]) -> None:
    headed = "name\n" + "\n".join(names)
    assert read_roster(headed).names == tuple(names)


EXPORTS = {
    "German": (
        "Name;Vorname;Klasse\r\nMüller;Anna;8b\r\nSchröder;Jörg;8b",
        "Anna Müller|Jörg Schröder",
    ),
    "German, one column": ("Name, Vorname\nMüller, Anna", "Anna Müller"),
    "German, titles above": (
        "Klassenliste 8b\nSchuljahr 2026/27\n\nNr.;Name;Vorname\n1;Müller;Anna\n2;Weiß;Ben",
        "Anna Müller|Ben Weiß",
    ),
    "German, of the pupil": ("Vorname des Schülers\tNachname\nAnna\tMüller", "Anna Müller"),
    "French": ("Nom;Prénom\nDUPONT;Jean-Pierre", "Jean-Pierre DUPONT"),
    "French, no accents": ("nom,prenom\nDupont,Zoé", "Zoé Dupont"),
    "French, one column": (
        "N°\tÉlève\n1\tDUPONT Marie\n2\tDE LA TOUR Jean",
        "Marie DUPONT|Jean DE LA TOUR",
    ),
    "Spanish": ("Apellidos,Nombre\nGarcía López,María José", "María José García López"),
    "Spanish, two": ("1er apellido;2º apellido;Nombre\nGarcía;López;María", "María García López"),
    "Spanish, one column": ('"Apellidos, Nombre"\n"García López, Ana"', "Ana García López"),
    "Portuguese": ("Nome;Apelido\nJoão;Gonçalves", "João Gonçalves"),
    "Italian": ("Cognome e nome\nRossi Giulia", "Giulia Rossi"),
    "Dutch": ("Roepnaam;Tussenvoegsel;Achternaam\nJan;de;Vries\nEva;;Bos", "Jan de Vries|Eva Bos"),
    "Polish": ("Nazwisko;Imię\nKowalski;Jan", "Jan Kowalski"),
    "Polish, one column": ("Lp.;Nazwisko i imię\n1;Kowalski Jan", "Jan Kowalski"),
    "Polish, first name first": ("Imię i nazwisko\nJan Kowalski", "Jan Kowalski"),
    "Czech": ("Příjmení;Jméno;Třída\nDvořák;Jiří;8.B", "Jiří Dvořák"),
    "Slovak": ("Meno;Priezvisko\nJana;Nováková", "Jana Nováková"),
    "Hungarian": ("Vezetéknév;Keresztnév\nNagy;Anna", "Nagy Anna"),
    "Romanian": ("Nume;Prenume\nPopescu;Ioana", "Ioana Popescu"),
    "Swedish": ("Förnamn;Efternamn\nÅsa;Åkesson", "Åsa Åkesson"),
    "Danish": ("Fornavn;Efternavn\nSøren;Bjerre", "Søren Bjerre"),
    "Finnish": ("Sukunimi;Etunimet\nVirtanen;Aino", "Aino Virtanen"),
    "Turkish": ("Okul No;Adı;Soyadı\n17;Işıl;Yılmaz", "Işıl Yılmaz"),
    "Turkish, one column": ("Adı Soyadı\nIşıl Yılmaz", "Işıl Yılmaz"),
    "Russian": ("Фамилия;Имя;Отчество\nПетров;Пётр;Ильич", "Пётр Петров"),
    "Russian, one column": ("№ п/п;ФИО\n1;Петров Пётр", "Пётр Петров"),
    "Ukrainian": ("Прізвище;Ім’я\nШевченко;Олена", "Олена Шевченко"),
    "Greek": ("Επώνυμο;Όνομα\nΠαπαδόπουλος;Γιώργος", "Γιώργος Παπαδόπουλος"),
    "Croatian": ("Prezime;Ime\nHorvat;Ivana", "Ivana Horvat"),
    "Korean": ("번호,이름,반\n1,김민지,3", "김민지"),
    "Korean, two columns": ("번호,성,이름\n1,김,민지", "김민지"),
    "Chinese": ("序号\t姓名\n1\t王小明", "王小明"),
    "Chinese, two columns": ("姓|名\n王|小明", "王小明"),
    "Japanese": ("出席番号,氏名,ふりがな\n1,佐藤 太郎,さとう たろう", "佐藤 太郎"),
    "Vietnamese": ("STT;Họ và tên;Lớp\n1;Nguyễn Văn An;8A", "Nguyễn Văn An"),
    "Vietnamese, two columns": ("Họ và tên đệm\tTên\nNguyễn Văn\tAn", "Nguyễn Văn An"),
    "Moodle": (
        "First name,Last name,ID number,Email address\nAnn,Lee,1,a@b.org\nBo,Li,2,b@b.org",
        "Ann Lee|Bo Li",
    ),
    "Canvas": ('Student,ID,SIS Login ID\n"Lee, Ann",1,al\n"Li, Bo",2,bl', "Ann Lee|Bo Li"),
    "upper case": ("LAST NAME,FIRST NAME\nSMITH,JOHN", "JOHN SMITH"),
}
"""What schools' programs write in several languages, and the names in it."""


@pytest.mark.parametrize("export", EXPORTS)
def test_what_schools_export_is_read_with_the_first_name_first(export: str) -> None:
    text, names = EXPORTS[export]
    reading = read_roster(text)
    assert "|".join(reading.names) == names
    assert reading.doubt == ""
    assert reading.doubtful == ()


@pytest.mark.parametrize(
    "text",
    [
        "Smith, John\nSmith, Jane\nLee, Min-ji",
        '"Smith, John"\r\n"Smith, Jane"\r\n"Lee, Min-ji"\r\n',
        "1. Smith, John\n2. Smith, Jane\n3. Lee, Min-ji",
        "1;Smith;John\n2;Smith;Jane\n3;Lee;Min-ji",
        "Smith,John\rSmith,Jane\rLee,Min-ji\r",
        "• John Smith\n• Jane Smith\n• Min-ji Lee",
        "1) John Smith\n2) Jane Smith\n3) Min-ji Lee",
        "01 John Smith\n02 Jane Smith\n03 Min-ji Lee",
        "Last, First\nSmith, John\nSmith, Jane\nLee, Min-ji",
        "sep=;\r\nSurname;Forename\r\nSmith;John\r\nSmith;Jane\r\nLee;Min-ji",
        'Name|Class\n"Smith, John"|8b\n"Smith, Jane"|8b\n"Lee, Min-ji"|8b',
        "Smith, John (8b)\nSmith, Jane (8b)\nLee, Min-ji (8b)".replace(" (8b)", ""),
    ],
)
def test_three_pupils_are_found_however_a_register_lists_them(text: str) -> None:
    assert read_roster(text).names == ("John Smith", "Jane Smith", "Min-ji Lee")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("King, Martin Luther, Jr.\nLee, Ann", "Martin Luther King Jr."),
        ("O'Brien, Seán\nLee, Ann", "Seán O'Brien"),
        ("van der Berg, Anna\nLee, Ann", "Anna van der Berg"),
        ("1st Lt. Ana\nBen", "1st Lt. Ana"),
        ("Ana 🦉\nBen", "Ana 🦉"),
        ("Jose\u0301\nBen", "José"),
        ("Ana\u00a0Berg\nBen", "Ana Berg"),
    ],
)
def test_names_with_something_special_stay_whole(text: str, name: str) -> None:
    assert read_roster(text).names[0] == name


def test_every_line_is_accounted_for() -> None:
    text = "Class 8b\n\nNo;Name\n1;Ana\n2;\n3;???\nTotal;3 pupils\n"
    reading = read_roster(text)
    assert [(one.line, one.kind, one.taken) for one in reading.lines] == [
        (1, LineKind.ABOVE, False),
        (3, LineKind.HEADING, False),
        (4, LineKind.NAME, True),
        (5, LineKind.NO_NAME, False),
        (6, LineKind.NO_NAME, False),
        (7, LineKind.NO_NAME, False),
    ]
    assert [one.line for one in reading.doubtful] == [5, 6, 7]


def test_a_total_needs_a_number_to_be_none_of_the_names() -> None:
    reading = read_roster("Name\nAna\nSum\nSumme: 2")
    assert reading.names == ("Ana", "Sum")
    assert [one.line for one in reading.doubtful] == [3, 4]


def test_columns_and_order_that_are_said_are_taken() -> None:
    text = "Xara;Ysolde;8b\nUna;Vega;8b"
    guessed = read_roster(text)
    assert guessed.names == ("Ysolde Xara", "Vega Una")
    assert "No heading says" in guessed.doubt
    said = read_roster(text, Wish(columns=(0, 1)))
    assert said.names == ("Xara Ysolde", "Una Vega")
    assert said.doubt == ""
    assert read_roster(text, Wish(separator=",")).names == ("Xara;Ysolde;8b", "Una;Vega;8b")
    assert read_roster("Smith, John", Wish(order=Order.AS_WRITTEN)).names == ("Smith, John",)
    assert read_roster("Name\nBen", Wish(heading=0)).names == ("Name", "Ben")


def test_a_list_that_was_kept_is_read_as_it_stands() -> None:
    names = ("Smith, John", "1. Ana", "Name", "DUPONT Marie")
    assert read_roster("\n".join(names), AS_IT_STANDS).names == names


def test_one_class_of_several_can_be_taken() -> None:
    text = "Name;Vorname;Klasse\nMüller;Anna;8a\nMüller;Anna;8b\nWeiß;Ben;8b"
    reading = read_roster(text)
    assert reading.groups == ("8a", "8b")
    assert len(reading.names) == 3
    assert read_roster(text, group="8b").names == ("Anna Müller", "Ben Weiß")


def test_letters_that_were_read_wrongly_are_told() -> None:
    for name in ("M\ufffdller", "MÃ¼ller", "Schr\x9ader", "Аnna"):
        (line,) = read_roster(f"Ben\n{name}").doubtful
        assert "letters look wrong" in line.doubt


def test_names_that_look_alike_are_told_on_both_lines() -> None:
    reading = read_roster("José\nBen\nJose")
    assert reading.problems == (
        "Line 1: It looks almost like Jose.",
        "Line 3: It looks almost like José.",
    )

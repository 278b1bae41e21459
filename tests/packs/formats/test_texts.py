import pytest

from quizapp.packs.formats.texts import decoded, tidy

KOREAN = "다음 중 북한의 수도는 어디입니까? 평양이 수도이다."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_a_file_says_of_its_encoding_is_no_guess(codec: str) -> None:
    assert decoded(KOREAN.encode(codec)) == (KOREAN, "")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(codec: str) -> None:
    assert decoded("A plain question?".encode(codec)) == ("A plain question?", "")


@pytest.mark.parametrize(
    ("text", "codec", "words"),
    [
        (KOREAN, "cp949", "Korean"),
        ("Où est né l'élève qui a été reçu à l'école ?", "cp1252", "Western European (Windows"),
        ("Die größte Stadt über dem Fluß heißt Köln", "cp1252", "Western European (Windows"),
        ("Größe und Maß. Über zwölf.", "mac_roman", "Macintosh"),
        ("Który kraj jest największy? Źródło: książka", "cp1250", "Central European"),
        ("Какой город является столицей России?", "cp1251", "Cyrillic"),
        ("北京是中国的首都吗？请选择正确的答案", "gb18030", "Chinese"),
        ("日本の首都はどこですか。東京です", "cp932", "Japanese"),
    ],
)
def test_other_encodings_are_guessed_and_the_note_says_so(
    text: str, codec: str, words: str
) -> None:
    read, note = decoded(text.encode(codec))

    assert read == text
    assert words in note
    assert "guessed" in note


def test_two_encodings_in_one_file_are_both_read() -> None:
    read, note = decoded("Größe?\r\n".encode() + "Fluß über Köln\r\n".encode("cp1252"))

    assert read == "Größe?\nFluß über Köln\n"
    assert "two encodings" in note


def test_lines_end_alike_and_controls_are_gone() -> None:
    assert decoded(b"a\rb\r\nc\nd\0\x1a\x0b")[0] == "a\nb\nc\nd\n"


def test_letters_put_together_from_parts_are_one() -> None:
    assert decoded("e\u0301 \u1112\u1161\u11ab".encode())[0] == "é 한"


def test_damaged_text_is_read_and_told() -> None:
    read, note = decoded("\ufefféé".encode()[:-1])

    assert read == "é\ufffd"
    assert "damaged" in note


def test_any_bytes_can_be_read() -> None:
    for start in range(256):
        assert isinstance(decoded(bytes((start + place * 7) % 256 for place in range(300)))[0], str)


def test_tidy_text_has_no_superfluous_white_space() -> None:
    assert tidy(" a\xa0\t b \r\n \n c\u200b\ufeffd ") == "a b\ncd"

"""Scripts of signs."""

from quizapp.core.scripts import by_script, signs_of


def test_only_letters_beyond_plain_latin_need_a_look() -> None:
    assert signs_of(["Plain words, 10 %.", "“café” – 탈북 北 Я"]) == frozenset("é탈북北Я")


def test_signs_are_told_by_their_script() -> None:
    assert by_script("탈북北éЯ\U00010570") == {
        "Latin": "é",
        "Cyrillic": "Я",
        "Chinese": "北",
        "Korean": "북탈",
        "Vithkuqi": "\U00010570",
    }

from quizapp.core.content.facts import TECHNIQUES
from quizapp.core.content.technique_words import TECHNIQUE_WORDS, technique_words


def test_every_technique_has_words_and_no_word_is_without_one() -> None:
    assert set(TECHNIQUE_WORDS) == {label for label in TECHNIQUES if label}


def test_an_unknown_technique_and_none_stay_as_they_are() -> None:
    assert technique_words("red herring") == "red herring"
    assert technique_words("") == ""

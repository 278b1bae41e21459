import pytest

from quizapp.core.linting.grammar import is_plural, takes_an
from tests.core.linting.making import choice, form_rules, options


@pytest.mark.parametrize(
    "text",
    ["apple", "hour", "honest man", "heir", "8-year plan", "11", "18th", "NGO", "MP",
     "uninvited guest", "unimportant one", "older man", "umbrella"],
)  # fmt: skip
def test_an_stands_before_what_sounds_like_a_vowel(text: str) -> None:
    assert takes_an(text)


@pytest.mark.parametrize(
    "text",
    ["book", "university", "union", "unit", "European", "one-way road", "UN body", "US state",
     "user", "house", "1", "113", "DMZ", "U.N. body"],
)  # fmt: skip
def test_a_stands_before_what_sounds_like_a_consonant(text: str) -> None:
    assert not takes_an(text)


def test_an_article_at_the_end_of_the_stem_must_fit_all_options() -> None:
    stem = "The person who leads people over the border is called {}"
    assert form_rules(choice(stem.format("a:"), "*broker", "guard", "pastor")) == []
    assert form_rules(choice(stem.format("a:"), "*broker", "agent", "pastor")) == ["L08 error"]
    assert form_rules(choice(stem.format("a(n):"), "*broker", "agent", "pastor")) == []
    assert form_rules(choice(stem.format("an:"), "*agent", "actor", "uncle")) == []


def test_a_verb_at_the_end_of_the_stem_must_not_fit_the_key_alone() -> None:
    stem = "By their own account, what the soldiers on watch fear most {}:"
    alone = choice(stem.format("are"), "*mines", "hunger", "the cold")
    assert form_rules(alone) == ["L08 error"]
    assert form_rules(choice(stem.format("are"), "*mines", "dogs", "the cold")) == []
    assert form_rules(choice(stem.format("is"), "*hunger", "mines", "dogs")) == ["L08 error"]
    assert form_rules(choice(stem.format("is"), "*hunger", "the cold", "dogs")) == []


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("mines", True),
        ("people from the North", True),
        ("three rivers", True),
        ("the river and the sea", True),
        ("a list of names", False),
        ("hunger", False),
        ("politics", False),
        ("Laos", True),  # names in s are beyond us; only an error if the key alone agrees
        ("39", None),
    ],
)
def test_the_number_of_an_option_is_told_by_its_head(text: str, plural: bool | None) -> None:
    assert is_plural(text) is plural


@pytest.mark.parametrize(
    "texts",
    [
        ("*12 per cent", "A small share", "Everyone"),
        ("*They fear arrest.", "Fear of arrest", "Hunger"),
        ("*They fear an arrest", "By train at night", "Hunger"),
    ],
)
def test_options_of_mixed_form_are_an_error(texts: tuple[str, ...]) -> None:
    assert "L08 error" in form_rules(options(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("*12 per cent", "half", "One in three"),
        ("*They fear arrest", "Guards shoot people", "It rains there"),
        ("*In 1998", "During the famine", "After the war"),
        ("*To the U.S.", "To the U.K.", "To Japan"),
        ("*Hunger", "Fear of arrest", "The wish to see relatives"),
        ("*About 34,000 people since the war ended there", "Few people", "Many people"),
    ],
)
def test_options_of_one_form_pass(texts: tuple[str, ...]) -> None:
    assert "L08 error" not in form_rules(options(*texts))

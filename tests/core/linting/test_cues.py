import pytest

from tests.core.linting.making import choice, found_in, options, rules


@pytest.mark.parametrize(
    "word",
    ["always", "never", "all", "none", "every", "only", "must", "completely", "impossible"],
)
def test_an_absolute_word_in_a_distractor_alone_is_a_cue(word: str) -> None:
    assert "L05" in rules(options("*In the oak wood", f"It is {word} so", "In the elm wood"))
    both = options(f"*Such is {word} the case", f"It is {word} so", "In the elm wood")
    assert "L05" not in rules(both)


def test_words_that_only_contain_an_absolute_word_are_no_cue() -> None:
    assert "L05" not in rules(options("*In a town", "In a small hall", "By a wall", "Everyone"))


@pytest.mark.parametrize("words", ["Almost all", "Nearly every day", "Not always", "Hardly never"])
def test_what_stops_short_of_all_is_not_absolute(words: str) -> None:
    assert "L05" not in rules(options("*In the oak wood", f"{words} of them", "In the elm wood"))
    both = options("*In the oak wood", f"{words} of them, all told", "In the elm wood")
    assert "L05" in rules(both)


@pytest.mark.parametrize("word", ["usually", "often", "may", "generally", "typically"])
def test_a_hedge_in_the_key_alone_is_a_cue(word: str) -> None:
    assert "L06" in rules(options(f"*It {word} rains", "It snows here", "It hails here"))
    assert "L06" not in rules(options(f"*It {word} rains", f"It {word} snows", "It hails here"))


@pytest.mark.parametrize("date", ["May 2016", "25 May 2016", "In May 2016"])
def test_may_the_month_is_no_hedge(date: str) -> None:
    assert "L06" not in rules(options("*" + date, "July 2017", "June 2018"))


def test_a_word_shared_by_stem_and_key_alone_is_a_clang_in_any_form() -> None:
    stem = "What do brokers who guide people demand for it?"
    assert "L16" in rules(choice(stem, "*Guided prayer", "Money", "Work"))
    assert "L16" not in rules(choice(stem, "*Guided prayer", "Money", "A guide"))
    assert "L16" not in rules(choice(stem, "*What they can give", "Money", "Work"))


def test_a_clang_is_told_in_the_words_of_the_key() -> None:
    (finding,) = found_in(
        choice("Which of the figures does he judge?", "*The figure", "Sums", "Names")
    )
    assert "'figure'" in finding.message


def test_a_distractor_that_alone_echoes_the_stem_is_a_cue_too() -> None:
    stem = "What do brokers who guide people demand for it?"
    (finding,) = found_in(choice(stem, "*Money", "Guided prayer", "Work"))
    assert (finding.rule, finding.where) == ("L16", "routes-china-way")
    assert "“Guided prayer” shares 'guided'" in finding.message
    assert rules(choice(stem, "*Money for guides", "Guided prayer", "Work")) == []
    assert rules(choice(stem, "*Money", "Prayer for it", "Work")) == []


def test_two_distractors_that_echo_the_stem_without_the_key_are_told_once() -> None:
    stem = "What do brokers who guide people demand for it?"
    assert len(found_in(choice(stem, "*Money", "Guided prayer", "A guide's work"))) == 1


def test_the_key_that_shares_most_with_the_others_is_convergent() -> None:
    assert "L17" in rules(
        options("*A fishing boat to Japan", "A fishing net at sea", "A freight train to Japan")
    )


def test_options_that_all_share_alike_do_not_converge() -> None:
    assert "L17" not in rules(options("*The northern river", "The eastern river", "The sea river"))
    assert "L17" not in rules(options("*A boat to Japan", "A train to Japan", "A walk home"))


@pytest.mark.parametrize(
    "key",
    [
        "In camp 14 alone",
        "In a camp (a small one)",
        "In a camp, which is small",
        "In a camp – a small one",
        "In camps because of it",
    ],
)
def test_a_figure_bracket_or_clause_in_the_key_alone_is_a_cue(key: str) -> None:
    assert "L28" in rules(options("*" + key, "In a school at night", "In a church at night"))


@pytest.mark.parametrize(
    "texts",
    [
        ("*In camp 14", "In camp 15", "In a church"),
        ("*A well-known camp", "A school", "A church"),
        ("*Because it rained", "In a school", "In a church"),
        ("*China, Laos and Thailand", "A school", "A church"),
    ],
)
def test_what_a_distractor_has_too_or_every_name_may_have_is_no_cue(texts: tuple[str, ...]) -> None:
    assert "L28" not in rules(options(*texts))

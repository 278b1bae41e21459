"""One test per design value: just within it nothing is said, just beyond it something is."""

import pytest

from quizapp.core.content.items import Item
from quizapp.core.linting import limits
from quizapp.core.linting.lint import lint_bank
from quizapp.core.linting.positions import keys_too_often_in_one_place
from tests.builders import a_passage, a_statement
from tests.core.linting.making import (
    bank_rules,
    choice,
    fact_of,
    fact_rules,
    options,
    pack_of,
    renamed,
    rules,
    statements,
)

_NAMES = (
    "amber birch cedar dune ember fjord grove heath inlet jetty knoll lagoon meadow nook orchard "
    "pond quay ridge shore tundra upland valley wharf yard zinnia"
)
WORDS = _NAMES.split()


def _word(n: int, length: int) -> str:
    """Return a word of so many letters that no other item or option holds."""
    return (WORDS[n % len(WORDS)] + "bcdfghjklmnpqrstvwxz" * 3)[:length]


def _with_key_longest(times: int, of: int, k: int) -> tuple[Item, ...]:
    items = []
    for n in range(of):
        key = _word(n, 9 if n < times else 7)
        others = [_word(n + step, 8) for step in range(1, k)]
        items.append(
            choice(f"Which {_word(n, 6)} {_word(n + 3, 7)} is number {n} here?", f"*{key}", *others)
        )
    return renamed(tuple(items))


def _statement_of(words: int, n: int, negated: bool = False) -> str:
    parts = [_word(n + step, 6) for step in range(words - 1)]
    return " ".join([*parts, "not" if negated else "so"]) + "."


def test_significance_is_five_per_cent() -> None:
    assert limits.SIGNIFICANCE == 0.05


def test_key_to_longest() -> None:
    others = ("b" * 5 + " " + "c" * 24, "d" * 30, "e" * 30)
    assert limits.KEY_TO_LONGEST == 1.33
    assert rules(options("*aaa aaa aaa " + "f" * 27, *others)) == []  # 39 to 30
    assert rules(options("*aaa aaa aaa " + "f" * 28, *others)) == ["L01"]  # 40 to 30


def test_key_words() -> None:
    assert limits.KEY_WORDS == 4
    assert rules(options("*aa bb cc", "xxxxx", "yyyyy")) == []
    assert rules(options("*a b c d", "xxxxx", "yyyyy")) == ["L01"]


def test_key_to_mean_and_extra_characters() -> None:
    assert (limits.KEY_TO_MEAN, limits.KEY_EXTRA_CHARACTERS) == (1.5, 10)
    assert rules(options("*" + "k" * 30, "b" * 20, "c" * 20)) == ["L01"]
    assert rules(options("*" + "k" * 29, "b" * 20, "c" * 20)) == []
    assert rules(options("*" + "k" * 18, "b" * 8, "c" * 8)) == ["L01"]
    assert rules(options("*" + "k" * 17, "b" * 8, "c" * 8)) == []


@pytest.mark.parametrize(
    ("times", "of", "k"),
    [(6, 10, 4), (9, 20, 4), (13, 30, 4), (16, 40, 4), (11, 20, 3), (15, 30, 3)],
)
def test_the_reference_counts_of_longest_keys(times: int, of: int, k: int) -> None:
    def judged(longest: int) -> list[str]:
        found = bank_rules(*_with_key_longest(longest, of, k))
        return [rule for rule in found if rule != "L29 warning"]  # the key is written first

    assert judged(times) == ["L02 error"]
    assert judged(times - 1) == []


def test_longest_key_items() -> None:
    assert limits.LONGEST_KEY_ITEMS == 10
    assert bank_rules(*_with_key_longest(9, 9, 4)) == []
    assert bank_rules(*_with_key_longest(10, 10, 4)) == ["L02 error"]


def test_k_type_options() -> None:
    assert limits.K_TYPE_OPTIONS == 2
    assert rules(options("*Hunger", "Debt", "Hunger and debt", "Fear")) == []
    assert "L04" in rules(options("*Hunger", "Debt", "Fear and hunger", "Fear and debt"))


def test_near_duplicate() -> None:
    assert limits.NEAR_DUPLICATE == 0.9
    nine, ten = " ".join(WORDS[:9]), " ".join(WORDS[:10])
    eight = " ".join(WORDS[:8])
    assert "L09" in rules(options(f"*{ten}", nine, "other"))
    assert "L09" not in rules(options(f"*{nine}", eight, "other"))


def test_fixed_order_items() -> None:
    assert limits.FIXED_ORDER_ITEMS == 20
    first = [options("*10", "20", "30", "40")] * 20
    assert list(keys_too_often_in_one_place(first[:19], "pack")) == []
    assert [f.rule for f in keys_too_often_in_one_place(first, "pack")] == ["L10"]


@pytest.mark.parametrize(
    ("most", "least", "of"), [(9, 1, 10), (15, 5, 20), (21, 9, 30), (33, 17, 50)]
)
def test_the_reference_counts_of_true_statements(most: int, least: int, of: int) -> None:
    every = [_statement_of(6, n * 7) for n in range(of)]

    def with_true(number: int) -> tuple[Item, ...]:
        return renamed(statements(True, *every[:number]) + statements(False, *every[number:]))

    def balance(number: int) -> list[str]:
        return [rule for rule in bank_rules(*with_true(number)) if rule.startswith("L11")]

    assert balance(most) == balance(least) == ["L11 warning"]
    assert balance(most - 1) == balance(least + 1) == []


def test_balance_items() -> None:
    assert limits.BALANCE_ITEMS == 10
    every = statements(True, *(_statement_of(6, n) for n in range(10)))
    assert bank_rules(*every[:9]) == []
    assert "L11 warning" in bank_rules(*every)


def test_options_least_and_most() -> None:
    assert (limits.OPTIONS_LEAST, limits.OPTIONS_MOST) == (3, 4)
    assert rules(options("*Oak", "Elm")) == ["L14"]
    assert rules(options("*Oak", "Elm", "Ash")) == []
    assert rules(options("*Oak", "Elm", "Ash", "Yew")) == []
    assert rules(options("*Oak", "Elm", "Ash", "Yew", "Fir")) == ["L14"]


def test_verbatim_tokens_and_share() -> None:
    assert (limits.VERBATIM_TOKENS, limits.VERBATIM_SHARE) == (8, 0.6)
    run = "the border between the two Koreas is mined"  # 8 tokens of the passage

    def of(stem: str) -> list[str]:
        return rules(a_statement(key=True, stem=stem))

    assert of(f"Indeed {run}.") == ["L15"]
    assert of("Indeed the border between the two Koreas is closed.") == []  # 7 tokens
    assert of(f"{run} {_statement_of(5, 3)}") == ["L15"]  # 8 of 13: 62 %
    assert of(f"{run} {_statement_of(6, 3)}") == []  # 8 of 14: 57 %


def _copied(tokens: int, of: int, n: int) -> str:
    shared = a_passage().text.lower().split()[:tokens]
    return " ".join([*shared, *(_word(n + step, 6) for step in range(of - tokens))])


def _leaking(copied: int, each: int = 10) -> list[str]:
    true = statements(True, *(_copied(copied, 20, n) for n in range(each)))
    false = statements(False, *(_copied(0, 20, n + 5) for n in range(each)))
    return [rule for rule in bank_rules(*true, *false) if rule.startswith("L15")]


def test_verbatim_leak() -> None:
    assert limits.VERBATIM_LEAK == 0.15
    assert _leaking(3) == []
    assert _leaking(4) == ["L15 warning"]


def test_statements_of_each() -> None:
    assert limits.STATEMENTS_OF_EACH == 10
    assert _leaking(6, each=9) == []
    assert _leaking(6, each=10) == ["L15 warning"]


@pytest.mark.parametrize(("true", "expected"), [(6, []), (7, ["L24 error"])])
def test_the_reference_counts_of_negations(true: int, expected: list[str]) -> None:
    # "not" and "so." differ by a letter in ten words: no cue of length
    first = statements(True, *(_statement_of(10, n * 3, n < true) for n in range(10)))
    second = statements(False, *(_statement_of(10, n * 3 + 1, n < 1) for n in range(10)))
    assert bank_rules(*first, *second) == expected


@pytest.mark.parametrize(
    ("true", "false", "expected"),
    [(8, 10, []), (7, 10, ["L24 warning"]), (10, 8, []), (11, 8, ["L24 warning"])],
)
def test_length_ratio_least_and_most(true: int, false: int, expected: list[str]) -> None:
    assert (limits.LENGTH_RATIO_LEAST, limits.LENGTH_RATIO_MOST) == (0.8, 1.25)
    first = statements(True, *("aaaa " * true for _ in range(10)))
    second = statements(False, *("bbbb " * false for _ in range(10)))
    judged = bank_rules(*first, *second)
    assert [rule for rule in judged if rule.startswith("L24")] == expected


def test_content_word_letters() -> None:
    assert limits.CONTENT_WORD_LETTERS == 4
    stem = "Which {} do the soldiers cross on their way home?"
    assert rules(choice(stem.format("bog"), "*A bog", "A sea", "A fen")) == []
    assert rules(choice(stem.format("lake"), "*A lake", "A sea", "A fen")) == ["L16"]


def test_stem_words_least() -> None:
    assert limits.STEM_WORDS_LEAST == 6
    assert rules(choice("Which tree grows by rivers?", "*Oak", "Elm", "Ash")) == ["L19"]
    assert rules(choice("Which tree grows along wide rivers?", "*Oak", "Elm", "Ash")) == []


def test_stem_words_most() -> None:
    assert limits.STEM_WORDS_MOST == 60
    assert rules(choice("hill " * 59 + "hill?", "*Oak", "Elm", "Ash")) == []
    assert rules(choice("hill " * 60 + "hill?", "*Oak", "Elm", "Ash")) == ["L22"]


def test_stem_sentences_most() -> None:
    assert limits.STEM_SENTENCES_MOST == 3
    one = "Rain fell. "
    assert rules(choice(one * 2 + "Which tree stood in it?", "*Oak", "Elm", "Ash")) == []
    assert rules(choice(one * 3 + "Which tree stood in it?", "*Oak", "Elm", "Ash")) == ["L22"]


def test_shared_first_words() -> None:
    assert limits.SHARED_FIRST_WORDS == 3
    assert rules(options("*In the oak", "In the elm", "In the ash")) == []
    assert rules(options("*In the old oak", "In the old elm", "In the old ash")) == ["L23"]


def test_fact_words_most() -> None:
    assert limits.FACT_WORDS_MOST == 16
    assert fact_rules(fact_of(statement="hill " * 16)) == []
    assert fact_rules(fact_of(statement="hill " * 17)) == ["L31"]


def test_fact_grade_most() -> None:
    assert limits.FACT_GRADE_MOST == 8
    # 0.39 x 9 words + 11.8 x syllables a word - 15.59: 15 syllables give 7.6, 16 give 8.9
    of_one, of_two = "hill ", "river "
    assert fact_rules(fact_of(statement=of_one * 3 + of_two * 6)) == []
    assert fact_rules(fact_of(statement=of_one * 2 + of_two * 7)) == ["L31"]


def test_naming_share_and_items() -> None:
    assert (limits.NAMING_SHARE, limits.NAMING_ITEMS) == (0.15, 20)

    def judged(naming: int, of: int) -> list[str]:
        stems = [
            f"Which {_word(n, 6)} {'does the report name' if n < naming else 'is tall'} in {n}?"
            for n in range(of)
        ]
        every = (choice(stem, "*Oak", "Elm", "Ash") for stem in stems)
        return [rule for rule in bank_rules(*renamed(tuple(every))) if rule.startswith("L32")]

    assert judged(3, 20) == []
    assert judged(4, 20) == ["L32 warning"]
    assert judged(4, 19) == []


def _hedged(true: int, false: int) -> list[str]:
    every = [*_stems_with("often", true + false)]
    items = statements(True, *every[:true]) + statements(False, *every[true:])
    found = lint_bank(pack_of(*renamed(items)))
    return [f.rule for f in found if f.rule == "L29" and "“hedge”" in f.message]


def _stems_with(word: str, number: int) -> list[str]:
    return [f"{_word(n, 6)} {word} {_word(n + 5, 7)} by {n}." for n in range(number)]


def test_cue_items() -> None:
    assert limits.CUE_ITEMS == 30
    assert _hedged(29, 0) == []
    assert _hedged(30, 0) == ["L29"]


@pytest.mark.parametrize(
    ("true", "false", "told"),
    # Wilson's interval of 20 of 30 reaches down to 49 %, of 21 of 30 to 52 %
    [(20, 10, False), (21, 9, True), (10, 20, False), (9, 21, True)],
)
def test_a_cue_tells_where_its_interval_does_not_touch_chance(
    true: int, false: int, told: bool
) -> None:
    assert _hedged(true, false) == ["L29"] * told


def test_reconciling_items_and_keys() -> None:
    assert (limits.RECONCILING_ITEMS, limits.RECONCILING_KEYS) == (10, 0.5)

    def judged(as_key: int, of: int) -> list[str]:
        every = [
            choice(
                f"Which {_word(n, 6)} {_word(n + 3, 7)} is number {n}?",
                "*Both trees" if n < as_key else "*Two trees",
                "Some oak" if n < as_key else "Both oaks",
                "An old elm",
            )
            for n in range(of)
        ]
        return [rule for rule in bank_rules(*renamed(tuple(every))) if rule.startswith("L30")]

    assert judged(5, 10) == []
    assert judged(6, 10) == ["L30 warning"]
    assert judged(9, 9) == []


def test_demanding_share_and_items() -> None:
    assert (limits.DEMANDING_SHARE, limits.DEMANDING_ITEMS) == (0.25, 20)

    def judged(hard: int, of: int) -> bool:
        items = [
            choice(
                f"{_statement_of(6, n * 5)}?",
                f"*{_word(n, 7)}",
                _word(n + 1, 7),
                _word(n + 2, 7),
                difficulty=3 if n < hard else 1,
            )
            for n in range(of)
        ]
        return "C09" in {f.rule for f in lint_bank(pack_of(*renamed(tuple(items))))}

    assert not judged(5, 20)
    assert judged(4, 20)
    assert not judged(0, 19)

import pytest

from quizapp.core.content.items import Item, ItemKind
from quizapp.core.learning.statistics import wilson
from quizapp.core.linting.bank_cues import CueRate, cue_rates
from quizapp.core.linting.lint import lint_bank
from tests.builders import a_statement
from tests.core.linting.making import choice, options, pack_of, renamed, statements


def _rate(cue: str, *items: Item, kind: ItemKind = ItemKind.CHOICE) -> CueRate:
    (found,) = [rate for rate in cue_rates(items) if (rate.cue, rate.kind) == (cue, kind)]
    return found


def _told(cue: str, *items: Item, kind: ItemKind = ItemKind.CHOICE) -> tuple[int, int]:
    rate = _rate(cue, *items, kind=kind)
    return rate.items, rate.hits


def test_a_cue_counts_where_it_leaves_options_out() -> None:
    hedged = [
        options("*It often rains", "It snows", "It hails"),
        options("*It rains", "It often snows", "It usually hails"),
        options("*It often rains", "It often snows", "It may hail"),  # all of them
        options("*It rains", "It snows", "It hails"),  # none of them
    ]
    rate = _rate("hedge", *hedged)
    assert (rate.items, rate.hits) == (2, 1)
    assert rate.chance == pytest.approx((1 / 3 + 2 / 3) / 2)
    assert rate.rate == 0.5
    assert rate.interval == wilson(1, 2)


@pytest.mark.parametrize(
    ("cue", "with_it", "without"),
    [
        ("hedge", "About 20 of them", "What it is about"),
        ("hedge", "Almost every bat", "In May 2016"),
        ("comparative", "At least two", "At last two"),
        ("comparative", "More than two", "Then two"),
        ("comparative", "Fewer bats", "Few bats"),
        ("comparative", "Over half of it", "Over the hill"),
        ("comparative", "Under 20 of them", "Under a hill"),
        ("and", "Bats and birds", "Sandy birds"),
        ("or", "Bats or birds", "Orderly birds"),
        ("verb of telling", "He says no such thing", "He essays no such thing"),
        ("figure", "In 2009", "In that year"),
        ("absolute", "They always sleep", "In the hallways"),
        ("negation", "They do not sleep", "They knot ropes"),
    ],
)
def test_the_cues_of_words(cue: str, with_it: str, without: str) -> None:
    item = options(f"*{with_it}", without, "They sleep")
    assert _told(cue, item) == (1, 1)
    assert _told(cue, options(f"*{without}", "They fly", "They sleep")) == (0, 0)
    said = statements(True, with_it, without)
    assert _told(cue, *said, kind=ItemKind.TRUE_FALSE) == (1, 1)
    assert _told(cue, *statements(False, with_it), kind=ItemKind.TRUE_FALSE) == (1, 0)


def test_what_shares_most_and_what_shares_least_with_the_stem() -> None:
    stem = "Which river do wild geese follow south?"
    item = choice(stem, "*The lake", "A river south", "Some geese")
    assert _told("shares most with the stem", item) == (1, 0)
    assert _told("shares least with the stem", item) == (1, 1)
    level = choice(stem, "*Some geese", "A river", "The south")
    assert _told("shares most with the stem", level) == (0, 0)
    tied = _rate("shares most with the stem", choice(stem, "*A river", "Some geese", "The lake"))
    assert tied.hits == 1
    assert tied.chance == pytest.approx(2 / 3)


def test_the_longest_and_the_shortest_with_their_ties() -> None:
    item = options("*aaaa", "bbbb", "cc")
    assert _told("longest", item) == (1, 1)
    assert _rate("longest", item).chance == pytest.approx(2 / 3)
    assert _told("shortest", item) == (1, 0)
    assert _told("longest", options("*aa", "bb", "cc")) == (0, 0)


def test_places_as_written_and_the_middle_of_three_figures() -> None:
    last = options("aa", "bb", "*cc")
    middle = options("10", "*20", "30")
    four = options("aa", "bb", "cc", "*dd")
    every = (last, middle, four)
    assert _told("first place", *every) == (3, 0)
    assert _told("middle place", *every) == (2, 1)
    assert _told("last place", *every) == (3, 2)
    assert _rate("last place", *every).chance == pytest.approx((1 / 3 + 1 / 3 + 1 / 4) / 3)
    assert _told("middle figure", *every) == (1, 1)


def test_statements_longer_than_most_are_those_above_the_median() -> None:
    items = statements(True, "aaaaaaa", "aaaa") + statements(False, "aaa")
    assert _told("longer than most", *items, kind=ItemKind.TRUE_FALSE) == (1, 1)
    assert _rate("longer than most", *items, kind=ItemKind.TRUE_FALSE).chance == 0.5


def test_items_without_one_key_and_a_bank_without_items_have_no_cue() -> None:
    rates = [*cue_rates([]), *cue_rates([choice("?", "Oak often", "Elm", "Ash")])]
    assert {rate.items for rate in rates} == {0}
    assert all(rate.ok and rate.rate == rate.chance for rate in rates)


def _often(true: int, false: int) -> tuple[Item, ...]:
    stems = [f"Bats of kind {n} often sleep in tree {n * 7}." for n in range(true + false)]
    return statements(True, *stems[:true]) + statements(False, *stems[true:])


@pytest.mark.parametrize(
    ("true", "false", "remedy"),
    [(30, 4, "Make false statements"), (4, 30, "Make true statements"), (17, 17, "")],
)
def test_a_cue_that_tells_is_told_with_its_rate_and_chance(
    true: int, false: int, remedy: str
) -> None:
    found = lint_bank(pack_of(*renamed(_often(true, false))))
    hedges = [f for f in found if f.rule == "L29" and "“hedge”" in f.message]
    assert [f.remedy.startswith(remedy) for f in hedges] == [True] * bool(remedy)
    assert [f"{true / 34:.0%} (" in f.message for f in hedges] == [True] * bool(remedy)


def test_an_echo_of_the_stem_that_is_never_the_key_is_told() -> None:
    def bank(echo: bool) -> list[str]:
        word = "Bird" if echo else "Tree"
        every = (
            choice(f"Which bird is number {n} by it?", f"*Oak {n}", f"{word} {n}", f"Elm {n}")
            for n in range(30)
        )
        found = lint_bank(pack_of(*renamed(tuple(every))))
        return [f.message for f in found if f.rule == "L29" and "the stem" in f.message]

    most, least = bank(echo=True)
    assert "“shares most with the stem” finds the key in 0 of 30 questions: 0% (0% to 11%)" in most
    assert "“shares least with the stem” finds the key in 30 of 30 questions: 100%" in least
    assert bank(echo=False) == []


def test_a_statement_is_no_choice() -> None:
    assert _told("hedge", a_statement(stem="It often rains.")) == (0, 0)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.linting.clauses import double_negative, joins_two_ideas
from quizapp.core.linting.statements import longest_run, shared_run
from quizapp.core.linting.words import negations
from tests.builders import a_passage, a_statement
from tests.core.linting.making import bank_rules, fact_of, found_in, statements


@pytest.mark.parametrize(
    "statement",
    [
        "Bats are not blind and they never fly in daylight.",
        "They cross the river and then go secretly through China by train.",
        "The money covered basic needs, but they remained among the poorest.",
        "In 2002 border forces caught 17 people and deported them to China.",
        "The route has become less common because the border is guarded.",
        "The South is easy to poll; the North is closed.",
        "His wife is ill, and he flees to China.",
        "The law grants housing and is revised each year.",
        "Many leave relatives behind and do not know their fate.",
    ],
)
def test_a_second_verb_after_a_conjunction_is_a_second_idea(statement: str) -> None:
    assert joins_two_ideas(statement) is not None


@pytest.mark.parametrize(
    "statement",
    [
        "Most people go by way of China and other countries before they reach the South.",
        "Men and women are treated alike.",
        "People who flee to China and other countries are counted.",
        "The reason is that China and North Korea are close allies.",
        "The report says that men and women were treated alike.",
        "The border is mined and guarded.",
        "Between 1998 and 2009 the number of arrivals rose.",
        "The number rose between 1998 and 2009.",
        "China refuses refugee status because of its treaty with the North.",
        "There are minefields, armed guards and further obstacles that can kill.",
        "It calls for attention and diplomacy to deal with the causes.",
        "The list names the article “Cold and They Fled” as its source.",
        "Training covers politics, economics and work.",
        "Educated people and workers were counted.",
        "The soldiers want to leave and find work.",
        "Arrivals peaked in May and June of 2009.",
    ],
)
def test_joined_nouns_numbers_and_participles_are_one_idea(statement: str) -> None:
    assert joins_two_ideas(statement) is None


@pytest.mark.parametrize(
    "statement",
    [
        "No one may not leave.",
        "It is not uncommon to wait a year.",
        "Crossing isn't impossible there.",
        "Nobody has never tried.",
        "It never has no guards.",
    ],
)
def test_two_negations_in_a_statement_are_a_double_negative(statement: str) -> None:
    assert len(double_negative(statement)) == 2


@pytest.mark.parametrize(
    "statement",
    [
        "Neither the army nor the police guards it.",
        "Not only soldiers but also civilians cross, and no fence stops them.",
        "It is not common to wait a year.",
        "He did not say “never” in the interview.",
        "Nobody knows whether or not they left.",
        "Office No. 39 does not pay them.",
    ],
)
def test_one_negation_is_no_double_negative(statement: str) -> None:
    assert double_negative(statement) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It is not so.", 1),
        ("It isn't so.", 1),
        ("It isn’t so.", 1),
        ("He cannot leave.", 1),
        ("Nothing and nobody", 2),
        ("Notable knots in November", 0),
        ("Not only here", 0),
    ],
)
def test_negations_are_counted_as_whole_words(text: str, number: int) -> None:
    assert len(negations(text)) == number


def test_the_longest_shared_run_is_found_across_punctuation_and_case() -> None:
    statement = a_statement(key=True, stem="The Border, between the two Koreas, is closed.")
    run = shared_run(statement, fact_of(statement), {a_passage().id: a_passage()})
    assert (run.passage_id, run.tokens) == (a_passage().id, 7)
    assert run.share == pytest.approx(7 / 8)


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_the_longest_run_is_that_of_comparing_everything(a: list[str], b: list[str]) -> None:
    runs = [
        size
        for size in range(1, len(a) + 1)
        for at in range(len(a) - size + 1)
        for there in range(len(b) - size + 1)
        if a[at : at + size] == b[there : there + size]
    ]
    assert longest_run(a, b) == max(runs, default=0)


def test_a_copied_statement_is_told_where_it_was_copied_from() -> None:
    copied = a_statement(key=True, stem=a_passage().text.split(".")[0] + ".")
    (finding,) = found_in(copied)
    assert finding.rule == "L15"
    assert str(a_passage().id) in finding.message


def test_a_leak_of_negation_names_the_key_that_it_tells() -> None:
    true = statements(True, *["Rain fell over the whole hill there."] * 10)
    false = statements(False, *["Rain never fell over the hill there."] * 10)
    assert "L24 error" in bank_rules(*true, *false)

from dataclasses import replace

import pytest

from quizapp.core.content.facts import Status
from quizapp.core.linting.content import dated_figure, names_source, sensitive_word
from quizapp.core.linting.lint import lint_fact
from tests.builders import a_choice, a_passage, a_statement
from tests.core.linting.making import choice, fact_of, fact_rules, rules


@pytest.mark.parametrize(
    ("statement", "figure"),
    [
        ("Women made up 71% of them.", "%"),
        ("Some 45 per cent gave economic reasons.", "per cent"),
        ("Most defectors are women.", "Most defectors"),
        ("Most of those who flee are women.", "Most of"),
        ("The latest survey counts women.", "latest"),
        ("About 34,000 people have come since the war.", "34,000"),
        ("The reward was raised to $860,000.", "$860,000"),
        ("One in five has thought of it.", "One in five"),
        ("Over half of defectors are from one province.", "half of"),
        ("Since 1996 only 20 soldiers have come.", "20"),
        ("In 2023, 196 defectors came.", "196"),
    ],
)
def test_totals_shares_and_rates_want_a_date(statement: str, figure: str) -> None:
    assert dated_figure(statement) == figure
    assert fact_rules(fact_of(statement=statement)) == ["C02"]
    assert fact_rules(fact_of(statement=statement, as_of="2016")) == []


@pytest.mark.parametrize(
    "statement",
    [
        "The armistice of 27 July 1953 drew the line.",
        "The line is 248 kilometres long and 4 kilometres wide.",
        "The border with Russia is 11 miles long.",
        "Men serve in the army for 7–10 years.",
        "New arrivals take a 12-week course.",
        "The 24-year-old soldier crossed in May 2016.",
        "Students up to the age of 35 pay no fees.",
        "Resolution 2397 set a deadline in December 2019.",
        "Office 39 raises money abroad.",
        "The border follows the 38th parallel.",
        "It is the most dangerous border.",
        "The way they use most often leads to China.",
        "In June 2002 forces caught 17 people.",
        "In the first half of 2018 women came.",
        "According to 38 North, leaflets were the cause.",
        "The strategy dates from the 1990s.",
    ],
)
def test_dates_ages_lengths_and_names_want_none(statement: str) -> None:
    assert dated_figure(statement) == ""


def test_the_year_of_a_dated_fact_stands_in_every_stem() -> None:
    item = choice("How many of them came in the year 2016?", "1,274", "*1,418", "2,914")
    assert rules(item, as_of="2016") == []
    assert rules(item, as_of="2016-02") == []
    assert rules(item, as_of="2017") == ["C03"]
    assert rules(replace(item, source_line="As of 2017"), as_of="2017") == []


@pytest.mark.parametrize(
    ("stem", "source", "named"),
    [
        ("What does the Unification Ministry count?", "the Ministry of Unification", True),
        ("What does Lankov say of it?", "Andrei Lankov", True),
        ("What did KINU find in its survey?", "Korea Institute for National Unification", True),
        ("According to a defector, what happened?", "a defector", True),
        ("What does the minister count?", "the Ministry of Unification", False),
        ("How many women came in that year?", "Andrei Lankov", False),
    ],
)
def test_a_source_is_named_by_half_its_name_or_its_initials(
    stem: str, source: str, named: bool
) -> None:
    assert names_source(stem, source) is named


def test_an_attributed_fact_is_attributed_in_every_stem() -> None:
    said = {"status": Status.ATTRIBUTED, "attributed_to": "Andrei Lankov"}
    assert rules(a_statement(), **said) == ["C04"]
    assert rules(a_statement(source_line="Andrei Lankov, historian"), **said) == []
    assert rules(a_statement(stem="By Lankov's account they walk to the South."), **said) == []


@pytest.mark.parametrize(
    "stem",
    [
        "According to the overview, the number rose there.",
        "The table counts more women there.",
        "The news report says that it rose there.",
        "The list puts the number higher there.",
    ],
)
def test_a_statement_on_a_disputed_fact_says_who_says_so(stem: str) -> None:
    assert rules(a_statement(stem=stem), status=Status.DISPUTED) == []
    bare = a_statement(stem="The number of arrivals rose there.")
    assert rules(bare, status=Status.DISPUTED) == ["C05"]
    assert rules(bare) == []
    assert rules(a_choice(), status=Status.DISPUTED) == []


@pytest.mark.parametrize("word", ["now", "recently", "today", "currently", "nowadays"])
def test_no_stem_asks_about_now(word: str) -> None:
    assert rules(a_statement(stem=f"Most of them {word} go by train.")) == ["C06"]
    assert rules(a_statement(stem=f"A guard says that “{word}” they go by train.")) == []


def test_now_inside_a_word_or_a_title_is_no_now() -> None:
    assert rules(a_statement(stem="The renowned paper USA Today reported it, as is known.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "They were tortured.",
        "It saw a public execution.",
        "The people were executed after the program was read.",
        "Some of them are executed.",
        "Cases of rape are told.",
        "Sexual violence is told of.",
        "Forced abortions are told of.",
        "Infanticide is told of.",
        "Suicidal thoughts are told of.",
    ],
)
def test_sensitive_words_want_the_mark(text: str) -> None:
    assert sensitive_word(text)
    assert fact_rules(fact_of(statement=text)) == ["C07"]
    assert fact_rules(fact_of(statement=text, sensitive=True)) == []
    assert rules(a_statement(stem=text)) == ["C07"]
    assert rules(a_statement(stem=text), sensitive=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "The executive branch",
        "Rapeseed oil and drapes",
        "A rapid rapport",
        "The grape",
        "The processor executes one instruction after another.",
        "Each line of the program is executed once, and the execution time is short.",
        "The picture was executed in oil.",
        "Bees visit the fields of oilseed rape.",
        "Apoptosis is called cell suicide.",
    ],
)
def test_words_that_only_look_sensitive_do_not(text: str) -> None:
    assert sensitive_word(text) == ""


def test_a_fact_that_cites_a_sensitive_passage_wants_the_mark() -> None:
    passage = replace(a_passage(), sensitive=True)
    fact = fact_of(a_choice())
    assert [f.rule for f in lint_fact(fact, {passage.id: passage})] == ["C08"]
    assert lint_fact(replace(fact, sensitive=True), {passage.id: passage}) == ()

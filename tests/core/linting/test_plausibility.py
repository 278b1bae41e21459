import pytest

from quizapp.core.content.facts import Myth, MythOrigin
from quizapp.core.content.ids import FactId
from quizapp.core.content.items import Option
from quizapp.core.linting.plausibility import OptionType, option_type
from tests.builders import a_choice, a_fact, a_statement
from tests.core.linting.making import fact_of, fact_rules, options, rules

A_MYTH = Myth(
    claim="Most people walk across the border.",
    origin=MythOrigin.COMMON,
    why_misleading="The crossings make the news.",
    technique="",
    replacement="People go by way of China.",
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2,914", OptionType.NUMBER),
        ("about half of them", OptionType.NUMBER),
        ("February 2016", OptionType.DATE),
        ("2009", OptionType.YEAR),
        ("South Korea", OptionType.NAME),
        ("The Ministry of Unification", OptionType.NAME),
        ("Kim Jong-un", OptionType.NAME),
        ("Hunger and debt", OptionType.PHRASE),
        ("A third country", OptionType.PHRASE),
        ("Mars", OptionType.OPEN),
        ("Through China", OptionType.OPEN),
        ("North Korean soldiers", OptionType.OPEN),
        ("Office 39", OptionType.OPEN),
    ],
)
def test_the_type_of_an_option_is_told_by_its_form(text: str, kind: OptionType) -> None:
    assert option_type(text) is kind


@pytest.mark.parametrize(
    "texts",
    [
        ("*South Korea", "A warm country", "A rich country"),
        ("*In March 2016", "A long war", "A long time"),
        ("*March 2016", "31,000", "32,000"),
    ],
)
def test_a_distractor_of_another_type_than_the_key_is_implausible(texts: tuple[str, ...]) -> None:
    assert "L18" in rules(options(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("*South Korea", "China", "Japan"),
        ("*2009", "March 2016", "May 2018"),
        ("*1998", "2,914", "3,000"),
        ("*South Korean soldiers", "Guards on the river", "Chinese brokers"),
    ],
)
def test_types_that_form_cannot_tell_apart_pass(texts: tuple[str, ...]) -> None:
    assert "L18" not in rules(options(*texts))


def test_a_fact_with_a_myth_wants_a_distractor_that_embodies_one() -> None:
    wanting = fact_of(a_choice(), myth=A_MYTH)
    assert fact_rules(wanting) == ["L18"]
    key, *others = a_choice().options
    lure = Option("Across the border", False, "It is guarded.", FactId("routes-china"))
    linked = a_choice(options=(key, lure, others[1]))
    assert fact_rules(fact_of(a_choice(), linked, myth=A_MYTH)) == []


def test_a_fact_without_myth_or_without_choice_items_wants_no_such_distractor() -> None:
    assert fact_rules(fact_of(a_choice())) == []
    assert fact_rules(fact_of(a_statement(), myth=A_MYTH)) == []


def test_the_myth_rule_is_not_said_of_each_item() -> None:
    item = a_choice()
    assert rules(item, myth=a_fact().myth) == []


def test_letters_of_a_picture_are_of_one_type() -> None:
    item = options("*Town A", "Town B", "Town C")
    assert "L18" not in rules(item)

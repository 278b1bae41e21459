import math

import pytest

from quizapp.core.content.quantities import QuantityKind, parse_all, parse_quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,142", 1142),
        ("0.5", 0.5),
        ("1/2", 0.5),
        ("½", 0.5),
        ("50 %", 0.5),
        ("50 per cent", 0.5),
        ("71% of them", 0.71),
        ("half", 0.5),
        ("About half of those surveyed", 0.5),
        ("two thirds", 2 / 3),
        ("One in five", 0.2),
        ("$3 million", 3e6),
        ("₩450,000 a month", 450000),
        ("about 34,000 people", 34000),
        ("Just over 33,000", 33000),
        ("twenty-four", 24),
        ("two hundred and five people", 205),
        ("a thousand", 1000),
        ("-5", -5),
        ("2009", 2009),
        ("In 2009", 2009),
        ("2016-02", 2016 + 31 / 372),
        ("February 2016", 2016 + 31 / 372),
        ("1 January 1950", 1950),
        ("January 2, 1950", 1950 + 1 / 372),
    ],
)
def test_a_number_or_date_has_its_value(text: str, value: float) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None
    assert quantity.low == quantity.high == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10–20", 10, 20),
        ("5-10%", 0.05, 0.1),
        ("$5–10 million", 5e6, 1e7),
        ("between 5 and 10 people", 5, 10),
        ("five to ten people", 5, 10),
        ("From 1998 to 2001", 1998, 2001),
        ("the 1990s", 1990, 1999),
        ("In the mid-1990s", 1994, 1996),
        ("more than 2,000", 2000, math.inf),
        ("10 or more", 10, math.inf),
        ("At least 3 people", 3, math.inf),
        ("Fewer than 10", -math.inf, 10),
        ("before 1990", -math.inf, 1990),
        ("After 2009", 2009, math.inf),
    ],
)
def test_a_range_has_its_edges(text: str, low: float, high: float) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None
    assert quantity.low == pytest.approx(low)
    assert quantity.high == pytest.approx(high)
    assert quantity.is_range


@pytest.mark.parametrize(
    "text",
    [
        "Through China",
        "After the famine",
        "A third country",
        "Office 39",
        "The 38th parallel",
        "38th parallel",
        "One of the guards",
        "12 of the 40",
        "None",
        "Men",
        "Marching",
        "North to South",
        "1 and 3",
        "24-year-old",
        "One soldier crossed the border at night",
        "1/0",
        "a year",
        "",
    ],
)
def test_a_phrase_is_no_quantity(text: str) -> None:
    assert parse_quantity(text) is None


def test_durations_are_counted_in_days() -> None:
    read = parse_all(["5 days", "2 weeks", "one month"])
    assert read is not None
    assert [quantity.low for quantity in read] == sorted(quantity.low for quantity in read)


def test_things_of_different_units_have_no_order() -> None:
    assert parse_all(["5 soldiers", "2 officers"]) is None
    assert parse_all(["5", "15 July 1950"]) is None


def test_a_bare_year_can_be_a_number_and_a_date() -> None:
    year = parse_quantity("2009")
    assert year is not None
    assert year.kind is QuantityKind.YEAR
    assert parse_all(["1998", "2,914"]) is not None
    assert parse_all(["1998", "March 2001"]) is not None

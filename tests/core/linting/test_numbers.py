import pytest

from tests.core.linting.making import found_in, options, rules


@pytest.mark.parametrize(
    "texts",
    [
        ("5", "*3", "9"),
        ("*2009", "1998", "2016"),
        ("March 2016", "*February 2016", "May 2017"),
        ("20–30", "*1–10", "40–50"),
        ("2 weeks", "*3 days", "1 month"),
        ("80 %", "*half", "one in five"),
    ],
)
def test_numbers_and_dates_out_of_order_are_told_with_the_right_order(
    texts: tuple[str, ...],
) -> None:
    findings = [f for f in found_in(options(*texts)) if f.rule == "L12"]
    assert len(findings) == 1
    assert ";" in findings[0].remedy


def test_the_remedy_lists_the_options_from_low_to_high() -> None:
    (finding,) = found_in(options("9", "*5", "1,000"))
    assert "5; 9; 1,000" in finding.remedy


@pytest.mark.parametrize(
    "texts",
    [
        ("3", "*5", "9"),
        ("Fewer than 10", "*10 to 20", "More than 20"),
        ("1998", "*2,914", "3,000"),
        ("*5 soldiers", "2 officers", "7 guards"),
        ("*Oak", "3", "2"),
    ],
)
def test_ascending_or_incomparable_options_are_in_order(texts: tuple[str, ...]) -> None:
    assert "L12" not in rules(options(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("10–20", "*15–25", "30–40"),
        ("*12", "10–20", "30–40"),
        ("15", "*10–20", "30–40"),
        ("More than 500", "*More than 1,000", "More than 2,000"),
        ("*1994", "The 1990s", "The 2000s"),
    ],
)
def test_overlapping_ranges_are_an_error(texts: tuple[str, ...]) -> None:
    assert "L13" in rules(options(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("10–20", "*20–30", "30–40"),
        ("*10", "10–20", "20–30"),
        ("Fewer than 10", "*10 to 20", "More than 20"),
        ("5 to 10 days", "*8 to 12 people", "20 to 30 people"),
        ("The 1980s", "*The 1990s", "The 2000s"),
    ],
)
def test_ranges_may_share_an_edge(texts: tuple[str, ...]) -> None:
    assert "L13" not in rules(options(*texts))

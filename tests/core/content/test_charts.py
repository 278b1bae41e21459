from quizapp.core.content.charts import Bar, YearRange, chart_of
from quizapp.core.content.documents import Table

ARRIVALS = Table(
    columns=("Year", "Men", "Women", "Total"),
    rows=(
        ("~1998", "831", "116", "947"),
        ("~2001", "565", "478", "1,043"),
        ("2002", "510", "632", "1,142"),
        ("2003", "474", "811", "1,285"),
        ("Total", "9,533", "24,448", "34,021"),
    ),
)


def test_years_become_bars_of_their_parts() -> None:
    chart = chart_of(ARRIVALS)
    assert chart is not None
    assert chart.series == ("Men", "Women")
    assert chart.bars == (Bar("2002", (510, 632)), Bar("2003", (474, 811)))
    assert chart.bars[0].total == 1142


def test_a_range_begins_after_the_row_before_it_and_the_first_has_no_beginning() -> None:
    chart = chart_of(ARRIVALS)
    assert chart is not None
    open_range, closed_range = chart.ranges
    assert open_range == YearRange(None, 1998, (831, 116))
    assert closed_range == YearRange(1999, 2001, (565, 478))
    assert chart.mean(open_range) is None
    assert chart.mean(closed_range) == 1043 / 3


def test_printed_totals_are_left_out_and_said_to_be() -> None:
    chart = chart_of(ARRIVALS)
    assert chart is not None
    assert chart.left_out == ("Total",)
    assert "34,021" not in [str(bar.total) for bar in chart.bars]


def test_a_table_without_years_has_no_chart() -> None:
    assert chart_of(Table(("Country", "Total"), (("Japan", "140"), ("Canada", "780")))) is None
    assert chart_of(Table(("Year", "Men"), (("2002", "510"),))) is None

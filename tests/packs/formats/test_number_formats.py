import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.packs.formats.number_formats import in_figures


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (2019, "General", "2019"),
        (2019.0, "General", "2019"),
        (0.5, "General", "0.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", "1e+20"),
        (33981, "#,##0", "33981"),
        (2.5, "0.00", "2.50"),
        (2.5, "0.0##", "2.5"),
        (0.07, "0%", "7%"),
        (0.125, "0.0%", "12.5%"),
        (500, '"$"#,##0', "$500"),
        (-500, "[$$-409]#,##0;[RED]-[$$-409]#,##0", "-$500"),
        (3.5, "#,##0.00\\ [$€-407]", "3.50 €"),
        (3.5, '_-* #,##0.00\\ "€"_-;-* #,##0.00', "3.50 €"),
        (12, '0" km"', "12 km"),
        (0.75, "# ?/?", "0.75"),
        (1500000, "0.0,,", "1500000"),
        (7, "@", "7"),
        (7, "", "7"),
        (7, "[Red", "7"),
    ],
)
def test_a_number_is_written_as_its_author_sees_it(
    value: float, number_format: str, shown: str
) -> None:
    assert in_figures(value, number_format) == shown


@given(
    st.floats(allow_nan=True, allow_infinity=True) | st.integers(),
    st.text('0#?,.%;[]$€-\\"_*@ E/yhx', max_size=12),
)
def test_no_number_and_no_format_ends_in_a_traceback(value: float, number_format: str) -> None:
    assert isinstance(in_figures(value, number_format), str)

"""C11: what shows a chart is decided by a table of years."""

import pytest

from quizapp.core.content.documents import Passage, Table
from quizapp.core.content.ids import PassageId
from quizapp.core.linting.content import lint_chart
from quizapp.core.linting.findings import Severity
from tests.builders import a_choice, a_fact, a_passage

YEARS = Table(("Year", "Men", "Women"), (("2008", "608", "2,195"), ("2009", "662", "2,252")))
LISTED = Table(("Country", "People"), (("China", "10"), ("Laos", "2")))
TABLE, OTHER = PassageId("dmz-news#table"), a_passage().id


def placed(table: Table | None) -> dict[PassageId, Passage]:
    return {OTHER: a_passage(), TABLE: a_passage(id=TABLE, table=table)}


@pytest.mark.parametrize(
    ("evidence", "table", "found"),
    [
        ((TABLE,), YEARS, []),
        ((OTHER, TABLE), YEARS, []),
        ((TABLE,), LISTED, ["C11"]),
        ((OTHER,), YEARS, ["C11"]),
        ((), YEARS, ["C11"]),
    ],
    ids=["years", "with another", "no years", "not named", "the first is no table"],
)
def test_a_chart_needs_a_table_of_years_that_decides(
    evidence: tuple[PassageId, ...], table: Table, found: list[str]
) -> None:
    item = a_choice(tags=("chart",), evidence=evidence)
    findings = list(lint_chart(item, a_fact(), placed(table)))
    assert [one.rule for one in findings] == found
    assert all(one.severity is Severity.ERROR for one in findings)


def test_without_the_tag_nothing_is_asked() -> None:
    assert list(lint_chart(a_choice(tags=("table",)), a_fact(), placed(None))) == []


def test_the_chart_is_part_of_what_a_learner_sees() -> None:
    assert a_choice(tags=("chart",)).fingerprint != a_choice().fingerprint
    assert a_choice(tags=("table",)).fingerprint == a_choice().fingerprint

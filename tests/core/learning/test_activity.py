"""What a learner did, counted."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, PresentedId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.activity import Logged, activity
from quizapp.core.learning.mastery import Proof
from quizapp.env.clock import learning_day

BEGAN = 1_790_000_000_000_000
HOUR = 3_600_000_000


def day_of(at: datetime) -> date:
    return learning_day(at, UTC)


RESPONSES = st.lists(
    st.builds(
        Logged,
        presented_id=st.integers(1, 1000).map(PresentedId),
        fact_id=st.sampled_from("abc").map(FactId),
        kind=st.sampled_from(ItemKind),
        outcome=st.sampled_from(Outcome),
        certainty=st.sampled_from([None, *Certainty]),
        microseconds=st.integers(0, 24 * 60).map(lambda hours: BEGAN + hours * HOUR),
        elapsed_ms=st.integers(0, 900_000),
    ),
    max_size=40,
).map(lambda said: sorted(said, key=lambda one: one.microseconds))


@given(RESPONSES)
def test_what_speaks_for_a_fact_is_what_all_its_responses_in_turn_amount_to(
    responses: list[Logged],
) -> None:
    plain: dict[FactId, Proof] = {}
    for one in responses:
        proof = plain.setdefault(one.fact_id, Proof())
        proof.take(one.kind, one.outcome, one.certainty, day_of(one.at))
    found = activity(responses, day_of).proofs
    assert {fact: proof.enough for fact, proof in found.items()} == {
        fact: proof.enough for fact, proof in plain.items()
    }


@given(RESPONSES)
def test_every_response_is_counted_in_exactly_one_week(responses: list[Logged]) -> None:
    done = activity(responses, day_of)
    outcomes = [one.outcome for one in responses]
    assert sum(week.right for week in done.weeks) == outcomes.count(Outcome.RIGHT)
    assert sum(week.wrong for week in done.weeks) == outcomes.count(Outcome.WRONG)
    assert sum(week.skipped for week in done.weeks) == outcomes.count(Outcome.SKIPPED)
    assert done.responses == sum(done.levels.values()) == len(responses)
    assert done.days == len({day_of(one.at) for one in responses})


@given(RESPONSES)
def test_weeks_begin_on_mondays_and_have_no_gaps(responses: list[Logged]) -> None:
    starts = [week.starts for week in activity(responses, day_of).weeks]
    assert all(start.weekday() == 0 for start in starts)
    assert starts == [starts[0] + timedelta(weeks=n) for n in range(len(starts))]

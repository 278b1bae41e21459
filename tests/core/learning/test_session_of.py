"""How what is due and what was never met share the places of one session (spec RV-5)."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemId, PresentedId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.queue import Queue, queue_of, session_of
from quizapp.core.learning.review_cards import FactResponse, ReviewCard, after_response
from quizapp.core.learning.scheduling import recall

NOW = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
DAY = timedelta(days=1)
RIGHT, WRONG = Outcome.RIGHT, Outcome.WRONG


def day_of(at: datetime) -> date:
    return (at - timedelta(hours=4)).date()


def a_card(name: str, *responses: tuple[float, Outcome, Certainty]) -> ReviewCard:
    """Return the card of a fact after responses: so many days ago, outcome, certainty."""
    card = None
    for number, (days_ago, outcome, certainty) in enumerate(responses):
        at = NOW - days_ago * DAY + timedelta(minutes=number)
        response = FactResponse(
            PresentedId(number), ItemId("item"), ItemKind.CHOICE, outcome, certainty, at, day_of(at)
        )
        card = after_response(card, FactId(name), response)
    assert card is not None
    return card


def right(name: str, *, days_ago: float) -> ReviewCard:
    return a_card(name, (days_ago, RIGHT, Certainty.THINK_SO))


def sure_and_wrong(name: str, *right_days_ago: float, missed: float) -> ReviewCard:
    """Return the card of a certain mistake that was right since, on some days."""
    since = [(ago, RIGHT, Certainty.THINK_SO) for ago in right_days_ago]
    return a_card(name, (missed, WRONG, Certainty.CERTAIN), *since)


def session(*cards: ReviewCard, new: str = "", number: int = 12) -> str:
    queue = queue_of(cards, NOW, day_of)
    return " ".join(session_of(queue, [FactId(one) for one in new.split()], number))


def test_the_wrong_list_comes_first_then_what_else_is_due_then_the_new() -> None:
    cards = (
        right("fading", days_ago=20),
        right("fresh", days_ago=2),
        a_card("listed", (9, WRONG, Certainty.THINK_SO), (8, RIGHT, Certainty.THINK_SO)),
        a_card("lucky", (1, RIGHT, Certainty.GUESS)),
        a_card("wrong", (1, WRONG, Certainty.THINK_SO)),
        sure_and_wrong("checked", 6, 5, 3, missed=7),
        a_card("sure", (1, WRONG, Certainty.CERTAIN)),
    )
    assert session(*cards, new="new") == "sure checked wrong lucky listed fading fresh new"


def test_the_check_of_a_certain_mistake_stands_before_all_that_was_not_missed_since() -> None:
    """It had left the list after three days, and stood last of 29."""
    checked = sure_and_wrong("zz-checked", 6, 5, 4, missed=7)
    assert checked.reason is None
    due = [right(f"due-{number}", days_ago=30 + number) for number in range(28)]
    assert session(*due, checked).split()[0] == "zz-checked"


def test_what_is_due_and_fresh_still_comes_before_anything_new() -> None:
    """A session called Review held 1 due and 11 new facts, another 12 new and none due."""
    fresh = [right(f"fresh-{number:02}", days_ago=2) for number in range(11)]
    new = " ".join(f"new-{number}" for number in range(12))
    asked = session(*fresh, new=new).split()
    assert asked == [*(card.fact_id for card in fresh), "new-0"]
    assert "new" not in session(*fresh, new=new, number=11)


def test_what_a_session_had_no_room_for_comes_first_in_the_next() -> None:
    """It was told for Wednesday; what has faded more was told for Thursday only."""
    told_before = a_card("before", (22, RIGHT, Certainty.THINK_SO), (20, RIGHT, Certainty.THINK_SO))
    told_later = right("later", days_ago=2)
    before = told_before.memory.due_at
    assert day_of(before) < day_of(told_later.memory.due_at) <= day_of(NOW)
    assert session(told_later, told_before) == "before later"


def test_of_one_day_the_most_faded_comes_first() -> None:
    worn = a_card("z-worn", (13, RIGHT, Certainty.THINK_SO), (11, RIGHT, Certainty.THINK_SO))
    fresh = right("a-fresh", days_ago=2)
    assert day_of(worn.due_at()) == day_of(fresh.due_at()) == day_of(NOW)
    assert recall(worn.memory, NOW) < recall(fresh.memory, NOW)
    assert session(fresh, worn) == "z-worn a-fresh"


def test_a_session_asks_no_more_than_its_number() -> None:
    queue = Queue(wrong=tuple(FactId(name) for name in "abc"))
    assert session_of(queue, [FactId("new")], 2) == ("a", "b")


@given(st.integers(0, 6), st.lists(st.integers(2, 60), max_size=6), st.integers(0, 20))
def test_nothing_is_lost_nothing_comes_twice_and_nothing_new_before_what_is_due(
    new: int, days_ago: list[int], number: int
) -> None:
    cards = [right(f"due-{place}", days_ago=days) for place, days in enumerate(days_ago)]
    wrong = a_card("wrong", (1, WRONG, Certainty.THINK_SO))
    unmet = " ".join(f"new-{place}" for place in range(new))
    found = session(wrong, *cards, new=unmet, number=number).split()
    everything = {"wrong", *(card.fact_id for card in cards), *unmet.split()}
    assert len(found) == len(set(found)) == min(number, len(everything))
    assert set(found) <= everything
    kinds = ["new" if name in unmet.split() else "due" for name in found]
    assert kinds == sorted(kinds)

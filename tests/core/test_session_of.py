"""How what is due and what was never met share the places of one session."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.attempts import Certainty
from quizapp.core.grading import Outcome
from quizapp.core.ids import FactId, ItemId, PresentedId
from quizapp.core.items import ItemKind
from quizapp.core.queueing import STILL_KNOWN, Queue, session_of
from quizapp.core.reviewing import FactResponse, ReviewCard, after_response
from quizapp.core.scheduling import recall

NOW = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def a_card(name: str, *, days_ago: int, wrong_before: bool = False) -> ReviewCard:
    """Return the card of a fact that was right, and perhaps certain and wrong just before."""
    card = None
    outcomes = [Outcome.WRONG, Outcome.RIGHT] if wrong_before else [Outcome.RIGHT]
    for number, outcome in enumerate(outcomes):
        at = NOW - days_ago * DAY + timedelta(minutes=number)
        response = FactResponse(
            PresentedId(number),
            ItemId("item"),
            ItemKind.CHOICE,
            outcome,
            Certainty.CERTAIN,
            at,
            at.date(),
        )
        card = after_response(card, FactId(name), response)
    assert card is not None
    return card


def session(queue: Queue, *cards: ReviewCard, new: tuple[str, ...] = (), number: int = 12) -> str:
    known = {card.fact_id: card for card in cards}
    found = session_of(queue, known, [FactId(one) for one in new], NOW, number)
    return " ".join(found)


def names(words: str) -> tuple[FactId, ...]:
    return tuple(FactId(word) for word in words.split())


def test_mistakes_come_first_then_what_fades_then_the_new_then_what_is_still_known() -> None:
    fading, fresh = a_card("fading", days_ago=20), a_card("fresh", days_ago=2)
    assert recall(fading.memory, NOW) < STILL_KNOWN <= recall(fresh.memory, NOW)
    queue = Queue(names("sure"), names("wrong"), names("lucky"), names("fresh fading"))
    found = session(queue, fading, fresh, new=("new",))
    assert found == "sure wrong lucky fading new fresh"


def test_the_most_faded_comes_first() -> None:
    cards = [a_card("short", days_ago=9), a_card("long", days_ago=30)]
    assert session(Queue(due=names("short long")), *cards) == "long short"


def test_a_check_after_a_certain_mistake_does_not_give_way_to_the_new() -> None:
    card = a_card("checked", days_ago=8, wrong_before=True)
    assert card.check_at is not None
    assert card.check_at <= NOW
    assert session(Queue(due=names("checked")), card, new=("new",)) == "checked new"


def test_a_session_asks_no_more_than_its_number() -> None:
    queue = Queue(wrong=names("a b c"))
    assert session(queue, new=("new",), number=2) == "a b"


@given(st.integers(0, 6), st.lists(st.integers(1, 60), max_size=6), st.integers(0, 20))
def test_nothing_is_lost_and_nothing_comes_twice(
    new: int, days_ago: list[int], number: int
) -> None:
    cards = [a_card(f"due-{place}", days_ago=days) for place, days in enumerate(days_ago)]
    queue = Queue(wrong=names("wrong"), due=tuple(card.fact_id for card in cards))
    unmet = tuple(f"new-{place}" for place in range(new))
    found = session(queue, *cards, new=unmet, number=number).split()
    everything = {"wrong", *queue.due, *unmet}
    assert len(found) == len(set(found)) == min(number, len(everything))
    assert set(found) <= everything

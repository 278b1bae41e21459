"""What a review session did to the wrong list: which facts left it, which come back when."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.bank.content import Content
from quizapp.bank.engine import Db
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.attempts import Attempt
from quizapp.core.ids import FactId
from quizapp.core.planning import Ahead
from quizapp.core.reviewing import DAYS_NEEDED, Days, FactResponse, ReviewCard, replayed


@dataclass(frozen=True)
class Reviewed:
    """A fact of a session, as it stood when the session's last question was answered."""

    fact_id: FactId
    fact: str
    due_at: datetime
    right_days: int
    by_claims_only: bool
    """Whether all of these days judged no more than a claim."""
    missed_last: bool


@dataclass(frozen=True)
class ReviewOutcome:
    """What came of a session, each fact once, in the order asked."""

    left: tuple[Reviewed, ...]
    """Were on the list before the session and are not any more."""
    stay: tuple[Reviewed, ...]
    """Are on the list, from before or from now."""
    held: tuple[Reviewed, ...]
    """Were not on the list and are not: due by the schedule only."""
    needed: int
    """Different days on which a fact must be right to leave the list."""


def outcome_of(db: Db, attempt: Attempt, day_of: Days, ahead: Ahead) -> ReviewOutcome:
    """Return what an attempt did to its facts.

    It tells of the moment when the attempt ended, whatever was answered since.

    Args:
        db: the transaction.
        attempt: the attempt.
        day_of: tells the learning day of a moment.
        ahead: the test that the learner prepares for, as it touches these facts.
    """
    asked = dict.fromkeys(q.version.item.fact_id for q in attempt.questions if q.response)
    own = {question.id for question in attempt.questions}
    facts = Content(db).facts(asked)
    cards = ReviewCards(db, day_of)
    left, stay, held = [], [], []
    for fact_id in asked:
        responses = cards.responses_on(attempt.learner_id, fact_id)
        places = [n for n, one in enumerate(responses) if one.presented_id in own]
        if not places:
            continue
        before = _card(fact_id, responses[: places[0]])
        after = _card(fact_id, responses[: places[-1] + 1])
        if after is None:
            continue  # only ever skipped
        after = ahead.capped(after, day_of)
        needed = ahead.needed(fact_id)
        line = Reviewed(
            fact_id,
            facts[fact_id].statement,
            after.due_at(),
            after.right_days,
            after.right_days > 0 and not after.right_by_choice,
            after.missed_last,
        )
        if after.on_list(needed):
            stay.append(line)
        elif before is not None and before.on_list(needed):
            left.append(line)
        else:
            held.append(line)
    most = max(map(ahead.needed, asked), default=DAYS_NEEDED)
    return ReviewOutcome(tuple(left), tuple(stay), tuple(held), most)


def _card(fact_id: FactId, responses: tuple[FactResponse, ...]) -> ReviewCard | None:
    return replayed((fact_id, response) for response in responses).get(fact_id)

"""What a review session did to the wrong list: which facts left it, which come back when."""

from datetime import datetime

from quizapp.bank.content import Content
from quizapp.bank.engine import Db
from quizapp.bank.owner import allows_sensitive
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import Attempt
from quizapp.core.content.ids import FactId
from quizapp.core.learning.queue import due_day
from quizapp.core.learning.review_cards import (
    DAYS_NEEDED,
    Days,
    FactResponse,
    ReviewCard,
    in_order,
    replayed,
)
from quizapp.core.learning.test_plan import Ahead
from quizapp.core.views.review import Reviewed, ReviewOutcome


def outcome_of(
    db: Db, attempt: Attempt, now: datetime, day_of: Days, ahead: Ahead
) -> ReviewOutcome:
    """Return the outcome of an attempt for its facts.

    Which facts left the list is told of the moment when the attempt ended, unless they are on it
    again. Of what rests, since sensitive questions are switched off, no day is told (spec PE-4).
    When the others come back is told as it stands now: a day that was passed since, or moved
    by another session, would be a promise that nobody keeps.

    Args:
        db: the transaction.
        attempt: the attempt.
        now: the current time.
        day_of: returns the learning day of a moment.
        ahead: the test that the learner prepares for, as it touches these facts.
    """
    asked = dict.fromkeys(q.version.item.fact_id for q in attempt.questions if q.response)
    own = {question.id for question in attempt.questions}
    facts = Content(db).facts(asked)
    may_be = Content(db).facts_with_items(asked, with_sensitive=allows_sensitive(db))
    cards = ReviewCards(db, day_of)
    left, stay, off_list = [], [], []
    for fact_id in asked:
        responses = in_order(cards.responses_on(attempt.learner_id, fact_id), now, day_of)
        places = [n for n, one in enumerate(responses) if one.presented_id in own]
        if not places:
            continue
        before = _card(fact_id, responses[: places[0]])
        after = _card(fact_id, responses[: places[-1] + 1])
        if after is None:
            continue  # only ever skipped
        present = ahead.capped(cards.card(attempt.learner_id, fact_id) or after, day_of)
        needed = ahead.needed(fact_id)
        line = Reviewed(
            fact_id,
            facts[fact_id].statement,
            due_day(present, day_of),
            present.right_days,
            present.missed_last,
        )
        is_listed, was_listed = (
            present.on_list(needed),
            before is not None and before.on_list(needed),
        )
        if was_listed and not (after.on_list(needed) or is_listed):
            left.append(line)
        elif fact_id not in may_be:
            continue
        elif is_listed:
            stay.append(line)
        else:
            off_list.append(line)
    most = max(map(ahead.needed, asked), default=DAYS_NEEDED)
    return ReviewOutcome(tuple(left), tuple(stay), tuple(off_list), most)


def _card(fact_id: FactId, responses: tuple[FactResponse, ...]) -> ReviewCard | None:
    return replayed((fact_id, response) for response in responses).get(fact_id)

"""Everything kept of one learner as plain values for JSON (docs/learner-format.md).

A false claim stands nowhere without its correction, and an option nowhere without its right or
wrong label (spec FB-4, FB-7). A question that waits for its response is named, and its
words are left out: the file would give its key away.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from quizapp.bank.content import Content
from quizapp.bank.engine import Db
from quizapp.bank.learner_rows import Row, snapshot, votes_of
from quizapp.bank.listed_names import Renamed
from quizapp.bank.records import Records
from quizapp.bank.session_plans import SessionPlans
from quizapp.bank.sessions import ClassSessions
from quizapp.bank.specs import spec_to_json
from quizapp.core.answering.attempts import Attempt, Question, Response
from quizapp.core.cards.claims import in_one_line, myth_of
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import FactId, LearnerId
from quizapp.core.content.items import ItemKind
from quizapp.core.content.scoping import BUILT_IN

FORMAT = 1
"""Raised when a field changes its meaning or goes; new fields may come without."""

ABOUT = (
    "Everything that quizapp keeps of one learner. Times are in UTC. 'attempts' holds each quiz "
    "with its questions as they were shown: the old wording, the order of the options, what was "
    "chosen, how sure the learner was, and how long it took. 'facts' says what the questions were "
    "on, 'review' when each fact comes back, 'seen' when each question was last shown, "
    "'test_plans' the tests that are prepared for, one in each pack, 'test_plan' that of the "
    "built-in pack alone, 'milestones' what was got done once and for all, "
    "'objections' what the learner said is wrong with a question, and what was answered, "
    "'live_sessions' the votes in class under the learner's name, "
    "'class_lists' the lists of names that are linked with the learner. "
    "A sentence under 'false_claim' is false; what is so stands beside it under 'correction'."
)


def exported(db: Db, learner_id: LearnerId, at: datetime) -> dict[str, Any]:
    """Return everything that is recorded about a learner.

    Args:
        db: the transaction.
        learner_id: the learner.
        at: the current time, written into the file.

    Raises:
        LearnerGone: there is no such learner any more.
    """
    kept = snapshot(db, learner_id)
    attempts = Records(db).whole_attempts(learner_id)
    content = Content(db)
    met = {q.version.item.fact_id for attempt in attempts for q in attempt.questions}
    met |= {FactId(row["fact_id"]) for row in kept.rows["review_card"]}
    facts = content.facts(sorted(met))
    topics = {topic.id: topic.title for topic in content.topics()}
    items = content.item_ids(row["item_number"] for row in kept.rows["seen"])
    titles = {int(line.id): line.title for line in ClassSessions(db).lines()}
    rows = {row["id"]: row for row in kept.rows["attempt"]}
    uids = {row["id"]: row["uid"] for row in kept.rows["presented_item"]}
    plans = [_card(row) for row in kept.rows["test_plan"]]
    return {
        "format": FORMAT,
        "about": ABOUT,
        "made_at": _time(at),
        "learner": {
            "id": kept.learner.id,
            "name": kept.learner.name,
            "since": _time(kept.learner.created_at),
        },
        "attempts": [_attempt(attempt, rows[attempt.id], uids) for attempt in attempts],
        "facts": [_fact(fact, topics.get(fact.topic_id, "")) for fact in facts.values()],
        "review": [_card(row) for row in kept.rows["review_card"]],
        "seen": [
            {"item": items[row["item_number"]], "last_shown": _time(row["last_shown"])}
            for row in kept.rows["seen"]
        ],
        "test_plan": _built_in(plans),
        "test_plans": plans,
        "milestones": [
            {
                "kind": row["kind"],
                "topic": row["topic_id"],
                "number": row["number"],
                "reached_at": _time(row["reached_at"]),
                "attempt": row["attempt_id"],
                "news": row["news"],
            }
            for row in kept.rows["milestone"]
        ],
        "objections": [
            {
                "question": row["presented_id"],
                "passage": row["passage_id"],
                "note": row["note"],
                "at": _time(row["at"]),
                "answer": row["answer"] or None,
                "answered_at": _time(row["answered_at"]),
                "read_at": _time(row["read_at"]),
            }
            for row in kept.rows["objection"]
        ],
        "live_sessions": [
            {
                "session": phone["session_id"],
                "title": titles[phone["session_id"]],
                "joined_at": _time(phone["at"]),
                "name": _called(phone, kept.renamings),
                "votes": [
                    {
                        name: _time(value) if isinstance(value, datetime) else value
                        for name, value in vote.items()
                    }
                    for vote in votes_of(db, phone)
                ],
            }
            for phone in kept.phones
        ],
        "class_lists": [
            {"title": roster.title, "name": one.name}
            for roster in SessionPlans(db).rosters()
            for one in roster.names
            if one.learner_id == learner_id
        ],
    }


def _attempt(attempt: Attempt, row: Row, uids: Mapping[int, str]) -> dict[str, Any]:
    return {
        "id": attempt.id,
        "uid": row["uid"],
        "title": attempt.title,
        "started_at": _time(attempt.started_at),
        "finished_at": _time(attempt.finished_at),
        "quiz": spec_to_json(attempt.spec),
        "seed": row["seed"],
        "questions": [_question(question, uids[question.id]) for question in attempt.questions],
    }


def _question(question: Question, uid: str) -> dict[str, Any]:
    item = question.version.item
    told: dict[str, Any] = {
        "id": question.id,
        "uid": uid,
        "item": item.id,
        "wording": item.fingerprint,
        "fact": item.fact_id,
        "kind": str(item.kind),
        "order": list(question.order),
        "shown_at": _time(question.shown_at),
        "explained_at": _time(question.left_at),
        "flagged": question.flagged,
        "extra": question.extra,
        "response": None,
    }
    if question.response is None:
        return told
    if item.statement_is_false:
        told |= {"false_claim": item.stem, "correction": item.correction}
    else:
        told["statement" if item.kind is ItemKind.TRUE_FALSE else "question"] = item.stem
    told |= {"source_line": item.source_line, "takeaway": item.takeaway}
    if (shown := item.picture) is not None:
        size = {"width": shown.width, "height": shown.height}
        told["picture"] = {"file": shown.file, "alt": shown.alt, "sha256": shown.digest, **size}
    told["options"] = [
        {
            "label": "right" if item.options[place].is_key else "wrong",
            "text": item.options[place].text,
            "feedback": item.options[place].feedback,
            "chosen": question.response.chosen == place,
        }
        for place in question.order
    ]
    told["response"] = _response(question.response)
    return told


def _response(response: Response) -> dict[str, Any]:
    return {
        "at": _time(response.at),
        "outcome": str(response.outcome),
        "certainty": None if response.certainty is None else str(response.certainty),
        "elapsed_ms": response.elapsed_ms,
    }


def _fact(fact: Fact, topic: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": fact.id,
        "topic": topic or fact.topic_id,
        "fact": fact.statement,
        "status": str(fact.status),
        "myth": None,
    }
    if fact.myth is not None:
        told["myth"] = {
            "false_claim": fact.myth.claim,
            "correction": fact.statement,
            "read_as": in_one_line(myth_of(fact)[0]),
        }
    return told


def _card(row: Row) -> dict[str, Any]:
    """Return a card or a plan with the names of its columns, as docs/learner-format.md has them."""
    return {
        name: _time(value) if isinstance(value, datetime) else value
        for name, value in row.items()
        if name != "learner_id"
    }


def _built_in(plans: Iterable[Row]) -> Row | None:
    """Return the test that earlier versions of the app take: they know one, on the built-in pack.

    A test on another pack would become one on the built-in pack there.
    """
    return next((plan for plan in plans if plan["pack_id"] == BUILT_IN), None)


def _called(phone: Row, renamings: Iterable[Renamed]) -> str:
    """Return what a learner was called in a session in the end."""
    place = (phone["session_id"], phone["number"])
    names = [one.name for one in renamings if (one.session_id, one.number) == place]
    return names[-1] if names else str(phone["name"])


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()

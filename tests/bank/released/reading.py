"""What a bank holds, as plain values: compared with what the version that wrote it held.

It asks the repositories and services, not the tables, so that a table may change its form as long
as what it says stays.
"""

import random
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.content import Content
from quizapp.bank.drafts import Drafts
from quizapp.bank.engine import Bank, Db
from quizapp.bank.learner_rows import snapshot
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.milestones import Milestones
from quizapp.bank.objections import Objections
from quizapp.bank.owner import allows_sensitive, owner_pin
from quizapp.bank.plans import Plans
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.bank.session_events import step_of
from quizapp.bank.session_plans import SessionPlans
from quizapp.bank.sessions import ClassSessions, setup_to_json
from quizapp.bank.specs import spec_to_json
from quizapp.core.answering.attempts import Attempt, Learner, Question
from quizapp.core.session.events import AddTeam, Join, Record, Vote
from quizapp.services.cards import Cards
from quizapp.services.review import Review


def held(bank: Bank, at: datetime) -> dict[str, Any]:
    """Return everything of people that a bank holds.

    Args:
        bank: the bank.
        at: the moment at which the wrong list is looked at.

    Returns:
        Under ``recorded`` what was recorded, which no version may change; under ``derived`` what
        follows from it by rules, which a version may change on purpose.
    """
    with bank.read() as db:
        learners = LearnerRecords(db).everyone()
        recorded = {
            "learners": {learner.name: _recorded(db, learner) for learner in learners},
            "class lists": [_plain(roster) for roster in SessionPlans(db).rosters()],
            "plans": [_plain(plan) for plan in SessionPlans(db).plans()],
            "sessions": [_session(db, line.id) for line in ClassSessions(db).lines()],
            "drafts": [_plain(one) for one in Drafts(db).copies()],
            "edits": [_plain(Drafts(db).last_edit(one.pack_id)) for one in Drafts(db).copies()],
            "owner": {"allows sensitive": allows_sensitive(db), "PIN": owner_pin(db) is not None},
        }
        due = {learner.name: _due(db, learner) for learner in learners}
    review = Review(bank, lambda: at, random.Random(1), _day, Cards())
    wrong = {
        learner.name: [
            {
                "fact": line.card.fact_id,
                "why": _plain(line.card.reason),
                "right days": line.card.right_days,
            }
            for line in review.wrong_list(learner.id).lines
        ]
        for learner in learners
    }
    return {"recorded": recorded, "derived": {"due": due, "wrong list": wrong}}


def lost(expected: Any, found: Any, at: str = "") -> list[str]:
    """Return what of the expected values is not found, by place; what is new beside it is fine."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [
            line
            for name, one in expected.items()
            for line in (
                lost(one, found[name], f"{at}/{name}") if name in found else [f"{at}/{name}: gone"]
            )
        ]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        pairs = zip(expected, found, strict=True)
        return [line for n, (one, two) in enumerate(pairs) for line in lost(one, two, f"{at}/{n}")]
    return [] if expected == found else [f"{at}: {found!r} in place of {expected!r}"]


def _recorded(db: Db, learner: Learner) -> dict[str, Any]:
    records = Records(db)
    plan = Plans(db).of(learner.id)
    attempts = records.whole_attempts(learner.id)
    rows = snapshot(db, learner.id).rows
    shown = {q.version.item.fact_id for one in attempts for q in one.questions if q.shown_at}
    return {
        "id": learner.id,
        "since": _plain(learner.created_at),
        "attempts": [_attempt(one) for one in attempts],
        "owed": [[attempt, question.id] for attempt, question in records.debts(learner.id)],
        "flagged": [question.id for _, _, question in records.flagged(learner.id)],
        "facts met": len(shown),  # shown or answered: so it was counted up to 0005
        "questions seen": len(rows["seen"]),
        "has a PIN": learner.has_pin,
        "ids": [row["uid"] for table in ("attempt", "presented_item") for row in rows[table]],
        "test": None if plan is None else _plain(plan),
        "tests": {
            pack.id: _plain(found)
            for pack in Content(db).packs()
            if (found := Plans(db).of(learner.id, pack.id)) is not None
        },
        "milestones": _plain(Milestones(db).of(learner.id)),
        "objections": [
            _plain(one.objection)
            for one in Objections(db).everything()
            if one.learner == learner.name
        ],
        "packs": {
            "chosen": chosen_pack(db, learner.id),
            "of attempts": [row["pack_id"] for row in rows["attempt"]],
        },
        "answers not read": [one.objection.id for one in Objections(db).unread(learner.id)],
    }


def _attempt(attempt: Attempt) -> dict[str, Any]:
    return {
        "id": attempt.id,
        "title": attempt.title,
        "spec": spec_to_json(attempt.spec),
        "started": _plain(attempt.started_at),
        "finished": _plain(attempt.finished_at),
        "questions": [_question(question) for question in attempt.questions],
    }


def _question(question: Question) -> dict[str, Any]:
    item = question.version.item
    return {
        "id": question.id,
        "item": item.id,
        "stem": item.stem,
        "shown": [item.options[place].text for place in question.order],
        "key": item.options[item.key].text,
        "shown at": _plain(question.shown_at),
        "response": _plain(question.response),
        "left at": _plain(question.left_at),
        "flagged": question.flagged,
        "extra": question.extra,
    }


def _session(db: Db, session_id: Any) -> dict[str, Any]:
    sessions = ClassSessions(db)
    session = sessions.get(session_id)
    return {
        "id": session.id,
        "code": session.code,
        "started": _plain(session.started_at),
        "ended": _plain(session.ended_at),
        "port": session.port,
        "entered": session.ended_at is None or session not in sessions.not_entered(),
        "setup": setup_to_json(session.setup),
        "entries": _entries(sessions.records(session_id)),
    }


def _entries(records: Sequence[Record]) -> list[dict[str, Any]]:
    """Return what happened in a session, each as the kept banks' files tell it."""
    found = []
    joined = 0
    for record in records:
        event, told = record.event, {"seq": record.seq, "at": _plain(record.at)}
        match event:
            case Join() | AddTeam():
                joined += 1
                told |= {"participant_id": joined, "name": event.name}
                told |= {"token_hash": "", "learner_id": None} | _plain(event)
            case Vote():
                told |= _plain(event)
            case _:
                kind, values = step_of(event)
                told |= {"kind": kind, "values": values}
        found.append(told)
    return found


def _due(db: Db, learner: Learner) -> dict[str, Any]:
    cards = ReviewCards(db, _day).of(learner.id)
    return {
        fact_id: {"due": _plain(card.due_at()), "misses": card.misses, "answered": card.responses}
        for fact_id, card in sorted(cards.items())
    }


def _day(at: datetime) -> date:
    """Return the day in UTC, wherever the test runs."""
    return at.astimezone(UTC).date()


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(_plain(one) for one in value)
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value

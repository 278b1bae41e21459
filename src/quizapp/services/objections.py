"""What learners say is wrong: kept, answered by a teacher, exported for the pack's author."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from quizapp.bank.content import Content
from quizapp.bank.engine import Bank, Db
from quizapp.bank.objections import Objections as Stored
from quizapp.bank.records import Records
from quizapp.core.answering.attempts import Question
from quizapp.core.content.ids import LearnerId, PassageId, PresentedId
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.core.views.changes import Changed
from quizapp.core.views.objections import (
    ANSWER_LONGEST,
    NOTE_LONGEST,
    AnsweredObjection,
    Objection,
    ObjectionId,
    ObjectionLine,
)
from quizapp.env.clock import Clock
from quizapp.services.writing import write_wholly

log = logging.getLogger(__name__)

FORMAT = 1
"""Raised when a field changes its meaning or goes; new fields may come without."""

ABOUT = (
    "What readers say is wrong with questions, for the author of the pack. No names are in it, "
    "unless somebody typed one. A sentence under 'false_claim' is false; what is so stands beside "
    "it under 'correction'. See docs/objections-format.md."
)


class Objections:
    """Keeps what learners say is wrong, and what teachers answer.

    Args:
        bank: the open bank.
        clock: returns the current time.
    """

    def __init__(self, bank: Bank, clock: Clock) -> None:
        self._bank = bank
        self._clock = clock

    def object(self, presented_id: PresentedId, note: str) -> tuple[Objection, ...]:
        """Keep what a learner says is wrong with a question; return all they said of it.

        It is kept with the wording that was shown and the passage that decided it (spec AN-12).

        Raises:
            ExpectedError: nothing was written, or too much.
        """
        text = _checked(note, NOTE_LONGEST, "note")
        with self._bank.write(Changed.OBJECTIONS) as db:
            records = Records(db)
            question = records.question(presented_id)
            Stored(db).add(presented_id, _passage_of(db, question), text, self._clock())
            said = Stored(db).on(records.learner_of(presented_id), question.version.id)
        log.info("question %d: something is said to be wrong", presented_id)
        return said

    def take_back(self, presented_id: PresentedId, objection: ObjectionId) -> tuple[Objection, ...]:
        """Delete what a learner said, while nobody answered it; return what is left."""
        with self._bank.write(Changed.OBJECTIONS) as db:
            records = Records(db)
            Stored(db).take_back(objection)
            version_id = records.question(presented_id).version.id
            said = Stored(db).on(records.learner_of(presented_id), version_id)
        log.info("objection %d taken back", objection)
        return said

    def on(self, presented_id: PresentedId) -> tuple[Objection, ...]:
        """Return what a learner said of a question that they were shown, oldest first."""
        with self._bank.read() as db:
            records = Records(db)
            version_id = records.question(presented_id).version.id
            return Stored(db).on(records.learner_of(presented_id), version_id)

    def on_each(
        self, presented_ids: Iterable[PresentedId]
    ) -> dict[PresentedId, tuple[Objection, ...]]:
        """Return what a learner said of each of several questions; those without it are left out.

        Args:
            presented_ids: questions that one learner was shown.
        """
        with self._bank.read() as db:
            records, stored = Records(db), Stored(db)
            found = {
                one: stored.on(records.learner_of(one), records.question(one).version.id)
                for one in presented_ids
            }
        return {one: said for one, said in found.items() if said}

    def unread(self, learner_id: LearnerId) -> tuple[AnsweredObjection, ...]:
        """Return the answers that a learner has not read yet."""
        with self._bank.read() as db:
            return Stored(db).unread(learner_id)

    def mark_read(self, ids: Iterable[ObjectionId]) -> None:
        """Note that a learner has read the answers to these."""
        wanted = tuple(ids)
        if wanted:
            with self._bank.write(Changed.OBJECTIONS) as db:
                Stored(db).mark_read(wanted, self._clock())
            log.info("%d answers to objections read", len(wanted))

    # For the teacher

    def lines(self) -> tuple[ObjectionLine, ...]:
        """Return all objections: open ones first, the latest first within each."""
        with self._bank.read() as db:
            stored = Stored(db).everything()
            content = Content(db)
            versions = content.item_versions(one.version_id for one in stored)
            facts = content.facts((one.fact_id for one in stored), with_items=False)
            topics = content.topic_titles(fact.topic_id for fact in facts.values())
        return tuple(
            ObjectionLine(
                objection=one.objection,
                version=versions[one.version_id],
                fact=facts[one.fact_id].statement,
                topic=topics.get(facts[one.fact_id].topic_id, ""),
                passage_id=one.passage_id,
                learner=one.learner,
                current=one.current,
            )
            for one in stored
        )

    def counts(self) -> tuple[int, int]:
        """Return how many objections are open, and how many there are."""
        with self._bank.read() as db:
            return Stored(db).counts()

    def answer(self, objection_id: ObjectionId, answer: str) -> None:
        """Answer an objection; its learner is told on the next visit of Review or of the card.

        Raises:
            ExpectedError: nothing was written, or too much.
        """
        text = _checked(answer, ANSWER_LONGEST, "answer")
        with self._bank.write(Changed.OBJECTIONS) as db:
            Stored(db).answer(objection_id, text, self._clock())
        log.info("objection %d answered", objection_id)

    def export(self, path: Path) -> None:
        """Write all objections as a file for the pack's author (docs/objections-format.md).

        Raises:
            ExpectedError: it can't be written there.
        """
        lines = self.lines()
        told = {
            "format": FORMAT,
            "about": ABOUT,
            "made_at": self._clock().isoformat(),
            "objections": [_told(line) for line in lines],
        }
        text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
        write_wholly(path, text.encode("utf-8"))
        log.info("%d objections saved as a file", len(lines))


def _checked(text: str, longest: int, what: str) -> str:
    """Return what was typed, as one paragraph; refuse nothing and too much."""
    words = " ".join(text.split())
    if not words:
        raise ExpectedError(f"The {what} is empty.", "Write in a few words what is meant.")
    if len(words) > longest:
        raise ExpectedError(
            f"The {what} has {len(words)} characters; {longest} are the most.",
            "Nothing was kept. Say it in fewer words.",
        )
    return words


def _passage_of(db: Db, question: Question) -> PassageId | None:
    """Return the passage that decides a question: the one it names, else its fact's first."""
    item = question.version.item
    cited = [piece.passage_id for piece in Content(db).fact(item.fact_id).evidence]
    named = [passage_id for passage_id in item.evidence if passage_id in cited]
    return next(iter((*named, *cited)), None)


def _told(line: ObjectionLine) -> dict[str, Any]:
    item = line.version.item
    told: dict[str, Any] = {
        "question": item.id,
        "wording": item.fingerprint,
        "wording_is_current": line.current,
        "fact_id": item.fact_id,
        "fact": line.fact,
        "topic": line.topic,
        "passage": line.passage_id,
        "source_line": item.source_line,
    }
    if item.statement_is_false:
        told |= {"false_claim": item.stem, "correction": item.correction or line.fact}
    else:
        told["statement" if item.kind is ItemKind.TRUE_FALSE else "stem"] = item.stem
    told["options"] = [
        {"label": "right" if option.is_key else "wrong", "text": option.text}
        for option in item.options
    ]
    objection = line.objection
    return told | {
        "note": objection.note,
        "at": objection.at.isoformat(),
        "state": "open" if objection.open else "answered",
        "answer": objection.answer,
        "answered_at": None if objection.answered_at is None else objection.answered_at.isoformat(),
    }

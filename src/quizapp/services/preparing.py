"""Preparing a live session: choosing questions, keeping plans and class lists."""

import logging
import random
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.content import Content
from quizapp.bank.draws import candidates
from quizapp.bank.engine import Bank, Db
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.secure_erase import mark_for_vacuum
from quizapp.bank.session_plans import SessionPlans
from quizapp.bank.sessions import ClassSessions
from quizapp.core.answering.attempts import ItemVersion, Learner, QuizSpec
from quizapp.core.answering.drawing import choose
from quizapp.core.answering.presenting import shown_order
from quizapp.core.cards.dates import date_words
from quizapp.core.content.ids import FactId, ItemId, LearnerId, TopicId
from quizapp.core.content.items import Deck
from quizapp.core.errors import ExpectedError
from quizapp.core.session.names import name_key
from quizapp.core.session.setup import (
    Naming,
    Roster,
    RosterName,
    SessionPlan,
    SessionQuestion,
    SessionSetup,
    subject_of,
    usual_title,
)
from quizapp.core.views.changes import Changed
from quizapp.core.views.classroom import MOST_QUESTIONS, TITLE_LENGTH, ListFile, QuestionLine
from quizapp.core.views.records import Traces
from quizapp.env.clock import Clock, learning_day
from quizapp.services.erasing import erase_traces

log = logging.getLogger(__name__)


MOST_TAKEN_UP = 12
"""How many missed facts the next session asks again at most: they fill half an hour."""

AGAIN = " · again"
"""Suffix of the title of a plan that follows up another session."""


_NOBODY = LearnerId(0)
"""Stands for the learner in draws for a class: nobody has seen any question."""


class Preparing:
    """Preparing a session: its questions, plans and class lists.

    Args:
        bank: the open bank.
        clock: returns the current time.
        rng: random numbers.
    """

    def __init__(self, bank: Bank, clock: Clock, rng: random.Random) -> None:
        self._bank = bank
        self._clock = clock
        self._rng = rng

    def questions(
        self, topics: Sequence[TopicId] = (), learner_id: LearnerId | None = None
    ) -> tuple[QuestionLine, ...]:
        """Return all questions to choose from, topic by topic in the pack's order.

        Args:
            topics: only these; none named: all.
            learner_id: whose pack they are of; None: of the first there is.
        """
        with self._bank.read() as db:
            content = Content(db)
            of_pack = content.topics(chosen_pack(db, learner_id))
            titles = {t.id: t.title for t in of_pack if not topics or t.id in topics}
            ids = content.fact_ids(list(titles))
            return self._lines(content, ids, titles)

    def chosen(self, items: Sequence[ItemId]) -> tuple[QuestionLine, ...]:
        """Return these questions in their order, without those that the bank no longer has."""
        with self._bank.read() as db:
            content = Content(db)
            titles = {topic.id: topic.title for topic in content.topics()}
            versions = content.current_versions(items)
            facts = list(dict.fromkeys(version.item.fact_id for version in versions))
            lines = {line.item_id: line for line in self._lines(content, facts, titles)}
            return tuple(lines[item] for item in dict.fromkeys(items) if item in lines)

    def draw(self, spec: QuizSpec, learner_id: LearnerId | None = None) -> tuple[ItemId, ...]:
        """Return questions drawn by filter, as a quiz for one learner would be.

        Args:
            spec: the filters.
            learner_id: whose pack is drawn from if they name none; None: the first there is.

        Raises:
            ExpectedError: no question fits the filters.
        """
        with self._bank.read() as db:
            if not spec.packs:
                spec = replace(spec, packs=frozenset({chosen_pack(db, learner_id)}))
            pool = candidates(db, spec, _NOBODY, spec.number, self._rng)
            picked = choose(pool, spec.number, self._rng)
        if not picked:
            raise ExpectedError(
                "No question fits these choices.",
                "Choose more topics, another kind, or include the sensitive questions.",
            )
        return tuple(one.item_id for one in picked)

    def setup(self, plan: SessionPlan) -> SessionSetup:
        """Return the set-up to start a session with: current wording, options freshly shuffled.

        Raises:
            ExpectedError: the plan has no question, too many, or only such as the bank has lost;
                or its class list is gone.
        """
        if len(plan.items) > MOST_QUESTIONS:
            raise ExpectedError(
                f"The plan has {len(plan.items)} questions.",
                f"A session has at most {MOST_QUESTIONS}; ten to fifteen fill a lesson.",
            )
        with self._bank.read() as db:
            content = Content(db)
            versions = content.current_versions(plan.items)
            subject = subject_of(content.pack_titles(one.topic_id for one in versions))
            rosters = {roster.id: roster for roster in SessionPlans(db).rosters()}
            learners = {learner.id for learner in LearnerRecords(db).everyone()}
        if not versions:
            raise ExpectedError("The plan has no questions.", "Choose at least one.")
        roster = rosters.get(plan.roster_id) if plan.naming is Naming.ROSTER else None
        if plan.naming is Naming.ROSTER and (roster is None or not roster.names):
            raise ExpectedError(
                "The class list of this plan is gone or empty.",
                "Choose another list, or let everybody take a friendly name.",
            )
        day = date_words(learning_day(self._clock()).isoformat())
        return SessionSetup(
            title=plan.title or usual_title(subject, roster.title if roster else "", day),
            questions=tuple(self._question(version) for version in versions),
            ask_certainty=plan.ask_certainty,
            naming=plan.naming,
            roster=tuple(
                one if one.learner_id in learners else replace(one, learner_id=None)
                for one in (roster.names if roster else ())
            ),
            phones=plan.phones,
            seconds=plan.seconds,
            ranking=plan.ranking,
            subject=subject,
        )

    def next_lesson(
        self, before: SessionSetup, facts: Sequence[FactId], not_reached: Sequence[ItemId] = ()
    ) -> SessionPlan:
        """Return a plan for what a session left open, without storing it.

        Args:
            before: what the session was set up with: its settings are taken over.
            facts: what to ask again, in other words than last time where there are any. The first
                ``MOST_TAKEN_UP`` of them are taken.
            not_reached: questions of the session that were never asked, as they are.

        Raises:
            ExpectedError: nothing was left open, or the bank has no question on it any more.
        """
        with self._bank.read() as db:
            again = self._reworded(db, facts[:MOST_TAKEN_UP])
            current = Content(db).current_versions([*again, *not_reached])
            plans = SessionPlans(db)
            taken = {one.title.casefold() for one in plans.plans()}
            asked = [name_key(one.name) for one in before.roster]
            same_names = (
                one.id
                for one in plans.rosters()
                if [name_key(entry.name) for entry in one.names] == asked
            )
            roster_id = next(same_names, None) if before.naming is Naming.ROSTER else None
        if not current:
            raise ExpectedError(
                "Nothing was left open.", "Prepare the next session from the questions you like."
            )
        kept = before.naming is not Naming.ROSTER or roster_id is not None
        return SessionPlan(
            title=_free_title(before.title.partition(AGAIN)[0], taken),
            items=tuple(version.item.id for version in current)[:MOST_QUESTIONS],
            ask_certainty=before.ask_certainty,
            naming=before.naming if kept else Naming.OFFERED,
            roster_id=roster_id,
            phones=before.phones,
            seconds=before.seconds,
            ranking=before.ranking,
        )

    def again(self, facts: Sequence[FactId]) -> tuple[ItemId, ...]:
        """Return a question on each fact: one never asked in class, or asked longest ago.

        A fact on which the bank has no question is left out.
        """
        with self._bank.read() as db:
            return self._reworded(db, facts)

    def linked(self, names: Sequence[str]) -> tuple[RosterName, ...]:
        """Return names of a class list, each linked with the one learner of that name."""
        with self._bank.read() as db:
            learners = by_name(LearnerRecords(db).everyone())
        return tuple(RosterName(name, learners.get(name_key(name))) for name in names)

    def plans(self) -> tuple[SessionPlan, ...]:
        """Return all stored plans, the latest changed first."""
        with self._bank.read() as db:
            return SessionPlans(db).plans()

    def keep(self, plan: SessionPlan) -> SessionPlan:
        """Store a plan and return it with its id.

        Raises:
            ExpectedError: it has no name, or another plan has it.
        """
        title = self._title(plan.title)
        with self._bank.write(Changed.SESSION_PLANS) as db:
            plans = SessionPlans(db)
            self._refuse_taken(title, [(one.id, one.title) for one in plans.plans()], plan.id)
            named = replace(plan, title=title)
            kept = replace(named, id=plans.keep(named, self._clock()))
        log.info("plan %d kept: %d questions", kept.id, len(kept.items))
        return kept

    def remove(self, plan_id: int) -> None:
        """Delete a plan."""
        with self._bank.write(Changed.SESSION_PLANS) as db:
            SessionPlans(db).remove(plan_id)
        log.info("plan %d removed", plan_id)

    def rosters(self) -> tuple[Roster, ...]:
        """Return all class lists, by title."""
        with self._bank.read() as db:
            return SessionPlans(db).rosters()

    def keep_roster(self, roster: Roster) -> Roster:
        """Store a class list and return it with its id.

        Raises:
            ExpectedError: it has no name, no names in it, or another list has its name.
        """
        title = self._title(roster.title)
        if not roster.names:
            raise ExpectedError("The class list is empty.", "Paste or open a list of names.")
        with self._bank.write(Changed.CLASS_LISTS) as db:
            plans = SessionPlans(db)
            self._refuse_taken(title, [(one.id, one.title) for one in plans.rosters()], roster.id)
            named = replace(roster, title=title)
            kept = replace(named, id=plans.keep_roster(named, self._clock()))
        log.info("class list %d kept: %d names", kept.id, len(kept.names))
        return kept

    def remove_roster(self, roster_id: int) -> Traces:
        """Delete a class list with all its names, out of the file too.

        Sessions that were held with it keep them until they are deleted themselves.
        """
        with self._bank.write(Changed.CLASS_LISTS) as db:
            mark_for_vacuum(db)
            SessionPlans(db).remove_roster(roster_id)
        log.info("class list %d removed", roster_id)
        return erase_traces(self._bank)

    @staticmethod
    def read_list(path: Path, encoding: str = "", sheet: str = "") -> ListFile:
        """Return the content of a class list's file, as ``list_files.open_list`` does."""
        from quizapp.services.list_files import open_list  # the start must not wait for it

        return open_list(path, encoding, sheet)

    @staticmethod
    def _reworded(db: Db, facts: Sequence[FactId]) -> tuple[ItemId, ...]:
        wanted = list(dict.fromkeys(facts))
        content = Content(db)
        asked = ClassSessions(db).last_asked()
        last: dict[ItemId, datetime] = {}
        for version in content.item_versions(asked).values():  # an older wording counts too
            when = asked[version.id]
            last[version.item.id] = max(when, last.get(version.item.id, when))
        found = content.facts(content.facts_with_items(wanted))
        return tuple(
            min(found[fact_id].items, key=lambda item: _asked_at(last.get(item.id))).id
            for fact_id in wanted
            if fact_id in found
        )

    def _question(self, version: ItemVersion) -> SessionQuestion:
        return SessionQuestion(version.id, shown_order(version.item, self._rng))

    @staticmethod
    def _title(title: str) -> str:
        tidy = " ".join(title.split())
        if not tidy:
            raise ExpectedError("The name is empty.", "Type a name you will know again.")
        if len(tidy) > TITLE_LENGTH:
            raise ExpectedError(
                f"The name has {len(tidy)} characters.", f"Use at most {TITLE_LENGTH}."
            )
        return tidy

    @staticmethod
    def _refuse_taken(title: str, kept: Sequence[tuple[int | None, str]], own: int | None) -> None:
        if any(name.casefold() == title.casefold() and one != own for one, name in kept):
            raise ExpectedError(
                f"There is already one named {title}.", "Give it another name, or change that one."
            )

    @staticmethod
    def _lines(
        content: Content, facts: Sequence[FactId], titles: dict[TopicId, str]
    ) -> tuple[QuestionLine, ...]:
        return tuple(
            QuestionLine(
                item_id=item.id,
                fact_id=fact.id,
                fact=fact.statement,
                stem=item.stem,
                kind=item.kind,
                statement_is_false=item.statement_is_false,
                topic_id=fact.topic_id,
                topic=titles.get(fact.topic_id, ""),
                difficulty=item.difficulty,
                is_myth=fact.myth is not None,
                sensitive=fact.sensitive,
                source_line=item.source_line,
                detective=item.deck is Deck.DETECTIVE,
            )
            for fact in content.facts(facts).values()
            for item in fact.items
        )


def _asked_at(when: datetime | None) -> float:
    return 0.0 if when is None else when.timestamp()


def _free_title(title: str, taken: Collection[str]) -> str:
    """Return a title for a follow-up plan: short enough, and not in use."""
    number = 1
    while True:
        ending = AGAIN if number == 1 else f"{AGAIN} {number}"
        free = title[: TITLE_LENGTH - len(ending)].rstrip() + ending
        if free.casefold() not in taken:
            return free
        number += 1


def by_name(learners: Sequence[Learner]) -> dict[str, LearnerId]:
    """Return the learner by ``name_key``, for each name that only one learner has."""
    several = Counter(name_key(one.name) for one in learners)
    return {key: one.id for one in learners if several[key := name_key(one.name)] == 1}

"""Reports: what a learner knows and believed, and what all learners on the bank missed most."""

import logging
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.milestones import Milestones
from quizapp.bank.owner import allows_sensitive
from quizapp.bank.reports import FactLine, Reports
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import ItemVersion
from quizapp.core.content.ids import (
    FactId,
    ItemVersionId,
    LearnerId,
    TopicId,
)
from quizapp.core.learning.calibration import picture
from quizapp.core.learning.classwide import Drawn, FactCount, fact_counts, most_missed
from quizapp.core.learning.mastery import Mastery, mean_recall
from quizapp.core.learning.milestones import goals_of, next_goals
from quizapp.core.learning.queue import due_day
from quizapp.core.learning.review_cards import Days, ReviewCard
from quizapp.core.session.names import sort_key
from quizapp.core.views.reports import (
    ClassReview,
    FactMastery,
    ForecastPoint,
    HeldMyth,
    Lure,
    MasteryCounts,
    MissedLine,
    NextGoal,
    Progress,
)
from quizapp.env.clock import Clock
from quizapp.services.learner_work import LearnerWork, held_myths, learner_work
from quizapp.services.milestones import with_titles
from quizapp.services.report_tables import progress_table
from quizapp.services.writing import write_wholly

log = logging.getLogger(__name__)


AHEAD = (0, 7, 30)
"""How many days ahead recall is forecast."""

NEAREST = 3
"""How many goals are named that are near."""

LATER = timedelta(days=30)
"""How far ahead the column of later recall in the exported table looks."""


class Reporting:
    """Computes reports from what was recorded.

    Args:
        bank: the open bank.
        clock: returns the current time.
        day_of: returns the learning day of a moment.
    """

    def __init__(self, bank: Bank, clock: Clock, day_of: Days) -> None:
        self._bank = bank
        self._clock = clock
        self._day_of = day_of

    def progress(self, learner_id: LearnerId) -> Progress:
        """Return how far a learner has come."""
        now = self._clock()
        with self._bank.read() as db:
            work = learner_work(db, learner_id, now, self._day_of)
            attempts = Reports(db).attempts(learner_id)
            held = held_myths(db, learner_id, work.responses, work.cards, now, self._day_of)
            reached = with_titles(db, Milestones(db).of(learner_id))
            sensitive = frozenset(fact.id for fact in work.facts.values() if fact.sensitive)
            refused = frozenset[FactId]() if allows_sensitive(db) else sensitive
        counted = work.facts.keys() - work.by_choice
        titles = {fact.topic_id: fact.topic for fact in work.facts.values()}
        documents = {
            document_id: (title, [fact_id for fact_id in ids if fact_id in counted])
            for document_id, (title, ids) in work.cited.items()
        }
        goals = goals_of(work.topic_facts(), sum(myth.gone for myth in held))
        answered = [card for fact_id, card in work.cards.items() if fact_id in work.facts]
        return Progress(
            total=_line("", "All", counted, work.masteries),
            topics=_by_topic(work),
            documents=tuple(
                _line(d, title, ids, work.masteries) for d, (title, ids) in documents.items() if ids
            ),
            forecast=_forecast(answered, now),
            forecast_facts=len(answered),
            calibration=picture(work.activity.levels),
            weeks=work.activity.weeks,
            minutes=work.activity.minutes,
            days=work.activity.days,
            attempts=attempts,
            responses=work.activity.responses,
            reached=reached,
            ahead=tuple(
                NextGoal(goal, titles[goal.topic_id] if goal.topic_id else "")
                for goal in next_goals(goals, NEAREST)
            ),
            by_choice=len(work.by_choice - refused),
            by_choice_sensitive=len((work.by_choice & sensitive) - refused),
        )

    def topics(self, learner_id: LearnerId) -> tuple[MasteryCounts, ...]:
        """Return how far a learner has come in each topic, in the pack's order.

        What is asked only by choice counts once it was met; a topic of nothing else is left out.
        """
        with self._bank.read() as db:
            return _by_topic(learner_work(db, learner_id, self._clock(), self._day_of))

    def fact_mastery(self, learner_id: LearnerId) -> tuple[FactMastery, ...]:
        """Return a learner's mastery of every fact, in the order of the pack's topics."""
        now = self._clock()
        with self._bank.read() as db:
            work = learner_work(db, learner_id, now, self._day_of)
            held = held_myths(db, learner_id, work.responses, work.cards, now, self._day_of)
        myths = {myth.fact_id: myth for myth in held}
        titles: dict[FactId, list[str]] = {}
        for title, ids in work.cited.values():
            for fact_id in ids:
                titles.setdefault(fact_id, []).append(title)
        lines = []
        for fact in work.facts.values():
            card = work.cards.get(fact.id)
            lines.append(
                FactMastery(
                    fact_id=fact.id,
                    fact=fact.statement,
                    topic=fact.topic,
                    documents=tuple(titles.get(fact.id, ())),
                    mastery=work.masteries[fact.id],
                    card=card,
                    recall_now=None if card is None else card.expected(now),
                    recall_later=None if card is None else card.expected(now + LATER),
                    due_on=None if card is None else due_day(card, self._day_of),
                    myth=myths.get(fact.id),
                )
            )
        return tuple(lines)

    def myths(self, learner_id: LearnerId) -> tuple[HeldMyth, ...]:
        """Return the myths that a learner once believed.

        First those that came back, then those not gone yet, then the rest; the latest first within
        each.
        """
        with self._bank.read() as db:
            now = self._clock()
            responses = Reports(db).responses(learner_id, now)
            cards = ReviewCards(db, self._day_of).of(learner_id)
            return held_myths(db, learner_id, responses, cards, now, self._day_of)

    def class_review(
        self,
        topics: Collection[TopicId] = (),
        *,
        with_names: bool = False,
        learner_id: LearnerId | None = None,
    ) -> ClassReview:
        """Return what all learners of the bank missed most when they were first asked.

        Args:
            topics: only facts of these; empty: all.
            with_names: whether to say who missed what.
            learner_id: of whose pack; None: of the first there is.
        """
        with self._bank.read() as db:
            reports = Reports(db)
            facts = reports.facts(chosen_pack(db, learner_id))
            asked = frozenset(
                fact.id
                for fact in facts.values()
                if not fact.retired and (not topics or fact.topic_id in topics)
            )
            firsts = [first for first in reports.firsts() if first.fact_id in asked]
            counts = fact_counts(firsts)
            missed = most_missed(counts)
            drawn = {count.drawn.version_id for count in missed if count.drawn}
            versions = Content(db).item_versions(sorted(drawn))
            names = reports.names() if with_names else {}
        return ClassReview(
            lines=tuple(_missed(count, facts, versions, names) for count in missed),
            learners=len({first.learner_id for first in firsts}),
            asked=len(counts),
            responses=len(firsts),
            wrong=sum(count.wrong for count in counts.values()),
            certain_wrong=sum(count.certain_wrong for count in counts.values()),
            with_names=with_names,
        )

    def write_progress_csv(self, learner_id: LearnerId, path: Path) -> None:
        """Write a learner's mastery of every fact as a CSV file.

        Raises:
            ExpectedError: it can't be written there.
        """
        write_wholly(path, progress_table(self.fact_mastery(learner_id), self._day_of))
        log.info("the progress of learner %d saved as CSV", learner_id)


def _by_topic(work: LearnerWork) -> tuple[MasteryCounts, ...]:
    topics: dict[TopicId, tuple[str, list[FactId]]] = {}
    for fact in work.facts.values():
        if fact.id not in work.by_choice:
            topics.setdefault(fact.topic_id, (fact.topic, []))[1].append(fact.id)
    return tuple(_line(t, title, ids, work.masteries) for t, (title, ids) in topics.items())


def _line(
    line_id: str, title: str, ids: Collection[FactId], masteries: Mapping[FactId, Mastery]
) -> MasteryCounts:
    found = [masteries[fact_id] for fact_id in ids]
    return MasteryCounts(
        id=line_id,
        title=title,
        facts=len(found),
        not_met=found.count(Mastery.NOT_MET),
        known=found.count(Mastery.KNOWN),
        unsure=found.count(Mastery.UNSURE),
        wrong=found.count(Mastery.WRONG),
    )


def _forecast(cards: list[ReviewCard], now: datetime) -> tuple[ForecastPoint, ...]:
    points = []
    for days in AHEAD:
        mean = mean_recall(cards, now + timedelta(days=days))
        if mean is not None:
            points.append(ForecastPoint(days, mean))
    return tuple(points)


def _missed(
    count: FactCount,
    facts: Mapping[FactId, FactLine],
    versions: Mapping[ItemVersionId, ItemVersion],
    names: Mapping[LearnerId, str],
) -> MissedLine:
    fact = facts[count.fact_id]
    lure = None
    if count.drawn is not None:
        lure = _lure(count.drawn, versions[count.drawn.version_id], facts)
    missed_by = (names[learner_id] for learner_id in count.missed_by if learner_id in names)
    return MissedLine(
        fact_id=fact.id,
        fact=fact.statement,
        topic_id=fact.topic_id,
        topic=fact.topic,
        is_myth=fact.myth is not None,
        asked=count.asked,
        wrong=count.wrong,
        certain_wrong=count.certain_wrong,
        share=count.share,
        interval=count.interval,
        flag=count.flag,
        lure=lure,
        names=tuple(sorted(missed_by, key=sort_key)),
    )


def _lure(drawn: Drawn, version: ItemVersion, facts: Mapping[FactId, FactLine]) -> Lure:
    item = version.item
    option = item.options[drawn.option]
    embodied = option.misconception
    if embodied is None and item.statement_is_false:
        embodied = item.fact_id
    fact = None if embodied is None else facts.get(embodied)
    myth = None if fact is None else fact.myth
    return Lure(
        version_id=version.id,
        kind=item.kind,
        stem=item.stem,
        stem_is_false=item.statement_is_false,
        correction=item.correction,
        text=option.text,
        chosen=drawn.chosen,
        asked=drawn.asked,
        certain=drawn.certain,
        myth_fact="" if fact is None or myth is None else fact.statement,
        myth=myth or "",
        source_line=item.source_line,
    )

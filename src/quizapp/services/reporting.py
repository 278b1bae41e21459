"""Reports: what a learner holds and believed, and what all learners on the bank missed most."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.reports import FactLine, Logged, Reports
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.attempts import ItemVersion
from quizapp.core.believing import Encounter, Story, story_of
from quizapp.core.calibration import LevelPicture, picture
from quizapp.core.classwide import Drawn, FactCount, Flag, fact_counts, most_missed
from quizapp.core.grading import Outcome
from quizapp.core.ids import FactId, ItemVersionId, LearnerId, TopicId
from quizapp.core.items import ItemKind
from quizapp.core.reviewing import Days, ReviewCard
from quizapp.core.standing import Footing, Proof, footing_of, mean_recall
from quizapp.env.clock import Clock

AHEAD = (0, 7, 30)
"""How many days ahead recall is forecast."""

LONGEST_ANSWER = 300_000
"""Milliseconds of one response that count as time spent: the rest was a screen left open."""

MOST_WEEKS = 520
"""Weeks without work between others are told, unless a wrong clock has put years there."""


@dataclass(frozen=True)
class StandingLine:
    """How a learner stands with the facts of one topic or document."""

    id: str
    title: str
    facts: int
    not_met: int
    held: int
    shaky: int
    missed: int

    @property
    def met(self) -> int:
        """Return how many facts were met."""
        return self.facts - self.not_met


@dataclass(frozen=True)
class ForecastPoint:
    """The predicted recall of what was met if nothing more is done."""

    days: int
    recall: float
    """0 to 1, on average over the facts."""


@dataclass(frozen=True)
class Week:
    """What was done in one week of learning days."""

    starts: date
    """Its Monday."""
    right: int
    wrong: int
    skipped: int
    minutes: int
    """Time spent on questions, rounded."""


@dataclass(frozen=True)
class Progress:
    """How far a learner has come."""

    total: StandingLine
    topics: tuple[StandingLine, ...]
    documents: tuple[StandingLine, ...]
    """By the documents that a fact cites: one fact may count in several."""
    forecast: tuple[ForecastPoint, ...]
    """Empty where nothing was answered yet."""
    forecast_facts: int
    """How many facts the forecast is about."""
    calibration: tuple[LevelPicture, ...]
    """The most certain level first; a level is drawn only where ``shown``."""
    weeks: tuple[Week, ...]
    """Oldest first, without gaps."""
    minutes: int
    """Time spent on questions, in all."""
    days: int
    """Learning days on which something was answered."""
    attempts: int
    """Quizzes and reviews in which something was answered."""
    responses: int


@dataclass(frozen=True)
class HeldMyth:
    """A myth that a learner once believed, named by its fact (PEDAGOGY.md 1.3, I1)."""

    fact_id: FactId
    fact: str
    """The title, and the correction of the myth."""
    topic_id: TopicId
    topic: str
    myth: str
    """Never to be shown without "False claim:"."""
    technique: str
    """What made it tempting, or empty."""
    story: Story

    @property
    def first(self) -> Encounter:
        """Return the first response in which it was believed."""
        return self.story.first

    @property
    def now(self) -> Encounter:
        """Return the latest response."""
        return self.story.now

    @property
    def week_later(self) -> Encounter | None:
        """Return the first response a week or more after the first correction, if there is one."""
        return self.story.week_later

    @property
    def came_back(self) -> bool:
        """Return whether it was believed again after a right response."""
        return self.story.came_back

    @property
    def gone(self) -> bool:
        """Return whether the latest response was right."""
        return self.story.gone


@dataclass(frozen=True)
class Lure:
    """The wrong option that drew most learners."""

    kind: ItemKind
    stem: str
    """The question. For a claim: the claim itself, which may be false."""
    stem_is_false: bool
    correction: str
    """The corrected sentence of a false claim, else empty."""
    text: str
    """The option, never to be shown without its "wrong" label (I6)."""
    chosen: int
    asked: int
    """First responses on this wording of the question."""
    certain: int
    myth_fact: str
    """The fact whose myth it embodies; empty where it embodies none."""
    myth: str
    """That myth; never to be shown without "False claim:"."""

    @property
    def share(self) -> float:
        """Return its share of the first responses on this wording."""
        return self.chosen / self.asked


@dataclass(frozen=True)
class MissedLine:
    """A fact that learners missed when they were first asked."""

    fact_id: FactId
    fact: str
    topic_id: TopicId
    topic: str
    is_myth: bool
    asked: int
    wrong: int
    certain_wrong: int
    share: float | None
    """The share wrong; None for fewer than 5 learners."""
    interval: tuple[float, float] | None
    """Its 95 % interval."""
    flag: Flag | None
    """From 20 learners."""
    lure: Lure | None
    names: tuple[str, ...]
    """Who missed it; empty unless names were asked for."""


@dataclass(frozen=True)
class ClassReview:
    """What all learners of the bank missed most when they were first asked."""

    lines: tuple[MissedLine, ...]
    """The surest misses first."""
    learners: int
    """Learners who answered anything."""
    asked: int
    """Facts that anybody answered."""
    responses: int
    """First responses in all."""
    wrong: int
    certain_wrong: int
    with_names: bool


class Reporting:
    """Reads what was recorded and tells what it amounts to.

    Args:
        bank: the open bank.
        clock: the time.
        day_of: tells the learning day of a moment.
    """

    def __init__(self, bank: Bank, clock: Clock, day_of: Days) -> None:
        self._bank = bank
        self._clock = clock
        self._day_of = day_of

    def progress(self, learner_id: LearnerId) -> Progress:
        """Return how far a learner has come."""
        now = self._clock()
        with self._bank.read() as db:
            reports = Reports(db)
            facts = {fact.id: fact for fact in reports.facts().values() if not fact.retired}
            cited = reports.cited()
            cards = ReviewCards(db, self._day_of).of(learner_id)
            responses = reports.responses(learner_id)
            met = reports.met(learner_id)
            attempts = reports.attempts(learner_id)
        days = _Days(self._day_of)
        proofs = _proofs(responses, days)
        footings = {
            fact_id: footing_of(
                cards.get(fact_id), proofs.get(fact_id, Proof()), now, asked=fact_id in met
            )
            for fact_id in facts
        }
        topics: dict[TopicId, tuple[str, list[FactId]]] = {}
        for fact in facts.values():
            topics.setdefault(fact.topic_id, (fact.topic, []))[1].append(fact.id)
        present = [card for fact_id, card in cards.items() if fact_id in facts]
        weeks = _weeks(responses, days)
        return Progress(
            total=_line("", "All", facts, footings),
            topics=tuple(_line(t, title, ids, footings) for t, (title, ids) in topics.items()),
            documents=tuple(
                _line(d, title, [one for one in ids if one in facts], footings)
                for d, (title, ids) in cited.items()
                if any(one in facts for one in ids)
            ),
            forecast=_forecast(present, now),
            forecast_facts=len(present),
            calibration=picture((one.certainty, one.kind, one.outcome) for one in responses),
            weeks=weeks,
            minutes=_minutes(responses),
            days=len({days.of(one) for one in responses}),
            attempts=attempts,
            responses=len(responses),
        )

    def myths(self, learner_id: LearnerId) -> tuple[HeldMyth, ...]:
        """Return the myths that a learner once believed.

        First those that came back, then those not right at the latest response, then the rest; the
        latest first within each.
        """
        with self._bank.read() as db:
            return _held_myths(Reports(db), learner_id)

    def class_review(
        self, topics: Collection[TopicId] = (), *, with_names: bool = False
    ) -> ClassReview:
        """Return what all learners of the bank missed most when they were first asked.

        Args:
            topics: only facts of these; empty: all.
            with_names: whether to say who missed what.
        """
        with self._bank.read() as db:
            facts = {
                fact.id: fact
                for fact in Reports(db).facts().values()
                if not fact.retired and (not topics or fact.topic_id in topics)
            }
            firsts = [first for first in Reports(db).firsts() if first.fact_id in facts]
            counts = fact_counts(firsts)
            missed = most_missed(counts)
            drawn = {count.drawn.version_id for count in missed if count.drawn}
            versions = Content(db).item_versions(sorted(drawn))
            everyone = Reports(db).facts()
            names = Reports(db).names() if with_names else {}
        return ClassReview(
            lines=tuple(_missed(c, facts[c.fact_id], versions, everyone, names) for c in missed),
            learners=len({first.learner_id for first in firsts}),
            asked=len(counts),
            responses=len(firsts),
            wrong=sum(count.wrong for count in counts.values()),
            certain_wrong=sum(count.certain_wrong for count in counts.values()),
            with_names=with_names,
        )

    def write_progress_csv(self, learner_id: LearnerId, path: Path) -> None:
        """Write a learner's standing with every fact as a CSV file.

        Raises:
            ExpectedError: it can't be written there.
        """
        raise NotImplementedError

    def write_class_csv(
        self, path: Path, topics: Collection[TopicId] = (), *, with_names: bool = False
    ) -> None:
        """Write the class-wide review as a CSV file.

        Raises:
            ExpectedError: it can't be written there.
        """
        raise NotImplementedError


class _Days:
    """Tells learning days of responses, each quarter of an hour only once.

    A learning day begins on a quarter of an hour wherever on Earth the learner is.
    """

    def __init__(self, day_of: Days) -> None:
        self._day_of = day_of
        self._known: dict[int, date] = {}

    def of(self, response: Logged) -> date:
        slot = int(response.at.timestamp()) // 900
        found = self._known.get(slot)
        if found is None:
            found = self._known[slot] = self._day_of(response.at)
        return found


def _proofs(responses: Iterable[Logged], days: _Days) -> dict[FactId, Proof]:
    proofs: dict[FactId, Proof] = {}
    for one in responses:
        proof = proofs.setdefault(one.fact_id, Proof())
        proof.take(one.kind, one.outcome, one.certainty, days.of(one))
    return proofs


def _line(
    line_id: str, title: str, ids: Collection[FactId], footings: Mapping[FactId, Footing]
) -> StandingLine:
    found = [footings[fact_id] for fact_id in ids]
    return StandingLine(
        id=line_id,
        title=title,
        facts=len(found),
        not_met=found.count(Footing.NOT_MET),
        held=found.count(Footing.HELD),
        shaky=found.count(Footing.SHAKY),
        missed=found.count(Footing.MISSED),
    )


def _forecast(cards: list[ReviewCard], now: datetime) -> tuple[ForecastPoint, ...]:
    points = []
    for days in AHEAD:
        mean = mean_recall(cards, now + timedelta(days=days))
        if mean is not None:
            points.append(ForecastPoint(days, mean))
    return tuple(points)


def _minutes(responses: Iterable[Logged]) -> int:
    return round(sum(min(one.elapsed_ms, LONGEST_ANSWER) for one in responses) / 60_000)


def _weeks(responses: Iterable[Logged], days: _Days) -> tuple[Week, ...]:
    done: dict[date, list[Logged]] = {}
    for one in responses:
        day = days.of(one)
        done.setdefault(day - timedelta(days=day.weekday()), []).append(one)
    if not done:
        return ()
    first, last = min(done), max(done)
    number = (last - first).days // 7 + 1
    starts = [first + timedelta(weeks=n) for n in range(number)]
    if number > MOST_WEEKS:
        starts = sorted(done)
    weeks = []
    for start in starts:
        mine = done.get(start, [])
        outcomes = [one.outcome for one in mine]
        weeks.append(
            Week(
                starts=start,
                right=outcomes.count(Outcome.RIGHT),
                wrong=outcomes.count(Outcome.WRONG),
                skipped=outcomes.count(Outcome.SKIPPED),
                minutes=_minutes(mine),
            )
        )
    return tuple(weeks)


def _held_myths(reports: Reports, learner_id: LearnerId) -> tuple[HeldMyth, ...]:
    facts = reports.facts()
    beliefs = reports.beliefs(learner_id)
    believed = {belief.fact_id for belief in beliefs if facts[belief.fact_id].myth is not None}
    encounters: dict[FactId, list[Encounter]] = {fact_id: [] for fact_id in believed}
    taken = {(belief.fact_id, belief.at) for belief in beliefs}
    for belief in beliefs:
        if belief.fact_id in believed:
            encounters[belief.fact_id].append(
                Encounter(belief.at, Outcome.WRONG, belief.certainty, True, belief.corrected_at)
            )
    for one in reports.responses(learner_id):
        plain = one.fact_id in believed and one.outcome is not Outcome.SKIPPED
        if plain and (one.fact_id, one.at) not in taken:
            encounters[one.fact_id].append(Encounter(one.at, one.outcome, one.certainty, False))
    found = []
    for fact_id, mine in encounters.items():
        story = story_of(sorted(mine, key=lambda e: e.at))
        fact = facts[fact_id]
        if story is not None and fact.myth is not None:
            found.append(
                HeldMyth(
                    fact_id=fact_id,
                    fact=fact.statement,
                    topic_id=fact.topic_id,
                    topic=fact.topic,
                    myth=fact.myth,
                    technique=fact.technique,
                    story=story,
                )
            )
    return tuple(
        sorted(
            found,
            key=lambda m: (not m.came_back, m.gone, -m.now.at.timestamp(), m.fact_id),
        )
    )


def _missed(
    count: FactCount,
    fact: FactLine,
    versions: Mapping[ItemVersionId, ItemVersion],
    facts: Mapping[FactId, FactLine],
    names: Mapping[LearnerId, str],
) -> MissedLine:
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
        names=tuple(sorted(missed_by, key=str.casefold)),
    )


def _lure(drawn: Drawn, version: ItemVersion, facts: Mapping[FactId, FactLine]) -> Lure:
    item = version.item
    option = item.options[drawn.option]
    embodied = option.misconception
    if embodied is None and item.statement_is_false:
        embodied = item.fact_id
    fact = facts.get(embodied) if embodied is not None else None
    is_myth = fact is not None and fact.myth is not None
    return Lure(
        kind=item.kind,
        stem=item.stem,
        stem_is_false=item.statement_is_false,
        correction=item.correction,
        text=option.text,
        chosen=drawn.chosen,
        asked=drawn.asked,
        certain=drawn.certain,
        myth_fact=fact.statement if fact is not None and is_myth else "",
        myth=(fact.myth or "") if fact is not None else "",
    )

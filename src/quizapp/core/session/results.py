"""The results of a session, for screens and files, all computed from its room.

Three rules decide which vote counts (spec SE-7):

* Scores, myths still held and the list for the next lesson go by the *last* vote on a question:
  that is where the class stands.
* Calibration and the flags on questions go by the *first*: it was given before anybody talked.
* Removed participants count nowhere. Hands count for questions, never for persons.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.answering.attempts import Certainty, ItemVersion
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import FactId, ItemId, ItemVersionId, LearnerId, ParticipantId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.calibration import (
    LevelPicture,
    picture,
)
from quizapp.core.session.flags import Analysis, QuestionFlag, Reliability, Shape
from quizapp.core.session.names import sort_key
from quizapp.core.session.room_state import CastVote, Room
from quizapp.core.session.scores import (
    Rank,
    SessionScore,
    class_score,
    last_votes,
    own_score,
    ranking,
)
from quizapp.core.session.tally import ENOUGH as REACHED
from quizapp.core.session.tally import (
    MindChanges,
    Tally,
    final_ballot,
    guess_corrected,
    mind_changes,
    tally,
)

STILL_HELD = 0.20
"""The share of a class from which a myth counts as still held (spec SE-8)."""

MANY_MISCONCEPTIONS = 3
"""How many a pupil holds before the teacher is told, and nobody else (spec SE-8)."""

JUST_REACHED = REACHED + 1e-9
"""Rounding must not make a question reached for which the advice was to discuss."""


@dataclass(frozen=True)
class QuestionResult:
    """The result of one question that was opened."""

    number: int
    """From 1."""
    version_id: ItemVersionId
    item_id: ItemId
    fact_id: FactId
    fact: str
    """Its name wherever it is listed (spec FB-5)."""
    kind: ItemKind
    stem: str
    """The question, or the claim, which is never shown without its label."""
    source_line: str
    """Stood above the stem; may be empty."""
    statement_is_false: bool
    correction: str
    letters: tuple[str, ...]
    options: tuple[str, ...]
    """In shown order."""
    key: int
    revealed: bool
    """False only where a session was cut off before the key was shown."""
    first: Tally
    second: Tally | None
    """None without a second vote."""
    mind_changes: MindChanges | None
    flags: tuple[QuestionFlag, ...]

    @property
    def last(self) -> Tally:
        """Return the vote that counts."""
        return self.first if self.second is None else self.second

    @property
    def judged(self) -> bool:
        """Return whether it tells anything about the class: it was answered and revealed."""
        return self.revealed and self.last.votes > 0

    @property
    def reached(self) -> bool:
        """Return whether the class knows it: more than 70 % right, corrected for guessing."""
        share = self.last.share
        return share is not None and guess_corrected(share, len(self.options)) > JUST_REACHED

    @property
    def certain_wrong(self) -> int:
        """Return how many were certain and wrong at the last vote."""
        return self.last.certain_wrong


@dataclass(frozen=True)
class PupilResult:
    """The result of one participant: a pupil's phone, or a team that answered by hand."""

    participant_id: ParticipantId
    name: str
    by_hand: bool
    learner_id: LearnerId | None
    score: SessionScore
    """The same score that the phone shows."""
    certain_wrong: int
    misconceptions: tuple[FactId, ...]
    """Facts whose myth was chosen at the last vote. For the teacher only."""

    @property
    def needs_talk(self) -> bool:
        """Return whether so many myths were chosen that the teacher may want to talk to them."""
        return len(self.misconceptions) >= MANY_MISCONCEPTIONS


@dataclass(frozen=True)
class MythHeld:
    """A myth that at least a fifth chose the last time they could, named by its fact."""

    fact_id: FactId
    fact: str
    claim: str
    """Never to be shown without "False claim:"."""
    why_misleading: str
    question: int
    """The number, from 1, of the last question in which it could be chosen."""
    chosen: int
    certain: int
    votes: int

    @property
    def share(self) -> float:
        """Return the share of the votes."""
        return self.chosen / self.votes


@dataclass(frozen=True)
class ClassGoal:
    """How many questions the class has, of those that were answered and revealed."""

    reached: int
    of: int


@dataclass(frozen=True)
class VoteLine:
    """One vote, as it goes into a file."""

    participant_id: ParticipantId
    name: str
    question: int
    round: int
    cast: CastVote
    counts: bool
    """Whether it is the participant's last in its round."""


@dataclass(frozen=True)
class SessionResults:
    """All results of a session."""

    title: str
    asked: int
    """How many questions the session has, opened or not."""
    facts: Mapping[FactId, str]
    """The statements of its questions' facts, and of those whose myths are options."""
    questions: tuple[QuestionResult, ...]
    """Those that were opened, in their order."""
    pupils: tuple[PupilResult, ...]
    """Everybody who took part, by name; teams that answered by hand among them."""
    removed: int
    """How many were removed and count nowhere."""
    myths: tuple[MythHeld, ...]
    """Myths that are still held, the surest first."""
    calibration: tuple[LevelPicture, ...]
    """The class's calibration, the most certain level first; drawn only where ``shown``."""
    reliability: Reliability | None
    """Whether totals may be compared; None with too little data."""
    goal: ClassGoal
    score: SessionScore
    """The class's score, the same that the projector shows."""
    absent: tuple[str, ...]
    """Pupils of the class list who did not join."""
    ranking: tuple[Rank, ...]
    ask_again: tuple[FactId, ...]
    """Facts for the next lesson, the most urgent first."""
    not_reached: tuple[ItemId, ...]
    """Questions of the plan that say nothing of the class: never opened, cut off before the key
    was shown, or answered by nobody."""
    votes: tuple[VoteLine, ...]
    """Every vote that arrived in time, of all who count."""

    @property
    def by_certain_wrong(self) -> tuple[QuestionResult, ...]:
        """Return the questions, those that most were certain and wrong on first."""
        return tuple(sorted(self.questions, key=lambda one: (-one.certain_wrong, one.number)))

    @property
    def to_talk_to(self) -> tuple[PupilResult, ...]:
        """Return pupils with three or more misconceptions: for the teacher, never projected."""
        return tuple(one for one in self.pupils if one.needs_talk)


def session_results(
    room: Room,
    versions: Mapping[ItemVersionId, ItemVersion],
    facts: Mapping[FactId, Fact],
) -> SessionResults:
    """Return the results of a session.

    Args:
        room: the room at its end, or where it was cut off.
        versions: the item versions of its questions.
        facts: the facts of its questions and of the myths that their options embody.
    """
    opened = range(room.question + 1)
    myths_of = [_myths(versions[q.version_id], q.order, facts) for q in room.setup.questions]
    voted = [number for number in sorted(room.revealed) if tally(room, (number, 1)).votes]
    analysis = Analysis([_shape(room, number) for number in voted])
    flags = {number: analysis.flags(place) for place, number in enumerate(voted)}
    questions = tuple(
        _question(room, number, versions, facts, flags.get(number, ())) for number in opened
    )
    judged = {one.number - 1 for one in questions if one.judged}
    pupils = sorted(
        (_pupil(room, one.id, myths_of) for one in room.present),
        key=lambda one: (sort_key(one.name), one.participant_id),
    )
    myths = _held(questions, myths_of, facts)
    return SessionResults(
        title=room.setup.title,
        asked=len(room.questions),
        facts={fact.id: fact.statement for fact in facts.values()},
        questions=questions,
        pupils=tuple(pupils),
        removed=len(room.participants) - len(room.present),
        myths=myths,
        calibration=picture(_levels(room)),
        reliability=analysis.reliability,
        goal=ClassGoal(sum(one.judged and one.reached for one in questions), len(judged)),
        score=class_score(room),
        absent=room.free_names,
        ranking=ranking(room),
        ask_again=_ask_again(questions, myths),
        not_reached=tuple(
            versions[one.version_id].item.id
            for number, one in enumerate(room.setup.questions)
            if number not in judged
        ),
        votes=tuple(_votes(room)),
    )


def _question(
    room: Room,
    number: int,
    versions: Mapping[ItemVersionId, ItemVersion],
    facts: Mapping[FactId, Fact],
    flags: tuple[QuestionFlag, ...],
) -> QuestionResult:
    asked, version_id = room.questions[number], room.setup.questions[number].version_id
    item = versions[version_id].item
    twice = final_ballot(room, number) == (number, 2)
    return QuestionResult(
        number=number + 1,
        version_id=version_id,
        item_id=item.id,
        fact_id=item.fact_id,
        fact=facts[item.fact_id].statement,
        kind=item.kind,
        stem=item.stem,
        source_line=item.source_line,
        statement_is_false=item.statement_is_false,
        correction=item.correction,
        letters=asked.presented.letters,
        options=asked.presented.options,
        key=asked.key,
        revealed=number in room.revealed,
        first=tally(room, (number, 1)),
        second=tally(room, (number, 2)) if twice else None,
        mind_changes=mind_changes(room, number) if twice else None,
        flags=flags,
    )


def _myths(
    version: ItemVersion, order: Sequence[int], facts: Mapping[FactId, Fact]
) -> tuple[FactId | None, ...]:
    """Return, in shown order, the fact whose myth each option embodies."""
    item = version.item
    embodied = []
    for place in order:
        option = item.options[place]
        fact_id = option.misconception
        if fact_id is None and item.statement_is_false and not option.is_key:
            fact_id = item.fact_id  # to call the false claim true is to believe it
        fact = None if fact_id is None or option.is_key else facts.get(fact_id)
        embodied.append(fact.id if fact is not None and fact.myth is not None else None)
    return tuple(embodied)


def _pupil(
    room: Room, who: ParticipantId, myths_of: Sequence[tuple[FactId | None, ...]]
) -> PupilResult:
    one = room.participants[who]
    last = {n: cast for n, cast in last_votes(room, who).items() if n in room.revealed}
    wrong = {n: c for n, c in last.items() if c.vote.choice != room.questions[n].key}
    believed = (myths_of[n][cast.vote.choice] for n, cast in wrong.items())
    return PupilResult(
        participant_id=who,
        name=one.name,
        by_hand=one.by_hand,
        learner_id=one.learner_id,
        score=own_score(room, who),
        certain_wrong=sum(c.vote.certainty is Certainty.CERTAIN for c in wrong.values()),
        misconceptions=tuple(dict.fromkeys(fact_id for fact_id in believed if fact_id)),
    )


def _held(
    questions: Iterable[QuestionResult],
    myths_of: Sequence[tuple[FactId | None, ...]],
    facts: Mapping[FactId, Fact],
) -> tuple[MythHeld, ...]:
    latest: dict[FactId, MythHeld] = {}
    for one in questions:
        if not one.judged:
            continue
        embodied = myths_of[one.number - 1]
        for fact_id in dict.fromkeys(fact_id for fact_id in embodied if fact_id):
            chosen = [
                option
                for option, myth in zip(one.last.options, embodied, strict=True)
                if myth == fact_id
            ]
            fact = facts[fact_id]
            assert fact.myth is not None
            latest[fact_id] = MythHeld(
                fact_id=fact_id,
                fact=fact.statement,
                claim=fact.myth.claim,
                why_misleading=fact.myth.why_misleading,
                question=one.number,
                chosen=sum(option.count for option in chosen),
                certain=sum(option.certain for option in chosen),
                votes=one.last.votes,
            )
    held = (one for one in latest.values() if one.chosen and one.share >= STILL_HELD)
    return tuple(sorted(held, key=lambda m: (-m.certain / m.votes, -m.share, m.question)))


def _ask_again(
    questions: Iterable[QuestionResult], myths: Iterable[MythHeld]
) -> tuple[FactId, ...]:
    """Return the facts that the class does not know, first where most were certain and wrong."""
    missed = [one for one in questions if one.judged and not one.reached]
    missed.sort(
        key=lambda one: (-one.certain_wrong / one.last.votes, one.last.share or 0.0, one.number)
    )
    return tuple(
        dict.fromkeys([*(one.fact_id for one in missed), *(myth.fact_id for myth in myths)])
    )


def _firsts(room: Room) -> Iterator[tuple[ItemKind, bool, Certainty | None]]:
    for number in sorted(room.revealed):
        question = room.questions[number]
        for cast in room.counted((number, 1)).values():
            right = cast.vote.choice == question.key
            yield question.presented.kind, right, cast.vote.certainty


def _levels(room: Room) -> Counter[tuple[Certainty | None, ItemKind, Outcome]]:
    return Counter(
        (certainty, kind, Outcome.RIGHT if right else Outcome.WRONG)
        for kind, right, certainty in _firsts(room)
    )


def _shape(room: Room, number: int) -> Shape:
    """Return the first vote on a question, person by person."""
    return Shape(
        key=room.questions[number].key,
        options=len(room.questions[number].presented.options),
        counts=tuple(option.count for option in tally(room, (number, 1)).options),
        chosen={who: cast.vote.choice for who, cast in room.counted((number, 1)).items()},
    )


def _votes(room: Room) -> Iterator[VoteLine]:
    for (number, vote_round), votes in sorted(room.cast.items()):
        for who, given in votes.items():
            one = room.participants[who]
            if one.removed:
                continue
            for cast in given:
                yield VoteLine(who, one.name, number + 1, vote_round, cast, cast is given[-1])

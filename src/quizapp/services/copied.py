"""What stands in a learner's copy, each value checked: nothing in it is believed before.

The fields are those of docs/learner-format.md; what is not needed is passed over.
"""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from quizapp.bank.specs import spec_from_json
from quizapp.bank.tables import stored
from quizapp.core.answering.attempts import Certainty, QuizSpec
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.pictures import FILE_PATTERN, MOST_SIDE, Picture
from quizapp.core.learning.milestones import MilestoneKind

MOST_ANSWERS = 100_000
"""Questions in a copy: fifty a day for more than five years."""

NAMES = uuid.UUID("6f6a2f0c-6d0b-4f0e-9a53-0d1f5a1c7e11")
"""The namespace in which migration 0009 named what was there before."""

_FIRST, _LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def _moment(value: Any) -> datetime:  # noqa: ANN401  # whatever the file holds
    if not isinstance(value, str) or len(value) > 40:
        raise ValueError("no time")
    at = datetime.fromisoformat(value)
    if at.tzinfo is None or not _FIRST <= at.astimezone(UTC) < _LAST:
        raise ValueError("no time of this century")
    return at.astimezone(UTC)


def _day(value: Any) -> date:  # noqa: ANN401
    if not isinstance(value, str):
        raise ValueError("no day")
    return date.fromisoformat(value)


def _sayable(text: str) -> str:
    text.encode()  # half a surrogate pair can't be kept: UnicodeEncodeError is a ValueError
    if "\0" in text:
        raise ValueError("a NUL in a text")
    return text


_Moment = Annotated[datetime, BeforeValidator(_moment)]
_Day = Annotated[date, BeforeValidator(_day)]
_Short = Annotated[str, StringConstraints(max_length=500), AfterValidator(_sayable)]
_Long = Annotated[str, StringConstraints(max_length=4_000), AfterValidator(_sayable)]
_Id = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_sayable)]
_Uid = Annotated[str, StringConstraints(min_length=8, max_length=64), AfterValidator(_sayable)]
_Number = Annotated[int, Field(ge=-(2**63), lt=2**63)]
_Outcome = Annotated[Outcome, BeforeValidator(Outcome)]
_Certainty = Annotated[Certainty, BeforeValidator(Certainty)]
_Kind = Annotated[ItemKind, BeforeValidator(ItemKind)]


_Milestone = Annotated[MilestoneKind, BeforeValidator(MilestoneKind)]


class CopyPart(BaseModel):
    """A part of a copy."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class CopiedOption(CopyPart):
    """An option as it was shown."""

    label: _Short
    text: _Long
    feedback: _Long
    chosen: bool


class CopiedResponse(CopyPart):
    """A response with its grade."""

    at: _Moment
    outcome: _Outcome
    certainty: _Certainty | None
    elapsed_ms: Annotated[int, Field(ge=0, lt=2**31)]


class CopiedPicture(CopyPart):
    """A question's picture, without its bytes."""

    file: Annotated[str, StringConstraints(pattern=FILE_PATTERN)]
    alt: _Long
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    width: Annotated[int, Field(ge=0, le=MOST_SIDE)]
    height: Annotated[int, Field(ge=0, le=MOST_SIDE)]

    @property
    def as_picture(self) -> Picture:
        """Return the picture, without its bytes."""
        return Picture(self.file, self.alt, self.sha256, self.width, self.height)


class CopiedQuestion(CopyPart):
    """A question of an attempt, with its words once it was answered."""

    id: _Number
    uid: _Uid | None = None
    item: _Id
    wording: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    fact: _Id
    kind: _Kind
    order: Annotated[list[int], Field(min_length=2, max_length=12)]
    shown_at: _Moment | None
    explained_at: _Moment | None
    flagged: bool
    response: CopiedResponse | None
    question: _Long = ""
    statement: _Long = ""
    false_claim: _Long = ""
    correction: _Long = ""
    source_line: _Short = ""
    extra: bool = False
    takeaway: _Long = ""
    picture: CopiedPicture | None = None
    options: Annotated[list[CopiedOption], Field(max_length=12)] = []

    @model_validator(mode="after")
    def _fits_together(self) -> CopiedQuestion:
        """Refuse what contradicts itself: the grade must follow from what was chosen."""
        if sorted(self.order) != list(range(len(self.order))):
            raise ValueError("the order of the options is none")
        if self.response is None:
            return self
        if len(self.options) != len(self.order):
            raise ValueError("options are missing")
        if [one.label for one in self.options].count("right") != 1:
            raise ValueError("not one option is right")
        chosen = [one for one in self.options if one.chosen]
        if len(chosen) > 1:
            raise ValueError("two options were chosen")
        outcome = Outcome.SKIPPED
        if chosen:
            outcome = Outcome.RIGHT if chosen[0].label == "right" else Outcome.WRONG
        if outcome is not self.response.outcome:
            raise ValueError("the grade does not follow from the choice")
        return self

    @property
    def chosen(self) -> int | None:
        """Return the place in the item of the option that was chosen."""
        for place, option in zip(self.order, self.options, strict=bool(self.options)):
            if option.chosen:
                return place
        return None

    @property
    def as_item(self) -> Item | None:
        """Return the question as it was worded; None where the file does not hold its words."""
        if not self.options:
            return None
        by_place = dict(zip(self.order, self.options, strict=True))
        item = Item(
            id=ItemId(self.item),
            fact_id=FactId(self.fact),
            kind=self.kind,
            stem=self.question or self.statement or self.false_claim,
            options=tuple(
                Option(one.text, one.label == "right", one.feedback)
                for _, one in sorted(by_place.items())
            ),
            difficulty=1,
            correction=self.correction,
            source_line=self.source_line,
            takeaway=self.takeaway,
            picture=self.picture.as_picture if self.picture is not None else None,
        )
        return item if item.fingerprint == self.wording else None


class _Quiz(CopyPart):
    topics: Annotated[list[_Id], Field(max_length=500)]
    documents: Annotated[list[_Id], Field(max_length=500)]
    kinds: Annotated[list[_Short], Field(max_length=10)]
    difficulties: Annotated[list[int], Field(max_length=10)]
    myths_only: bool
    include_sensitive: bool
    number: Annotated[int, Field(ge=0, le=MOST_ANSWERS)]
    timing: _Short
    seconds_per_question: Annotated[int, Field(ge=1, le=86_400)] | None
    purpose: _Short = "quiz"
    deck: _Short = "default"


class CopiedAttempt(CopyPart):
    """An attempt with all its questions."""

    id: _Number
    uid: _Uid | None = None
    title: _Short
    started_at: _Moment
    finished_at: _Moment | None
    quiz: _Quiz
    seed: _Number
    questions: list[CopiedQuestion]

    @property
    def spec(self) -> QuizSpec:
        """Return what the attempt was drawn from."""
        return spec_from_json(self.quiz.model_dump())

    @property
    def own_uid(self) -> str:
        """Return its id; where an older version gave none, the one that its bank gives it."""
        old = f"{self.seed}/{stored(self.started_at)}/{self.id}"
        return self.uid or str(uuid.uuid5(NAMES, old))

    def uid_of(self, question: CopiedQuestion) -> str:
        """Return the id of one of its questions, likewise."""
        return question.uid or str(uuid.uuid5(NAMES, f"{self.own_uid}/{question.id}"))


class CopiedLearner(CopyPart):
    """Whose copy it is."""

    name: _Short
    since: _Moment


class CopiedSeen(CopyPart):
    """When a question was last shown."""

    item: _Id
    last_shown: _Moment


class CopiedPlan(CopyPart):
    """A test that is prepared for."""

    pack_id: _Id | None = None
    """None in copies from before packs stood side by side."""
    test_on: _Day
    topics: Annotated[list[_Id], Field(max_length=500)]
    size: Annotated[int, Field(ge=1, le=1_000)]
    made_at: _Moment


class CopiedMilestone(CopyPart):
    """A milestone that was reached."""

    kind: _Milestone
    topic: _Id | None
    number: Annotated[int, Field(ge=0, lt=2**31)]
    reached_at: _Moment
    attempt: _Number
    news: bool

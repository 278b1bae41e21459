"""What the Workbench shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.core.authoring.composing import OPTION, STEM, text_of
from quizapp.core.authoring.drafts import Draft, DraftQuestion, QuestionState, WorkingCopy
from quizapp.core.content.grades import Grade, grade_of

if TYPE_CHECKING:
    from quizapp.core.authoring.finding_sources import ProposedSource
    from quizapp.core.authoring.judging import Trouble
    from quizapp.core.content.documents import Document
    from quizapp.core.content.facts import Evidence
    from quizapp.core.content.ids import DocumentId, ItemId


class Tab(StrEnum):
    """A side of the editor."""

    QUESTION = "question"
    AS_PUPILS_SEE_IT = "as pupils see it"
    TEACH_MORE = "make it teach more"


class Filter(StrEnum):
    """Which questions are listed."""

    ALL = "all"
    DRAFTS = "drafts"
    WITH_TROUBLE = "with trouble"


@dataclass(frozen=True)
class Unsaved:
    """Words that were not stored, because another window changed the same."""

    item_id: ItemId
    field: str
    text: str


@dataclass(frozen=True)
class Told:
    """What was just done, or what is in the way."""

    text: str
    hint: str = ""
    trouble: bool = False


@dataclass(frozen=True)
class QuestionLine:
    """A question in the list."""

    item_id: ItemId
    stem: str
    state: QuestionState
    grade: Grade
    troubles: int
    errors: bool
    """Whether any of them keeps it from being published."""
    here: bool
    """Whether it rests on a passage of the document that is shown."""


@dataclass(frozen=True)
class WorkbenchState:
    """A working copy, and what of it is looked at."""

    copy: WorkingCopy
    undo: str = ""
    """What undoing takes back, in words; empty for nothing."""
    redo: str = ""
    document_id: DocumentId | None = None
    """The document whose passages are shown; None: there is none."""
    item_id: ItemId | None = None
    """The question in the editor; None: none is chosen."""
    tab: Tab = Tab.QUESTION
    filter: Filter = Filter.ALL
    hints: bool = False
    """Whether sentences with something to ask are marked."""
    troubles: Mapping[ItemId, tuple[Trouble, ...]] = field(default_factory=dict)
    proposals: tuple[ProposedSource, ...] = ()
    """For the chosen question, while it has no source."""
    nearest: tuple[tuple[Evidence, Evidence | None], ...] = ()
    """Quotes of the chosen question that no longer stand, each with the nearest place."""
    told: Told | None = None
    unsaved: tuple[Unsaved, ...] = ()
    changes: int | None = None
    """How many questions and documents differ from the published version; None: not counted."""
    single_keys: bool = True
    asked: frozenset[ItemId] = frozenset()
    """Questions that were to be marked as ready and are not whole yet."""

    @property
    def document(self) -> Document | None:
        """Return the document whose passages are shown."""
        return next((one for one in self.copy.documents if one.id == self.document_id), None)

    @property
    def chosen(self) -> tuple[Draft, DraftQuestion] | None:
        """Return the question in the editor, with its draft."""
        for draft, question in self.copy.questions():
            if question.item.id == self.item_id:
                return draft, question
        return None

    def held(self, item_id: ItemId, field: str) -> str | None:
        """Return the words of a field that could not be stored; None where all were."""
        found = (one for one in self.unsaved if (one.item_id, one.field) == (item_id, field))
        return next((one.text for one in found), None)

    @property
    def chosen_troubles(self) -> tuple[Trouble, ...]:
        """Return what is wrong with the question in the editor; nothing, if it is retired."""
        chosen = self.chosen
        if chosen is None or chosen[1].state is QuestionState.RETIRED:
            return ()  # at once: before it was judged again
        return self.troubles.get(chosen[1].item.id, ())

    @property
    def told_at_fields(self) -> tuple[Trouble, ...]:
        """Return what is told in the editor: not of a field that waits for its first words.

        Telling it there at the first pause would push the next field away under the mouse.
        """
        if self.chosen is None:
            return ()
        draft, question = self.chosen
        begun = question.state is QuestionState.DRAFT and not question.origin
        if not begun or question.item.id in self.asked:
            return self.chosen_troubles
        return tuple(one for one in self.chosen_troubles if not _waits(draft, question, one.field))

    def lines(self) -> tuple[QuestionLine, ...]:
        """Return the questions that the filter lets through, those on the document first."""
        document = self.document
        passages = [] if document is None else [one.id for one in document.passages]
        order = {passage_id: place for place, passage_id in enumerate(passages)}
        here: list[tuple[int, QuestionLine]] = []
        elsewhere: list[QuestionLine] = []
        for draft, question in self._listed():
            places = [
                order[one.passage_id] for one in draft.fact.evidence if one.passage_id in order
            ]
            line = self._line(draft, question, here=bool(places))
            if places:
                here.append((places[0], line))
            else:
                elsewhere.append(line)
        here.sort(key=lambda one: one[0])
        return (*(line for _, line in here), *elsewhere)

    def _listed(self) -> Iterator[tuple[Draft, DraftQuestion]]:
        for draft, question in self.copy.questions():
            retired = question.state is QuestionState.RETIRED
            chosen = question.item.id == self.item_id  # what is written stays in sight
            match self.filter:
                case Filter.ALL:
                    yield draft, question
                case Filter.DRAFTS:
                    if question.state is QuestionState.DRAFT or chosen:
                        yield draft, question
                case Filter.WITH_TROUBLE:
                    if (self.troubles.get(question.item.id) and not retired) or chosen:
                        yield draft, question

    def _line(self, draft: Draft, question: DraftQuestion, *, here: bool) -> QuestionLine:
        item = question.item
        found = self.troubles.get(item.id, ())
        if question.state is QuestionState.RETIRED:
            found = ()
        return QuestionLine(
            item.id,
            " ".join(item.stem.split()),
            question.state,
            grade_of(item, draft.fact),
            len(found),
            any(one.severity == "error" for one in found),
            here,
        )


def _waits(draft: Draft, question: DraftQuestion, field: str) -> bool:
    """Return whether nothing was written yet where a question or an option belongs."""
    if field != STEM and not field.startswith(OPTION):
        return False
    if field.startswith(OPTION) and int(field[len(OPTION) :]) >= len(question.item.options):
        return True  # it was taken out a moment ago, and is judged anew
    return not text_of(draft, question, field).strip()

"""Edits of how far questions are: ready, drafts again, retired, brought back."""

from collections.abc import Collection
from dataclasses import replace

from quizapp.core.authoring.drafts import DraftQuestion, QuestionState, WorkingCopy
from quizapp.core.authoring.edits import Change, put
from quizapp.core.content.ids import ItemId

_LABELS = {
    QuestionState.READY: ("a question marked as ready", "{n} questions marked as ready"),
    QuestionState.DRAFT: ("a question made a draft again", "{n} questions made drafts again"),
    QuestionState.RETIRED: ("a question retired", "{n} questions retired"),
}


def with_state(copy: WorkingCopy, ids: Collection[ItemId], state: QuestionState) -> Change:
    """Return the edit that gives questions a state; those that have it already stay as they are.

    Args:
        copy: the working copy.
        ids: of the questions.
        state: the state.
    """
    pairs = []
    number = 0
    for draft in copy.drafts:
        questions: list[DraftQuestion] = []
        for question in draft.questions:
            changes = question.item.id in ids and question.state is not state
            questions.append(replace(question, state=state) if changes else question)
            number += changes
        if (after := tuple(questions)) != draft.questions:
            pairs.append((draft, replace(draft, questions=after)))
    one, several = _LABELS[state]
    return put(one if number == 1 else several.format(n=number), *pairs)

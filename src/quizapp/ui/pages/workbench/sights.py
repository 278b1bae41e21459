"""What of a working copy is looked at, as it changes: after an edit, after undoing one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from quizapp.core.authoring.anchoring import nearest, stands
from quizapp.core.authoring.drafts import Draft, DraftQuestion, QuestionState, WorkingCopy
from quizapp.core.authoring.edits import Change
from quizapp.ui.pages.workbench.state import Told, WorkbenchState

if TYPE_CHECKING:
    from quizapp.core.authoring.judging import Trouble
    from quizapp.core.content.ids import DocumentId, FactId, ItemId


def find(copy: WorkingCopy, item_id: ItemId) -> tuple[Draft, DraftQuestion] | None:
    """Return a question of a pack, with its draft; None where it is gone."""
    found = (one for one in copy.questions() if one[1].item.id == item_id)
    return next(found, None)


def has(copy: WorkingCopy, item_id: ItemId) -> bool:
    """Return whether a pack has a question."""
    return find(copy, item_id) is not None


def with_sights(state: WorkbenchState) -> WorkbenchState:
    """Return a state that looks at what is there, with the nearest places of lost quotes."""
    copy = state.copy
    if state.document is None:
        state = replace(state, document_id=copy.documents[0].id if copy.documents else None)
    if state.item_id is not None and not has(copy, state.item_id):
        state = replace(state, item_id=None)
    chosen = state.chosen
    if chosen is None:
        return replace(state, nearest=())
    passages = copy.passages()
    lost = [one for one in chosen[0].fact.evidence if not stands(one, passages.get(one.passage_id))]
    known = dict(state.nearest)
    return replace(
        state,
        nearest=tuple(
            (one, known[one] if one in known else nearest(one, passages.values())) for one in lost
        ),
    )


def document_of(state: WorkbenchState) -> DocumentId | None:
    """Return the document that the chosen question rests on; None: on none."""
    chosen = state.chosen
    quoted = {one.passage_id for one in chosen[0].fact.evidence} if chosen else set()
    for document in state.copy.documents:
        if any(passage.id in quoted for passage in document.passages):
            return document.id
    return None


def concerned(change: Change, now: ItemId | None) -> ItemId | None:
    """Return the question that an edit changed: that which is chosen, if it is among them."""
    found: list[ItemId] = []
    for entry in change.entries:
        before = entry.before.questions if isinstance(entry.before, Draft) else ()
        after = entry.after.questions if isinstance(entry.after, Draft) else ()
        if not isinstance(entry.after, Draft):
            continue
        differing = [one.item.id for one in after if one not in before]
        found += differing or [one.item.id for one in after]
    if now in found:
        return now
    return found[0] if found else None


def neighbour(state: WorkbenchState, copy: WorkingCopy) -> ItemId | None:
    """Return the question beside the chosen one, which is gone."""
    order = [line.item_id for line in state.lines()]
    if state.item_id not in order:
        return None
    here = order.index(state.item_id)
    around = (*reversed(order[:here]), *order[here + 1 :])
    return next((one for one in around if has(copy, one)), None)


def next_trouble(
    state: WorkbenchState, last: tuple[ItemId, Trouble] | None, *, forward: bool
) -> tuple[ItemId, Trouble] | None:
    """Return the next thing that is wrong, across questions; None where nothing is.

    Args:
        state: what is shown.
        last: where it was gone to last.
        forward: whether to the next; else to the one before.
    """
    places = [
        (line.item_id, trouble)
        for line in state.lines()
        if line.troubles
        for trouble in state.troubles.get(line.item_id, ())
    ]
    if not places:
        return None
    if last in places and last is not None and last[0] == state.item_id:
        return places[(places.index(last) + (1 if forward else -1)) % len(places)]
    mine = [place for place in places if place[0] == state.item_id]
    return mine[0] if mine else places[0]


def tried_order(state: WorkbenchState) -> list[ItemId]:
    """Return the questions that trying goes through: those of the list that aren't retired."""
    return [line.item_id for line in state.lines() if line.state is not QuestionState.RETIRED]


def counts_in_version(copy: WorkingCopy, fact_id: FactId) -> bool:
    """Return whether an edit of a fact may change what the next version has."""
    return any(
        question.state is not QuestionState.DRAFT for question in copy.draft(fact_id).questions
    )


def with_words(told: Told, words: list[str]) -> Told:
    """Return what is told together with words whose question is gone, so that they aren't lost."""
    if not words:
        return told
    typed = QCoreApplication.translate("workbench", "You typed: {words}")
    return replace(told, hint=f"{told.hint} " + typed.format(words="; ".join(words)))

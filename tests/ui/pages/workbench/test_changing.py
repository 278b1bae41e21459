"""What each thing that is done at the Workbench makes of a question, and how undoing calls it."""

from dataclasses import replace

import pytest
from devtools.gallery.workbench_entries import RAW, a_workbench_state

from quizapp.core.authoring.drafts import Draft
from quizapp.core.authoring.finding_sources import SourceIndex
from quizapp.core.content.facts import Importance, Stance, Status
from quizapp.core.content.ids import ItemId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.ui.pages.workbench.changing import changed
from quizapp.ui.pages.workbench.intents import (
    AddOption,
    MarkRight,
    MoveSource,
    QuestionIntent,
    RemoveOption,
    RemoveSource,
    SetAboutMyth,
    SetBelieved,
    SetDifficulty,
    SetImportance,
    SetKind,
    SetSensitive,
    SetStatus,
    SetTopic,
    TakeProposal,
    UseAsSource,
    Write,
)
from quizapp.ui.pages.workbench.state import WorkbenchState

VITAMINS = ItemId("vitamins")


def made(intent: QuestionIntent, state: WorkbenchState | None = None) -> tuple[str, Draft]:
    found = changed(state or a_workbench_state(), intent)
    assert found is not None
    label, before, after = found
    assert before.id == after.id
    return label, after


@pytest.mark.parametrize(
    ("intent", "label"),
    [
        (Write(VITAMINS, "stem", "What?"), "write the question"),
        (Write(VITAMINS, "feedback:1", "So."), "write the feedback on option B"),
        (SetKind(ItemKind.TRUE_FALSE), "make it true or false"),
        (MarkRight(0), "mark the right option"),
        (AddOption(), "add an option"),
        (RemoveOption(2), "take an option out"),
        (SetTopic(TopicId("bread")), "choose the topic"),
        (SetImportance(Importance.CORE), "say how much it matters"),
        (SetStatus(Status.DISPUTED), "say how sure it is"),
        (SetSensitive(on=True), "mark it as sensitive"),
        (SetAboutMyth(on=True), "say what it is about"),
        (SetBelieved(0), "say which option is the belief"),
        (SetDifficulty(3), "say how hard it is"),
    ],
)
def test_every_edit_has_a_name_for_undoing(intent: QuestionIntent, label: str) -> None:
    assert made(intent)[0] == label


@pytest.mark.parametrize(
    "intent",
    [
        MarkRight(1),
        SetKind(ItemKind.CHOICE),
        SetStatus(Status.SETTLED),
        SetDifficulty(1),
        SetBelieved(None),
        TakeProposal(0),
        Write(VITAMINS, "stem", "Does heating take the vitamins out of milk?"),
        Write(VITAMINS, "option:3", "was taken out"),
        Write(ItemId("gone"), "stem", "nobody's"),
    ],
)
def test_what_changes_nothing_is_no_edit(intent: QuestionIntent) -> None:
    assert changed(a_workbench_state(), intent) is None


def test_without_a_question_nothing_but_writing_is_done() -> None:
    nothing = a_workbench_state(None)
    assert changed(nothing, AddOption()) is None
    assert changed(nothing, Write(VITAMINS, "stem", "late")) is not None, "its field was left"


def test_a_source_is_chosen_disputed_moved_and_taken_out() -> None:
    state = a_workbench_state()
    passage = state.copy.documents[0].passages[3]
    _, draft = made(UseAsSource(passage.id, 0, 13))
    (piece,) = draft.fact.evidence
    assert piece.quote == "Louis Pasteur"
    _, disputed = made(UseAsSource(passage.id, 0, 13, Stance.CONTRADICTS))
    assert [one.stance for one in disputed.fact.evidence] == [Stance.SUPPORTS, Stance.CONTRADICTS]
    before = state.copy.drafts[0].fact.evidence[0]
    _, moved = made(MoveSource(before, piece))
    assert moved.fact.evidence == (piece,)
    _, none = made(RemoveSource(before))
    assert none.fact.evidence == ()
    assert changed(state, UseAsSource(passage.id, 5, 6)) is None, "only a space"


def test_a_proposed_source_is_quoted_where_it_stands() -> None:
    state = a_workbench_state("raw")
    passages = state.copy.documents[0].passages
    state = replace(state, proposals=SourceIndex(passages).best(RAW.stem))
    _, draft = made(TakeProposal(0), state)
    (piece,) = draft.fact.evidence
    text = state.copy.passages()[piece.passage_id].text
    assert text[piece.start : piece.end] == piece.quote
    assert piece.start == state.proposals[0].start

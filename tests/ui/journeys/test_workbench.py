"""Writing questions in the whole app: stored at each pause, undone after a restart."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from quizapp.core.authoring.drafts import Draft, QuestionState, WorkingCopy
from quizapp.core.authoring.edits import put, removed
from quizapp.core.content.ids import PackId
from quizapp.core.content.items import ItemKind
from quizapp.services.services import Services
from quizapp.ui.pages.workbench.fields import WritingField
from quizapp.ui.pages.workbench.screen import WorkbenchScreen
from quizapp.ui.pages.workbench.state import Tab
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.keys.bindings import key_groups
from quizapp.ui.shell.keys.sheet import KeySheet
from quizapp.ui.shell.state import PageId
from tests.packs.folders import a_folder
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import texts

SAMPLE = PackId("sample")
ENTER, DELETE, F8 = Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_F8
QUOTE = "in 2009 there were 2,914 of them"


def go(sitting: Sitting, destination: to.Destination) -> Sitting:
    assert sitting.app.navigator is not None
    sitting.app.navigator.go(destination)
    return sitting.settle()


@pytest.fixture
def bench(mina: Sitting, tmp_path: Path) -> Sitting:
    """Return a sitting at the Workbench with the sample pack, at the passages."""
    mina.services.packs.add(a_folder(tmp_path))
    return go(mina.settle(), to.OpenWorkbench(SAMPLE))


def screen(sitting: Sitting) -> WorkbenchScreen:
    return sitting.the(WorkbenchScreen)


def stored(services: Services) -> WorkingCopy:
    return services.workbench.open(SAMPLE).copy


def newest(services: Services) -> Draft:
    return stored(services).drafts[-1]


def select(sitting: Sitting, words: str) -> None:
    text = screen(sitting).passages.text
    cursor = text.document().find(words)
    assert not cursor.isNull()
    text.setTextCursor(cursor)
    text.setFocus()
    sitting.settle()


def begin(sitting: Sitting, words: str = QUOTE) -> Sitting:
    select(sitting, words)
    return sitting.press("N")


def test_a_question_is_written_from_selected_words_by_keys(bench: Sitting) -> None:
    before = len(stored(bench.services).drafts)
    begin(bench)
    assert bench.focus_name == "Question"
    text = screen(bench).passages.text
    assert not text.textCursor().hasSelection(), "the mark would be hidden by it"
    assert [one.cursor.selectedText() for one in text.extraSelections()] == [QUOTE]
    bench.type("How many were there in 2009?").press(ENTER)
    bench.type("2,914").press(ENTER).type("291").press(ENTER).type("29,140")
    bench.press(ENTER)
    copy = stored(bench.services)
    assert len(copy.drafts) == before + 1
    draft = copy.drafts[-1]
    (piece,) = draft.fact.evidence
    assert piece.quote == QUOTE
    assert copy.passages()[piece.passage_id].text[piece.start : piece.end] == QUOTE
    assert QUOTE in draft.fact.statement
    item = draft.questions[0].item
    assert item.stem == "How many were there in 2009?"
    assert [option.text for option in item.options] == ["2,914", "291", "29,140"]
    bench.click("A is the right option")
    assert newest(bench.services).questions[0].keys == (0,)


def test_ready_is_refused_in_words_until_nothing_is_missing(bench: Sitting) -> None:
    begin(bench).type("How many were there in 2009?")
    bench.press(ENTER, ctrl=True)
    assert "Not ready yet: " in bench.text
    assert bench.focus_name == "Option A"
    assert newest(bench.services).questions[0].state is QuestionState.DRAFT
    bench.type("2,914").press(ENTER).type("291").press(ENTER).type("29,140")
    assert "the same as version 1" in bench.text
    bench.click("A is the right option").press(ENTER, ctrl=True)
    assert newest(bench.services).questions[0].state is QuestionState.READY
    assert "1 change since version 1" in bench.text
    bench.press(ENTER, ctrl=True)
    assert newest(bench.services).questions[0].state is QuestionState.DRAFT


def test_everything_is_undone_and_done_again_after_a_restart(bench: Sitting, start: Start) -> None:
    before = stored(bench.services).drafts
    begin(bench).type("How many?").press(ENTER)
    bench.click("True or false")
    after = stored(bench.services).drafts
    assert after[-1].questions[0].item.kind is ItemKind.TRUE_FALSE
    bench.end()
    again = go(start(), to.OpenWorkbench(SAMPLE))
    for said in ("make it true or false", "write the question", "begin a question"):
        again.press("Z", ctrl=True)
        assert f"Undone: {said}" in again.text
    assert stored(again.services).drafts == before
    again.press("Y", ctrl=True).press("Y", ctrl=True).press("Y", ctrl=True)
    assert stored(again.services).drafts == after
    assert "Done again: make it true or false" in again.text
    assert screen(again).editor.form is not None, "it goes to the question concerned"


def test_what_is_typed_since_the_pause_is_undone_first(bench: Sitting) -> None:
    begin(bench).type("How many?").press("Z", ctrl=True)
    assert newest(bench.services).questions[0].item.stem == ""
    assert bench.focus_name == "Question"
    assert bench.press("Y", ctrl=True).the(WorkbenchScreen)
    assert newest(bench.services).questions[0].item.stem == "How many?"


@pytest.mark.parametrize("way", ["window", "page", "learner", "question"])
def test_nothing_is_lost_by_leaving_in_the_middle_of_a_word(
    bench: Sitting, start: Start, way: str
) -> None:
    begin(bench).type("How man")
    if way == "window":
        bench.end()
        assert newest(start().services).questions[0].item.stem == "How man"
        return
    if way == "page":
        bench.press("1", ctrl=True)
    elif way == "learner":
        go(bench, to.ChooseLearner())
    else:
        go(bench, to.OpenWorkbench(SAMPLE, stored(bench.services).drafts[0].questions[0].item.id))
    assert newest(bench.services).questions[0].item.stem == "How man"


def test_another_window_that_was_faster_is_told_and_no_word_is_lost(bench: Sitting) -> None:
    begin(bench).type("Mine").press(ENTER)
    draft = newest(bench.services)
    question = draft.questions[0]
    theirs = draft.with_question(replace(question, item=replace(question.item, stem="Theirs")))
    bench.services.workbench.edit(SAMPLE, put("theirs", (draft, theirs)))
    stem = screen(bench).editor.form.stem  # type: ignore[union-attr]
    stem.setFocus()
    bench.type(" own").press(ENTER)
    assert "Another window changed the question" in bench.text
    assert "“Theirs”" in bench.text
    assert stem.words == "Mine own", "to be copied"
    assert newest(bench.services).questions[0].item.stem == "Theirs"
    bench.click("Store my words")
    assert newest(bench.services).questions[0].item.stem == "Mine own"


def test_words_in_two_fields_survive_another_window(bench: Sitting) -> None:
    begin(bench).type("Mine").press(ENTER)
    draft = newest(bench.services)
    question = draft.questions[0]
    theirs = draft.with_question(replace(question, item=replace(question.item, stem="Theirs")))
    bench.services.workbench.edit(SAMPLE, put("theirs", (draft, theirs)))
    form = screen(bench).editor.form
    assert form is not None
    form.stem.setPlainText("Mine again")
    form.options.fields["option:0"].setPlainText("An option")
    screen(bench).store()  # both at once, before anything is told
    bench.settle()
    assert form.stem.words == "Mine again"
    assert form.options.fields["option:0"].words == "An option"
    bench.click("Store my words").click("Store my words")
    item = newest(bench.services).questions[0].item
    assert (item.stem, item.options[0].text) == ("Mine again", "An option")
    assert "not stored" not in bench.text


def test_words_for_a_question_that_is_gone_are_told(bench: Sitting) -> None:
    begin(bench).type("Mine").press(ENTER)
    copy = stored(bench.services)
    bench.services.workbench.edit(SAMPLE, removed("theirs", copy, copy.drafts[-1]))
    stem = screen(bench).editor.form.stem  # type: ignore[union-attr]
    stem.setFocus()
    bench.type(" and more").press(ENTER)
    assert "You typed: Mine and more" in bench.text
    assert stored(bench.services).drafts == copy.drafts[:-1]


def test_a_question_is_retired_by_delete_and_comes_back(bench: Sitting) -> None:
    listed = screen(bench).questions.list
    listed.setFocus()
    bench.press(Qt.Key.Key_Down)
    first = screen(bench)._state.item_id  # type: ignore[union-attr]
    bench.press(DELETE)
    states = {q.item.id: q.state for _, q in stored(bench.services).questions()}
    assert states[first] is QuestionState.RETIRED  # type: ignore[index]
    bench.press("Z", ctrl=True)
    states = {q.item.id: q.state for _, q in stored(bench.services).questions()}
    assert states[first] is QuestionState.READY  # type: ignore[index]


def test_a_field_that_waits_for_its_first_words_is_told_when_it_is_to_be_ready(
    bench: Sitting,
) -> None:
    begin(bench).type("What do hens eat?")
    bench.press(ENTER)
    assert len(screen(bench)._state.chosen_troubles) >= 3  # type: ignore[union-attr]
    assert "This option is empty" not in bench.text
    bench.press(ENTER, ctrl=True)
    assert "This option is empty" in bench.text


def test_f8_goes_through_what_is_wrong(bench: Sitting) -> None:
    begin(bench).press(F8)
    assert bench.focus_name == "Question"
    assert "The question is empty" in bench.text
    bench.press(F8)
    assert bench.focus_name == "Option A"


def test_a_warning_is_lived_with_for_a_reason(start: Start, tmp_path: Path) -> None:
    sitting = start(dialogs=FakeDialogs(note="They were all counted.")).enter("Mina")
    sitting.services.packs.add(a_folder(tmp_path))
    go(sitting.settle(), to.OpenWorkbench(SAMPLE))
    begin(sitting).type("How many were there in 2009?").press(ENTER)
    sitting.type("The total of 2,914 that the ministry counted").press(ENTER)
    sitting.type("All").press(ENTER).type("None").press(ENTER)
    sitting.click("A is the right option")
    rules = {one.rule for one in screen(sitting)._state.chosen_troubles}  # type: ignore[union-attr]
    warned = screen(sitting)._state.chosen_troubles[0]  # type: ignore[union-attr]
    sitting.click(f"Accept with a reason: {warned.message}")
    (accepted,) = newest(sitting.services).questions[0].accepted
    assert (accepted.rule, accepted.reason) == (warned.rule, "They were all counted.")
    left = {one.rule for one in screen(sitting)._state.chosen_troubles}  # type: ignore[union-attr]
    assert left == rules - {warned.rule}
    assert "“They were all counted.”" in sitting.text
    sitting.click("Warn me again")
    assert newest(sitting.services).questions[0].accepted == ()
    again = {one.rule for one in screen(sitting)._state.chosen_troubles}  # type: ignore[union-attr]
    assert again == rules


def test_a_question_without_a_source_takes_a_proposed_one(bench: Sitting) -> None:
    bench.click("New question, on no passage").type(
        "Which way do most people go: through China?"
    ).press(ENTER)
    assert newest(bench.services).fact.evidence == ()
    bench.tab_to("Take proposed source 1").press(ENTER)
    (piece,) = newest(bench.services).fact.evidence
    assert "China" in piece.quote


def test_trying_records_nothing(bench: Sitting) -> None:
    learner = bench.services.learners.everyone()[0]
    before = stored(bench.services)
    bench.click("Try it")
    assert screen(bench)._state.tab is Tab.AS_PUPILS_SEE_IT  # type: ignore[union-attr]
    bench.press(Qt.Key.Key_Space)
    assert screen(bench).editor.pupil.card.isVisible()
    bench.click("Next")
    assert not screen(bench).editor.pupil.card.isVisible()
    assert "Question 2 of" in bench.text
    assert stored(bench.services) == before
    assert bench.services.practice.unfinished(learner.id) is None


def test_the_question_in_hand_is_tried_first(bench: Sitting) -> None:
    begin(bench).type("How many were there in 2009?").press(ENTER)
    written = newest(bench.services).questions[0].item.id
    bench.click("Try it")
    assert screen(bench)._state.item_id == written  # type: ignore[union-attr]
    assert "How many were there in 2009?" in texts(screen(bench).editor.pupil)
    assert bench.focus is screen(bench).editor.pupil.first


def test_the_way_back_leads_to_the_pack_and_what_was_written_is_still_there(
    bench: Sitting,
) -> None:
    begin(bench).type("How many?").press(Qt.Key.Key_Escape)
    assert bench.focus_is_in(WorkbenchScreen)
    bench.press(Qt.Key.Key_Escape)
    assert not bench.shows(WorkbenchScreen)
    go(bench, to.OpenWorkbench(SAMPLE))
    stems = [field.words for field in screen(bench).findChildren(WritingField)]
    assert "How many?" in stems


def test_f6_goes_around_the_columns(bench: Sitting) -> None:
    begin(bench)
    around: list[QWidget | None] = []
    for _ in range(3):
        bench.press(Qt.Key.Key_F6)
        around.append(bench.focus)
    columns = (screen(bench).passages, screen(bench).questions, screen(bench).editor)
    held = [column for focus in around for column in columns if column.isAncestorOf(focus)]  # type: ignore[arg-type]
    assert set(held) <= set(columns)
    assert len(held) == 2, "and the rail"
    go(bench, to.OpenPage(PageId.TODAY))
    QTest.qWait(0)


def test_f1_opens_the_keys_of_the_workbench(bench: Sitting) -> None:
    bench.press(Qt.Key.Key_F1)
    (sheet,) = bench.window.findChildren(KeySheet)
    places = {group.title for group in key_groups()}
    titles = [said for said in texts(sheet).splitlines() if said in places]
    assert titles[0] == "Writing questions"
    assert set(titles) == places
    sheet.accept()

"""The Workbench's screen: columns, passages, list, editor, and what is sent where."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from devtools.gallery.picture_entries import a_try_with_picture
from devtools.gallery.render_states import Variant, shown
from devtools.gallery.workbench_entries import (
    HANDOUT,
    a_document,
    a_workbench_state,
    an_empty_state,
    workbench_entries,
)
from devtools.samples.pictures import wave
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.authoring.judging import Trouble
from quizapp.core.content.ids import DocumentId, ItemId, PackId
from quizapp.core.content.items import ItemKind
from quizapp.core.linting.findings import Severity
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.kit.theme.theme import Theme
from quizapp.ui.pages.workbench.fields import WritingField
from quizapp.ui.pages.workbench.intents import (
    AcceptWarning,
    ChooseDocument,
    ChooseQuestion,
    MarkReady,
    MarkRight,
    MoveSource,
    NewQuestion,
    NextTrouble,
    Redo,
    Retire,
    SetBelieved,
    SetKind,
    ShowHints,
    ShowTab,
    TakeProposal,
    Undo,
    UseAsSource,
    Write,
)
from quizapp.ui.pages.workbench.screen import WorkbenchScreen
from quizapp.ui.pages.workbench.state import Tab, WorkbenchState
from quizapp.ui.shell.destinations import OpenGuide, OpenIntake, OpenPack
from tests.ui.looking import acts, button, named, seen, texts

VITAMINS = ItemId("vitamins")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(qtbot: QtBot) -> WorkbenchScreen:
    made = WorkbenchScreen()
    qtbot.addWidget(made)
    made.resize(1300, 900)
    made.render(a_workbench_state())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def entry(name: str) -> Iterator[QWidget]:
    (found,) = (one for one in workbench_entries() if one.name == f"workbench-{name}")
    with shown(found, Variant(Theme(), 1300, 900)) as window:
        yield window


def choose(screen: WorkbenchScreen, words: str) -> None:
    """Select words in the passages."""
    text = screen.passages.text
    cursor = text.document().find(words)
    assert not cursor.isNull(), words
    text.setTextCursor(cursor)


def field(screen: WorkbenchScreen, name: str) -> WritingField:
    return named(screen, WritingField, name)


# Passages


def test_the_quote_of_the_question_is_marked(screen: WorkbenchScreen) -> None:
    marked = [one.cursor.selectedText() for one in screen.passages.text.extraSelections()]
    assert marked == ["The vitamins that matter in milk survive the short heating almost whole"]


def test_n_begins_a_question_on_the_selected_words(screen: WorkbenchScreen) -> None:
    done = acts(screen)
    choose(screen, "outbreaks of infection")
    QTest.keyClick(screen.passages.text, Qt.Key.Key_N)
    passage = screen._state.document.passages[2]  # type: ignore[union-attr]
    at = passage.text.index("outbreaks")
    assert done == [NewQuestion(passage.id, at, at + len("outbreaks of infection"))]


def test_n_is_a_letter_like_others_where_single_keys_are_off(screen: WorkbenchScreen) -> None:
    screen.render(a_workbench_state(single_keys=False))
    done = acts(screen)
    choose(screen, "outbreaks of infection")
    QTest.keyClick(screen.passages.text, Qt.Key.Key_N)
    assert done == []
    assert "press N" not in texts(screen)
    button(screen, "New question from these words").click()
    assert len(done) == 1


def test_half_a_word_is_widened_and_no_word_means_the_sentence(screen: WorkbenchScreen) -> None:
    done = acts(screen)
    choose(screen, "tbreaks of inf")
    button(screen, "New question from these words").click()
    cursor = screen.passages.text.textCursor()
    cursor.clearSelection()
    screen.passages.text.setTextCursor(cursor)
    button(screen, "New question from this sentence").click()
    text = screen._state.document.passages[2].text  # type: ignore[union-attr]
    spans = [text[one.start : one.end] for one in done if isinstance(one, NewQuestion)]
    assert spans == [
        "outbreaks of infection",
        "Raw milk has caused outbreaks of infection in several countries.",
    ]


def test_a_cell_of_a_table_is_chosen_by_its_place_in_the_words(screen: WorkbenchScreen) -> None:
    done = acts(screen)
    choose(screen, "1.5")
    button(screen, "Use as source").click()
    passage = screen._state.document.passages[4]  # type: ignore[union-attr]
    (found,) = done
    assert isinstance(found, UseAsSource)
    assert passage.text[found.start : found.end] == "1.5"


def test_letters_outside_the_first_plane_do_not_shift_a_quote(screen: WorkbenchScreen) -> None:
    state = a_workbench_state()
    document = state.copy.documents[0]
    text = "\U0001f95b\U0001f95b Milk is white. It is wet."
    passages = (replace(document.passages[0], text=text), *document.passages[1:])
    copy = replace(state.copy, documents=(replace(document, passages=passages),))
    screen.render(replace(state, copy=copy))
    done = acts(screen)
    choose(screen, "It is wet")
    QTest.keyClick(screen.passages.text, Qt.Key.Key_N)
    (found,) = done
    assert isinstance(found, NewQuestion)
    assert text[found.start : found.end] == "It is wet"


def test_the_same_figure_elsewhere_and_what_could_be_asked(screen: WorkbenchScreen) -> None:
    state = a_workbench_state(hints=True)
    document = state.copy.documents[0]
    more = replace(document.passages[3], text="There were 15 of them.")
    passages = (*document.passages[:3], more, document.passages[4])
    copy = replace(state.copy, documents=(replace(document, passages=passages),))
    screen.render(replace(state, copy=copy))
    choose(screen, "15")
    assert "15 stands also in passage 4" in texts(screen)
    choose(screen, "several countries")
    assert "15 stands" not in texts(screen)
    choose(screen, "more than")
    assert "Could be asked: a figure, a date, a comparison" in texts(screen)
    done = acts(screen)
    named(screen, QWidget, "Show what could be asked").click()  # type: ignore[attr-defined]
    assert done == [ShowHints(on=False)]


def test_rendering_again_keeps_the_selection_and_the_scrolling(screen: WorkbenchScreen) -> None:
    choose(screen, "outbreaks of infection")
    bar = screen.passages.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    place = bar.value()
    screen.render(a_workbench_state(changes=4))
    assert screen.passages.text.textCursor().selectedText() == "outbreaks of infection"
    assert bar.value() == place


# The list


def test_questions_stand_in_the_order_of_the_passages(screen: WorkbenchScreen) -> None:
    rows = screen.questions.list.rows
    said = [rows.data(rows.index(n)) for n in range(rows.rowCount())]
    assert said == [
        "What kills the germs?. draft · sourced. 1 thing to mend",
        "Does heating take the vitamins out of milk?. ready · sourced. 1 warning",
        "Not on a passage of this document",
        "Raw milk is healthier than heated milk.. draft · no source yet",
    ]


def test_keys_in_the_list(screen: WorkbenchScreen) -> None:
    done = acts(screen)
    listed = screen.questions.list
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    QTest.keyClick(listed, Qt.Key.Key_Up)
    assert done == [
        ChooseQuestion(ItemId("raw")),
        Retire(ItemId("raw")),
        ChooseQuestion(VITAMINS),
    ]


# The editor


def test_what_is_typed_is_stored_when_the_field_is_left(screen: WorkbenchScreen) -> None:
    done = acts(screen)
    stem = field(screen, "Question")
    stem.setFocus()
    stem.go_to_end()
    QTest.keyClicks(stem, " Really?")
    assert done == []
    QTest.keyClick(stem, Qt.Key.Key_Return)
    assert done == [Write(VITAMINS, "stem", "Does heating take the vitamins out of milk? Really?")]
    assert not stem.hasFocus(), "Enter goes on"


def test_a_pause_stores_and_rendering_keeps_the_cursor(
    screen: WorkbenchScreen, qtbot: QtBot
) -> None:
    done = acts(screen)
    stem = field(screen, "Question")
    stem._pause.setInterval(0)
    stem.setFocus()
    stem.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(stem, "X")
    qtbot.waitUntil(lambda: bool(done))
    QTest.keyClicks(stem, "Y")
    screen.render(a_workbench_state())  # as it was before anything was typed
    assert stem.words.startswith("XYDoes"), "what is being typed is not loaded over"
    assert stem.textCursor().position() == 2


def test_undoing_goes_to_the_workbench_with_what_was_typed_stored_first(
    screen: WorkbenchScreen,
) -> None:
    done = acts(screen)
    stem = field(screen, "Question")
    stem.setFocus()
    stem.go_to_end()
    QTest.keyClicks(stem, "!")
    QTest.keyClick(stem, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(stem, Qt.Key.Key_Y, CONTROL)
    QTest.keyClick(stem, Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(stem, Qt.Key.Key_F8)
    assert isinstance(done[0], Write)
    assert done[1:] == [Undo(), Redo(), MarkReady(), NextTrouble()]


def test_the_right_option_the_kind_and_a_warning(screen: WorkbenchScreen) -> None:
    done = acts(screen)
    button(screen, "C is the right option").click()
    button(screen, "True or false").click()
    button(screen, "Accept with a reason: The wrong option “It adds vitamins”").click()
    button(screen, "Make it teach more").click()
    assert done == [
        MarkRight(2),
        SetKind(ItemKind.TRUE_FALSE),
        AcceptWarning("L16"),
        ShowTab(Tab.TEACH_MORE),
    ]


def test_tab_goes_from_the_stem_to_options_feedback_and_source(screen: WorkbenchScreen) -> None:
    stem = field(screen, "Question")
    stem.setFocus()
    names = []
    for _ in range(14):
        before = QApplication.focusWidget()
        assert before is not None
        QTest.keyClick(before, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
    wanted = ["Option A", "Option B", "Option C", "Feedback on A", "Feedback on B"]
    assert [one for one in names if one in wanted] == wanted
    assert names.index("B is the right option") < names.index("Option A")


def test_a_source_that_is_proposed_is_taken_by_its_number() -> None:
    for window in entry("statement"):
        screen = window.findChild(WorkbenchScreen)
        assert screen is not None
        done = acts(screen)
        row = button(window, "Take proposed source 2")
        row.click()
        QTest.keyClick(row, Qt.Key.Key_1)
        assert done == [TakeProposal(1), TakeProposal(0)]


def test_a_lost_quote_offers_the_nearest_place_and_moves_nothing_itself() -> None:
    for window in entry("source-lost"):
        screen = window.findChild(WorkbenchScreen)
        assert screen is not None
        assert "The passage changed; the words are no longer there" in texts(window)
        assert screen.passages.text.extraSelections() == []
        done = acts(screen)
        button(window, "Nearest").click()
        (moved,) = done
        assert isinstance(moved, MoveSource)
        assert "nearly unharmed" in moved.after.quote


def test_a_quote_in_another_document_leads_there(screen: WorkbenchScreen) -> None:
    state = a_workbench_state()
    other = a_document(title="Another", document_id=DocumentId("other"))
    copy = replace(state.copy, documents=(*state.copy.documents, other))
    screen.render(replace(state, copy=copy, document_id=other.id))
    assert screen.passages.text.extraSelections() == []
    done = acts(screen)
    button(screen, "Show this passage").click()
    assert done == [ChooseDocument(HANDOUT)]


def test_words_that_could_not_be_stored_stay_in_their_field() -> None:
    for window in entry("conflict"):
        stem = named(window, WritingField, "Question")
        assert stem.words == "Does heat take the vitamins away?"
        screen = window.findChild(WorkbenchScreen)
        assert screen is not None
        done = acts(screen)
        stem.store()
        assert done == [], "nothing is stored over the other window's words by itself"
        screen.render(a_workbench_state())
        assert stem.words == "Does heating take the vitamins out of milk?"


def test_the_card_follows_the_answer_of_whoever_tries(screen: WorkbenchScreen) -> None:
    state = a_workbench_state(tab=Tab.AS_PUPILS_SEE_IT)
    screen.render(state)
    assert not screen.editor.pupil.card.isVisible()
    button(screen, "B. Almost all of them").click()
    assert screen.editor.pupil.card.isVisible()
    assert screen.editor.pupil.card.accessibleName() == "Not correct."
    screen.render(replace(state, changes=5))
    assert screen.editor.pupil.card.isVisible(), "the same again leaves the answer alone"


def test_whoever_tries_a_question_sees_its_picture(screen: WorkbenchScreen) -> None:
    screen.render(a_try_with_picture(wave()))
    (view,) = screen.editor.pupil.findChildren(PictureView)
    assert view.accessibleName() == wave().alt


@pytest.mark.parametrize(
    ("width", "columns"), [(1300, 3), (829, 2), (600, 1)], ids=("three", "two", "one")
)
def test_columns_wait_behind_a_choice_where_there_is_no_room(
    screen: WorkbenchScreen, width: int, columns: int
) -> None:
    screen.resize(width, 700)
    QApplication.processEvents()
    assert len(screen.regions()) == columns
    assert all(region.isVisible() for region in screen.regions())
    screen.begin_editing()
    assert field(screen, "Question").hasFocus()


@pytest.mark.parametrize("width", [1300, 829, 600])
def test_escape_goes_from_the_editor_to_the_list_then_to_the_pack(
    screen: WorkbenchScreen, width: int
) -> None:
    screen.resize(width, 700)
    QApplication.processEvents()
    screen.begin_editing()
    done = acts(screen)
    QTest.keyClick(field(screen, "Question"), Qt.Key.Key_Escape)
    assert screen.questions.list.hasFocus()
    assert done == []
    QTest.keyClick(screen.questions.list, Qt.Key.Key_Escape)
    assert done == [OpenPack(PackId("food-myths"))]


def test_an_empty_pack_says_what_to_do(screen: WorkbenchScreen) -> None:
    screen.render(an_empty_state())
    done = acts(screen)
    assert "not published yet" in texts(screen)
    assert "No document yet" in texts(screen)
    button(screen, "Bring a file").click()
    assert done == [OpenIntake(pack_id=PackId("food-myths"), from_workbench=True)]
    screen.render(WorkbenchState(a_workbench_state().copy))
    assert seen(screen, WritingField) == []


def test_what_makes_a_good_question_is_one_press_away(screen: WorkbenchScreen) -> None:
    done = acts(screen)
    button(screen, "What makes a good question").click()
    assert done == [OpenGuide(a_workbench_state().copy.pack_id)]


def test_no_trouble_is_shown_at_a_retired_question_from_the_moment_it_is() -> None:
    state = a_workbench_state()
    draft, question = state.chosen or pytest.fail("no question is chosen")
    told = Trouble("stem", Severity.WARNING, "L19", "Ask one full question.")
    state = replace(state, troubles={question.item.id: (told,)})
    assert state.told_at_fields == (told,)
    retired = draft.with_question(replace(question, state=QuestionState.RETIRED))
    drafts = tuple(retired if one.id == draft.id else one for one in state.copy.drafts)
    state = replace(state, copy=replace(state.copy, drafts=drafts))
    assert state.chosen_troubles == state.told_at_fields == ()


def test_the_false_belief_comes_first_where_a_question_is_made_to_teach_more(
    screen: WorkbenchScreen,
) -> None:
    screen.render(a_workbench_state(tab=Tab.TEACH_MORE))
    screen.begin_editing()
    assert field(screen, "The false belief").hasFocus()
    above = texts(screen.editor.teach or screen).splitlines()
    assert above[0] == "What many people believe instead"
    assert "Which wrong option says so?" not in above, "there is no belief yet"


def test_the_wrong_option_that_says_the_belief_is_chosen_among_the_wrong_ones() -> None:
    for window in entry("teach-more"):
        made = window.findChild(WorkbenchScreen)
        assert made is not None
        done = acts(made)
        menu = named(made, ChoiceMenu, "Which wrong option says so?").menu_made()
        assert [one.text() for one in menu.actions()] == [
            "None of them",
            "A. Almost all of them",
            "C. It adds vitamins",
        ]
        menu.actions()[2].trigger()
        assert done == [SetBelieved(2)]


def test_it_is_said_at_the_belief_that_the_card_does_not_show_it() -> None:
    for window in entry("teach-more"):
        made = window.findChild(WorkbenchScreen)
        assert made is not None
        assert "shown only after questions about this belief" in texts(made)
        assert "the card of this question shows none of the above" in texts(made)
        draft, question = (made._state or a_workbench_state()).chosen or pytest.fail("none")
        about = replace(question.item, about_myth=True)
        state = replace(a_workbench_state(tab=Tab.TEACH_MORE), item_id=question.item.id)
        drafts = (draft.with_question(replace(question, item=about)), *state.copy.drafts[1:])
        made.render(replace(state, copy=replace(state.copy, drafts=drafts)))
        assert "shows none of the above" not in texts(made)

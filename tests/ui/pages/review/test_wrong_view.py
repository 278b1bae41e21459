"""A long wrong list is there at once, and no act of the learner's depends on what is fetched."""

from dataclasses import replace
from datetime import timedelta

from devtools.samples.review import NOW, a_myth, many
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId
from quizapp.ui.pages.review import wording
from quizapp.ui.pages.review.list_view import WrongView
from quizapp.ui.pages.review.model import WrongModel

LONG = many(120)


def _view() -> WrongView:
    model = WrongModel()
    view = WrongView(model)
    model.setParent(view)
    model.set_rows(LONG.lines, 3, NOW)
    view.resize(700, 900)
    return view


def test_a_long_list_begins_with_a_window_full_and_fetches_the_others_when_idle(
    qapp: QApplication,
) -> None:
    view = _view()
    first = view.rows.rowCount()
    assert first < 60
    view.show()
    for _ in range(5):
        QCoreApplication.processEvents()
    assert view.rows.rowCount() == len(LONG.lines) + 3
    view.close()


def test_all_facts_are_chosen_even_those_not_fetched(qapp: QApplication) -> None:
    view = _view()
    view.choose_all_or_none()
    assert len(view.rows.chosen) == len(LONG.lines)


def test_a_fact_far_down_is_fetched_when_it_is_gone_to(qapp: QApplication) -> None:
    view = _view()
    last = LONG.lines[-1].card.fact_id
    view.go_to(last)
    assert view.current == last


def test_page_down_goes_past_what_was_fetched(qapp: QApplication) -> None:
    view = _view()
    view.go_to(None)
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.current == LONG.lines[-1].card.fact_id


def test_a_list_shown_again_keeps_its_length_so_that_the_page_keeps_its_place(
    qapp: QApplication,
) -> None:
    view = _view()
    view.rows.fetch_all()
    view.rows.set_rows(LONG.lines[1:], 3, NOW)
    assert view.rows.rowCount() == len(LONG.lines) + 2


def test_rows_fetched_later_make_the_list_higher(qapp: QApplication) -> None:
    view = _view()
    before = view.heightForWidth(700)
    view.rows.fetch_all()
    assert view.heightForWidth(700) > 2 * before


def test_a_fact_that_is_not_listed_has_no_row(qapp: QApplication) -> None:
    assert _view().rows.row_of(FactId("no-such-fact")) is None


def test_the_button_that_starts_says_how_long_it_takes(qapp: QApplication) -> None:
    each = timedelta(seconds=32)
    assert wording.practise(61, each, chosen=False) == "Practise these 61 · about 41 minutes"
    assert wording.practise(1, each, chosen=False) == "Practise this one"


def test_now_is_said_of_today_only_and_gone_of_what_was_checked() -> None:
    right = a_myth(3, Outcome.RIGHT)
    assert wording.latest(right, right.now.at) == "Now"
    assert wording.latest(right, right.now.at + timedelta(days=28)) == "Last asked"
    assert "Last asked: Right" in wording.myth_spoken(right, right.now.at + timedelta(days=28))
    assert wording.verdict(right) == "Gone"
    assert wording.verdict(replace(right, listed=True)) == "Right since, not yet gone for certain"
    early = replace(right, history=replace(right.history, checked=False))
    assert wording.verdict(early) == "Right since, not yet gone for certain"
    assert not early.gone
    assert wording.verdict(a_myth(4)) == "Not gone yet"

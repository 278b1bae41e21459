"""Pictures of the page Review."""

from functools import partial

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from devtools.samples.review import a_line, a_list, a_state, an_answer, an_entry, many
from quizapp.core.content.ids import TopicId
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.pages.review.entry_screen import EntryScreen
from quizapp.ui.pages.review.filtering import Filters, Since
from quizapp.ui.pages.review.filters_bar import FiltersBar
from quizapp.ui.pages.review.list_view import WrongView
from quizapp.ui.pages.review.screen import ReviewScreen
from quizapp.ui.pages.review.state import EntryState, ReviewState


def review_entries() -> tuple[Entry, ...]:
    """Return the entries of this page."""
    nothing = a_list(())
    one = a_list((a_line(3),))
    states = {
        "list": a_state(),
        "many": a_state(wrong=many()),
        "one": a_state(wrong=one, myths=()),
        "nothing": a_state(wrong=nothing, due=0, myths=()),
        "resting": a_state(
            wrong=a_list((a_line(0), a_line(1, rests=True), a_line(2, rests=True, days_ago=9)))
        ),
        "all-resting": a_state(wrong=a_list((a_line(1, rests=True),)), due=0, session=0),
        "answers": a_state(answers=(an_answer(1), an_answer(2))),
        "all-known": a_state(wrong=a_list((), off_list=7), due=4, session=4),
        "all-known-nothing-due": a_state(wrong=a_list((), off_list=1), due=0, myths=()),
    }
    entries = {
        "plain": an_entry(),
        "leech": an_entry(leech=True),
        "judged": an_entry(judged=True),
    }
    return (
        *(Entry(f"review-{name}", partial(_screen, state)) for name, state in states.items()),
        Entry("review-chosen", _chosen),
        Entry("review-filtered", partial(_filtered, Filters(since=Since.WEEK, myths_only=True))),
        Entry("review-filters-leave-nothing", partial(_filtered, Filters(TopicId("none")))),
        Entry("review-myths", partial(_myths, a_state())),
        Entry("review-no-myths", partial(_myths, a_state(myths=()))),
        *(Entry(f"review-entry-{name}", partial(_entry, s)) for name, s in entries.items()),
    )


def _screen(state: ReviewState) -> ReviewScreen:
    screen = ReviewScreen()
    screen.render(state)
    return screen


def _chosen() -> QWidget:
    screen = _screen(a_state())
    view = screen.findChildren(WrongView)[0]
    view.rows.choose(view.rows.askable[1:4])
    return screen


def _filtered(filters: Filters) -> QWidget:
    screen = _screen(a_state())
    screen.findChildren(FiltersBar)[0].changed(filters)
    return screen


def _myths(state: ReviewState) -> QWidget:
    screen = _screen(state)
    screen.findChildren(Segmented)[0].segment(1).click()
    return screen


def _entry(state: EntryState) -> EntryScreen:
    screen = EntryScreen()
    screen.render(state)
    return screen

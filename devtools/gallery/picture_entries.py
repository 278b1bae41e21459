"""Pictures of questions and passages, wherever they are seen."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from devtools.gallery.objections_entries import an_objection_line, an_objections_state
from devtools.gallery.preparing_entries import a_preview_state
from devtools.gallery.render_states import Entry
from devtools.gallery.workbench_entries import a_workbench_state
from devtools.samples.cards import LONG, WALK, YEARS, a_card, a_judged_card
from devtools.samples.library import a_library, a_page
from devtools.samples.pictures import LONG_ALT, a_damaged_picture, coast, tower, wave
from quizapp.core.answering.presenting import PresentedItem
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.pictures import Picture
from quizapp.core.views.objections import ObjectionLine
from quizapp.ui.kit.large_picture import show_large
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.kit.text.prose import heading
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.classroom.objections.screen import ObjectionsScreen
from quizapp.ui.pages.classroom.preparing.preview.screen import PreviewScreen
from quizapp.ui.pages.library.screen import LibraryScreen
from quizapp.ui.pages.library.state import Back, Target
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.feedback.state import FeedbackState
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.question.state import QuestionState
from quizapp.ui.pages.workbench.screen import WorkbenchScreen
from quizapp.ui.pages.workbench.state import Tab, WorkbenchState

_STEM = "What is the name of the distance that is marked b?"
_OPTIONS = ("Amplitude", "Wavelength", "Frequency", "Period")
_CLAIM = "On this map whoever goes from A to B on foot must cross the river and the border."


def picture_entries() -> tuple[Entry, ...]:
    """Return the entries of pictures."""
    asked = {
        "wave": replace(YEARS, stem=_STEM, options=_OPTIONS, source_line="", picture=wave()),
        "map": replace(WALK, stem=_CLAIM, source_line="", picture=coast()),
        "tall": replace(YEARS, stem="Which layer is the oldest?", picture=tower()),
        "damaged": replace(YEARS, stem=_STEM, options=_OPTIONS, picture=a_damaged_picture()),
        "long": replace(LONG, picture=replace(coast(), alt=LONG_ALT)),
        "long-alt": replace(YEARS, picture=replace(a_damaged_picture(), alt=LONG_ALT)),
    }
    questions = (
        Entry(f"picture-question-{name}", partial(_question, item)) for name, item in asked.items()
    )
    cards = {
        "asked": replace(a_card(), picture=wave()),
        "passage": _with_picture(a_judged_card(), coast()),
        "both": _with_picture(replace(a_card(), picture=tower()), wave()),
        "damaged": _with_picture(
            replace(a_judged_card(), picture=a_damaged_picture()),
            replace(a_damaged_picture(), alt=LONG_ALT),
        ),
    }
    feedback = (
        Entry(f"picture-feedback-{name}", partial(_feedback, card)) for name, card in cards.items()
    )
    read = {"map": coast(), "wave": wave(), "damaged": a_damaged_picture()}
    return (
        Entry("picture-views", _views),
        Entry("picture-large", _large),
        *questions,
        *feedback,
        Entry("picture-preview", _preview),
        Entry("picture-tried", _tried),
        Entry("picture-objection", _objection),
        *(Entry(f"picture-library-{name}", partial(_library, one)) for name, one in read.items()),
    )


def _library(picture: Picture) -> QWidget:
    page = a_page()
    document = page.document
    passages = tuple(
        replace(one, picture=picture) if number == 1 else one
        for number, one in enumerate(document.passages)
    )
    screen = LibraryScreen()
    screen.render(
        a_library(
            page=replace(page, document=replace(document, passages=passages)),
            target=Target(passages[1].id, ((0, 81),)),
            back=Back.QUESTION,
        )
    )
    return screen


def _with_picture(card: FeedbackCard, picture: Picture) -> FeedbackCard:
    """Return a card with a picture in its last passage."""
    *before, last = card.sources
    passage = replace(last.passage, picture=picture)
    return replace(card, sources=(*before, replace(last, passage=passage)))


def _feedback(card: FeedbackCard) -> QWidget:
    screen = FeedbackScreen()
    words = "Comes back after four more questions, then tomorrow."
    screen.render(FeedbackState(4, 10, "Waves", card, 0.4, next_text=words))
    return screen


def _question(item: PresentedItem) -> QWidget:
    screen = QuestionScreen()
    screen.render(QuestionState(4, 10, "Waves", item, 0.35, chosen=1))
    return screen


def _views() -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(Space.HUGE, Space.XXL, Space.HUGE, Space.XXL)
    column.setSpacing(Space.L)
    column.addWidget(heading("Pictures"))
    for picture in (wave(), coast(), tower(), a_damaged_picture()):
        column.addWidget(PictureView(picture), 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    return VerticalScroll(inside, "Pictures")


def _large() -> QWidget:
    page = QWidget()
    around = QVBoxLayout(page)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(_views())
    show_large(coast(), page.findChildren(PictureView)[1])
    return page


def _preview() -> QWidget:
    screen = PreviewScreen()
    state = a_preview_state()
    asked = replace(state.questions[0], picture=wave())
    card = replace(state.cards[0], picture=wave())
    screen.render(replace(state, questions=(asked,), cards=(card,)))
    return screen


def a_try_with_picture(picture: Picture) -> WorkbenchState:
    """Return the Workbench where a question with a picture is tried."""
    state = a_workbench_state(tab=Tab.AS_PUPILS_SEE_IT)
    assert state.chosen is not None
    draft, question = state.chosen
    shown = replace(question, item=replace(question.item, picture=picture))
    questions = tuple(shown if one is question else one for one in draft.questions)
    drafts = tuple(
        replace(one, questions=questions) if one is draft else one for one in state.copy.drafts
    )
    return replace(state, copy=replace(state.copy, drafts=drafts))


def _tried() -> QWidget:
    screen = WorkbenchScreen()
    screen.render(a_try_with_picture(wave()))
    return screen


def _objection() -> QWidget:
    line = an_objection_with(coast())
    screen = ObjectionsScreen()
    screen.render(replace(an_objections_state(), lines=(line,)))
    return screen


def an_objection_with(picture: Picture) -> ObjectionLine:
    """Return an objection to a question with a picture."""
    line = an_objection_line(0)
    item = replace(line.version.item, picture=picture)
    return replace(line, version=replace(line.version, item=item))

"""Pictures of questions and passages, wherever they are seen."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from devtools.gallery.render_states import Entry
from devtools.samples.cards import LONG, WALK, YEARS, a_card, a_judged_card
from devtools.samples.library import a_library, a_page
from devtools.samples.pictures import LONG_ALT, a_damaged_picture, coast, tower, wave
from quizapp.core.answering.presenting import PresentedItem
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.pictures import Picture
from quizapp.ui.kit.large_picture import show_large
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.kit.text.prose import heading
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.library.screen import LibraryScreen
from quizapp.ui.pages.library.state import Back, Target
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.feedback.state import FeedbackState
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.question.state import QuestionState

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

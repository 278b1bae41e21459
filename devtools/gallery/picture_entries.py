"""Pictures of questions and passages, wherever they are seen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from devtools.gallery.render_states import Entry
from devtools.samples.pictures import a_damaged_picture, coast, tower, wave
from quizapp.ui.kit.large_picture import show_large
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.kit.text.prose import heading
from quizapp.ui.kit.theme.theme import Space


def picture_entries() -> tuple[Entry, ...]:
    """Return the entries of pictures."""
    return (Entry("picture-views", _views), Entry("picture-large", _large))


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

"""The key sheet: every key of the app on one page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from quizapp.ui.theme import Space, Type, worn_look
from quizapp.ui.widgets.buttons import primary
from quizapp.ui.widgets.prose import body, heading
from quizapp.ui.widgets.text_setting import Span, Tone


class KeySheet(QDialog):
    """Lists what the keys do. Esc or its button closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key-sheet")
        self.setWindowTitle(self.tr("Keys"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = QWidget()
        inside.setProperty("ground", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(heading(self.tr("Keys"), parent=inside))
        for title, rows in self.sections():
            column.addSpacing(Space.M)
            column.addWidget(heading(title, Type.LEAD, inside))
            column.addLayout(self._grid(rows, inside))
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("List of keys"))
        area.setWidget(inside)
        close = primary(self.tr("Close"), self)
        close.setObjectName("key-sheet-close")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.XXL, Space.M, Space.XXL, Space.XL)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        close.setFocus()
        self._take_size(parent)

    def sections(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """Return the keys under their headings, each with what it does."""
        return (
            (
                self.tr("At a question"),
                (
                    (self.tr("A to D, or T and F"), self.tr("choose")),
                    (self.tr("1, 2, 3"), self.tr("guess, think so, certain")),
                    (self.tr("Enter"), self.tr("answer, and go on after the explanation")),
                    (self.tr("M"), self.tr("flag the question, or take the flag away")),
                    (self.tr("Esc"), self.tr("leave; the quiz is kept")),
                ),
            ),
            (
                self.tr("Everywhere"),
                (
                    (self.tr("Ctrl+1 to Ctrl+5"), self.tr("open a place of the rail")),
                    (self.tr("Tab, Shift+Tab"), self.tr("to the next or the previous control")),
                    (self.tr("F11"), self.tr("full screen, and back")),
                    (self.tr("F1 or ?"), self.tr("this sheet")),
                ),
            ),
        )

    def _grid(self, rows: tuple[tuple[str, str], ...], inside: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnMinimumWidth(0, worn_look().px(168))
        grid.setColumnStretch(1, 1)
        for place, (keys, meaning) in enumerate(rows):
            grid.addWidget(body((Span(keys, Tone.STRONG),), inside), place, 0)
            grid.addWidget(body(meaning, inside), place, 1)
        return grid

    def _take_size(self, parent: QWidget | None) -> None:
        look = worn_look()
        width, height = look.px(640), look.px(520)
        if parent is not None:
            room = parent.window().size()
            width = min(width, max(room.width() - Space.HUGE, 320))
            height = min(height, max(room.height() - Space.HUGE, 240))
        self.resize(width, height)

"""A guided way out of trouble: what happened, what was kept, what to do."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.buttons import Button, link, primary, quiet
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage, clear
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import body, heading
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.shell.page import ignore
from quizapp.ui.shell.startup.state import TroubleState, Way

WIDEST = 640


class TroubleScreen(ScrollPage):
    """Says what is wrong and offers ways out.

    Args:
        act: takes the way out that was taken.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[Way], None] = ignore, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What went wrong"), WIDEST, centred=True, parent=parent)
        self.act = act
        self.ways: dict[Way, Button] = {}
        self.details: QPlainTextEdit | None = None

    def render(self, state: TroubleState) -> None:  # type: ignore[override]
        """Show one trouble."""
        clear(self.column)
        self.ways = {}
        self.details = None
        self.column.addStretch(1)
        self.column.addWidget(Glyph(Icon.WARNING, 40, "wrong"), 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(heading(state.title))
        self.column.addWidget(body(state.what))
        self.column.addLayout(_told(Icon.RIGHT, "right", state.kept))
        self.column.addLayout(_told(Icon.FORWARD, "accent", state.advice))
        self.column.addLayout(self._buttons(state))
        if state.details:
            self._add_details(state.details)
        self.column.addStretch(2)
        self.setAccessibleDescription(f"{state.title}. {state.what} {state.kept} {state.advice}")
        announce(self, self.accessibleDescription(), assertive=True)
        if self.isVisible():
            self._focus_first()

    def _focus_first(self) -> None:
        for button in list(self.ways.values())[:1]:
            button.show()  # what was just put into a layout is hidden until the next event
            button.setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_first()

    def _buttons(self, state: TroubleState) -> FlowLayout:
        row = FlowLayout(across=Space.M)
        for place, way in enumerate(state.ways):
            make = quiet if place else primary
            button = make(self._name(way).format(when=state.latest))
            button.clicked.connect(partial(self._act, way))
            self.ways[way] = button
            row.addWidget(button)
        return row

    def _act(self, way: Way) -> None:
        self.act(way)

    def _name(self, way: Way) -> str:
        return {
            Way.TRY_AGAIN: self.tr("Try again"),
            Way.PASSWORD: self.tr("Type the password…"),
            Way.RESTORE_LATEST: self.tr("Go back to {when}"),
            Way.RESTORE: self.tr("Restore a backup…"),
            Way.CHOOSE_FOLDER: self.tr("Choose another folder…"),
            Way.OPEN_FOLDER: self.tr("Open the folder"),
            Way.GO_ON: self.tr("Go on"),
            Way.QUIT: self.tr("Quit"),
        }[way]

    def _add_details(self, details: str) -> None:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        row = FlowLayout(across=Space.M)
        fold, copy = link(self.tr("Show details")), link(self.tr("Copy details"), Icon.COPY)
        row.addWidget(fold)
        row.addWidget(copy)
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(self.tr("Details"))
        shown.setFixedHeight(current_theme().px(180))
        shown.hide()
        self.details = shown
        column.addLayout(row)
        column.addWidget(shown)
        fold.clicked.connect(partial(self._fold, fold, shown))
        copy.clicked.connect(partial(self._copy, copy, details))
        self.column.addWidget(area)

    def _fold(self, fold: Button, shown: QPlainTextEdit) -> None:
        open_ = shown.isHidden()
        shown.setVisible(open_)
        _rename(fold, self.tr("Hide details") if open_ else self.tr("Show details"))

    def _copy(self, copy: Button, details: str) -> None:
        QGuiApplication.clipboard().setText(details)
        _rename(copy, self.tr("Copied"))
        announce(copy, self.tr("Copied"))


def _told(icon: Icon, colour: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.M)
    row.addWidget(Glyph(icon, 24, colour), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(body(words), 1)
    return row


def _rename(button: Button, name: str) -> None:
    button.setText(name)
    button.call(name)
    button.updateGeometry()

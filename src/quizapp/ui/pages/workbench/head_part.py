"""What stands above the columns: the pack, how far it is, and where it goes from here."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.content.ids import PackId
from quizapp.ui.kit.control.buttons import icon_button, primary, quiet
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import Prose, heading, small
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.workbench import wording
from quizapp.ui.pages.workbench.intents import TryIt, WorkbenchIntent
from quizapp.ui.pages.workbench.state import WorkbenchState
from quizapp.ui.shell.destinations import OpenPack

_BESIDE = 600
"""Pixels at 100 % text from which the buttons stand beside the words."""


class HeadPart(QWidget):
    """The head of the Workbench.

    Args:
        act: takes where it leads.
        parent: the widget it stands in.
    """

    def __init__(
        self, act: Callable[[WorkbenchIntent], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._pack_id: PackId | None = None
        self.back = icon_button(Icon.BACK, self.tr("Back to the pack"), self)
        self.back.clicked.connect(lambda: self.leave())
        self._title = heading("", Type.LEAD, self)
        self._since = _Pill(self)
        self._said = small("", self)
        self.try_it = quiet(self.tr("Try it"), Icon.PLAY, self)
        self.try_it.clicked.connect(lambda: act(TryIt()))
        self.publish = primary(self.tr("Check and publish"), self)
        self.publish.clicked.connect(lambda: self.leave(check=True))
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        line = FlowLayout(across=Space.M, down=Space.XS)
        line.addWidget(self._title)
        line.addWidget(self._since)
        words.addLayout(line)
        words.addWidget(self._said)
        buttons = FlowLayout(across=Space.S, down=Space.S, end=2)
        buttons.addWidget(self.try_it)
        buttons.addWidget(self.publish)
        told = QHBoxLayout()
        told.setSpacing(Space.M)
        told.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        told.addLayout(words, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.M)
        self._row.addLayout(told, 1)
        self._row.addLayout(buttons)

    def render(self, state: WorkbenchState) -> None:  # type: ignore[override]
        """Show the pack, and what was done last."""
        tell(self._title, wording.shortened(state.copy.head.title))
        self._title.setToolTip(state.copy.head.title)
        self._pack_id = state.copy.pack_id
        tell(self._since, wording.since_version(state))
        self.try_it.setEnabled(any(True for _ in state.copy.questions()))
        told = state.told
        if told is not None and not told.trouble:
            tell(self._said, f"{told.text} · {told.hint}" if told.hint else told.text)
        else:
            tell(self._said, self.tr("Saved as you type · Ctrl+Z undoes"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = self.width() >= current_theme().px(_BESIDE)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        super().resizeEvent(event)

    def leave(self, *, check: bool = False) -> None:
        """Go to the pack, or to what publishing it would do."""
        if self._pack_id is not None:
            self._act(OpenPack(self._pack_id, check))


class _Pill(Prose):
    """A few quiet words with a line around them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", TextStyle(Type.SMALL, tone=Tone.QUIET), parent)
        self.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("control"), 1))
        painter.setBrush(theme.colour("card"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        corner = min(box.height() / 2, theme.px(14))
        painter.drawRoundedRect(box, corner, corner)
        painter.end()
        super().paintEvent(event)

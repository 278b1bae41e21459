"""A message across the top of a screen: what happened, what was kept, what to do."""

from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.buttons import Button, icon_button
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import body
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import RADIUS, Space, current_theme


class BannerKind(StrEnum):
    """What a banner is about."""

    NOTE = "note"
    DONE = "done"
    TROUBLE = "trouble"


_LOOKS = {
    BannerKind.NOTE: (Icon.NOTE, "accent", "accent_soft"),
    BannerKind.DONE: (Icon.RIGHT, "right", "right_soft"),
    BannerKind.TROUBLE: (Icon.WARNING, "wrong", "wrong_soft"),
}


class Banner(QWidget):
    """A banner. It stays until it is closed or removed; nothing vanishes on its own.

    Args:
        kind: note, done or trouble.
        message: what happened.
        hint: what was kept and what to do.
        action: a button, such as "Undo".
        closable: whether a cross closes it.
        parent: the widget it stands in.

    Signals:
        closed: the cross was pressed.
    """

    closed = Signal()

    def __init__(
        self,
        kind: BannerKind,
        message: str,
        hint: str = "",
        action: Button | None = None,
        *,
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        icon, colour, _ = _LOOKS[kind]
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.S, Space.M)
        row.setSpacing(Space.M)
        row.addWidget(Glyph(icon, 24, colour), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(body((Span(message, Tone.STRONG),)))
        if hint:
            words.addWidget(body(hint))
        if action is not None:
            words.addSpacing(Space.XS)
            words.addWidget(action, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        if closable:
            cross = icon_button(Icon.CLOSE, self.tr("Close this message"))
            cross.clicked.connect(self.closed)
            row.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        self._spoken = f"{message} {hint}".strip()
        self.setAccessibleName(self._spoken)

    def speak(self) -> None:
        """Tell a screen reader; trouble interrupts, the rest waits its turn."""
        announce(self, self._spoken, assertive=self._kind is BannerKind.TROUBLE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        _, colour, soft = _LOOKS[self._kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colour(colour)), 1.2))
        painter.setBrush(theme.colour(soft))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()

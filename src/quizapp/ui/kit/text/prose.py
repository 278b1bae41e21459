"""Text that wraps and never clips: headings, body, small print, marked passages."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.text.text_layout import (
    LaidOutText,
    Span,
    TextStyle,
    Tone,
    height_in,
    natural_width,
    plain,
)
from quizapp.ui.kit.theme.theme import Theme, Type, current_theme

_LEAST = 56


class Prose(QLabel):
    """A label of styled spans. It asks for the height it needs at the width it gets.

    Args:
        text: plain text, or spans in their tones.
        setting: size, weight, tone and alignment of the whole.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        text: str | tuple[Span, ...] = "",
        setting: TextStyle | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._spans: tuple[Span, ...] = ()
        self._setting = setting or TextStyle()
        self._set: LaidOutText | None = None
        self._set_width = -1
        self._heights: dict[tuple[Theme, int], int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.say(text)

    def say(self, text: str | tuple[Span, ...]) -> None:
        """Show another text."""
        self._spans = (Span(text),) if isinstance(text, str) else text
        self.setText(plain(self._spans))
        self._forget()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return what is shown."""
        return self._spans

    @property
    def setting(self) -> TextStyle:
        """Return how it is set."""
        return self._setting

    def _forget(self) -> None:
        self._set = None
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def _laid_out(self, width: int) -> LaidOutText:
        if self._set is None or self._set_width != width:
            self._set = LaidOutText(self._spans, self._setting, current_theme(), width)
            self._set_width = width
        return self._set

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        look = current_theme()
        known = self._heights.get((look, width))  # layouts ask for the same width again and again
        if known is not None:
            return known
        around = self.contentsMargins()
        room = width - around.left() - around.right()
        if natural_width(self._spans, self._setting, look) + 1 <= room:
            words = height_in(self._spans, self._setting, look, room)
        else:
            words = self._laid_out(room).height  # most often it is painted in this width next
        height = ceil(words) + around.top() + around.bottom()
        self._heights[look, width] = height
        return height

    @override
    def sizeHint(self) -> QSize:
        # Comfortable reading is up to 70 characters a line (spec UI-6).
        widest = current_theme().px(self._setting.size) * 38
        around = self.contentsMargins()
        natural = ceil(natural_width(self._spans, self._setting, current_theme())) + 1
        width = max(min(natural, widest), 1) + around.left() + around.right()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = min(self.sizeHint().width(), current_theme().px(_LEAST))
        height = self.heightForWidth(self.width()) if self.testAttribute(_RESIZED) else 0
        return QSize(width, min(height, self.heightForWidth(10_000)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._set = None

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._forget()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        self._laid_out(room.width()).paint(painter, QPointF(room.topLeft()))
        painter.end()


_RESIZED = Qt.WidgetAttribute.WA_Resized


def heading(text: str, size: Type = Type.TITLE, parent: QWidget | None = None) -> Prose:
    """Return a heading: ``TITLE`` for a screen, ``LEAD`` for a section or card."""
    made = Prose(text, TextStyle(size, bold=True), parent)
    give_role(made, Role.Heading)
    return made


def body(text: str | tuple[Span, ...], parent: QWidget | None = None) -> Prose:
    """Return running text."""
    return Prose(text, TextStyle(), parent)


def small(text: str | tuple[Span, ...], parent: QWidget | None = None) -> Prose:
    """Return small quiet text."""
    return Prose(text, TextStyle(Type.SMALL, tone=Tone.QUIET), parent)

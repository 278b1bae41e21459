"""The line above a question and above its feedback: where one is, the topic, the flag."""

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.chart.progress import ProgressLine
from quizapp.ui.kit.control.buttons import icon_button
from quizapp.ui.kit.speech import Speaker, deed
from quizapp.ui.kit.text.prose import small
from quizapp.ui.kit.text.text_layout import Span, natural_width
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, current_theme

FLAG_KEY = "M"
"""Marks a question. Not F, which says False."""
ALOUD_KEY = "R"
"""Reads aloud, and stops."""
GUTTER = Space.L
"""Room at the right of a question or a card that a scroll bar takes when it is needed."""


_LOW = 640
"""Pixels at 100 % text below which a window is low, as on a screen of 1024 by 600."""


def is_low(screen: QWidget) -> bool:
    """Return whether a screen is so low that margins shrink and key hints go."""
    return screen.height() < current_theme().px(_LOW)


def margins(*, low: bool) -> QMargins:
    """Return the room around a question and its feedback: nothing jumps (spec FB-18)."""
    side, end = (Space.XL, Space.M) if low else (Space.HUGE, Space.XL)
    return QMargins(side, Space.S if low else 20, side - GUTTER, end)


def margin_above(*, low: bool) -> int:
    """Return the room above the first line of a question and of its feedback."""
    return Space.XS if low else Space.L


class QuestionHeader(QWidget):
    """Number, progress, topic, seconds left, reading aloud and flag.

    Args:
        voice: the program that reads aloud; None: nothing is said of it.
        parent: the widget it stands in.

    Signals:
        flag_toggled: the flag was set (True) or taken away (False).
        aloud_pressed: what is on the screen is to be read aloud, or no longer.
    """

    flag_toggled = Signal(bool)
    aloud_pressed = Signal()

    def __init__(
        self,
        voice: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._speaker = Speaker(voice, self)
        self._speaker.changed.connect(self._name_aloud)
        self._single_keys = True
        self._flagged = False
        self._least = ""
        self._number = small("")
        self._line = ProgressLine(self.tr("Share of the quiz that is answered"))
        self._seconds = small("")
        self._topic = small("")
        self._aloud = icon_button(Icon.ALOUD, "", self)  # without it, it would show as a window
        self._aloud.setVisible(self._speaker.has_voice)
        self._aloud.clicked.connect(self.aloud_pressed)
        self._name_aloud(self._speaker.is_speaking)
        self._flag = icon_button(Icon.FLAG, "")
        self._flag.clicked.connect(self.toggle_flag)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GUTTER - 10, 0)  # the flag's picture ends where the text does
        row.setSpacing(Space.L)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self._number, 0, middle)
        row.addWidget(self._line, 1, middle)
        row.addWidget(self._seconds, 0, middle)
        row.addWidget(self._topic, 0, middle)
        if self._speaker.has_voice:
            row.addWidget(self._aloud, 0, middle)
        row.addWidget(self._flag, 0, middle)
        self._seconds.hide()
        self._measure()

    def show_place(
        self,
        number: int,
        of: int,
        answered: float,
        topic: str,
        come_back: int = 0,
        *,
        extra: bool = False,
    ) -> None:
        """Show where in the quiz one is; in a review also how many questions come once more.

        Args:
            number: of the question; of an extra that of the one before it.
            of: how many questions were drawn.
            answered: the share of them that is answered.
            topic: its title.
            come_back: how many questions come once more.
            extra: whether the question was asked for on top of the quiz.
        """
        place = (
            self.tr("Extra, after question {number} of {of}")
            if extra
            else self.tr("Question {number} of {of}")
        )
        words = place.format(number=number, of=of)
        self._least = words
        if come_back == 1:
            words += self.tr(" · 1 comes back")
        elif come_back:
            words += self.tr(" · {n} come back").format(n=come_back)
        self._number.say(words)
        self._line.reach(answered)
        self._topic.say(topic)
        self._measure()

    def show_seconds(self, seconds: int | None) -> None:
        """Show the time that is left, or nothing."""
        self._seconds.setVisible(seconds is not None)
        if seconds is not None:
            minutes, rest = divmod(max(seconds, 0), 60)
            self._seconds.say(self.tr("{time} left").format(time=f"{minutes}:{rest:02d}"))
            self._seconds.setMinimumWidth(self._seconds.sizeHint().width())

    def show_flag(self, flagged: bool, single_keys: bool) -> None:
        """Show whether the question is flagged."""
        self._flagged, self._single_keys = flagged, single_keys
        self._name_aloud(self._speaker.is_speaking)
        self._flag.draw(Icon.FLAG_FILLED if flagged else Icon.FLAG)
        name = self.tr("Remove the flag") if flagged else self.tr("Flag this question")
        self._flag.call(name)
        self._flag.setToolTip(f"{name} ({FLAG_KEY})" if single_keys else name)

    @property
    def has_voice(self) -> bool:
        """Return whether there is anything to read aloud with."""
        return self._speaker.has_voice

    def read_or_stop(self, texts: Iterable[str]) -> None:
        """Read texts aloud; asked once more, stop."""
        self._speaker.say_or_stop(texts)

    def stop_reading(self) -> None:
        """Say no more: something else is on the screen."""
        self._speaker.stop()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._speaker.stop()

    def _name_aloud(self, speaking: bool) -> None:
        words, sign = deed(speaking=speaking)
        self._aloud.draw(sign)
        self._aloud.call(words)
        self._aloud.setToolTip(f"{words} ({ALOUD_KEY})" if self._single_keys else words)

    def toggle_flag(self) -> None:
        """Set the flag, or take it away."""
        self.flag_toggled.emit(not self._flagged)

    def _measure(self) -> None:
        # What comes back may go on a second line; the number itself never does.
        spans, setting = (Span(self._least),), self._number.setting
        self._number.setMinimumWidth(ceil(natural_width(spans, setting, current_theme())) + 1)
        topic = self._topic.sizeHint().width()
        self._topic.setMinimumWidth(min(topic, current_theme().px(80)))
        self._topic.setMaximumWidth(max(min(topic, current_theme().px(260)), 1))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

"""A page that is filled in: its body scrolls, the button that goes on stays below."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.layout.card import Rule
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage, side_margins
from quizapp.ui.kit.theme.theme import Space, current_theme

FORM_WIDEST: Final = 860
"""How wide the column of a form gets, in pixels at 100 % text."""
_ONE_ROW: Final = 560
"""Pixels at 100 % text from which the words of a foot and two short buttons stand in one row."""


class FormPage(QWidget):
    """A page with a foot that stays, which is put in place by ``end_with`` or ``end_with_row``.

    Args:
        name: accessible name of the page.
        parent: the widget that it fills.

    Attributes:
        page: what scrolls; put widgets into its ``column``, and a stretch at its end.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = ScrollPage(name, FORM_WIDEST, parent=self)
        self._foot: QBoxLayout | None = None
        self._one_row: int | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.page, 1)
        self._whole.addWidget(Rule(self))
        around = QVBoxLayout(parent)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)

    def end_with(self, foot: QBoxLayout) -> None:
        """Put a foot below what scrolls, under its column."""
        self._foot = foot
        self._whole.addLayout(foot)
        self._fit()

    def end_with_row(
        self, said: Sequence[QWidget], buttons: Sequence[QWidget], one_row: int = _ONE_ROW
    ) -> None:
        """Put words and buttons side by side below what scrolls; in narrow places one on another.

        Args:
            said: one below another, at the left.
            buttons: at the right, from left to right.
            one_row: the room that they need side by side, in pixels at 100 % text.
        """
        words, row = QVBoxLayout(), FlowLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for each in said:
            words.addWidget(each)
        words.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        foot.setSpacing(Space.M)
        foot.addLayout(words, 1)
        foot.addLayout(row)
        self._one_row = one_row
        self.end_with(foot)

    def _fit(self) -> None:
        if self._foot is None:
            return
        left, right = side_margins(self.width(), FORM_WIDEST)
        self._foot.setContentsMargins(left, Space.L, right, Space.L)
        if self._one_row is not None:
            way = QBoxLayout.Direction
            fits = self.width() - left - right >= current_theme().px(self._one_row)
            self._foot.setDirection(way.LeftToRight if fits else way.TopToBottom)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

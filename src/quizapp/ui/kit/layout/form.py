"""Parts of the set-up: a titled group, chips of which several or all are on."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui.kit.control.check import CheckChip
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.wording import words

Value = TypeVar("Value")


class Group(QWidget):
    """A question about the quiz and what can be answered to it. Put controls into ``column``."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.M)
        self.column.addWidget(Prose(title, TextStyle(Type.BODY, bold=True), self))


class AnyOf(QWidget, Generic[Value]):
    """Chips: "all" alone, or any number of the others. None on means all.

    Args:
        every: the words of the chip for all.
        changed: takes the values that are on.
        parent: the widget it stands in.
        adds: whether the first chip stands for none of the others rather than for all of them.
    """

    def __init__(
        self,
        every: str,
        changed: Callable[[frozenset[Value]], None],
        parent: QWidget | None = None,
        *,
        adds: bool = False,
    ) -> None:
        super().__init__(parent)
        self._adds = adds
        self._changed = changed
        self._every_text = every
        self._flow = FlowLayout(self, across=Space.S, down=Space.S)
        self._offers: tuple[tuple[Value, str, int | None], ...] = ()
        self._chips: dict[Value, CheckChip] = {}
        self._every: CheckChip | None = None

    def offer(
        self, offers: tuple[tuple[Value, str, int | None], ...], every: str | None = None
    ) -> None:
        """Set what there is to choose from.

        Args:
            offers: (value, words, count or None).
            every: the words of the first chip from now on; None: as they were.
        """
        every = self._every_text if every is None else every
        if (offers, every) == (self._offers, self._every_text) and self._every is not None:
            return
        self._every_text = every
        self._offers = offers
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._every = self._chip(self._every_text, None)
        self._every.clicked.connect(lambda: self._changed(frozenset()))
        self._chips = {}
        for value, text, count in offers:
            chip = self._chip(text, count)
            chip.clicked.connect(self._clicked)
            self._chips[value] = chip

    def show_chosen(self, values: frozenset[Value]) -> None:
        """Turn chips on and off without a signal."""
        for value, chip in self._chips.items():
            chip.setChecked(value in values)
        if self._every is not None:
            self._every.setChecked(not values)

    def _chip(self, text: str, count: int | None) -> CheckChip:
        counted = "" if count is None else words.questions(count)
        chip = CheckChip(text, count, counted, self)
        self._flow.addWidget(chip)
        return chip

    def _clicked(self) -> None:
        on = frozenset(value for value, chip in self._chips.items() if chip.isChecked())
        # All of them is the same as "all", and survives a pack that gains another.
        whole = not self._adds and len(on) == len(self._chips) > 1
        self._changed(frozenset() if whole else on)

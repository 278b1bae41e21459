"""The choice of the pack to work with, above the pages that show something of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.content.ids import PackId
from quizapp.core.views.packs import OfferedPacks
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.layout.page import PAGE_WIDEST, side_margins
from quizapp.ui.kit.text.prose import small
from quizapp.ui.kit.theme.theme import Space


class PackBar(QWidget):
    """Says which subject is open; a press offers the others. Hidden where there is but one.

    Signals:
        chosen: the id of another pack, chosen by hand.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: OfferedPacks | None = None
        self._menu = ChoiceMenu(self.tr("Subject"), self)
        self._menu.chosen.connect(self._choose)
        row = self._row = QHBoxLayout(self)
        row.setSpacing(Space.S)
        row.addWidget(small(self.tr("Subject")), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._menu)
        row.addStretch(1)

    @property
    def has_choice(self) -> bool:
        """Return whether there is more than one pack to choose from."""
        return self._offered is not None and len(self._offered.packs) > 1

    def offer(self, offered: OfferedPacks | None) -> None:
        """Offer packs; the one that the learner works with is on."""
        if offered == self._offered:
            return
        self._offered = offered
        if offered is not None and offered.packs:
            ids = [pack_id for pack_id, _ in offered.packs]
            on = ids.index(offered.chosen) if offered.chosen in ids else 0
            self._menu.offer(tuple(title for _, title in offered.packs), on)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Begin where the page below begins."""
        left, _ = side_margins(self.width(), PAGE_WIDEST)
        self._row.setContentsMargins(left, Space.M, Space.XL, Space.S)
        super().resizeEvent(event)

    def _choose(self, number: int) -> None:
        if self._offered is not None:
            pack_id = self._offered.packs[number][0]
            if pack_id != self._offered.chosen:
                self.chosen.emit(PackId(pack_id))

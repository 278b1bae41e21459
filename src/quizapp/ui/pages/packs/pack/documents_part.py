"""The documents of a pack, and what to do while it has none."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.content.ids import PackId
from quizapp.core.views.publishing import DocumentRow
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.prose import body, heading
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.packs.pack import wording
from quizapp.ui.pages.packs.pack.intents import PackIntent
from quizapp.ui.shell.destinations import OpenIntake


class DocumentsPart(QWidget):
    """Lists the documents.

    Args:
        act: takes what is asked for.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[PackIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._shown: tuple[DocumentRow, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)

    def show_documents(self, pack_id: PackId, rows: tuple[DocumentRow, ...]) -> None:
        """Show them; the same again changes nothing."""
        if rows == self._shown:
            return
        self._shown = rows
        clear(self._column)
        if not rows:
            bring = quiet(self.tr("Bring a document…"), Icon.ADD)
            bring.clicked.connect(lambda: self._act(OpenIntake((), pack_id)))
            self._column.addWidget(
                EmptyState(
                    Icon.LIBRARY,
                    self.tr("No documents yet"),
                    self.tr(
                        "Bring the text that your pupils read: a Word or PDF file, a page, plain "
                        "text. Questions can then quote the words that decide them."
                    ),
                    bring,
                )
            )
            return
        for row in rows:
            card = Card(self, Space.L, row.title)
            card.column.setSpacing(Space.XS)
            card.column.addWidget(heading(row.title, Type.BODY, card))
            card.column.addWidget(body(wording.document(row), card))
            self._column.addWidget(card)

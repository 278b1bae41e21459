"""The banner after exporting, removing or merging a learner: with Undo, and what backups hold."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui.kit.control.buttons import Button, quiet
from quizapp.ui.kit.layout.banner import Banner, BannerKind
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.learners.state import RightsNotice


class RightsBanner(QWidget):
    """One message on what was done; a second one where backups still hold the learner.

    Signals:
        undo_wanted: what was done is to be undone.
        deletion_wanted: the backups that hold the learner are to be deleted. Ask first.
        closed: the message was read.
    """

    undo_wanted = Signal()
    deletion_wanted = Signal()
    closed = Signal()

    def __init__(self, notice: RightsNotice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self.undo: Button | None = None
        if notice.undo:
            self.undo = quiet(notice.undo, Icon.RESTORE)
            self.undo.clicked.connect(self.undo_wanted)
        self._said = Banner(notice.kind, notice.message, notice.hint, self.undo, parent=self)
        self._said.closed.connect(self.closed)
        column.addWidget(self._said)
        if notice.copies:
            delete = quiet(notice.delete_copies, Icon.REMOVE)
            delete.clicked.connect(self.deletion_wanted)
            held = Banner(
                BannerKind.NOTE,
                notice.copies,
                notice.copies_hint,
                delete,
                closable=False,
                parent=self,
            )
            column.addWidget(held)

    def speak(self) -> None:
        """Tell a screen reader what was done."""
        self._said.speak()

"""The bank being prepared: how far it is, what is happening, and a way to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.chart.progress import ProgressLine
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.layout.page import ScrollPage
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, body, heading
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.shell.startup.state import BuildingState

WIDEST = 560


class BuildingScreen(ScrollPage):
    """Shows progress.

    Signals:
        cancelled: stop; what was there before is kept.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        title = self.tr("Preparing the question bank")
        super().__init__(title, WIDEST, centred=True, parent=parent)
        self._doing = Prose("", TextStyle(tone=Tone.QUIET), self)
        self.line = ProgressLine(title, self)
        self.cancel = quiet(self.tr("Cancel"), parent=self)
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.column.addStretch(2)
        self.column.addWidget(heading(title, parent=self))
        self.column.addWidget(
            body(
                self.tr(
                    "The documents and questions are put in order. "
                    "This happens once, and again when they have changed."
                ),
                self,
            )
        )
        self.column.addWidget(self.line)
        self.column.addWidget(self._doing)
        self.column.addLayout(row)
        self.column.addStretch(3)

    def render(self, state: BuildingState) -> None:  # type: ignore[override]
        """Show how far it is."""
        doing = self.tr("Stopping …") if state.cancelling else state.doing
        if doing != self._doing.text():
            self._doing.say(doing)
            announce(self, doing)
        self.line.setVisible(state.share is not None)
        if state.share is not None:
            self.line.reach(state.share)
        self.cancel.setVisible(state.can_cancel)
        self.cancel.setEnabled(not state.cancelling)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Qt would give the only button the focus, and whoever waits tends to press Enter.
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.cancel.isVisible():
            self.cancel.click()
            return
        super().keyPressEvent(event)

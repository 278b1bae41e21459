"""The warnings that a teacher lives with, each with the reason, and the way back."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.authoring.drafts import Accepted
from quizapp.core.authoring.trouble_words import NAMES
from quizapp.core.linting.findings import RULES
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.prose import small
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.theme import Type
from quizapp.ui.pages.workbench.intents import TakeBackAccepted, WorkbenchIntent


class AcceptedPart(QWidget):
    """Stands under a question; takes no room while no warning is accepted.

    Args:
        act: takes that one is to be told again.
        parent: the widget it stands in.
    """

    def __init__(
        self, act: Callable[[WorkbenchIntent], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._shown: tuple[Accepted, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def render(self, accepted: tuple[Accepted, ...]) -> None:  # type: ignore[override]
        """Show what is accepted; the same again changes nothing."""
        if accepted == self._shown:
            return
        self._shown = accepted
        clear(self._column)
        for one in accepted:
            self._add(one)
        self.setVisible(bool(accepted))

    def _add(self, one: Accepted) -> None:
        what = NAMES.get(one.rule) or RULES.get(one.rule, one.rule)
        said = self.tr("Accepted: {what}.").format(what=what.rstrip("."))
        self._column.addWidget(small((Span(said + " ", Tone.QUIET), Span(f"“{one.reason}”"))))
        again = Button(self.tr("warn me again"), ButtonKind.LINK, parent=self, size=Type.SMALL)
        again.call(self.tr("Warn me again: {what}").format(what=what))
        again.clicked.connect(lambda _=False, rule=one.rule: self._act(TakeBackAccepted(rule)))
        self._column.addWidget(again)

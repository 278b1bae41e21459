"""What is wrong with a field, under it: in words, errors first, warnings to live with."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.authoring.judging import Trouble
from quizapp.core.linting.findings import Severity
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.workbench.intents import AcceptWarning, WorkbenchIntent

_SIGN = "▲ "


class TroubleList(QWidget):
    """Stands under a field, and takes no room while nothing is wrong there.

    Args:
        act: takes that a warning is accepted.
        parent: the widget it stands in.
    """

    def __init__(
        self, act: Callable[[WorkbenchIntent], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._shown: tuple[Trouble, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    @property
    def shown(self) -> tuple[Trouble, ...]:
        """Return what is told."""
        return self._shown

    def render(self, troubles: tuple[Trouble, ...]) -> None:  # type: ignore[override]
        """Show what is wrong; the same again changes nothing."""
        if troubles == self._shown:
            return
        self._shown = troubles
        clear(self._column)
        for trouble in troubles:
            self._add(trouble)
        self.setVisible(bool(troubles))

    def _add(self, trouble: Trouble) -> None:
        error = trouble.severity is Severity.ERROR
        sign = Span(_SIGN, Tone.WRONG)
        words = Span(trouble.message, Tone.STRONG if error else Tone.WRONG)
        self._column.addWidget(Prose((sign, words), TextStyle(Type.SMALL), self))
        if error:
            return
        accept = Button(
            self.tr("accept with a reason"), ButtonKind.LINK, parent=self, size=Type.SMALL
        )
        accept.call(self.tr("Accept with a reason: {what}").format(what=trouble.message))
        accept.clicked.connect(lambda _=False, rule=trouble.rule: self._act(AcceptWarning(rule)))
        self._column.addWidget(accept)
        self._column.addSpacing(Space.XS)

"""The row of steps at the foot of the console: one filled, the others quiet."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui.console.intents import StepIntent
from quizapp.ui.console.session_steps import Step
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.hints import KeyHints
from quizapp.ui.kit.theme.theme import Space


class PaceBar(QWidget):
    """Shows steps.

    Args:
        act: takes what the step does that was pressed.
        parent: the parent widget.
    """

    def __init__(self, act: Callable[[StepIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._steps: tuple[Step, ...] = ()
        self.buttons: list[Button] = []
        self._listed: tuple[tuple[str, str], ...] = ()
        self.hints = KeyHints()
        self._row = FlowLayout(across=Space.M, down=Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._row)
        column.addWidget(self.hints)

    def show_steps(self, steps: tuple[Step, ...], extra: tuple[Button, ...] = ()) -> bool:
        """Show other steps; return whether they changed.

        Args:
            steps: the steps, the first one filled.
            extra: buttons that stand after them, always the same.
        """
        if steps == self._steps:
            return False
        self._steps = steps
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        for button in extra:
            self._row.removeWidget(button)
        self.buttons = [self._button(step) for step in steps]
        for button in extra:
            self._row.addWidget(button)
        before: QWidget | None = None
        for button in (*self.buttons, *extra):
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button
        self._row.invalidate()
        self.updateGeometry()
        return True

    def _button(self, step: Step) -> Button:
        button = Button(step.label, ButtonKind.PRIMARY if step.first else ButtonKind.QUIET)
        button.clicked.connect(lambda: self._act(step.intent))
        self._row.addWidget(button)
        button.show()
        return button

    def list_keys(self, *, single_keys: bool, more: tuple[tuple[str, str], ...] = ()) -> None:
        """Say which keys take the steps."""
        hints: list[tuple[str, str]] = []
        for step in self._steps:
            if step.first:
                hints.append((self.tr("Space or Enter"), step.label.lower()))
            elif single_keys:
                hints.append((step.key, step.label.lower()))
        words = tuple(hints) + more
        if words != self._listed:
            self._listed = words
            self.hints.list(words)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps that are shown."""
        return self._steps

    def focus_first(self) -> None:
        """Give the keyboard to the most sensible step."""
        if self.buttons:
            self.buttons[0].setFocus()

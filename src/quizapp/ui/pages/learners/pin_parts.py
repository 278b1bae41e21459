"""Asking for a PIN, and setting one, in the place of a learner's row."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from quizapp.core.pins import FEWEST, MOST, is_pin
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import Prose, body, small
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space


def pin_field(name: str, parent: QWidget) -> QLineEdit:
    """Return a field for a PIN, whose digits are not shown."""
    field = QLineEdit(parent)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(MOST)
    field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    return field


class PinAsked(QWidget):
    """The question for a PIN.

    Args:
        whose: the words over the field.
        under: what is said under it.
        problem: why the last one was not right.
        wait_ms: how long nothing more is looked at.
        typed: takes what was typed.
        left: is called when the question is left.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        whose: str,
        under: tuple[str, ...],
        problem: str,
        wait_ms: int,
        typed: Callable[[str], None],
        left: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(body((Span(whose, Tone.STRONG),), self))
        self.field = pin_field(whose, self)
        self.field.setPlaceholderText("")
        self.field.setObjectName("first")
        self._typed = typed
        column.addWidget(self.field)
        if problem:
            column.addWidget(problem_line(problem, self))
            announce(self, problem)
        go_on = quiet(self.tr("Go on"), parent=self)
        go_on.clicked.connect(self._go_on)
        self.field.returnPressed.connect(self._go_on)
        cancel = quiet(self.tr("Cancel"), parent=self)
        cancel.clicked.connect(left)
        row = FlowLayout()
        row.addWidget(go_on)
        row.addWidget(cancel)
        column.addLayout(row)
        for line in under:
            column.addWidget(small(line, self))
        self.waiting = wait_ms > 0
        """Whether nothing is looked at yet."""
        if self.waiting:
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(self._end_wait)
            timer.start(wait_ms)

    def _end_wait(self) -> None:
        self.waiting = False
        if self.field.text():
            announce(self.field, self.tr("You can try again now."))

    def _go_on(self) -> None:
        if not self.waiting and self.field.text():
            self._typed(self.field.text())


class PinSetting(QWidget):
    """Setting a PIN, changing it or taking it away.

    Args:
        whose: the words over the fields.
        under: what a PIN does, and what is to be done if it is forgotten.
        has_pin: whether there is one that can be taken away.
        chosen: takes the new PIN; None: there is to be none.
        left: is called when nothing is to be changed.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        whose: str,
        under: tuple[str, ...],
        *,
        has_pin: bool,
        chosen: Callable[[str | None], None],
        left: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chosen = chosen
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(body((Span(whose, Tone.STRONG),), self))
        for line in under:
            column.addWidget(small(line, self))
        digits = self.tr("{fewest} to {most} digits").format(fewest=FEWEST, most=MOST)
        self.one = pin_field(self.tr("New PIN: {digits}").format(digits=digits), self)
        self.one.setObjectName("first")
        self.two = pin_field(self.tr("The same again"), self)
        column.addWidget(self.one)
        column.addWidget(self.two)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        self._problem: QWidget | None = None
        save = quiet(self.tr("Save PIN"), Icon.LOCK, self)
        save.clicked.connect(self._save)
        self.one.returnPressed.connect(self.two.setFocus)
        self.two.returnPressed.connect(self._save)
        cancel = quiet(self.tr("Cancel"), parent=self)
        cancel.clicked.connect(left)
        row = FlowLayout()
        row.addWidget(save)
        if has_pin:
            remove = quiet(self.tr("Take the PIN away"), Icon.UNLOCK, self)
            remove.clicked.connect(lambda: chosen(None))
            row.addWidget(remove)
        row.addWidget(cancel)
        column.addLayout(row)

    def _save(self) -> None:
        one, two = self.one.text(), self.two.text()
        if not is_pin(one):
            self._tell(
                self.tr("A PIN has {fewest} to {most} digits, and nothing else.").format(
                    fewest=FEWEST, most=MOST
                )
            )
            self.one.setFocus()
        elif one != two:
            self._tell(self.tr("The two are not the same. Type them once more."))
            self.two.clear()
            self.two.setFocus()
        else:
            self._chosen(one)

    def _tell(self, problem: str) -> None:
        if self._problem is not None:
            self._place.removeWidget(self._problem)
            self._problem.hide()
            self._problem.deleteLater()
        self._problem = problem_line(problem, self)
        self._place.addWidget(self._problem)
        announce(self, problem)


def problem_line(problem: str, parent: QWidget) -> QWidget:
    """Return a line that says what is wrong."""
    line = QWidget(parent)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S)
    glyph = Glyph(Icon.WARNING, 20, "wrong", line, beside=TextStyle())
    row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Prose((Span(problem, Tone.WRONG),), TextStyle(), line), 1)
    return line

"""The options after responding: yours and the right one in full, the others folded away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from quizapp.core.feedback import OptionShown
from quizapp.ui.feedback.wording import option_label, option_spoken, sentence
from quizapp.ui.icons import Icon
from quizapp.ui.theme import Space, worn_look
from quizapp.ui.widgets.buttons import link
from quizapp.ui.widgets.card import Rule
from quizapp.ui.widgets.glyph import Glyph
from quizapp.ui.widgets.prose import Prose, body
from quizapp.ui.widgets.text_setting import Setting, Tone


class OptionsPart(QWidget):
    """Every option with its right or wrong label (PEDAGOGY.md 1.3, I6).

    Args:
        options: in shown order.
        parent: the widget it stands in.
    """

    def __init__(self, options: tuple[OptionShown, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(Rule())
        mine = sorted((o for o in options if o.chosen or o.right), key=lambda o: not o.chosen)
        others = tuple(o for o in options if not (o.chosen or o.right))
        column.addWidget(self._grid(tuple(mine)))
        self.fold = link("")
        self._others = self._grid(others)
        self._number = len(others)
        if others:
            self.fold.clicked.connect(self._toggle)
            row = QHBoxLayout()
            row.addWidget(self.fold)
            row.addStretch(1)
            column.addLayout(row)
            column.addWidget(self._others)
            self._show_others(False)
        else:
            self.fold.setParent(None)
            self._others.setParent(None)

    def _grid(self, options: tuple[OptionShown, ...]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, option in enumerate(options):
            icon, tone = (Icon.RIGHT, Tone.RIGHT) if option.right else (Icon.WRONG, Tone.WRONG)
            line = QWidget()
            box = QHBoxLayout(line)
            box.setContentsMargins(0, worn_look().px(3), 0, 0)
            box.addWidget(Glyph(icon, 18, tone.value))
            label = Prose(option_label(option), Setting(tone=tone))
            label.setMinimumWidth(min(label.sizeHint().width(), worn_look().px(110)))
            words = body(f"{sentence(option.text)} {option.feedback}".strip())
            words.setAccessibleName(option_spoken(option))
            grid.addWidget(line, row, 0, top)
            grid.addWidget(label, row, 1, top)
            grid.addWidget(words, row, 2, top)
        return holder

    def _toggle(self) -> None:
        self._show_others(not self._others.isVisible())

    def _show_others(self, visible: bool) -> None:
        self._others.setVisible(visible)
        words = self.tr("Other options ({n})").format(n=self._number)
        if self._number == 1:
            words = self.tr("Other option")
        state = self.tr("shown") if visible else self.tr("hidden")
        self.fold.setText(words)
        self.fold.call(f"{words}, {state}")
        self.fold.draw(Icon.UP if visible else Icon.DOWN)

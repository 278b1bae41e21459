"""The options after responding: yours and the right one in full, the others folded away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from quizapp.core.feedback import OptionShown
from quizapp.ui.feedback.wording import option_label, option_spoken
from quizapp.ui.icons import Icon
from quizapp.ui.theme import Space, worn_look
from quizapp.ui.widgets.buttons import link
from quizapp.ui.widgets.card import Rule
from quizapp.ui.widgets.glyph import Glyph
from quizapp.ui.widgets.prose import body
from quizapp.ui.widgets.text_setting import Span, Tone


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
        self._column = column
        self._folded = tuple(o for o in options if not (o.chosen or o.right))
        self._others: QWidget | None = None  # made when it is first opened: few ever look
        column.addWidget(self._grid(tuple(mine)))
        if self._folded:
            self._fold = link("")
            self._fold.clicked.connect(self._toggle)
            row = QHBoxLayout()
            row.addWidget(self._fold)
            row.addStretch(1)
            column.addLayout(row)
            self._label_fold(False)

    def _grid(self, options: tuple[OptionShown, ...]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, option in enumerate(options):
            icon, tone = (Icon.RIGHT, Tone.RIGHT) if option.right else (Icon.WRONG, Tone.WRONG)
            line = QWidget()
            box = QHBoxLayout(line)
            box.setContentsMargins(0, worn_look().px(3), 0, 0)
            box.addWidget(Glyph(icon, 18, tone.value))
            spans = [Span(f"{option_label(option)} ", tone), Span(option.text, Tone.STRONG)]
            if option.feedback:
                spans.append(Span(f"\n{option.feedback}"))
            words = body(tuple(spans))
            words.setAccessibleName(option_spoken(option))
            grid.addWidget(line, row, 0, top)
            grid.addWidget(words, row, 1, top)
        return holder

    def _toggle(self) -> None:
        if self._others is None:
            self._others = self._grid(self._folded)
            self._column.addWidget(self._others)
            self._others.show()
        else:
            self._others.setVisible(self._others.isHidden())
        self._label_fold(not self._others.isHidden())

    def _label_fold(self, visible: bool) -> None:
        words = self.tr("Other options ({n})").format(n=len(self._folded))
        if len(self._folded) == 1:
            words = self.tr("Other option")
        state = self.tr("shown") if visible else self.tr("hidden")
        self._fold.setText(words)
        self._fold.call(f"{words}, {state}")
        self._fold.draw(Icon.UP if visible else Icon.DOWN)

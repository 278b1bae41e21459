"""One option on the console: key, text, count, and how many were certain and wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from quizapp.core.cards.card import OptionShown
from quizapp.core.session.tally import OptionTally
from quizapp.ui.console import wording
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import Prose, body
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.projector.board import CountBar


class OptionLine(QWidget):
    """An option with its bar. The feedback note stands under the key, and under a chosen lure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter = Prose("", TextStyle(bold=True, tone=Tone.QUIET))
        self.sign = Glyph(Icon.RIGHT, 20, "right")
        kept = self.sign.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # bars are compared: all begin at the same place
        self.sign.setSizePolicy(kept)
        self.words = body("")
        self.note = Prose("", TextStyle(Type.SMALL, tone=Tone.QUIET))
        self.bar = CountBar(self)
        self.bar.setFixedHeight(10)
        self.bar.setMinimumWidth(72)
        self.bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.count = Prose("", TextStyle(bold=True))
        self.certain = Prose("", TextStyle(Type.SMALL, tone=Tone.WRONG, bold=True))
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.words)
        text.addWidget(self.note)
        numbers = QVBoxLayout()
        numbers.setSpacing(0)
        numbers.addWidget(self.count)
        numbers.addWidget(self.certain)
        numbers.addStretch(1)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, Space.S - 1, 0, 0)
        beside.addWidget(self.bar)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.XS, 0, Space.XS)
        row.setSpacing(Space.M)
        row.addWidget(self.letter, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 5)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 2)
        row.addLayout(numbers)

    def say(
        self, option: OptionShown, result: OptionTally, most: int, *, shut: bool = False
    ) -> None:
        """Show an option and how it was chosen.

        Args:
            option: the option with its label and its feedback note.
            result: how often it was chosen.
            most: the largest count of all options.
            shut: whether nothing may be told but the option itself.
        """
        theme = current_theme()
        self.letter.setFixedWidth(theme.px(20))
        self.count.setFixedWidth(theme.px(72))
        self.certain.setFixedWidth(theme.px(72))
        tell(self.letter, option.letter)
        is_right = option.right and not shut
        right = (Span("  " + self.tr("Right"), Tone.RIGHT),) if is_right else ()
        tone = Tone.STRONG if is_right else Tone.PLAIN
        tell(self.words, (Span(option.text, tone), *right))
        tell(self.note, option.feedback)
        self.note.setVisible(bool(option.feedback) and not shut)
        self.sign.setVisible(is_right)
        self.bar.setVisible(not shut)
        self.count.setVisible(not shut)
        self.bar.reach(result.count / most if most else 0.0, "right" if option.right else "quiet")
        tell(self.count, str(result.count))
        certain = "" if option.right else wording.certain_wrong(result.certain)
        tell(self.certain, certain)
        self.certain.setVisible(bool(certain) and not shut)
        if shut:
            self.setAccessibleName(f"{option.letter}: {option.text}")
            return
        label = self.tr("Key") if option.right else self.tr("Not right")
        self.setAccessibleName(
            f"{label}. {option.letter}: {option.text}. {result.count} {certain}".strip()
        )

"""What a review did: the facts that left the list, and when the others come back."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.core.views.review import Reviewed, ReviewOutcome
from quizapp.env.clock import learning_day
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.wording import words
from quizapp.ui.wording.next_due import days_needed


def _tr(text: str) -> str:
    return QCoreApplication.translate("summary", text)


def comes_back(one: Reviewed, now: datetime) -> str:
    """Return when a fact comes back: what was missed last comes first in the next review."""
    today = learning_day(now, now.tzinfo)
    if one.missed_last:
        return _tr("First in your next review")
    if one.on <= today:
        return _tr("In your next review")
    named = words.coming_day(one.on, today)
    return named[:1].upper() + named[1:]


class ReviewPart(QWidget):
    """Two short lists under their headings.

    Args:
        outcome: what came of the session.
        now: the present.
        parent: the widget it stands in.
    """

    def __init__(
        self, outcome: ReviewOutcome, now: datetime, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        if outcome.left:
            self._column.addWidget(heading(self._left(len(outcome.left)), Type.LEAD))
            for one in outcome.left:
                self._column.addWidget(_line(Icon.RIGHT, "right", one.fact, "", arrives=True))
            self._column.addSpacing(Space.L)
        back = (*outcome.stay, *outcome.off_list)
        if back:
            self._column.addWidget(heading(self.tr("What comes back, and when"), Type.LEAD))
            self._add_days(back, outcome, now)

    def _add_days(self, back: tuple[Reviewed, ...], outcome: ReviewOutcome, now: datetime) -> None:
        listed = frozenset(one.fact_id for one in outcome.stay)

        def order(one: Reviewed) -> tuple[bool, date]:
            return not one.missed_last, one.on

        before = ""
        for one in sorted(back, key=order):
            when = comes_back(one, now)
            if when != before:
                self._column.addWidget(body((Span(when, Tone.STRONG),)))
                before = when
            told = days_needed(one.right_days, outcome.needed) if one.fact_id in listed else ""
            self._column.addWidget(_line(Icon.CLOCK, "quiet", one.fact, told))

    def _left(self, number: int) -> str:
        if number == 1:
            return self.tr("1 fact left your list")
        return self.tr("{n} facts left your list").format(n=number)


def _line(icon: Icon, colour: str, fact: str, told: str, *, arrives: bool = False) -> QWidget:
    line = QWidget()
    line.setAccessibleName(f"{fact} {told}".strip())
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.M)
    sign = QVBoxLayout()
    sign.setContentsMargins(0, current_theme().px(3), 0, 0)
    glyph = Glyph(icon, 18, colour)
    if arrives:
        glyph.arrive()
    sign.addWidget(glyph)
    sign.addStretch(1)
    row.addLayout(sign)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(body(fact))
    if told:
        texts.addWidget(small(told))
    row.addLayout(texts, 1)
    row.setAlignment(Qt.AlignmentFlag.AlignTop)
    return line

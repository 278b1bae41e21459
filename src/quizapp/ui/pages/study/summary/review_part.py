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
from quizapp.ui.wording.next_due import days_needed, told_day
from quizapp.ui.wording.sessions import spelled


def _tr(text: str) -> str:
    return QCoreApplication.translate("summary", text)


def comes_back(one: Reviewed, now: datetime) -> str:
    """Return the day on which a fact comes back, as its card told it: "Tomorrow", "Thursday"."""
    today = learning_day(now, now.tzinfo)
    named = words.coming_day(max(_day(one), today), today)
    return named[:1].upper() + named[1:]


def _day(one: Reviewed) -> date:
    return told_day(one.on, missed_last=one.missed_last)


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
            if any(not one.right_days for one in outcome.stay):
                self._column.addWidget(small(self._how_to_leave(outcome.needed)))
            self._add_days(back, outcome, now)

    def _how_to_leave(self, needed: int) -> str:
        """Return once for all what takes a fact that was missed off the list."""
        return self.tr("Right on {n} different days, and a mistake leaves your list.").format(
            n=spelled(needed)
        )

    def _add_days(self, back: tuple[Reviewed, ...], outcome: ReviewOutcome, now: datetime) -> None:
        listed = frozenset(one.fact_id for one in outcome.stay)

        def order(one: Reviewed) -> tuple[date, bool]:
            return _day(one), not one.missed_last

        before = ""
        for one in sorted(back, key=order):
            when = comes_back(one, now)
            if when != before:
                self._column.addWidget(body((Span(when, Tone.STRONG),)))
                before = when
            counted = one.right_days > 0 and one.fact_id in listed
            told = days_needed(one.right_days, outcome.needed) if counted else ""
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

"""The myths that a learner once believed: first, now, a week later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.cards.claims import false_claim
from quizapp.ui.card.claim_spans import claim_spans
from quizapp.ui.kit.chart.outcomes import LOOKS
from quizapp.ui.kit.control.buttons import link, quiet
from quizapp.ui.kit.control.focus import KeyboardRing, paint_focus_ring
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.review import wording
from quizapp.ui.pages.review.intents import Practise
from quizapp.ui.wording.techniques import technique_words

if TYPE_CHECKING:
    from quizapp.core.learning.misconceptions import Encounter
    from quizapp.core.views.reports import HeldMyth

_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
_FIRST_SHOWN = 15
"""Cards that are made at once; the others when they are asked for."""
_AT_ONCE = 12
"""Myths that one button practises: as many facts as a review session asks (spec RV-13)."""
_MARKS = {
    (True, False): (Icon.RIGHT, Tone.RIGHT),
    (True, True): (Icon.REVIEW, Tone.RIGHT),
    (False, True): (Icon.REVIEW, Tone.WRONG),
    (False, False): (Icon.WRONG, Tone.WRONG),
}
"""By whether it is gone and whether it came back."""


class MythCard(Card):
    """One myth's history. Tab stops at it, so that a screen reader tells it as one sentence.

    Args:
        myth: the history.
        now: the present, in the reader's time zone.
        practise: takes its fact when it is to be practised.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        myth: HeldMyth,
        now: datetime,
        practise: Callable[[Practise], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, name=wording.myth_spoken(myth, now))
        self._ring = KeyboardRing()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.setSpacing(Space.S)
        icon, tone = _MARKS[myth.gone, myth.came_back]
        if myth.history.right_since and not myth.gone:
            icon, tone = Icon.CLOCK, Tone.QUIET
        verdict = QHBoxLayout()
        verdict.setSpacing(Space.S)
        glyph = Glyph(icon, 20, tone.value, beside=TextStyle())
        verdict.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        verdict.addWidget(Prose(wording.verdict(myth), TextStyle(bold=True, tone=tone)), 1)
        self.column.addLayout(verdict)
        self.column.addWidget(heading(myth.fact, Type.LEAD))
        claim = [*claim_spans(false_claim(myth.myth, myth.fact, fact=myth.fact))]
        if myth.technique:
            claim += [Span("  "), Span(technique_words(myth.technique), Tone.CHIP)]
        self.column.addWidget(body(tuple(claim)))
        self.column.addSpacing(Space.XS)
        self.column.addLayout(self._history(myth, now))
        self._practise = link(self.tr("Practise this"), Icon.PLAY)
        self._practise.call(self.tr("Practise this: {fact}").format(fact=myth.fact))
        self._practise.clicked.connect(lambda: practise(Practise((myth.fact_id,))))
        row = FlowLayout()
        row.addWidget(self._practise)
        self.column.addLayout(row)
        if not myth.can_ask:
            self._practise.setEnabled(False)  # the keys press it too
            self._practise.hide()

    def _history(self, myth: HeldMyth, now: datetime) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(2, 1)
        steps: tuple[tuple[str, Encounter | None], ...] = (
            (self.tr("First"), myth.first),
            (self.tr("A week later"), myth.week_later),
            (wording.latest(myth, now), myth.now),
        )
        for row, (label, met) in enumerate(steps):
            icon, colour = LOOKS[met.outcome] if met is not None else (Icon.CLOCK, "quiet")
            if met is None:
                words = body((Span(wording.week_later(myth, now), Tone.QUIET),))
            else:
                words = body(wording.encounter(met, now))
            named = small(label)
            named.setContentsMargins(0, current_theme().px(2), 0, 0)
            named.setMinimumWidth(min(named.sizeHint().width(), current_theme().px(110)))
            glyph = QWidget()
            place = QVBoxLayout(glyph)
            place.setContentsMargins(0, current_theme().px(3), 0, 0)
            place.addWidget(Glyph(icon, 18, colour))
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(named, row, 0, top)
            grid.addWidget(glyph, row, 1, top)
            grid.addWidget(words, row, 2, top)
        return grid

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring.note(event)
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self._go(_STEPS[event.key()])
        elif event.key() in _PRESS and not event.isAutoRepeat():
            self._practise.click()
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        """Go to the card before or after, past the button of this one; none: stay."""
        above = self.parentWidget()
        cards = above.findChildren(MythCard) if above is not None else [self]
        there = cards.index(self) + step
        if 0 <= there < len(cards):
            cards[there].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ring.shows(self):
            painter = QPainter(self)
            paint_focus_ring(painter, self.rect(), current_theme(), inset=1)
            painter.end()


class MythsPart(QWidget):
    """All of them under one sentence; the first ones at once.

    Args:
        practise: takes the facts that are to be practised.
        parent: the widget it stands in.
    """

    def __init__(self, practise: Callable[[Practise], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = practise
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)
        self._shown: tuple[tuple[HeldMyth, ...], datetime] | None = None

    def show_myths(self, myths: tuple[HeldMyth, ...], now: datetime) -> None:
        """Show the histories in the order given."""
        if self._shown == (myths, now):
            return
        self._shown = (myths, now)
        clear(self._column)
        self._column.addWidget(body((Span(wording.myths_headline(myths), Tone.QUIET),)))
        held = tuple(myth.fact_id for myth in myths if myth.can_ask and not myth.gone)[:_AT_ONCE]
        if len(held) > 1:
            every = quiet(wording.practise_myths(len(held)), Icon.PLAY, self)
            every.clicked.connect(lambda: self._act(Practise(held)))
            row = FlowLayout()
            row.addWidget(every)
            self._column.addLayout(row)
        for myth in myths[:_FIRST_SHOWN]:
            self._column.addWidget(MythCard(myth, now, self._act))
        rest = myths[_FIRST_SHOWN:]
        if rest:
            more = quiet(self.tr("Show the other {n}").format(n=len(rest)), parent=self)

            def show_rest() -> None:
                place = self._column.indexOf(more)
                cards = [MythCard(myth, now, self._act) for myth in rest]
                for number, card in enumerate(cards):
                    self._column.insertWidget(place + number, card)
                cards[0].show()
                cards[0].setFocus()
                more.hide()

            more.clicked.connect(show_rest)
            self._column.addWidget(more)

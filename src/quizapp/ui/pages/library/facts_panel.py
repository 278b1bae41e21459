"""What rests on a passage: its facts, their status and myths, and what is asked about them.

A false sentence stands here only under "False claim:" and together with its correction
(spec FB-5, FB-2, FB-4). Questions are folded away, so that reading does not spoil a quiz.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.cards.claims import false_claim, in_one_line, myth_of
from quizapp.core.cards.outline import Claim
from quizapp.core.content.facts import Evidence, Fact, Stance
from quizapp.core.content.ids import DocumentId, FactId, PassageId
from quizapp.core.content.items import Item, ItemKind
from quizapp.core.content.places import known_places
from quizapp.ui.card.claim_spans import claim_spans, why_spans
from quizapp.ui.kit.control.buttons import Button, icon_button, link
from quizapp.ui.kit.layout.card import Rule
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.library.fact_map import FactMap
from quizapp.ui.pages.library.intents import OpenPassage
from quizapp.ui.pages.library.phrases import facts_in_words, paragraph_in_words, status_in_words
from quizapp.ui.wording.words import questions

if TYPE_CHECKING:
    from quizapp.core.views.library import PassageFacts


AT_ONCE = 6
"""How many facts are shown before one asks for more."""


class FactsPanel(QWidget):
    """Shows the facts of one passage.

    Args:
        act: takes which other passage, for or against a fact, is to be opened.
        point_at: takes the fact of which alone the evidence is to be marked.
        parent: the widget it stands in.

    Signals:
        closed: the cross or Esc.
    """

    closed = Signal()

    def __init__(
        self,
        act: Callable[[OpenPassage], None],
        point_at: Callable[[FactId], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._point_at = point_at
        self._shown: PassageFacts | None = None
        self._built = 0
        self._titles: dict[DocumentId, str] = {}
        self._places: dict[PassageId, str] = {}
        self._title = heading("", Type.LEAD, self)
        self._count = small("", self)
        self.close_button = icon_button(Icon.CLOSE, self.tr("Close the facts"), self)
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(Space.XL, 0, Space.M, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._count)
        head.addLayout(words, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = VerticalScroll(QWidget(), "", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, Space.XL, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    def show_facts(
        self,
        shown: PassageFacts,
        titles: dict[DocumentId, str],
        places: dict[PassageId, str],
    ) -> None:
        """Show the facts of a passage.

        Args:
            shown: the passage and its facts.
            titles: the title of every document, to name other passages by.
            places: what the passages of the page itself are called.
        """
        if shown == self._shown:
            return
        self._shown, self._titles, self._places = shown, titles, places
        self._title.say(paragraph_in_words(shown.passage))
        count = facts_in_words(len(shown.facts))
        one = (
            self.tr("{count} rests on it")
            if len(shown.facts) == 1
            else self.tr("{count} rest on it")
        )
        self._count.say(one.format(count=count))
        self._scroll.setAccessibleName(self.tr("Facts of this passage"))
        inside = QWidget()
        self._facts = QVBoxLayout(inside)
        self._facts.setContentsMargins(Space.XL, Space.S, Space.XL, Space.XL)
        self._facts.setSpacing(Space.L)
        self._facts.addStretch(1)
        self._built = 0
        self._add_facts(shown)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _add_facts(self, shown: PassageFacts) -> list[QWidget]:
        """Add the next facts: a table may have thirty, and the window must not wait for them.

        Returns:
            What each of them stands in.
        """
        several = len(shown.facts) > 1
        first = self._built
        self._built = min(first + AT_ONCE, len(shown.facts))
        groups = []
        for fact in shown.facts[first : self._built]:
            if self._facts.count() > 1:
                self._add(Rule())
            groups.append(self._fact(fact, several=several))
            self._add(groups[-1])
        left = len(shown.facts) - self._built
        if left:
            more = link(self.tr("Show {facts} more").format(facts=facts_in_words(left)))
            more.setObjectName("more-facts")
            more.clicked.connect(partial(self._show_more, more, shown))
            self._add(more)
        return groups

    def _add(self, widget: QWidget) -> None:
        self._facts.insertWidget(self._facts.count() - 1, widget)

    def _show_more(self, more: Button, shown: PassageFacts) -> None:
        self._facts.removeWidget(more)
        more.hide()
        more.deleteLater()
        fresh, *_ = self._add_facts(shown)
        # The focus goes on with the reading, to the first control of what has just come.
        fresh.show()
        controls = [each for each in fresh.findChildren(Button) if each.isEnabled()]
        (controls[0] if controls else self.close_button).setFocus()

    def _fact(self, fact: Fact, *, several: bool) -> QWidget:
        group = QWidget()
        group.setAccessibleName(fact.statement)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(body((Span(fact.statement, Tone.STRONG),), group))
        column.addWidget(small(status_in_words(fact), group))
        if fact.explanation:
            column.addWidget(body(fact.explanation, group))
        if fact.myth is not None:
            column.addWidget(_myth(fact))
        if fact.reading:
            column.addWidget(
                body((Span(self.tr("How to read this. "), Tone.STRONG), Span(fact.reading)), group)
            )
        if several:
            point = link(self.tr("Mark only this fact's evidence"), parent=group)
            point.call(self.tr("Mark only the evidence for: {fact}").format(fact=fact.statement))
            point.clicked.connect(partial(self._point_at, fact.id))
            column.addWidget(point)
        self._add_elsewhere(fact, column, group)
        if places := known_places(fact.places):
            column.addWidget(FactMap(places, group))
        if fact.items:
            column.addWidget(_Questions(fact, group))
        return group

    def _add_elsewhere(self, fact: Fact, column: QVBoxLayout, group: QWidget) -> None:
        here = self._shown.passage.id if self._shown else None
        seen = {here}
        for evidence in fact.evidence:
            if evidence.passage_id in seen:
                continue
            seen.add(evidence.passage_id)
            button = link(self._elsewhere(evidence), parent=group)
            button.clicked.connect(partial(self._act, OpenPassage(evidence.passage_id)))
            column.addWidget(button)

    def _elsewhere(self, evidence: Evidence) -> str:
        document = DocumentId(evidence.passage_id.partition("#")[0])
        title = self._places.get(evidence.passage_id) or self._titles.get(document, document)
        words = {
            Stance.SUPPORTS: self.tr("Also said in: {title}"),
            Stance.CONTRADICTS: self.tr("Contradicted in: {title}"),
        }[evidence.stance]
        return words.format(title=title)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(current_theme().colour("line"))
        painter.drawLine(0, 0, 0, self.height())
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()


class _Questions(QWidget):
    """The questions on a fact, folded away until they are asked for."""

    def __init__(self, fact: Fact, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = questions(len(fact.items))
        self._toggle = link(self._label(open_=False), parent=self)
        self._toggle.setObjectName("questions-toggle")
        self._toggle.clicked.connect(self._turn)
        self._items = fact.items
        self._list: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._toggle)

    def _fill(self) -> QWidget:
        made = QWidget(self)
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(Space.M)
        for item in self._items:
            rows.addWidget(_question(item))
        column = self.layout()
        if column is not None:
            column.addWidget(made)
        return made

    def _label(self, *, open_: bool) -> str:
        words = self.tr("Hide {count}") if open_ else self.tr("Show {count}")
        return words.format(count=self._count)

    def _turn(self) -> None:
        shown = self._list is None or self._list.isHidden()
        if self._list is None:
            self._list = self._fill()
        self._list.setVisible(shown)
        self._toggle.setText(self._label(open_=shown))
        self._toggle.call(self._label(open_=shown))
        self._toggle.updateGeometry()


def _myth(fact: Fact) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.S)
    claim, why, instead = myth_of(fact)
    column.addWidget(_false(claim, group))
    column.addWidget(body(why_spans(why), group))
    if instead:
        column.addWidget(body(instead, group))
    return group


def _question(item: Item) -> Prose:
    right = item.options[item.key].text
    source = (Span(f"{item.source_line}\n", Tone.LABEL),) if item.source_line else ()
    if item.kind is ItemKind.CHOICE:
        words = (*source, Span(item.stem + "\n"), Span("Right: ", Tone.LABEL), Span(right))
        return body(words)
    if not item.statement_is_false:
        return body((*source, Span("True: ", Tone.LABEL), Span(item.stem)))
    return _false(false_claim(item.stem, item.correction, source=item.source_line))


def _false(claim: Claim, parent: QWidget | None = None) -> Prose:
    """Return a false claim, which a screen reader never says without its correction (spec FB-4)."""
    made = body(claim_spans(claim), parent)
    made.setAccessibleName(in_one_line(claim))
    return made

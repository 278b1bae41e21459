"""Reading a document: going from passage to passage, and what the links of the page ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, QUrl
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.content.documents import Passage
from quizapp.core.content.ids import PassageId
from quizapp.ui.kit.large_picture import show_large
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.explained import tell_clicked
from quizapp.ui.kit.text.links import address_at, links_in, tell_link
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.library.intents import (
    ChooseOriginal,
    OpenLink,
    ReaderIntent,
    RemoveOriginal,
    ShowFacts,
    TurnOriginal,
    TurnOriginals,
)
from quizapp.ui.pages.library.screen_reader_text import original_aloud, passage_aloud
from quizapp.ui.pages.library.sheet import Sheet
from quizapp.ui.pages.library.state import NO_ORIGINALS, OriginalsShown
from quizapp.ui.pages.library.writing import (
    CHOOSE,
    EVERYWHERE,
    FACTS,
    ORIGINAL,
    PASSAGE,
    PICTURE,
    REMOVE,
)
from quizapp.ui.shell.keys.pressed import meant

if TYPE_CHECKING:
    from quizapp.core.views.library import DocumentPage

OUTLINED_MS = 3000
"""How long a passage stays outlined after the page has jumped to it."""


class Reader(Sheet):
    """Shows one document. Up and Down (J and K) go from passage to passage, Enter opens the facts.

    Args:
        act: takes what a link or a key asks for.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[ReaderIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._goal: int | None = None
        self.single_keys = True
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._hover)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end_outline)

    @property
    def current(self) -> PassageId | None:
        """Return the passage that the keys have gone to."""
        return None if self._current is None else self._places[self._current].passage.id

    def passages_from_here(self) -> tuple[Passage, ...]:
        """Return the passages from the one that the keys are at, else the first in view."""
        if not self._places:
            return ()
        first = self._first_in_view() if self._current is None else self._current
        return tuple(place.passage for place in self._places[first:])

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        tell_clicked(self, event)

    def show_page(self, page: DocumentPage, originals: OriginalsShown = NO_ORIGINALS) -> None:
        """Show a document from its beginning, with its original as far as it is shown."""
        self._page = page
        self._originals = originals
        self._current = self._outlined = self._goal = None
        self._marks = {}
        self._write()
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(self.tr("Document: {title}").format(title=page.document.title))
        self.setAccessibleDescription(self._keys())

    def _keys(self) -> str:
        return self.tr("Up and Down go from passage to passage. Enter shows what rests on one.")

    def show_originals(self, originals: OriginalsShown) -> None:
        """Show more or less of the original; what is read stays where it is."""
        if originals == self._originals:
            return
        self._originals = originals
        if self._page is None:
            return
        bar = self.verticalScrollBar()
        held = self._held()
        top = self._top(held) - bar.value() if held is not None else 0.0
        self._write()
        if held is not None:
            bar.setValue(int(self._top(held) - top))
        self.viewport().update()

    def _held(self) -> int | None:
        """Return the passage that stays in place when text comes or goes; None: the head does."""
        if not self._places or self._top(0) >= self.verticalScrollBar().value():
            return None
        first = self._first_in_view()
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        current = self._current
        in_view = current is not None and current >= first and self._top(current) < bottom
        return current if in_view else first

    def _top(self, place: int) -> float:
        return self._paper.rect(self._places[place].whole).top()

    def go_to(self, passage_id: PassageId, *, outline: bool = True) -> None:
        """Scroll to a passage and outline it for a moment."""
        place = self._by_id.get(passage_id)
        if place is None:
            return
        self._current = self._goal = place
        self._put_cursor(place)
        self._scroll_to(place)
        if outline:
            self._outlined = place
            self._timer.start(OUTLINED_MS)
        self.viewport().update()

    # Going from passage to passage

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        key = event.key()
        letter = meant(event, "JKO") if bare and self.single_keys else None
        if bare and (key in (Qt.Key.Key_Down, Qt.Key.Key_Up) or letter in ("J", "K")):
            self._step(1 if key == Qt.Key.Key_Down or letter == "J" else -1)
            return
        if bare and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if address := address_at(self.textCursor()):
                self._follow(QUrl(address))
                return
            if self._ask_for_facts():
                return
        if letter == "O" and self._turn_current():
            return
        super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go through the links of the passage that is read, then on: not through all of the page.

        Those of the head come before those of the first passage.
        """
        links = self._links_here()
        cursor = self.textCursor()
        chosen = (cursor.selectionStart(), cursor.selectionEnd())
        at = links.index(chosen) if chosen in links else None
        there = (0 if next else -1) if at is None else at + (1 if next else -1)
        if 0 <= there < len(links):
            cursor.setPosition(links[there][0])
            cursor.setPosition(links[there][1], cursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self._ringed = True
            tell_link(self)
            return True
        cursor.clearSelection()
        self.setTextCursor(cursor)
        return QWidget.focusNextPrevChild(self, next)

    def _links_here(self) -> list[tuple[int, int]]:
        if not self._places:
            return list(links_in(self.document(), 0, self.document().characterCount()))
        here = self._places[self._current or 0].whole
        start = here.start if self._current else 0
        return list(links_in(self.document(), start, here.end))

    def _step(self, by: int) -> None:
        if not self._places:
            return
        self._goal = None
        if self._current is None:
            self._current = self._first_in_view() if by > 0 else 0
        elif not self._scroll_within(by):
            self._current = min(max(self._current + by, 0), len(self._places) - 1)
        else:
            return
        self._put_cursor(self._current)
        if self._current == 0 and by < 0:
            self.verticalScrollBar().setValue(0)
        else:
            self._scroll_to(self._current, gently=True)
        self.viewport().update()
        self.say_current()

    def _scroll_within(self, by: int) -> bool:
        """Scroll inside a passage that is longer than the view; return whether that was needed."""
        assert self._current is not None
        rect = self._paper.rect(self._places[self._current].whole).translated(self._shift())
        height = self.viewport().height()
        hidden = rect.bottom() - height if by > 0 else -rect.top()
        if rect.height() <= height - Space.XXL or hidden <= 1:
            return False
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by * min(int(hidden) + Space.L, height // 2))
        return True

    def _first_in_view(self) -> int:
        top = self.verticalScrollBar().value()
        for number, place in enumerate(self._places):
            if self._paper.rect(place.whole).bottom() > top + Space.L:
                return number
        return len(self._places) - 1

    def _scroll_to(self, place: int, *, gently: bool = False) -> None:
        rect = self._paper.rect(self._places[place].whole)
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        above = self._heading_above(place, rect)
        if gently:
            top, bottom = bar.value(), bar.value() + height
            if rect.top() - above >= top and rect.bottom() + Space.L <= bottom:
                return
            if rect.bottom() + Space.L > bottom and rect.height() + Space.XXL < height:
                bar.setValue(int(rect.bottom() + Space.XXL - height))
                return
            bar.setValue(int(rect.top() - above))
            return
        top = int(rect.top() - min(max(height // 5, above), height // 3))
        mark = self._first_mark(place)
        if mark is not None and mark.bottom() + Space.XXL > top + height:
            top = int(mark.top()) - height * 2 // 5
        bar.setValue(top)

    def _first_mark(self, place: int) -> QRectF | None:
        """Return where the first mark of a passage stands, which may be far down a table."""
        spans = self._marks.get(self._places[place].passage.id, ())
        for stretch in self._places[place].marked(spans):
            for line in self._paper.lines(stretch):
                return line
        return None

    def _heading_above(self, place: int, rect: QRectF) -> float:
        block = self.document().findBlock(self._places[place].whole.start).previous()
        if block.isValid() and block.blockFormat().headingLevel():
            return rect.top() - self._paper.block(block).top() + Space.L
        return float(Space.L)

    def say_current(self) -> None:
        """Say the passage that the keys have gone to."""
        announce(self, self._aloud())

    def _aloud(self) -> str:
        assert self._current is not None
        passage = self._places[self._current].passage
        number = self._page.facts.get(passage.id, 0) if self._page else 0
        glossary = self._page.glossary if self._page else ()
        return passage_aloud(passage, number, self._originals, glossary)

    def _let_go(self) -> None:
        """Stay where the reader has scrolled, whatever the page was opened at."""
        self._goal = None

    def _end_outline(self) -> None:
        self._outlined = None
        self.viewport().update()

    # What links and keys ask for

    def _turn_current(self) -> bool:
        if self._current is None:
            return False
        passage = self._places[self._current].passage
        if not self._originals.of(passage.id):
            return False
        self._act(TurnOriginal(passage.id))
        announce(self, original_aloud(passage, self._originals))
        return True

    def _ask_for_facts(self) -> bool:
        if self.textCursor().hasSelection() or self._current is None:
            return False
        place = self._places[self._current]
        if place.marker is None:
            return False
        self._act(ShowFacts(place.passage.id))
        return True

    def _follow(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(PASSAGE):
            self.go_to(self._places[int(address.removeprefix(PASSAGE))].passage.id)
            return
        if address.startswith(PICTURE):
            picture = self._places[int(address.removeprefix(PICTURE))].passage.picture
            assert picture is not None  # it has a link
            show_large(picture, self)
            return
        deeds: dict[str, ReaderIntent] = {
            EVERYWHERE: TurnOriginals(),
            CHOOSE: ChooseOriginal(),
            REMOVE: RemoveOriginal(),
        }
        if address in deeds:
            self._act(deeds[address])
            return
        if address.startswith(ORIGINAL):
            self._current = int(address.removeprefix(ORIGINAL))
            self._turn_current()
            return
        if not address.startswith(FACTS):
            self._act(OpenLink(address))
            return
        self._current = int(address.removeprefix(FACTS))
        self.viewport().update()
        self._act(ShowFacts(self._places[self._current].passage.id))

    def _hover(self, url: QUrl) -> None:
        address = url.toString()
        self._hovered = int(address.removeprefix(FACTS)) if address.startswith(FACTS) else -1
        self.viewport().update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if self._places and event.reason() in by_keys:
            if self._current is None:
                self._current = self._first_in_view()
                self._put_cursor(self._current)
            self.setAccessibleDescription(f"{self._aloud()} {self._keys()}")
        self.viewport().update()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self._outlined = None

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._goal = None
        super().wheelEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        held = self._goal
        wider = event.oldSize().width() not in (-1, event.size().width())
        if held is None and wider and self._places:
            held = self._first_in_view() if self._current is None else self._current
        super().resizeEvent(event)
        if held:
            self._scroll_to(held)

    @override
    def _rewrite(self) -> None:
        held = self._current
        super()._rewrite()
        if held is not None:
            self._scroll_to(held)

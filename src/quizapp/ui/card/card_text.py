"""A part of a feedback card as a text to read: selected, copied and walked line by line."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QTextBrowser, QWidget
from typing_extensions import override

from quizapp.core.cards.outline import Part, PassagePart, PicturePart
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.pictures import Picture
from quizapp.ui.card.card_writer import CardWriter
from quizapp.ui.card.written import BAR, CHIP, Whole
from quizapp.ui.kit.control.focus import RingAround, is_by_key
from quizapp.ui.kit.large_picture import show_large
from quizapp.ui.kit.text.explained import tell_clicked
from quizapp.ui.kit.text.links import address_at, tell_link
from quizapp.ui.kit.theme.theme import current_theme

_BAR = 4
_CARET = 2
WALKING_KEYS: Final = frozenset(
    (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    )
)
_FOLDS = ("whole", "rows", "chart", "original", "note", "options", "passages", "map")


class CardText(QTextBrowser):
    """Shows parts of a card, as high as they are: whatever it stands in scrolls.

    Keys that a text has no use for, such as Enter with no link chosen, go on to the screen.

    Args:
        name: accessible name.
        parent: the widget it stands in.

    Signals:
        passage_opened: a PassageId to read in its document.
    """

    passage_opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = ""
        self._parts: tuple[Part, ...] = ()
        self._glossary: tuple[GlossaryEntry, ...] = ()
        self._unfolded: set[str] = set()
        self._wholes: list[Whole] = []
        self._pictures: list[Picture] = []
        self._verdict: int | None = None
        self._verdict_icon, self._verdict_needs, self._written_for = 0, 0.0, 0.0
        self._heights: dict[int, int] = {}
        self._places: tuple[float, list[QRectF], list[QRectF]] | None = None
        self._link: QTextCursor | None = None
        self._written: QTextDocument | None = None
        self._ring = RingAround(self)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByMouse
            | flags.TextSelectableByKeyboard
            | flags.LinksAccessibleByMouse
            | flags.LinksAccessibleByKeyboard
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursorWidth(0)  # a caret is seen only by whoever walks the text by keys
        self.anchorClicked.connect(self._follow)
        self.cursorPositionChanged.connect(self._bring_into_view)

    def render_parts(
        self,
        parts: tuple[Part, ...],
        heading: str = "",
        glossary: tuple[GlossaryEntry, ...] = (),
    ) -> None:
        """Show the parts; folds that were open stay open only for the same parts.

        Args:
            parts: what to show.
            heading: small words above them; empty: none.
            glossary: words that are explained in its passages.
        """
        self._heading = heading
        if parts != self._parts:
            self._unfolded.clear()
            self._link = None
        self._parts, self._glossary = parts, glossary
        self._write()

    @property
    def verdict_spot(self) -> QPoint | None:
        """Return where the middle of the verdict's icon is; None where there is no verdict."""
        if self._verdict is None:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._verdict)
        line = self.cursorRect(cursor)
        return QPoint(line.x() + current_theme().px(self._verdict_icon) // 2, line.center().y())

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return what is shown."""
        return self._parts

    def fold_all(self) -> None:
        """Begin folded with the next parts, even if they are the same."""
        self._unfolded.clear()

    def unfold(self, address: str) -> None:
        """Open or close a fold, as its link does."""
        at = self.textCursor().position()
        self._unfolded ^= {address}
        self._write()
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _write(self) -> None:
        # Into another document, which is then shown whole: what is written into the one that is
        # shown reaches a screen reader as typing, and its caret before the name of what it is in.
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font())
        width = float(max(self.viewport().width(), 1))
        writer = CardWriter(
            document,
            current_theme(),
            width,
            frozenset(self._unfolded),
            ratio=self.devicePixelRatioF(),
            glossary=self._glossary,
        )
        # In one piece: else the text is laid out anew with every word.
        whole = QTextCursor(document)
        whole.beginEditBlock()
        if self._heading:
            writer.heading(self._heading)
        writer.write(self._parts)
        whole.endEditBlock()
        if self._link is not None:
            self._link = _same_place(self._link, document)
        caret = self.cursorWidth()
        self.setDocument(document)
        self.setCursorWidth(caret)  # Qt keeps it with the document
        if self._written is not None:
            self._written.deleteLater()
        self._written = document
        self._wholes, self._pictures = writer.wholes, writer.pictures
        self._verdict, self._verdict_icon = writer.verdict, writer.verdict_icon
        self._verdict_needs, self._written_for = writer.verdict_needs, width
        self._heights.clear()
        self._places = None
        self.updateGeometry()

    def _follow(self, url: QUrl) -> None:
        word, _, number = url.toString().partition(":")
        if word in _FOLDS:
            self.unfold(url.toString())
        elif word == "passage":
            passages = [part for part in self._parts if isinstance(part, PassagePart)]
            self.passage_opened.emit(passages[int(number)].source.passage.id)
        elif word == "picture":
            show_large(self._pictures[int(number)], self)

    def _bring_into_view(self) -> None:
        """Scroll what it stands in to where the reader is."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inside = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inside is not None and self.hasFocus():
            spot = self.mapTo(inside, self.cursorRect().center())
            above.ensureVisible(spot.x(), spot.y(), 0, self.cursorRect().height() * 2)

    # Size: as high as the text is in its width

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            document = self.document()
            before = document.textWidth()
            document.setTextWidth(width)
            self._heights[width] = round(document.size().height()) + 1
            if before != width:
                document.setTextWidth(before)
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 480
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(160), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        drawn = any(address.startswith(("chart", "map")) for address in self._unfolded)
        drawn = drawn or any(map(_is_drawn, self._parts))
        width = event.size().width()
        fits = self._verdict_needs <= width
        fitted = self._verdict_needs <= self._written_for
        if fits is not fitted or (drawn and event.oldSize().width() != width):
            self._write()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self._parts:
            self._write()

    # Copying

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the chosen text; what may only stand with its correction comes as a whole."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        pieces, at = [], start
        for whole in sorted(self._wholes, key=lambda one: one.start):
            if whole.end <= start or whole.start >= end:
                continue
            pieces.append(self._plain(at, max(at, whole.start)))
            pieces.append(whole.text)
            at = max(at, whole.end)
        pieces.append(self._plain(at, max(at, end)))
        made = QMimeData()
        made.setText("\n".join(piece.strip("\n") for piece in pieces if piece.strip()))
        return made

    def _plain(self, start: int, end: int) -> str:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        text = cursor.selectedText().replace("\N{OBJECT REPLACEMENT CHARACTER}", "")
        return text.replace("\N{PARAGRAPH SEPARATOR}", "\n").replace("\N{NO-BREAK SPACE}", " ")

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        tell_clicked(self, event)

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            address = address_at(self.textCursor())
            if address:
                self._follow(QUrl(address))
            else:
                event.ignore()
            return
        if event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()  # a single key of the screen
            return
        if event.key() in WALKING_KEYS:
            self.setCursorWidth(_CARET)
        super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go to the next link, which is told, or on."""
        went = super().focusNextPrevChild(next)
        if went and self.hasFocus():
            self._ring.show()
            tell_link(self)
        return went

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Remember the link that has the focus: Qt lets go of it."""
        self._ring.hide()
        cursor = self.textCursor()
        self._link = cursor if address_at(cursor) else None
        super().focusOutEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus back to the link: who comes back from a passage goes on there."""
        super().focusInEvent(event)
        self._ring.setVisible(is_by_key(event))
        if self._link is not None and event.reason() is Qt.FocusReason.OtherFocusReason:
            self.setTextCursor(self._link)

    # What rich text cannot draw: a bar beside a passage, the outline of a chip

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        bars, chips = self._drawn()
        if bars or chips:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current_theme().colour("control"), 1.2))
            for chip in chips:
                painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current_theme().colour("mark_bar"))
            for bar in bars:
                painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
            painter.end()
        super().paintEvent(event)

    def _drawn(self) -> tuple[list[QRectF], list[QRectF]]:
        """Return where bars and chips are, computed once for each text and width."""
        width = self.document().textWidth()
        if self._places is None or self._places[0] != width:
            self._places = (width, *self._find_drawn())
        return self._places[1:]

    def _find_drawn(self) -> tuple[list[QRectF], list[QRectF]]:
        layout = self.document().documentLayout()
        spans: dict[int, QRectF] = {}
        chips: list[QRectF] = []
        block = self.document().begin()
        while block.isValid():
            box = layout.blockBoundingRect(block)
            number = block.blockFormat().intProperty(BAR)
            if number:
                spans[number] = spans[number].united(box) if number in spans else box
            chips += _chips(block, box)
            block = block.next()
        bars = [QRectF(0, box.top() + 3, _BAR, box.height() - 4) for box in spans.values()]
        return bars, chips


def _is_drawn(part: Part) -> bool:
    """Return whether what is drawn of a part depends on the width that there is for it."""
    if isinstance(part, PassagePart):
        return part.as_chart or part.picture is not None
    return isinstance(part, PicturePart)


def _same_place(cursor: QTextCursor, document: QTextDocument) -> QTextCursor:
    """Return a cursor with the same selection in another document, as far as that goes."""
    last = document.characterCount() - 1
    made = QTextCursor(document)
    made.setPosition(min(cursor.anchor(), last))
    made.setPosition(min(cursor.position(), last), QTextCursor.MoveMode.KeepAnchor)
    return made


def _chips(block: QTextBlock, box: QRectF) -> list[QRectF]:
    """Return the outlines of the chips in a paragraph, which stands in a box."""
    found = []
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        if piece.charFormat().boolProperty(CHIP):
            start = piece.position() - block.position()
            line = block.layout().lineForTextPosition(start)
            left, right = (_x(line.cursorToX(place)) for place in (start, start + piece.length()))
            letters = QFontMetricsF(piece.charFormat().font())
            middle = line.y() + line.ascent() - letters.capHeight() / 2
            half = letters.height() * 0.6
            outline = QRectF(left + 1, middle - half, right - left - 2, 2 * half)
            found.append(outline.translated(box.topLeft()))
        pieces += 1
    return found


def _x(value: object) -> float:
    # PySide6 returns (x, cursor) although its stubs say float.
    return float(value[0] if isinstance(value, tuple) else value)  # type: ignore[arg-type]

"""The passages that are proposed, with what was decided about each; keys change them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.authoring.passage_steps import place_after
from quizapp.core.authoring.passages import Passages, ProposedPassage
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.intake import document_words
from quizapp.ui.pages.intake.paper import Paper
from quizapp.ui.shell.keys.pressed import meant

_LETTERS = "JSME"


class PassagesText(Paper):
    """Shows passages; the one with the cursor is that which keys are about.

    Args:
        parent: the widget it stands in.

    Signals:
        moved: the cursor is elsewhere.
    """

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("The passages"))
        self.single_keys = True
        self.deeds: dict[str, Callable[[], None]] = {}
        """What the letters do, and Delete, Enter and F8."""
        self._passages: Passages = ()
        self._texts: list[int] = []
        """Where the text of each begins."""
        self.cursorPositionChanged.connect(self._look)

    @property
    def passages(self) -> Passages:
        """Return what is shown."""
        return self._passages

    @property
    def place(self) -> int:
        """Return in which passage the cursor is."""
        return self.piece_at(self.textCursor().position())

    @property
    def letter(self) -> int:
        """Return before which letter of its passage's text the cursor is."""
        if not self._passages:
            return 0
        passage = self._passages[self.place]
        units = max(self.textCursor().position() - self._texts[self.place], 0)
        return len(passage.text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))

    def show_passages(self, passages: Passages) -> None:
        """Show passages, with the cursor where one goes on reading; the same again change nothing.

        Those of another file are begun by ``begin``.
        """
        if passages == self._passages:
            return
        before, place = self._passages, self.place
        bar = self.verticalScrollBar().value()
        self._passages = passages
        self.write()
        self.verticalScrollBar().setValue(bar)
        if before and passages:
            self.go_to(*place_after(before, passages, place))

    def begin(self, passages: Passages) -> None:
        """Show the passages of another file from their beginning."""
        self._passages = passages
        self.write()
        self.verticalScrollBar().setValue(0)
        self.go_to(0)

    def go_to(self, place: int, letter: int = 0) -> None:
        """Put the cursor into a passage."""
        if not 0 <= place < len(self._texts):
            return
        units = len(self._passages[place].text[:letter].encode("utf-16-le")) // 2
        cursor = self.textCursor()
        cursor.setPosition(self._texts[place] + units)
        self.setTextCursor(cursor)
        self.bring(place)

    @override
    def write(self) -> None:
        held = self.blockSignals(True)
        self._texts = []
        with self.writing() as cursor:
            self._write_passages(cursor)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.blockSignals(held)
        self._look()

    def _write_passages(self, cursor: QTextCursor) -> None:
        section: tuple[str, ...] = ()
        for number, passage in enumerate(self._passages, start=1):
            self.begin_piece()
            if passage.section and passage.section != section:
                section = passage.section
                named = " · ".join(section)
                self.line(cursor, named, bold=True, above=Space.S, level=2)
            self._write_passage(cursor, number, passage)

    def _write_passage(self, cursor: QTextCursor, number: int, passage: ProposedPassage) -> None:
        told = document_words.of_passage(number, passage)
        self.line(cursor, told, size=Type.SMALL, colour="quiet", below=Space.XS)
        self.warn(cursor, passage.warnings)
        colour = "quiet" if passage.left_out else "text"
        if passage.table is not None:
            self._texts.append(cursor.position())
            self.grid(cursor, passage.table, colour)
        else:
            at = self.line(
                cursor, passage.text, colour=colour, struck=passage.left_out, below=Space.M
            )
            self._texts.append(at)

    def _look(self) -> None:
        self.bar({self.place} if self._passages else ())
        self.moved.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key is for; the keys of reading stay as they are."""
        deed = self._deed(event)
        if deed is not None:
            deed()
        elif event.key() == Qt.Key.Key_Escape or _is_step(event):
            event.ignore()  # for what stands around it
        else:
            super().keyPressEvent(event)

    def _deed(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        named = {
            Qt.Key.Key_Delete: "Delete",
            Qt.Key.Key_Space: "Delete",
            Qt.Key.Key_Return: "E",
            Qt.Key.Key_Enter: "E",
            Qt.Key.Key_F2: "E",
            Qt.Key.Key_F8: "F8",
        }.get(Qt.Key(event.key()))
        if named is None and self.single_keys:
            named = meant(event, _LETTERS)
        return self.deeds.get(named or "")


def _is_step(event: QKeyEvent) -> bool:
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(held) and event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Return)

"""The file as it was read: its headings, paragraphs, lists and tables, warnings at their place."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.authoring.handouts import Block, BlockKind, Handout
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.intake.paper import Paper


class HandoutText(Paper):
    """Shows a document as it was read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("The file as it was read"))
        self._handout: Handout | None = None

    def show_handout(self, handout: Handout) -> None:
        """Show a document; the same again leaves scrolling alone."""
        if handout is self._handout:
            return
        self._handout = handout
        self.write()

    def show_blocks(self, numbers: tuple[int, ...]) -> None:
        """Mark the blocks that a passage renders, numbered from 1, and scroll to the first."""
        self.bar(number - 1 for number in numbers)
        if numbers:
            self.bring(min(numbers) - 1)

    @override
    def write(self) -> None:
        with self.writing() as cursor:
            self._write_blocks(cursor)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_blocks(self, cursor: QTextCursor) -> None:
        page = 0
        for block in self._handout.blocks if self._handout is not None else ():
            self.begin_piece()
            if block.page != page:
                page = block.page
                told = self.tr("Page {n}").format(n=page)
                self.line(cursor, told, size=Type.SMALL, colour="quiet", below=Space.XS)
            self.warn(cursor, block.warnings)
            if block.table is not None:
                self.grid(cursor, block.table)
            else:
                self._write_words(cursor, block)

    def _write_words(self, cursor: QTextCursor, block: Block) -> None:
        if block.kind is BlockKind.HEADING:
            size = Type.LEAD if block.level <= 1 else Type.BODY
            self.line(
                cursor, block.text, size=size, bold=True, above=Space.S, level=block.level or 1
            )
        elif block.kind is BlockKind.LIST_ITEM:
            self.line(cursor, f"• {block.text}", below=Space.XS, inset=Space.L)
        else:
            self.line(cursor, block.text)

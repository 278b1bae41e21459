"""Writes paragraphs, words and links into a text document, in the styles of a page."""

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from quizapp.ui.kit.theme.theme import Space, Theme, Type, font_for
from quizapp.ui.pages.library.places import Stretch

LINE = 1.5
"""Line height as a multiple of the type's size (spec UI-6)."""


class Pen:
    """Writes at the end of a document.

    Args:
        paper: the document.
        theme: the theme it is written in.
    """

    def __init__(self, paper: QTextDocument, theme: Theme) -> None:
        self.theme = theme
        self.cursor = QTextCursor(paper)
        self._fresh = True
        """Whether the paragraph that the cursor is in is still empty."""
        self._styles: dict[tuple[Type, str, bool], QTextCharFormat] = {}

    @property
    def at(self) -> int:
        """Return where the next word will stand."""
        return self.cursor.position()

    def block(
        self,
        above: int,
        below: int,
        size: Type = Type.BODY,
        *,
        heading: int = 0,
        line: float = LINE,
        indent: int = 0,
    ) -> None:
        """Begin a paragraph.

        Args:
            above: pixels above it.
            below: pixels below it.
            size: of its type.
            heading: its level as a heading; 0: none.
            line: line height as a multiple of the type's size.
            indent: pixels at each side.
        """
        shape = self.shape(above, below, line * self.theme.px(size), indent)
        if heading:
            shape.setHeadingLevel(heading)
        if self._fresh:
            self.cursor.setBlockFormat(shape)
            self.cursor.setBlockCharFormat(self.style())
            self._fresh = False
            return
        self.cursor.insertBlock(shape, self.style())

    def shape(self, above: int, below: int, line: float, indent: int = 0) -> QTextBlockFormat:
        """Return the format of a paragraph; ``line`` is the height of a line in pixels."""
        shape = QTextBlockFormat()
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        shape.setLeftMargin(indent)
        shape.setRightMargin(indent)
        shape.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return shape

    def text(self, text: str, style: QTextCharFormat | None = None) -> None:
        """Write words; without a style as plain text."""
        self.cursor.insertText(text, style or self.style())
        self._fresh = False

    def style(
        self, size: Type = Type.BODY, colour: str = "text", *, bold: bool = False
    ) -> QTextCharFormat:
        """Return a style of words."""
        key = (size, colour, bold)
        if key not in self._styles:
            style = QTextCharFormat()
            style.setFont(font_for(self.theme, size, bold=bold))
            style.setForeground(self.theme.colour(colour))
            self._styles[key] = style
        return self._styles[key]

    def link(self, address: str, *, underlined: bool) -> QTextCharFormat:
        """Return the style of a link to an address."""
        style = QTextCharFormat()
        style.setFont(font_for(self.theme, Type.SMALL))
        style.setForeground(self.theme.colour("accent"))
        style.setAnchor(True)
        style.setAnchorHref(address)
        style.setFontUnderline(underlined)
        return style

    def piece(self, text: str, *, bold: bool = False) -> Stretch:
        """Write some words; return where they stand."""
        start = self.at
        self.text(text, self.style(bold=bold))
        return Stretch(start, self.at)

    def go_on_after(self, cursor: QTextCursor) -> None:
        """Go on in the empty paragraph behind something that was inserted."""
        self.cursor = cursor
        self.cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self.cursor.setBlockFormat(self.shape(0, Space.M, LINE * self.theme.px(Type.BODY)))
        self.cursor.setBlockCharFormat(self.style())
        self._fresh = True

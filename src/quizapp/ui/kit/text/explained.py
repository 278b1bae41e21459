"""Words of a text that are explained: dotted, with their meaning where one points or clicks."""

from PySide6.QtGui import QMouseEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QToolTip

from quizapp.core.content.glossary import GlossaryEntry
from quizapp.ui.kit.theme.theme import Theme

_DOTS = QTextCharFormat.UnderlineStyle.DotLine


def as_explained(style: QTextCharFormat, entry: GlossaryEntry, theme: Theme) -> QTextCharFormat:
    """Return the style of a word that is explained. It is no link: Tab does not stop at it."""
    made = QTextCharFormat(style)
    made.setUnderlineStyle(_DOTS)
    made.setUnderlineColor(theme.colour("accent"))
    made.setToolTip(entry.told)
    return made


def tell_clicked(sheet: QTextEdit, event: QMouseEvent) -> None:
    """Show what a word means that was clicked; chosen text was no click."""
    style = sheet.cursorForPosition(event.position().toPoint()).charFormat()
    if style.underlineStyle() is _DOTS and not sheet.textCursor().hasSelection():
        QToolTip.showText(event.globalPosition().toPoint(), style.toolTip(), sheet)

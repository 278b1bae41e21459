"""Dropping files on a screen: which of them count, and what is shown while they are held."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.ui.kit.theme.theme import RADIUS, Space, Type, current_theme, font_for

PACK_FILE: Final = ".quizpack"
"""How the name of a pack ends that is one file."""
PACK_HEAD: Final = "pack.yaml"
"""The file by which a folder is known as a pack."""


def dropped_files(held: QMimeData) -> tuple[Path, ...]:
    """Return the files of this computer that are held; a link or a text is none."""
    return tuple(Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile())


def packs_among(files: Iterable[Path]) -> tuple[Path, ...]:
    """Return those of some files and folders that say of themselves that they are packs."""
    return tuple(one for one in files if is_pack_file(one) or (one / PACK_HEAD).is_file())


def is_pack_file(file: Path) -> bool:
    """Return whether a file is called as files of packs are."""
    return file.suffix.lower() == PACK_FILE


class DropVeil(QWidget):
    """Lies over a screen while files are held over it, and says what letting go will do.

    Args:
        words: what it says.
        parent: the screen.
    """

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, words: str) -> None:
        """Say something else: what is held is of another kind."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def cover(self) -> None:
        """Lie over the whole parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.colour("card")
        ground.setAlphaF(0.92)
        painter.fillRect(self.rect(), ground)
        box = QRectF(self.rect()).adjusted(Space.XL, Space.XL, -Space.XL, -Space.XL)
        painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setFont(font_for(theme, Type.LEAD, bold=True))
        painter.setPen(theme.colour("text"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = box.adjusted(Space.XL, Space.XL, -Space.XL, -Space.XL)
        painter.drawText(room, int(flags), self._words)
        painter.end()

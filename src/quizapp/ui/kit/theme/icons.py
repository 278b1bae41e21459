"""Icons drawn for this project: 24 by 24, one stroke weight, tinted when they are used."""

from enum import StrEnum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Icon(StrEnum):
    """Every icon; the value is the file's name in ``assets/icons``."""

    TODAY = "today"
    STUDY = "study"
    REVIEW = "review"
    CLASS = "class"
    LIBRARY = "library"
    PROGRESS = "progress"
    SETTINGS = "settings"
    RIGHT = "right"
    WRONG = "wrong"
    SKIPPED = "skipped"
    FLAG = "flag"
    FLAG_FILLED = "flag-filled"
    SEARCH = "search"
    BACK = "back"
    FORWARD = "forward"
    CLOSE = "close"
    MORE = "more"
    CHECK = "check"
    ADD = "add"
    MINUS = "minus"
    REMOVE = "remove"
    EDIT = "edit"
    LEARNER = "learner"
    CLOCK = "clock"
    KEYBOARD = "keyboard"
    WARNING = "warning"
    NOTE = "note"
    OPEN = "open"
    DOWN = "down"
    UP = "up"
    NEXT = "next"
    PLAY = "play"
    STOP = "stop"
    ALOUD = "aloud"
    COPY = "copy"
    SENSITIVE = "sensitive"
    FOLDER = "folder"
    SAVE = "save"
    RESTORE = "restore"
    HISTORY = "history"
    FILTER = "filter"
    MYTH = "myth"
    UNSURE = "unsure"
    UNMET = "unmet"
    LOCK = "lock"
    UNLOCK = "unlock"
    PHONE = "phone"
    SCREEN = "screen"


def icons_folder() -> Path:
    """Return where the icons are: inside an installed package, else in the checkout."""
    package = Path(__file__).resolve().parents[3]
    inside = package / "assets" / "icons"
    return inside if inside.is_dir() else package.parent.parent / "assets" / "icons"


def paint_icon(painter: QPainter, icon: Icon, rect: QRectF, colour: QColor) -> None:
    """Paint an icon into a rectangle in one colour."""
    _renderer(icon, colour.name()).render(painter, rect)


def pixmap(icon: Icon, colour: QColor, pixels: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of so many logical pixels, sharp at the screen's ratio."""
    picture = QPixmap(round(pixels * ratio), round(pixels * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    paint_icon(painter, icon, QRectF(0, 0, pixels, pixels), colour)
    painter.end()
    return picture


@cache
def _renderer(icon: Icon, colour: str) -> QSvgRenderer:
    text = (icons_folder() / f"{icon.value}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))

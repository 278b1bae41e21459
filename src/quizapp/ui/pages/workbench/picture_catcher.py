"""Catches pictures that are dropped on a column of the Workbench, or pasted into it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QDragLeaveEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from quizapp.ui.kit.layout.dropping import DropVeil
from quizapp.ui.pages.workbench.intents import BringPicture, Spot, WorkbenchIntent
from quizapp.ui.pages.workbench.picture_held import holds_picture, picture_bytes, picture_files


class PictureCatcher(QObject):
    """Lets pictures be dropped on a widget, and pasted into it.

    Args:
        widget: the column; files of other kinds go on to what it stands in.
        spot_at: says where a picture belongs that is let go at a place of the widget; at None it
            is pasted. None: nowhere.
        act: takes that a picture is brought.
        words: what letting go will do.
    """

    def __init__(
        self,
        widget: QWidget,
        spot_at: Callable[[QPoint | None], Spot | None],
        act: Callable[[WorkbenchIntent], None],
        words: str,
    ) -> None:
        super().__init__(widget)
        self._spot_at = spot_at
        self._act = act
        self._veil = DropVeil(words, widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # the others that are held over it are kinds of it
            return self._held(event)
        if isinstance(event, QDragLeaveEvent):
            self._veil.hide()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and self._paste()
        return False

    def _held(self, event: QDropEvent) -> bool:
        held, spot = event.mimeData(), self._spot_at(event.position().toPoint())
        dropped = event.type() is QEvent.Type.Drop
        if dropped:
            self._veil.hide()
        if spot is None or not holds_picture(held, before_words=True):
            event.ignore()
            return True
        event.acceptProposedAction()
        if dropped:
            files = picture_files(held)
            self._act(BringPicture(spot, files, b"" if files else picture_bytes(held)))
        elif self._veil.isHidden():
            self._veil.cover()
        return True

    def _paste(self) -> bool:
        held, spot = QApplication.clipboard().mimeData(), self._spot_at(None)
        if spot is None or not holds_picture(held):
            return False
        files = picture_files(held)
        self._act(BringPicture(spot, files, b"" if files else picture_bytes(held)))
        return True

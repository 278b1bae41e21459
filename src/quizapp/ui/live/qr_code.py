"""A QR code drawn in whole pixels, with its quiet zone, black on white in every theme."""

import segno
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

QUIET_ZONE = 4
"""Modules of white around the code: without them many phones find nothing."""


class QrCode(QWidget):
    """Shows an address as a QR code, as large as fits, every module the same number of pixels.

    It stays black on white in a dark theme: many phones can't read the inverse.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = ""
        self._modules: tuple[bytes, ...] = ()

    def show_address(self, address: str) -> None:
        """Show another address; an empty one leaves white."""
        if address == self._address:
            return
        self._address = address
        self._modules = modules_of(address) if address else ()
        self.setAccessibleName(self.tr("QR code: {address}").format(address=address))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        if self._modules:
            ratio = self.devicePixelRatioF()
            wide = len(self._modules) + 2 * QUIET_ZONE
            side = int(min(self.width(), self.height()) * ratio) // wide
            painter.scale(1 / ratio, 1 / ratio)
            left = (int(self.width() * ratio) - side * len(self._modules)) // 2
            top = (int(self.height() * ratio) - side * len(self._modules)) // 2
            for y, row in enumerate(self._modules):
                for x, dark in enumerate(row):
                    if dark:
                        box = QRect(left + x * side, top + y * side, side, side)
                        painter.fillRect(box, QColor("black"))
        painter.end()


def modules_of(address: str) -> tuple[bytes, ...]:
    """Return the code's rows, 1 for dark, without a quiet zone."""
    return tuple(bytes(row) for row in segno.make_qr(address, error="m").matrix)

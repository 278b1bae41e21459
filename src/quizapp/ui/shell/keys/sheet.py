"""The key sheet: every key of the app on one page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui.kit.control.buttons import primary
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.prose import body, heading
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.shell.keys.bindings import KeyGroup, Where, key_groups


class KeySheet(QDialog):
    """Lists what the keys do. Esc or its button closes it.

    Args:
        parent: the window it stands over.
        first: the place to begin with, where the reader just is.
        single_keys: whether bare letters do anything; where not, they are left out and it is said.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        first: Where | None = None,
        *,
        single_keys: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("key-sheet")
        self.setWindowTitle(self.tr("Keys"))
        self.setAccessibleName(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(heading(self.tr("Keys"), parent=inside))
        if not single_keys:
            column.addWidget(
                body(self.tr("Single keys are off, so they are not listed. See the settings."))
            )
        else:
            note = self.tr(
                "On a keyboard without Latin letters, the keys in the places of A, B, C and so on "
                "do the same. So do the keys of the digits, where digits need Shift."
            )
            column.addWidget(body((Span(note, Tone.QUIET),), inside))
        for group in key_groups(first):
            column.addSpacing(Space.M)
            column.addWidget(heading(group.title, Type.LEAD, inside))
            column.addLayout(_grid(group, inside, single_keys=single_keys))
        column.addStretch(1)
        area = VerticalScroll(inside, self.tr("List of keys"), self)
        area.take_focus(take=True)  # so that the arrow keys scroll it
        close = primary(self.tr("Close"), self)
        close.setObjectName("key-sheet-close")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.XXL, Space.M, Space.XXL, Space.XL)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        close.setFocus()
        self._take_size(parent)

    def _take_size(self, parent: QWidget | None) -> None:
        theme = current_theme()
        width, height = theme.px(640), theme.px(680)
        if parent is not None:
            room = parent.window().size()
            width = min(width, max(room.width() - Space.HUGE, 320))
            height = min(height, max(room.height() - Space.HUGE, 240))
        self.resize(width, height)


def _grid(group: KeyGroup, inside: QWidget, *, single_keys: bool) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XL)
    grid.setVerticalSpacing(Space.S)
    grid.setColumnMinimumWidth(0, current_theme().px(168))
    grid.setColumnStretch(1, 1)
    listed = [binding for binding in group.bindings if single_keys or not binding.bare]
    for place, binding in enumerate(listed):
        keys = body((Span(binding.keys, Tone.STRONG),), inside)
        deed = body(binding.deed, inside)
        keys.setAccessibleName(f"{binding.keys}: {binding.deed}")
        grid.addWidget(keys, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(deed, place, 1, Qt.AlignmentFlag.AlignTop)
    return grid

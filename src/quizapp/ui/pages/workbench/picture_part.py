"""A picture of a question or a passage: added, described, replaced, taken away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.core.authoring.judging import Trouble
from quizapp.core.content.pictures import Picture
from quizapp.ui.kit.control.buttons import link
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.kit.text.prose import small
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.workbench.fields import WritingField
from quizapp.ui.pages.workbench.intents import (
    ChoosePicture,
    RemovePicture,
    Spot,
    WorkbenchIntent,
)
from quizapp.ui.pages.workbench.trouble_list import TroubleList


class PicturePart(QWidget):
    """Shows the picture at one spot, with the field for what it shows.

    Args:
        act: takes what is done with it.
        describe: takes what was written of the picture at a spot.
        most_high: how high the picture gets, in pixels at 100 % text.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        act: Callable[[WorkbenchIntent], None],
        describe: Callable[[Spot, str], None],
        most_high: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._describe = describe
        self._spot: Spot | None = None
        self.add = link(self.tr("Add a picture…"), Icon.ADD, self)
        self.add.clicked.connect(self._choose)
        self.view = PictureView(None, most_high, self)
        self._label = small(self.tr("What does it show?"), self)
        self.alt = WritingField(
            self.tr("What does the picture show?"),
            self._write,
            self.tr("such as: A ray of light that bends where it enters the water"),
            self,
        )
        self.troubles = TroubleList(act, self)
        self.replace = link(self.tr("Replace…"), parent=self)
        self.replace.call(self.tr("Replace the picture…"))
        self.replace.clicked.connect(self._choose)
        self.remove = link(self.tr("Remove"), parent=self)
        self.remove.call(self.tr("Remove the picture"))
        self.remove.clicked.connect(self._remove)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.replace)
        beside.addWidget(self.remove)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.view)
        row.addLayout(beside)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._label)
        column.addWidget(self.alt)
        column.addWidget(self.troubles)

    def ask(self, words: str) -> None:
        """Ask in other words for what the picture shows: of which of several, say."""
        tell(self._label, words)
        self.alt.setAccessibleName(words)

    def show_at(self, spot: Spot, picture: Picture | None, troubles: tuple[Trouble, ...]) -> None:
        """Show the picture at a spot; what was written of another one is stored before."""
        if spot != self._spot:
            self.alt.store()
            self._spot = spot
        there = picture is not None
        self.add.setVisible(not there)
        for widget in (self._label, self.alt, self.replace, self.remove):
            widget.setVisible(there)
        self.view.show_picture(picture)
        if picture is not None:
            self.view.setAccessibleName(picture.alt or self.tr("The picture, not described yet"))
        self.alt.show_stored("" if picture is None else picture.alt)
        self.troubles.render(troubles if there else ())

    def _choose(self) -> None:
        if self._spot is not None:
            self._act(ChoosePicture(self._spot))

    def _remove(self) -> None:
        if self._spot is not None:
            self._act(RemovePicture(self._spot))

    def _write(self, words: str) -> None:
        if self._spot is not None:
            self._describe(self._spot, words)

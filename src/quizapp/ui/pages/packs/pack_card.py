"""The card of one pack: what it is, whether it is offered, what is wrong with it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from quizapp.core.views.packs import PackLine, PackState
from quizapp.ui.kit.control.buttons import Button, quiet
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import Prose, body, heading
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.packs import wording
from quizapp.ui.pages.packs.intents import OfferAgain, PacksIntent, RetirePack, SaveCopy
from quizapp.ui.pages.packs.trouble_lines import TroubleLines
from quizapp.ui.shell.destinations import OpenPack


class PackCard(Card):
    """A pack and what can be done with it.

    Args:
        line: the pack.
        act: takes what is done with it.
        parent: the widget it stands in.
    """

    def __init__(
        self, line: PackLine, act: Callable[[PacksIntent], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, name=line.title)
        self.line = line
        self._act = act
        self.column.setSpacing(Space.S)
        self.column.addWidget(heading(line.title, Type.LEAD, self))
        told = (wording.state_of(line), Span(f" · {wording.about(line)}"))
        self.column.addWidget(Prose(told, TextStyle(tone=Tone.QUIET), self))
        if line.trouble:
            self.column.addWidget(body(wording.meanwhile(line), self))
            self.column.addWidget(TroubleLines(line.trouble, line.title, parent=self))
        self.first = self._add_buttons()

    def _add_buttons(self) -> Button | None:
        """Add what can be done and return the first of it, to which the focus comes back."""
        line, made = self.line, []
        show: Button | None = None
        if not line.built_in and line.state is not PackState.NOT_BUILT:
            show = quiet(self.tr("Open"), Icon.FORWARD, self)
            show.call(self.tr("Open {title}").format(title=line.title))
            show.clicked.connect(lambda: self._act(OpenPack(line.id)))
            made.append(show)
        if line.state is PackState.PUBLISHED:
            retire = quiet(self.tr("Retire"), parent=self)
            retire.call(self.tr("Retire {title}").format(title=line.title))
            retire.clicked.connect(lambda: self._act(RetirePack(line.id)))
            made.append(retire)
        elif line.state is PackState.RETIRED:
            again = quiet(self.tr("Offer again"), Icon.RESTORE, self)
            again.call(self.tr("Offer {title} again").format(title=line.title))
            again.clicked.connect(lambda: self._act(OfferAgain(line.id)))
            made.append(again)
        if not line.built_in and line.state is not PackState.WRITTEN:
            save = quiet(self.tr("Save a copy…"), Icon.SAVE, self)
            save.call(self.tr("Save a copy of {title}…").format(title=line.title))
            save.clicked.connect(lambda: self._act(SaveCopy(line.id)))
            made.append(save)
        row = FlowLayout(across=Space.M)
        for button in made:
            row.addWidget(button)
        self.column.addSpacing(Space.XS)
        self.column.addLayout(row)
        # What was just done: retired, or offered again.
        return next((one for one in made if one is not show), show)

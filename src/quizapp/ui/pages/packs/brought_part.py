"""What was brought, before anything of it is written: what it is, what taking it in would do."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from quizapp.ui.kit.control.buttons import primary, quiet
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.form_page import FormPage
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.packs import wording
from quizapp.ui.pages.packs.intents import PacksIntent, PutAside, TakeIn
from quizapp.ui.pages.packs.state import Brought, PacksState, Refused
from quizapp.ui.pages.packs.trouble_lines import TroubleLines


class BroughtPart(QWidget):
    """Stands in the place of the packs until what was brought is taken in or put aside.

    Args:
        act: takes what is done with it.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[PacksIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Brought | Refused | None = None
        self._form = FormPage(self.tr("The pack that was brought"), self)
        self._said = small("", self)
        self.take = primary(self.tr("Take it in"), self)
        self.take.clicked.connect(lambda: act(TakeIn()))
        self.aside = quiet(self.tr("Cancel"), parent=self)
        self.aside.clicked.connect(lambda: act(PutAside()))
        self._form.end_with_row((self._said,), (self.aside, self.take))

    def render(self, state: PacksState) -> None:  # type: ignore[override]
        """Show what was brought; the same again leaves focus and scrolling alone."""
        brought = state.brought
        can = isinstance(brought, Brought) and brought.can_be_taken
        self.take.setVisible(can)
        taking = self.tr("Taking it in…") if state.doing else self.tr("Take it in")
        if taking != self.take.text():
            self.take.setText(taking)
            self.take.call(taking)
            self.take.updateGeometry()
        if state.doing and self.isVisible():
            announce(self, state.doing)
        close = self.tr("Cancel") if can else self.tr("Close")
        self.aside.setText(close)
        self.aside.call(close)
        said = wording.nothing_yet(state)
        self._said.say(said)
        self._said.setVisible(bool(said))
        if brought is None or brought == self._shown:
            return
        self._shown = brought
        self._fill(brought)

    def begin(self) -> None:
        """Give the focus to what goes on, and say what was brought."""
        brought = self._shown
        can = isinstance(brought, Brought) and brought.can_be_taken
        focus_in(self, self.take if can else self.aside)
        if brought is not None:
            announce(self, wording.spoken(brought))

    def forget(self) -> None:
        """Forget what was shown: it was taken in or put aside."""
        self._shown = None

    def _fill(self, brought: Brought | Refused) -> None:
        column = self._form.page.column
        clear(column)
        column.setSpacing(Space.L)
        column.addWidget(heading(wording.title(brought), Type.DISPLAY))
        if isinstance(brought, Refused):
            column.addWidget(body(brought.message))
            lines = brought.lines
            if brought.hint:
                column.addWidget(body(brought.hint))
        else:
            column.addWidget(body(wording.what_it_does(brought)))
            lines = brought.preview.trouble
        if lines:
            column.addWidget(TroubleLines(lines, wording.title(brought), unfolded=True))
        if isinstance(brought, Brought):
            column.addWidget(self._facts(brought))
        column.addStretch(1)
        self._form.page.back_to_top()

    def _facts(self, brought: Brought) -> Card:
        card = Card(padding=Space.L, name=self.tr("What is in it"))
        card.column.setSpacing(Space.XS)
        for label, value in wording.facts(brought.preview):
            card.column.addWidget(body((Span(f"{label}: ", Tone.QUIET), Span(value))))
        name = (Span(self.tr("From: "), Tone.QUIET), Span(brought.name))
        card.column.addWidget(body(name))
        return card

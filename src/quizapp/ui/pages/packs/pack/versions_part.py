"""The versions of a pack: when, by whom, what they changed, and the way back."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.authoring.comparing import Difference, FactDifference
from quizapp.core.views.publishing import VersionLine
from quizapp.ui.kit.control.buttons import Button, link
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.card import Card, Rule
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.packs.pack import wording
from quizapp.ui.pages.packs.pack.intents import GoBack, PackIntent, ShowChanges
from quizapp.ui.pages.packs.pack.state import PackState

_MOST = 40
"""Facts whose changes are shown; of more the number is told."""


class VersionsPart(QWidget):
    """Lists the versions, the newest first.

    Args:
        act: takes what is asked for.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[PackIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._shown: object = None
        self.folds: dict[int, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)

    def show_versions(self, state: PackState) -> None:
        """Show them; the same again changes nothing."""
        versions = state.pack.versions
        wanted = (versions, state.changed_in, state.changes, state.now.date())
        if wanted == self._shown:
            return
        focused = next((n for n, fold in self.folds.items() if fold.hasFocus()), 0)
        self._shown = wanted
        self.folds = {}
        clear(self._column)
        if not versions:
            self._column.addWidget(
                EmptyState(
                    Icon.HISTORY,
                    self.tr("No version yet"),
                    self.tr(
                        "Mark the questions that are done as ready, then press “Check and "
                        "publish”. Learners see a pack only when it is published."
                    ),
                )
            )
        for line in versions:
            self._column.addWidget(self._card(line, state))
        if focused in self.folds:
            focus_in(self, self.folds[focused])

    def _card(self, line: VersionLine, state: PackState) -> Card:
        title = self.tr("Version {n}").format(n=line.number)
        card = Card(self, Space.L, title)
        card.column.setSpacing(Space.XS)
        card.column.addWidget(heading(title, Type.LEAD, card))
        told = [Span(wording.version(line, state.now))]
        if line.current:
            told.insert(0, Span(self.tr("Learners have it. "), Tone.RIGHT))
        card.column.addWidget(Prose(tuple(told), TextStyle(tone=Tone.QUIET), card))
        if line.note:
            card.column.addWidget(body(line.note, card))
        acts = FlowLayout(across=Space.L, down=Space.XS)
        is_open = state.changed_in == line.number
        text = self.tr("Hide the changes") if is_open else self.tr("What it changed")
        fold = link(text, Icon.UP if is_open else Icon.DOWN, card)
        fold.call(f"{text}: {title}")
        number = 0 if is_open else line.number
        fold.clicked.connect(lambda: self._act(ShowChanges(number)))
        self.folds[line.number] = fold
        acts.addWidget(fold)
        if not line.current:
            back = link(self.tr("Go back to it…"), Icon.RESTORE, card)
            back.call(self.tr("Go back to version {n}…").format(n=line.number))
            back.clicked.connect(lambda: self._act(GoBack(line.number)))
            acts.addWidget(back)
        card.column.addLayout(acts)
        if is_open:
            self._add_changes(card, state.changes)
        return card

    def _add_changes(self, card: Card, changes: tuple[FactDifference, ...]) -> None:
        if not changes:
            said = self.tr("No question and no fact differs from the version before.")
            card.column.addWidget(body(said, card))
        for change in changes[:_MOST]:
            card.column.addWidget(Rule(card))
            kind = Span(f"{wording.difference(change.kind)}: ", Tone.STRONG)
            card.column.addWidget(body((kind, Span(change.statement)), card))
            for text in change.texts:
                card.column.addWidget(small(_told(change.kind, text.what, text.before, text.after)))
        if len(changes) > _MOST:
            said = self.tr("{n} more facts differ.").format(n=len(changes) - _MOST)
            card.column.addWidget(body(said, card))


def _told(kind: Difference, what: str, before: str, after: str) -> tuple[Span, ...]:
    """Return a changed text: what it was and what it is."""
    spans = [Span(f"{what}: ", Tone.STRONG)]
    if kind is Difference.REWORDED and before and after:
        return (*spans, Span(before, Tone.QUIET), Span(" → "), Span(after))
    return (*spans, Span(after or before, Tone.PLAIN if after else Tone.QUIET))

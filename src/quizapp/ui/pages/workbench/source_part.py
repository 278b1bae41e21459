"""What a question rests on: its quotes, marked; where none is, three places that may answer it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.authoring.anchoring import stands
from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Evidence, Stance
from quizapp.core.content.ids import DocumentId, PassageId
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.prose import Prose, body, small
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.workbench import wording
from quizapp.ui.pages.workbench.intents import (
    ChooseDocument,
    MoveSource,
    RemoveSource,
    TakeProposal,
    WorkbenchIntent,
)
from quizapp.ui.pages.workbench.state import WorkbenchState
from quizapp.ui.pages.workbench.trouble_list import TroubleList

_BAR = 4


class SourcePart(QWidget):
    """The source of the chosen question.

    Args:
        act: takes what is decided about it.
        parent: the widget it stands in.
    """

    def __init__(
        self, act: Callable[[WorkbenchIntent], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._shown: object = None
        self.troubles = TroubleList(act, self)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(Space.S)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        whole.addLayout(self._inside)
        whole.addWidget(self.troubles)

    def render(self, state: WorkbenchState) -> None:  # type: ignore[override]
        """Show the quotes, or what is proposed; the same again changes nothing."""
        if state.chosen is None:
            return
        pieces = state.chosen[0].fact.evidence
        passages = state.copy.passages()
        quoted = tuple((piece, passages.get(piece.passage_id)) for piece in pieces)
        shown = (
            state.item_id,
            state.document_id,
            quoted,
            state.proposals,
            state.nearest,
            state.copy.documents,
        )
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._inside)
        for piece, passage in quoted:
            if stands(piece, passage):
                self._add_quote(state, piece)
            else:
                self._add_lost(state, piece)
        if not pieces:
            self._add_proposals(state, passages)

    def _add_quote(self, state: WorkbenchState, piece: Evidence) -> None:
        place = wording.place_of(piece, state.copy.documents)
        said = self.tr("Source: {place}")
        if piece.stance is Stance.CONTRADICTS:
            said = self.tr("Against it: {place}")
        box = _Quote(said.format(place=place), piece.quote, self)
        self._inside.addWidget(box)
        elsewhere = document_with(state.copy.documents, piece.passage_id)
        if elsewhere is not None and elsewhere != state.document_id:
            show = Button(
                self.tr("Show this passage"), ButtonKind.LINK, parent=self, size=Type.SMALL
            )
            show.clicked.connect(lambda: self._act(ChooseDocument(elsewhere)))
            self._inside.addWidget(show)
        self._add_remover(piece)

    def _add_remover(self, piece: Evidence) -> None:
        remove = Button(
            self.tr("Take this source out"), ButtonKind.LINK, parent=self, size=Type.SMALL
        )
        remove.clicked.connect(lambda: self._act(RemoveSource(piece)))
        self._inside.addWidget(remove)

    def _add_lost(self, state: WorkbenchState, piece: Evidence) -> None:
        said = self.tr("The passage changed; the words are no longer there:")
        self._inside.addWidget(Prose((Span("▲ ", Tone.WRONG), Span(said, Tone.STRONG))))
        self._inside.addWidget(body(f"“{piece.quote}”", self))
        near = next((after for before, after in state.nearest if before == piece), None)
        if near is not None:
            place = wording.place_of(near, state.copy.documents)
            row = RowButton(
                self.tr("Nearest: “{quote}”").format(quote=near.quote),
                self.tr("{place}. Press to take these words instead.").format(place=place),
                icon=Icon.RESTORE,
                parent=self,
            )
            row.clicked.connect(lambda: self._act(MoveSource(piece, near)))
            self._inside.addWidget(row)
        else:
            told = self.tr("No passage has words like these. Choose others in the passages.")
            self._inside.addWidget(small(told, self))
        self._add_remover(piece)

    def _add_proposals(self, state: WorkbenchState, passages: dict[PassageId, Passage]) -> None:
        if not state.copy.documents:
            return
        if not state.proposals:
            told = self.tr("No source yet. Select words in a passage and press “Use as source”.")
            self._inside.addWidget(small(told, self))
            return
        self._inside.addWidget(small(self.tr("No source yet. It may be here:"), self))
        for number, proposed in enumerate(state.proposals):
            passage = passages.get(proposed.passage_id)
            if passage is None:
                continue
            words = " ".join(passage.text[proposed.start : proposed.end].split())
            piece = Evidence(passage.id, words, Stance.SUPPORTS, proposed.start, proposed.end)
            place = wording.place_of(piece, state.copy.documents)
            row = _Proposal(f"{number + 1}  {words}", place, parent=self)
            row.setAccessibleName(
                self.tr("Take proposed source {n}: {words}").format(n=number + 1, words=words)
            )
            row.clicked.connect(lambda _=False, n=number: self._act(TakeProposal(n)))
            self._inside.addWidget(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 3 take a proposed source, while the keyboard is on one."""
        number = event.key() - Qt.Key.Key_1
        if not event.modifiers() and 0 <= number < len(self.findChildren(_Proposal)):
            self._act(TakeProposal(number))
        else:
            super().keyPressEvent(event)


class _Proposal(RowButton):
    """A passage that may answer the question."""

    @property
    @override
    def _title_style(self) -> TextStyle:
        return TextStyle(spread=1.3)


def document_with(documents: tuple[Document, ...], passage_id: PassageId) -> DocumentId | None:
    """Return the document that has a passage; None where it is gone."""
    for document in documents:
        if any(passage.id == passage_id for passage in document.passages):
            return document.id
    return None


class _Quote(QWidget):
    """A quote with the highlighter on it, and a bar at its left."""

    def __init__(self, place: str, quote: str, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(_BAR + Space.M, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(small(place, self))
        column.addWidget(body((Span(quote, Tone.MARK),), self))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().colour("mark_bar"))
        painter.drawRoundedRect(QRectF(0, 0, _BAR, self.height()), 2, 2)
        painter.end()

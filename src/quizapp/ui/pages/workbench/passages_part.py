"""The column of passages: what is read, and from which questions are made."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.core.authoring.anchoring import sentence_at, stands, whole_words
from quizapp.core.authoring.askable import FigureIndex, askable, figure_at
from quizapp.core.authoring.judging import PICTURE, Trouble, picture_trouble
from quizapp.core.content.documents import Document
from quizapp.core.content.facts import Stance, Status
from quizapp.core.linting.findings import Severity
from quizapp.ui.kit.control.buttons import link, quiet
from quizapp.ui.kit.control.check import CheckChip
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import heading, small
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.workbench import wording
from quizapp.ui.pages.workbench.intents import (
    ChooseDocument,
    DescribePicture,
    NewQuestion,
    ShowHints,
    Spot,
    UseAsSource,
    WorkbenchIntent,
)
from quizapp.ui.pages.workbench.passages_text import Chosen, PassagesText
from quizapp.ui.pages.workbench.picture_catcher import PictureCatcher
from quizapp.ui.pages.workbench.picture_part import PicturePart
from quizapp.ui.pages.workbench.state import WorkbenchState
from quizapp.ui.shell.destinations import OpenIntake

_MOST_HIGH = 80
"""Pixels at 100 % text that the picture of a passage gets: pressed, it is seen large."""


class PassagesPart(Card):
    """The passages of one document.

    Args:
        act: takes what is done with words of them.
        parent: the widget it stands in.
    """

    def __init__(
        self, act: Callable[[WorkbenchIntent], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, padding=Space.L, name=self.tr("Passages"))
        self._act = act
        self._state: WorkbenchState | None = None
        self._documents: tuple[Document, ...] = ()
        self._index = FigureIndex(())
        self._title = heading("", Type.BODY, self)
        self._menu = ChoiceMenu(self.tr("Document"), self)
        self._menu.chosen.connect(self._choose)
        self.hints = CheckChip(self.tr("Show what could be asked"), parent=self)
        self.hints.toggled.connect(self._turn_hints)
        self.text = PassagesText(self)
        self.text.choice_changed.connect(self._look)
        self.text.question_wanted.connect(self.begin_question)
        self._hint = small("", self)
        self._new = link(self.tr("New question from these words"), Icon.ADD, self)
        self._new.clicked.connect(self.begin_question)
        self._use = link(self.tr("Use as source"), parent=self)
        self._use.clicked.connect(lambda: self._use_as(None))
        self._against = link(self.tr("Use as what speaks against it"), parent=self)
        self._against.clicked.connect(lambda: self._use_as(Stance.CONTRADICTS))
        self.picture = PicturePart(act, self._describe, _MOST_HIGH, self)
        self.picture.add.setText(self.tr("Add a picture to this passage…"))
        self.picture.add.call(self.tr("Add a picture to this passage…"))
        words = self.tr("Let go: the picture is put with the passage under it.")
        self.catcher = PictureCatcher(self, self._spot_at, act, words)
        bring = quiet(self.tr("Bring a file…"), parent=self)
        bring.clicked.connect(self._bring)
        self._empty = EmptyState(
            Icon.LIBRARY,
            self.tr("No document yet"),
            self.tr(
                "Questions are written on the passages of a text: a handout, a page of a book. "
                "You can also write questions without one."
            ),
            bring,
            self,
        )
        self._lay_out()

    def _lay_out(self) -> None:
        self.column.setSpacing(Space.S)
        self.column.addWidget(self._title)
        self.column.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.hints, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.text, 1)
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self._hint)
        row = QHBoxLayout()
        buttons = FlowLayout(across=Space.M, down=0)
        for button in (self._new, self._use, self._against):
            buttons.addWidget(button)
        row.addLayout(buttons, 1)
        self.column.addLayout(row)
        self.column.addWidget(self.picture)

    def render(self, state: WorkbenchState) -> None:  # type: ignore[override]
        """Show the passages; the same again leaves choice and scrolling alone."""
        before, self._state = self._state, state
        document = state.document
        if state.copy.documents != self._documents:
            self._documents = state.copy.documents
            self._index = FigureIndex(self._documents)
        there = document is not None
        several = len(state.copy.documents) > 1
        for widget in (self.text, self._hint, self._new, self.hints):
            widget.setVisible(there)
        self._empty.setVisible(not there)
        self._title.setVisible(there and not several)
        self._menu.setVisible(several)
        self.text.single_keys = state.single_keys
        if document is None:
            self._use.hide()
            self._against.hide()
            self.picture.hide()
            return
        tell(self._title, wording.shortened(document.title))
        if several:
            titles = tuple(one.title for one in state.copy.documents)
            self._menu.offer(titles, state.copy.documents.index(document))
        if self.hints.isChecked() is not state.hints:
            self.hints.setChecked(state.hints)
        self.text.show_document(document)
        marks = _marks(state)
        self.text.mark(marks, hints=state.hints)
        if before is None or before.item_id != state.item_id:
            self.text.bring_marks()
        self._look()

    @property
    def entry(self) -> QWidget:
        """Return what gets the focus first."""
        return self.text

    def begin_question(self) -> None:
        """Begin a question on the chosen words; where none are, on the sentence at the cursor."""
        chosen = self._span()
        if chosen is not None:
            self.text.let_go()  # so that the mark of the quote is seen
            self._act(NewQuestion(chosen.passage_id, chosen.start, chosen.end))

    def _span(self) -> Chosen | None:
        chosen = self.text.chosen
        if chosen is None or self._state is None:
            return None
        passage = self._state.copy.passages().get(chosen.passage_id)
        if passage is None:
            return None
        start, end = whole_words(passage.text, chosen.start, chosen.end)
        if start == end and passage.table is None:
            start, end = sentence_at(passage.text, chosen.start)
        return Chosen(chosen.passage_id, start, end)

    def _use_as(self, stance: Stance | None) -> None:
        chosen = self._span()
        if chosen is not None:
            self.text.let_go()
            self._act(UseAsSource(chosen.passage_id, chosen.start, chosen.end, stance))

    def _bring(self) -> None:
        if self._state is not None:
            self._act(OpenIntake(pack_id=self._state.copy.pack_id, from_workbench=True))

    def _choose(self, number: int) -> None:
        if self._state is not None:
            self._act(ChooseDocument(self._state.copy.documents[number].id))

    def _turn_hints(self, on: bool) -> None:
        if self._state is not None and self._state.hints is not on:
            self._act(ShowHints(on))

    def _look(self) -> None:
        """Say what can be done with what is chosen, and what stands at the cursor."""
        state = self._state
        document = None if state is None else state.document
        if state is None or document is None:
            return
        question = state.chosen
        selected = self.text.textCursor().hasSelection()
        self._use.setVisible(question is not None)
        self._use.setEnabled(selected)
        disputed = question is not None and question[0].fact.status is Status.DISPUTED
        self._against.setVisible(disputed)
        self._against.setEnabled(selected)
        words = self.tr("New question from these words")
        sentence = self.tr("New question from this sentence")
        label = words if selected else sentence
        if self._new.text() != label:
            self._new.setText(label)
            self._new.call(label)
            self._new.updateGeometry()
        tell(self._hint, self._said(state, document))
        self._show_picture(state, document)

    def _show_picture(self, state: WorkbenchState, document: Document) -> None:
        """Show the picture of the passage at the cursor, or how to add one."""
        here = self.text.here
        passage = next((one for one in document.passages if one.id == here), None)
        self.picture.setVisible(passage is not None)
        if passage is None:
            return
        what = picture_trouble(passage.picture)
        troubles = () if what is None else (Trouble(PICTURE, Severity.ERROR, "L26", what),)
        asks = self.tr("What does the picture of passage {n} show?")
        self.picture.ask(asks.format(n=passage.number))
        self.picture.show_at(Spot(passage_id=passage.id), passage.picture, troubles)

    def describe(self, spot: Spot) -> None:
        """Put the keyboard where it is written what the picture of a passage shows."""
        if spot.passage_id is None or not self.isVisible():
            return
        if self.text.here != spot.passage_id:
            self.text.go_to(spot.passage_id)
        focus_in(self, self.picture.alt)

    def _describe(self, spot: Spot, words: str) -> None:
        self._act(DescribePicture(spot, words))

    def _spot_at(self, place: QPoint | None) -> Spot | None:
        if self._state is None or self._state.document is None:
            return None
        found = self.text.here if place is None else self.text.passage_at(self, place)
        return None if found is None else Spot(passage_id=found)

    def _said(self, state: WorkbenchState, document: Document) -> str:
        chosen = self.text.chosen
        passage = None if chosen is None else state.copy.passages().get(chosen.passage_id)
        if chosen is not None and passage is not None:
            figure = figure_at(passage.text, chosen.start)
            same = wording.same_figure(
                figure, self._index.elsewhere(figure, passage.id), document.id
            )
            if same:
                return same
            if state.hints:
                for one in askable(passage):
                    if one.start <= chosen.start <= one.end:
                        return wording.signs_named(one.signs)
        if state.single_keys:
            return self.tr("Select words and press N: a new question starts from them.")
        return self.tr("Select words: a new question can start from them.")


def _marks(state: WorkbenchState) -> tuple[Chosen, ...]:
    """Return the quotes of the chosen question that stand where they say."""
    chosen = state.chosen
    if chosen is None:
        return ()
    passages = state.copy.passages()
    return tuple(
        Chosen(piece.passage_id, piece.start, piece.end)
        for piece in chosen[0].fact.evidence
        if stands(piece, passages.get(piece.passage_id))
    )

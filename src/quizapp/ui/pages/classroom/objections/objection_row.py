"""One objection: the fact, the question, what is said to be wrong, and the answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from quizapp.core.cards.claims import false_claim
from quizapp.core.views.objections import ObjectionLine
from quizapp.ui.card.claim_spans import claim_spans
from quizapp.ui.kit.control.buttons import link, quiet
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.kit.text.prose import Prose, body, heading
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.classroom.objections import wording
from quizapp.ui.pages.classroom.objections.intents import AnswerObjection, ObjectionsIntent
from quizapp.ui.pages.classroom.objections.state import ObjectionsState
from quizapp.ui.shell.destinations import ReadPassage
from quizapp.ui.shell.state import PageId

_LINES = 3
"""Lines of the answer that are seen at once."""

_PICTURE = 160
"""Pixels at 100 % text that the question's picture is high at most."""


class ObjectionRow(Card):
    """A card on one objection. It is titled by its fact, never by what is false (spec FB-5).

    Args:
        line: the objection.
        state: what the page shows.
        draft: what was typed and not sent yet.
        act: takes what is done with it.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        line: ObjectionLine,
        state: ObjectionsState,
        draft: str,
        act: Callable[[ObjectionsIntent], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, name=line.fact)
        self.line, self._act = line, act
        self._answer: QPlainTextEdit | None = None
        self.column.setSpacing(Space.S)
        waits = line.objection.open
        chip = self.tr("To answer") if waits else self.tr("Answered")
        tone = Tone.WRONG if waits else Tone.RIGHT
        told = [Span(chip, tone), Span(f" · {line.topic}")]
        if not line.current:
            told.append(Span(self.tr(" · The question has been reworded since")))
        self.column.addWidget(Prose(tuple(told), TextStyle(Type.SMALL, tone=Tone.QUIET)))
        self.column.addWidget(heading(line.fact, Type.LEAD))
        self.column.addWidget(body(self._question()))
        if (picture := line.version.item.picture) is not None:
            drawn = PictureView(picture, _PICTURE, self)
            self.column.addWidget(drawn, 0, Qt.AlignmentFlag.AlignLeft)
        who = wording.said_when(line, state.now, with_names=state.with_names)
        note = (Span(f"{who}:", Tone.LABEL), Span(f" {line.objection.note}", Tone.STRONG))
        self.column.addWidget(body(note))
        if line.passage_id is not None:
            self._add_passage(line)
        if not waits:
            when = wording.answered_when(line, state.now)
            self.column.addWidget(
                body((Span(f"{when}:", Tone.LABEL), Span(f" {line.objection.answer}")))
            )
        self._add_answer(draft)

    @property
    def box(self) -> QPlainTextEdit | None:
        """Return where an answer is typed, if one is."""
        return self._answer

    @property
    def draft(self) -> str:
        """Return what was typed and not sent yet."""
        return "" if self._answer is None else self._answer.toPlainText()

    def _question(self) -> tuple[Span, ...]:
        item = self.line.version.item
        if item.statement_is_false:
            correction = item.correction or self.line.fact
            claim = false_claim(item.stem, correction, fact=self.line.fact, source=item.source_line)
            return claim_spans(claim)
        return (Span(wording.asked_label(self.line), Tone.LABEL), Span(f" {item.stem}"))

    def _add_passage(self, line: ObjectionLine) -> None:
        passage_id = line.passage_id
        assert passage_id is not None
        read = link(self.tr("Read the passage"))
        read.call(self.tr("Read the passage: {fact}").format(fact=line.fact))
        read.clicked.connect(lambda: self._act(ReadPassage(passage_id, (), PageId.CLASS)))
        row = FlowLayout()
        row.addWidget(read)
        self.column.addLayout(row)

    def _add_answer(self, draft: str) -> None:
        """Add the box for an answer; one that was given is changed only when that is asked for."""
        if self.line.objection.open or draft:
            self._open_box(draft)
            return
        again = link(self.tr("Answer again"))
        again.call(self.tr("Answer again: {fact}").format(fact=self.line.fact))
        row = FlowLayout()
        row.addWidget(again)

        def begin() -> None:
            again.hide()
            self._open_box(self.line.objection.answer)
            assert self._answer is not None
            self._answer.setFocus()

        again.clicked.connect(begin)
        self.column.addLayout(row)

    def _open_box(self, text: str) -> None:
        box = QPlainTextEdit(text, self)
        box.setAccessibleName(self.tr("Answer: {fact}").format(fact=self.line.fact))
        box.setPlaceholderText(self.tr("Your answer. The pupil reads it in Review."))
        box.setTabChangesFocus(True)
        line = box.fontMetrics().lineSpacing()
        box.setFixedHeight(_LINES * line + 2 * Space.M)
        box.setMinimumWidth(current_theme().px(120))
        self._answer = box
        self.column.addWidget(box)
        send = quiet(self.tr("Answer"), Icon.CHECK)
        send.call(self.tr("Send the answer: {fact}").format(fact=self.line.fact))
        send.clicked.connect(self._send)
        row = FlowLayout(across=Space.M)
        row.addWidget(send)
        self.column.addLayout(row)

    def _send(self) -> None:
        if self._answer is not None:
            self._act(AnswerObjection(self.line.objection.id, self._answer.toPlainText()))

"""The column of passages: the text of them, what can be done with one, a field for its words."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.authoring.passages import Passages, ProposedPassage, can_join
from quizapp.ui.kit.control.buttons import Button, ButtonKind, link, quiet
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.intake.intents import (
    ChangeWords,
    IntakeIntent,
    JoinWithNext,
    LeaveOut,
    MarkSensitive,
    RedoStep,
    SplitPassage,
    TableAsWords,
    UndoStep,
)
from quizapp.ui.pages.intake.passages_text import PassagesText
from quizapp.ui.pages.intake.state import LookAtDocument


class PassagesPart(Card):
    """Shows the passages of a document and changes them.

    Args:
        act: takes what is done with one.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[IntakeIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=Space.M, name=self.tr("The passages"))
        self._act = act
        self._step: LookAtDocument | None = None
        self._written = 0
        """Which passage's words are being changed."""
        self.text = PassagesText(self)
        self._join = self._link(self.tr("Join with next"), self._join_next, "J")
        self._split = self._link(self.tr("Split here"), self._split_here, "S")
        self._leave = self._link(self.tr("Leave out"), self._turn_left_out, "Delete")
        self._mark = self._link(self.tr("Sensitive"), self._turn_sensitive, "M")
        self._edit = self._link(self.tr("Edit the words"), self._begin_writing, "E")
        self._warning = self._link(self.tr("Next to look at"), self._go_to_warning, "F8")
        self._undo = self._link(self.tr("Undo"), lambda: act(UndoStep()))
        self._redo = self._link(self.tr("Redo"), lambda: act(RedoStep()))
        self._keys = {
            self._join: "J",
            self._split: "S",
            self._leave: "Del",
            self._mark: "M",
            self._edit: "E",
            self._warning: "F8",
            self._undo: "Ctrl+Z",
        }
        self._words = _Words(self._keep_words, self)
        keep = quiet(self.tr("Keep these words"), parent=self)
        keep.clicked.connect(self._keep_words)
        cancel = link(self.tr("Cancel"), parent=self)
        cancel.clicked.connect(self.stop_writing)
        self._writing = QWidget(self)
        self._lay_out(keep, cancel)
        self.text.moved.connect(self._look)

    def _link(self, words: str, deed: Callable[[], None], key: str = "") -> Button:
        made = Button(words, ButtonKind.LINK, parent=self, size=Type.SMALL)
        made.clicked.connect(lambda: deed())
        if key:
            self.text.deeds[key] = lambda: deed() if made.isEnabled() else None
        return made

    def _lay_out(self, keep: QWidget, cancel: QWidget) -> None:
        self.column.setSpacing(Space.S)
        self.column.addWidget(Prose(self.tr("The passages"), TextStyle(bold=True)))
        self.column.addWidget(self.text, 1)
        self._acts = FlowLayout(across=Space.S, down=0)
        for one in (*self._keys, self._redo):
            self._acts.addWidget(one)
        self.column.addLayout(self._acts)
        inside = QVBoxLayout(self._writing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.S)
        inside.addWidget(self._words)
        row = FlowLayout(across=Space.M, down=Space.S)
        row.addWidget(keep)
        row.addWidget(cancel)
        inside.addLayout(row)
        self._writing.hide()
        self.column.addWidget(self._writing)

    def render(self, step: LookAtDocument, *, fresh: bool) -> None:  # type: ignore[override]
        """Show the passages; the same again leaves the cursor alone."""
        self._step = step
        self.text.single_keys = step.single_keys
        for button, key in self._keys.items():
            bare = len(key) == 1
            button.show_key(key if step.single_keys or not bare else "")
        if fresh:
            self._writing.hide()
            self.text.begin(step.steps.now)
        else:
            self.text.show_passages(step.steps.now)
        self._look()

    @property
    def _chosen(self) -> ProposedPassage | None:
        place = self.text.place
        return self.text.passages[place] if place < len(self.text.passages) else None

    def _look(self) -> None:
        """Offer what can be done with the passage that has the cursor."""
        step, chosen = self._step, self._chosen
        if step is None:
            return
        passages: Passages = self.text.passages
        writing = not self._writing.isHidden()
        is_table = chosen is not None and chosen.table is not None
        for button in self._keys:
            button.setVisible(not writing)
        some = chosen is not None
        self._join.setEnabled(some and can_join(passages, self.text.place))
        inside = chosen is not None and 0 < self.text.letter < len(chosen.text)
        self._split.setEnabled(inside and not is_table)
        self._leave.setEnabled(some)
        self._mark.setEnabled(some)
        self._edit.setEnabled(some)
        out = chosen is not None and chosen.left_out
        _say(self._leave, self.tr("Take again") if out else self.tr("Leave out"))
        sensitive = chosen is not None and chosen.sensitive
        _say(self._mark, self.tr("Not sensitive") if sensitive else self.tr("Sensitive"))
        _say(self._edit, self.tr("Make it plain text") if is_table else self.tr("Edit the words"))
        self._warning.setVisible(not writing and any(one.warnings for one in passages))
        self._undo.setVisible(not writing and bool(step.steps.past))
        self._redo.setVisible(not writing and bool(step.steps.ahead))

    # What is done

    def _join_next(self) -> None:
        self._act(JoinWithNext(self.text.place))

    def _split_here(self) -> None:
        self._act(SplitPassage(self.text.place, self.text.letter))

    def _turn_left_out(self) -> None:
        if self._chosen is not None:
            self._act(LeaveOut(self.text.place, not self._chosen.left_out))
            announce(self, self.tr("left out") if self._chosen.left_out else self.tr("taken"))

    def _turn_sensitive(self) -> None:
        if self._chosen is not None:
            self._act(MarkSensitive(self.text.place, not self._chosen.sensitive))
            marked = self._chosen.sensitive
            announce(self, self.tr("sensitive") if marked else self.tr("not sensitive"))

    def _go_to_warning(self) -> None:
        """Go to the next passage that one should look at; after the last to the first."""
        passages, place = self.text.passages, self.text.place
        found = [at for at, one in enumerate(passages) if one.warnings]
        if found:
            at = next((one for one in found if one > place), found[0])
            self.text.go_to(at)
            self.text.setFocus()
            announce(self, " ".join((*passages[at].warnings, passages[at].text)))

    def _begin_writing(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        if chosen.table is not None:
            self._act(TableAsWords(self.text.place))
            return
        self._written = self.text.place
        self._words.setPlainText(chosen.text)
        self._writing.show()
        self._look()
        focus_in(self, self._words)

    def _keep_words(self) -> None:
        text = self._words.toPlainText()
        place = self._written
        self.stop_writing()
        self._act(ChangeWords(place, text))

    def stop_writing(self) -> bool:
        """Leave the words as they were; return whether they were being changed."""
        if self._writing.isHidden():
            return False
        self._writing.hide()
        self._look()
        focus_in(self, self.text)
        return True


class _Words(QPlainTextEdit):
    """The words of a passage; Ctrl+Enter keeps them."""

    def __init__(self, keep: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._keep = keep
        self.setAccessibleName(self.tr("The words of this passage"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(current_theme().px(120))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        else:
            super().keyPressEvent(event)


def _say(button: Button, words: str) -> None:
    if button.text() != words:
        button.setText(words)
        button.call(words)
        button.updateGeometry()

"""What stands above the columns when another window was faster: both wordings, and the choice."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from quizapp.core.authoring.composing import text_of
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import body
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.workbench.intents import KeepMine, TakeTheirs, WorkbenchIntent
from quizapp.ui.pages.workbench.state import WorkbenchState
from quizapp.ui.pages.workbench.wording import field_name


class UnsavedPart(Card):
    """Tells of words that were not stored. Hidden while there are none.

    Args:
        act: takes what becomes of them.
        parent: the widget it stands in.
    """

    def __init__(
        self, act: Callable[[WorkbenchIntent], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, padding=Space.M, name=self.tr("Not stored"))
        self._theirs = body("", self)
        self._mine = body("", self)
        self.keep = quiet(self.tr("Store my words"), parent=self)
        self.keep.clicked.connect(lambda: act(KeepMine()))
        self.take = quiet(self.tr("Take theirs"), parent=self)
        self.take.clicked.connect(lambda: act(TakeTheirs()))
        self.column.setSpacing(Space.XS)
        self.column.addWidget(self._theirs)
        self.column.addWidget(self._mine)
        row = FlowLayout(across=Space.S)
        row.addWidget(self.keep)
        row.addWidget(self.take)
        self.column.addLayout(row)
        self.hide()

    def render(self, state: WorkbenchState) -> None:  # type: ignore[override]
        """Show what stands in the bank now, and what was typed here."""
        self.setVisible(bool(state.unsaved))
        if not state.unsaved:
            return
        unsaved = state.unsaved[0]  # the others follow
        stored = ""
        for draft, question in state.copy.questions():
            if question.item.id == unsaved.item_id:
                stored = text_of(draft, question, unsaved.field)
        name = field_name(unsaved.field)
        theirs = self.tr("Another window changed {field} to:").format(field=name)
        tell(self._theirs, (Span(theirs + " ", Tone.QUIET), Span(f"“{stored}”")))
        mine = self.tr("You typed, and it is not stored:")
        spans = (Span(mine + " ", Tone.QUIET), Span(f"“{unsaved.text}”"))
        if spans != self._mine.spans:
            announce(self, f"{theirs} {stored}. {mine} {unsaved.text}", assertive=True)
        tell(self._mine, spans)

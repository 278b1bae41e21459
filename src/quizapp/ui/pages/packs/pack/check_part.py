"""Check and publish: what is wrong first, then what changes, a note, and the button."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from quizapp.core.content.ids import PackId
from quizapp.core.views.publishing import PublishCheck, QuestionTroubles
from quizapp.ui.kit.control.buttons import Button, primary, quiet
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.packs.pack import wording
from quizapp.ui.pages.packs.pack.intents import CloseCheck, PackIntent, Publish
from quizapp.ui.shell.destinations import OpenWorkbench

_MOST = 10
"""So many questions of each sort are named at first."""

_NOTE = 500


class CheckPart(Card):
    """What publishing would do.

    Args:
        act: takes what is asked for.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[PackIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent, name="")
        self._act = act
        self._check: PublishCheck | None = None
        self._rows: list[RowButton] = []
        self._title = heading("", Type.LEAD, self)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(Space.S)
        self.note = QLineEdit(self)
        self.note.setMaxLength(_NOTE)
        self.note.setPlaceholderText(self.tr("What is new? (may stay empty)"))
        self.note.setAccessibleName(self.tr("A note on this version"))
        self.note.returnPressed.connect(self._publish)
        self.publish: Button = primary("", self)
        self.publish.clicked.connect(self._publish)
        self.close_it = quiet(self.tr("Not now"), parent=self)
        self.close_it.clicked.connect(lambda: act(CloseCheck()))
        acts = FlowLayout(across=Space.M, down=Space.S)
        acts.addWidget(self.publish)
        acts.addWidget(self.close_it)
        self.column.addWidget(self._title)
        self.column.addLayout(self._inside)
        self.column.addWidget(self.note)
        self.column.addLayout(acts)
        self.hide()

    def show_check(self, check: PublishCheck | None, *, busy: bool) -> None:
        """Show a check; None: hide."""
        self.setVisible(check is not None)
        if check is None:
            self._check = None
            self.note.clear()
            return
        self.publish.setEnabled(not busy)
        if check == self._check:
            return
        self._check = check
        title = self.tr("Check and publish version {n}").format(n=check.version)
        self._title.say(title)
        self.setAccessibleName(title)
        publish = self.tr("Publish version {n}").format(n=check.version)
        self.publish.setText(publish)
        self.publish.call(publish)
        for widget in (self.note, self.publish):
            widget.setVisible(check.can_publish)
        self._fill(check)
        announce(self, f"{title}. {wording.why_not(check) or wording.since(check.since)}")

    @property
    def first(self) -> QWidget:
        """Return what the focus goes to: the first fault, or the note."""
        if self._check is not None and self._check.can_publish:
            return self.note
        return self._rows[0] if self._rows else self.close_it

    def _publish(self) -> None:
        if self._check is not None and self._check.can_publish and self.publish.isEnabled():
            self._act(Publish(self.note.text()))

    def _fill(self, check: PublishCheck) -> None:
        clear(self._inside)
        self._rows = []
        if said := wording.why_not(check):
            self._inside.addWidget(Prose((Span(said, Tone.WRONG),), TextStyle(), self))
        self._add_questions(check, check.errors, Icon.WARNING, "wrong")
        if check.warnings:
            number = len(check.warnings)
            one = self.tr("One question might be better:")
            several = self.tr("{n} questions might be better:").format(n=number)
            self._inside.addWidget(body(one if number == 1 else several, self))
            self._add_questions(check, check.warnings, Icon.NOTE, "quiet")
        self._inside.addWidget(body(wording.since(check.since), self))
        if said := wording.stays_behind(check):
            self._inside.addWidget(body(said, self))
        if check.by_hand:
            said = self.tr("Changed by hand in the files since, and replaced by publishing:")
            self._inside.addWidget(Prose((Span(said, Tone.WRONG),), TextStyle(), self))
            for line in check.by_hand[:_MOST]:
                self._inside.addWidget(small(line, self))

    def _add_questions(
        self, check: PublishCheck, found: tuple[QuestionTroubles, ...], icon: Icon, colour: str
    ) -> None:
        for one in found[:_MOST]:
            self._rows.append(self._row(check.pack_id, one, icon, colour))
            self._inside.addWidget(self._rows[-1])
        if len(found) > _MOST:
            said = self.tr("And {n} more: “To look at” in the list of questions shows all.")
            self._inside.addWidget(small(said.format(n=len(found) - _MOST), self))

    def _row(self, pack_id: PackId, one: QuestionTroubles, icon: Icon, colour: str) -> RowButton:
        stem = one.stem.strip() or self.tr("Nothing is written yet")
        said = " ".join(trouble.message for trouble in one.troubles)
        row = RowButton(stem, said, icon=icon, colour=colour, parent=self)
        row.clicked.connect(lambda: self._act(OpenWorkbench(pack_id, one.item_id)))
        return row

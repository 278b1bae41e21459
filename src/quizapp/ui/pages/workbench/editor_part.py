"""The column of the editor: three sides of one question, and how far it is."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.authoring.judging import Trouble
from quizapp.ui.kit.control.buttons import link, quiet
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.card import Card, Rule
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.scrolling import VerticalScroll, bring_into_view
from quizapp.ui.kit.text.prose import small
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.pages.workbench import wording
from quizapp.ui.pages.workbench.fields import WritingField
from quizapp.ui.pages.workbench.intents import (
    MarkReady,
    Retire,
    ShowTab,
    Spot,
    WorkbenchIntent,
)
from quizapp.ui.pages.workbench.passages_text import LEAST_HEIGHT
from quizapp.ui.pages.workbench.picture_catcher import PictureCatcher
from quizapp.ui.pages.workbench.pupil_part import PupilPart
from quizapp.ui.pages.workbench.question_form import QuestionForm
from quizapp.ui.pages.workbench.side_tabs import SideTabs
from quizapp.ui.pages.workbench.state import Tab, WorkbenchState
from quizapp.ui.pages.workbench.teach_form import TeachForm

_TABS = tuple(Tab)


class _Fields(VerticalScroll):
    """Scrolls the fields, in whatever height the columns have."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(240), current_theme().px(LEAST_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(120), current_theme().px(LEAST_HEIGHT))


class EditorPart(Card):
    """The chosen question.

    Args:
        act: takes what is done with it.
        parent: the widget it stands in.
    """

    def __init__(
        self, act: Callable[[WorkbenchIntent], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, padding=Space.L, name=self.tr("Question"))
        self._act = act
        self._state: WorkbenchState | None = None
        self.tabs = SideTabs(self.tr("Sides"), tuple(map(wording.tab_name, _TABS)), self)
        self.tabs.chosen.connect(lambda number: self._act(ShowTab(_TABS[number])))
        inside = QWidget()
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(0, Space.XS, Space.XS, Space.S)
        self._scroll = _Fields(inside, self.tr("Fields"), self, gutter=Space.M)
        self._scroll.show_more_below()
        self.form: QuestionForm | None = None
        self.teach: TeachForm | None = None
        self.pupil = PupilPart(act, self)
        self._body.addWidget(self.pupil)
        self._empty = EmptyState(
            Icon.EDIT,
            self.tr("No question chosen"),
            self.tr("Choose one in the list, or select words in a passage and press N."),
            parent=self,
        )
        self._says = small("", self)
        self.ready = quiet(self.tr("Mark as ready"), Icon.CHECK, self)
        self.ready.clicked.connect(lambda: self._act(MarkReady()))
        self.retire = link(self.tr("Retire"), parent=self)
        self.retire.clicked.connect(self._retire)
        self._foot = QWidget(self)
        words = self.tr("Let go: the picture is put with this question.")
        self.catcher = PictureCatcher(self, self._spot_at, act, words)
        self._lay_out()

    def _lay_out(self) -> None:
        self.column.setSpacing(Space.S)
        self.column.addWidget(self.tabs)
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(self._empty, 1)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(Space.S)
        foot.addWidget(Rule(self))
        foot.addWidget(self._says)
        row = FlowLayout(across=Space.S)
        row.addWidget(self.ready)
        row.addWidget(self.retire)
        foot.addLayout(row)
        self.column.addWidget(self._foot)

    def render(self, state: WorkbenchState) -> None:  # type: ignore[override]
        """Show the chosen question; the same again leaves cursor and scrolling alone."""
        before, self._state = self._state, state
        there = state.chosen is not None
        for widget in (self.tabs, self._scroll, self._foot):
            widget.setVisible(there)
        self._empty.setVisible(not there)
        if not there:
            self._drop_forms()
            return
        self.tabs.show_chosen(_TABS.index(state.tab))
        if self.form is None or not self.form.fits(state):
            self._renew_form(state)
        if self.teach is None or not self.teach.fits(state):
            self._renew_teach(state)
        assert self.form is not None
        assert self.teach is not None
        self.form.render(state)
        self.teach.render(state)
        self.form.setVisible(state.tab is Tab.QUESTION)
        self.teach.setVisible(state.tab is Tab.TEACH_MORE)
        self.pupil.setVisible(state.tab is Tab.AS_PUPILS_SEE_IT)
        if state.tab is Tab.AS_PUPILS_SEE_IT:
            self.pupil.render(state)
        self._render_foot(state)
        if before is None or (before.item_id, before.tab) != (state.item_id, state.tab):
            self._scroll.back_to_top()

    def _renew_form(self, state: WorkbenchState) -> None:
        had = self.form is not None and self._held(self.form)
        if self.form is not None:
            self._take_away(self.form)
        self.form = QuestionForm(self._act, state, self)
        self._body.insertWidget(0, self.form)
        if had and state.tab is Tab.QUESTION:
            focus_in(self, self.form.stem)

    def _renew_teach(self, state: WorkbenchState) -> None:
        if self.teach is not None:
            self._take_away(self.teach)
        self.teach = TeachForm(self._act, state, self)
        self._body.insertWidget(1, self.teach)

    def _held(self, form: QWidget) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and form.isAncestorOf(focus)

    def _drop_forms(self) -> None:
        for form in (self.form, self.teach):
            if form is not None:
                self._take_away(form)
        self.form = self.teach = None

    def _take_away(self, form: QWidget) -> None:
        self._body.removeWidget(form)
        form.hide()
        form.deleteLater()

    def _render_foot(self, state: WorkbenchState) -> None:
        assert state.chosen is not None
        _, question = state.chosen
        draft = question.state is QuestionState.DRAFT
        retired = question.state is QuestionState.RETIRED
        self.ready.setVisible(not retired)
        label = self.tr("Mark as ready") if draft else self.tr("Back to draft")
        if label != self.ready.text():
            self.ready.setText(label)
            self.ready.call(label)
            self.ready.updateGeometry()
        self.ready.show_key("Ctrl+Enter")
        label = self.tr("Bring back") if retired else self.tr("Retire")
        if label != self.retire.text():
            self.retire.setText(label)
            self.retire.call(label)
            self.retire.updateGeometry()
        said = {
            QuestionState.DRAFT: self.tr("A draft: no pupil sees it."),
            QuestionState.READY: self.tr("Ready: it is in the next version."),
            QuestionState.RETIRED: self.tr("Retired: it is in no version any more."),
        }[question.state]
        if question.origin:
            said += " " + self.tr("It came from {origin}.").format(origin=question.origin)
        tell(self._says, said)

    def _retire(self) -> None:
        if self._state is not None and self._state.item_id is not None:
            self._act(Retire(self._state.item_id))

    def _spot_at(self, _: QPoint | None) -> Spot | None:
        state = self._state
        return None if state is None or state.chosen is None else Spot(state.item_id)

    # Going to fields

    def fields(self) -> tuple[WritingField, ...]:
        """Return all text fields of the question."""
        forms = (self.form, self.teach)
        return tuple(field for form in forms if form for field in form.fields().values())

    def begin(self) -> None:
        """Put the keyboard into the stem, or on the first option where the question is tried."""
        state = self._state
        if state is None or self.form is None:
            return
        if state.tab is Tab.AS_PUPILS_SEE_IT:
            self._go_to(self.pupil.first)
        elif state.tab is Tab.TEACH_MORE and self.teach is not None:
            self._go_to(next(iter(self.teach.fields().values())))
        else:
            self.form.stem.go_to_end()
            self._go_to(self.form.stem)

    def describe(self) -> None:
        """Put the keyboard where it is written what the picture shows."""
        if self.form is not None and not self.form.isHidden():
            self._go_to(self.form.picture.alt)

    def go_to(self, trouble: Trouble) -> None:
        """Put the keyboard where something is wrong."""
        if self.form is not None:
            self._go_to(self.form.place_of(trouble.field))

    def _go_to(self, widget: QWidget) -> None:
        focus_in(self, widget)
        bring_into_view(widget)

    @property
    def entry(self) -> QWidget:
        """Return what gets the focus first."""
        return self.form.stem if self.form is not None else self.tabs

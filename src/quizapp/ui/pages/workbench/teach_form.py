"""The side *Make it teach more*: the fact behind the question, and what else its card can say."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.authoring import composing
from quizapp.core.authoring.askable import figures_in
from quizapp.core.authoring.drafts import Draft
from quizapp.core.content.facts import Importance, Stance, Status
from quizapp.core.content.items import Item, ItemKind
from quizapp.ui.kit.control.check import CheckRow
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.card import Rule
from quizapp.ui.kit.text.prose import Prose, heading, small
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.workbench import wording
from quizapp.ui.pages.workbench.fields import WritingField
from quizapp.ui.pages.workbench.intents import (
    SetAboutMyth,
    SetBelieved,
    SetDifficulty,
    SetImportance,
    SetSensitive,
    SetStatus,
    WorkbenchIntent,
    Write,
)
from quizapp.ui.pages.workbench.state import WorkbenchState
from quizapp.ui.pages.workbench.trouble_list import TroubleList

_STATUSES, _IMPORTANCES = tuple(Status), tuple(Importance)


class TeachForm(QWidget):
    """What makes a question *explained*.

    Args:
        act: takes what is written and decided.
        state: with the question.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        act: Callable[[WorkbenchIntent], None],
        state: WorkbenchState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        assert state.item_id is not None
        self._act = act
        self._item_id = state.item_id
        self._fields: dict[str, WritingField] = {}
        self._labels: dict[str, Prose] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._add_myth()
        self._add_fact()
        self._add_rest()
        self._troubles = {name: TroubleList(act, self) for name in ("fact", "source_line", "myth")}
        for shown in self._troubles.values():
            self._column.addWidget(shown)
        self._column.addStretch(1)

    def _add_fact(self) -> None:
        self._column.addSpacing(Space.M)
        self._heading(self.tr("The fact"))
        self._field(
            composing.STATEMENT,
            self.tr("One true sentence, with which the card begins"),
            self.tr("left empty, it is made from the question"),
        )
        self._checks = Prose("", TextStyle(Type.SMALL), self)
        self._column.addWidget(self._checks)
        self._label(self.tr("How sure is it?"))
        self.status = Segmented(
            self.tr("How sure is it?"), tuple(map(wording.status_name, _STATUSES)), self
        )
        self.status.chosen.connect(lambda number: self._act(SetStatus(_STATUSES[number])))
        self._column.addWidget(self.status, 0, Qt.AlignmentFlag.AlignLeft)
        self._field(composing.ATTRIBUTED_TO, self.tr("Whose word it is"), "")
        self._field(composing.READING, self.tr("Which source is better backed, and why"), "")
        self._dispute = small("", self)
        self._column.addWidget(self._dispute)
        self._field(
            composing.AS_OF, self.tr("Year of the figures"), self.tr("such as 2019, or 2019-05")
        )
        self._field(
            composing.SOURCE_LINE,
            self.tr("Line above the question: whose figure, of what year"),
            "",
        )

    def _add_myth(self) -> None:
        """Add what teaches most, and is most easily forgotten: so it comes first."""
        self._heading(self.tr("What many people believe instead"))
        self._label(
            self.tr(
                "A question teaches most where it corrects what many believe. Is one of the wrong "
                "options such a belief? Then write it down: the card says why it misleads."
            )
        )
        self._field(
            composing.MYTH_CLAIM,
            self.tr("The false belief, as people say it"),
            self.tr("such as: Plants get their food from the soil"),
        )
        self._believed_label = self._label(self.tr("Which wrong option says so?"))
        self.believed = ChoiceMenu(self.tr("Which wrong option says so?"), self)
        self.believed.chosen.connect(self._set_believed)
        self._wrong: tuple[int, ...] = ()
        self._column.addWidget(self.believed, 0, Qt.AlignmentFlag.AlignLeft)
        self._field(composing.MYTH_WHY, self.tr("Why it misleads"), "")
        self._field(
            composing.MYTH_INSTEAD,
            self.tr("What is so in its place: shown only after questions about this belief"),
            "",
        )
        self.about_myth = CheckRow(
            self.tr("This question is about that belief"),
            self.tr("Only then its card tells the belief and corrects it."),
            self,
        )
        self.about_myth.clicked.connect(lambda on: self._act(SetAboutMyth(on)))
        self._column.addWidget(self.about_myth)
        untold = self.tr("It is not ticked, so the card of this question shows none of the above.")
        self._untold = small((Span(untold, Tone.WRONG),), self)
        self._column.addWidget(self._untold)
        self._field(
            composing.EXPLANATION,
            self.tr("Without a false belief: what explains the fact"),
            "",
        )

    def _add_rest(self) -> None:
        self._column.addSpacing(Space.M)
        self._column.addWidget(Rule(self))
        self._label(self.tr("How much does it matter?"))
        self.importance = Segmented(
            self.tr("How much does it matter?"),
            tuple(map(wording.importance_name, _IMPORTANCES)),
            self,
        )
        self.importance.chosen.connect(
            lambda number: self._act(SetImportance(_IMPORTANCES[number]))
        )
        self._column.addWidget(self.importance, 0, Qt.AlignmentFlag.AlignLeft)
        self._label(self.tr("What does it ask for?"))
        self.difficulty = Segmented(
            self.tr("What does it ask for?"),
            (self.tr("To recall"), self.tr("To understand"), self.tr("To reason")),
            self,
        )
        self.difficulty.chosen.connect(lambda number: self._act(SetDifficulty(number + 1)))
        self._column.addWidget(self.difficulty, 0, Qt.AlignmentFlag.AlignLeft)
        self.sensitive = CheckRow(
            self.tr("Sensitive"),
            self.tr("Quizzes leave it out unless sensitive questions are asked for."),
            self,
        )
        self.sensitive.clicked.connect(lambda on: self._act(SetSensitive(on)))
        self._column.addWidget(self.sensitive)

    def _heading(self, text: str) -> None:
        self._column.addWidget(heading(text, Type.BODY, self))

    def _label(self, text: str) -> Prose:
        made = small(text, self)
        self._column.addWidget(made)
        return made

    def _field(self, name: str, label: str, placeholder: str) -> None:
        self._labels[name] = self._label(label)
        field = WritingField(label, partial(self._write, name), placeholder, self)
        self._fields[name] = field
        self._column.addWidget(field)

    def _set_believed(self, number: int) -> None:
        self._act(SetBelieved(self._wrong[number - 1] if number else None))

    def _offer_believed(self, draft: Draft, item: Item) -> None:
        """Offer the wrong options that are written, once there is a belief."""
        there = draft.fact.myth is not None and item.kind is ItemKind.CHOICE
        self._wrong = tuple(
            place
            for place, option in enumerate(item.options)
            if not option.is_key and option.text.strip()
        )
        on = there and bool(self._wrong)
        self._believed_label.setVisible(on)
        self.believed.setVisible(on)
        if on:
            named = (
                f"{wording.LETTERS[place]}. {' '.join(item.options[place].text.split())}"
                for place in self._wrong
            )
            place = composing.believed_at(draft, item)
            number = self._wrong.index(place) + 1 if place in self._wrong else 0
            self.believed.offer((self.tr("None of them"), *named), number)

    def _write(self, name: str, text: str) -> None:
        self._act(Write(self._item_id, name, text))

    def fits(self, state: WorkbenchState) -> bool:
        """Return whether the fields are those of the chosen question."""
        return state.item_id == self._item_id

    def fields(self) -> dict[str, WritingField]:
        """Return the text fields by what they are called."""
        return self._fields

    def render(self, state: WorkbenchState) -> None:  # type: ignore[override]
        """Show the fact; fields that are being written in stay as they are."""
        assert state.chosen is not None
        draft, question = state.chosen
        fact, item = draft.fact, question.item
        for name, field in self._fields.items():
            field.show_stored(composing.text_of(draft, question, name))
            held = state.held(self._item_id, name)
            if held is not None:
                field.hold(held)
            else:
                field.let_go()
        self.status.show_chosen(_STATUSES.index(fact.status))
        self._show(composing.ATTRIBUTED_TO, on=fact.status is Status.ATTRIBUTED)
        disputed = fact.status is Status.DISPUTED
        self._show(composing.READING, on=disputed)
        against = any(piece.stance is Stance.CONTRADICTS for piece in fact.evidence)
        told = (
            self.tr("The passage that speaks against it is chosen.")
            if against
            else self.tr("Select words that speak against it, and press the button below them.")
        )
        tell(self._dispute, told)
        self._dispute.setVisible(disputed)
        self.importance.show_chosen(_IMPORTANCES.index(fact.importance))
        self.difficulty.show_chosen(item.difficulty - 1)
        self.sensitive.setChecked(fact.sensitive)
        self._offer_believed(draft, item)
        self.about_myth.setChecked(item.about_myth)
        self.about_myth.setEnabled(fact.myth is not None)
        self._untold.setVisible(fact.myth is not None and not item.about_myth)
        self._check(state)
        for name, shown in self._troubles.items():
            shown.render(tuple(one for one in state.chosen_troubles if one.field == name))

    def _show(self, name: str, *, on: bool) -> None:
        self._labels[name].setVisible(on)
        self._fields[name].setVisible(on)

    def _check(self, state: WorkbenchState) -> None:
        """Show what is asked of every fact, ticked where it is so."""
        assert state.chosen is not None
        fact = state.chosen[0].fact
        figures = figures_in(fact.statement)
        quoted = figures_in(" ".join(piece.quote for piece in fact.evidence))
        lines: list[tuple[bool, str]] = []
        if figures:
            lines.append((bool(fact.as_of), self.tr("It has a figure: its year is given")))
        if figures and fact.evidence:
            missing = sorted(figures - quoted)
            if missing:
                said = self.tr("Not in its quote: {figures}")
                lines.append((False, said.format(figures=", ".join(missing))))
            else:
                lines.append((True, self.tr("Its figures stand in its quote")))
        if fact.status is Status.ATTRIBUTED:
            lines.append((bool(fact.attributed_to.strip()), self.tr("It is said whose word it is")))
        spans: list[Span] = []
        for done, said in lines:
            sign = Span("✓ ", Tone.RIGHT) if done else Span("○ ", Tone.WRONG)
            spans += [sign, Span(said + "\n", Tone.QUIET)]
        if spans:
            spans[-1] = Span(spans[-1].text.rstrip("\n"), Tone.QUIET)
        tell(self._checks, tuple(spans) or "")
        self._checks.setVisible(bool(spans))

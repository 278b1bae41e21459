"""The less-used choices of a quiz."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.answering.attempts import QuizSpec, Timing
from quizapp.core.content.ids import DocumentId, PackId
from quizapp.core.content.items import ItemKind
from quizapp.core.content.scoping import BUILT_IN
from quizapp.ui.kit.control.check import CheckRow
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.form import AnyOf, Group
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.study.setup.state import SECONDS

_KINDS: tuple[frozenset[ItemKind], ...] = (
    frozenset(),
    frozenset({ItemKind.CHOICE}),
    frozenset({ItemKind.TRUE_FALSE}),
)
_TIMINGS = (Timing.IMMEDIATE, Timing.END)
_TIMERS = (None, *SECONDS)


class MoreChoices(QWidget):
    """Documents, kind, difficulty, feedback, timer, sensitive questions.

    Args:
        take: gets the choices of the quiz with one of them changed.
        parent: the widget it stands in.
    """

    def __init__(self, take: Callable[[QuizSpec], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self._spec = QuizSpec()
        self._pack: PackId = BUILT_IN
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XL)
        self._kinds = self._segments(
            column,
            self.tr("What kind of question?"),
            (self.tr("Both"), self.tr("Multiple choice"), self.tr("True or false")),
        )
        self._kinds.chosen.connect(
            lambda place: self._take(replace(self._spec, kinds=_KINDS[place]))
        )
        self._timing = self._segments(
            column,
            self.tr("When do you see right, wrong and why?"),
            (self.tr("After each question"), self.tr("At the end")),
        )
        self._timing.chosen.connect(
            lambda place: self._take(replace(self._spec, timing=_TIMINGS[place]))
        )
        self._subjects = self._group(column, self.tr("From several subjects?"))
        self._packs: AnyOf[PackId] = AnyOf("", self._take_packs, self._subjects, adds=True)
        self._subjects.column.addWidget(self._packs)
        group = self._group(column, self.tr("From which documents?"))
        self._documents: AnyOf[DocumentId] = AnyOf(
            self.tr("All documents"),
            lambda chosen: self._take(replace(self._spec, documents=chosen)),
            group,
        )
        group.column.addWidget(self._documents)
        group = self._group(column, self.tr("How hard?"))
        self._difficulties: AnyOf[int] = AnyOf(
            self.tr("Any"),
            lambda chosen: self._take(replace(self._spec, difficulties=chosen)),
            group,
        )
        group.column.addWidget(self._difficulties)
        self._difficulties.offer(
            (
                (1, self.tr("Recall"), None),
                (2, self.tr("Understanding"), None),
                (3, self.tr("Putting passages together"), None),
            )
        )
        self._timer = self._segments(
            column,
            self.tr("Seconds for each question"),
            (self.tr("No timer"), *(str(seconds) for seconds in SECONDS)),
        )
        self._timer.chosen.connect(
            lambda place: self._take(replace(self._spec, seconds_per_question=_TIMERS[place]))
        )
        self._sensitive = CheckRow(
            self.tr("Include sensitive questions"),
            self.tr(
                "Some passages tell of torture, executions, sexual violence or suicide. "
                "Questions about them stay out unless you include them."
            ),
            self,
        )
        self._sensitive.clicked.connect(
            lambda on: self._take(replace(self._spec, include_sensitive=on))
        )
        column.addWidget(self._sensitive)

    def show_spec(
        self,
        spec: QuizSpec,
        documents: tuple[tuple[DocumentId, str, int], ...],
        *,
        sensitive: bool,
        pack: tuple[PackId, str] = (BUILT_IN, ""),
        others: tuple[tuple[PackId, str, int], ...] = (),
    ) -> None:
        """Show what is chosen, without telling of it.

        Args:
            spec: the choices.
            documents: those on offer.
            sensitive: whether sensitive questions may be chosen; else nothing is said of them.
            pack: the one that the learner works with, and its title.
            others: the packs that can be asked together with it.
        """
        self._spec = spec
        self._pack, title = pack
        self._packs.offer(others, self.tr("Only {title}").format(title=title))
        self._packs.show_chosen(spec.packs - {self._pack})
        self._subjects.setVisible(bool(others))
        self._documents.offer(documents)
        self._documents.show_chosen(spec.documents)
        self._difficulties.show_chosen(spec.difficulties)
        self._kinds.show_chosen(_KINDS.index(spec.kinds) if spec.kinds in _KINDS else 0)
        self._timing.show_chosen(_TIMINGS.index(spec.timing))
        seconds = spec.seconds_per_question
        self._timer.show_chosen(_TIMERS.index(seconds) if seconds in _TIMERS else None)
        self._sensitive.setVisible(sensitive)
        self._sensitive.setChecked(spec.include_sensitive)

    def in_words(self) -> str:
        """Return the choices that differ from the usual, so that none is hidden."""
        spec = self._spec
        said = []
        if len(spec.kinds) == 1:
            only_choice = ItemKind.CHOICE in spec.kinds
            said.append(
                self.tr("multiple choice only") if only_choice else self.tr("true or false only")
            )
        if spec.timing is Timing.END:
            said.append(self.tr("explanations at the end"))
        if len(spec.packs) > 1:
            said.append(self.tr("{n} subjects").format(n=len(spec.packs)))
        if spec.documents:
            said.append(
                self.tr("1 document")
                if len(spec.documents) == 1
                else self.tr("{n} documents").format(n=len(spec.documents))
            )
        if spec.difficulties:
            said.append(self.tr("difficulty"))
        if spec.seconds_per_question is not None:
            said.append(self.tr("{n} seconds each").format(n=spec.seconds_per_question))
        if spec.include_sensitive:
            said.append(self.tr("with sensitive questions"))
        return ", ".join(said)

    def _take_packs(self, others: frozenset[PackId]) -> None:
        """Ask the learner's own pack with those that were picked, or it alone."""
        packs = others | {self._pack} if others else frozenset()
        self._take(replace(self._spec, packs=packs))

    def _segments(self, column: QVBoxLayout, title: str, labels: tuple[str, ...]) -> Segmented:
        group = self._group(column, title)
        made = Segmented(title, labels, group)
        group.column.addWidget(made)
        return made

    def _group(self, column: QVBoxLayout, title: str) -> Group:
        group = Group(title, self)
        column.addWidget(group)
        return group

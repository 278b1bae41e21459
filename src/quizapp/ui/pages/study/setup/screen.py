"""Setting up a quiz: sensible from the start, so that one press on Start is enough."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.content.ids import TopicId
from quizapp.ui.kit.control.buttons import link, primary, quiet
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.form import AnyOf, Group
from quizapp.ui.kit.layout.form_page import FormPage
from quizapp.ui.kit.text.prose import Prose, body, heading
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.study.setup.intents import ChangeSpec, SetupIntent, Start
from quizapp.ui.pages.study.setup.more import MoreChoices
from quizapp.ui.pages.study.setup.state import MOST, NUMBERS, OpenQuiz, SetupState
from quizapp.ui.pages.study.setup.which import WhichQuiz, which_of, with_which
from quizapp.ui.pages.study.setup.wording import loosen, matching
from quizapp.ui.shell.destinations import ContinueAttempt, EndAttempt
from quizapp.ui.shell.page import Screen, ignore


class SetupScreen(Screen[SetupState, SetupIntent]):
    """The choices of a quiz above, how many questions they leave and Start below."""

    of_pack = True

    def __init__(
        self, act: Callable[[SetupIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: SetupState | None = None
        form = FormPage(self.tr("New quiz"), self)
        page = form.page
        page.column.addWidget(heading(self.tr("New quiz")))
        self._open = _OpenQuizCard(self)
        self._open.continued.connect(self._continue)
        self._open.ended.connect(self._end)
        page.column.addWidget(self._open)
        self._which = WhichQuiz(lambda which: self._take(with_which(self._spec, which)), self)
        page.column.addWidget(self._which)
        # Topics may fill any screen: what would be under them is never found.
        page.column.addWidget(self._number_group())
        page.column.addWidget(self._topic_group())
        self._more_button = link("", Icon.DOWN, self)
        self._more_button.setObjectName("more-choices")
        self._more = MoreChoices(self._take, self)
        self._more_button.clicked.connect(lambda: self.show_more(self._more.isHidden()))
        page.column.addWidget(self._more_button)
        self._more.hide()
        page.column.addWidget(self._more)
        page.column.addStretch(1)
        self._make_foot(form)

    def _topic_group(self) -> Group:
        group = Group(self.tr("What about?"), self)
        self._topics: AnyOf[TopicId] = AnyOf(
            self.tr("All topics"),
            lambda chosen: self._take(replace(self._spec, topics=chosen)),
            group,
        )
        group.column.addWidget(self._topics)
        return group

    def _number_group(self) -> Group:
        title = self.tr("How many questions?")
        group = Group(title, self)
        labels = (*(str(number) for number in NUMBERS), self.tr("All"))
        self._number = Segmented(title, labels, group)
        numbers = (*NUMBERS, MOST)
        self._number.chosen.connect(
            lambda place: self._take(replace(self._spec, number=numbers[place]))
        )
        group.column.addWidget(self._number)
        return group

    def _make_foot(self, form: FormPage) -> None:
        self._matching: Prose = body("", self)
        self._reset = quiet(self.tr("Undo all choices"), parent=self)
        self._reset.setObjectName("reset")
        self._reset.clicked.connect(lambda: self._take(QuizSpec()))
        self._start = primary(self.tr("Start"), self)
        self._start.setObjectName("start")
        self._start.clicked.connect(self._started)
        form.end_with_row((self._matching,), (self._reset, self._start))

    @override
    def render(self, state: SetupState) -> None:  # type: ignore[override]
        """Show the choices made, those on offer and what they leave."""
        self._state = state
        spec = state.spec
        self._open.render_quiz(state.open_quiz)
        self._topics.offer(state.topics)
        self._topics.show_chosen(spec.topics)
        numbers = (*NUMBERS, MOST)
        self._number.show_chosen(numbers.index(spec.number) if spec.number in numbers else None)
        self._which.show_which(which_of(spec), myths=state.myths, detective=state.detective)
        self._more.show_spec(
            spec,
            state.documents,
            sensitive=state.sensitive,
            pack=state.pack,
            others=state.others,
        )
        self._label_more()
        nothing = state.matching == 0
        said = loosen(spec) if nothing else matching(state.matching, spec.number)
        self._matching.say((Span(said, Tone.WRONG if nothing else Tone.PLAIN),))
        self._reset.setVisible(nothing and spec != QuizSpec())
        self._start.setEnabled(not nothing and state.matching is not None)

    def show_more(self, shown: bool) -> None:
        """Open or close the less-used choices."""
        self._more.setVisible(shown)
        self._more_button.draw(Icon.UP if shown else Icon.DOWN)
        self._label_more()

    def _label_more(self) -> None:
        if not self._more.isHidden():
            text = self.tr("Fewer choices")
        elif said := self._more.in_words():
            text = self.tr("More choices ({set})").format(set=said)
        else:
            text = self.tr("More choices")
        self._more_button.setText(text)
        self._more_button.call(text)

    def _started(self) -> None:
        if self._state is not None:
            self.act(Start(self._state.spec))

    def _continue(self) -> None:
        if self._state is not None and self._state.unfinished is not None:
            self.act(ContinueAttempt(self._state.unfinished.id))

    def _end(self) -> None:
        if self._state is not None and self._state.unfinished is not None:
            self.act(EndAttempt(self._state.unfinished.id))

    @property
    def _spec(self) -> QuizSpec:
        return QuizSpec() if self._state is None else self._state.spec

    def _take(self, spec: QuizSpec) -> None:
        if self._state is not None:
            self.render(replace(self._state, spec=spec, matching=None))
            self.act(ChangeSpec(spec))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give Start the focus: Enter begins at once."""
        super().showEvent(event)
        if not event.spontaneous():
            self._start.setFocus()


class _OpenQuizCard(Card):
    """A quiet line about the quiz that was not ended, with its two ways on."""

    continued = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=Space.L, name="")
        self._words = body("", self)
        self.column.addWidget(self._words)
        row = FlowLayout()
        go_on = quiet(self.tr("Continue it"), Icon.PLAY, self)
        go_on.clicked.connect(self.continued)
        end = quiet(self.tr("End it"), parent=self)
        end.clicked.connect(self.ended)
        row.addWidget(go_on)
        row.addWidget(end)
        self.column.addLayout(row)
        self.hide()

    def render_quiz(self, quiz: OpenQuiz | None) -> None:
        """Show the unfinished quiz; None hides the card."""
        self.setVisible(quiz is not None)
        if quiz is None:
            return
        said = self.tr("You have an unfinished quiz: {title}, question {n} of {of}.").format(
            title=quiz.title, n=quiz.question, of=quiz.of
        )
        rest = self.tr(" Continue it, or end it first; what you answered is kept either way.")
        self._words.say((Span(said, Tone.STRONG), Span(rest)))
        self.setAccessibleName(said)

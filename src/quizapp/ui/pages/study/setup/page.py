"""The page that sets up a new quiz, and offers to continue or end an unfinished one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.content.items import Deck
from quizapp.ui.pages.study.setup.intents import ChangeSpec, SetupIntent, Start
from quizapp.ui.pages.study.setup.state import OpenQuiz, SetupState
from quizapp.ui.shell.destinations import StartAttempt
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Attempt, Learner
    from quizapp.core.content.ids import LearnerId, PackId
    from quizapp.core.views.practice import Choices
    from quizapp.ui.shell.context import Context


class SetupPage(Page[SetupState, SetupIntent]):
    """Sets up a quiz. The choices are kept while the same learner is here.

    Args:
        context: the services and what is around the page.
    """

    place = PageId.STUDY

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._chosen_by: LearnerId | None = None
        self._spec: QuizSpec | None = None
        """What was chosen; None: the quiz that is offered first."""
        self._own: PackId | None = None
        """The pack that the learner worked with when it was shown last."""

    @override
    def open(self) -> None:
        """Show the set-up with the learner's last choices."""
        learner = self.context.learner()
        if learner is not None and learner.id != self._chosen_by:
            self._chosen_by, self._spec, self._own = learner.id, None, None
        super().open()

    @override
    def load(self, learner: Learner) -> SetupState:
        practice = self.context.services.practice
        spec = practice.offered_first(learner.id) if self._spec is None else self._spec
        choices = practice.choices(learner.id, spec.packs)
        own = choices.pack[0]
        if self._own not in (None, own):  # another subject was chosen: it is asked alone
            spec = replace(spec, packs=frozenset())
            self._spec = None if self._spec is None else spec
            choices = practice.choices(learner.id)
        self._own = own
        spec = _of_what_is_offered(spec, choices)
        if not choices.sensitive:  # a tick from before it was decided otherwise counts no more
            spec = replace(spec, include_sensitive=False)
        matching = practice.matching(spec, learner.id)
        unfinished = practice.unfinished(learner.id)
        open_quiz = None if unfinished is None else open_quiz_of(unfinished)
        return SetupState(
            spec,
            choices.topics,
            choices.documents,
            matching,
            open_quiz,
            myths=choices.myths > 0,
            detective=choices.detective > 0,
            sensitive=choices.sensitive,
            pack=choices.pack,
            others=choices.others,
            unfinished=unfinished,
        )

    @override
    def build(self, act: Callable[[SetupIntent], None]) -> Screen[SetupState, SetupIntent]:
        from quizapp.ui.pages.study.setup.screen import SetupScreen

        return SetupScreen(act)

    @override
    def handle(self, intent: SetupIntent) -> None:
        learner, practice = self.context.learner(), self.context.services.practice
        if learner is None:
            return
        match intent:
            case ChangeSpec(spec):
                self._count(spec)
            case Start(spec):
                self.context.go(StartAttempt(lambda: practice.start(learner.id, spec)))
            case _:
                self.context.go(intent)

    def _count(self, spec: QuizSpec) -> None:
        """Show changed choices immediately, and the number of questions once counted."""
        before = self.state
        self._spec = spec
        if before is not None and before.spec.packs != spec.packs:
            self._load_again(spec)
            return
        if self.state is not None:
            self.render(replace(self.state, spec=spec, matching=None))

        def show(matching: int) -> None:
            # Skip the count of choices that have changed again since.
            if self.state is not None and self.state.spec == spec:
                self.render(replace(self.state, matching=matching))

        of = self.learner_id()
        self.run(lambda: self.context.services.practice.matching(spec, of), show)

    def _load_again(self, spec: QuizSpec) -> None:
        """Offer the topics and documents of other packs; what was chosen since is not undone."""
        learner = self.context.learner()
        if learner is None:
            return

        def show(state: SetupState) -> None:
            if self._spec == spec:
                self._spec = state.spec
                self.refresh(state)

        self.run(lambda: self.load(learner), show)


def _of_what_is_offered(spec: QuizSpec, choices: Choices) -> QuizSpec:
    """Return choices without what is not on offer any more: it could not be undone where it is."""
    own = choices.pack[0]
    packs = spec.packs & {own, *(pack for pack, _, _ in choices.others)}
    return replace(
        spec,
        packs=packs if own in packs and len(packs) > 1 else frozenset(),
        topics=spec.topics & {topic for topic, _, _ in choices.topics},
        documents=spec.documents & {document for document, _, _ in choices.documents},
        myths_only=spec.myths_only and choices.myths > 0,
        deck=spec.deck if choices.detective else Deck.DEFAULT,
    )


def open_quiz_of(attempt: Attempt) -> OpenQuiz:
    """Return how an unfinished attempt is named to its learner."""
    number = min(attempt.answered + 1, len(attempt.drawn))
    return OpenQuiz(attempt.title, number, len(attempt.drawn))

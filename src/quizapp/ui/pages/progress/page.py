"""The page Progress: how far a learner has come, all attempts, what was flagged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.views.changes import Changed
from quizapp.ui.pages.progress.intents import (
    ExportProgress,
    PractiseFlagged,
    PractiseTopic,
    ProgressIntent,
    RemoveFlag,
)
from quizapp.ui.pages.progress.state import FlaggedLine, ProgressState
from quizapp.ui.shell.destinations import StartAttempt
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Attempt, Learner
    from quizapp.core.content.ids import LearnerId
    from quizapp.core.views.practice import FlaggedQuestion


class ProgressPage(Page[ProgressState, ProgressIntent]):
    """Shows what a learner has done and how far that has led."""

    place = PageId.PROGRESS
    watches = frozenset({Changed.FLAGS, Changed.CONTENT, Changed.DAY})

    @override
    def load(self, learner: Learner) -> ProgressState:
        services = self.context.services
        return ProgressState(
            progress=services.reporting.progress(learner.id),
            lines=services.practice.history(learner.id),
            flagged=tuple(_line(one) for one in services.practice.flagged(learner.id)),
            now=self.context.now(),
        )

    @override
    def build(self, act: Callable[[ProgressIntent], None]) -> Screen[ProgressState, ProgressIntent]:
        from quizapp.ui.pages.progress.screen import ProgressScreen

        return ProgressScreen(act)

    @override
    def refresh(self, state: ProgressState) -> None:
        saved = self.state.saved if self.state is not None else ""
        super().refresh(replace(state, saved=saved))

    @override
    def handle(self, intent: ProgressIntent) -> None:
        practising = self.context.services.practising
        match intent:
            case RemoveFlag(presented_id):
                practice = self.context.services.practice
                # The flags are loaded again since they changed.
                self.run(lambda: practice.flag(presented_id, flagged=False), lambda _: None)
            case PractiseTopic(topic_id):
                self._begin(lambda learner_id: practising.of_topic(learner_id, topic_id))
            case PractiseFlagged():
                self._begin(lambda learner_id: practising.of_flagged(learner_id))
            case ExportProgress():
                self._choose_file()
            case _:
                self.context.go(intent)

    def _begin(self, make: Callable[[LearnerId], Attempt]) -> None:
        learner = self.context.learner()
        if learner is not None:
            self.context.go(StartAttempt(lambda: make(learner.id), PageId.PROGRESS))

    def _choose_file(self) -> None:
        learner = self.context.learner()
        if learner is None:
            return
        self.context.dialogs.save_file(
            self.screen,
            self.tr("Export the progress of {name}").format(name=learner.name),
            self.tr("Progress {day}.csv").format(day=self.context.now().date().isoformat()),
            self.tr("Tables (*.csv)"),
            lambda path: self._export(learner.id, path),
        )

    def _export(self, learner_id: LearnerId, path: Path) -> None:
        def done(_: None) -> None:
            if self.state is not None:
                self.render(replace(self.state, saved=path.name))

        reporting = self.context.services.reporting
        self.run(lambda: reporting.write_progress_csv(learner_id, path), done)


def _line(flagged: FlaggedQuestion) -> FlaggedLine:
    question = flagged.question
    at = question.shown_at or (question.response.at if question.response else None)
    assert at is not None  # only what was shown can be flagged
    return FlaggedLine(
        presented_id=question.id,
        attempt_id=flagged.attempt_id,
        fact=flagged.fact,
        attempt_title=flagged.attempt_title,
        outcome=question.response.outcome if question.response else None,
        at=at,
    )

"""The page of objections: read, answered, saved for the pack's author."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.ui.pages.classroom.objections.intents import (
    AnswerObjection,
    ObjectionsIntent,
    SaveObjections,
    ShowWho,
)
from quizapp.ui.pages.classroom.objections.state import ObjectionsState
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.ui.pages.classroom.objections.screen import ObjectionsScreen


class ObjectionsPage(Page[ObjectionsState, ObjectionsIntent]):
    """Shows what learners said is wrong. It watches nothing: an answer may be half typed.

    Args:
        context: the services and what is around the page.
    """

    place = PageId.CLASS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._built: ObjectionsScreen | None = None

    def visit(self) -> None:
        """Show all objections, without names."""
        self.run(self._load, self._begin)

    @override
    def build(
        self, act: Callable[[ObjectionsIntent], None]
    ) -> Screen[ObjectionsState, ObjectionsIntent]:
        from quizapp.ui.pages.classroom.objections.screen import ObjectionsScreen

        self._built = ObjectionsScreen(act)
        return self._built

    @override
    def handle(self, intent: ObjectionsIntent) -> None:
        state = self.state
        if state is None:
            return
        objections = self.context.services.objections
        match intent:
            case AnswerObjection(objection_id, answer):
                self.run(lambda: objections.answer(objection_id, answer), lambda _: self._again())
            case ShowWho(on):
                self.render(replace(state, with_names=on))
            case SaveObjections():
                self._choose_file()
            case _:
                self.context.go(intent)

    def _load(self) -> ObjectionsState:
        return ObjectionsState(self.context.services.objections.lines(), self.context.now())

    def _begin(self, state: ObjectionsState) -> None:
        if self._built is not None:
            self._built.begin()
        self.show(state)

    def _again(self) -> None:
        def done(state: ObjectionsState) -> None:
            with_names = self.state is not None and self.state.with_names
            self.render(replace(state, with_names=with_names))

        self.run(self._load, done)

    def _choose_file(self) -> None:
        self.context.dialogs.save_file(
            self.screen,
            self.tr("Save what is said to be wrong, without names"),
            self.tr("Notes on questions {day}.json").format(
                day=self.context.now().date().isoformat()
            ),
            self.tr("JSON files (*.json)"),
            self._write,
        )

    def _write(self, path: Path) -> None:
        def done(_: None) -> None:
            if self.state is not None:
                self.render(replace(self.state, saved=path.name))

        objections = self.context.services.objections
        self.run(lambda: objections.export(path), done)

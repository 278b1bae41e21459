"""Edits at the Workbench: shown at once, stored in their order, taken back, and refused."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from quizapp.core.authoring.edits import Change, ConflictError, apply, put
from quizapp.ui.pages.workbench import wording
from quizapp.ui.pages.workbench.changing import changed
from quizapp.ui.pages.workbench.intents import QuestionIntent, Write
from quizapp.ui.pages.workbench.sights import (
    concerned,
    counts_in_version,
    has,
    neighbour,
    with_sights,
    with_words,
)
from quizapp.ui.pages.workbench.state import Told, Unsaved, WorkbenchState

if TYPE_CHECKING:
    from quizapp.core.content.ids import FactId, ItemId
    from quizapp.core.errors import ExpectedError
    from quizapp.core.views.drafts import EditDone, OpenedCopy
    from quizapp.ui.pages.workbench.assessing import Assessing
    from quizapp.ui.pages.workbench.intents import WorkbenchIntent
    from quizapp.ui.shell.page import Page


class Editing(QObject):
    """Edits the working copy that a page shows.

    An edit that another window was faster than is told, and what stands in the bank is loaded
    again.

    Args:
        page: shows the working copy, and runs what stores it.
        assessing: judges what was edited.
    """

    def __init__(self, page: Page[WorkbenchState, WorkbenchIntent], assessing: Assessing) -> None:
        super().__init__(page)
        self._page = page
        self._assessing = assessing
        self._loads = 0
        """Counts loads from the bank: edits made for an earlier one are not told a second time."""

    def loaded(self) -> None:
        """Take it that the page shows what was just loaded from the bank."""
        self._loads += 1

    @property
    def _now(self) -> WorkbenchState:
        assert self._page.state is not None  # only what is shown is edited
        return self._page.state

    def change(self, intent: QuestionIntent) -> None:
        """Do what changes a question, if it changes anything."""
        found = changed(self._now, intent)
        if found is None:
            return
        label, before, after = found
        typed = (intent.item_id, intent.field, intent.text) if isinstance(intent, Write) else None
        self.edit(put(label, (before, after)), after.id, typed)

    def edit(
        self,
        change: Change,
        fact_id: FactId | None = None,
        typed: tuple[ItemId, str, str] | None = None,
        words: str = "",
    ) -> None:
        """Show an edit at once, and store it.

        Args:
            change: the edit.
            fact_id: whose questions are judged again.
            typed: the question, the field and the words, where somebody wrote them.
            words: what somebody wrote elsewhere, to be told if it is not stored.
        """
        now = self._now
        copy = apply(now.copy, change)
        unsaved = now.unsaved
        if typed is not None:  # written anew
            unsaved = tuple(one for one in unsaved if (one.item_id, one.field) != typed[:2])
        self._page.render(with_sights(replace(now, copy=copy, told=None, unsaved=unsaved)))
        pack_id, loads = copy.pack_id, self._loads
        workbench = self._page.context.services.workbench
        self._page.run(
            lambda: workbench.edit(pack_id, change),
            partial(self._stored, loads, fact_id is not None and counts_in_version(copy, fact_id)),
            partial(self._refused, loads, typed, words),
        )
        if fact_id is not None:
            self._assessing.judge_fact(copy, fact_id)
            self._assessing.look_for_source()

    def _stored(self, loads: int, counts: bool, done: EditDone) -> None:
        if self._page.state is not None and loads == self._loads:
            copy = replace(self._now.copy, revision=done.revision)
            self._page.render(replace(self._now, copy=copy, undo=done.undo, redo=done.redo))
            if counts:
                self._assessing.count_changes()

    def _refused(
        self,
        loads: int,
        typed: tuple[ItemId, str, str] | None,
        words: str,
        error: ExpectedError,
    ) -> None:
        """Tell that an edit was not stored, and show what is: the words stay to be copied."""
        if self._page.state is None:
            return
        if typed is not None:
            others = (one for one in self._now.unsaved if (one.item_id, one.field) != typed[:2])
            self._page.render(replace(self._now, unsaved=(*others, Unsaved(*typed))))
        if loads != self._loads:
            return
        self._loads += 1
        told = Told(error.message, error.hint, trouble=True)
        workbench, pack_id = self._page.context.services.workbench, self._now.copy.pack_id

        def show(opened: OpenedCopy) -> None:
            if self._page.state is None or self._now.copy.pack_id != pack_id:
                return
            self._loads += 1
            kept = tuple(one for one in self._now.unsaved if has(opened.copy, one.item_id))
            gone = [one.text for one in self._now.unsaved if one not in kept]
            gone += [words] if words else []
            now = replace(self._now, copy=opened.copy, undo=opened.undo, redo=opened.redo)
            self._page.render(
                with_sights(
                    replace(
                        now,
                        told=with_words(told, gone) if gone or not kept else None,
                        unsaved=kept,
                    )
                )
            )
            self._assessing.judge_all()

        self._page.run(lambda: workbench.open(pack_id), show)

    def keep_mine(self) -> None:
        """Store the first words that another window's edit kept from being stored."""
        now = self._now
        if now.unsaved:
            first = now.unsaved[0]
            self._page.render(replace(now, unsaved=now.unsaved[1:], told=None))
            self.change(Write(first.item_id, first.field, first.text))

    def step(self, *, undone: bool) -> None:
        """Take the last edit back, or make it again; go to the question concerned."""
        workbench, pack_id = self._page.context.services.workbench, self._now.copy.pack_id
        loads = self._loads

        def show(done: EditDone | None) -> None:
            if self._page.state is None or loads != self._loads:
                return
            if done is None:
                nothing = self.tr("Nothing to undo") if undone else self.tr("Nothing to do again")
                self._page.render(replace(self._now, told=Told(nothing)))
            else:
                self._show_step(done, undone=undone)

        step = workbench.undo if undone else workbench.redo
        self._page.run(lambda: step(pack_id), show, partial(self._refused, loads, None, ""))

    def _show_step(self, done: EditDone, *, undone: bool) -> None:
        now = self._now
        try:
            copy = replace(apply(now.copy, done.change), revision=done.revision)
        except ConflictError:  # something was typed between: that edit will be told of
            return
        label = done.change.label
        if undone:
            told = Told(wording.undone(label), self.tr("Ctrl+Y brings it back"))
        else:
            told = Told(wording.redone(label), self.tr("Ctrl+Z undoes"))
        item_id = concerned(done.change, now.item_id) or now.item_id
        if item_id is not None and not has(copy, item_id):
            item_id = neighbour(now, copy)
        now = replace(now, copy=copy, undo=done.undo, redo=done.redo, told=told, item_id=item_id)
        self._page.render(with_sights(replace(now, proposals=())))
        self._assessing.judge_all()
        self._assessing.count_changes()
        self._assessing.look_for_source()

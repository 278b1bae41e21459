"""What is told of a working copy while one writes: trouble, changes, sources that may answer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from quizapp.ui.pages.workbench.judge import Judge, Judged
from quizapp.ui.pages.workbench.source_finder import SourceFinder
from quizapp.ui.pages.workbench.state import WorkbenchState

if TYPE_CHECKING:
    from quizapp.core.authoring.drafts import WorkingCopy
    from quizapp.core.authoring.finding_sources import ProposedSource
    from quizapp.core.content.ids import FactId
    from quizapp.ui.pages.workbench.intents import WorkbenchIntent
    from quizapp.ui.shell.page import Page

_MOST_COUNTED = 300
"""Questions up to which it is counted while one writes how many differ from the last version."""


class Assessing:
    """Judges, counts and proposes off the window's thread, and adds it to what a page shows.

    Args:
        page: shows the working copy, and runs the work.
    """

    def __init__(self, page: Page[WorkbenchState, WorkbenchIntent]) -> None:
        self._page = page
        self._judge = Judge(page.run, self._take_judged)
        self._finder = SourceFinder()

    @property
    def _now(self) -> WorkbenchState:
        assert self._page.state is not None  # only what is shown is judged
        return self._page.state

    def judge_all(self) -> None:
        """Judge every question."""
        self._judge.all_of(self._now.copy)

    def count_changes(self) -> None:
        """Count what is different from what learners have, now and then: it takes a while."""
        copy = self._now.copy
        if not copy.version or sum(1 for _ in copy.questions()) > _MOST_COUNTED:
            return
        publishing = self._page.context.services.publishing

        def work() -> int:
            since = publishing.check(copy.pack_id, warnings=False).since
            return since.new + since.reworded + since.removed + since.other

        def show(changes: int) -> None:
            still = self._page.state is not None and self._now.copy.pack_id == copy.pack_id
            if still and changes != self._now.changes:
                self._page.render(replace(self._now, changes=changes))

        self._page.run(work, show, lambda _: None)

    def _take_judged(self, copy: WorkingCopy, found: Judged) -> None:
        if self._page.state is not None and self._now.copy.pack_id == copy.pack_id:
            known = {**self._now.troubles, **found}
            if known != self._now.troubles:
                self._page.render(replace(self._now, troubles=known))

    def judge_fact(self, copy: WorkingCopy, fact_id: FactId) -> None:
        """Judge the questions of one fact, as they are in a working copy, before others."""
        self._judge.fact(copy, fact_id)

    def look_for_source(self) -> None:
        """Propose sources for the chosen question, if it has none."""
        now = self._now
        chosen = now.chosen
        if chosen is None or chosen[0].fact.evidence or not chosen[1].item.stem.strip():
            if now.proposals:
                self._page.render(replace(now, proposals=()))
            return
        documents, item = now.copy.documents, chosen[1].item

        def show(found: tuple[ProposedSource, ...]) -> None:
            still = self._page.state is not None and self._now.item_id == item.id
            if still and found != self._now.proposals:
                self._page.render(replace(self._now, proposals=found))

        self._page.run(partial(self._finder.best, documents, item), show)

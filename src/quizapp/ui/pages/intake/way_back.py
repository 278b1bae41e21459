"""Where one goes on after the last file, and what is told there."""

from dataclasses import replace
from pathlib import Path

from quizapp.core.content.ids import PackId
from quizapp.ui.shell.destinations import FindSources, OpenPack, OpenPacks, OpenWorkbench


class WayBack:
    """Leads back to where files were asked for, with what was taken of them.

    Args:
        pack_id: the pack that takes them; None: it is asked for.
        at_workbench: whether they were asked for at the Workbench.
    """

    def __init__(self, pack_id: PackId | None = None, *, at_workbench: bool = False) -> None:
        self._then: OpenPack | OpenWorkbench | FindSources | None = None
        if pack_id is not None:
            self._then = OpenWorkbench(pack_id) if at_workbench else OpenPack(pack_id)
        self._taken: list[str] = []

    def took_questions(self, pack_id: PackId, said: str, *, then_find: bool) -> None:
        """Go on at the questions, or with finding their sources."""
        self._taken.append(said)
        self._then = FindSources(pack_id) if then_find else self._then or OpenPack(pack_id)

    def took_document(self, pack_id: PackId, said: str) -> None:
        """Go on with writing questions on it, unless sources are to be found."""
        self._taken.append(said)
        if not isinstance(self._then, FindSources):
            self._then = OpenWorkbench(pack_id)

    def leads(self, packs: tuple[Path, ...]) -> OpenPack | OpenWorkbench | FindSources | OpenPacks:
        """Return where to: to packs that were brought along, if there are any."""
        then = self._then
        if packs or then is None:
            return OpenPacks(packs)
        if isinstance(then, FindSources):
            return then
        return replace(then, taken=" ".join(self._taken))

"""The page of packs: bringing them, retiring them, offering them again, saving a copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from typing_extensions import override

from quizapp.core.content.ids import PackId
from quizapp.core.views.changes import Changed
from quizapp.core.views.packs import PackLine, PackPreview, PackState
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.kit.layout.dropping import PACK_FILE, packs_among
from quizapp.ui.pages.packs import wording
from quizapp.ui.pages.packs.guarded import ask_offer, ask_retire
from quizapp.ui.pages.packs.intents import (
    BringFile,
    BringFolder,
    BringSample,
    CloseNotice,
    LookAt,
    NewPack,
    OfferAgain,
    PacksIntent,
    PutAside,
    RetirePack,
    SaveCopy,
    TakeIn,
)
from quizapp.ui.pages.packs.state import Brought, PackNotice, PacksState, Refused
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.destinations import OpenIntake, OpenPack
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.errors import ExpectedError

Result = TypeVar("Result")

LONGEST_TITLE = 120
"""Characters of a title."""


SAMPLE_FOLDER = "sample-pack"
"""Of the sample, among what comes with the app."""


class PacksPage(Page[PacksState, PacksIntent]):
    """Shows the packs. What was brought is looked at first; nothing is written before "Take it in".

    Args:
        context: the services and what is around the page.
    """

    place = PageId.LIBRARY
    watches = frozenset({Changed.CONTENT, Changed.DRAFTS, Changed.OWNER})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sources: tuple[Path, ...] = ()
        """What was brought: the first is looked at, the others wait."""
        self._brought: Brought | Refused | None = None
        self._doing = ""
        self._notice: PackNotice | None = None

    def visit(self, sources: tuple[Path, ...] = ()) -> None:
        """Show the packs; look at what is brought along."""
        learner = self.context.learner()
        if learner is None:
            return
        if not self._doing:  # else what is under way is told to its end
            self._notice = self._brought = None
            self._sources = ()
        self.run(partial(self.load, learner), partial(self._begin, sources))

    def _begin(self, sources: tuple[Path, ...], state: PacksState) -> None:
        self.show(state)
        self._bring(sources)

    @override
    def load(self, learner: Learner) -> PacksState:
        services = self.context.services
        return PacksState(services.publishing.lines(), has_pin=services.owner.view().has_pin)

    @override
    def build(self, act: Callable[[PacksIntent], None]) -> Screen[PacksState, PacksIntent]:
        from quizapp.ui.pages.packs.screen import PacksScreen

        return PacksScreen(act)

    @override
    def render(self, state: PacksState) -> None:
        super().render(
            replace(
                state,
                brought=self._brought,
                waiting=max(len(self._sources) - 1, 0),
                doing=self._doing,
                notice=self._notice,
            )
        )

    @override
    def handle(self, intent: PacksIntent) -> None:
        dialogs = self.context.dialogs
        match intent:
            case NewPack():
                self._ask_title()
            case BringFile():
                kinds = self.tr("All files (*)")
                title = self.tr("Choose a document, questions or a pack")
                dialogs.choose_file(self.screen, title, kinds, lambda file: self._look_at((file,)))
            case BringFolder():
                title = self.tr("Choose the folder of a pack")
                dialogs.choose_folder(self.screen, title, lambda folder: self._bring((folder,)))
            case BringSample():
                self._bring((self.context.assets / SAMPLE_FOLDER,))
            case LookAt(sources):
                self._look_at(sources)
            case TakeIn():
                self._take_in()
            case PutAside():
                if not self._doing:
                    self._go_on()
            case RetirePack(pack_id):
                self._ask_retire(self._line(pack_id))
            case OfferAgain(pack_id):
                self._offer_again(pack_id)
            case SaveCopy(pack_id):
                self._choose_where(pack_id)
            case CloseNotice():
                self._say(None)
            case _:
                self.context.go(intent)

    def _line(self, pack_id: PackId) -> PackLine:
        assert self.state is not None  # what is pressed is shown
        return next(line for line in self.state.packs if line.id == pack_id)

    def _again(self) -> None:
        """Show what has changed around the packs."""
        if self.state is not None:
            self.render(self.state)

    def _say(self, notice: PackNotice | None) -> None:
        self._notice = notice
        self._again()

    def _ask_title(self) -> None:
        self.context.dialogs.ask_note(
            self.screen,
            self.tr("A new pack"),
            self.tr(
                "What is it about? This is its title, and can be changed later. Nobody but you "
                "sees the pack before you publish it."
            ),
            self.tr("Begin it"),
            LONGEST_TITLE,
            self._new,
        )

    def _new(self, title: str) -> None:
        workbench = self.context.services.workbench
        self.run(lambda: workbench.new(title), lambda pack_id: self.context.go(OpenPack(pack_id)))

    # Bringing

    def _look_at(self, sources: tuple[Path, ...]) -> None:
        """Look at what was chosen or dropped; what isn't a pack is told where other files are."""
        if packs_among(sources) == sources:
            self._bring(sources)
        else:
            self.context.go(OpenIntake(sources))

    def _bring(self, sources: tuple[Path, ...]) -> None:
        """Look at what is brought, after what is looked at already."""
        idle = not self._sources
        self._sources += sources
        if idle:
            self._look()
        else:
            self._again()

    def _go_on(self) -> None:
        """Leave what was brought and look at what waits."""
        self._brought, self._sources = None, self._sources[1:]
        self._look()

    def _look(self) -> None:
        """Look at the first of what was brought, if there is anything."""
        if not self._sources:
            self._again()
            return
        source, packs = self._sources[0], self.context.services.packs
        self._doing = self.tr("Looking at {name}…").format(name=source.name)
        self._notice = self._brought = None
        self._again()

        def done(preview: PackPreview) -> None:
            self._doing = ""
            retired = preview.id in self._retired()
            self._brought = Brought(source.name, preview, retired)
            self._again()

        self._run_told(lambda: packs.look(source), done, source)

    def _retired(self) -> set[PackId]:
        packs = () if self.state is None else self.state.packs
        return {line.id for line in packs if line.state is PackState.RETIRED}

    def _take_in(self) -> None:
        if self._doing or not isinstance(self._brought, Brought):
            return
        source, packs = self._sources[0], self.context.services.packs
        self._doing = self.tr("Taking in {title}…").format(title=self._brought.preview.title)
        self._again()

        def done(line: PackLine) -> None:  # the list is loaded again since the content changed
            self._doing = ""
            self._go_on()
            hint = self.tr("Learners choose it above Today and the other pages.")
            self._say(PackNotice(BannerKind.DONE, wording.taken_in(line), hint))

        self._run_told(lambda: packs.add(source), done, source)

    def _run_told(
        self, work: Callable[[], Result], done: Callable[[Result], None], source: Path
    ) -> None:
        """Run what is done with what was brought; trouble with it is told in its place."""

        def failed(error: ExpectedError) -> None:
            self._doing = ""
            if self.on_screen:
                title = wording.cannot_be_taken(source.name)
                self._brought = Refused(title, error.message, error.hint, error.lines)
            else:  # the page was left meanwhile
                self._brought, self._sources = None, ()
                self.fail(error)
            self._again()

        self.run(work, done, failed)

    # What is done with a pack

    def _ask_retire(self, line: PackLine) -> None:
        if self._is_only(line) and not self._has_pin:
            self._retire(line.id, "")  # is refused, in words; nothing need be asked before
            return
        ask_retire(
            self.context.dialogs,
            self.screen,
            line.title,
            has_pin=self._has_pin,
            then=partial(self._retire, line.id),
        )

    def _is_only(self, line: PackLine) -> bool:
        assert self.state is not None
        offered = (one.id for one in self.state.packs if one.state is PackState.PUBLISHED)
        return set(offered) == {line.id}

    @property
    def _has_pin(self) -> bool:
        return self.state is not None and self.state.has_pin

    def _retire(self, pack_id: PackId, pin: str) -> None:
        packs = self.context.services.packs
        self.run(lambda: packs.retire(pack_id, pin), lambda _: self._say(None))

    def _offer_again(self, pack_id: PackId) -> None:
        ask_offer(
            self.context.dialogs,
            self.screen,
            self._line(pack_id).title,
            has_pin=self._has_pin,
            then=partial(self._offer, pack_id),
        )

    def _offer(self, pack_id: PackId, pin: str) -> None:
        services = self.context.services

        def failed(error: ExpectedError) -> None:
            title = wording.cannot_be_offered(self._line(pack_id).title)
            self._brought = Refused(title, error.message, error.hint, error.lines)
            self._again()

        self.run(
            lambda: services.packs.bring_back(pack_id, services.maintenance.content, pin),
            lambda _: self._say(None),
            failed,
        )

    def _choose_where(self, pack_id: PackId) -> None:
        self.context.dialogs.save_file(
            self.screen,
            self.tr("Save a copy of {title}").format(title=self._line(pack_id).title),
            f"{pack_id}{PACK_FILE}",
            self.tr("Packs (*{ending})").format(ending=PACK_FILE),
            partial(self._save, pack_id),
        )

    def _save(self, pack_id: PackId, file: Path) -> None:
        def done(_: None) -> None:
            said = self.tr("Saved as {name}.").format(name=file.name)
            hint = self.tr("Another computer takes it in by “Bring a file…”.")
            self._say(PackNotice(BannerKind.DONE, said, hint))

        packs = self.context.services.packs
        self.run(lambda: packs.export(pack_id, file), done)

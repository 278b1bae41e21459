"""The page of one pack: what is in it, publishing it, its versions, retiring it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.authoring.comparing import FactDifference
from quizapp.core.content.ids import PackId
from quizapp.core.views.changes import Changed
from quizapp.core.views.publishing import PublishCheck
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.kit.layout.dropping import PACK_FILE
from quizapp.ui.pages.packs.guarded import ask_offer, ask_retire
from quizapp.ui.pages.packs.intents import CloseNotice, OfferAgain, RetirePack, SaveCopy
from quizapp.ui.pages.packs.pack import wording
from quizapp.ui.pages.packs.pack.intents import (
    Check,
    CloseCheck,
    ExportAs,
    GoBack,
    PackIntent,
    Publish,
    SetState,
    ShowChanges,
    ShowTab,
    Teach,
    Undo,
)
from quizapp.ui.pages.packs.pack.state import PackState, Tab
from quizapp.ui.pages.packs.state import PackNotice
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.destinations import PrepareSession
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.authoring.questions import WrittenFile
    from quizapp.core.errors import ExpectedError
    from quizapp.ui.pages.packs.pack.screen import PackScreen


class PackPage(Page[PackState, PackIntent]):
    """Shows one pack. A learner's pages show nothing of it before it is published.

    Args:
        context: the services and what is around the page.
    """

    place = PageId.LIBRARY
    watches = frozenset({Changed.CONTENT, Changed.DRAFTS})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._pack_id: PackId | None = None
        self._beside = PackBeside()

    def visit(self, pack_id: PackId, *, check: bool = False, taken: str = "") -> None:
        """Show a pack; its working copy is begun if need be.

        Args:
            pack_id: the pack.
            check: whether what publishing it would do is looked at.
            taken: what it has just taken of a file, told above its questions.
        """
        learner = self.context.learner()
        if learner is None:
            return
        if pack_id != self._pack_id:
            self._beside = PackBeside()
            self._pack_id = pack_id
            if self.state is not None:
                self._pack_screen.begin()
        self._beside.check = self._beside.notice = None
        if taken:
            hint = self.tr("Look at each and mark it as ready; then they can be published.")
            self._beside.notice = PackNotice(BannerKind.DONE, taken, hint)
            self._beside.tab = Tab.QUESTIONS
        workbench = self.context.services.workbench

        def opened(_: object) -> None:
            self.open()
            if check:  # once the pack is shown: work is done in its order
                self.context.jobs.run(lambda: None, lambda _: self._check(pack_id))

        self.run(lambda: workbench.open(pack_id), opened)

    @override
    def changed(self, kinds: frozenset[Changed]) -> None:
        """Load again, and leave a check behind that was made of what was there before."""
        if kinds & self.watches:
            self._beside.check = None
        super().changed(kinds)

    @override
    def load(self, learner: Learner) -> PackState:
        assert self._pack_id is not None  # it was visited
        pack = self.context.services.publishing.overview(self._pack_id)
        return PackState(pack, self.context.now())

    @override
    def build(self, act: Callable[[PackIntent], None]) -> Screen[PackState, PackIntent]:
        from quizapp.ui.pages.packs.pack.screen import PackScreen

        return PackScreen(act)

    @property
    def _pack_screen(self) -> PackScreen:
        from quizapp.ui.pages.packs.pack.screen import PackScreen

        screen = self.screen
        assert isinstance(screen, PackScreen)
        return screen

    @override
    def render(self, state: PackState) -> None:
        beside = self._beside
        super().render(
            replace(
                state,
                tab=beside.tab,
                check=beside.check,
                changed_in=beside.changed_in,
                changes=beside.changes,
                doing=beside.doing,
                notice=beside.notice,
            )
        )

    @override
    def handle(self, intent: PackIntent) -> None:
        pack = self._shown.pack
        match intent:
            case ShowTab(tab):
                self._beside.tab = tab
                self._again()
            case Check():
                self._check(pack.pack_id)
            case CloseCheck():
                self._beside.check = None
                self._again()
            case Publish(note):
                self._publish(note)
            case SetState(item_id, state):
                publishing = self.context.services.publishing
                self._beside.check = None  # it is no longer what would be published
                self.run(lambda: publishing.set_state(pack.pack_id, item_id, state), ignore_done)
            case Undo():
                self._beside.check = None
                workbench = self.context.services.workbench
                self.run(lambda: workbench.undo(pack.pack_id), ignore_done)
            case ShowChanges(number):
                self._show_changes(number)
            case GoBack(number):
                self._ask_back(number)
            case RetirePack():
                ask_retire(
                    self.context.dialogs,
                    self.screen,
                    pack.title,
                    has_pin=pack.has_pin,
                    then=self._retire,
                )
            case OfferAgain():
                ask_offer(
                    self.context.dialogs,
                    self.screen,
                    pack.title,
                    has_pin=pack.has_pin,
                    then=self._offer,
                )
            case SaveCopy():
                self._choose_where()
            case ExportAs(name):
                self._export(name)
            case Teach():
                self._teach(pack.pack_id)
            case CloseNotice():
                self._say(None)
            case _:
                self.context.go(intent)

    @property
    def _shown(self) -> PackState:
        assert self.state is not None  # what is pressed is shown
        return self.state

    def _again(self) -> None:
        """Show what has changed around the pack."""
        if self.state is not None:
            self.render(self.state)

    def _say(self, notice: PackNotice | None) -> None:
        self._beside.notice = notice
        self._again()

    def _work(self, doing: str) -> None:
        self._beside.doing = doing
        self._beside.notice = None
        self._again()

    def _refused(self, error: ExpectedError) -> None:
        """Tell on the page itself what was refused: the details are many at times."""
        self._beside.doing = ""
        hint = " ".join((error.hint, *error.lines))
        self._say(PackNotice(BannerKind.TROUBLE, error.message, hint.strip()))

    # Publishing

    def _check(self, pack_id: PackId) -> None:
        if self._beside.doing:
            return
        publishing = self.context.services.publishing
        self._beside.check = None
        self._work(self.tr("Looking at every question…"))

        def done(check: PublishCheck) -> None:
            self._beside.doing = ""
            self._beside.check = check
            self._again()

        self.run(lambda: publishing.check(pack_id), done, self._refused)

    def _publish(self, note: str) -> None:
        learner = self.context.learner()
        if self._beside.doing or learner is None:
            return
        publishing, pack = self.context.services.publishing, self._shown.pack
        self._work(self.tr("Publishing…"))

        def done(number: int) -> None:
            self._beside.doing = ""
            self._beside.check = None
            self._told_published(wording.published(number, pack.title))

        self.run(lambda: publishing.publish(pack.pack_id, note, learner.name), done, self._refused)

    def _told_published(self, said: str) -> None:
        hint = self.tr("Learners choose it above Today and the other pages.")
        self._say(PackNotice(BannerKind.DONE, said, hint))

    def _teach(self, pack_id: PackId) -> None:
        """Choose the pack, so that no other subject can come before the class, and prepare."""
        learner_id = self.learner_id()
        if learner_id is not None:
            packs = self.context.services.packs
            prepare = PrepareSession()
            self.run(lambda: packs.choose(learner_id, pack_id), lambda _: self.context.go(prepare))

    # Versions

    def _show_changes(self, number: int) -> None:
        if not number:
            self._beside.changed_in, self._beside.changes = 0, ()
            self._again()
            return
        publishing, pack_id = self.context.services.publishing, self._shown.pack.pack_id

        def done(changes: tuple[FactDifference, ...]) -> None:
            self._beside.changed_in, self._beside.changes = number, changes
            self._again()

        self.run(lambda: publishing.differences(pack_id, number), done, self._refused)

    def _ask_back(self, number: int) -> None:
        self.context.dialogs.confirm(
            self.screen,
            self.tr("Go back to version {n}?").format(n=number),
            self.tr(
                "What it held is published anew, under the next number, and the questions here "
                "become what they were then. Drafts stay. You can undo it here, or go back again."
            ),
            self.tr("Go back to it"),
            destructive=False,
            then=lambda: self._go_back(number),
        )

    def _go_back(self, number: int) -> None:
        learner = self.context.learner()
        if self._beside.doing or learner is None:
            return
        publishing, pack = self.context.services.publishing, self._shown.pack
        self._beside.check = None
        self._work(self.tr("Going back…"))

        def done(new: int) -> None:
            self._beside.doing = ""
            said = self.tr("Version {old} is published again, as version {new}.")
            self._told_published(said.format(old=number, new=new))

        self.run(
            lambda: publishing.go_back(pack.pack_id, number, learner.name), done, self._refused
        )

    # The pack as a whole

    def _retire(self, pin: str) -> None:
        packs, pack_id = self.context.services.packs, self._shown.pack.pack_id
        self.run(lambda: packs.retire(pack_id, pin), lambda _: self._say(None), self._refused)

    def _offer(self, pin: str) -> None:
        services, pack_id = self.context.services, self._shown.pack.pack_id
        self.run(
            lambda: services.packs.bring_back(pack_id, services.maintenance.content, pin),
            lambda _: self._say(None),
            self._refused,
        )

    def _choose_where(self) -> None:
        pack = self._shown.pack
        self.context.dialogs.save_file(
            self.screen,
            self.tr("Save a copy of {title}").format(title=pack.title),
            f"{pack.pack_id}{PACK_FILE}",
            self.tr("Packs (*{ending})").format(ending=PACK_FILE),
            partial(self._save, pack.pack_id),
        )

    def _save(self, pack_id: PackId, file: Path) -> None:
        def done(_: None) -> None:
            said = self.tr("Saved as {name}.").format(name=file.name)
            hint = self.tr("It holds what is published; drafts are not in it.")
            self._say(PackNotice(BannerKind.DONE, said, hint))

        packs = self.context.services.packs
        self.run(lambda: packs.export(pack_id, file), done, self._refused)

    def _export(self, name: str) -> None:
        """Put the questions into another program's form; say what stays before asking where."""
        pack, services = self._shown.pack, self.context.services

        def done(written: WrittenFile) -> None:
            self._work("")
            if written.left_out or written.lost:
                self.context.dialogs.confirm(
                    self.screen,
                    wording.would_be_written(written, name),
                    wording.left_behind(written),
                    self.tr("Write them all the same"),
                    destructive=False,
                    then=partial(self._choose_export, name, written),
                )
            else:
                self._choose_export(name, written)

        self._work(self.tr("Putting the questions together…"))
        self.run(lambda: services.exchanging.written(pack.pack_id, name), done, self._refused)

    def _choose_export(self, name: str, written: WrittenFile) -> None:
        pack, ending = self._shown.pack, wording.EXPORTS[name].ending
        self.context.dialogs.save_file(
            self.screen,
            self.tr("Write the questions of {title}").format(title=pack.title),
            f"{pack.pack_id}{ending}",
            f"{wording.EXPORTS[name].program} (*{ending})",
            partial(self._write_export, pack.pack_id, name, written.written),
        )

    def _write_export(self, pack_id: PackId, name: str, number: int, file: Path) -> None:
        def done(_: WrittenFile) -> None:
            said = wording.exported(number, file.name)
            self._say(PackNotice(BannerKind.DONE, said, wording.EXPORTS[name].hint()))

        exchanging = self.context.services.exchanging
        self.run(lambda: exchanging.export(pack_id, name, file), done, self._refused)


class PackBeside:
    """What is looked at beside the pack itself: it outlives loading the pack again."""

    def __init__(self) -> None:
        self.tab = Tab.QUESTIONS
        self.check: PublishCheck | None = None
        self.changed_in = 0
        self.changes: tuple[FactDifference, ...] = ()
        self.doing = ""
        self.notice: PackNotice | None = None


def ignore_done(_: object) -> None:
    """Wait for the page to be loaded again: what was changed is watched."""

"""Plans of sessions given to others as files, and taken from them."""

from __future__ import annotations

import logging
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.bank.content import Content
from quizapp.core.content.ids import ItemId, PackId
from quizapp.core.content.scoping import BUILT_IN, SIGN, scoped
from quizapp.core.errors import ExpectedError
from quizapp.core.session.setup import Naming, SessionPlan, subject_of
from quizapp.core.views.classroom import TITLE_LENGTH
from quizapp.core.views.plan_files import PackComing, PlanPreview
from quizapp.env.atomic_files import write_atomically
from quizapp.services.pack_files import opened, told_in_words
from quizapp.services.writing import write_wholly

if TYPE_CHECKING:
    from quizapp.bank.engine import Bank
    from quizapp.packs.plan_file import PackOfPlan, PlanToShare
    from quizapp.services.packs import Packs
    from quizapp.services.preparing import Preparing

log = logging.getLogger(__name__)


@dataclass
class _Looked:
    """What a file of a plan holds, against what is here."""

    shared: PlanToShare
    preview: PlanPreview
    packs: list[PackOfPlan] = field(default_factory=list)
    """Those that are taken in."""


class PlanFiles:
    """Saves plans as files, and takes them in.

    Args:
        bank: the open bank.
        preparing: the plans.
        packs: the packs with their files.
    """

    def __init__(self, bank: Bank, preparing: Preparing, packs: Packs) -> None:
        self._bank = bank
        self._preparing = preparing
        self._packs = packs

    def save(self, plan: SessionPlan, file: Path) -> None:
        """Save a plan with the packs that its questions are of, but the built-in one.

        Args:
            plan: the plan, kept or not.
            file: where to; a file that is there is replaced.

        Raises:
            ExpectedError: it has no question that is here, or can't be written there.
        """
        from quizapp.packs.archive import packed
        from quizapp.packs.plan_file import PackOfPlan, PlanToShare, plan_as_file

        with self._bank.read() as db:
            content = Content(db)
            versions = content.current_versions(plan.items)
            titles = {pack.id: pack.title for pack in content.packs()}
        if not versions:
            raise ExpectedError("The plan has no questions.", "Choose at least one.")
        counted = Counter(_pack_of(version.item.id) for version in versions)
        packs = []
        for pack_id, _ in counted.most_common():
            folder = self._packs.folder(pack_id)
            with told_in_words():
                content_file = None if folder is None else packed(folder)
            packs.append(PackOfPlan(pack_id, titles.get(pack_id) or pack_id, content_file))
        had_names = plan.naming is Naming.ROSTER
        about = subject_of([one.title for one in packs])
        shared = PlanToShare(
            replace(
                plan,
                title=(" ".join(plan.title.split()) or about)[:TITLE_LENGTH].strip() or "Session",
                items=tuple(version.item.id for version in versions),
                naming=Naming.OFFERED if had_names else plan.naming,
                roster_id=None,
                id=None,
            ),
            tuple(version.item.fingerprint for version in versions),
            tuple(packs),
            had_names,
        )
        write_wholly(file, plan_as_file(shared))
        log.info("a plan saved as a file: %d questions, %d packs", len(versions), len(packs))

    def look(self, file: Path) -> PlanPreview:
        """Return what a file of a plan holds, without changing anything.

        Raises:
            ExpectedError: it is no plan, or not safe to open.
        """
        return self._look(file).preview

    def take(self, file: Path) -> SessionPlan:
        """Take in the packs that a plan needs, and keep the plan.

        Returns:
            The plan as it is kept; the one that is here already if it is the same.

        Raises:
            ExpectedError: it is no plan; none of its questions would be here; or a pack of it can't
                be taken in. Packs that were taken in before that one stay, the plan isn't kept.
        """
        looked = self._look(file)
        if not looked.preview.asked:
            raise ExpectedError(
                "None of the questions of this plan is here, and none comes along.",
                "Nothing was changed. Ask whoever made it for the pack, and bring that first.",
            )
        for pack in looked.packs:
            with _as_file(pack) as source:
                self._packs.add(source)
        plan = looked.shared.plan
        kept = self._preparing.plans()
        same = (one for one in kept if replace(one, id=None) == plan)
        found = next(same, None)
        if found is None:
            title = _free(plan.title, {one.title.casefold() for one in kept})
            found = self._preparing.keep(replace(plan, title=title))
        log.info("a plan taken from a file, with %d packs", len(looked.packs))
        return found

    def _look(self, file: Path) -> _Looked:
        from quizapp.packs.plan_file import read_plan

        shared = read_plan(file)
        wanted = dict(zip(shared.plan.items, shared.fingerprints, strict=True))
        with self._bank.read() as db:
            content = Content(db)
            held = {pack.id: pack for pack in content.packs()}
            here = {
                version.item.id: version.item.fingerprint
                for version in content.current_versions(wanted)
            }
        lacking = {item for item, wording in wanted.items() if here.get(item) != wording}
        taken, coming, carried = [], [], set[ItemId]()
        trouble: list[str] = []
        for pack in shared.packs:
            of_pack = {item for item in lacking if _pack_of(item) == pack.id}
            if pack.file is None or not of_pack:
                continue
            title, release, prints, wrong = _read(pack)
            there = held.get(pack.id)
            if wrong:
                trouble += wrong
                continue
            comes = {item for item in of_pack if prints.get(item) == wanted[item]}
            newer = there is None or release > there.release
            back = there is not None and there.retired and release == there.release
            if comes and (newer or back):
                carried |= comes
                taken.append(pack)
                coming.append(PackComing(title, len(prints), replaces=there is not None))
        missing = lacking - carried - here.keys()
        preview = PlanPreview(
            title=shared.plan.title,
            subject=subject_of([pack.title for pack in shared.packs]),
            questions=len(wanted),
            here=len(wanted) - len(lacking),
            coming=len(carried),
            other_wording=len(lacking - carried - missing),
            missing=len(missing),
            packs=tuple(coming),
            had_names=shared.had_names,
            trouble=tuple(trouble),
        )
        return _Looked(shared, preview, taken)


def _read(pack: PackOfPlan) -> tuple[str, int, dict[ItemId, str], tuple[str, ...]]:
    """Return title, release and wordings of a pack that a plan carries, and what is wrong with it.

    Raises:
        ExpectedError: it is no pack, not safe to open, or another one than it is said to be.
    """
    from quizapp.packs.load import read_pack
    from quizapp.packs.plan_file import NoQuizplan

    with _as_file(pack) as source, opened(source) as folder:
        loaded = read_pack(folder)
    if loaded.problems or loaded.pack is None:
        return pack.title, 0, {}, tuple(str(problem) for problem in loaded.problems)
    found = loaded.pack
    if found.id != pack.id:
        message = f"The pack {pack.id} in this plan says that it is {found.id}."
        raise NoQuizplan(message)
    prints = {item.id: item.fingerprint for item in scoped(found).items()}
    return found.title or pack.id, found.release, prints, ()


@contextmanager
def _as_file(pack: PackOfPlan) -> Iterator[Path]:
    assert pack.file is not None  # only such come along
    with tempfile.TemporaryDirectory(prefix="quizapp-") as made:
        source = Path(made) / f"{pack.id}.quizpack"
        with told_in_words():
            write_atomically(source, pack.file, private=True)
        yield source


def _pack_of(item: ItemId) -> PackId:
    pack_id, sign, _ = item.partition(SIGN)
    return PackId(pack_id) if sign else BUILT_IN


def _free(title: str, taken: set[str]) -> str:
    number, free = 1, title
    while free.casefold() in taken:
        number += 1
        ending = f" {number}"
        free = title[: TITLE_LENGTH - len(ending)].rstrip() + ending
    return free

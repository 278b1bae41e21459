"""Publishing: what a teacher wrote becomes a version that learners get (spec DB-11)."""

from __future__ import annotations

import logging
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.bank.answered_items import responses_to
from quizapp.bank.content import Content
from quizapp.bank.drafts import Drafts, PartChangedError, StoredVersion
from quizapp.bank.owner import owner_pin
from quizapp.core.authoring.comparing import (
    FactDifference,
    changed_items,
    fact_differences,
    going_back,
)
from quizapp.core.authoring.compiling import compiled
from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.authoring.states import with_state
from quizapp.core.content.grades import grade_of
from quizapp.core.content.ids import ItemId, PackId
from quizapp.core.content.scoping import SIGN
from quizapp.core.errors import ExpectedError
from quizapp.core.linting.findings import Severity
from quizapp.core.views.packs import PackLine, PackState
from quizapp.core.views.publishing import (
    DocumentRow,
    PackOverview,
    PublishCheck,
    QuestionRow,
    QuestionTroubles,
    SinceVersion,
    VersionLine,
)
from quizapp.env.atomic_files import write_atomically
from quizapp.services.draft_codec import stored_entries

if TYPE_CHECKING:
    from quizapp.bank.engine import Bank, Db
    from quizapp.core.authoring.drafts import WorkingCopy
    from quizapp.core.authoring.edits import Change
    from quizapp.core.content.packs import Pack
    from quizapp.env.clock import Clock
    from quizapp.packs.load import LoadedPack
    from quizapp.services.packs import Packs
    from quizapp.services.workbench import Workbench

log = logging.getLogger(__name__)

MOST_SIGNS = 500
"""Of a note on a version."""


class Publishing:
    """Checks packs that are being written, publishes them, and goes back to earlier versions.

    Args:
        bank: the open bank.
        packs: the packs with their files.
        workbench: the working copies.
        clock: the time.
    """

    def __init__(self, bank: Bank, packs: Packs, workbench: Workbench, clock: Clock) -> None:
        self._bank = bank
        self._packs = packs
        self._workbench = workbench
        self._clock = clock
        self._read: tuple[PackId, str, Pack] | None = None
        """The pack whose files were read last, with their digest: reading many takes seconds."""

    def lines(self) -> tuple[PackLine, ...]:
        """Return all packs, also those that are being written, with how many drafts each has."""
        copies = {copy.pack_id: copy for copy in self._workbench.copies()}
        lines = []
        for line in self._packs.lines():
            copy = copies.pop(line.id, None)
            lines.append(line if copy is None else replace(line, drafts=copy.drafts))
        lines += [
            PackLine(
                copy.pack_id,
                copy.title,
                PackState.WRITTEN,
                0,
                0,
                built_in=False,
                drafts=copy.drafts,
            )
            for copy in copies.values()
        ]
        return tuple(lines)

    def overview(self, pack_id: PackId) -> PackOverview:
        """Return a pack with its questions, documents and versions.

        Raises:
            ExpectedError: as for ``Workbench.open``.
        """
        from quizapp.core.authoring.judging import Judge  # the linter takes a while to load

        opened = self._workbench.open(pack_id)
        copy = opened.copy
        lines = {line.id: line for line in self._packs.lines()}
        cited: Counter[str] = Counter()
        judge = Judge(copy)
        rows = []
        for draft, question in copy.questions():
            retired = question.state is QuestionState.RETIRED
            found = judge.troubles(draft, question)
            grade = grade_of(question.item, draft.fact)
            item = question.item
            rows.append(QuestionRow(item.id, item.stem, question.state, grade, found))
            if not retired:
                pieces = {piece.passage_id.partition("#")[0] for piece in draft.fact.evidence}
                cited.update(pieces)
        documents = tuple(
            DocumentRow(one.id, one.title, len(one.passages), cited[one.id])
            for one in copy.documents
        )
        with self._bank.read() as db:
            has_pin = owner_pin(db) is not None
        return PackOverview(
            pack_id=pack_id,
            title=copy.head.title,
            line=lines.get(pack_id),
            questions=tuple(rows),
            documents=documents,
            versions=self.versions(pack_id),
            undo=opened.undo,
            has_pin=has_pin,
        )

    def set_state(self, pack_id: PackId, item_id: ItemId, state: QuestionState) -> None:
        """Make a question ready or a draft again, retire it or bring it back: an edit like others.

        Raises:
            ExpectedError: another window changed it meanwhile; nothing was changed.
        """
        change = with_state(self._workbench.open(pack_id).copy, (item_id,), state)
        if change.entries:
            self._workbench.edit(pack_id, change)
        log.info("pack %s: a question is %s", pack_id, state)

    def make_ready(self, pack_id: PackId) -> int:
        """Mark every draft that has no errors as ready, and return how many those are.

        Raises:
            ExpectedError: as for ``Workbench.open``, or another window changed one meanwhile.
        """
        from quizapp.core.authoring.judging import Judge

        copy = self._workbench.open(pack_id).copy
        judge = Judge(copy)
        whole = [
            question.item.id
            for draft, question in copy.questions()
            if question.state is QuestionState.DRAFT and not judge.errors(draft, question)
        ]
        if whole:
            self._workbench.edit(pack_id, with_state(copy, whole, QuestionState.READY))
        log.info("pack %s: %d questions are ready now", pack_id, len(whole))
        return len(whole)

    def check(self, pack_id: PackId, *, warnings: bool = True) -> PublishCheck:
        """Return whether a pack can be published, and what that would change.

        Args:
            pack_id: the pack.
            warnings: whether to look for warnings too, which takes about a millisecond a question.

        Raises:
            ExpectedError: as for ``Workbench.open``.
        """
        from quizapp.core.authoring.judging import passages_troubles

        copy = self._workbench.open(pack_id).copy
        errors, told = _judged(copy, warnings=warnings)
        states = [question.state for _, question in copy.questions()]
        ready = states.count(QuestionState.READY)
        none = () if ready else ("No question is ready. Mark those that are, then publish.",)
        with self._bank.read() as db:
            built = {pack.id: pack for pack in Content(db).packs()}.get(pack_id)
        return PublishCheck(
            pack_id=pack_id,
            version=copy.version + 1,
            ready=ready,
            drafts=states.count(QuestionState.DRAFT),
            retired_pack=built is not None and built.retired,
            whole=(*none, *passages_troubles(copy)),
            errors=errors,
            warnings=told,
            since=self._since(copy, whole=not errors),
            by_hand=self._by_hand(pack_id),
        )

    def publish(self, pack_id: PackId, note: str, by: str) -> int:
        """Publish what is ready, and return the number of the version. Numbers only rise.

        Args:
            pack_id: the pack.
            note: what is new, in the words of whoever publishes; may be empty.
            by: their name.

        Raises:
            ExpectedError: something speaks against it (``check`` says what), the disk refuses it,
                or another window was faster. Nothing was changed.
        """
        check = self.check(pack_id, warnings=False)
        _refuse_faults(check)
        copy = self._workbench.open(pack_id).copy
        pack = compiled(copy, copy.version + 1)
        self._put(pack, note, by)
        log.info("pack %s published, version %d", pack_id, pack.release)
        return pack.release

    def versions(self, pack_id: PackId) -> tuple[VersionLine, ...]:
        """Return the versions of a pack whose files are kept, the newest first."""
        with self._bank.read() as db:
            stored = Drafts(db).versions(pack_id)
            built = {pack.id: pack.release for pack in Content(db).packs()}.get(pack_id, 0)
        return tuple(
            VersionLine(one.number, one.at, one.by, one.note, one.questions, one.number == built)
            for one in stored
        )

    def differences(self, pack_id: PackId, number: int) -> tuple[FactDifference, ...]:
        """Return what a version changed against the one before it, fact by fact.

        Raises:
            ExpectedError: the version isn't kept.
        """
        earlier = [one.number for one in self.versions(pack_id) if one.number < number]
        before = self._version(pack_id, earlier[0]) if earlier else None
        return fact_differences(before, self._version(pack_id, number))

    def go_back(self, pack_id: PackId, number: int, by: str) -> int:
        """Publish the content of an earlier version anew, and return the new version's number.

        The working copy becomes it by one edit, which can be undone.

        Args:
            pack_id: the pack.
            number: of the version.
            by: the name of whoever does it.

        Raises:
            ExpectedError: the version isn't kept, the pack is retired, the disk refuses it, or
                another window was faster. Nothing was changed.
        """
        copy = self._workbench.open(pack_id).copy
        pack = self._version(pack_id, number)
        change = going_back(copy, pack)
        pack = replace(pack, release=copy.version + 1)
        self._put(pack, f"Gone back to version {number}.", by, change)
        log.info("pack %s gone back to version %d as %d", pack_id, number, pack.release)
        return pack.release

    # How it is done

    def _put(self, pack: Pack, note: str, by: str, change: Change | None = None) -> None:
        """Write, build and keep a version, all of it or nothing."""
        from quizapp.packs.write import NotReadBackError, write_and_read

        note = " ".join(note.split())
        if len(note) > MOST_SIGNS:
            raise ExpectedError(
                f"The note has {len(note)} characters; {MOST_SIGNS} are the most.",
                "Nothing was published. Say it in fewer words.",
            )

        def write(part: Path, before: Path | None) -> LoadedPack:
            return write_and_read(pack, part, before)

        def also(db: Db, file: bytes) -> None:
            drafts = Drafts(db)
            newest = drafts.versions(pack.id)
            if newest and newest[0].number >= pack.release:
                raise _another_window()
            if change is not None and change.entries:
                try:
                    drafts.edit(pack.id, change.label, stored_entries(change), self._clock())
                except PartChangedError as error:
                    raise _another_window() from error
            questions = sum(1 for _ in pack.items())
            version = StoredVersion(pack.release, self._clock(), by, note, questions)
            drafts.add_version(pack.id, version, file)

        try:
            self._packs.publish(pack.id, write, also)
        except NotReadBackError as error:
            raise ExpectedError(
                "Something in this pack can't be kept in its files.",
                "Nothing was published. Mend what is told below, and publish again.",
                error.problems,
            ) from error

    def _version(self, pack_id: PackId, number: int) -> Pack:
        """Return the content of a version, with the ids of its files.

        Raises:
            ExpectedError: it isn't kept.
        """
        from quizapp.packs.archive import unpack
        from quizapp.packs.load import read_pack

        with self._bank.read() as db:
            file = Drafts(db).version_file(pack_id, number)
        if file is None:
            raise ExpectedError(
                f"Version {number} of this pack isn't kept.",
                "Choose another version from the list.",
            )
        with tempfile.TemporaryDirectory(prefix="quizapp-") as made:
            archive = Path(made) / "version.quizpack"
            write_atomically(archive, file, private=True)
            unpack(archive, Path(made) / pack_id)
            return read_pack(Path(made) / pack_id).sound

    def _published(self, pack_id: PackId) -> Pack | None:
        """Return what learners have, as its files tell it; None: nothing yet."""
        folder = self._packs.folder(pack_id)
        if folder is None:
            return None
        from quizapp.packs.digests import digest_of
        from quizapp.packs.load import read_pack

        digest = digest_of(folder)
        if self._read is None or self._read[:2] != (pack_id, digest):
            self._read = (pack_id, digest, read_pack(folder).sound)
        return self._read[2]

    def _since(self, copy: WorkingCopy, *, whole: bool) -> SinceVersion:
        before = self._published(copy.pack_id)
        ready = [q.item for _, q in copy.questions() if q.state is QuestionState.READY]
        items = changed_items(before.items() if before is not None else (), ready)
        other = before is None
        if whole and before is not None and ready:
            from quizapp.packs.write import without_places

            now = compiled(copy, before.release)
            other = without_places(now) != without_places(before)
        touched = (ItemId(f"{copy.pack_id}{SIGN}{one}") for one in items.reworded | items.removed)
        with self._bank.read() as db:
            responses = responses_to(db, touched)
        return SinceVersion(
            copy.version,
            len(items.added),
            len(items.reworded),
            len(items.removed),
            responses,
            other and not items.any,
        )

    def _by_hand(self, pack_id: PackId) -> tuple[str, ...]:
        """Return what the files have that no version has: somebody changed them by hand."""
        from quizapp.packs.archive import packed_files

        folder = self._packs.folder(pack_id)
        with self._bank.read() as db:
            drafts = Drafts(db)
            versions = drafts.versions(pack_id)
            kept = drafts.version_file(pack_id, versions[0].number) if versions else None
        if folder is None or kept is None or packed_files(kept) == packed_files(folder):
            return ()
        held = self._published(pack_id)
        assert held is not None  # its folder is there
        last = self._version(pack_id, versions[0].number)
        found = [f"{one.kind}: {one.statement}" for one in fact_differences(last, held)]
        if not found and held.documents != last.documents:
            found.append("the documents")
        return tuple(found)


def _judged(
    copy: WorkingCopy, *, warnings: bool
) -> tuple[tuple[QuestionTroubles, ...], tuple[QuestionTroubles, ...]]:
    """Return the errors and the warnings of the ready questions."""
    from quizapp.core.authoring.judging import Judge

    judge = Judge(copy)
    errors, told = [], []
    for draft, question in copy.questions():
        if question.state is not QuestionState.READY:
            continue
        item = question.item
        if found := judge.errors(draft, question):
            errors.append(QuestionTroubles(item.id, item.stem, found))
        elif warnings and (found := judge.troubles(draft, question)):
            weak = tuple(one for one in found if one.severity is Severity.WARNING)
            told.append(QuestionTroubles(item.id, item.stem, weak))
    return tuple(errors), tuple(told)


def _refuse_faults(check: PublishCheck) -> None:
    """Refuse to publish what has errors.

    Raises:
        ExpectedError: it has some, nothing is new, or the pack is retired.
    """
    if check.retired_pack:
        raise ExpectedError("This pack is retired.", "Bring it back first; then publish.")
    lines = [*check.whole]
    for question in check.errors:
        name = question.stem or question.item_id
        lines += [f"{name}: {trouble.message}" for trouble in question.troubles]
    if lines:
        raise ExpectedError(
            "This pack can't be published yet.", "Nothing was published. Mend this:", tuple(lines)
        )
    if not check.since.any:
        raise ExpectedError(
            "Nothing is new since the last version.", "Change something, then publish."
        )


def _another_window() -> ExpectedError:
    return ExpectedError(
        "Another window changed or published this pack meanwhile.",
        "Nothing was published here. Look at what is there now, and try again.",
    )

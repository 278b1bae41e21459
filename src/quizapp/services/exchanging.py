"""Questions in and out of the files of other programs."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from quizapp.core.authoring.compiling import compiled
from quizapp.core.authoring.exporting import outgoing
from quizapp.core.authoring.finding_sources import ProposedSource, SourceIndex
from quizapp.core.authoring.importing import ImportPreview, held_against, taking
from quizapp.core.authoring.questions import Lost, Parsed, Progress, ignore_progress
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.errors import ExpectedError
from quizapp.services.writing import write_wholly

if TYPE_CHECKING:
    from quizapp.core.authoring.columns import ColumnGuess
    from quizapp.core.authoring.drafts import WorkingCopy
    from quizapp.core.authoring.questions import WrittenFile
    from quizapp.core.content.ids import ItemId, PackId
    from quizapp.core.content.packs import Pack
    from quizapp.core.views.drafts import EditDone
    from quizapp.services.packs import Packs
    from quizapp.services.workbench import Workbench

log = logging.getLogger(__name__)

_FOUND = 5
"""Passages that are shown for words that were typed."""


class Exchanging:
    """Looks into files of questions, takes them as drafts, and writes published ones.

    Args:
        workbench: the working copies.
        packs: the packs with their files.
        content: the folder of the built-in pack.
    """

    def __init__(self, workbench: Workbench, packs: Packs, content: Path) -> None:
        self._workbench = workbench
        self._packs = packs
        self._content = content

    def columns(
        self,
        file: Path,
        *,
        sheet: str = "",
        separator: str = "",
        encoding: str = "",
        header_row: int | None = None,
    ) -> ColumnGuess | None:
        """Return which column of a table of questions holds what; None: it is no table.

        Args:
            file: the file.
            sheet: of a workbook, look at this one; empty: at the likeliest.
            separator: of a text; empty: the likeliest.
            encoding: of a text, as Python calls it; empty: the likeliest.
            header_row: the row of the headings; 0: there are none; None: look for it.

        Raises:
            ExpectedError: it is no file of questions, or can't be read.
        """
        from quizapp.packs.file_kinds import question_format

        if question_format(file) not in ("sheet", "csv"):
            return None
        from quizapp.packs.formats.sheets import columns_of

        with _opened(file) as stream:
            return columns_of(
                stream, sheet=sheet, separator=separator, encoding=encoding, header_row=header_row
            )

    def read(
        self,
        file: Path,
        progress: Progress = ignore_progress,
        columns: ColumnGuess | None = None,
    ) -> Parsed:
        """Return what a file of questions holds, without changing anything.

        Args:
            file: in any format that is read here; which one is told by its content.
            progress: told the share that is read; may raise to stop.
            columns: of a table, what its columns hold, as somebody confirmed it.

        Raises:
            ExpectedError: it is no file of questions, or can't be read.
        """
        from quizapp.packs.file_kinds import question_format
        from quizapp.packs.formats.known import reader

        name = question_format(file)
        with _opened(file) as stream:
            if columns is not None:
                from quizapp.packs.formats.sheets import read

                parsed = read(stream, progress, columns)
            else:
                parsed = reader(name)(stream, progress)
        log.info("%s: %d questions, %d left out", name, len(parsed.questions), len(parsed.left_out))
        return parsed

    def preview(self, parsed: Parsed, name: str, pack_id: PackId) -> ImportPreview:
        """Return what of a file is new in a pack.

        Args:
            parsed: by ``read``.
            name: of the file.
            pack_id: the pack that would take it.

        Raises:
            ExpectedError: as for ``Workbench.open``.
        """
        return held_against(parsed, name, self._workbench.look(pack_id))

    def take(
        self, preview: ImportPreview, pack_id: PackId, without: Collection[int] = ()
    ) -> EditDone | None:
        """Take the questions of a file as drafts, as one edit; None where none is new.

        Args:
            preview: by ``preview``.
            pack_id: the pack that takes them.
            without: numbers of questions that are left out.

        Raises:
            ExpectedError: another window changed what would be replaced; nothing was changed.
        """
        copy = self._workbench.open(pack_id).copy
        change = taking(preview, copy, without)
        if not change.entries:
            return None
        done = self._workbench.edit(pack_id, change)
        log.info("%d questions taken into the pack %s", len(change.entries), pack_id)
        return done

    def proposals(
        self, copy: WorkingCopy, wanted: Collection[ItemId], progress: Progress = ignore_progress
    ) -> dict[ItemId, tuple[ProposedSource, ...]]:
        """Return for questions the passages that fit best; the teacher decides.

        Args:
            copy: the working copy.
            wanted: the questions.
            progress: told the share that is done; may raise to stop.
        """
        index = SourceIndex(copy.passages().values())
        asked = [question.item for _, question in copy.questions() if question.item.id in wanted]
        found = {}
        for number, item in enumerate(asked):
            progress(number / len(asked))
            key = " ".join(option.text for option in item.options if option.is_key)
            found[item.id] = index.best(item.stem, "" if item.correction else key)
        return found

    def passages_about(self, copy: WorkingCopy, words: str) -> tuple[ProposedSource, ...]:
        """Return the passages of a working copy that fit words which were typed."""
        return SourceIndex(copy.passages().values()).best(words, number=_FOUND)

    def written(self, pack_id: PackId, name: str) -> WrittenFile:
        """Return the questions of a pack as a file of another program has them. No draft is in it.

        Nothing is written yet: what can't come along is told before.

        Args:
            pack_id: the pack, the built-in one too.
            name: the format, as ``known.WRITABLE`` has it.

        Raises:
            ExpectedError: there is no such pack or format.
        """
        from quizapp.packs.formats.known import writer

        pack = self._published(pack_id)
        written = writer(name)(outgoing(pack))
        shown = sum(item.picture is not None for item in pack.items())
        if not shown:
            return written
        lost = Lost("pictures; what they show is written in words", shown)
        return replace(written, lost=(*written.lost, lost))

    def export(self, pack_id: PackId, name: str, file: Path) -> WrittenFile:
        """Write the questions of a pack in a format of another program.

        Args:
            pack_id: the pack, the built-in one too.
            name: the format, as ``known.WRITABLE`` has it.
            file: where to; a file that is there is replaced.

        Returns:
            What was written and what could not be.

        Raises:
            ExpectedError: there is no such pack or format, or it can't be written there.
        """
        written = self.written(pack_id, name)
        write_wholly(file, written.data)
        log.info("%d questions of the pack %s written as %s", written.written, pack_id, name)
        return written

    def _published(self, pack_id: PackId) -> Pack:
        """Return what is ready in the working copy, or else what the files of the pack have."""
        if pack_id == BUILT_IN:
            from quizapp.packs.load import read_pack

            return read_pack(self._content).sound
        if any(line.pack_id == pack_id for line in self._workbench.copies()):
            copy = self._workbench.open(pack_id).copy
            try:
                return compiled(copy, copy.version)
            except ValueError as error:  # one that was ready has been changed since
                raise ExpectedError(
                    "A question that is marked as ready has something missing.",
                    "Nothing was written. “Check and publish” on the page of the pack names it.",
                ) from error
        return self._packs.read_own(pack_id)


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    """Open a file to read it; what the system says against it is told in words."""
    try:
        with file.open("rb") as stream:
            yield stream
    except OSError as error:
        raise ExpectedError(
            f"{file.name} can't be read: {error.strerror or 'unknown reason'}.",
            "Nothing was changed. Close it in other programs, and try again.",
        ) from error

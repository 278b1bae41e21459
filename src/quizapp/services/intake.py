"""Files that a teacher brings: what they are, and which passages a document has."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.authoring.document_making import to_document
from quizapp.core.authoring.edits import added
from quizapp.core.authoring.file_kinds import DocumentFile, OriginalText
from quizapp.core.authoring.questions import Progress, ignore_progress
from quizapp.core.errors import ExpectedError
from quizapp.core.views.intake import BroughtFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.core.authoring.document_making import DocumentHead
    from quizapp.core.authoring.drafts import WorkingCopy
    from quizapp.core.authoring.handouts import Handout
    from quizapp.core.authoring.passages import Passages
    from quizapp.core.content.ids import PackId
    from quizapp.core.views.drafts import EditDone
    from quizapp.services.originals import Originals
    from quizapp.services.workbench import Workbench

log = logging.getLogger(__name__)


class Intake:
    """Looks at files without changing anything, and adds documents to working copies.

    Args:
        workbench: the working copies.
        originals: the originals of documents that are here.
    """

    def __init__(self, workbench: Workbench, originals: Originals) -> None:
        self._workbench = workbench
        self._originals = originals

    def sorted(self, files: Iterable[Path]) -> tuple[BroughtFile, ...]:
        """Return what each of some files is, in their order; folders are told too.

        The original of a document that is here is attached to it, which changes no question.

        Raises:
            ExpectedError: one can't be read.
        """
        from quizapp.packs.file_kinds import kind_of

        found = tuple(BroughtFile(file, kind_of(file)) for file in files)
        texts = [one.path for one in found if one.kind == DocumentFile("txt")]
        attached = self._originals.attach(texts).attached if texts else ()
        titles = {one.file: OriginalText(one.titles) for one in attached}
        log.info("%d files looked at, %d are originals", len(found), len(attached))
        return tuple(replace(one, kind=titles.get(one.path, one.kind)) for one in found)

    def read(self, file: Path, progress: Progress = ignore_progress) -> Handout:
        """Return a document as blocks, without changing anything.

        Args:
            file: in any format of documents that is read here.
            progress: told the share that is read; may raise to stop.

        Raises:
            ExpectedError: it is no document, can't be read, or has no text.
        """
        from quizapp.packs.intake.reading import read_handout

        handout = read_handout(file, progress=progress)
        log.info("%s: %d blocks read", handout.format, len(handout.blocks))
        return handout

    def title_of_same(self, handout: Handout, pack_id: PackId) -> str:
        """Return the title under which a pack has the same file already; empty if it hasn't.

        Raises:
            ExpectedError: as for ``Workbench.open``.
        """
        return _title_of_same(handout, self._workbench.look(pack_id))

    def take_document(
        self, handout: Handout, passages: Passages, head: DocumentHead, pack_id: PackId
    ) -> EditDone:
        """Add a document to a working copy, as one edit.

        Args:
            handout: by ``read``.
            passages: those that the teacher confirmed.
            head: what the teacher says of it.
            pack_id: the pack that takes it.

        Raises:
            ExpectedError: the pack has it already, or something is missing in it; nothing was
                changed.
        """
        copy = self._workbench.open(pack_id).copy
        title = _title_of_same(handout, copy)
        if title:
            raise ExpectedError(
                f"This document is here already, as “{title}”.", "It was not taken a second time."
            )
        document = to_document(handout, passages, head, {one.id for one in copy.documents})
        done = self._workbench.edit(pack_id, added(f"Document “{document.title}”", (document,)))
        log.info("%d passages taken into the pack %s", len(document.passages), pack_id)
        return done


def _title_of_same(handout: Handout, copy: WorkingCopy) -> str:
    same = (one.title for one in copy.documents if one.original.sha256 == handout.sha256)
    return next(same, "")

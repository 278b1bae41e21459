"""Files that a teacher brings: what they are, and which passages a document has."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.authoring.file_kinds import DocumentFile, OriginalText
from quizapp.core.views.intake import BroughtFile

if TYPE_CHECKING:
    from collections.abc import Iterable

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

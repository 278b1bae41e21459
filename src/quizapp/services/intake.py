"""Files that a teacher brings: what they are, and which passages a document has."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.views.intake import BroughtFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.services.workbench import Workbench

log = logging.getLogger(__name__)


class Intake:
    """Looks at files without changing anything, and adds documents to working copies.

    Args:
        workbench: the working copies.
    """

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench

    def sorted(self, files: Iterable[Path]) -> tuple[BroughtFile, ...]:
        """Return what each of some files is, in their order; folders are told too.

        Raises:
            ExpectedError: one can't be read.
        """
        from quizapp.packs.file_kinds import kind_of

        found = tuple(BroughtFile(file, kind_of(file)) for file in files)
        log.info("%d files looked at", len(found))
        return found

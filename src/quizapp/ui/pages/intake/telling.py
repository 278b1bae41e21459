"""What is told of files that no step of the intake is for."""

from quizapp.core.authoring.file_kinds import (
    FileKind,
    LearnersCopy,
    NameList,
    NotTaken,
    OriginalText,
)
from quizapp.ui.pages.intake import wording
from quizapp.ui.pages.intake.state import Told
from quizapp.ui.shell.state import PageId


def told(kind: FileKind) -> Told | None:
    """Return what is told of a file; None: there is something to look at."""
    match kind:
        case NotTaken(what, remedy):
            return Told(wording.this_is(what), remedy)
        case LearnersCopy():
            return Told(*wording.learners_copy(), PageId.SETTINGS)
        case NameList():
            return Told(*wording.name_list(), PageId.CLASS)
        case OriginalText(titles):
            return Told(*wording.original(titles), PageId.LIBRARY, fits=True)
        case _:
            return None

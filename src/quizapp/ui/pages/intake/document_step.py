"""What is proposed for a document, and what each deed does to its passages."""

from pathlib import Path

from quizapp.core.authoring import passages as deeds
from quizapp.core.authoring.document_making import DocumentHead
from quizapp.core.authoring.handouts import Handout
from quizapp.core.authoring.passage_steps import PassageSteps
from quizapp.core.authoring.passages import Passages
from quizapp.core.authoring.trust import likely_for
from quizapp.core.content.documents import DocumentKind
from quizapp.ui.pages.intake.intents import (
    ChangeWords,
    JoinWithNext,
    LeaveOut,
    MarkSensitive,
    PassageIntent,
    RedoStep,
    SplitPassage,
    TableAsWords,
    UndoStep,
)
from quizapp.ui.pages.intake.wording import as_title

_LIKELY = {
    "docx": DocumentKind.WORKSHEET,
    "txt": DocumentKind.OWN_TEXT,
    "md": DocumentKind.OWN_TEXT,
    "html": DocumentKind.OVERVIEW,
    "pdf": DocumentKind.OVERVIEW,
}
"""What sort of document is brought most often in each format. A teacher sees it and may change it;
of those that others wrote nothing is claimed."""


def proposed_head(handout: Handout, file: Path) -> DocumentHead:
    """Return what would be said of a document unless the teacher says something else."""
    kind = _LIKELY.get(handout.format, DocumentKind.OVERVIEW)
    return DocumentHead(
        title=handout.title or as_title(file.stem),
        kind=kind,
        trust=likely_for(kind).text,
        author=handout.author,
        date=handout.date,
        file=file.name,
    )


def stepped(steps: PassageSteps, intent: PassageIntent) -> PassageSteps:
    """Return the steps after a deed; one that is not possible there changes nothing."""
    match intent:
        case UndoStep():
            return steps.undone()
        case RedoStep():
            return steps.redone()
        case _:
            try:
                return steps.made(_done(steps.now, intent))
            except ValueError:
                return steps


def _done(
    now: Passages,
    intent: JoinWithNext | SplitPassage | LeaveOut | MarkSensitive | ChangeWords | TableAsWords,
) -> Passages:
    match intent:
        case JoinWithNext(place):
            return deeds.with_next(now, place)
        case SplitPassage(place, letter):
            return deeds.split(now, place, letter)
        case LeaveOut(place, left_out):
            return deeds.with_left_out(now, place, left_out)
        case MarkSensitive(place, sensitive):
            return deeds.with_sensitive(now, place, sensitive)
        case ChangeWords(place, text):
            return deeds.with_text(now, place, text)
        case TableAsWords(place):
            return deeds.as_text(now, place)

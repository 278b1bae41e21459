"""Reading a page of HTML, as browsers save it. Nothing that it names is loaded."""

from quizapp.core.authoring.handouts import Handout
from quizapp.core.authoring.questions import Progress, ignore_progress
from quizapp.packs.formats.texts import decoded
from quizapp.packs.intake.charsets import said_in_page
from quizapp.packs.intake.gathering import Gathering
from quizapp.packs.intake.markup import page_of


def read(data: bytes, name: str, progress: Progress = ignore_progress) -> Handout:
    """Return a page as blocks: title, headings, paragraphs, lists and tables.

    Menus, forms, scripts, notes at the side and at the foot are left out, which is told.

    Args:
        data: the file.
        name: its name, as refusals say it.
        progress: told the share that is done.

    Raises:
        NoHandout: there is no text in it.
    """
    text, note = said_in_page(data) or decoded(data)
    progress(0.2)
    page = page_of(text)
    progress(0.9)
    gathering = Gathering()
    for block in page.blocks:
        gathering.add(block)
    gathering.tell_whole(*filter(None, (note, *page.warnings)))
    return gathering.handout(
        "html", data, name, title=page.title, author=page.author, date=page.date
    )

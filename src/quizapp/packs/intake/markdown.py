"""Reading a Markdown text."""

import re

from quizapp.core.authoring.handouts import Handout
from quizapp.core.authoring.questions import Progress, ignore_progress
from quizapp.packs.formats.texts import decoded
from quizapp.packs.intake.gathering import Gathering
from quizapp.packs.intake.markup import page_of

_FRONT = re.compile(r"---[ \t]*\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(title|author|date)[ \t]*:[ \t]*(.+)$", re.MULTILINE | re.IGNORECASE)
_LONGEST = 2_000_000
"""Characters: the parser takes some seconds for a million."""


def read(data: bytes, name: str, progress: Progress = ignore_progress) -> Handout:
    """Return a Markdown text as blocks; HTML in it is taken as text.

    Args:
        data: the file.
        name: its name, as refusals say it.
        progress: told the share that is done.

    Raises:
        NoHandout: there is no text in it.
    """
    # Not needed at the start of the app.
    from markdown_it import MarkdownIt

    text, note = decoded(data)
    front = _FRONT.match(text)
    said = {}
    if front is not None:
        said = {match[1].lower(): _unquoted(match[2]) for match in _FIELD.finditer(front[1])}
        text = text[front.end() :]
    gathering = Gathering()
    if len(text) > _LONGEST:
        gathering.tell_whole(
            f"Only the first {_LONGEST:,} characters of {len(text):,} were read. Split the file to "
            "bring the rest too."
        )
        text = text[:_LONGEST]
    progress(0.1)
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.disable(["html_block", "html_inline"])
    page = page_of(parser.render(text))
    progress(0.9)
    for block in page.blocks:
        gathering.add(block)
    gathering.tell_whole(*filter(None, (note, *page.warnings)))
    return gathering.handout(
        "md",
        data,
        name,
        title=said.get("title", ""),
        author=said.get("author", ""),
        date=said.get("date", ""),
    )


def _unquoted(written: str) -> str:
    written = written.strip()
    if len(written) > 1 and written[0] == written[-1] and written[0] in "\"'":
        return written[1:-1]
    return written

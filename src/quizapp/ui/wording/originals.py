"""What screens say of the originals of documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from quizapp.core.content.originals import OriginalParagraph
from quizapp.ui.wording.words import counted

if TYPE_CHECKING:  # the services bring the bank with them
    from quizapp.core.views.library import AttachReport

TOLD = 4
"""How many files a message names one by one."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("originals", text)


def heading_in_words(paragraphs: Sequence[OriginalParagraph]) -> str:
    """Return "The original, paragraph 11", or "…, paragraphs 11 to 13"."""
    numbers = [paragraph.number for paragraph in paragraphs]
    if len(numbers) == 1:
        return _tr("The original, paragraph {number}").format(number=numbers[0])
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        words = _tr("The original, paragraphs {first} to {last}")
        return words.format(first=numbers[0], last=numbers[-1])
    words = _tr("The original, paragraphs {most} and {last}")
    return words.format(most=", ".join(map(str, numbers[:-1])), last=numbers[-1])


def report_in_words(report: AttachReport) -> tuple[str, str]:
    """Return what came of attaching files: in one line, and file by file."""
    anew = [each for each in report.attached if not each.already]
    already = len(report.attached) - len(anew)
    parts = []
    if anew:
        parts.append(counted(len(anew), _tr("original attached"), _tr("originals attached")))
    if already:
        parts.append(
            counted(already, _tr("was attached before"), _tr("were attached before"))
            if anew
            else _tr("Attached already")
        )
    if report.refused:
        refused = counted(len(report.refused), _tr("file refused"), _tr("files refused"))
        parts.append(refused)
    lines = [
        _tr("{file}: the original of “{titles}”.").format(
            file=each.file.name, titles="”, “".join(each.titles)
        )
        for each in report.attached
    ]
    lines += [f"{each.file.name}: {each.reason} {each.hint}" for each in report.refused]
    if len(lines) > TOLD:
        rest = counted(len(lines) - TOLD, _tr("more file"), _tr("more files"))
        lines[TOLD:] = [_tr("And {rest}.").format(rest=rest)]
    return ", ".join(parts) + ".", "\n".join(lines)

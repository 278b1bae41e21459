"""Writing questions as a table: CSV that is read back the same, and Kahoot's template."""

import io
from collections.abc import Callable, Iterable, Sequence

from quizapp.core.authoring.questions import ForeignQuestion, LeftOut, Lost, WrittenFile
from quizapp.core.content.items import ItemKind
from quizapp.core.spreadsheets import csv_bytes
from quizapp.packs.formats.common import Losses, left_out
from quizapp.packs.formats.sheet_questions import CHOICE_WORD, TRUE_FALSE_WORD
from quizapp.packs.formats.sheet_tables import guarded
from quizapp.packs.formats.texts import tidy

LONGEST_QUESTION, LONGEST_ANSWER, MOST_ANSWERS = 120, 75, 4
"""What Kahoot takes, in letters as it counts them."""
LONGEST_CELL = 32_767
"""What a spreadsheet keeps of a cell."""


def write_csv(questions: Sequence[ForeignQuestion]) -> WrittenFile:
    """Return questions as CSV, which ``read`` gives back the same and spreadsheets run nothing of.

    Every text is kept; a question with an option without text is left out, since an empty cell is
    no option, and so is one with a text that no spreadsheet can hold.
    """
    taken, beyond = _parted(questions, _csv_fault)
    most = max([4, *(len(one.options) for one in taken)])
    numbers = range(1, most + 1)
    header = [
        "Question",
        "Kind",
        *(f"Option {number}" for number in numbers),
        "Right option",
        "Feedback",
        *(f"Feedback {number}" for number in numbers),
        "Correction",
        "Source",
        "Topic",
        "Tags",
        "Name",
    ]
    rows = ([guarded(tidy(cell)) for cell in _csv_row(one, most)] for one in taken)
    return WrittenFile(csv_bytes(header, rows), len(taken), beyond)


def _csv_row(one: ForeignQuestion, most: int) -> list[str]:
    empty = [""] * (most - len(one.options))
    return [
        one.stem,
        TRUE_FALSE_WORD if one.kind is ItemKind.TRUE_FALSE else CHOICE_WORD,
        *(option.text for option in one.options),
        *empty,
        "; ".join(str(place + 1) for place in one.keys),
        one.feedback,
        *(option.feedback for option in one.options),
        *empty,
        one.correction,
        one.source,
        one.topic,
        "\n".join(one.tags),
        one.name,
    ]


def _csv_fault(one: ForeignQuestion) -> str:
    if not one.stem.strip():
        return "it has no text"
    if any(not option.text.strip() for option in one.options):
        return "one of its options has no text"
    if not one.options:
        return "it has no options"
    if any(len(cell) > LONGEST_CELL for cell in _csv_row(one, len(one.options))):
        return f"one of its texts has more than {LONGEST_CELL:,} letters, which no cell holds"
    return ""


def write_kahoot(questions: Sequence[ForeignQuestion]) -> WrittenFile:
    """Return questions as a workbook in the form of Kahoot's template.

    What is longer than Kahoot takes is left out and never cut; so is what has more than four
    options or no right one. Kahoot has no place for feedback, sources, topics and the like: each is
    counted as lost.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    taken, beyond = _parted(questions, _kahoot_fault)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    for widths in (("A", 5), ("B", 60), ("C", 30), ("D", 30), ("E", 30), ("F", 30), ("H", 20)):
        sheet.column_dimensions[widths[0]].width = widths[1]
    for line in _KAHOOT_TOP:
        sheet.append([None, line] if line else [])
    sheet.append([None, *_KAHOOT_HEADER])
    for number, one in enumerate(taken, 1):
        answers = [tidy(option.text) for option in one.options]
        answers += [""] * (MOST_ANSWERS - len(answers))
        keys = [place + 1 for place in one.keys]
        row: list[object] = [number]
        for text in (tidy(one.stem), *answers):
            cell = WriteOnlyCell(sheet, None)
            if text:
                cell.value = text
                # A text that begins with "=" stays one, after a change in the spreadsheet too.
                cell.data_type = "s"
                cell.quotePrefix = True
            row.append(cell)
        row += [_SECONDS, keys[0] if len(keys) == 1 else ",".join(map(str, keys))]
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return WrittenFile(written.getvalue(), len(taken), beyond, _lost_to_kahoot(taken))


_SECONDS = 30
_KAHOOT_TOP = (
    "",
    "Quiz template",
    "One question a row: at least two answers, a time limit, and which of them are correct.",
    "A question has at most 120 characters, an answer at most 75.",
    "Several correct answers are parted by commas: 1,3",
    "",
    "",
)
_KAHOOT_HEADER = (
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)


def _kahoot_fault(one: ForeignQuestion) -> str:
    length = _length(one.stem)
    if not one.stem.strip():
        return "it has no text"
    if length > LONGEST_QUESTION:
        return f"the question has {length} characters, Kahoot takes {LONGEST_QUESTION}"
    if len(one.options) > MOST_ANSWERS:
        return f"it has {len(one.options)} options, Kahoot takes {MOST_ANSWERS}"
    if len(one.options) < 2:
        return "it has fewer than two options"
    for number, option in enumerate(one.options, 1):
        length = _length(option.text)
        if length > LONGEST_ANSWER:
            return f"option {number} has {length} characters, Kahoot takes {LONGEST_ANSWER}"
        if not option.text.strip():
            return f"option {number} has no text"
    if not one.keys:
        return "no option is the right one"
    return ""


def _length(text: str) -> int:
    """Return the characters of a text as JavaScript counts: an emoji has two."""
    return len(tidy(text).encode("utf-16-le", "surrogatepass")) // 2


def _lost_to_kahoot(taken: Iterable[ForeignQuestion]) -> tuple[Lost, ...]:
    lost = Losses()
    for one in taken:
        lost.add("feedback", bool(one.feedback))
        lost.add("feedback on single options", sum(bool(option.feedback) for option in one.options))
        lost.add("corrections of false statements", bool(one.correction))
        lost.add("sources", bool(one.source))
        lost.add("topics", bool(one.topic))
        lost.add("tags", len(one.tags))
        lost.add("names", bool(one.name))
    return lost.told()


def _parted(
    questions: Sequence[ForeignQuestion], fault: Callable[[ForeignQuestion], str]
) -> tuple[list[ForeignQuestion], tuple[LeftOut, ...]]:
    taken: list[ForeignQuestion] = []
    beyond = []
    for number, one in enumerate(questions, 1):
        reason = fault(one)
        if reason:
            beyond.append(left_out(number, one.stem, reason))
        else:
            taken.append(one)
    return taken, tuple(beyond)

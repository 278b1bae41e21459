"""Which column of a table of questions holds what."""

from dataclasses import dataclass
from enum import StrEnum


class Meaning(StrEnum):
    """What stands in a column."""

    QUESTION = "question"
    OPTION = "option"
    OPTIONS = "options"
    """All options of a question in one cell, apart by lines, bars or semicolons."""
    KEY = "key"
    """Which option is right: its number, its letter or its text."""
    FLAG = "flag"
    """Whether an option is right; the n-th of these columns says it of the n-th option."""
    RIGHT = "right option"
    """An option that is right, where the wrong ones have columns of their own."""
    WRONG = "wrong option"
    KIND = "kind"
    FEEDBACK = "feedback"
    OPTION_FEEDBACK = "feedback on an option"
    """The n-th of these columns belongs to the n-th option."""
    CORRECTION = "correction"
    SOURCE = "source"
    TOPIC = "topic"
    TAGS = "tags"
    NAME = "name"
    PICTURE = "picture"
    """Pictures, films and sounds: addresses or names of files, which don't come along."""
    SETTING = "setting"
    """Of the game: time, points, a running number. Nothing is lost without it."""
    NOTHING = "nothing"


@dataclass(frozen=True)
class ColumnGuess:
    """Which column holds what. A screen shows it; changed by ``replace``, it is read again."""

    sheet: str
    """The title of the sheet; empty for a text."""
    sheets: tuple[str, ...]
    """All that can be chosen."""
    separator: str
    """Of a text; empty for a workbook."""
    encoding: str
    """Of a text, as Python calls it; empty: guessed, as ``notes`` say."""
    header_row: int
    """The row of the headings, as a spreadsheet counts; 0: there are none."""
    headings: tuple[str, ...]
    """What they say; without headings the letters of the columns."""
    first_rows: tuple[tuple[str, ...], ...]
    """The first five rows below the headings that aren't empty."""
    meanings: tuple[Meaning, ...]
    """What each column holds, in their order."""
    sure: bool
    """Whether headings say it; else it was guessed from the cells, and a person has to look."""
    template: str = ""
    """The program whose template this is, where it is known."""
    notes: tuple[str, ...] = ()

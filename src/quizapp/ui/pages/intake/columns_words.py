"""Columns of tables in words."""

from PySide6.QtCore import QCoreApplication

from quizapp.core.authoring.columns import Meaning

SEPARATORS = (";", ",", "\t", "|")
ENCODINGS = ("", "utf-8", "cp1252", "mac_roman", "utf-16", "cp1250", "cp1251", "cp949")
"""As Python calls them; the first is guessed."""

OFFERED = (
    Meaning.QUESTION,
    Meaning.OPTION,
    Meaning.KEY,
    Meaning.RIGHT,
    Meaning.WRONG,
    Meaning.OPTIONS,
    Meaning.FLAG,
    Meaning.FEEDBACK,
    Meaning.OPTION_FEEDBACK,
    Meaning.CORRECTION,
    Meaning.KIND,
    Meaning.SOURCE,
    Meaning.TOPIC,
    Meaning.TAGS,
    Meaning.NAME,
    Meaning.PICTURE,
    Meaning.SETTING,
    Meaning.NOTHING,
)
"""What a column can hold, in the order in which they are offered."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("intake", text)


def meaning(meaning: Meaning) -> str:
    """Return what a column holds."""
    return {
        Meaning.QUESTION: _tr("The question"),
        Meaning.OPTION: _tr("An option"),
        Meaning.KEY: _tr("Which option is right"),
        Meaning.RIGHT: _tr("The right option"),
        Meaning.WRONG: _tr("A wrong option"),
        Meaning.OPTIONS: _tr("All options in one cell"),
        Meaning.FLAG: _tr("Whether an option is right"),
        Meaning.FEEDBACK: _tr("What is said after the answer"),
        Meaning.OPTION_FEEDBACK: _tr("What is said to one option"),
        Meaning.CORRECTION: _tr("What is true instead"),
        Meaning.KIND: _tr("The kind of question"),
        Meaning.SOURCE: _tr("Where it is from"),
        Meaning.TOPIC: _tr("The topic"),
        Meaning.TAGS: _tr("Tags"),
        Meaning.NAME: _tr("A name or number"),
        Meaning.PICTURE: _tr("A picture or a film"),
        Meaning.SETTING: _tr("Time, points and the like"),
        Meaning.NOTHING: _tr("Nothing that is needed"),
    }[meaning]


def separator(separator: str) -> str:
    """Return what stands between two cells."""
    known = {
        ";": _tr("Cells apart by ;"),
        ",": _tr("Cells apart by ,"),
        "\t": _tr("Cells apart by tabs"),
        "|": _tr("Cells apart by |"),
    }
    return known.get(separator, separator)


def encoding(encoding: str) -> str:
    """Return how the letters of a text are written."""
    return {
        "": _tr("Letters: as guessed"),
        "utf-8": _tr("Letters: all languages (UTF-8)"),
        "cp1252": _tr("Letters: Western Europe, Windows"),
        "mac_roman": _tr("Letters: Western Europe, old Mac"),
        "utf-16": _tr("Letters: all languages (UTF-16)"),
        "cp1250": _tr("Letters: Central Europe, Windows"),
        "cp1251": _tr("Letters: Cyrillic, Windows"),
        "cp949": _tr("Letters: Korean, Windows"),
    }[encoding]


def header(row: int) -> str:
    """Return which row has the headings."""
    if not row:
        return _tr("No row of headings")
    return _tr("Headings in row {n}").format(n=row)

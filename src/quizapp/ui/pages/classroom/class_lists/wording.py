"""What is said of a class list and of how it was read."""

from PySide6.QtCore import QCoreApplication

from quizapp.core.session.list_lines import Order
from quizapp.core.session.rosters import ListReading

_LABEL = 24
"""Characters of a heading that a menu shows."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("preparing", text)


def encoding(codec: str) -> str:
    """Return what an encoding is called: the languages first, which people know."""
    return {
        "utf-8": _tr("All languages (UTF-8)"),
        "utf-8-sig": _tr("All languages (UTF-8)"),
        "utf-16": _tr("All languages (UTF-16)"),
        "utf-16-le": _tr("All languages (UTF-16)"),
        "utf-16-be": _tr("All languages (UTF-16)"),
        "utf-32": _tr("All languages (UTF-32)"),
        "cp1252": _tr("Western Europe (Windows 1252)"),
        "cp1250": _tr("Central Europe (Windows 1250)"),
        "cp1251": _tr("Cyrillic (Windows 1251)"),
        "cp949": _tr("Korean (949)"),
        "gb18030": _tr("Chinese, simplified (GB 18030)"),
        "big5": _tr("Chinese, traditional (Big5)"),
        "cp932": _tr("Japanese (Shift JIS)"),
        "cp1254": _tr("Turkish (Windows 1254)"),
        "cp1253": _tr("Greek (Windows 1253)"),
        "cp1257": _tr("Baltic (Windows 1257)"),
        "cp1258": _tr("Vietnamese (Windows 1258)"),
        "cp1255": _tr("Hebrew (Windows 1255)"),
        "cp1256": _tr("Arabic (Windows 1256)"),
        "mac_roman": _tr("Western Europe (old Mac)"),
        "mac_latin2": _tr("Central Europe (old Mac)"),
        "koi8_r": _tr("Cyrillic (KOI8-R)"),
        "iso8859_15": _tr("Western Europe (Latin 9)"),
        "cp850": _tr("Western Europe (DOS 850)"),
        "cp852": _tr("Central Europe (DOS 852)"),
        "cp866": _tr("Cyrillic (DOS 866)"),
    }.get(codec, codec)


def separator(sign: str) -> str:
    """Return what stands between columns."""
    return {
        ";": _tr("Apart by semicolons"),
        "\t": _tr("Apart by tabs"),
        ",": _tr("Apart by commas"),
        "|": _tr("Apart by upright bars"),
        "": _tr("A name on each line"),
    }[sign]


def order(one: Order) -> str:
    """Return what is done inside a cell that holds a whole name."""
    return {
        Order.AS_WRITTEN: _tr("Names as they are written"),
        Order.COMMA: _tr("Smith, John becomes John Smith"),
        Order.LAST_FIRST: _tr("Smith John becomes John Smith"),
    }[one]


def columns(reading: ListReading, *, begins: bool) -> tuple[str, ...]:
    """Return for each column that a name begins with it, or goes on with it."""
    said = _tr("Begins with {column}") if begins else _tr("then {column}")
    labels = (
        _tr("{label} (column {n})").format(n=n, label=label[:_LABEL])
        if label
        else _tr("column {n}").format(n=n)
        for n, label in enumerate(reading.labels, 1)
    )
    return tuple(said.format(column=label) for label in labels)


def unsure_encoding() -> str:
    """Return what is said where two encodings are as likely."""
    return _tr("The letters can be read in two ways: look at the names, and change them if needed.")


def linked(number: int, names: int) -> str:
    """Return how many names of a list are learners of this computer."""
    if not number:
        return _tr("None of these names is a learner here.")
    if number == names:
        return _tr("All these names are learners here.")
    said = (
        _tr("1 of {names} names is a learner here.")
        if number == 1
        else _tr("{number} of {names} names are learners here.")
    )
    return said.format(number=number, names=names)

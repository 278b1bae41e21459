"""Numbers of a workbook in figures: with the unit and the decimals that its author sees."""

import re
from functools import lru_cache

_TAG = re.compile(r"\[\$([^\]\-]*)(?:-[^\]]*)?\]|\[[^\]]*\]")
"""A currency with its country, ``[$€-407]``; colours and conditions, ``[Red]``."""
_PIECE = re.compile(r'"([^"]*)"|\\(.)|[_*].|([#0?][#0?,.]*)|([^"\\#0?]+?)', re.DOTALL)
_OTHER_THAN_FIGURES = re.compile(r"general|@|e[+-]|[#0?]\s*/\s*[#0?0-9]|[ymdhs]{1,5}|,(?![#0?])")
_MOST_DECIMALS = 15


def in_figures(value: float, number_format: str = "General") -> str:
    """Return a number in figures.

    Thousands stand together: in one country a comma parts them, in another it parts decimals.

    Args:
        value: it.
        number_format: as a workbook writes it, such as ``0.00%`` or ``"$"#,##0``.
    """
    before, decimals, after, is_percent = _parsed(number_format)
    if is_percent:
        value *= 100
    if decimals is None or abs(value) >= 1e15:
        figures = _plain(value)
    else:
        figures = f"{value:.{decimals}f}"
    if before and figures.startswith("-"):
        return f"-{before}{figures[1:]}{after}"
    return f"{before}{figures}{after}"


def _plain(value: float) -> str:
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e15):
        return format(int(value), "d") if abs(value) < 10**300 else "1e300"
    return format(value, ".15g")


@lru_cache(256)
def _parsed(number_format: str) -> tuple[str, int | None, str, bool]:
    """Return what stands before a number, its decimals, what stands behind, and if it is percent.

    Decimals are None for as many as it has, where the format is another than one of figures.
    """
    first = _TAG.sub(lambda tag: f'"{tag[1] or ""}"', number_format[:200].partition(";")[0])
    bare = re.sub(r'"[^"]*"|\\.|[_*].', "", first)
    is_percent = "%" in bare
    if _OTHER_THAN_FIGURES.search(bare.casefold()):
        return "", None, "%" if is_percent else "", is_percent
    before, after, figures = "", "", ""
    for quoted, escaped, digits, other in _PIECE.findall(first):
        if digits and not figures:
            figures = digits
        elif figures:
            after += quoted or escaped or other
        else:
            before += quoted or escaped or other
    decimals = figures.partition(".")[2]
    most = min(len(decimals), _MOST_DECIMALS)
    # "0.0##": some of the decimals are there only where they are needed.
    fixed = None if "#" in decimals or "?" in decimals or not figures else most
    return before.strip(), fixed, after.rstrip(), is_percent

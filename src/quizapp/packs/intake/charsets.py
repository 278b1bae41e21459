"""The encoding that a page of HTML says of itself."""

import codecs
import re

_HEAD = 4_096
_SAID = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|encoding\s*=\s*[\"']([\w.:-]{2,40})")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TEXTUAL = frozenset({"latin-1", "iso8859-1", "ascii"})


def said_in_page(data: bytes) -> tuple[str, str] | None:
    """Return the text of a page in the encoding that it says, and a note where letters are damaged.

    None where it says none, has a byte order mark, or says one that its bytes don't bear out.
    """
    if data.startswith(_BOMS):
        return None
    found = _SAID.search(data[:_HEAD])
    if found is None:
        return None
    try:
        known = codecs.lookup((found[1] or found[2]).decode("ascii"))
        # Browsers take the first two for the third, which has the same letters and more of them.
        name = "cp1252" if known.name in _TEXTUAL else known.name
        text = data.decode(name)
    except (LookupError, UnicodeError):
        return None
    return (text, "") if isinstance(text, str) and not name.startswith("utf-16") else None

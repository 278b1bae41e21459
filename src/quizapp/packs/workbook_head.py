"""The first rows of a workbook, from the beginnings of its files: enough to tell what it is."""

from xml.parsers import expat

_ROWS = 20


def first_rows(sheet: bytes, strings: bytes) -> list[tuple[str, ...]]:
    """Return the first rows of a sheet, without what stands behind the beginnings that are given.

    Args:
        sheet: the beginning of a sheet's XML.
        strings: the beginning of the XML with the texts of all sheets; may be empty.
    """
    shared = _Texts("si")
    _feed(strings, shared)
    rows = _Rows(shared.texts)
    _feed(sheet, rows)
    return [tuple(row) for row in rows.rows[:_ROWS]]


class _EnoughError(Exception):
    """What is wanted was read."""


class _Texts:
    """Gathers the texts in elements of a name."""

    def __init__(self, element: str) -> None:
        self.texts: list[str] = []
        self._element = element
        self._said: list[str] | None = None

    def start(self, name: str, _: dict[str, str]) -> None:
        if name == self._element:
            self.texts.append("")
        self._said = [] if name in ("t", "v") else None

    def say(self, text: str) -> None:
        if self._said is not None:
            self._said.append(text)

    def end(self, _: str) -> None:
        if self._said is not None and self.texts:
            self.texts[-1] += "".join(self._said)
        self._said = None


class _Rows(_Texts):
    """Gathers the cells of rows."""

    def __init__(self, shared: list[str]) -> None:
        super().__init__("c")
        self.rows: list[list[str]] = []
        self._shared = shared
        self._is_shared = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        if name == "c":
            self._is_shared = attributes.get("t") == "s"
        elif name == "row":
            if len(self.rows) == _ROWS:
                raise _EnoughError
            self.rows.append([])

    def end(self, name: str) -> None:
        super().end(name)
        if name == "c" and self.rows and self.texts:
            self.rows[-1].append(self._shown(self.texts.pop()))

    def _shown(self, text: str) -> str:
        if not self._is_shared:
            return text
        place = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1
        return self._shared[place] if 0 <= place < len(self._shared) else ""


def _feed(content: bytes, texts: _Texts) -> None:
    """Read XML as far as it goes: it is cut, and may be damaged."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, told: texts.start(name.rpartition(" ")[2], told)
    parser.EndElementHandler = lambda name: texts.end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = texts.say
    parser.StartDoctypeDeclHandler = _stop
    try:
        parser.Parse(content, False)
    except (expat.ExpatError, LookupError, ValueError, _EnoughError):
        return


def _stop(*_: object) -> None:
    raise _EnoughError

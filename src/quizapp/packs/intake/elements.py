"""Office XML as a tree: without declarations and entities, within bounds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "urn:schemas-microsoft-com:vml": "v",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
}
MOST_ELEMENTS = 1_500_000
DEEPEST = 300


class BadXml(Exception):
    """A part is no XML that is read here: broken, with a declaration, too deep or too large."""


@dataclass(slots=True)
class Element:
    """An element, named as ``w:p``; of a namespace that nobody here asks for without a prefix."""

    name: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    text: str = ""
    """The text directly in it."""

    def child(self, name: str) -> "Element | None":
        """Return the first child of this name."""
        return next((child for child in self.children if child.name == name), None)

    def at(self, *names: str) -> "Element | None":
        """Return what lies below by these names, each the first of its name."""
        here: Element | None = self
        for name in names:
            here = here.child(name) if here is not None else None
        return here

    def value(self, *names: str) -> str:
        """Return ``w:val`` of what lies below by these names; empty where it is missing."""
        found = self.at(*names)
        return found.attributes.get("w:val", "") if found is not None else ""

    def is_on(self, *names: str) -> bool:
        """Return whether a switch below by these names is there and not turned off."""
        found = self.at(*names)
        return found is not None and found.attributes.get("w:val", "") not in ("0", "false", "off")

    def all(self, *names: str) -> Iterator["Element"]:
        """Yield what has one of these names, at any depth, in its order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            if element.name in names:
                yield element
            waiting.extend(reversed(element.children))

    def words(self) -> str:
        """Return all text in it, at any depth."""
        return "".join(element.text for element in self.every())

    def every(self) -> Iterator["Element"]:
        """Yield it and all that lies in it, in its order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))


def tree_of(data: bytes) -> Element:
    """Return the root of a part.

    Raises:
        BadXml: it can't be read.
    """
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 1 << 20
    parser.StartDoctypeDeclHandler = builder.refuse
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.say
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        message = "not well formed"
        raise BadXml(message) from error
    if builder.root is None:
        message = "empty"
        raise BadXml(message)
    return builder.root


class _Builder:
    """Takes what the parser finds and puts the tree together."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._names: dict[str, str] = {}
        self._number = 0

    def refuse(self, *_: object) -> None:
        message = "it has a document type declaration"
        raise BadXml(message)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._number += 1
        if self._number > MOST_ELEMENTS or len(self._open) >= DEEPEST:
            message = "too large or too deep"
            raise BadXml(message)
        named = {self._name(key): value for key, value in attributes.items()}
        element = Element(self._name(name), named)
        if self._open:
            self._open[-1].children.append(element)
        elif self.root is None:
            self.root = element
        self._open.append(element)

    def end(self, _: str) -> None:
        self._open.pop()

    def say(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text

    def _name(self, written: str) -> str:
        found = self._names.get(written)
        if found is None:
            space, _, local = written.rpartition(" ")
            prefix = _PREFIXES.get(space, "")
            found = self._names[written] = f"{prefix}:{local}" if prefix else local
        return found

"""XML from anybody as a tree, within bounds, and without what makes XML dangerous.

A document type is refused altogether: it is what entities come from, and no program writes one
into the files that are read here.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

_DEEPEST = 100
_MOST_NODES = 300_000
_LONGEST_ATTRIBUTE = 10_000

_OWN_CODECS = frozenset(
    {
        *("euc-kr", "euckr", "ks_c_5601-1987", "cp949", "ms949", "uhc", "shift_jis", "cp932"),
        *("euc-jp", "iso-2022-jp", "gb2312", "gbk", "gb18030", "big5", "windows-31j"),
    }
)
"""Encodings that the parser does not know, and Python does."""
_CALLED = {"ms949": "cp949", "windows-31j": "cp932"}
_SPACES = re.compile(r"[ \t\r\n]+")
_SAYS_ENCODING = re.compile(rb"^<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")


class XmlRefused(Exception):
    """XML is damaged, hostile or too large; in words that go on after "it is left out:"."""


@dataclass
class Node:
    """An element with what is inside of it."""

    tag: str
    """Its name in lower-case letters, without the prefix of its namespace."""
    attributes: dict[str, str]
    """By their names, as ``name`` has them."""
    parts: list["Node | str"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the name in one way for all versions: qti-item-body is itembody."""
        return _plain_name(self.tag)

    def children(self, name: str) -> Iterator["Node"]:
        """Yield the elements of a name right inside of it."""
        return (part for part in self.parts if isinstance(part, Node) and part.name == name)

    def child(self, name: str) -> "Node | None":
        """Return the first element of a name right inside of it."""
        return next(self.children(name), None)

    def all(self) -> Iterator["Node"]:
        """Yield every element inside of it, in their order."""
        for part in self.parts:
            if isinstance(part, Node):
                yield part
                yield from part.all()

    def text(self) -> str:
        """Return the text of all that is inside of it, as it stands there."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.parts)


def _plain_name(name: str) -> str:
    return name.lower().removeprefix("qti-").replace("-", "")


def tree_of(content: bytes) -> Node:
    """Return the outermost element of some XML.

    Raises:
        XmlRefused: it is damaged, nested too deeply or too long, or has a document type.
    """
    content = content.lstrip(b" \t\r\n")
    said = _SAYS_ENCODING.match(content)
    encoding = None
    if said is not None and (codec := said[1].decode().lower()) in _OWN_CODECS:
        content = content.decode(_CALLED.get(codec, codec), errors="replace").encode()
        encoding = "utf-8"
    building = _Building()
    # Prefixes are cut off by hand: some programs write ones that they have not declared.
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.say
    parser.StartDoctypeDeclHandler = _refuse_type
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        message = "its XML is damaged"
        raise XmlRefused(message) from error
    if building.root is None:
        message = "its XML is empty"
        raise XmlRefused(message)
    return building.root


def _refuse_type(*_: object) -> None:
    message = "it defines XML of its own (DOCTYPE), which is not safe to read"
    raise XmlRefused(message)


class _Building:
    """The tree while it grows."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Node] = []
        self._nodes = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            message = "it has more elements than any question"
            raise XmlRefused(message)
        if len(self._open) >= _DEEPEST:
            message = "it is nested too deeply"
            raise XmlRefused(message)
        # One without a prefix wins over one with: type over xsi:type.
        named = sorted(attributes.items(), key=lambda each: ":" not in each[0])
        told = {
            _plain_name(key.rpartition(":")[2]): value[:_LONGEST_ATTRIBUTE]
            for key, value in named
            if not key.startswith("xmlns")
        }
        node = Node(name.rpartition(":")[2].lower(), told)
        if self._open:
            self._open[-1].parts.append(node)
        else:
            self.root = node
        self._open.append(node)

    def end(self, _: str) -> None:
        """End the innermost element."""
        self._open.pop()

    def say(self, text: str) -> None:
        """Take in text."""
        if self._open:
            self._open[-1].parts.append(text)


def html_of(node: Node, without: frozenset[str] = frozenset()) -> str:
    """Return what is inside of an element as HTML.

    Args:
        node: the element.
        without: the names of elements that are left out with all that is inside of them.
    """
    is_kept = node.tag == "pre"
    return "".join(_html(part, without, is_kept=is_kept) for part in node.parts)


def _html(part: Node | str, without: frozenset[str], *, is_kept: bool) -> str:
    if isinstance(part, str):
        text = html.escape(part, quote=False)
        return text if is_kept else _SPACES.sub(" ", text)
    if part.name in without:
        return ""
    alt = part.attributes.get("alt")
    told = f' alt="{html.escape(alt)}"' if alt else ""
    inside = html_of(part, without)
    return f"<{part.tag}{told}>{inside}</{part.tag}>"

"""Drawings from anybody (SVG): looked at whole, and written anew with nothing but the drawing.

What draws them afterwards reads only what was understood here, so that no two readers of XML can
take one file for two different ones.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_BETWEEN = " "
"""Between a namespace and a name: no name has it."""

_MOST_BYTES = 5_000_000
_MOST_ELEMENTS = 50_000
"""Of a drawing as it is drawn: what is used twice counts twice."""
_DEEPEST = 100
_MOST_IMAGES = 30

_SCRIPTS = frozenset({"script", "handler", "listener"})
_FOREIGN = frozenset({"foreignobject", "iframe", "embed", "object", "video", "audio", "canvas"})
_URL = re.compile(r"url\s*\(\s*[\"']?\s*([^\"')]*)", re.IGNORECASE)
_IMPORT = re.compile(r"@\s*import", re.IGNORECASE)
_OTHER_WAYS = re.compile(r"\\[0-9a-fA-F]|\bsrc\s*\(|image-set\s*\(", re.IGNORECASE)
"""Ways in which a style sheet names a file without the letters of ``url(``."""
_SIZE = re.compile(r"font-size\s*:\s*([^;}]*)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)")
_LEAST_LETTER, _LARGEST_LETTER = 0.05, 10_000.0
_DATA = re.compile(r"data:image/(?:png|jpeg|jpg|gif|webp);base64,([A-Za-z0-9+/=\s]+)")
_PLACE = re.compile(r"#[^\s#]+")
_IMAGE_HEADS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")


class SvgRefusedError(ValueError):
    """A drawing is damaged or not safe; the message says why, to go behind "it"."""


@dataclass
class _Node:
    name: str
    attributes: dict[str, str]
    parts: list["_Node | str"] = field(default_factory=list)

    def all(self) -> Iterator["_Node"]:
        """Yield it and every element inside of it."""
        yield self
        for part in self.parts:
            if isinstance(part, _Node):
                yield from part.all()


def safe_svg(data: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """Return a drawing with nothing in it but shapes, words and pictures that it holds itself.

    Nothing is read beside the bytes. What other programs keep in it for themselves is left out.

    Args:
        data: an SVG file.

    Returns:
        The drawing, and the pictures in it, which are still to be looked at.

    Raises:
        SvgRefusedError: it is damaged, too large, asks for something outside of itself, or has
            scripts or a document type in it.
    """
    if len(data) > _MOST_BYTES:
        message = f"is a drawing of more than {_MOST_BYTES // 1_000_000} MB"
        raise SvgRefusedError(message)
    root = _tree(data)
    if root.name != "svg":
        message = "is no SVG drawing"
        raise SvgRefusedError(message)
    images: list[bytes] = []
    for node in root.all():
        images += _look_at(node)
    if len(images) > _MOST_IMAGES:
        message = f"holds more than {_MOST_IMAGES} pictures"
        raise SvgRefusedError(message)
    _count_drawn(root)
    return _written(root, outermost=True).encode(), tuple(images)


# Reading


def _tree(data: bytes) -> _Node:
    building = _Building()
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    parser.buffer_text = True
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.say
    parser.StartDoctypeDeclHandler = _refuse_type
    parser.ProcessingInstructionHandler = _refuse_sheet
    try:
        parser.Parse(data.lstrip(b" \t\r\n"), True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, SvgRefusedError):
            raise
        message = "is a damaged SVG drawing"
        raise SvgRefusedError(message) from error
    if building.root is None:
        message = "is an empty SVG drawing"
        raise SvgRefusedError(message)
    return building.root


def _refuse_type(_: str, address: str | None, __: str | None, inside: int) -> None:
    """Refuse a document type that declares something; drawing programs name the usual one.

    That is only a name: nothing is ever loaded from its address.
    """
    if not inside and (address or "").startswith(_USUAL_TYPE):
        return
    message = "has a document type (DOCTYPE) in it, which may hide anything"
    raise SvgRefusedError(message)


def _refuse_sheet(target: str, _: str) -> None:
    if target.lower() == "xml-stylesheet":
        message = "asks for a style sheet outside of itself"
        raise SvgRefusedError(message)


_USUAL_TYPE = "http://www.w3.org/Graphics/SVG/"


class _Building:
    """The tree while it grows; elements of other namespaces are passed over."""

    def __init__(self) -> None:
        self.root: _Node | None = None
        self._open: list[_Node | None] = []
        self._seen = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._seen += 1
        if self._seen > _MOST_ELEMENTS:
            message = "has more shapes than any drawing for a lesson"
            raise SvgRefusedError(message)
        if len(self._open) >= _DEEPEST:
            message = "is nested too deeply"
            raise SvgRefusedError(message)
        space, _, local = name.rpartition(_BETWEEN)
        self._refuse_hostile(local.lower())
        above = self._open[-1] if self._open else None
        if space not in ("", _SVG) or (self._open and above is None):
            # Still looked at: some programs draw what they don't understand.
            _told(attributes)
            self._open.append(None)
            return
        node = _Node(local, _told(attributes))
        if above is not None:
            above.parts.append(node)
        elif self.root is None:
            self.root = node
        self._open.append(node)

    def _refuse_hostile(self, name: str) -> None:
        if name in _SCRIPTS:
            message = "has a script in it"
            raise SvgRefusedError(message)
        if name in _FOREIGN:
            message = "has a piece of a web page in it"
            raise SvgRefusedError(message)

    def end(self, _: str) -> None:
        self._open.pop()

    def say(self, text: str) -> None:
        inside = self._open[-1] if self._open else None
        if inside is not None:
            inside.parts.append(_with_legible(text) if inside.name == "style" else text)


def _told(attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes of drawings, with ``xlink:href`` and ``xml:space`` as such."""
    told = {}
    for name, value in attributes.items():
        space, _, local = name.rpartition(_BETWEEN)
        if local.lower().startswith("on"):
            message = "has a script in it"
            raise SvgRefusedError(message)
        if space in ("", _SVG):
            if local != "font-size" or _is_legible(value):
                told[local] = _with_legible(value) if local == "style" else value
        elif space == _XLINK and local == "href":
            told.setdefault("xlink:href", value)
        elif (space, local) == (_XML, "space"):
            told["xml:space"] = value
        elif (space, local) == (_XML, "base"):
            message = "asks for something outside of itself"
            raise SvgRefusedError(message)
    return told


def _with_legible(style: str) -> str:
    """Return a style without letters of no size, which programs stumble over."""
    return _SIZE.sub(lambda one: one[0] if _is_legible(one[1]) else "", style)


def _is_legible(size: str) -> bool:
    number = _NUMBER.match(size)
    if number is None:  # a word, such as "small"
        return not any(sign.isdigit() for sign in size)
    try:
        return _LEAST_LETTER <= float(number[1]) <= _LARGEST_LETTER
    except ValueError:
        return False


# Looking


def _look_at(node: _Node) -> list[bytes]:
    """Return the pictures that an element names.

    Raises:
        SvgRefusedError: it asks for something outside of the drawing.
    """
    images = []
    for name, value in node.attributes.items():
        if name.rpartition(":")[2].lower() in ("href", "src"):
            images += _reference(value)
        else:
            images += _in_style(value)
    if node.name.lower() == "style":
        images += _in_style("".join(one for one in node.parts if isinstance(one, str)))
    return images


def _in_style(words: str) -> list[bytes]:
    if _IMPORT.search(words) or (_OTHER_WAYS.search(words)):
        message = "asks for something outside of itself"
        raise SvgRefusedError(message)
    found = []
    for one in _URL.findall(words):
        found += _reference(one)
    return found


def _reference(value: str) -> list[bytes]:
    """Return the picture that a reference holds itself; none for one inside of the drawing."""
    value = value.strip()
    if not value or _PLACE.fullmatch(value):
        return []
    held = _DATA.fullmatch(value)
    if held is None:
        message = "asks for something outside of itself"
        raise SvgRefusedError(message)
    try:
        image = base64.b64decode("".join(held[1].split()), validate=True)
    except (binascii.Error, ValueError) as error:
        message = "holds a damaged picture"
        raise SvgRefusedError(message) from error
    if not image.startswith(_IMAGE_HEADS):
        message = "holds something that is no picture"
        raise SvgRefusedError(message)
    return [image]


def _count_drawn(root: _Node) -> None:
    """Refuse a drawing that grows without end where it uses its own parts.

    Raises:
        SvgRefusedError: a part uses itself, or all of it is too much to draw.
    """
    named: dict[str, _Node] = {}
    for node in root.all():
        if "id" in node.attributes:
            named.setdefault(node.attributes["id"], node)
    known: dict[int, int] = {}
    under_way: set[int] = set()

    def size(node: _Node, depth: int) -> int:
        if id(node) in known:
            return known[id(node)]
        if id(node) in under_way or depth > 3 * _DEEPEST:
            message = "has a part that is drawn inside of itself"
            raise SvgRefusedError(message)
        under_way.add(id(node))
        drawn = 1 + sum(size(one, depth + 1) for one in node.parts if isinstance(one, _Node))
        for place in _uses(node):
            if place in named:
                drawn += size(named[place], depth + 1)
        under_way.discard(id(node))
        if drawn > _MOST_ELEMENTS:
            message = "has more shapes than any drawing for a lesson"
            raise SvgRefusedError(message)
        known[id(node)] = drawn
        return drawn

    size(root, 0)


def _uses(node: _Node) -> Iterator[str]:
    """Yield the ids of the parts that are drawn where an element stands."""
    for name, value in node.attributes.items():
        if name in ("href", "xlink:href"):
            # A gradient takes its colours from another one; a link leads to what isn't drawn.
            if node.name != "a" and value.strip().startswith("#"):
                yield value.strip()[1:]
        elif "url" in value:
            yield from (one.strip()[1:] for one in _URL.findall(value) if one.startswith("#"))


# Writing


def _written(node: _Node, *, outermost: bool = False) -> str:
    spaces = f' xmlns="{_SVG}" xmlns:xlink="{_XLINK}"' if outermost else ""
    told = "".join(f" {name}={quoteattr(value)}" for name, value in node.attributes.items())
    inside = "".join(_written(one) if isinstance(one, _Node) else escape(one) for one in node.parts)
    return f"<{node.name}{spaces}{told}>{inside}</{node.name}>"

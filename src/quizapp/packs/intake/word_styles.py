"""What the styles of a Word file say of its paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.packs.intake.elements import Element

_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"toc [1-9]|table of figures|index [1-9]")
_DEEPEST = 20


@dataclass(frozen=True)
class ParagraphStyle:
    """What a style says that matters here."""

    level: int = 0
    """Of a heading, 1 to 6; else 0."""
    is_title: bool = False
    is_contents: bool = False
    """Whether it is a line of a table of contents or an index."""
    list_level: int = -1
    """0 for the outermost list; -1 for none."""


class Styles:
    """The styles of a file.

    Args:
        root: the part with the styles; None where there is none.
    """

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        self._known: dict[str, ParagraphStyle] = {}
        for style in root.children if root is not None else ():
            if style.name != "w:style" or style.attributes.get("w:type") != "paragraph":
                continue
            own_id = style.attributes.get("w:styleId", "")
            self._styles.setdefault(own_id, style)
            if style.attributes.get("w:default") in ("1", "true", "on"):
                self._default = own_id

    def of(self, paragraph: Element) -> ParagraphStyle:
        """Return what a paragraph is by its style and by what it says itself."""
        own_id = paragraph.value("w:pPr", "w:pStyle") or self._default
        style = self._known.get(own_id)
        if style is None:
            style = self._known[own_id] = self._resolved(own_id)
        level = _outline(paragraph)
        number = paragraph.at("w:pPr", "w:numPr")
        in_list = style.list_level if number is None else _list_level(number)
        return ParagraphStyle(
            style.level if level is None else level, style.is_title, style.is_contents, in_list
        )

    def _resolved(self, own_id: str) -> ParagraphStyle:
        level, in_list = None, None
        is_title = is_contents = False
        for style in self._chain(own_id):
            name = style.value("w:name").lower()
            found = _HEADING.fullmatch(name)
            if level is None:
                level = min(6, int(found[1])) if found else _outline(style)
            # Authors and dates are based on titles too: only the style itself counts.
            is_title = is_title or (name == "title" and style is self._styles.get(own_id))
            is_contents = is_contents or _CONTENTS.fullmatch(name) is not None
            number = style.at("w:pPr", "w:numPr")
            if in_list is None and number is not None:
                in_list = _list_level(number)
            elif in_list is None and name.startswith(("list bullet", "list number")):
                in_list = int(name[-1]) - 1 if name[-1] in "23456" else 0
        if is_title:
            level = 1
        return ParagraphStyle(level or 0, is_title, is_contents, -1 if in_list is None else in_list)

    def _chain(self, own_id: str) -> Iterator[Element]:
        """Yield a style and those that it is based on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(own_id)
            if style is None:
                return
            yield style
            own_id = style.value("w:basedOn")


def _outline(element: Element) -> int | None:
    """Return the level that an outline gives; 0 for body text, None where it says nothing."""
    written = element.value("w:pPr", "w:outlineLvl")
    if len(written) != 1 or written not in "0123456789":
        return None
    return 0 if written == "9" else min(6, int(written) + 1)


def _list_level(number: Element) -> int:
    """Return the level of a list; -1 where a paragraph is taken out of its list."""
    if number.value("w:numId") in ("", "0"):
        return -1
    written = number.value("w:ilvl")
    return int(written) if len(written) == 1 and written in "012345678" else 0

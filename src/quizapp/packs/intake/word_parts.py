"""Parts of the body of a Word file: a line while it is read, and what stands inside of what."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from quizapp.packs.formats.html_shapes import lowered, raised
from quizapp.packs.intake.elements import Element
from quizapp.packs.intake.grids import MOST_COLUMNS

THROUGH = frozenset(
    {"w:hyperlink", "w:smartTag", "w:customXml", "w:fldSimple", "w:dir", "w:bdo", "w:sdtContent"}
)
"""Elements of which only the content counts."""
BREAK = "\ue010"
"""The end of a line inside a paragraph; two of them are as good as the paragraph's."""
SHAPES = {"superscript": raised, "subscript": lowered}


@dataclass
class Line:
    """A paragraph while it is read."""

    parts: list[tuple[str, str]] = field(default_factory=list)
    """Pieces of text, each with how it is set: "", superscript or subscript."""
    told: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    plain: int = 0
    """How many letters are not bold."""
    bold: int = 0

    def text(self) -> str:
        """Return what it says, with its notes in brackets behind it."""
        found: list[str] = []
        place = 0
        while place < len(self.parts):
            shape, end = self.parts[place][0], place
            while end < len(self.parts) and self.parts[end][0] == shape:
                end += 1
            said = "".join(part for _, part in self.parts[place:end])
            found.append(SHAPES[shape](said) if shape else said)
            place = end
        return " ".join(["".join(found), *(f"[{note}]" for note in self.notes)])


def told_in(written: str, mark: str) -> str:
    """Return a written block with a mark in its first paragraph that says something."""
    opening = '<w:t xml:space="preserve">'
    return written.replace(opening, opening + mark, 1)


def cell_properties(cell: Element) -> str:
    """Return how far a cell runs, as XML; empty for a cell that is not merged."""
    across = columns_in(cell.value("w:tcPr", "w:gridSpan"))
    merge = cell.at("w:tcPr", "w:vMerge")
    said = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    if merge is not None:
        begins = merge.attributes.get("w:val") == "restart"
        said += f'<w:vMerge w:val="{"restart" if begins else "continue"}"/>'
    return f"<w:tcPr>{said}</w:tcPr>" if said else ""


def columns_in(written: str) -> int:
    """Return a number of columns, within bounds."""
    short = written[:4]
    return min(MOST_COLUMNS, int(short)) if short.isascii() and short.isdecimal() else 0


def parts_of(element: Element, name: str) -> list[Element]:
    """Return the rows of a table or the cells of a row, also those that are wrapped."""
    found: list[Element] = []
    waiting = list(reversed(element.children))
    while waiting:
        one = waiting.pop()
        if one.name == name:
            found.append(one)
        elif one.name == "mc:AlternateContent":
            waiting.extend(reversed(chosen(one)))
        elif one.name in THROUGH or one.name in ("w:sdt", "w:ins", "w:moveTo"):
            waiting.extend(reversed(one.children))
    return found


def chosen(alternatives: Element) -> list[Element]:
    """Return the first alternative that says something, else the one for older programs."""
    for one in alternatives.children:
        if one.name == "mc:Choice" and one.children:
            return one.children
    fallback = alternatives.child("mc:Fallback")
    return fallback.children if fallback is not None else []


def outermost(boxes: Sequence[Element]) -> list[Element]:
    """Return text boxes without those that lie in another of them."""
    inner = {id(one) for box in boxes for one in box.all("w:txbxContent") if one is not box}
    return [box for box in boxes if id(box) not in inner]

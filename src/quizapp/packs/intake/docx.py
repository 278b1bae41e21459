"""Reading a Word file. Nothing that it links is opened, and none of its macros run."""

import io
import zipfile
from typing import cast

from quizapp.core.authoring.handouts import Handout
from quizapp.core.authoring.plain_text import one_line
from quizapp.core.authoring.questions import Progress, ignore_progress
from quizapp.packs.intake.elements import Element
from quizapp.packs.intake.gathering import PICTURE, Gathering, damaged, nothing_in, scanned
from quizapp.packs.intake.markup import page_of
from quizapp.packs.intake.parts import Parts
from quizapp.packs.intake.word_body import Body
from quizapp.packs.intake.word_styles import Styles

_WHAT = "a Word file"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_NUMBERING = (
    f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="1">'
    + "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/></w:lvl>' for level in range(9))
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)

_LISTS = "\n".join(
    f"p:unordered-list({level}) => " + "ul|ol > li > " * (level - 1) + "ul > li:fresh"
    for level in range(1, 10)
)
"""The only styles that are left in a cleaned body; matching all that mammoth knows takes longer
than all the rest."""


def read(data: bytes, name: str, progress: Progress = ignore_progress) -> Handout:
    """Return a Word file as blocks.

    Insertions are taken and deletions left out; notes stand in brackets behind their paragraph;
    pictures, comments, and what stands at the top and foot of pages are left out. Each is told.

    Args:
        data: the file.
        name: its name, as refusals say it.
        progress: told the share that is done.

    Raises:
        NoHandout: it is no Word file, a damaged or locked one, too large, or without text.
    """
    parts = Parts(data, name, _WHAT)
    main = next(iter(parts.related("").get("officeDocument", ())), "word/document.xml")
    root = parts.tree(main)
    element = root.child("w:body") if root is not None else None
    if element is None:
        raise damaged(name, _WHAT)
    progress(0.3)
    related = parts.related(main)
    styles = next(iter(related.get("styles", ())), "")
    notes = {
        (kind, note.attributes.get("w:id", "")): note
        for kind in ("footnote", "endnote")
        for part in related.get(f"{kind}s", ())[:1]
        for note in _children(parts.spare(part), f"w:{kind}")
        if note.attributes.get("w:type", "normal") == "normal"
    }
    body = Body(
        Styles(parts.spare(styles) if styles else None),
        lambda kind, own_id: notes.get((kind, own_id)),
        _sign,
    )
    cleaned = body.cleaned(element)
    if not cleaned:
        raise nothing_in(name)
    progress(0.5)
    page = page_of(_converted(cleaned), body.marks, whole=True)
    progress(0.9)
    gathering = Gathering()
    for block in page.blocks:
        gathering.add(block)
    if not gathering.blocks and any(PICTURE in told for told in page.warnings):
        raise scanned(name)
    core = _core(parts)
    gathering.tell_whole(*_told(parts, related), *body.whole, *page.warnings)
    return gathering.handout(
        "docx",
        data,
        name,
        title=body.title or core.get("dc:title", ""),
        author=core.get("dc:creator", ""),
        date=core.get("dcterms:created", "") or core.get("dcterms:modified", ""),
    )


def _children(root: Element | None, name: str) -> list[Element]:
    return [child for child in root.children if child.name == name] if root is not None else []


def _converted(cleaned: str) -> str:
    """Return a cleaned body as HTML."""
    import mammoth  # a third of a second that only Word files need

    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/numbering.xml", _NUMBERING)
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_W}"><w:body>{cleaned}</w:body></w:document>',
        )
    whole.seek(0)
    made = mammoth.convert_to_html(
        whole,
        style_map=_LISTS,
        include_default_style_map=False,
        include_embedded_style_map=False,
        external_file_access=False,
    )
    return cast(str, made.value)


def _sign(font: str, code: str) -> str:
    """Return the letter that stands at a place of a font of signs; empty where it is not known."""
    from mammoth.docx.dingbats import dingbats

    try:
        place = int(code[:6], 16)
    except ValueError:
        return ""
    found = dingbats.get((font, place)) or dingbats.get((font, place & 0xFF))
    return chr(found) if found else ""


def _told(parts: Parts, related: dict[str, list[str]]) -> list[str]:
    """Return what of the whole file does not come along."""
    told = []
    if any(name.endswith("vbaProject.bin") for name in parts.names()):
        told.append("The file has macros; they were not run.")
    around = [*related.get("header", ()), *related.get("footer", ())]
    if any(_says_something(parts.spare(part)) for part in around[:20]):
        told.append("What stands at the top and foot of every page was left out.")
    if parts.harmed:
        told.append(f"A part of the file is damaged and was left out: {one_line(parts.harmed[0])}")
    return told


def _says_something(root: Element | None) -> bool:
    return root is not None and any(text.text.strip() for text in root.all("w:t"))


def _core(parts: Parts) -> dict[str, str]:
    """Return what the file says of itself."""
    place = next(iter(parts.related("").get("core-properties", ())), "docProps/core.xml")
    root = parts.spare(place)
    return {} if root is None else {child.name: child.text for child in root.children}

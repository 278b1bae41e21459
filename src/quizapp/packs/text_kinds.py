"""What a text is: questions in one of many forms, a page, a list, or a document to read."""

import re

from quizapp.core.authoring.file_kinds import (
    DocumentFile,
    FileKind,
    LearnersCopy,
    NotTaken,
    PackFile,
    QuestionFile,
)
from quizapp.packs.formats import aiken, anki, gift, moodle_xml, qti, sheets
from quizapp.packs.formats.texts import decoded
from quizapp.packs.magic import EMPTY, PICTURE
from quizapp.packs.table_kinds import kind_of_text_table
from quizapp.packs.zip_kinds import OLDER_QTI

_JSON = NotTaken(
    "data of a program (JSON)", "Export it there as a document, or as questions in another format."
)
_OBJECTIONS = NotTaken(
    "a list of what learners said is wrong, for the author of a pack", "Open it in a text editor."
)
_XML = NotTaken(
    "data of a program (XML)", "Export it there as a document, or as questions in another format."
)
_FLAT = NotTaken(
    "an office document as XML", "Open it in Word or LibreOffice and save it as .docx."
)
_MAIL = NotTaken("an e-mail", "Copy the text that you need into a document and save it as .docx.")
_ARCHIVED_PAGE = NotTaken(
    "a web page saved as one file (MHTML)", "Save it again in the browser as “Web page, HTML only”."
)
_LATEX = NotTaken("a source of LaTeX", "Bring the PDF that is made from it.")
_PACK_PART = NotTaken("a single file of a pack", "Drop the whole folder, or its .quizpack file.")
_EMPTY_TABLE = NotTaken(
    "a table in which no question was found",
    "Write headings above it: question, option 1, option 2, right option. A class list belongs on "
    "the page Class.",
)

_IS_JSON = re.compile(r"\{\s*[\"}]|\[\s*(?:[\[{\"\d\]]|$)")
_IS_COPY = re.compile(r'"learner"\s*:\s*\{|"about"\s*:\s*"Everything that quizapp keeps of one')
_IS_OBJECTIONS = re.compile(r'"objections"\s*:\s*\[')
_IS_PACK_AS_JSON = re.compile(r'\{\s*"format"\s*:\s*\d+\s*,\s*"id"\s*:')
_IS_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|h[1-6]|p|div|table|article|main|section|ul|ol)\b",
    re.IGNORECASE,
)
_IS_SVG = re.compile(r"<svg[\s>]", re.IGNORECASE)
_IS_FLAT = re.compile(r"mso-application|<office:document[\s>]|<(?:pkg:package|w:wordDocument)[\s>]")
_IS_MAIL = re.compile(r"(?:[A-Za-z][A-Za-z-]*: .*\n(?:[ \t].*\n)*){2,}")
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_HEADINGS = 2
"""So many make a text Markdown, though there may be questions in it, as in a page on formats."""


def kind_of_text(head: bytes, name: str) -> FileKind:
    """Return what a text is.

    Args:
        head: its beginning.
        name: of the file; asked where the text itself leaves it open.
    """
    text = decoded(head)[0].lstrip()
    if not text:
        return EMPTY
    if _IS_JSON.match(text):
        return _kind_of_json(text)
    if text.startswith("<"):
        kind = _kind_of_markup(text, head, name)
        if kind is not None:
            return kind
    if (mail := _IS_MAIL.match(text)) is not None:
        headers = mail[0].casefold()
        if "mime-version:" in headers or "\nsubject:" in f"\n{headers}":
            return _ARCHIVED_PAGE if "multipart/related" in headers else _MAIL
    return _kind_of_plain(text, head, name)


def _kind_of_json(text: str) -> FileKind:
    if _IS_COPY.search(text):
        return LearnersCopy()
    if _IS_OBJECTIONS.search(text):
        return _OBJECTIONS
    return PackFile() if _IS_PACK_AS_JSON.match(text) else _JSON


def _kind_of_markup(text: str, head: bytes, name: str) -> FileKind | None:
    if moodle_xml.looks_like(head):
        return QuestionFile("moodle-xml")
    if qti.looks_like(head, name):
        return QuestionFile("qti")
    if "<questestinterop" in text:
        return OLDER_QTI
    if _IS_FLAT.search(text):
        return _FLAT
    html, svg = _IS_HTML.search(text), _IS_SVG.search(text)
    if svg is not None and (html is None or svg.start() < html.start()):
        return PICTURE
    if html is not None:
        return DocumentFile("html")
    return _XML if text.startswith("<?xml") or name.lower().endswith(".xml") else None


def _kind_of_plain(text: str, head: bytes, name: str) -> FileKind:
    ending = name.lower().rpartition(".")[2]
    headings = len(_HEADING.findall(text)) if _HEADING.match(text) else 0
    if headings >= _HEADINGS:
        return DocumentFile("md")
    if anki.looks_like(head):  # by its first line
        return QuestionFile("anki")
    if gift.looks_like(head):
        return QuestionFile("gift")
    if aiken.looks_like(head):
        return QuestionFile("aiken")
    if sheets.looks_like(head):  # by its headings alone
        return QuestionFile("csv")
    names = kind_of_text_table(text)
    if names is not None:
        return names
    if ending in ("csv", "tsv"):
        return QuestionFile("csv") if sheets.looks_like(head, name) else _EMPTY_TABLE
    if ending in ("yaml", "yml"):
        return _PACK_PART
    if text.startswith("\\documentclass"):
        return _LATEX
    if ending in ("md", "markdown") or headings:
        return DocumentFile("md")
    return DocumentFile("html" if ending in ("htm", "html") else "txt")

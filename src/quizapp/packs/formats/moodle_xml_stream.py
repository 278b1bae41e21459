"""The questions of a Moodle XML file one after another, at flat memory whatever its size."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.etree.ElementTree import Element
from xml.parsers import expat

from quizapp.core.authoring.questions import Progress
from quizapp.core.content.encodings import said_encoding
from quizapp.core.errors import ExpectedError

LARGEST = 200_000_000
"""Bytes of a file; an export of many thousand questions with their pictures."""
MOST_SIGNS = 2_000_000
"""Characters of one question with its markup. Pictures that are pasted into the text count."""
_CHUNK = 1 << 16
_LONGEST_MARK = 1 << 22
"""Bytes of a tag or a comment; the parser holds one as a whole."""
_DEEPEST = 60
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML forbids, and what exports hold all the same, pasted in with some text."""
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_KNOWN = re.compile(
    r"utf-(?:8|16|32)(?:-[bl]e)?|ascii|iso8859-\d+|cp\d+|euc_\w+|shift_jis\w*|gb\w+|big5\w*"
    r"|koi8-\w|mac-\w+"
)
"""Python's names of the encodings in which text is kept."""
_ERROR = expat.errors.codes


@dataclass(frozen=True)
class Found:
    """A question element of the file."""

    line: int
    element: Element
    """Its texts without nested elements: markup that is not escaped is part of its text. For each
    embedded file its parent has an empty child ``file``."""
    is_overlong: bool
    """Whether its texts are beyond the limit, and empty therefore."""


def found_in(file: BinaryIO, progress: Progress) -> Iterator[Found]:
    """Return the questions of a file in Moodle's XML, categories among them.

    Raises:
        ExpectedError: it is too large, damaged, of another kind, or declares a document type.
    """
    size = file.seek(0, 2)
    file.seek(0)
    if size > LARGEST:
        raise ExpectedError(
            f"The file has more than {LARGEST // 1_000_000} MB.",
            "Export fewer categories at a time, and bring one file after another.",
        )
    head = file.read(4096)
    file.seek(0)
    decoder = codecs.getincrementaldecoder(_encoding_of(head))(errors="replace")
    stream = _Stream()
    done = 0
    while chunk := file.read(_CHUNK):
        done += len(chunk)
        yield from stream.feed(_FORBIDDEN.sub("", decoder.decode(chunk)))
        progress(min(done / max(size, 1), 1))
    yield from stream.feed(decoder.decode(b"", final=True), is_last=True)


def _encoding_of(head: bytes) -> str:
    """Return what a file is decoded with: its mark tells, else what it says, else it is UTF-8."""
    said = said_encoding(head)
    if said is not None and said != "utf-8":
        return said
    declared = _DECLARED.search(head)
    if declared is None:
        return "utf-8"
    try:
        name = codecs.lookup(declared[1].decode("ascii", "replace")).name
    except LookupError:
        name = ""
    if _KNOWN.fullmatch(name) is None:
        raise ExpectedError(
            f'The file says that its encoding is "{declared[1][:40].decode("ascii", "replace")}",'
            " which is not known here.",
            "Open it in a text editor, save it as UTF-8, and bring it again.",
        )
    # Two bytes a letter, said in a text that can be read without that, is a slip of a program.
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name


class _Stream:
    """Takes the events of the parser and puts the elements of one question together."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate("utf-8")  # whatever the file says of itself
        self._parser.buffer_text = True
        self._parser.buffer_size = _CHUNK
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._depth = 0
        self._skipped = 0
        """How many elements are open that are not looked into."""
        self._inline = 0
        """How many elements are open inside a text."""
        self._open: list[Element] = []
        self._texts: list[list[str]] = []
        self._line = 0
        self._signs = 0
        self._fed = 0
        self._done: list[Found] = []

    def feed(self, text: str, is_last: bool = False) -> list[Found]:
        """Return the questions that end in the next text."""
        chunk = text.encode()
        self._fed += len(chunk)
        try:
            self._parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise _damaged(error) from error
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_MARK:
            raise ExpectedError(
                f"Line {self._parser.CurrentLineNumber} has a tag or a comment of several MB.",
                "No program writes such a file: export the questions again.",
            )
        done, self._done = self._done, []
        return done

    def _refuse_doctype(self, *_: object) -> None:
        raise ExpectedError(
            f"The file declares a document type in line {self._parser.CurrentLineNumber}, which"
            " can hide harmful content and is not read.",
            "Moodle writes none: export the questions again, or delete what begins with <!DOCTYPE.",
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ExpectedError(
                f"Elements are nested too deeply in line {self._parser.CurrentLineNumber}.",
                "No program writes such a file: export the questions again.",
            )
        if self._skipped:
            self._skipped += 1
        elif self._depth == 1 and name == "question":
            self._begin(name, attributes)  # some programs write a single one
        elif self._depth == 1:
            if name != "quiz":
                raise ExpectedError(
                    f"This XML file holds <{name[:40]}>, not questions from Moodle.",
                    "In Moodle's question bank choose Export and Moodle XML format.",
                )
        elif not self._open:
            self._begin(name, attributes)
        elif self._open[-1].tag == "text":
            self._inline += 1
            alt = attributes.get("alt", "").replace('"', "&quot;")
            self._data(f'<{name} alt="{alt}">' if alt else f"<{name}>")
        elif name == "file":
            self._open[-1].append(Element("file"))
            self._skipped = 1
        else:
            self._push(name, attributes)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name != "question":
            self._skipped = 1
            return
        self._line = self._parser.CurrentLineNumber
        self._signs = 0
        self._push(name, attributes)

    def _push(self, name: str, attributes: dict[str, str]) -> None:
        element = Element(name, attributes)
        if self._open:
            self._open[-1].append(element)
        self._open.append(element)
        self._texts.append([])

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
        elif self._inline:
            self._inline -= 1
            self._data(f"</{name}>")
        elif self._open:
            element = self._open.pop()
            element.text = "".join(self._texts.pop())
            if not self._open:
                self._done.append(Found(self._line, element, self._signs > MOST_SIGNS))

    def _data(self, text: str) -> None:
        if self._skipped or not self._open:
            return
        self._signs += len(text)
        if self._signs > MOST_SIGNS:
            for texts in self._texts:
                texts.clear()
            return
        self._texts[-1].append(text)


def _damaged(error: expat.ExpatError) -> ExpectedError:
    if error.code in (
        _ERROR[expat.errors.XML_ERROR_NO_ELEMENTS],
        _ERROR[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
        _ERROR[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
    ):
        return ExpectedError(
            f"The file breaks off in line {error.lineno}.",
            "It was not saved whole: export or copy it again. Nothing was taken from it.",
        )
    return ExpectedError(
        f"The file is damaged in line {error.lineno}, at sign {error.offset + 1}:"
        f" {expat.errors.messages[error.code]}.",
        "Export the questions again, or mend that line in a text editor: & is written &amp;amp;"
        " and < is written &amp;lt;. Nothing was taken from it.",
    )

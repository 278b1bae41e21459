"""Reading ``documents/OMITTED.md``: what was not rendered or not asked about, and why."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from quizapp.core.content.documents import Document
from quizapp.packs.addresses import parse_paragraphs
from quizapp.packs.files import TextFile
from quizapp.packs.markdown_blocks import Block, BlockKind, blocks_of, table_rows
from quizapp.packs.problems import Problem, did_you_mean

NAME = "OMITTED.md"
NOT_RENDERED = "Paragraphs not rendered"
NOT_ASKED = "Passages without a question"


@dataclass(frozen=True)
class OmittedRow:
    """A line of one of the two tables."""

    line: int
    what: str
    """A document, or a passage."""
    paragraphs: str
    """For a document, which of the original's paragraphs, as written; else empty."""
    reason: str


@dataclass(frozen=True)
class Omitted:
    """Both tables."""

    paragraphs: tuple[OmittedRow, ...] = ()
    passages: tuple[OmittedRow, ...] = ()

    def reasons_by_paragraph(self, document_id: str) -> dict[int, str]:
        """Return why paragraphs of a document were not rendered."""
        return {
            number: row.reason
            for row in self.paragraphs
            if row.what == document_id
            for number in parse_paragraphs(row.paragraphs, None)[0]
        }

    def reasons_by_passage(self) -> dict[str, str]:
        """Return why passages have no question."""
        return {row.what: row.reason for row in self.passages}


def read_omitted(file: TextFile) -> tuple[Omitted, tuple[Problem, ...]]:
    """Return the two tables of the file and what is wrong in them; other text is ignored."""
    problems: list[Problem] = []
    tables: dict[str, tuple[OmittedRow, ...]] = {}
    heading = ""
    for block in blocks_of(file.text):
        if block.kind is BlockKind.HEADING:
            heading = block.lines[0]
        elif block.kind is BlockKind.TABLE and heading in (NOT_RENDERED, NOT_ASKED):
            width = 3 if heading == NOT_RENDERED else 2
            rows, ragged = _rows(block, width, file)
            tables[heading] = (*tables.get(heading, ()), *rows)
            problems.extend(ragged)
    return Omitted(tables.get(NOT_RENDERED, ()), tables.get(NOT_ASKED, ())), tuple(problems)


def _rows(block: Block, width: int, file: TextFile) -> tuple[list[OmittedRow], list[Problem]]:
    rows: list[OmittedRow] = []
    problems: list[Problem] = []
    for line, cells in enumerate(table_rows(block.lines)[1:], block.line + 2):
        if len(cells) != width or not all(cells):
            what = f"this row does not have {width} filled cells"
            remedy = "write | document | paragraphs | reason |"
            if width == 2:
                remedy = "write | passage | reason |"
            problems.append(Problem(file.label, line, file.stem, what, remedy))
        else:
            rows.append(OmittedRow(line, cells[0], cells[1] if width == 3 else "", cells[-1]))
    return rows, problems


def check_omitted(
    omitted: Omitted,
    documents: Mapping[str, Document],
    known: Iterable[str],
    unread: Container[str],
    label: str,
) -> tuple[Problem, ...]:
    """Return every row that names a document, paragraph or passage that there is not.

    Args:
        omitted: the two tables.
        documents: the documents that could be read.
        known: every id that is written, also of what could not be read.
        unread: the documents whose file can't be read.
        label: the file, as problems name it.
    """
    written = frozenset(known)
    problems = []
    for row in omitted.paragraphs:
        document = documents.get(row.what)
        if document is None and (row.what in written or row.what in unread):
            continue
        if document is None:
            what = f"there is no document '{row.what}'"
            remedy = did_you_mean(row.what, documents)
            problems.append(Problem(label, row.line, row.what, what, remedy))
            continue
        _, complaint = parse_paragraphs(row.paragraphs, document.original.paragraphs)
        if complaint:
            what = f"'paragraphs' {complaint}"
            problems.append(Problem(label, row.line, row.what, what, "write 3, or 3,5, or 4-6"))
    for row in omitted.passages:
        if row.what not in written and row.what.partition("#")[0] not in unread:
            what = f"there is no passage '{row.what}'"
            remedy = did_you_mean(row.what, (name for name in written if "#" in name))
            problems.append(Problem(label, row.line, row.what, what, remedy))
    return tuple(problems)

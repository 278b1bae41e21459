"""A document as the Markdown file that is read as it was."""

from collections.abc import Iterator, Sequence

from quizapp.core.content.documents import Document, Passage, Table
from quizapp.packs.addresses import is_address
from quizapp.packs.markdown_blocks import BlockKind, blocks_of, markup_in
from quizapp.packs.markdown_picture import picture_line
from quizapp.packs.markdown_source import TABLE
from quizapp.packs.sources import front_fields
from quizapp.packs.yaml_writing import yaml_text


def document_as_markdown(document: Document) -> str:
    """Return a document as the text of its file.

    A passage that would be taken for more than plain text is fenced: it is read letter by letter.
    """
    lines = [f"---\n{yaml_text(front_fields(document))}---"]
    section: tuple[str, ...] = ()
    for passage in document.passages:
        lines += ("\n" + line for line in _headings(section, passage.section))
        section = passage.section
        lines += ("", _address(passage), *_body(passage))
        if passage.picture is not None:
            lines.append(f"\n{picture_line(passage.picture)}")
        if passage.note:
            lines.append(f"\n> Note: {passage.note}")
    return "\n".join(lines) + "\n"


def _headings(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """Yield the headings that lead from a section to another."""
    shared = 0
    while shared < min(len(before), len(now)) and before[shared] == now[shared]:
        shared += 1
    if shared == len(now) < len(before):
        shared -= 1  # back from a smaller section: its heading stands again
    for level in range(max(shared, 0), len(now)):
        yield f"{'#' * (level + 2)} {now[level]}"


def _address(passage: Passage) -> str:
    name = passage.id.partition("#")[2]
    marks = [f'{{#{name} from="{_numbers(passage.from_paragraphs)}"']
    marks += ["sensitive"] if passage.sensitive else []
    marks += [f'unverified="{passage.unverified}"'] if passage.unverified else []
    return " ".join(marks) + "}"


def _numbers(numbers: Sequence[int]) -> str:
    """Return paragraph numbers as ``2,4-6``."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def _body(passage: Passage) -> Iterator[str]:
    fence = "```"
    while fence in passage.text:
        fence += "`"
    if passage.table is not None:
        rows = list(_table(passage.table))
        plain = _are_plain(rows, passage.table)
        yield from rows if plain else (fence + TABLE, *rows, fence)
    elif _is_plain(passage.text):
        yield passage.text
    else:
        yield from (fence, passage.text, fence)


def _are_plain(rows: Sequence[str], table: Table) -> bool:
    """Return whether the lines of a table are read as they are written."""
    cells = [cell for row in (table.columns, *table.rows) for cell in row]
    words = "\n".join(cells)
    return not (
        "\\" in words
        or any(is_address(row[0]) for row in table.rows)
        or any(markup_in(line.replace("\\|", "|")) for line in (*rows, " ".join(rows)))
    )


def _is_plain(text: str) -> bool:
    """Return whether a text below its address line is read as a paragraph, letter by letter."""
    if is_address(text) or text.startswith("|") or markup_in(text):
        return False
    blocks = blocks_of(f"{{#a}}\n{text}")
    return len(blocks) == 1 and blocks[0].kind is BlockKind.PARAGRAPH and blocks[0].lines[1] == text


def _table(table: Table) -> Iterator[str]:
    yield _row(table.columns)
    yield f"|{'---|' * len(table.columns)}"
    yield from map(_row, table.rows)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

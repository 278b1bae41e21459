"""What holds for every document that a reader returns, and files broken in many ways."""

import hashlib
import random
import unicodedata
from collections.abc import Callable, Iterator

import pytest

from quizapp.core.authoring.handouts import BlockKind, Handout
from quizapp.core.content.documents import table_in_words
from quizapp.core.errors import ExpectedError
from quizapp.packs.intake.gathering import LONGEST_BLOCK, MOST_BLOCKS, MOST_WARNINGS

SCRAPS = (
    "\x00", "\x0b", "\x1f", "\x85", "\u00a0", "\u00ad", "\u2028", "\ufeff", "\ufffe", "\ue000",
    "\ue0000\ue001", "탈북자", "🙂", "e\u0301", "\u202e", "\t", "\n", "\n\n", "\r", "- ", "1. ",
    "# ", "---\n", "***", "|", "|--|--|", "<", ">", "&", "&#", "&#99999999999;", "&#0;", "<!--",
    "-->", "<p>", "</p>", "<table>", "<tr><td>", "</table>", "<td rowspan=99 colspan=9999>",
    "<h2>", "<sup>", "</sup>", "<li>", "<nav>", "<form>", "<main>", "<script>", "</script>",
    "<svg>", '<a b="', "'", '"', "<![CDATA[", "]]>", "<?xml ?>", "<!DOCTYPE x [<!ENTITY a 'b'>]>",
    "&a;", "0", "9" * 30, "w:", "</w:p>", "<w:p>", "<w:del>", "xmlns:w='x'", "/", "(", ")", "obj",
    "endobj", "stream", "%",
)  # fmt: skip


def check(handout: Handout, data: bytes) -> None:
    """Fail where a document is not as its form says."""
    assert handout.sha256 == hashlib.sha256(data).hexdigest()
    assert 1 <= len(handout.blocks) <= MOST_BLOCKS
    for text in (handout.title, handout.author, handout.date):
        assert _is_plain(text)
    for block in handout.blocks:
        assert 0 < len(block.text) <= LONGEST_BLOCK
        assert len(block.warnings) <= MOST_WARNINGS
        assert all("\n" not in warning for warning in block.warnings)
        assert (block.kind is BlockKind.TABLE) == (block.table is not None)
        assert (1 <= block.level <= 6) if block.kind is BlockKind.HEADING else block.level == 0
        if block.table is None:
            assert _is_plain(block.text)
            continue
        columns, rows = block.table.columns, block.table.rows
        assert block.text == table_in_words(block.table)
        assert len(columns) >= 2
        assert len(set(columns)) == len(columns)
        assert len({row[0] for row in rows}) == len(rows) >= 1
        assert all(len(row) == len(columns) for row in rows)
        assert all(cell and _is_plain(cell) for row in (columns, *rows) for cell in row)


def _is_plain(text: str) -> bool:
    return (
        text == " ".join(text.split())
        and text == unicodedata.normalize("NFC", text)
        and not any(unicodedata.category(letter) in ("Cc", "Co", "Cs") for letter in text)
    )


def check_broken(
    read: Callable[[bytes, str], Handout],
    data: bytes,
    times: int,
    *,
    as_text: bool = False,
    also: bool = False,
) -> None:
    """Fail where a reader takes a broken file for worse than a document or a refusal in words.

    ``also``: the file itself is broken.
    """
    broken_files = mutations(data, times, as_text=as_text)
    for broken in (data, *broken_files) if also else broken_files:
        try:
            handout = read(broken, "milk.file")
        except ExpectedError as error:
            refused = error
        else:
            check(handout, broken)
            continue
        assert "milk.file" in refused.message
        assert refused.hint


def mutations(data: bytes, times: int, *, as_text: bool = False) -> Iterator[bytes]:
    """Yield a file cut off, with parts lost, doubled, changed and put in."""
    chance = random.Random(20240820)
    text = data.decode() if as_text else ""
    for _ in range(times):
        if as_text:
            changed = text
            for _ in range(chance.randint(1, 4)):
                at, long = chance.randrange(len(changed) + 1), chance.choice((0, 1, 5, 40))
                middle = chance.choice((*SCRAPS, "", "", changed[at : at + long] * 2))
                changed = changed[:at] + middle + changed[at + long :]
            yield changed.encode("utf-8", "surrogatepass")
            continue
        raw = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            if not raw:
                break
            at, long = chance.randrange(len(raw)), chance.choice((1, 4, 60))
            way = chance.randrange(5)
            if way == 0:
                del raw[at:]
            elif way == 1:
                del raw[at : at + long]
            elif way == 2:
                raw[at:at] = chance.choice(SCRAPS).encode()
            elif way == 3:
                raw[at] = chance.randrange(256)
            else:
                raw[at : at + long] = raw[at : at + long] * 2
        yield bytes(raw)


def refusal(read: Callable[[bytes, str], Handout], data: bytes) -> ExpectedError:
    """Return what a reader says of a file that it refuses."""
    with pytest.raises(ExpectedError) as caught:
        read(data, "milk.file")
    assert "milk.file" in caught.value.message
    assert caught.value.hint
    return caught.value

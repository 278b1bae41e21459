"""Parts of a page that are judged as a whole when they end: tables, forms, the main part."""

from dataclasses import dataclass, field, replace

from quizapp.core.authoring.handouts import Block, BlockKind
from quizapp.packs.intake.gathering import without_repeats
from quizapp.packs.intake.grids import Cell, as_table, spread


@dataclass
class Frame:
    """What gathers inside an element that is judged as a whole: a table, a form, the main part."""

    name: str
    blocks: list[Block] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    heads: list[list[bool]] = field(default_factory=list)
    cell: list[Block] | None = None
    span: tuple[int, int] = (1, 1)
    in_layout: list[Block] = field(default_factory=list)
    holds_more: bool = False
    """Whether a cell holds more than a few words: a table, headings, several paragraphs."""

    def put(self, block: Block) -> None:
        """Take a block to the cell that is open, or to the frame."""
        block = replace(block, warnings=without_repeats((*self.waiting, *block.warnings)))
        self.waiting.clear()
        (self.blocks if self.cell is None else self.cell).append(block)

    def tell(self, warning: str) -> None:
        """Tell something at the last block, or else at the next."""
        blocks = self.blocks if self.cell is None else self.cell
        if not blocks:
            self.waiting.append(warning)
            return
        last = blocks[-1]
        blocks[-1] = replace(last, warnings=without_repeats((*last.warnings, warning)))


def take_table(frame: Frame, outer: Frame) -> None:
    """Give a table that has ended to what it stands in: as a table, or its cells as blocks."""
    for block in frame.blocks:  # the caption, and what stands between rows by mistake
        outer.put(block)
    grid, merged = spread([row for row in frame.rows if row])
    heads = [row for row in frame.heads if row]
    made = None
    if not frame.holds_more:
        while len(grid) > 2 and len(grid[0]) > 1 and len(set(grid[0])) == 1 and grid[0][0]:
            outer.put(Block(BlockKind.PARAGRAPH, grid.pop(0)[0]))  # a title over all columns
            heads.pop(0)
        named = bool(heads) and (all(heads[0]) or not any(row[0] for row in heads))
        made = as_table(grid, has_head=named)
    if made is None:
        outer.holds_more = outer.holds_more or len(frame.in_layout) > 1
        for block in frame.in_layout:
            outer.put(block)
    else:
        table, told = made
        if merged:
            told.insert(0, "merged cells are repeated")
        inside = [warning for block in frame.in_layout for warning in block.warnings]
        outer.put(Block(BlockKind.TABLE, "", table=table, warnings=tuple(told + inside)))
    for warning in frame.waiting:
        outer.tell(warning)


def span_of(written: str | None) -> int:
    """Return how far a merged cell runs, within bounds."""
    if written and written.isascii() and written.isdecimal():
        return max(1, min(int(written[:6]), 1_000))
    return 1

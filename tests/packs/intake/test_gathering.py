from quizapp.core.authoring.handouts import Block, BlockKind
from quizapp.core.content.documents import Table
from quizapp.packs.intake.gathering import LONGEST_BLOCK, MOST_BLOCKS, Gathering, pieces
from quizapp.packs.intake.grids import MOST_COLUMNS, Cell, as_table, spread
from tests.packs.intake.sound import check


def _gathered(*blocks: Block) -> tuple[Block, ...]:
    gathering = Gathering()
    for block in blocks:
        gathering.add(block)
    handout = gathering.handout("docx", b"milk", "milk.docx")
    check(handout, b"milk")
    return handout.blocks


def test_a_long_table_is_split_between_rows_and_told() -> None:
    rows = tuple((f"Cow {number}", "grass " * 60 + str(number)) for number in range(120))
    table = Table(("Name", "Fodder"), tuple((a, b.strip()) for a, b in rows))
    found = _gathered(Block(BlockKind.TABLE, "", table=table, warnings=("odd",)))
    assert len(found) == 3
    parts = [block.table.rows for block in found if block.table is not None]
    assert sum(parts, ()) == table.rows
    assert found[0].warnings == ("odd", "a long table was split: part 1")
    assert found[1].warnings == ("a long table was split: part 2",)


def test_a_row_that_is_longer_than_a_block_becomes_text() -> None:
    row = ("Cow", *(f"{number} {'x' * 390}" for number in range(60)))
    columns = tuple(f"Column {number}" for number in range(len(row)))
    found = _gathered(Block(BlockKind.TABLE, "", table=Table(columns, (row,))))
    assert [block.kind for block in found] == [BlockKind.PARAGRAPH] * 2
    assert "".join(block.text for block in found).count("x") == 390 * 60


def test_what_is_told_before_the_first_block_goes_to_it() -> None:
    gathering = Gathering()
    gathering.tell("a picture was left out")
    gathering.add(Block(BlockKind.PARAGRAPH, "Milk.", warnings=("odd",)))
    gathering.tell("a picture was left out", "another")
    handout = gathering.handout("docx", b"", "milk.docx")
    assert handout.blocks[0].warnings == ("a picture was left out", "odd", "another")


def test_what_is_told_behind_the_last_block_that_is_read_is_told_of_the_whole() -> None:
    gathering = Gathering()
    for number in range(MOST_BLOCKS + 1):
        gathering.add(Block(BlockKind.PARAGRAPH, f"Cow {number}."))
    gathering.tell("a picture was left out")
    handout = gathering.handout("docx", b"", "milk.docx")
    assert handout.warnings[-1] == "a picture was left out"
    assert handout.blocks[-1].warnings == ()


def test_a_text_is_cut_at_a_sentence_else_at_a_space_else_anywhere() -> None:
    assert pieces("One two. Three four five.", 12) == ["One two.", "Three four", "five."]
    assert pieces("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert pieces("", 4) == []
    assert all(len(piece) <= LONGEST_BLOCK for piece in pieces("Milk is white. " * 9_000))


def test_merged_cells_are_spread_over_rows_and_columns_within_bounds() -> None:
    grid, merged = spread([[Cell("A", down=2), Cell("B", across=2)], [Cell("c"), Cell("d")]])
    assert (grid, merged) == ([["A", "B", "B"], ["A", "c", "d"]], True)
    wide, _ = spread([[Cell("A", across=10**6, down=10**6)]] * 3)
    assert [len(row) for row in wide] == [MOST_COLUMNS] * 3


def test_what_makes_no_table_is_none() -> None:
    assert as_table([]) is None
    assert as_table([["a"], ["b"]]) is None
    assert as_table([["a", "b"]]) is None
    assert as_table([["a", ""], ["b", ""]]) is None
    assert as_table([["a", "b"], ["c", "x" * 500]]) is None


def test_names_of_columns_and_rows_are_made_their_own() -> None:
    made = as_table([["Year", "Cows", "Cows", ""], ["2001", "1", "2", "3"], ["2001", "4", "", ""]])
    assert made is not None
    assert made[0] == Table(
        ("Year", "Cows", "Cows (2)", "Column 4"),
        (("2001", "1", "2", "3"), ("2001 (2)", "4", "–", "–")),
    )
    assert len(made[1]) == 3

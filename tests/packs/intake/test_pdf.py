from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from quizapp.core.authoring.handouts import Block, Handout
from quizapp.core.content.documents import Table
from quizapp.packs.intake import pdf as pdf_module
from quizapp.packs.intake.pdf import read
from quizapp.packs.intake.pdf_joining import Joining
from quizapp.packs.intake.pdf_letters import _Letter, _runs
from tests.packs.intake.pdf_files import At, lines, pdf_file
from tests.packs.intake.sound import check, check_broken, refusal

FILES = Path(__file__).parent / "files"
LEFT = [
    "A bicycle stands upright because its",
    "rider steers to the side to which it",
    "begins to fall. Nobody thinks about",
    "it, and small children learn it soon.",
]
RIGHT = [
    "Its chain carries the strength of the",
    "legs to the hind wheel. It wants oil",
    "every two hundred kilometres, and in",
    "rainy weather a little more of it.",
]


def _read(data: bytes) -> Handout:
    handout = read(data, "milk.pdf")
    check(handout, data)
    return handout


def _blocks(*pages: list[At]) -> tuple[Block, ...]:
    return _read(pdf_file(*pages)).blocks


def _texts(*pages: list[At]) -> list[str]:
    return [block.text for block in _blocks(*pages)]


def test_a_file_of_libreoffice_is_read_as_it_is_on_paper() -> None:
    handout = _read((FILES / "milk.pdf").read_bytes())
    assert (handout.format, handout.title, handout.author) == (
        "pdf",
        "Milk from the cow to the table",
        "Ada Lind",
    )
    assert [
        (block.kind.value, block.level, block.page, block.text[:21]) for block in handout.blocks
    ] == [
        ("heading", 1, 1, "Milk from the cow to "),
        ("paragraph", 0, 1, "Milk is mostly water."),
        ("heading", 2, 1, "Why it turns sour"),
        ("paragraph", 0, 1, "Small living things m"),
        ("paragraph", 0, 1, "The acid makes the pr"),
        ("paragraph", 0, 1, "Dairies heat the milk"),
        ("heading", 2, 1, "What to do at home"),
        ("paragraph", 0, 1, "Three habits are enou"),
        ("list_item", 0, 1, "keep it cold, at five"),
        ("list_item", 0, 1, "close the carton ever"),
        ("list_item", 0, 1, "smell it before you p"),
        ("paragraph", 0, 1, "Remember: sour milk i"),
        ("paragraph", 0, 1, "How much people drink"),
        ("paragraph", 0, 1, "1 Pure water, that is"),
        ("table", 0, 2, "2001: Cows 12; Litres"),
        ("paragraph", 0, 2, "The farm of the examp"),
        ("paragraph", 0, 2, "On Sundays children m"),
    ]
    assert "30 m² for each animal gives them room. Water is H₂O" in handout.blocks[1].text
    assert handout.blocks[4].text.endswith(
        "A well-known recipe needs nothing but warm milk, a spoon of old yoghurt and a night of "
        "patience in a difficult-to-find warm place."
    )
    assert handout.blocks[14].table is not None
    assert handout.blocks[14].table.columns == ("Year", "Cows", "Litres a day")
    assert "compare it with the page" in handout.blocks[14].warnings[0]
    assert handout.warnings == (
        'Left out, since it stands at the head or foot of many pages: "Food science, class 9"; '
        '"Page 1".',
    )


def test_two_columns_are_read_down_and_not_across() -> None:
    page = [At(40, 560, "Bicycles", 18), *lines(40, 500, LEFT), *lines(220, 500, RIGHT)]
    assert _texts(page) == ["Bicycles", " ".join(LEFT), " ".join(RIGHT)]
    page.reverse()  # in whatever order the file has them
    assert _texts(page) == ["Bicycles", " ".join(LEFT), " ".join(RIGHT)]


def test_a_line_over_both_columns_parts_them() -> None:
    across = "Whoever reads this line reads it over the width of the page, from left to right."
    page = [
        *lines(40, 500, LEFT),
        *lines(220, 500, RIGHT),
        At(40, 430, across),
        *lines(40, 400, RIGHT),
        *lines(220, 400, LEFT),
    ]
    one, two = " ".join(LEFT), " ".join(RIGHT)
    assert _texts(page) == [one, two, across, two, one]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    pages = [
        [*lines(40, 500, LEFT[:3] + LEFT[:2]), *lines(220, 500, [*LEFT[2:], *RIGHT[:3]])],
        lines(40, 500, RIGHT[3:]),
    ]
    assert _texts(*pages) == [" ".join(LEFT[:3] + LEFT + RIGHT)]


def test_a_table_is_read_across() -> None:
    rows = [("Part", "Look at it"), ("Chain", "every month"), ("Brake", "every week")]
    page = [
        at
        for place, row in enumerate(rows)
        for at in (At(40, 500 - 14 * place, row[0]), At(200, 500 - 14 * place, row[1]))
    ]
    (block,) = _blocks(page)
    assert block.table == Table(
        ("Part", "Look at it"), (("Chain", "every month"), ("Brake", "every week"))
    )


@pytest.mark.parametrize("margin", [0, 8])
def test_cells_may_run_over_several_lines_and_stand_close_to_each_other(margin: int) -> None:
    cells = [
        (["Animal"], ["What it eats"], ["Milk a day"]),
        (["Cow"], ["grass in summer", "and hay in winter"], ["20 litres"]),
        (["Sheep of the mountains"], ["grass"], ["1 litre"]),
        (["Goat"], ["nearly all that", "grows on a bush"], ["2 litres, less", "in winter"]),
    ]
    page, y = [At(40, 540, LEFT[0]), At(40, 528, LEFT[1])], 500
    for row in cells:
        for x, texts in zip((40, 150, 280), row, strict=True):
            page += lines(x, y, texts)
        y -= 12 * max(map(len, row)) + margin
    page += lines(40, y - 10, RIGHT)
    _, table, below = _blocks(page)
    assert table.table == Table(
        ("Animal", "What it eats", "Milk a day"),
        (
            ("Cow", "grass in summer and hay in winter", "20 litres"),
            ("Sheep of the mountains", "grass", "1 litre"),
            ("Goat", "nearly all that grows on a bush", "2 litres, less in winter"),
        ),
    )
    assert below.text == " ".join(RIGHT)


def test_numbers_that_end_where_the_next_column_begins_are_a_column() -> None:
    digit = 5.56  # the width of one, in Helvetica of 10 points
    rows = [("Cow", "20", "every day"), ("Goat", "4", "in summer"), ("Sheep", "100", "a year")]
    page = []
    for place, (name, number, word) in enumerate(rows):
        y = 500 - 14 * place
        right = At(200 - digit * len(number), y, number)
        page += [At(40, y, name), right, At(204, y, word)]
    (block,) = _blocks(page)
    assert block.table == Table(rows[0], tuple(rows[1:]))


def test_words_that_were_parted_at_the_end_of_a_line_are_joined() -> None:
    page = lines(
        40,
        500,
        [
            "The saddle of the red bicycle is made of com-",
            "fortable leather, and its handlebars of South-",
            "Korean steel. It was built from about 1990-",
            "1995, a well-made one for rides at pre- and post-",
            "war prices, so the man said who sold it. A self-",
            "made one is never so well-made and strong.",
        ],
    )
    assert _texts(page) == [
        "The saddle of the red bicycle is made of comfortable leather, and its handlebars of "
        "South-Korean steel. It was built from about 1990-1995, a well-made one for rides at pre- "
        "and postwar prices, so the man said who sold it. A self-made one is never so well-made "
        "and strong."
    ]


def test_a_hyphen_that_the_file_has_elsewhere_stays() -> None:
    joining = Joining(["a long-term plan is good", "and harmless too x"])
    assert joining.joined("a long-", "term plan") == "a long-term plan"
    assert joining.joined("it is harm-", "less to them") == "it is harmless to them"
    assert joining.joined("for 1950–", "1953 it was") == "for 1950–1953 it was"
    assert joining.joined("a dash –", "and more") == "a dash – and more"
    assert joining.joined("milk and", "bread") == "milk and bread"


def test_where_no_words_are_parted_every_hyphen_is_meant() -> None:
    joining = Joining([*["a line of a text without any of them"] * 50, "it is a far-"])
    assert joining.joined("it is a far-", "reaching plan") == "it is a far-reaching plan"


def test_ligatures_become_letters() -> None:
    page = [At(40, 500, "A \ufb01ne \ufb02ag")]
    assert _texts(page) == ["A fine flag"]


def test_a_number_that_is_raised_or_lowered_stays_so() -> None:
    width = 10 * (0.556 + 0.278 + 0.833)  # of "3 m" in Helvetica
    page = [At(40, 500, "3 m"), At(40 + width, 504, "2", 6), At(47 + width, 500, "of H")]
    assert _texts(page) == ["3 m² of H"]


def test_what_stands_on_every_page_is_left_out_and_told() -> None:
    pages = [
        [
            At(40, 580, "Workshop"),
            *lines(40, 500, [f"Page {word} is about wheels."]),
            At(200, 20, str(n)),
        ]
        for n, word in enumerate(("one", "two", "three"), 7)
    ]
    handout = _read(pdf_file(*pages))
    assert [block.text for block in handout.blocks] == [
        f"Page {word} is about wheels." for word in ("one", "two", "three")
    ]
    assert [block.page for block in handout.blocks] == [1, 2, 3]
    assert '"Workshop"; "7"' in handout.warnings[0]


def test_numbers_that_rise_with_the_pages_are_theirs_wherever_they_stand() -> None:
    pages = [
        [*lines(40, 500, ["A wheel turns."]), At(200, 20, "3")],
        [At(200, 590, "4"), *lines(40, 500, ["A bell rings."])],
        [*lines(40, 500, ["Lamps lit:"]), At(40, 300, "12")],
    ]
    assert _texts(*pages) == ["A wheel turns.", "A bell rings.", "Lamps lit:", "12"]


def test_headings_are_known_by_size_and_by_being_bold() -> None:
    page = [
        At(40, 560, "Bicycles", 20),
        At(40, 530, "Wheels", 14),
        *lines(40, 500, LEFT),
        At(40, 440, "Saddles", bold=True),
        *lines(40, 425, RIGHT),
    ]
    assert [(block.kind.value, block.level) for block in _blocks(page)] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
        ("heading", 3),
        ("paragraph", 0),
    ]


def test_paragraphs_are_told_by_gaps_by_indents_and_by_short_lines() -> None:
    gap = lines(40, 500, LEFT) + lines(40, 440, RIGHT)
    short = lines(40, 500, [*LEFT, *RIGHT])
    indent = [At(50 if place % 4 == 0 else 40, at.y, at.text) for place, at in enumerate(short)]
    assert _texts(gap) == _texts(indent) == [" ".join(LEFT), " ".join(RIGHT)]
    ended = lines(40, 500, [*LEFT[:3], "It learns.", *RIGHT])
    assert _texts(ended) == [" ".join([*LEFT[:3], "It learns."]), " ".join(RIGHT)]


def test_items_hang_behind_their_dots() -> None:
    page = [
        At(40, 500, "• oil the chain"),
        At(50, 488, "every month"),
        At(40, 476, "• ring the bell"),
    ]
    assert [(block.kind.value, block.text) for block in _blocks(page)] == [
        ("list_item", "oil the chain every month"),
        ("list_item", "ring the bell"),
    ]


def test_items_inside_of_items_begin_anew_whatever_their_dots() -> None:
    page = [
        *(At(40, 500, "1. oil the chain"), At(60, 488, "o"), At(75, 488, "with a rag")),
        *(At(60, 476, "• each link"), At(40, 464, "2. ring the bell")),
    ]
    assert [(block.kind.value, block.text) for block in _blocks(page)] == [
        ("list_item", "1. oil the chain"),
        ("list_item", "with a rag"),
        ("list_item", "each link"),
        ("list_item", "2. ring the bell"),
    ]


@pytest.mark.parametrize("turned", [0, 1, 2, 3])
def test_a_page_may_lie_on_its_side(turned: int) -> None:
    page = []
    for at in (*lines(40, 500, LEFT), *lines(220, 500, RIGHT)):
        x, y = at.x, at.y
        for _ in range(turned):
            x, y = 600 - y, x
        page.append(At(x, y, at.text, turned=turned))
    data = pdf_file(page, width=600, rotate=90 * turned)
    assert [block.text for block in _read(data).blocks] == [" ".join(LEFT), " ".join(RIGHT)]


def test_words_in_another_direction_are_left_out_and_told() -> None:
    handout = _read(pdf_file([*lines(40, 500, LEFT), At(300, 100, "DRAFT", turned=1)]))
    assert [block.text for block in handout.blocks] == [" ".join(LEFT)]
    assert handout.warnings == ("5 letters that stand in another direction were left out.",)


def test_a_page_without_text_is_told_and_a_scan_refused() -> None:
    handout = _read(pdf_file(lines(40, 500, LEFT), [], [], lines(40, 500, RIGHT), []))
    assert "Pages 2 to 3, 5 are without text" in handout.warnings[0]
    assert [block.page for block in handout.blocks] == [1, 4]
    assert "Page 2 is without" in _read(pdf_file(lines(40, 500, LEFT), [])).warnings[0]
    refused = refusal(read, pdf_file([], []))
    assert "pictures of text" in refused.message
    assert "scan" in refused.hint


def test_a_table_of_contents_is_left_out_and_told() -> None:
    page = [At(40, 500, "Wheels . . . . . . . . . . 3"), *lines(40, 460, LEFT)]
    handout = _read(pdf_file(page))
    assert [block.text for block in handout.blocks] == [" ".join(LEFT)]
    assert handout.warnings == ("The table of contents was left out.",)


@pytest.mark.parametrize(
    ("title", "kept"),
    [("About bicycles", "About bicycles"), ("Microsoft Word - x.doc", ""), ("wheel.INDD", "")],
)
def test_a_title_that_is_a_file_s_name_is_none(title: str, kept: str) -> None:
    handout = _read(pdf_file(lines(40, 500, LEFT), title=title))
    assert (handout.title, handout.date) == (kept, "2024-08-20")


def test_a_locked_file_is_told_in_words() -> None:
    assert "password" in refusal(read, (FILES / "locked.pdf").read_bytes()).message


def test_more_pages_than_are_read_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "MOST_PAGES", 2)
    handout = _read(pdf_file(*[lines(40, 500, LEFT)] * 5))
    assert "the first 2 of 5 pages" in handout.warnings[0]


def test_progress_may_stop_the_work() -> None:
    def stop(share: float) -> None:
        assert 0 < share < 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(pdf_file(lines(40, 500, LEFT)), "milk.pdf", stop)
    assert _texts(lines(40, 500, LEFT)) == [" ".join(LEFT)]  # nothing stayed locked


def test_one_file_is_read_at_a_time_and_all_of_it_is_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closed: list[str] = []
    for kind in (pypdfium2.PdfDocument, pypdfium2.PdfPage, pypdfium2.PdfTextPage):

        def close(self: Any, name: str = kind.__name__, real: Any = kind.close) -> None:
            closed.append(name)
            real(self)

        monkeypatch.setattr(kind, "close", close)
    locked: list[bool] = []
    data = pdf_file(lines(40, 500, LEFT), lines(40, 500, RIGHT))
    read(data, "milk.pdf", lambda _: locked.append(pdf_module._ONE_AT_A_TIME.locked()))
    assert locked == [True, True, False]
    assert closed == ["PdfTextPage", "PdfPage", "PdfTextPage", "PdfPage", "PdfDocument"]
    assert not pdf_module._ONE_AT_A_TIME.locked()


def test_letters_that_are_spread_over_a_line_are_one_word_unless_a_space_parts_them() -> None:
    def letters(text: str, step: float) -> list[_Letter]:
        return [
            _Letter(sign, step * place, step * place + 10, 0, 10, place)
            for place, sign in enumerate(text)
        ]

    assert [run.text for run, _ in _runs(letters("탈북자들", 14))] == ["탈북자들"]
    assert [run.text for run, _ in _runs(letters("탈북\t자들", 7))] == ["탈북자들"]
    assert [run.text for run, _ in _runs(letters("탈북 자들", 7))] == ["탈북 자들"]
    assert [run.text for run, _ in _runs(letters("milk", 14))] == ["m i l k"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"milk", b"%PDF-1.4\n%%EOF" * 50])
def test_what_is_no_pdf_file_is_refused(data: bytes) -> None:
    assert "not a PDF file" in refusal(read, data).message


def test_what_is_broken_is_a_document_or_refused() -> None:
    small = pdf_file([*lines(40, 500, LEFT[:1]), *lines(220, 500, RIGHT[:2])], [At(9, 9, "x")])
    check_broken(read, small, 1_900)
    check_broken(read, (FILES / "milk.pdf").read_bytes(), 100)

import pytest

from quizapp.core.authoring.handouts import LINK, Handout
from quizapp.core.content.documents import Table
from quizapp.packs.intake.gathering import picture_left_out
from quizapp.packs.intake.html import read
from tests.packs.intake.sound import check, check_broken, refusal

BICYCLES = """<!DOCTYPE html>
<html><head><title>Bicycles &ndash; a page</title><meta charset="utf-8">
<meta name="author" content="B. Rad">
<meta property="article:published_time" content="2023-05-06T10:00:00Z">
<style>p { color: red }</style><script>var page = "<p>never shown</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/all">All pages</a></nav>
<form action="/search"><input value="q"><button>Search</button></form>
<h1>Bicycles</h1><p>A bicycle has <b>two</b> wheels.<br>It is quick<sup>[1]</sup>: 20 m in 3 s.
<p>Its parking place takes 2 m<sup>2</sup>; water, H<sub>2</sub>O, makes it rust
<ul><li>a bell<li>a lamp <ul><li>at the front</ul><li><p>a brake</p></ul>
<ol start="3"><li>Mount</li><li>Ride</li></ol>
<table><caption>Speeds</caption><tr><th>Who<th>km/h<tr><td rowspan=2>Child<td>12<tr><td>13
<tr><td>Adult<td></table>
<table><tr><td><p>A table only for the layout.</p><h2>Upkeep</h2></td></tr></table>
<img src="file:///home/somebody/red.png" alt="A red bicycle"><img src="dot.gif" alt="">
<p>Oil &lt; grease &amp; 2 < 3</p><div hidden>never shown</div>
<aside>Buy a helmet</aside><footer>Imprint</footer></body></html>
"""


def _read(text: str) -> Handout:
    handout = read(text.encode(), "bicycles.html")
    check(handout, text.encode())
    return handout


def _shown(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in _read(text).blocks]


def test_a_page_is_read_as_its_reader_sees_it() -> None:
    handout = _read(BICYCLES)
    assert (handout.format, handout.title, handout.author, handout.date) == (
        "html",
        "Bicycles – a page",
        "B. Rad",
        "2023-05-06",
    )
    assert [(block.kind.value, block.level, block.text) for block in handout.blocks] == [
        ("heading", 1, "Bicycles"),
        ("paragraph", 0, "A bicycle has two wheels. It is quick: 20 m in 3 s."),
        ("paragraph", 0, "Its parking place takes 2 m²; water, H₂O, makes it rust"),
        ("list_item", 0, "a bell"),
        ("list_item", 0, "a lamp"),
        ("list_item", 0, "at the front"),
        ("list_item", 0, "a brake"),
        ("list_item", 0, "3. Mount"),
        ("list_item", 0, "4. Ride"),
        ("paragraph", 0, "Speeds"),
        ("table", 0, "Child: km/h 12.\nChild (2): km/h 13.\nAdult: km/h –."),
        ("paragraph", 0, "A table only for the layout."),
        ("heading", 2, "Upkeep"),
        ("paragraph", 0, "Oil < grease & 2 < 3"),
    ]
    assert handout.blocks[1].warnings == ("a mark of a note was left out: [1]",)
    assert handout.blocks[10].warnings == (
        "merged cells are repeated",
        "empty cells are shown as –",
        "rows or columns of one name were numbered",
    )
    assert handout.blocks[12].warnings == (picture_left_out("A red bicycle"),)
    assert "menus" in handout.warnings[0]


def test_the_main_part_of_a_page_is_taken_alone() -> None:
    text = "A bell warns others, and the law asks for one. " * 5
    page = f"<div>Log in</div><main><h1>Bells</h1><p>{text}</p></main><div>Terms</div>"
    assert _shown(page) == [("heading", "Bells"), ("paragraph", text.strip())]
    assert _read(page).warnings
    short = "<div>A bell warns.</div><main><p>Go</p></main>"
    assert [words for _, words in _shown(short)] == ["A bell warns.", "Go"]


def test_a_form_around_the_whole_page_is_no_reason_to_drop_it() -> None:
    text = "A lamp shows where one rides, and it burns from dusk on. " * 5
    assert _shown(f"<form><p>{text}</p><input></form>") == [("paragraph", text.strip())]


def test_a_table_whose_rows_are_named_has_its_columns_numbered() -> None:
    handout = _read("<table><tr><th>Wheels<td>2<tr><th>Saddles<td>1</table>")
    assert handout.blocks[0].table == Table(
        ("Column 1", "Column 2"), (("Wheels", "2"), ("Saddles", "1"))
    )
    assert "numbered" in handout.blocks[0].warnings[0]


def test_a_title_over_all_columns_stands_before_the_table() -> None:
    page = "<table><tr><td colspan=2>Wheels<tr><td>A<td>B<tr><td>1<td>2</table>"
    assert _shown(page) == [("paragraph", "Wheels"), ("table", "1: B 2.")]


def test_an_empty_line_ends_a_paragraph_of_text_that_is_set_as_it_was_typed() -> None:
    page = "<pre>A bell warns\nothers.\n\n  A lamp shows one.\n</pre><p>So\n\nit is.</p>"
    assert [words for _, words in _shown(page)] == [
        "A bell warns others.",
        "A lamp shows one.",
        "So it is.",
    ]


def test_what_is_only_a_link_is_told_as_a_part_of_a_menu() -> None:
    page = (
        "<ul><li><a href=/>Home</a><li><a href=/x>All <b>pages</b></a></ul><p>See <a href=y>bells"
        "</a>.<p><a href=z>A link that says a whole sentence about bells.</a>"
        "<h2><a href=#b>Bells</a></h2><p>They ring."
    )
    assert [LINK in block.warnings for block in _read(page).blocks] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("said", ['<meta charset="{}">', '<?xml encoding="{}"?>'])
@pytest.mark.parametrize("codec", ["windows-1252", "iso-8859-1", "koi8-r", "euc-kr", "utf-8"])
def test_a_page_says_its_encoding(said: str, codec: str) -> None:
    words = {"koi8-r": "Велосипед", "euc-kr": "자전거"}.get(codec, "Übergröße")
    data = f"{said.format(codec)}<p>{words}</p>".encode(codec)
    assert read(data, "page.html").blocks[0].text == words


def test_a_wrong_or_unknown_encoding_is_guessed_and_told() -> None:
    for said in ("utf-8", "klingon", "rot13", "utf-16", "base64"):
        data = f'<meta charset="{said}"><p>Größere Fahrräder fahren schöner über Hügel.</p>'
        handout = read(data.encode("cp1252"), "page.html")
        assert handout.blocks[0].text == "Größere Fahrräder fahren schöner über Hügel."
        assert "guessed" in handout.warnings[0]


def test_a_byte_order_mark_counts_more_than_what_the_page_says() -> None:
    page = '<meta charset="windows-1252"><p>Größe</p>'
    for codec in ("utf-8-sig", "utf-16"):
        assert read(page.encode(codec), "page.html").blocks[0].text == "Größe"


@pytest.mark.parametrize("data", [b"", b"<p></p>", b"<script>x</script>", b"<nav>Home</nav>"])
def test_a_page_without_text_is_refused(data: bytes) -> None:
    assert "no text" in refusal(read, data).message


@pytest.mark.parametrize(
    "unit", ["<", '<a b="', "<!--", "<div>", "<table><tr><td>", "<sup>", "&#", "<td>x", "<script"]
)
def test_a_page_that_is_never_closed_takes_no_more_than_a_moment(unit: str) -> None:
    check(_read(f"<p>Bell</p>{unit * 20_000}>"), f"<p>Bell</p>{unit * 20_000}>".encode())


def test_what_is_broken_is_a_page_or_refused() -> None:
    check_broken(read, BICYCLES.encode(), 1_800, as_text=True)
    check_broken(read, BICYCLES.encode(), 200)

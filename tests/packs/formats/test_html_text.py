import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.packs.formats.html_text import HtmlText, escaped, plain
from quizapp.packs.formats.texts import tidy


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a < b & c", "a < b & c"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a<b", "a<b"),
        ("AT&T, R&D", "AT&T, R&D"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("&amp;lt; stays an entity", "&lt; stays an entity"),
        ("&Eacute;lan &#8211; &#x20AC;5", "Élan – €5"),
        ("one&nbsp;&nbsp;two\xa0three", "one two three"),
        ("<p>One</p>\n\n<p>Two<br />Three</p><p>&nbsp;</p>", "One\nTwo\nThree"),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "a\nb"),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>",
            "A | B\n1 | 2",
        ),
        ('<span style="color: red" title="x > y">red</span> <B>bold</B>', "red bold"),
        ('<a href="http://school.example/">the page</a><o:p></o:p>', "the page"),
        ("x<!-- hidden --><script>alert('<b>')</script><style>p { }</style>y", "xy"),
        ("<pre> </pre>a<pre>  \n b  </pre>", "a\n b"),
        ("one <i>&</i>amp; <b>tw</b>o &l<u>t;</u>", "one &amp; two &lt;"),
        ("<pre>if a:\n    b()</pre>", "if a:\n    b()"),
    ],
)
def test_html_becomes_what_a_reader_saw(markup: str, text: str) -> None:
    assert plain(markup).text == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("H<sub>2</sub>O", "H₂O"),
        ("10<sup>-6</sup> m<sup>2</sup>", "10⁻⁶ m²"),
        ("x<sub>max</sub>, y<sup>a/b</sup>", "x_(max), y^(a/b)"),
        ("2<sup>2<sup>2</sup></sup>", "2^(2²)"),
        ("the 20<sup>th</sup> century", "the 20th century"),
        ("E = mc<sup>2", "E = mc²"),
    ],
)
def test_scripts_stay_readable(markup: str, text: str) -> None:
    assert plain(markup).text == text


def test_pictures_are_counted_and_described() -> None:
    markup = (
        'Look: <img src="@@PLUGINFILE@@/map.png" alt="map &amp; key"><img alt="map.png">'
        "<svg><text>x</text></svg>"
    )

    assert plain(markup) == HtmlText("Look: [map & key]", pictures=3)


def test_formulas_are_counted_and_stay_as_text() -> None:
    mathml = (
        "<math><mfrac><mi>a</mi><mn>2</mn></mfrac><mo>+</mo>"
        "<msup><mi>x</mi><mn>2</mn></msup></math>"
    )

    assert plain(r"Solve \(x^2 = 4\), $$y$$ and \[z\]. It costs $5 or $6.").formulas == 3
    assert plain(f"<p>So {mathml}</p>") == HtmlText("So a/2+x²", formulas=1)


def test_a_mark_without_its_end_hides_nothing() -> None:
    assert plain("a <!-- b <b>c</b>").text == "a b c"
    assert plain("<svg>a <i>b</i>").text == "a b"
    assert plain("<script>a</i> b").text == "a b"


@pytest.mark.parametrize(
    "hostile",
    [
        "<" * 1_000_000,
        "<a" * 500_000,
        "<a " * 300_000 + ">",
        "<div>" * 100_000 + "x",
        "<sup>" * 100_000 + "x",
        "<math>" * 50_000 + "x" * 50_000,
        "<!--" * 200_000 + ">",
        '<a b=">' * 100_000,
        '<a ="> <a "="> ' * 20_000,
        "<svg>" * 100_000,
        "<script>" * 100_000,
        "\\(" * 300_000,
        "\n \n" * 300_000 + "x",
        "&#" + "9" * 300_000 + ";",
        "&" * 500_000,
    ],
    ids=lambda text: text[:10],
)
def test_hostile_markup_ends(hostile: str) -> None:
    # Each of these takes minutes where time grows with the square of the length.
    assert isinstance(plain(hostile), HtmlText)


_PIECES = st.sampled_from(
    [
        "<",
        ">",
        "&",
        "&amp;",
        "<b>",
        "</b>",
        "<p>",
        "<sup>",
        "</sup>",
        '"',
        "'",
        "=",
        "<!--",
        "-->",
        "<img alt=",
        "<pre>",
        "<math>",
        "<msup>",
        "<mi>",
        "\\(",
        "\\)",
        "$$",
        "&#0;",
        "&#xD800;",
        "\0",
        "\r",
        "\n",
        " ",
        "평양",
        "é",
        "\ufdd0",
        "</",
        "<script>",
        "</script>",
        "1",
        "²",
        "<td>",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=3), max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_markup_becomes_tidy_text(markup: str) -> None:
    text = plain(markup).text

    assert text == unicodedata.normalize("NFC", text).strip()
    assert "\ufdd0" not in text
    assert not re.search("[\0-\x08\x0b-\x1f\x7f\ud800-\udfff]", text)
    assert "\n\n" not in text


@given(st.lists(_PIECES | st.text(max_size=5), max_size=20).map("".join))
@settings(max_examples=300, deadline=None)
def test_text_comes_back_from_html_as_it_was(words: str) -> None:
    text = tidy(words)

    assert plain(escaped(text)).text == text
    assert plain(escaped(plain(escaped("a < b & c")).text)).text == "a < b & c"

"""Drawings from anybody: what is refused, what is left out, and what is drawn."""

import base64

import pytest

from quizapp.core.authoring.safe_svg import SvgRefusedError, safe_svg
from tests.pictures import a_png

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

USUAL = (
    b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
    b'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
)


def drawing(inside: str, told: str = ' viewBox="0 0 4 3"') -> bytes:
    return f"{HEAD}{told}>{inside}</svg>".encode()


def held(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<g><SCRIPT/></g>", "script"),
        ('<rect onclick="a()" width="1"/>', "script"),
        ('<x:g xmlns:x="urn:x" OnLoad="a()"/>', "script"),
        ('<x:g xmlns:x="urn:x"><script xmlns="http://www.w3.org/1999/xhtml"/></x:g>', "script"),
        ("<foreignObject><p/></foreignObject>", "web page"),
        ('<iframe xmlns="http://www.w3.org/1999/xhtml" src="#a"/>', "web page"),
        ('<image href="/etc/passwd"/>', "outside"),
        ('<image xlink:href="file:///etc/passwd"/>', "outside"),
        ('<image href="https://example.org/a.png"/>', "outside"),
        ('<use href="other.svg#a"/>', "outside"),
        ('<use href="  https://example.org/a.svg#a"/>', "outside"),
        ('<rect fill="url(https://example.org/a.svg#a)"/>', "outside"),
        ("<rect style=\"fill:url( 'other.svg#a' )\"/>", "outside"),
        ("<style>@import 'a.css';</style>", "outside"),
        ("<style>a { background: URL(a.png) }</style>", "outside"),
        ("<style>a { background: u\\72l(a.png) }</style>", "outside"),
        ("<style>@font-face { src: url(a.woff) }</style>", "outside"),
        ('<g xml:base="https://example.org/"/>', "outside"),
        (f'<image href="{held(b"<svg/>", "svg+xml")}"/>', "outside"),
        (f'<image href="{held(b"<svg/>")}"/>', "no picture"),
        ('<image href="data:image/png;base64,!"/>', "outside"),
        ('<image href="data:image/png;base64,abc"/>', "damaged picture"),
        ('<g id="a"><use href="#a"/></g>', "inside of itself"),
        ('<g id="a"><use href="#b"/></g><g id="b"><use xlink:href="#a"/></g>', "inside of itself"),
        ('<pattern id="p"><rect fill="url(#p)"/></pattern>', "inside of itself"),
        ("<g>" * 200 + "</g>" * 200, "nested"),
        ("<g/>" * 60_000, "more shapes"),
        ("<g>", "damaged"),
        ("&nothing;", "damaged"),
    ],
)
def test_what_is_not_a_drawing_alone_is_refused_in_words(inside: str, why: str) -> None:
    with pytest.raises(SvgRefusedError, match=why):
        safe_svg(drawing(inside))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("&a;"), "DOCTYPE"),
        (b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + drawing(""), "DOCTYPE"),
        (USUAL.replace(b">", b' [<!ENTITY a "b">]>') + drawing("&a;"), "DOCTYPE"),
        (b'<?xml-stylesheet href="a.css"?>' + drawing(""), "style sheet"),
        (b"", "damaged"),
        (b"<html/>", "no SVG"),
        (b"<svg" + bytes(5_000_000), "more than 5 MB"),
    ],
)
def test_what_stands_around_a_drawing_is_refused_too(data: bytes, why: str) -> None:
    with pytest.raises(SvgRefusedError, match=why):
        safe_svg(data)


def test_the_document_type_that_drawing_programs_name_is_passed_over() -> None:
    safe, _ = safe_svg(USUAL + drawing('<rect width="1"/>&unknown;'))
    assert safe == safe_svg(drawing('<rect width="1"/>'))[0]


def test_parts_that_are_used_again_and_again_are_counted_as_they_are_drawn() -> None:
    steps = [f'<g id="g{n + 1}">' + f'<use href="#g{n}"/>' * 10 + "</g>" for n in range(1, 8)]
    with pytest.raises(SvgRefusedError, match="more shapes"):
        safe_svg(drawing('<rect id="g1"/>' + "".join(steps)))
    few, _ = safe_svg(drawing('<rect id="g1"/>' + steps[0]))
    assert few.count(b"<use") == 10


def test_shapes_words_and_pictures_stay_and_the_notes_of_programs_go() -> None:
    image = a_png()
    safe, images = safe_svg(
        drawing(
            f'<title>A &lt; B</title><image xlink:href="{held(image)}"/>'
            '<i:view xmlns:i="urn:ink" zoom="2"><i:deep/>words</i:view>'
            '<linearGradient id="a"/><rect i:label="one" xmlns:i="urn:ink" fill="url(#a)"/>'
        )
    )
    assert images == (image,)
    assert b"A &lt; B" in safe
    assert b'<rect fill="url(#a)">' in safe
    for gone in (b"zoom", b"words", b"label", b"urn:ink"):
        assert gone not in safe
    assert safe_svg(safe)[0] == safe


@pytest.mark.parametrize("size", ["0", "-3", "1e-9", "1e9", "0px"])
def test_letters_of_no_size_are_drawn_in_the_usual_one(size: str) -> None:
    safe, _ = safe_svg(
        drawing(
            f'<text font-size="{size}">a</text><g style="fill:red;font-size:{size}"/>'
            f"<style>text{{font-size:{size}}}</style>"
        )
    )
    assert b"font-size" not in safe
    assert b"fill:red" in safe
    assert b"12px" in safe_svg(drawing('<text font-size="12px"/>'))[0]

"""What the page must keep at every size: nothing cut off, targets for thumbs, names for readers."""

import re
from itertools import product

import pytest

from quizapp.core.session.events import CloseVote, End, OpenVote, Reveal
from quizapp.core.session.setup import Naming, RosterName
from tests.server.browser.conftest import CHOICE, DISPUTED, TABLE, Begin, NewPhone
from tests.server.browser.stage import Phone, step
from tests.server.conftest import PAGE

TARGET = 44
SIZES = ((360, 640), (640, 360), (320, 568))

_LOOK = """() => {
  const found = [];
  const seen = (e) => e.offsetParent !== null && getComputedStyle(e).visibility === 'visible';
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page is too wide');
  for (const e of document.querySelectorAll('button, label.option, summary, .field')) {
    const box = e.getBoundingClientRect();
    if (seen(e) && (box.height < 44 || box.width < 44)) found.push(['small', e.innerText]);
  }
  for (const e of document.querySelectorAll('main *, header *')) {
    if (!seen(e) || e.closest('.unseen') || e.closest('.scroll') || e.matches('input')) continue;
    const leaf = !e.children.length && e.clientWidth;
    if (leaf && e.scrollWidth > e.clientWidth + 1) found.push(['cut', e.innerText]);
    const box = e.getBoundingClientRect();
    if (box.right > innerWidth + 1 || box.left < -1) found.push(['outside', e.innerText]);
  }
  for (const e of document.querySelectorAll('input')) {
    if (!e.labels.length) found.push(['no name', e.name]);
    if (e.type === 'radio' && !e.closest('fieldset').querySelector('legend'))
      found.push(['no legend', e.name]);
  }
  if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
  return found;
}"""


def look(one: Phone) -> None:
    """Check what is shown at each size, with usual text and with text twice as large."""
    for size, text in product(SIZES, (16, 32)):
        one.page.set_viewport_size({"width": size[0], "height": size[1]})
        one.page.evaluate(f"document.documentElement.style.fontSize = '{text}px'")
        assert one.page.evaluate(_LOOK) == [], (size, text)
    one.page.evaluate("document.documentElement.style.fontSize = ''")


def test_every_screen_fits_and_has_names_and_targets(begin: Begin, phone: NewPhone) -> None:
    host = begin(CHOICE, DISPUTED, TABLE, subject="Unpronounceable " + "m" * 59 + "…")
    one = phone().open(host.url)
    one.sees("Choose a name")
    look(one)
    one.join(host)
    look(one)
    for number in range(3):
        step(host, OpenVote())
        one.sees(f"{number + 1} of 3")
        one.choose(0)
        look(one)
        one.send()
        one.sees("Saved.")
        step(host, CloseVote())
        one.sees("The vote is closed.")
        look(one)
        step(host, Reveal())
        one.sees("Wait for")
        look(one)
    step(host, End())
    one.sees("Save this to take home")
    for summary in one.page.locator("details.card > summary").all():
        summary.tap()
    look(one)


def test_a_long_class_list_keeps_its_button_in_sight(begin: Begin, phone: NewPhone) -> None:
    roster = tuple(RosterName(f"Pupil number {n}") for n in range(1, 31))
    one = phone().open(begin(CHOICE, naming=Naming.ROSTER, roster=roster).url)
    one.sees("Who are you?")
    one.page.get_by_label("Pupil number 3", exact=True).tap()
    assert one.page.evaluate("scrollY") < 100
    bottom = "document.querySelector('button').getBoundingClientRect().bottom <= innerHeight"
    assert one.page.evaluate(bottom)
    look(one)
    last = one.page.get_by_label("Pupil number 30", exact=True)
    last.focus()
    name, button = last.bounding_box(), one.button("Go in").bounding_box()
    assert name is not None
    assert button is not None
    assert name["y"] + name["height"] <= button["y"] + 1, "the button covers the name"
    one.button("Go in").tap()
    one.sees("You are in, Pupil number 3.")


def test_the_size_of_the_text_is_the_browsers() -> None:
    """All lengths of text are relative: none is fixed in pixels."""
    sizes = re.findall(r"font-size:\s*([^;}]+)", (PAGE / "phone.css").read_text("utf-8"))
    assert sizes
    assert all(size.endswith(("rem", "%", "em")) for size in sizes)


def test_nothing_moves() -> None:
    style = (PAGE / "phone.css").read_text("utf-8")
    assert not re.search(r"transition|animation|@keyframes|scroll-behavior", style)


def _tokens(style: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9A-Fa-f]{6})", style))


def _light(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_every_pair_of_colours_has_contrast(dark: bool) -> None:
    style = (PAGE / "phone.css").read_text("utf-8")
    light, _, rest = style.partition("@media (prefers-color-scheme: dark)")
    tokens = _tokens(light) | (_tokens(rest) if dark else {})
    texts = [
        *(("text", ground) for ground in ("ground", "card", "soft", "mark")),
        *(("quiet", ground) for ground in ("ground", "card", "line")),
        *((name, ground) for name in ("right", "wrong") for ground in ("ground", "card")),
        *(("on-accent", "accent"), ("accent", "ground")),
    ]
    for text, ground in texts:
        assert _contrast(tokens[text], tokens[ground]) >= 4.5, (text, ground)
    for edge, ground in (("edge", "ground"), ("edge", "card"), ("accent", "soft"), ("bar", "card")):
        assert _contrast(tokens[edge], tokens[ground]) >= 3, (edge, ground)

"""A question's picture on a phone: room for it, its words, seen large and back."""

import functools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Route, expect

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.content.items import Deck
from quizapp.core.content.packs import Pack
from quizapp.core.content.pictures import picture_of
from quizapp.core.session.events import CloseVote, Discuss, End, OpenVote, Reveal
from quizapp.env.clock import system_clock
from quizapp.server.host import SessionHost
from quizapp.services.classroom import Classroom
from tests.pictures import a_png
from tests.server.browser.conftest import NewPhone
from tests.server.browser.stage import Phone, step
from tests.server.conftest import Start, a_setup
from tests.services.stock import a_stock

WIDE = picture_of("wide.png", "Rings of a tree, numbered from 1 to 9.", a_png(800, 500, 90))
PASSAGE = picture_of("passage.png", "The tree that was felled.", a_png(300, 500, 60))
PICTURES = "**/pictures/*"


def illustrated(deck: Deck = Deck.DEFAULT) -> Pack:
    """Return the stock, its first question and the passage behind it with pictures."""
    stock = a_stock()
    first, *others = stock.facts
    items = tuple(replace(item, picture=WIDE, deck=deck) for item in first.items)
    documents = tuple(
        replace(
            one,
            passages=tuple(
                replace(p, picture=PASSAGE if p.id == "news#p1" else None) for p in one.passages
            ),
        )
        for one in stock.documents
    )
    return replace(stock, facts=(replace(first, items=items), *others), documents=documents)


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    opened = Bank.open(tmp_path / "bank.sqlite", system_clock)
    build_bank(opened, illustrated(), "with pictures")
    yield opened
    opened.close()


def hand_out(host: SessionHost) -> None:
    host.phone_pictures = {one.digest: one for one in host.pictures}


@pytest.fixture
def host(bank: Bank, classroom: Classroom, start: Start) -> SessionHost:
    session = classroom.begin(a_setup(bank, "item-1-choice", "item-2-choice"))
    return start(session, prepare=hand_out)


def shown(phone: Phone, place: int = 0) -> Locator:
    return phone.page.locator("main .picture img").nth(place)


def _are(found: list[str], number: int) -> bool:
    return len(found) == number


def has_come(image: Locator) -> None:
    expect(image).to_have_class("here")
    assert image.evaluate("one => one.naturalWidth > 0")


def test_a_picture_stands_between_question_and_options_and_on_the_card(
    host: SessionHost, phone: NewPhone
) -> None:
    one = phone()
    one.join(host)
    step(host, OpenVote())
    image = shown(one)
    has_come(image)
    assert image.get_attribute("alt") == WIDE.alt
    box, stem = image.bounding_box(), one.page.locator("h1").bounding_box()
    option = one.page.locator(".option").first.bounding_box()
    assert box is not None
    assert stem is not None
    assert option is not None
    assert stem["y"] + stem["height"] <= box["y"]
    assert box["y"] + box["height"] <= option["y"]
    assert box["width"] / box["height"] == pytest.approx(1.6, rel=0.02)
    one.answer(0)
    step(host, CloseVote(), Discuss())
    one.sees("Talk with")
    has_come(shown(one))
    step(host, OpenVote(), CloseVote(), Reveal())
    one.sees("Wait for")
    has_come(shown(one))
    shown(one, 1).scroll_into_view_if_needed()
    has_come(shown(one, 1))
    assert shown(one, 1).get_attribute("alt") == PASSAGE.alt
    assert one.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    step(host, OpenVote())
    one.sees("2 of 2")
    expect(one.page.locator(".picture")).to_have_count(0)
    step(host, CloseVote(), Reveal(), End())
    one.sees("Save this")
    one.page.locator("details.card > summary").first.tap()
    has_come(shown(one))


def test_a_passage_that_is_read_first_has_its_picture_above_the_question(
    bank: Bank, classroom: Classroom, start: Start, phone: NewPhone
) -> None:
    build_bank(bank, illustrated(Deck.DETECTIVE), "of another deck")
    session = classroom.begin(a_setup(bank, "item-1-choice"))
    host = start(session, prepare=hand_out)
    one = phone()
    one.join(host)
    step(host, OpenVote())
    image = one.page.locator("#read .picture img")
    has_come(image)
    assert image.get_attribute("alt") == PASSAGE.alt


def test_nothing_jumps_when_it_comes_and_its_words_stand_there_before(
    host: SessionHost, phone: NewPhone
) -> None:
    one = phone()
    held: list[Route] = []
    one.page.route(PICTURES, lambda route: held.append(route))
    one.join(host)
    step(host, OpenVote())
    one.sees("1 of 2")
    one.until(lambda: held)
    option = one.page.locator(".option").first
    before = option.bounding_box()
    expect(one.page.locator(".picture .alt")).to_be_visible()
    expect(one.page.locator(".picture .alt")).to_have_text(WIDE.alt)
    held[0].continue_()
    has_come(shown(one))
    assert option.bounding_box() == before


def test_one_that_does_not_come_is_told_in_words_and_can_be_asked_for_again(
    host: SessionHost, phone: NewPhone
) -> None:
    one = phone()
    one.page.clock.install()
    tried: list[str] = []

    def refuse(route: Route) -> None:
        tried.append(route.request.url)
        route.abort()

    one.page.route(PICTURES, refuse)
    one.join(host)
    step(host, OpenVote())
    one.sees("1 of 2")
    for number, wait in ((1, 1_500), (2, 5_000)):
        one.until(functools.partial(_are, tried, number))
        one.page.wait_for_timeout(50)
        one.page.clock.run_for(wait)
    one.sees("Load the picture")
    assert len(tried) == 3
    one.sees(WIDE.alt)
    one.answer(0)  # the page builds its parts anew: the words stay
    one.sees(WIDE.alt)
    assert len(tried) == 3
    one.page.unroute(PICTURES)
    one.button("Load the picture").tap()
    has_come(shown(one))


def test_a_tap_shows_it_large_and_leads_back(host: SessionHost, phone: NewPhone) -> None:
    one = phone()
    one.join(host)
    step(host, OpenVote())
    has_come(shown(one))
    one.choose(1)
    small = shown(one).bounding_box()
    picture, dialog = one.page.locator(".picture"), one.page.get_by_role("dialog")
    picture.tap()
    large = dialog.locator("img").bounding_box()
    assert small is not None
    assert large is not None
    assert large["width"] > 1.6 * small["width"]
    assert one.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    one.button("Back").tap()
    expect(dialog).to_have_count(0)
    expect(picture).to_be_focused()
    picture.press("Enter")
    expect(one.button("Back")).to_be_focused()
    one.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    picture.tap()
    expect(dialog).to_be_visible()
    one.page.go_back()  # the phone's own
    expect(dialog).to_have_count(0)
    assert one.page.locator("input[name=option]").nth(1).is_checked()
    picture.tap()
    expect(dialog).to_be_visible()
    step(host, CloseVote())
    one.sees("The vote is closed.")
    expect(dialog).to_have_count(0)
    one.page.reload()
    one.sees("The vote is closed.")


def test_one_that_could_not_be_made_smaller_is_told_in_words(
    host: SessionHost, phone: NewPhone, classroom: Classroom, start: Start
) -> None:
    one = phone()
    one.join(host)
    step(host, OpenVote())
    has_come(shown(one))
    host.stop()
    words_only = start(classroom.session(host.session.id))  # its pictures could not be made smaller
    one.until(lambda: words_only.room.here)
    one.sees(WIDE.alt)
    expect(one.page.locator("main img")).to_have_count(0)

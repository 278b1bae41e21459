"""Passages that are read before a question on how a source argues, on a phone."""

from playwright.sync_api import expect

from quizapp.core.session.events import CloseVote, Discuss, OpenVote, Reveal
from tests.server.browser.conftest import CLAIM, Begin, NewPhone
from tests.server.browser.stage import step

PARAGRAPH = "routes-usual-way-word"
TABLE = "numbers-early-rows-span"


def test_a_paragraph_stands_above_its_question_and_has_nothing_marked(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin(PARAGRAPH, CLAIM)
    (part, *_) = host.readings[0]
    text = part.source.passage.text
    one = phone()
    one.join(host)
    step(host, OpenVote())
    one.sees("1 of 2")
    read, stem = one.page.locator("#read"), one.page.locator("h1")
    expect(read).to_contain_text(text)
    expect(read).to_contain_text(part.place)
    assert read.locator("mark").count() == 0
    above, below = read.bounding_box(), stem.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]
    assert not host.cards[0].explanation or host.cards[0].explanation not in one.traffic()
    step(host, CloseVote())
    one.sees("The vote is closed.")
    expect(read).to_have_count(0)
    step(host, Discuss())
    expect(one.page.locator("#read")).to_contain_text(text)
    step(host, OpenVote(), CloseVote(), Reveal(), OpenVote())
    one.sees("2 of 2")
    expect(one.page.locator("#read")).to_have_count(0)


def test_a_long_table_is_folded_and_stays_as_the_reader_left_it(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin(TABLE)
    (part,) = host.readings[0]
    assert part.table is not None
    one = phone()
    one.join(host)
    step(host, OpenVote())
    read = one.page.locator("#read")
    expect(read.locator("table")).to_be_hidden()
    read.locator("summary").tap()
    expect(read.locator("table")).to_be_visible()
    assert read.locator("tbody tr").count() == len(part.table.rows)
    assert read.locator("mark").count() == 0
    one.answer(1)  # the view comes again, and the page builds its parts anew
    expect(read.locator("table")).to_be_visible()
    width = one.page.evaluate("document.documentElement.scrollWidth")
    assert width <= one.page.evaluate("window.innerWidth"), "only the table itself goes sideways"

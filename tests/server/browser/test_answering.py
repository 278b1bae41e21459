"""Answering: once, changed, again after talking, too late; and what is on the wire meanwhile."""

import json
from typing import Any

from playwright.sync_api import WebSocketRoute, expect

from quizapp.core.answering.attempts import Certainty
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.cards.outline import Claim, Paragraph, PassagePart, Reading, Why, outline
from quizapp.core.session.events import CloseVote, Discuss, End, Explain, OpenVote, Reveal
from quizapp.server.host import SessionHost
from tests.server.browser.conftest import CHOICE, CLAIM, DISPUTED, Begin, NewPhone
from tests.server.browser.stage import Phone, step


def cast(host: SessionHost) -> list[tuple[int, Certainty | None]]:
    """Return every vote of the present question and round, in order."""
    votes = host.room.cast.get(host.room.ballot, {})
    return [(one.vote.choice, one.vote.certainty) for given in votes.values() for one in given]


def key_of(host: SessionHost) -> int:
    return host.room.questions[host.room.question].key


def test_an_answer_with_certainty_can_be_changed_until_the_bell(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin(CHOICE)
    one = phone()
    one.join(host)
    step(host, OpenVote())
    one.sees("1 of 1")
    expect(one.button("Send my answer")).to_be_disabled()
    assert one.page.get_by_text("How sure are you?").is_hidden()
    one.answer(2, "guess")
    assert cast(host) == [(2, Certainty.GUESS)]
    one.choose(0)
    one.sees("You have changed it, but not sent it.")
    one.page.get_by_role("radio", name="certain", exact=True).check(force=True)
    one.button("Change my answer").tap()
    one.sees("Saved.")
    assert cast(host) == [(2, Certainty.GUESS), (0, Certainty.CERTAIN)]
    step(host, CloseVote())
    one.sees("You chose A")
    one.sees("(certain)")


def test_certainty_is_not_asked_where_the_session_does_not_want_it(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin(CLAIM, ask_certainty=False)
    one = phone()
    one.join(host)
    step(host, OpenVote())
    one.sees("Claim to judge")
    one.choose(0)
    assert one.page.get_by_text("How sure are you?").is_hidden()
    one.send()
    one.sees("Saved.")
    assert cast(host) == [(0, None)]


def test_the_source_line_stands_above_the_question_before_and_after_the_vote(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin(CLAIM, CHOICE)
    one = phone()
    one.join(host)
    for number in (1, 2):
        step(host, OpenVote())
        one.sees(f"{number} of 2")
        asked = host.room.questions[number - 1].presented
        source = asked.source_line
        assert source
        lines = [line for line in one.page.locator("legend").first.inner_text().split("\n") if line]
        assert (lines[0], lines[-1]) == (source, asked.stem)
        step(host, CloseVote())
        one.sees("The vote is closed.")
        assert one.shows().index(source) < one.shows().index(asked.stem)
        step(host, Reveal())
        one.sees("is false" if number == 1 else "is right")
        assert one.shows().index(source) < one.shows().index(asked.stem)


def test_a_double_tap_is_one_vote(begin: Begin, phone: NewPhone) -> None:
    host = begin(CLAIM)
    one = phone()
    one.join(host)
    step(host, OpenVote())
    one.sees("1 of 1")
    one.choose(1)
    one.page.evaluate(
        "() => { const b = document.getElementById('send'); b.click();"
        " document.getElementById('send').click(); b.click(); }"
    )
    one.sees("Saved.")
    step(host, CloseVote())
    assert cast(host) == [(1, None)]


def test_a_reload_in_mid_question_keeps_answer_and_place(begin: Begin, phone: NewPhone) -> None:
    host = begin()
    one = phone()
    one.join(host)
    step(host, OpenVote())
    one.sees("1 of 3")
    one.answer(1, "think so")
    one.page.reload()
    one.sees("Saved.")
    one.sees("1 of 3")
    expect(one.page.locator("input[name=option]").nth(1)).to_be_checked()
    expect(one.page.get_by_role("radio", name="think so")).to_be_checked()
    assert cast(host) == [(1, Certainty.THINK_SO)]


def test_what_is_chosen_in_one_tab_shows_in_the_other(begin: Begin, phone: NewPhone) -> None:
    host = begin()
    one = phone()
    one.join(host)
    other = one.tab()
    other.goto(host.url)
    step(host, OpenVote())
    other.get_by_text("1 of 3").wait_for()
    one.sees("1 of 3")
    one.answer(0)
    other.get_by_text("Saved.").wait_for()
    expect(other.locator("input[name=option]").nth(0)).to_be_checked()
    other.locator("input[name=option]").nth(1).check(force=True)
    other.locator("#send").tap()
    expect(one.page.locator("input[name=option]").nth(1)).to_be_checked()
    assert cast(host) == [(0, None), (1, None)]
    assert len(host.room.cast[0, 1]) == 1


def test_other_peoples_votes_leave_a_reader_where_it_was(begin: Begin, phone: NewPhone) -> None:
    host = begin()
    one, other = phone(), phone()
    one.join(host)
    other.join(host)
    step(host, OpenVote())
    one.sees("1 of 3")
    one.choose(1)
    one.page.evaluate("document.querySelector('h1').mark = 1")
    other.answer(0)
    with one.page.expect_response("**/api/state*"):
        one.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # it asks
    assert one.page.evaluate("document.querySelector('h1').mark") == 1
    expect(one.page.locator("input[name=option]").nth(1)).to_be_checked()


def test_after_talking_the_first_vote_is_remembered_and_the_second_counts(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin(CHOICE)
    one, silent = phone(), phone()
    one.join(host)
    silent.join(host)
    step(host, OpenVote())
    key = key_of(host)
    wrong = (key + 1) % 3
    for each in (one, silent):
        each.sees("1 of 1")
        each.answer(wrong, "certain")
    step(host, CloseVote(), Discuss())
    one.sees("Talk with your neighbours.")
    assert "orrect" not in one.shows()
    step(host, OpenVote())
    one.sees(f"Before, you chose {'ABC'[wrong]}.")
    assert one.page.locator("input:checked").count() == 0
    one.answer(key, "think so")
    step(host, CloseVote())
    silent.sees("You did not vote a second time. Your first vote counts")
    step(host, Reveal())
    one.sees("Correct. You were fairly sure.")
    silent.sees("Not correct. You were certain.")


def test_a_vote_in_flight_at_the_bell_is_told_honestly(begin: Begin, phone: NewPhone) -> None:
    host = begin(CLAIM, CHOICE)
    one = phone()
    held: list[str | bytes] = []
    servers: list[WebSocketRoute] = []

    def between(way: WebSocketRoute) -> None:
        server = way.connect_to_server()
        servers.append(server)

        def pass_on(message: str | bytes) -> None:
            if '"vote"' in str(message) and not held:
                held.append(message)  # still in the air
            else:
                server.send(message)

        way.on_message(pass_on)

    one.page.route_web_socket("**/api/live", between)
    one.join(host)
    step(host, OpenVote())
    one.sees("1 of 2")
    one.choose(0)
    one.send()
    one.sees("Saving")
    one.until(lambda: held)
    step(host, CloseVote())
    one.sees("Your answer has not arrived yet.")
    servers[0].send(held[0])
    one.sees("The vote had closed before your answer arrived. It is not counted.")
    assert cast(host) == []
    step(host, Reveal())
    one.sees("Your answer came too late.")
    one.sees("The vote had closed before your answer arrived.")
    step(host, OpenVote())
    one.sees("2 of 2")
    assert "had closed" not in one.shows()


def test_the_whole_question_goes_by_keyboard_alone(begin: Begin, phone: NewPhone) -> None:
    host = begin(CHOICE)
    one = phone().open(host.url)
    press = one.page.keyboard.press
    one.sees("Choose a name")
    press("Tab")
    press("Space")
    press("Enter")
    one.sees("You are in")
    step(host, OpenVote())
    one.sees("1 of 1")
    press("Tab")
    press("Space")
    press("ArrowDown")  # choosing does not send
    expect(one.page.locator("input[name=option]").nth(1)).to_be_checked()
    press("Tab")
    press("Space")
    press("ArrowRight")
    press("Tab")
    expect(one.page.locator("#send")).to_be_focused()
    assert cast(host) == []
    press("Enter")
    one.sees("Saved.")
    assert cast(host) == [(1, Certainty.THINK_SO)]
    step(host, CloseVote(), Reveal())
    expect(one.page.locator("h1.verdict")).to_be_focused()
    press("Tab")
    expect(one.page.get_by_text("The other option", exact=False)).to_be_focused()


def test_each_change_is_announced_and_read_from_its_beginning(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin(CHOICE)
    one = phone()
    one.join(host)
    said = one.page.locator("#said")
    expect(one.page.locator("h1")).to_be_focused()
    step(host, OpenVote())
    one.sees("1 of 1")
    expect(one.page.locator("h1")).to_be_focused()
    group = one.page.get_by_role("group", name=host.room.questions[0].presented.stem)
    assert group.get_by_role("radio").count() == 3
    one.answer(key_of(host))
    expect(said).to_have_text("Your answer is saved.")
    assert one.page.get_by_role("group", name="How sure are you?").get_by_role("radio").count() == 3
    step(host, CloseVote())
    one.sees("The vote is closed.")
    expect(one.page.locator("h1")).to_be_focused()
    step(host, Reveal())
    expect(one.page.get_by_role("heading", name="Correct.", level=1)).to_be_focused()
    expect(said).to_have_text(f"Fact: {host.cards[0].headline}")
    seen = one.page.evaluate("document.querySelector('h1').mark = 1")
    step(host, Explain())
    one.page.wait_for_timeout(200)
    assert one.page.evaluate("document.querySelector('h1').mark || 1") == seen


def hidden_parts(card: FeedbackCard, stem: str, options: tuple[str, ...]) -> list[str]:
    """Return every text of a card that a phone must not have before the reveal."""
    parts = outline(card)
    texts = [card.headline, card.correction]
    texts += [p.text for p in parts if isinstance(p, Claim | Why | Paragraph | Reading)]
    judged = len(card.options) == 2  # of a claim the option that is not right stays untold
    texts += [option.feedback for option in card.options if option.right or not judged]
    passages = [part for part in parts if isinstance(part, PassagePart)]
    texts += [span.text for part in passages if part.table is None for span in part.spans]
    shown = " ".join((stem, *options))
    return [text for text in texts if len(text) > 12 and text not in shown]


def test_nothing_of_the_key_is_on_the_wire_before_the_reveal(begin: Begin, phone: NewPhone) -> None:
    host = begin(CLAIM, CHOICE, DISPUTED)
    one, late = phone(), phone()
    one.join(host)

    read_first = [
        "".join(span.text for part in reading for span in part.spans) for reading in host.readings
    ]
    hidden = [
        hidden_parts(card, f"{one.presented.stem} {read}", one.presented.options)
        for card, one, read in zip(host.cards, host.room.questions, read_first, strict=True)
    ]
    assert min(len(parts) for parts in hidden) >= 6

    def look(revealed: int, present: Phone) -> None:
        traffic = present.traffic()

        def there(text: str) -> bool:
            return json.dumps(text)[1:-1] in traffic or text in traffic

        told = {text for parts in hidden[:revealed] for text in parts}
        assert [text for text in told if not there(text)] == []
        for parts in hidden[revealed:]:  # two questions may rest on one passage
            assert [text for text in parts if text not in told and there(text)] == []
        if not revealed:
            for word in ('"right": ', '"card": ', '"feedback": ', '"spans": ', '"result": '):
                assert word not in traffic

    for number in range(3):
        step(host, OpenVote())
        one.sees(f"{number + 1} of 3")
        one.answer(0, "certain")
        look(number, one)
        step(host, CloseVote())
        one.sees("The vote is closed.")
        look(number, one)
        step(host, Discuss())
        one.sees("Talk with")
        step(host, OpenVote())
        one.sees("Second vote")
        one.answer(1)
        if number == 0:
            late.join(host)
            late.answer(1)
            look(0, late)
            late.close()
            late.wire.clear()
        step(host, CloseVote())
        one.sees("The vote is closed.")
        look(number, one)
        step(host, Reveal())
        one.sees("Wait for the next question.")
        look(number + 1, one)
    assert one.asked == {f"http://127.0.0.1:{host.port}"}


def test_the_end_shows_own_wrong_answers_and_the_file_to_take_home_is_whole(
    begin: Begin, phone: NewPhone, tmp_path: Any
) -> None:
    host = begin(CLAIM, CHOICE, DISPUTED)
    one = phone()
    name = one.join(host)
    right_places = (False, True, False)
    for number, right in enumerate(right_places):
        step(host, OpenVote())
        one.sees(f"{number + 1} of 3")
        one.answer(key_of(host) if right else int(key_of(host) == 0), "certain")
        step(host, CloseVote(), Reveal())
        one.sees("Wait for")
    step(host, End())
    one.sees("1 of 3 right")
    summaries = one.page.locator("details.card > summary")
    assert summaries.all_inner_texts() == [host.cards[0].fact, host.cards[2].fact]
    summaries.first.tap()
    claim = host.room.questions[0].presented.stem
    one.sees(f"False claim: {claim}")
    one.sees(host.cards[0].correction)  # as the headline, where that says it
    one.until(lambda: "quiz-result" not in one.shows() and one.page.evaluate("1"))
    one.page.wait_for_timeout(200)
    host.stop()  # the teacher packs up; what is to be saved is here already
    with one.page.expect_download() as download:
        one.button("Save this to take home").tap()
    assert download.value.suggested_filename == "quiz-result.html"
    one.sees("Saved with your downloads")
    saved = tmp_path / "home.html"
    download.value.save_as(saved)
    home = phone()
    home.open(saved.as_uri())
    home.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    text = home.shows()
    assert f"{name}: 1 of 3 right." in text
    for card, right in zip(host.cards, right_places, strict=True):
        assert (card.headline in text) is not right
        if not right:
            for source in card.sources:
                assert source.short_place in text
                assert source.passage.text in text or source.cells
    assert f"False claim: {claim}" in text
    assert host.cards[0].correction in text
    assert home.page.locator("mark").count() > 0
    assert "src=" not in saved.read_text("utf-8")
    assert "href=" not in saved.read_text("utf-8")

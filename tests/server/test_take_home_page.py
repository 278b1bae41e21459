"""The file to take home, from cards that are easy to tell apart."""

import re
from dataclasses import replace

import pytest
from devtools.samples.cards import WALK, YEARS, a_card, a_judged_card

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.presenting import PresentedItem
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.facts import Status
from quizapp.core.content.ids import ParticipantId
from quizapp.core.session import events as happens
from quizapp.core.session.room_state import Room, RoomQuestion
from quizapp.server import take_home_page as home
from quizapp.server.take_home_page import take_home_page
from tests.pictures import a_picture
from tests.server.rooms import a_room, a_room_with, a_vote, happen

ANA = ParticipantId(1)


def a_room_of(shown: PresentedItem, key: int) -> Room:
    return replace(a_room(1), questions=(RoomQuestion(shown, key),))


def taken_home(room: Room, card: FeedbackCard, choice: int | None) -> str:
    """Return the page of a session with one question, answered with certainty or not at all."""
    votes = () if choice is None else (replace(a_vote(1, choice), certainty=Certainty.CERTAIN),)
    steps = (happens.CloseVote(), happens.Reveal(), happens.End())
    room = happen(a_room_with(1, room), happens.OpenVote(), *votes, *steps)
    return take_home_page(room, ANA, [card])


def text_of(page: str) -> str:
    return re.sub(r"<(?!mark|/mark)[^>]+>", " ", page.replace("<br>", "\n"))


def test_a_wrong_answer_is_there_with_its_fact_its_labels_and_its_passages() -> None:
    card = a_card()
    page = taken_home(a_room_of(YEARS, 2), card, 1)
    text = text_of(page)
    assert "Bird 1: 0 of 1 right." in text
    assert f"<h2>{card.fact}</h2>" in page
    assert "Not correct. You were certain." in text
    assert "Your answer B, not correct:  2002" in text
    assert "C is right: 2009." in text
    assert "The largest figure in the row of totals." in text
    assert "1998 and 1999" in text  # the passage on the other side
    assert "This passage says otherwise" in text
    assert card.reading in text
    assert "(mixes up two things)" in text
    assert "confused terms" not in text


def test_the_map_of_the_countries_goes_home_inside_the_page() -> None:
    page = taken_home(a_room_of(YEARS, 2), replace(a_card(), places=("north-korea", "china")), 1)
    assert "<details><summary>Map: North Korea, China</summary><svg" in page
    assert 'role="img" aria-label="Map: North Korea, China"' in page
    assert not re.search(r"src=|href=|url\(", page)
    assert "<svg" not in taken_home(a_room_of(YEARS, 2), a_card(), 1)


def test_pictures_go_home_up_to_a_limit_and_the_others_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (first, *_) = a_card().sources
    asked, decides = a_picture(alt="Rings of a tree."), a_picture("b.png", "A chart.", shade=9)
    source = replace(first, passage=replace(first.passage, picture=decides))
    card = replace(a_card(), picture=asked, sources=(source,))
    page = taken_home(a_room_of(YEARS, 2), card, 1)
    assert page.count('<img class="picture"') == 2
    assert not re.search(r'src="(?!data:image/png;base64,)', page)
    monkeypatch.setattr(home, "MOST_PICTURES", len(asked.data) + len(decides.data) - 1)
    page = taken_home(a_room_of(YEARS, 2), card, 1)
    assert page.count('<img class="picture"') == 1
    assert 'alt="Rings of a tree."' in page
    assert "Picture: A chart." in text_of(page)


def test_only_the_cited_row_of_a_long_table_goes_home_its_cell_marked() -> None:
    page = taken_home(a_room_of(YEARS, 2), a_card(), 1)
    assert page.count("<tr>") == 2
    assert "<td><mark>2,914</mark></td>" in page
    assert "not stated" not in page


def test_nothing_false_is_there_without_its_label_and_its_correction() -> None:
    judged = a_judged_card()
    page = text_of(taken_home(a_room_of(WALK, 1), judged, 0))
    assert page.count(WALK.stem) == 1
    assert f"False claim: {WALK.stem}\nCorrection: {judged.correction}" in page
    card = a_card()
    assert card.myth is not None
    page = text_of(taken_home(a_room_of(YEARS, 2), card, None))
    assert page.count(card.myth.claim) == 1
    assert f"False claim: {card.myth.claim}\nCorrection: {card.fact}" in page
    assert "You did not answer." in page
    for option in card.options:  # spec FB-7
        label = f"{option.letter} is right:" if option.right else f"{option.letter}, not correct: "
        assert f"{label} {option.text}" in page


def test_a_right_answer_is_counted_and_not_told_again() -> None:
    page = taken_home(a_room_of(YEARS, 2), a_card(), 2)
    assert "1 of 1 right." in page
    assert "Nothing was missed." in page
    assert "<section>" not in page


def test_whatever_the_texts_hold_it_is_text() -> None:
    card = replace(
        a_card(), fact="<b>Fact</b> & more", status=Status.ATTRIBUTED, attributed_to="<i>Ann</i>"
    )
    room = a_room_of(YEARS, 2)
    page = taken_home(
        replace(room, setup=replace(room.setup, title="<script>", subject="<script>")), card, 0
    )
    assert "&lt;b&gt;Fact&lt;/b&gt; &amp; more" in page
    assert "According to &lt;i&gt;Ann&lt;/i&gt;" in page
    assert not re.search(r"<script|<b>Fact|<i>|src=|href=|url\(", page)


def test_the_page_says_which_subject_it_is_unless_its_title_does() -> None:
    room = a_room_of(YEARS, 2)
    whole = "Rivers & lakes, 7b, 1 December 2026"
    for title, told in (("Week 3", 1), ("Rivers & lakes", 0), (whole, 0), ("Rivers & lakes 2", 1)):
        setup = replace(room.setup, title=title, subject="Rivers & lakes")
        page = taken_home(replace(room, setup=setup), a_card(), 2)
        assert page.count('<p class="quiet">Rivers &amp; lakes</p>') == told
    assert '<p class="quiet"></p>' not in taken_home(room, a_card(), 2)

"""The projector: readable, never cut off, and silent about the result until the reveal."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from devtools.gallery.layout_checks import faults
from devtools.gallery.projector_entries import projector_entries, projector_state
from devtools.gallery.render_states import Variant, shown
from devtools.samples.live import (
    JOIN_INFO,
    NOW,
    a_class_without_phones,
    a_closed_vote,
    a_reveal,
    a_room,
    a_second_vote,
    a_session,
    a_vote,
    an_explanation,
    friendly,
    later,
    room_after,
    session_cards,
    voted,
)
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.looking import seen, texts
from tests.whole_content import whole_pack

from quizapp.core.answering.attempts import ItemVersion, Question
from quizapp.core.answering.presenting import present, shown_order
from quizapp.core.cards.card import feedback_card
from quizapp.core.cards.outline import FALSE_CLAIM
from quizapp.core.content.ids import ItemVersionId, PresentedId
from quizapp.core.content.items import Item
from quizapp.core.content.packs import Pack
from quizapp.core.session.events import CloseVote, Discuss, End, Join, LockDoor, OpenVote
from quizapp.core.session.room_state import Phase, Room, RoomQuestion
from quizapp.core.session.setup import Naming, RosterName, SessionQuestion, SessionSetup
from quizapp.ui.kit.text.big_text import BigText
from quizapp.ui.kit.theme.theme import Theme
from quizapp.ui.live.qr_code import QUIET_ZONE, QrCode, modules_of
from quizapp.ui.projector.map_card import MapCard
from quizapp.ui.projector.passage_card import PassageCard
from quizapp.ui.projector.projector_state import projector_state_of
from quizapp.ui.projector.reveal import RevealRow
from quizapp.ui.projector.screen import ProjectorScreen
from quizapp.ui.projector.state import Explained, Over, ProjectorState, Voting

LAST_ROW = 0.04
"""The least size of the stem, as a share of the picture's height (issue: from the last row)."""

FULL_HD = (1920, 1080)

Show = Callable[[Room], ProjectorScreen]


@pytest.fixture
def screen(qtbot: QtBot) -> ProjectorScreen:
    made = ProjectorScreen()
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    return made


@pytest.fixture
def show(screen: ProjectorScreen) -> Show:
    def render(room: Room) -> ProjectorScreen:
        screen.render(projector_state(room))
        return screen

    return render


@pytest.fixture(scope="module")
def pack() -> Pack:
    return whole_pack()


def everything(screen: QWidget) -> str:
    """Return all texts and names of all widgets, shown or hidden: nothing may even wait there."""
    parts = []
    for widget in (screen, *screen.findChildren(QWidget)):
        parts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel):
            parts.append(widget.text())
    return "\n".join(part for part in parts if part)


def before_reveal() -> list[tuple[str, Room]]:
    return list(_before_reveal())


def _before_reveal() -> Iterator[tuple[str, Room]]:
    for question in range(3):
        yield f"vote {question}", a_vote(question)
        yield f"closed {question}", a_closed_vote(question)
        yield f"discuss {question}", room_after(a_closed_vote(question), Discuss())
        yield f"second vote {question}", a_second_vote(question)
        yield f"closed again {question}", room_after(a_second_vote(question), CloseVote())


@pytest.mark.parametrize(("name", "room"), before_reveal())
def test_nothing_of_key_or_histogram_is_in_any_widget_before_the_reveal(
    name: str, room: Room, show: Show
) -> None:
    # Whatever was shown before leaves nothing behind either: the reveal of another question.
    show(a_reveal((room.question + 1) % 3, twice=True))
    show(an_explanation((room.question + 1) % 3))
    screen = show(room)
    assert room.phase in (Phase.VOTE, Phase.CLOSED, Phase.DISCUSS)
    assert room.current is not None
    found = everything(screen)
    card = session_cards()[room.question]
    notes = [option.feedback for option in card.options if option.feedback]
    for secret in (card.fact, card.correction, card.reading, *notes):
        assert not secret or secret not in found
    for word in ("Right", "were right", "Correct", FALSE_CLAIM, "1st vote", "%"):
        assert word not in found, word
    assert not seen(screen, RevealRow)
    assert not seen(screen, PassageCard)
    # No number stands alone but those among the options: there are no counts beside them.
    lone = {label.text() for label in seen(screen, QLabel) if label.text().isdigit()}
    assert lone <= set(room.current.presented.options)


def test_a_closed_vote_says_that_it_is_closed_and_no_number(show: Show) -> None:
    screen = show(a_closed_vote(1))
    assert "The vote is closed." in texts(screen)
    assert "answered" not in texts(screen)


@pytest.mark.parametrize("size", [FULL_HD, (1280, 720), (1024, 768)])
def test_every_question_of_the_bank_is_readable_from_the_last_row(
    size: tuple[int, int], pack: Pack, screen: ProjectorScreen
) -> None:
    screen.resize(*size)
    rng = random.Random(1)
    screen_height = min(size[1], size[0] * 9 / 16)
    items = sorted((item for fact in pack.facts for item in fact.items), key=_length)
    for item in items if size == FULL_HD else items[-60:]:  # all, and the longest on the others
        shown_item = present(item, shown_order(item, rng))
        setup = SessionSetup("All", (SessionQuestion(ItemVersionId(1), ()),))
        room = Room(setup, (RoomQuestion(shown_item, 0),), Phase.VOTE, 0)
        view = projector_state_of(room, (), NOW)
        screen.render(ProjectorState(view, JOIN_INFO))
        board = screen.question
        assert board.stem.pixels >= LAST_ROW * screen_height, item.id
        assert_nothing_is_cut_off(screen, item.id)
        assert min(box.words.pixels for box in board.options.boxes) >= 0.024 * screen_height


def _length(item: Item) -> int:
    return len(item.stem) + sum(len(option.text) for option in item.options)


def assert_nothing_is_cut_off(screen: ProjectorScreen, what: str) -> None:
    """Assert that each text has its height, lies in its parent, and that parts don't overlap."""
    board = screen.question
    for text in screen.findChildren(BigText):
        if text.isVisible() and text.hasHeightForWidth():
            assert text.height() >= text.heightForWidth(text.width()), what
            parent = text.parentWidget()
            assert parent is not None
            assert parent.rect().contains(text.geometry()), (what, text.text())
    parts = [board.source, board.stem, *board.options.boxes, board.note, board.bar, board.count]
    places = [_on(screen, part) for part in parts if part.isVisible()]
    places += [_on(screen, part) for part in (screen.where, screen.join_line, screen.qr)]
    for n, one in enumerate(places):
        assert screen.rect().contains(one), what
        for other in places[n + 1 :]:
            assert not one.intersects(other), (what, one, other)


def _on(screen: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(screen, QPoint(0, 0)), part.size())


def test_the_longest_question_gives_way_and_is_still_whole(show: Show) -> None:
    screen = show(a_vote(2))
    assert screen.question.stem.pixels >= LAST_ROW * 1080
    assert_nothing_is_cut_off(screen, "long")


def test_explanations_of_the_bank_fit_or_can_be_scrolled_to_their_end(
    pack: Pack, screen: ProjectorScreen
) -> None:
    facts = pack.facts[::3]  # of every topic; all of them take 20 seconds
    passages = {p.id: (p, document) for document in pack.documents for p in document.passages}
    scrolled = 0
    for fact in facts:
        item = fact.items[0]
        order = tuple(range(len(item.options)))
        version = ItemVersion(ItemVersionId(1), item, fact.topic_id, sensitive=False)
        question = Question(PresentedId(1), 0, version, order)
        card = feedback_card(question, fact, passages)
        base = projector_state(an_explanation(0)).view
        assert isinstance(base, Explained)
        screen.render(ProjectorState(replace(base, card=card), JOIN_INFO))
        board = screen.explain
        whole = max(part.geometry().bottom() for part in (*board.texts, board.passages[0]))
        scrolled += whole > board.area.height()
        for _ in range(6):
            screen.move_text(0.8)
        assert screen.hidden_below == 0, fact.id
        assert board.fact.pixels >= 0.03 * 1080, fact.id
    assert scrolled <= len(facts) / 20, "reason and passage are seen at once, nearly always"


def test_the_map_of_the_countries_stands_below_the_passages_and_says_its_countries(
    screen: ProjectorScreen,
) -> None:
    base = projector_state(an_explanation(0)).view
    assert isinstance(base, Explained)
    screen.render(ProjectorState(base, JOIN_INFO))
    assert not screen.findChildren(MapCard)
    card = replace(base.card, places=("north-korea", "china"))
    screen.render(ProjectorState(replace(base, card=card), JOIN_INFO))
    (drawn,) = screen.findChildren(MapCard)
    assert drawn.accessibleName() == "Map: North Korea, China"
    *passages, last = screen.explain.passages
    assert last is drawn
    assert drawn.y() > max(one.geometry().bottom() for one in passages)
    assert drawn.height() <= screen.explain.height() / 3


def test_a_claim_stands_under_its_label_and_after_the_reveal_under_another(show: Show) -> None:
    stem = a_session().questions[0].presented.stem
    assert "Claim to judge" in texts(show(a_vote(0)))
    revealed = show(a_reveal(0))
    assert f"{FALSE_CLAIM} {stem}" in texts(revealed).splitlines()
    assert stem not in texts(revealed).splitlines()
    biggest = max(seen(revealed, BigText), key=lambda text: text.pixels)
    assert stem not in biggest.text()
    explained = show(an_explanation(0))
    assert stem not in texts(explained).splitlines()
    assert f"{FALSE_CLAIM} " in texts(explained)
    biggest = max(seen(explained, BigText), key=lambda text: text.pixels)
    assert biggest.text() == session_cards()[0].fact


def test_the_source_line_stands_small_above_question_and_result(show: Show) -> None:
    source = a_session().questions[0].presented.source_line
    assert source
    board = show(a_vote(0)).question
    assert board.source.text() == source
    assert board.source.geometry().bottom() < board.stem.y()
    assert board.source.pixels < board.stem.pixels
    reveal = show(a_reveal(0)).reveal
    assert reveal.source.text() == source
    assert reveal.source.geometry().bottom() < reveal.headline.y()


def test_without_a_source_line_the_stem_begins_at_the_top(show: Show) -> None:
    room = a_vote(0)
    first, *others = room.questions
    bare = replace(first, presented=replace(first.presented, source_line=""))
    board = show(replace(room, questions=(bare, *others))).question
    assert not board.source.isVisible()
    assert board.stem.y() == 0


def test_the_reveal_tells_the_key_by_word_icon_and_colour_and_both_votes(show: Show) -> None:
    screen = show(a_reveal(1, twice=True))
    rows = seen(screen, RevealRow)
    assert [row.is_key for row in rows] == [False, False, True, False]
    key = rows[2]
    assert key.right.isVisible()
    assert key.right.text() == "Right"
    assert key.sign.isVisible()
    assert key.accessibleName() == "Right. C: 2009. 1st vote 9, 2nd vote 21"
    assert [text.text() for text in key.counts] == ["9", "21"]
    assert "Right: 9 of 24 in the first vote, 21 of 29 in the second." in texts(screen)


def test_bars_of_all_rows_have_the_same_scale(show: Show) -> None:
    rows = seen(show(a_reveal(1, twice=True)), RevealRow)
    assert len({(bar.x(), bar.width()) for row in rows for bar in row.bars}) == 1


def test_address_code_and_qr_are_there_in_every_phase_before_the_end(show: Show) -> None:
    rooms = [room for _, room in before_reveal()] + [a_room(3), a_reveal(1), an_explanation(1)]
    for room in rooms:
        screen = show(room)
        found = texts(screen)
        assert JOIN_INFO.address in found
        assert JOIN_INFO.code in found
        (code,) = seen(screen, QrCode)
        assert code.accessibleName() == f"QR code: {JOIN_INFO.url}"
        assert code.width() >= 0.1 * screen.height()


def test_the_way_in_covers_a_question_and_goes_again(screen: ProjectorScreen) -> None:
    state = projector_state(a_vote(1))
    screen.render(replace(state, join_info_large=True))
    (code,) = seen(screen, QrCode)
    assert code.width() >= 0.7 * screen.height()
    assert not screen.question.isVisible()
    screen.render(state)
    assert screen.question.isVisible()


def test_without_phones_there_is_no_way_in_and_hands_are_asked_for(show: Show) -> None:
    screen = show(a_class_without_phones())
    assert "Raise your hand when your option is called." in texts(screen)
    assert "Join" not in texts(screen)
    assert not seen(screen, QrCode)
    assert "3 of 4 have answered" in texts(show(a_class_without_phones(teams=True)))


def test_the_qr_code_is_whole_pixels_with_a_quiet_zone(screen: ProjectorScreen) -> None:
    code = QrCode(screen)
    code.show_address(JOIN_INFO.url)
    rows = modules_of(JOIN_INFO.url)
    side = 7
    code.resize(side * (len(rows) + 2 * QUIET_ZONE), side * (len(rows) + 2 * QUIET_ZONE))
    image = code.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    white, black = 0xFFFFFFFF, 0xFF000000
    for y in range(image.height()):
        row = y // side - QUIET_ZONE
        for x in (*range(0, QUIET_ZONE * side, 5), *range(QUIET_ZONE * side, image.width(), 3)):
            column = x // side - QUIET_ZONE
            dark = 0 <= row < len(rows) and 0 <= column < len(rows) and rows[row][column]
            assert image.pixel(x, y) == (black if dark else white), (x, y)


def test_names_come_in_and_two_hundred_are_told_by_the_latest_and_a_number(show: Show) -> None:
    thirty = texts(show(a_room(30)))
    assert "30 are here" in thirty
    assert all(friendly(number) in thirty.replace("\N{NO-BREAK SPACE}", " ") for number in (1, 30))
    many = show(a_room(200))
    assert "200 are here" in texts(many)
    assert "more" in many.lobby.names.text()
    assert friendly(200) in many.lobby.names.text()
    assert many.lobby.rect().contains(many.lobby.names.geometry())
    assert "The door is locked. 8 are here." in texts(show(room_after(a_room(8), LockDoor(True))))


def test_the_end_tells_the_share_of_the_class_and_ranks_nobody(show: Show) -> None:
    screen = show(room_after(an_explanation(1), End()))
    assert "%" in texts(screen)
    assert "Most right" not in texts(screen)
    assert not any(friendly(number) in texts(screen) for number in range(1, 30))


def test_a_ranking_that_was_asked_for_names_three_pseudonyms_and_none_below_six() -> None:
    def ended(people: int, *, ranking: bool) -> Over:
        room = room_after(a_room(people, a_session(ranking=ranking)), OpenVote())
        right = room.questions[0].key
        room = voted(room, [right] * 3 + [1 - right] * (people - 3))
        view = projector_state_of(room_after(room, End(), End()), session_cards(), NOW)
        assert isinstance(view, Over)
        return view

    (first,) = ended(6, ranking=True).best
    assert (first.place, len(first.names)) == (1, 3)
    assert ended(5, ranking=True).best == ()
    assert ended(6, ranking=False).best == ()


def test_names_of_a_class_list_are_counted_and_not_shown(show: Show) -> None:
    names = ("Aylin", "Bao", "Chiara", "Dmytro", "Emma", "Fatima", "Hana")
    listed = tuple(RosterName(name) for name in names)
    room = a_session(naming=Naming.ROSTER, roster=listed, ranking=True)
    room = room_after(room, *(Join(f"t{n}", name) for n, name in enumerate(names[:6])))
    lobby = show(room)
    assert "6 of 7 are here" in texts(lobby)
    shown = texts(lobby)
    room = room_after(room, OpenVote())
    right = room.questions[0].key
    room = room_after(voted(room, [right] * 2 + [1 - right] * 4), End(), End())
    shown += texts(show(room))
    assert not [name for name in names if name in shown]


def test_the_end_says_what_was_not_answered_beside_the_score(show: Show) -> None:
    room = room_after(a_room(4), OpenVote())
    right = room.questions[0].key
    room = room_after(voted(room, [right, 1 - right, None, None]), End(), End())
    said = texts(show(room))
    assert "50 %" in said
    assert "2 not answered" in said


def test_a_clock_counts_down_and_closes_nothing() -> None:
    room = room_after(a_room(3, a_session(seconds=90)), OpenVote())
    seconds = []
    for minutes in (0.0, 1.0, 5.0):
        view = projector_state_of(room, session_cards(), later(minutes))
        assert isinstance(view, Voting)
        seconds.append(view.seconds_left)
    assert seconds == [90, 30, 0]
    no_clock = projector_state_of(a_vote(), session_cards(), NOW)
    assert isinstance(no_clock, Voting)
    assert no_clock.seconds_left is None


def test_keys_go_to_the_console(screen: ProjectorScreen, show: Show) -> None:
    pressed: list[int] = []
    screen.act = lambda event: pressed.append(event.key())
    show(a_vote())
    QTest.keyClick(screen, Qt.Key.Key_Space)
    assert pressed == [Qt.Key.Key_Space]


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1024, 768), (3840, 2160)])
def test_nothing_is_cut_off_at_any_size_of_a_projector(size: tuple[int, int]) -> None:
    found = {}
    for entry in projector_entries():
        with shown(entry, Variant(Theme(reduced_motion=True), *size)) as window:
            found[entry.name] = faults(window)
    assert not any(found.values()), found


def test_the_console_tells_what_happens_and_the_projector_does_not_tell_it_again(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        "quizapp.ui.kit.text.announcing.QAccessible.updateAccessibility",
        lambda event: told.append(type(event).__name__),
    )
    for room in (a_room(), a_vote(), a_closed_vote(), a_reveal()):
        show(room)
    assert not told

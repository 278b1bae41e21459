"""The console: what the teacher knows, and everything done by keyboard alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from devtools.gallery.console_entries import (
    FULL,
    NETWORKS,
    PUPILS,
    a_listed_room,
    console_state,
    room_after_presence,
)
from devtools.samples.live import (
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
    with_pictures,
)
from devtools.samples.pictures import MAP_ALT, a_damaged_picture, coast, wave
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.looking import acts, button, seen, texts
from tests.ui.shell.keys.pressing import press as press_place
from tests.waiting import PATIENCE

from quizapp.core.cards.outline import FALSE_CLAIM
from quizapp.core.content.ids import ParticipantId
from quizapp.core.content.pictures import Picture
from quizapp.core.session.events import (
    AddTeam,
    AllowReturn,
    CloseVote,
    Discuss,
    End,
    Hands,
    LockDoor,
    OpenVote,
    Readmit,
    Reassign,
    Remove,
    Rename,
    ReopenVote,
    Reveal,
    TeamVote,
)
from quizapp.core.session.room import after
from quizapp.core.session.room_state import Room, Verdict
from quizapp.core.session.tally import MindChanges, OptionTally, Tally
from quizapp.ui.console import wording
from quizapp.ui.console.hands import CountField, TeamRow
from quizapp.ui.console.intents import (
    AskToEnd,
    ConsoleIntent,
    Leave,
    MoveText,
    Send,
    ShowJoinInfo,
    TakeStep,
    UseNetwork,
)
from quizapp.ui.console.option_line import OptionLine
from quizapp.ui.console.person_row import PersonRow
from quizapp.ui.console.screen import ConsoleScreen
from quizapp.ui.console.state import ConsoleState
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.layout.banner import Banner

ENTER, SPACE, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Escape

Show = Callable[[Room | ConsoleState], ConsoleScreen]


@pytest.fixture
def screen(qtbot: QtBot) -> ConsoleScreen:
    made = ConsoleScreen()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made, int(PATIENCE * 1_000))
    return made


@pytest.fixture
def show(screen: ConsoleScreen) -> Show:
    def render(shown: Room | ConsoleState) -> ConsoleScreen:
        screen.render(console_state(shown) if isinstance(shown, Room) else shown)
        return screen

    return render


@pytest.fixture
def done(screen: ConsoleScreen) -> list[ConsoleIntent]:
    return acts(screen)


def press(screen: QWidget, *keys: Qt.Key | str) -> None:
    for key in keys:
        where = QApplication.focusWidget() or screen
        QTest.keyClick(where, key)  # type: ignore[arg-type]  # the stubs know no letters


def test_the_question_shows_key_counts_and_certain_and_wrong(show: Show) -> None:
    lines = seen(show(a_vote(1)), OptionLine)
    assert [line.count.text() for line in lines] == ["7", "5", "9", "3"]
    assert lines[2].accessibleName() == "Key. C: 2009. 9"
    assert lines[0].accessibleName() == "Not right. A: 1998. 7 3 certain"
    assert "Right" in lines[2].words.text()
    assert lines[2].sign.isVisible()
    assert not lines[0].sign.isVisible()


def test_the_teacher_is_told_of_a_picture_and_if_it_can_not_be_shown(show: Show) -> None:
    def told(picture: Picture, room: Room) -> list[str]:
        screen = show(console_state(with_pictures(room, wave(), picture, wave())))
        return [text for text in texts(screen).splitlines() if "picture" in text]

    phones, hands = a_vote(1), a_class_without_phones()
    assert told(coast(), phones) == [
        f"The class sees a picture, on the screen and on phones: {MAP_ALT}"
    ]
    assert told(coast(), hands) == [f"The class sees a picture: {MAP_ALT}"]
    (words,) = told(a_damaged_picture(), phones)
    assert words.startswith("The picture can't be shown. The class reads its words: A wave")
    assert "picture" not in texts(show(console_state(a_vote(1))))


def test_the_source_line_stands_above_the_question(show: Show) -> None:
    told = texts(show(a_vote(1))).splitlines()
    shown = a_vote(1).questions[1].presented
    assert told.index(f"{shown.source_line} · Question") + 1 == told.index(shown.stem)


def test_a_false_claim_is_labelled_from_the_start(show: Show) -> None:
    assert FALSE_CLAIM in texts(show(a_vote(0)))
    assert FALSE_CLAIM not in texts(show(a_vote(1)))


def test_who_has_not_answered_and_whose_phone_dropped_off_is_named(show: Show) -> None:
    found = texts(show(room_after_presence(a_vote(1), 5, 12)))
    assert "24 of 29 have answered" in found
    assert f"Not connected: {friendly(5)}, {friendly(12)}" in found
    waiting = next(line for line in found.splitlines() if line.startswith("Not yet:"))
    assert friendly(10) in waiting
    assert friendly(5) not in waiting, "who is not connected is not waited for"


def test_the_share_right_has_its_interval(show: Show) -> None:
    assert "9 of 24 right: 38 % (likely 21 to 57 %)" in texts(show(a_closed_vote(1)))


def test_minds_that_changed_are_counted_after_two_votes(show: Show) -> None:
    change = MindChanges(stayed_right=7, wrong_to_right=11, right_to_wrong=2, stayed_wrong=4)
    assert wording.mind_changes(change).startswith("11 from wrong to right, 2 from right to wrong")
    assert wording.mind_changes(change) in texts(show(a_second_vote()))


@pytest.mark.parametrize(
    ("right", "of", "options", "advised"),
    [
        (470, 1000, 4, "Teach it again, or let them discuss"),
        (600, 1000, 4, "Let them discuss"),
        (90, 100, 4, "Explain briefly and go on"),
        (78, 100, 4, "Explain briefly and go on, or let them discuss"),
        (55, 100, 2, "Teach it again"),
        (5, 8, 4, "Let them discuss, teach it again, or explain briefly and go on"),
        (5, 7, 4, "No advice"),
    ],
)
def test_advice_is_in_words_with_its_reason(
    right: int, of: int, options: int, advised: str
) -> None:
    wrong = OptionTally(of - right, 0, is_key=False)
    rest = (OptionTally(0, 0, is_key=False),) * (options - 2)
    told, reason = wording.advice(Tally((OptionTally(right, 0, is_key=True), wrong, *rest), of))
    assert told == advised
    assert "%" in reason or "Fewer than 8 votes" in reason


def test_both_readings_are_said_with_what_each_would_mean() -> None:
    options = tuple(OptionTally(n, 0, is_key=not place) for place, n in enumerate((15, 15, 0, 0)))
    told, reason = wording.advice(Tally(options, 30))
    assert told == "Let them discuss, or teach it again"
    assert "about 33 % knew it; from 30 votes it may be 11 to 56 %." in reason
    assert "Under 30 %" in reason
    assert "Between 30 % and 70 %" in reason
    assert "Over 70 %" not in reason


def test_time_is_told_in_this_step_and_in_all(show: Show) -> None:
    assert "2:12 in this step · 2:12 in all" in texts(show(a_vote(1)))
    assert wording.clock(NOW, later(62.5)) == "1:02:30"
    assert wording.clock(later(1), NOW) == "0:00"


def test_one_button_is_filled(show: Show) -> None:
    for room in (a_room(2), a_vote(), a_closed_vote(1), a_reveal(1), an_explanation(1)):
        screen = show(room)
        filled = [b for b in seen(screen, Button) if b.kind is ButtonKind.PRIMARY]
        assert len(filled) == 1
        assert filled[0].hasFocus()


@pytest.mark.parametrize("key", [SPACE, ENTER])
def test_a_whole_session_is_run_by_one_key(key: Qt.Key, screen: ConsoleScreen, show: Show) -> None:
    room = a_room(3)
    done = acts(screen)
    seen_phases = []
    for _ in range(14):
        show(room)
        seen_phases.append(str(room.phase))
        press(screen, key)
        intent = done.pop()
        if not isinstance(intent, TakeStep):
            break
        room, _ = after(room, intent.event, NOW)
    one = ["vote", "closed", "reveal", "explain"]
    assert seen_phases == ["lobby", *one, *one, *one, "end"]
    assert intent == Leave()
    assert done == []


def test_single_keys_take_the_steps_wherever_the_focus_is(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    show(a_closed_vote(1))
    press(screen, TAB, TAB, "d", "r", "x", "l", "z")
    steps = [TakeStep(Discuss()), TakeStep(Reveal()), AskToEnd()]
    assert done == [*steps, Send(LockDoor(True))]


def test_single_keys_take_the_steps_by_their_place_too(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    show(a_closed_vote(1))
    press_place("D", "в")
    press_place("R", "к")
    press_place("L", "λ")
    press_place("Q", ";")
    press_place("S", "ы")
    steps = [TakeStep(Discuss()), TakeStep(Reveal())]
    assert done == [*steps, Send(LockDoor(True)), ShowJoinInfo(True)]


def test_single_keys_can_be_switched_off_and_space_still_works(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    show(replace(console_state(a_vote()), single_keys=False))
    press(screen, "c", "l", "p", "q")
    assert done == []
    assert screen.people.isHidden()
    press(screen, SPACE)
    assert done == [TakeStep(CloseVote())]
    assert "X " not in screen.pace.hints.text()


def test_a_key_that_is_held_down_takes_one_step(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent], qtbot: QtBot
) -> None:
    show(a_vote())
    for repeated in (False, True, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_C, Qt.KeyboardModifier.NoModifier, "c", repeated
        )
        QApplication.sendEvent(screen, event)
    assert done == [TakeStep(CloseVote())]


def test_people_are_renamed_sent_out_and_let_back_in_by_keyboard(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    show(room_after(a_room(3), Remove(ParticipantId(2))))
    press(screen, "p")
    first, second, _ = seen(screen, PersonRow)
    first.rename.setFocus()
    press(screen, ENTER)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "  Calm   Clip ")
    press(screen, ENTER)
    second.out.setFocus()
    press(screen, SPACE)
    first.out.setFocus()
    press(screen, ENTER)
    assert done == [
        Send(Rename(ParticipantId(1), "Calm Clip")),
        Send(Readmit(ParticipantId(2))),
        Send(Remove(ParticipantId(1))),
    ]
    press(screen, ESC)
    assert screen.people.isHidden()
    assert screen.people_button.hasFocus()


def look_at_people(screen: ConsoleScreen) -> None:
    press(screen, "p")
    QApplication.processEvents()  # rows that are new come in


def test_the_teacher_says_whether_a_spelling_or_a_person_was_wrong(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    show(a_listed_room())
    look_at_people(screen)
    row = screen.people.rows[ParticipantId(2)]  # came in as Bao Nguyen

    def give(name: str) -> None:
        row.rename.setFocus()
        press(screen, ENTER)
        row.field.clear()
        row.field.insert(name)

    give("Bảo Nguyen")
    assert "Spelling: this stays Bao Nguyen" in texts(screen)
    press(screen, ENTER)
    assert row.keep.hasFocus(), "Enter does not decide which of the two it was"
    press(screen, ENTER)
    assert done == [Send(Rename(ParticipantId(2), "Bảo Nguyen"))]
    give("A guest")
    row.reassign.click()
    assert done[1:] == [Send(Reassign(ParticipantId(2), "A guest"))]
    assert row.rename.isVisible()


def test_a_name_of_the_class_list_is_never_a_spelling_of_another(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    show(a_listed_room())
    look_at_people(screen)
    row = screen.people.rows[ParticipantId(2)]
    row.rename.click()
    row.field.setText("hana kim")
    assert not row.keep.isEnabled()
    assert "all answers of this phone are hana kim's then, and Bao Nguyen is free" in texts(screen)
    row.field.setFocus()
    press(screen, ENTER, ENTER)
    assert done == [Send(Reassign(ParticipantId(2), "hana kim"))]


def test_free_names_of_the_class_list_are_offered_while_one_types(show: Show) -> None:
    screen = show(a_listed_room())
    look_at_people(screen)
    row = screen.people.rows[ParticipantId(2)]
    row.rename.click()
    assert offered(row) == ["Georgios Papadopoulos", "Hana Kim", "Ida Sørensen", "Jonas Weber"]
    row.field.setText("KIM")
    assert offered(row) == ["Hana Kim"]
    row.field.setText("Chiara")
    assert offered(row) == [], "she is in the room"
    row.field.setText("ida")
    button(screen, "It is Ida Sørensen").click()
    assert row.field.text() == "Ida Sørensen"
    assert row.field.hasFocus()


@pytest.mark.parametrize("width", [1280, 620])
def test_the_buttons_stay_where_they_are_while_names_are_offered_and_chosen(
    width: int, screen: ConsoleScreen, show: Show
) -> None:
    screen.resize(width, 800)
    show(a_listed_room())
    look_at_people(screen)
    row = screen.people.rows[ParticipantId(2)]
    row.rename.click()
    buttons = (row.keep, row.reassign, row.leave)

    def places() -> list[QRect]:
        assert all(one.isVisible() for one in buttons)
        assert seen(screen, PersonRow)  # layouts have settled
        return [QRect(one.mapTo(screen, QPoint()), one.size()) for one in buttons]

    before = places()
    row.field.setText("kim")
    assert places() == before
    button(screen, "It is Hana Kim").click()
    assert offered(row) == []
    assert places() == before


def test_tab_goes_from_a_new_name_to_the_buttons_and_then_to_the_offers(
    screen: ConsoleScreen, show: Show
) -> None:
    show(a_listed_room())
    look_at_people(screen)
    row = screen.people.rows[ParticipantId(2)]
    row.rename.click()
    stops: list[QWidget | None] = [row.field]
    for _ in range(5):
        press(screen, TAB)
        stops.append(QApplication.focusWidget())
    assert stops == [row.field, row.keep, row.reassign, row.leave, *row.offers[:2]]


def offered(row: PersonRow) -> list[str]:
    return [one.text() for one in row.offers if one.isVisible()]


def test_a_pseudonym_is_renamed_without_a_choice(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    show(a_room(2))
    look_at_people(screen)
    row = screen.people.rows[ParticipantId(1)]
    row.rename.click()
    assert not row.reassign.isVisible()
    press(screen, ESC)
    assert row.name.isVisible()
    assert not screen.people.isHidden(), "Esc leaves the field first"
    assert done == []


def test_a_name_is_given_back_to_a_phone_that_is_not_connected(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    room = room_after_presence(a_room(3), 2)
    show(room)
    look_at_people(screen)
    rows = screen.people.rows
    assert [rows[ParticipantId(n)].back.isVisible() for n in (1, 2, 3)] == [False, True, False]
    button(screen, f"Give the name back: {friendly(2)}").click()
    assert done == [Send(AllowReturn(ParticipantId(2)))]
    show(room_after(room, AllowReturn(ParticipantId(2))))
    assert "the next phone that takes this name goes on with its answers" in texts(screen)
    button(screen, f"Don't give it back: {friendly(2)}").click()
    assert done[1:] == [Send(AllowReturn(ParticipantId(2), False))]


def test_who_of_the_class_list_is_absent_is_named(screen: ConsoleScreen, show: Show) -> None:
    absent = "Absent, 4 of the class list: Georgios Papadopoulos, Hana Kim"
    room = a_listed_room()
    assert absent in texts(show(room))
    assert absent in texts(show(room_after(room, OpenVote())))
    look_at_people(screen)
    assert absent in texts(screen)
    press(screen, "p")
    assert "Absent" not in texts(show(a_room(3)))


def test_on_one_screen_names_of_a_class_list_are_numbers(show: Show) -> None:
    for room in (a_listed_room(), room_after(a_listed_room(), OpenVote())):
        found = texts(show(replace(console_state(room), one_screen=True)))
        assert "Not connected: 2" in found
        assert "Absent, 4 of the class list:" in found
        assert not [name for name in PUPILS if name in found]
    pseudonyms = texts(show(replace(console_state(a_room(3)), one_screen=True)))
    assert friendly(1) in pseudonyms, "these are for all to see"


def test_why_something_did_not_happen_is_in_sight_wherever_the_list_is(
    screen: ConsoleScreen, show: Show
) -> None:
    show(a_room(200))
    press(screen, "p")
    screen.scroll_area.verticalScrollBar().setValue(9_999)
    show(replace(console_state(a_room(200)), notice="Somebody has this name."))
    place = screen.notice.mapTo(screen, screen.notice.rect().topLeft())
    assert screen.rect().contains(place)
    assert not screen.scroll_area.isAncestorOf(screen.notice)


def test_a_vote_closed_by_accident_is_opened_again_by_key_or_button(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    show(a_closed_vote(1))
    press(screen, "o")
    show(room_after(a_closed_vote(1), Discuss()))
    button(screen, "Back to the first vote").click()
    show(room_after(a_second_vote(), CloseVote()))
    press(screen, "o")
    assert done == [TakeStep(ReopenVote())] * 3
    show(a_reveal(1))
    press(screen, "o")
    assert len(done) == 3, "the class has seen the result"


def test_letters_in_a_name_are_no_steps(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    show(a_vote(1))
    press(screen, "p")
    screen.people.field.setFocus()
    QTest.keyClicks(screen.people.field, "c x p l")
    press(screen, ENTER)
    assert done == [Send(AddTeam("c x p l"))]
    assert screen.people.field.text() == ""


def test_the_door_is_locked_and_opened(show: Show, done: list[ConsoleIntent]) -> None:
    room = a_room(2)
    screen = show(room)
    press(screen, "p")
    button(screen, "Lock the door").click()
    show(room_after(room, LockDoor(True)))
    button(screen, "Unlock the door").click()
    assert done == [Send(LockDoor(True)), Send(LockDoor(False))]


def test_hands_are_counted_by_digits_arrows_and_buttons(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    room = room_after(a_session(phones=False), OpenVote())
    show(room)
    fields = seen(screen, CountField)
    assert fields[0].hasFocus()
    press(screen, "1", "2", ENTER)
    assert fields[1].hasFocus()
    press(screen, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down)
    button(screen, "One hand more for F").click()
    assert done[-1] == Send(Hands((12, 2)))
    assert Send(Hands((12, 0))) in done
    press(screen, ENTER)
    assert screen.pace.buttons[0].hasFocus()
    show(room_after(room, Hands((12, 2))))
    assert "14" not in [field.text() for field in fields]
    assert "12 of" not in texts(screen), "F is right: 2 of 14"
    assert "2 of 14 right" in texts(screen)


def test_teams_answer_by_tap_or_by_letter(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    show(a_class_without_phones(teams=True))
    rows = seen(screen, TeamRow)
    assert [row.choice.number for row in rows] == [2, 0, None, 2]
    rows[2].choice.segment(0).setFocus()
    press(screen, "b")
    press_place("C", "с")  # Russian
    rows[2].choice.segment(3).click()
    who = ParticipantId(3)
    assert done == [Send(TeamVote(who, 1)), Send(TeamVote(who, 2)), Send(TeamVote(who, 3))]
    assert rows[2].choice.segment(1).accessibleName() == "Back row: B"


def test_trouble_says_that_no_vote_is_lost_and_goes_when_it_is_over(
    screen: ConsoleScreen, show: Show
) -> None:
    show(replace(console_state(a_vote()), troubles=(FULL,)))
    (banner,) = seen(screen, Banner)
    assert "held back and none is lost" in banner.accessibleName()
    show(a_vote())
    assert not seen(screen, Banner)


def test_other_networks_are_offered_with_the_reasons_why_phones_fail(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    show(a_room(2))
    assert "192.0.2.14:8080/check" in texts(screen)
    assert "firewall" not in texts(screen)
    screen.join_part.fold.click()
    found = texts(screen)
    for reason in ("mobile data", "Guest networks", "firewall"):
        assert reason in found
    assert "phones can't reach (docker0" in found
    button(screen, f"Use the cable network (eth0, {NETWORKS[1].address})").click()
    assert done == [UseNetwork(NETWORKS[1].address)]


def test_the_way_in_and_the_text_of_the_projector_are_moved_from_here(
    screen: ConsoleScreen, show: Show, done: list[ConsoleIntent]
) -> None:
    show(replace(console_state(an_explanation(1)), text_below=True))
    press(screen, "q", Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    show(replace(console_state(an_explanation(1)), join_info_large=True))
    press(screen, "q")
    assert done == [ShowJoinInfo(True), MoveText(0.8), MoveText(-0.8), ShowJoinInfo(False)]


def test_passages_that_go_on_below_are_moved_while_the_vote_is_open(
    screen: ConsoleScreen, show: Show
) -> None:
    assert "Page Down, Page Up" not in texts(show(console_state(a_vote(1))))
    show(replace(console_state(a_vote(1)), text_below=True))
    assert not screen.down.isHidden()
    assert not screen.up.isHidden()
    assert "Page Down, Page Up" in texts(screen)


def test_the_console_tells_of_an_early_end_before_it_comes(show: Show) -> None:
    assert "The session ends after this question." in texts(show(room_after(a_vote(1), End())))


def test_a_refused_name_is_told_and_what_shows_anyway_is_not() -> None:
    assert "has this name already" in wording.refusal(Verdict.NAME_TAKEN)
    assert wording.refusal(Verdict.NOT_NOW) == ""


def test_a_render_each_second_keeps_focus_and_what_is_typed(
    screen: ConsoleScreen, show: Show
) -> None:
    show(a_vote(1))
    press(screen, "p")
    screen.people.field.setFocus()
    QTest.keyClicks(screen.people.field, "Back ro")
    show(replace(console_state(a_vote(1)), now=later(3)))
    assert screen.people.field.hasFocus()
    assert screen.people.field.text() == "Back ro"

"""Coming in: by code, under a name, late, twice, and out again."""

import re
from dataclasses import replace

from playwright.sync_api import expect

from quizapp.bank.engine import Bank
from quizapp.core.session.events import (
    AllowReturn,
    CloseVote,
    End,
    LockDoor,
    OpenVote,
    Readmit,
    Reassign,
    Remove,
    ReopenVote,
    Reveal,
)
from quizapp.core.session.setup import Naming, RosterName
from quizapp.server.host import SessionHost
from quizapp.services.classroom import Classroom
from tests.server.browser.conftest import CLAIM, Begin, NewPhone
from tests.server.browser.stage import Phone, step
from tests.server.conftest import LOOPBACK, Start, a_setup

ROSTER = tuple(RosterName(name) for name in ("Ada Lovelace", "Bo <i>Bold</i>", "Chen Wei"))


def root(host: SessionHost) -> str:
    return f"http://{LOOPBACK}:{host.port}/"


def names_in(host: SessionHost) -> list[str]:
    return [one.name for one in host.room.participants.values()]


def test_the_code_is_typed_in_any_way_and_a_reload_comes_back(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin()
    one = phone().open(root(host))
    code = host.session.code.lower()
    one.page.get_by_label("Code").fill(f" {code[:2]} {code[2:]} ")
    one.page.keyboard.press("Enter")
    one.sees("Choose a name")
    assert one.page.url == host.url
    one.page.reload()
    one.sees("Choose a name")


def test_a_wrong_code_is_told_and_can_be_mended(begin: Begin, phone: NewPhone) -> None:
    host = begin()
    one = phone().open(f"{root(host)}ZZZZ")
    one.sees("There is no session with the code ZZZZ.")
    field = one.page.get_by_label("Code")
    expect(field).to_be_focused()
    field.fill(host.session.code)
    one.button("Go in").tap()
    one.sees("Choose a name")


def test_one_of_three_friendly_names_is_chosen(begin: Begin, phone: NewPhone) -> None:
    host = begin()
    one = phone().open(host.url)
    one.sees("Choose a name")
    expect(one.button("Go in")).to_be_disabled()
    offers = one.page.locator("label.option").all_inner_texts()
    assert len(set(offers)) == 3
    one.button("Other names").tap()
    one.until(lambda: one.page.locator("label.option").all_inner_texts() != offers)
    name = one.join(host)
    one.until(lambda: names_in(host) == [name])


def test_a_name_of_the_class_list_is_taken_once(begin: Begin, phone: NewPhone) -> None:
    host = begin(naming=Naming.ROSTER, roster=ROSTER)
    first, second = phone().open(host.url), phone().open(host.url)
    for one in (first, second):
        one.page.get_by_label("Bo <i>Bold</i>").tap()  # markup in a name is text
    first.button("Go in").tap()
    first.sees("You are in, Bo <i>Bold</i>.")
    second.button("Go in").tap()
    second.sees("Somebody else has that name: Bo <i>Bold</i>.")
    assert second.page.locator("label.option").all_inner_texts() == ["Ada Lovelace", "Chen Wei"]
    second.page.get_by_label("Chen Wei").tap()
    second.button("Go in").tap()
    second.sees("You are in, Chen Wei.")
    assert names_in(host) == ["Bo <i>Bold</i>", "Chen Wei"]


FIRST = ("Aylin", "Bao", "Chiara", "Dmytro", "Élise", "Fatima", "Georgios", "Hana", "민준", "Łucja")
LAST = ("Haddad", "O’Neill", "Papadopoulos", "Smith-Rowe")
CLASS = tuple(RosterName(f"{first} {last}") for last in LAST for first in FIRST)


def seen_names(one: Phone) -> list[str]:
    return [text for text in one.page.locator("label.option:visible").all_inner_texts() if text]


def test_a_refusal_is_said_beside_the_button_however_long_the_list_is(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin(naming=Naming.ROSTER, roster=CLASS)
    first, second = phone().open(host.url), phone().open(host.url)
    for one in (first, second):
        one.page.get_by_label("Hana Smith-Rowe", exact=True).check(force=True)
    first.button("Go in").tap()
    first.sees("You are in")
    assert second.page.evaluate("scrollY") > 500, "the list is long"
    second.button("Go in").tap()
    problem = second.page.get_by_role("alert")
    expect(problem).to_have_text(
        "Somebody else has that name: Hana Smith-Rowe. If it is yours, tell your teacher."
    )
    button = second.button("Go in").bounding_box()
    said = problem.bounding_box()
    assert button is not None
    assert said is not None
    height = second.page.viewport_size["height"]  # type: ignore[index]
    assert 0 <= said["y"] < button["y"] < height, "both are on the screen"
    assert button["y"] - said["y"] < 120, "where the finger is"
    assert second.page.evaluate("scrollY") > 500, "the list is not thrown back to its beginning"
    expect(second.button("Go in")).to_be_disabled()


def test_nobody_new_is_said_beside_the_button_too(begin: Begin, phone: NewPhone) -> None:
    host = begin(naming=Naming.ROSTER, roster=CLASS)
    step(host, LockDoor(locked=True))
    one = phone().open(host.url)
    one.page.get_by_label("Hana Smith-Rowe", exact=True).check(force=True)
    one.button("Go in").tap()
    problem = one.page.get_by_role("alert")
    expect(problem).to_contain_text("The teacher lets nobody new in just now.")
    expect(problem).to_be_in_viewport(ratio=1)
    step(host, LockDoor(locked=False))
    one.button("Go in").tap()  # what was chosen is still chosen
    one.sees("You are in, Hana Smith-Rowe.")


def test_a_long_list_is_searched_and_has_its_first_letters(begin: Begin, phone: NewPhone) -> None:
    host = begin(naming=Naming.ROSTER, roster=CLASS)
    one = phone().open(host.url)
    find = one.page.get_by_label("Find your name")
    for typed, found in {
        "elise": [f"Élise {last}" for last in LAST],
        "ROWE el": [],
        "rowe": [f"{first} Smith-Rowe" for first in FIRST],
        "lucja oneill": ["Łucja O’Neill"],
        "민": [f"민준 {last}" for last in LAST],
        "mith": [],
    }.items():
        find.fill(typed)
        assert sorted(seen_names(one)) == sorted(found), typed
        if not found:
            one.sees("No free name is written like that.")
    find.fill("")
    assert len(seen_names(one)) == len(CLASS)
    letters = one.page.get_by_role("group", name="First letters").get_by_role("button")
    assert letters.all_inner_texts() == [*"ABCDEFGHLOPRS", "민"]
    letters.filter(has_text="G").tap()
    assert seen_names(one) == [f"Georgios {last}" for last in LAST]
    expect(letters.filter(has_text="G")).to_have_attribute("aria-pressed", "true")
    one.page.get_by_label("Georgios Haddad").tap()
    letters.filter(has_text="C").tap()
    assert "Georgios Haddad" in seen_names(one), "who was chosen stays in sight"
    one.button("Go in").tap()
    one.sees("You are in, Georgios Haddad.")


def test_pressing_go_in_without_a_name_says_what_is_missing(begin: Begin, phone: NewPhone) -> None:
    host = begin(naming=Naming.ROSTER, roster=CLASS)
    one = phone().open(host.url)
    one.sees("Who are you?")
    one.button("Go in").tap(force=True)
    expect(one.page.get_by_role("alert")).to_have_text("Choose your name first.")


def test_a_short_list_has_neither_search_nor_letters(begin: Begin, phone: NewPhone) -> None:
    host = begin(naming=Naming.ROSTER, roster=ROSTER)
    one = phone().open(host.url)
    one.sees("Who are you?")
    assert one.page.get_by_label("Find your name").count() == 0


NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"


def test_a_reload_comes_back_even_where_the_browser_keeps_nothing(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin()
    one = phone()
    one.context.add_init_script(NO_STORAGE)
    name = one.join(host)
    one.page.reload()
    one.sees(f"You are in, {name}.")
    assert names_in(host) == [name]


def test_a_phone_that_forgot_everything_is_given_its_name_back(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin(naming=Naming.ROSTER, roster=CLASS)
    one = phone()
    one.context.add_init_script(NO_STORAGE)
    one.open(host.url).page.get_by_label("Bao Haddad").tap()
    one.button("Go in").tap()
    one.sees("You are in")
    step(host, OpenVote())
    one.sees("1 of 3")
    one.answer(1)
    one.page.close()
    one.page = one.tab()
    one.until(lambda: not host.room.here)
    one.open(host.url).sees("Who are you?")
    assert "Bao Haddad" not in seen_names(one)
    (who,) = host.room.participants
    step(host, AllowReturn(who))
    one.open(host.url).sees("Were you here before?")
    one.page.get_by_label("Bao Haddad").tap()
    one.button("Go in").tap()
    one.sees("Saved.")
    expect(one.page.locator("input[name=option]").nth(1)).to_be_checked()
    assert names_in(host) == ["Bao Haddad"]


def test_a_name_taken_by_mistake_is_free_for_its_pupil(begin: Begin, phone: NewPhone) -> None:
    host = begin(naming=Naming.ROSTER, roster=ROSTER)
    wrong, right = phone().open(host.url), phone()
    wrong.page.get_by_label("Chen Wei").tap()
    wrong.button("Go in").tap()
    wrong.sees("You are in, Chen Wei.")
    (who,) = host.room.participants
    step(host, Reassign(who, "Ada Lovelace"))
    wrong.sees("You are in, Ada Lovelace.")
    right.open(host.url).page.get_by_label("Chen Wei").tap()
    right.button("Go in").tap()
    right.sees("You are in, Chen Wei.")


def test_a_vote_that_is_opened_again_can_be_answered(begin: Begin, phone: NewPhone) -> None:
    host = begin()
    one = phone()
    one.join(host)
    step(host, OpenVote())
    one.sees("1 of 3")
    one.choose(0)
    step(host, CloseVote())
    one.sees("The vote is closed.")
    step(host, ReopenVote())
    one.sees("The vote is open again. Send your answer.")
    expect(one.page.locator("input[name=option]").nth(0)).to_be_checked()
    one.send()
    one.sees("Saved.")
    step(host, CloseVote(), Reveal())
    one.sees("orrect.")
    assert "open again" not in one.shows()


REFUSED = ("\uff14\uff21\uff2b\uff38", "4AKX.", " 4akx。", "4-AKX")
"""Codes as keyboards of other languages write them; each was refused once."""


def test_a_code_is_understood_however_a_keyboard_writes_it(
    start: Start, classroom: Classroom, bank: Bank, phone: NewPhone
) -> None:
    host = start(replace(classroom.begin(a_setup(bank, CLAIM)), code="4AKX"), limited=True)
    one = phone()
    for code in REFUSED * 3:  # more often than wrong codes are allowed
        one.open(root(host)).page.get_by_label("Code").fill(code)
        one.button("Go in").tap()
        one.sees("Choose a name")
        assert one.page.url == host.url
    one.open(f"{root(host)}{REFUSED[0]}").sees("Choose a name")
    one.open(f"{root(host)}4AKX.").sees("Choose a name")
    assert one.page.url == host.url


def test_a_typed_name_is_tidied_or_refused_in_words(begin: Begin, phone: NewPhone) -> None:
    host = begin(naming=Naming.TYPED)
    one = phone().open(host.url)
    field = one.page.get_by_label("Your name in this session")
    field.fill("sh1t")
    one.button("Go in").tap()
    one.sees("That name can’t be used here.")
    field.fill("<img src=x>")
    one.page.keyboard.press("Enter")
    one.sees("You are in, <img src=x>.")
    assert one.page.locator("img").count() == 0


def test_who_comes_late_is_at_the_question_of_the_room(begin: Begin, phone: NewPhone) -> None:
    host = begin()
    step(host, OpenVote())
    one = phone()
    one.join(host)
    one.sees("1 of 3")
    one.answer(0)


def test_a_second_tab_is_the_same_participant(begin: Begin, phone: NewPhone) -> None:
    host = begin()
    one = phone()
    name = one.join(host)
    tab = one.tab()
    tab.goto(host.url)
    tab.get_by_text(f"You are in, {name}.").wait_for()
    assert names_in(host) == [name]


def test_who_was_sent_out_is_told_and_comes_back_with_everything(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin()
    one = phone()
    one.join(host)
    step(host, OpenVote())
    one.sees("1 of 3")
    one.answer(1, "think so")
    (who,) = host.room.participants
    step(host, Remove(who))
    one.sees("You are not in this room any more.")
    one.page.reload()
    one.sees("You are not in this room any more.")
    step(host, Readmit(who))
    one.sees("Saved.")
    expect(one.page.locator("input[name=option]").nth(1)).to_be_checked()


def test_a_locked_door_is_told(begin: Begin, phone: NewPhone) -> None:
    host = begin()
    step(host, LockDoor(locked=True))
    one = phone().open(host.url)
    one.page.locator("label.option").first.tap()
    one.button("Go in").tap()
    one.sees("The teacher lets nobody new in just now.")
    step(host, LockDoor(locked=False))
    one.join(host)
    one.sees("You are in")


def test_the_page_works_where_browsers_give_less(begin: Begin, phone: NewPhone) -> None:
    """On http://192.168.1.5 there is no secure context; a name for loopback is the same."""
    host = begin(names=("phones.test",))
    one = phone().open(host.url.replace(LOOPBACK, "phones.test"))
    one.sees("Choose a name")
    assert one.page.evaluate("[isSecureContext, typeof crypto.randomUUID]") == [False, "undefined"]
    one.page.locator("label.option").first.tap()
    one.button("Go in").tap()
    one.sees("You are in")
    step(host, OpenVote())
    one.sees("1 of 3")
    one.answer(0)
    assert one.asked == {f"http://phones.test:{host.port}"}


def test_each_phone_has_a_long_secret_of_its_own(begin: Begin, phone: NewPhone) -> None:
    host = begin()
    phones = [phone(), phone()]
    for one in phones:
        one.join(host)
    secrets = {re.findall(r'"secret":"([0-9a-f]+)"', one.traffic())[0] for one in phones}
    assert len(secrets) == 2
    assert all(len(secret) == 48 for secret in secrets)


def test_the_subject_is_the_first_line_until_the_end(begin: Begin, phone: NewPhone) -> None:
    subject = "Kitchen <b>myths</b>, Rivers"
    host = begin(CLAIM, subject=subject)
    one = phone().open(host.url)
    one.sees(subject)
    one.join(host)
    first = one.page.locator("header > :first-child")
    for event in (None, OpenVote(), CloseVote(), Reveal()):
        if event is not None:
            step(host, event)
            one.sees("1 of 1")
        assert first.inner_text().endswith(subject)
        assert one.page.title() == host.session.setup.title
    step(host, End())
    one.sees("Save this to take home")
    assert first.inner_text().endswith(subject)


def test_a_session_that_is_called_as_its_subject_says_it_once(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin(CLAIM, subject="Numbers")
    one = phone()
    one.join(host)
    assert one.page.get_by_text("Numbers", exact=True).count() == 1
    step(host, OpenVote())
    one.sees("1 of 1")
    assert one.page.locator("header .subject").inner_text().endswith("Numbers")

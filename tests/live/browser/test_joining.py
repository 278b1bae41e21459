"""Coming in: by code, under a name, late, twice, and out again."""

import re

from playwright.sync_api import expect

from quizapp.core.live import Naming, RosterName
from quizapp.live.events import LockDoor, OpenVote, Readmit, Remove
from quizapp.live.host import LiveHost
from tests.live.browser.conftest import Begin, NewPhone
from tests.live.browser.stage import step
from tests.live.conftest import LOOPBACK

ROSTER = tuple(RosterName(name) for name in ("Ada Lovelace", "Bo <i>Bold</i>", "Chen Wei"))


def root(host: LiveHost) -> str:
    return f"http://{LOOPBACK}:{host.port}/"


def names_in(host: LiveHost) -> list[str]:
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
    second.sees("Somebody else has that name.")
    assert second.page.locator("label.option").all_inner_texts() == ["Ada Lovelace", "Chen Wei"]
    second.page.get_by_label("Chen Wei").tap()
    second.button("Go in").tap()
    second.sees("You are in, Chen Wei.")
    assert names_in(host) == ["Bo <i>Bold</i>", "Chen Wei"]


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

from tests.live.browser.conftest import Begin, NewPhone
from tests.live.browser.stage import step
from quizapp.live.events import OpenVote, CloseVote, Reveal


def test_a_phone_comes_in_and_answers(begin: Begin, phone: NewPhone) -> None:
    host = begin()
    one = phone()
    name = one.join(host)
    one.until(lambda: [p.name for p in host.room.participants.values()] == [name])
    step(host, OpenVote())
    one.sees("1 of 3")
    one.answer(0, "certain")
    step(host, CloseVote(), Reveal())
    one.sees("You were certain.")
    print(one.shows())

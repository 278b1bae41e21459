"""What the page Today says."""

from PySide6.QtCore import QCoreApplication

from quizapp.ui.pages.today.state import Chief, DueFacts, TestAhead, TodayState
from quizapp.ui.wording import words
from quizapp.ui.wording.sessions import sessions_left, spelled

_ENOUGH = (
    (2, "Two minutes are enough today."),
    (5, "Five minutes are enough today."),
    (10, "Ten minutes are enough today."),
    (15, "A quarter of an hour is enough today."),
    (20, "Twenty minutes are enough today."),
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("today", text)


def headline(state: TodayState) -> tuple[str, str]:
    """Return the first line of the page and the one under it."""
    name = state.learner_name
    chief = state.chief
    if chief is Chief.CORRECTIONS:
        one = state.corrections_due == 1
        title = _tr("First, one look back.") if one else _tr("First, a short look back.")
        return title, owed(state.corrections_due)
    if chief is Chief.CONTINUE:
        assert state.unfinished is not None
        left = words.questions(state.unfinished.of - state.unfinished.question + 1)
        said = _tr("{n} to go.").format(n=left)
        if state.due.facts:
            said += " " + _tr("After that: {due}").format(due=_due(state.due, short=True))
        return _tr("Go on where you stopped, {name}.").format(name=name), said
    if chief is Chief.TEST:
        return _before_test(state)
    if state.test is not None and state.test.test_on == state.today:
        said = _due(state.due) if state.due.facts else _tr("Your test is today. Nothing is due.")
        return _tr("Good luck today, {name}.").format(name=name), said
    if chief is Chief.REVIEW:
        ahead = state.test is not None and state.test.test_on >= state.today
        if ahead or state.due.waiting:
            # Nothing reassures above a forecast, or above what waits (spec TP-5).
            return next_session(state.due.minutes), _due(state.due)
        return enough(state.due.minutes), _due(state.due)
    return _nothing_due(state)


def _before_test(state: TodayState) -> tuple[str, str]:
    test = state.test
    assert test is not None
    left = len(test.sessions)
    if (test.test_on - state.today).days == 1:
        said = _tr("One last session, on what you would most likely forget by then.")
        return _tr("Your test is tomorrow."), said
    day = words.coming_day(test.test_on, state.today)
    if left == 1:
        said = _tr("This is the last session before it.")
    else:
        said = _tr("{n} sessions are left, and the first can be today.")
    said = said.format(n=spelled(left).capitalize())
    return _tr("Your test is on {day}.").format(day=day), said


def _nothing_due(state: TodayState) -> tuple[str, str]:
    name = state.learner_name
    if state.is_new:
        welcome = _tr("Ten questions, no clock. Guessing is allowed.")
        return _tr("Welcome, {name}.").format(name=name), welcome
    if state.not_met == 0 and state.on_list == 0:
        said = _tr("You have met all {n} facts, and none is on your list of wrong answers.")
        parts = [said.format(n=f"{state.facts:,}"), comes_next(state)]
        return _tr("Everything is in place, {name}.").format(name=name), _joined(parts)
    if state.next_day is None:
        return _tr("Ready for something new, {name}?").format(name=name), not_met(state)
    return _tr("Nothing to review today, {name}.").format(name=name), comes_next(state)


def enough(minutes: int) -> str:
    """Return the headline of a day with a session of so many minutes."""
    said = next((text for most, text in _ENOUGH if minutes <= most), None)
    return _tr(said or "Half an hour is enough today.")


def next_session(minutes: int) -> str:
    """Return the headline of a day on which one session may not be enough."""
    return _tr("About {minutes} for the next session.").format(minutes=words.minutes(minutes))


def _due(due: DueFacts, *, short: bool = False) -> str:
    """Return what is due, how much of it was certain and wrong, and that not all must be done."""
    number, sure = due.facts, due.certain_wrong
    if number == 1:
        said = _tr("1 fact is due")
        said += _tr("; you were certain about it and got it wrong.") if sure else "."
    else:
        said = _tr("{n} facts are due").format(n=f"{number:,}")
        if sure == number:
            said += _tr("; you were certain about all of them and got them wrong.")
        elif sure == 1:
            said += _tr(", 1 of them you were certain about and got wrong.")
        elif sure:
            said += _tr(", {n} of them you were certain about and got wrong.").format(n=sure)
        else:
            said += "."
    if due.waiting and not short:
        said += " " + _split(due)
    return said


def _split(due: DueFacts) -> str:
    """Return how many of those due the session asks, and how many wait for the next one."""
    if due.waiting == 1:
        wait = _tr("1 waits for the next session")
    elif due.waiting <= due.session:
        wait = _tr("{n} wait for the next session").format(n=due.waiting)
    else:
        wait = _tr("{n} wait for later sessions").format(n=f"{due.waiting:,}")
    return _tr("The {asked} most urgent are asked now, {wait}.").format(
        asked=due.session, wait=wait
    )


def owed(number: int) -> str:
    """Return how many explanations are owed."""
    if number == 1:
        return _tr("There is 1 answer whose explanation you have not finished reading.")
    return _tr("There are {n} answers whose explanations you have not finished reading.").format(
        n=number
    )


def not_met(state: TodayState) -> str:
    """Return how many facts there are, and how many of them were never asked."""
    if state.not_met == 0:
        return _tr("You have met all {n} facts.").format(n=f"{state.facts:,}")
    facts = words.counted(state.facts, _tr("fact"), _tr("facts"))
    return _tr("{facts}, {n} not met yet.").format(facts=facts, n=f"{state.not_met:,}")


def comes_next(state: TodayState) -> str:
    """Return when the next facts come back; empty where none will."""
    if state.next_day is None:
        return ""
    day = words.coming_day(state.next_day, state.today)
    on = day if (state.next_day - state.today).days <= 1 else _tr("on {day}").format(day=day)
    if state.next_facts == 1:
        return _tr("The next fact comes back {when}.").format(when=on)
    return _tr("The next {n} facts come back {when}.").format(n=f"{state.next_facts:,}", when=on)


def review_line(due: DueFacts) -> str:
    """Return what the session asks: "8 to review, 4 new"; of what is due alone, of which kind."""
    if not due.new:
        return due_kinds(due)
    return _tr("{n} to review, {new} new").format(n=due.session, new=due.new)


def due_kinds(due: DueFacts) -> str:
    """Return "3 certain and wrong · 5 missed · 4 due again": what there is none of is left out."""
    parts = (
        (due.certain_wrong, _tr("{n} certain and wrong")),
        (due.wrong, _tr("{n} missed")),
        (due.lucky, _tr("{n} lucky guess") if due.lucky == 1 else _tr("{n} lucky guesses")),
        (due.again, _tr("{n} due again")),
    )
    return " · ".join(text.format(n=f"{number:,}") for number, text in parts if number)


def review_note(due: DueFacts) -> str:
    """Return how long a session takes, and what makes a fact leave the list."""
    about = words.minutes(due.minutes)
    if due.new:
        said = _tr("{kinds}. About {minutes}.").format(kinds=due_kinds(due), minutes=about)
    elif due.waiting:
        said = _tr("{n} now, {waiting} later. About {minutes}.").format(
            n=due.session, waiting=f"{due.waiting:,}", minutes=about
        )
    else:
        said = _tr("About {minutes}.").format(minutes=about)
    return said + " " + _tr("Right on three different days, and a fact leaves the list.")


def list_line(state: TodayState) -> str:
    """Return what the list of wrong answers holds on a day when nothing is due."""
    if state.on_list == 0:
        return _tr("Your list of wrong answers is empty.")
    facts = words.counted(state.on_list, _tr("fact"), _tr("facts"))
    return _tr("{facts} on your list of wrong answers, nothing due today.").format(facts=facts)


def test_title(test: TestAhead, state: TodayState) -> str:
    """Return when the test is."""
    date = words.full_date(test.test_on, state.today)
    days = (test.test_on - state.today).days
    if days < 0:
        return _tr("The test on {date} is over").format(date=date)
    if days == 0:
        return _tr("Test today, {date}").format(date=date)
    if days == 1:
        return _tr("Test tomorrow, {date}").format(date=date)
    return _tr("Test on {date}").format(date=date)


def test_line(test: TestAhead, state: TodayState) -> str:
    """Return how the way to the test goes on."""
    days = (test.test_on - state.today).days
    if days < 0:
        return _tr("Your review goes on as before, so that you still know it later.")
    if days == 0:
        return _tr("You are done preparing. Take your time with each question.")
    if not test.sessions:
        return _tr("All sessions are done. What is due comes in your review.")
    left = sessions_left(test.sessions, test.minutes, state.today)
    if test.done_today and state.unfinished is None:
        return _tr("Today's session is done. ") + left
    return left


def test_note(test: TestAhead, state: TodayState) -> str:
    """Return what the test is about and what to expect of it; empty once it is over."""
    if test.test_on < state.today:
        return ""
    return _joined([_about(test), _expected(test)])


def _about(test: TestAhead) -> str:
    topics = ", ".join(test.topics) if test.topics else _tr("All topics")
    facts = words.counted(test.facts, _tr("fact"), _tr("facts"))
    if not test.not_met:
        return _tr("{topics}: {facts}.").format(topics=topics, facts=facts)
    return _tr("{topics}: {facts}, {n} not met yet.").format(
        topics=topics, facts=facts, n=f"{test.not_met:,}"
    )


def _expected(test: TestAhead) -> str:
    """Return what the schedule expects; empty where the sessions would hardly change it.

    In facts, not in percent: it is a forecast of what is remembered, not a mark.
    """
    now, then = (round(test.facts * share) for share in (test.expected_now, test.expected_then))
    if not test.sessions or then <= now:
        return ""
    return _tr(
        "On the day you would remember about {now} of them as things stand, about {then} with "
        "these sessions."
    ).format(now=f"{now:,}", then=f"{then:,}")


def _joined(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)

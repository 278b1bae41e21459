"""What the page Today says."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from quizapp.core.views.today import Teaser
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.pages.today.state import Chief, TestAhead, TodayState, TopicLine, Unfinished
from quizapp.ui.wording import words
from quizapp.ui.wording.sessions import sessions_left
from quizapp.ui.wording.tasks import comes_next

_NOON, _EVENING, _NIGHT = 12, 18, 4
_OTHERS_NAMED = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("today", text)


def greeting(state: TodayState) -> str:
    """Return the first line of the page."""
    hour = state.now.hour
    if state.test is not None and state.test.test_on == state.today:
        said = _tr("Good luck today, {name}.")
    elif state.day.is_new:
        said = _tr("Welcome, {name}.")
    elif state.day.after_pause:
        said = _tr("Welcome back, {name}.")
    elif _NIGHT <= hour < _NOON:
        said = _tr("Good morning, {name}.")
    elif _NOON <= hour < _EVENING:
        said = _tr("Good afternoon, {name}.")
    else:
        said = _tr("Good evening, {name}.")
    return said.format(name=state.learner_name)


def title(state: TodayState) -> str:
    """Return what the card of the day is about."""
    day, about = state.day, words.minutes(state.minutes)
    number = words.questions(day.to_go)
    match state.chief:
        case Chief.CORRECTIONS:
            one = day.corrections_due == 1
            return _tr("First, one look back.") if one else _tr("First, a short look back.")
        case Chief.FIRST:
            return _tr("Read a little, then five questions")
        case Chief.GO_ON:
            return _tr("{questions} to go, about {minutes}").format(questions=number, minutes=about)
        case Chief.TASK if day.asked:
            return _tr("{questions} to go, about {minutes}").format(questions=number, minutes=about)
        case Chief.TASK:
            return _tr("{questions}, about {minutes}").format(questions=number, minutes=about)
        case Chief.DONE:
            done = day.done is not None or day.learned_today
            return _tr("Done for today.") if done else _tr("Nothing to do today.")


def lines(state: TodayState) -> tuple[str, ...]:
    """Return what is said under the title, in the order of what matters."""
    day = state.day
    match state.chief:
        case Chief.CORRECTIONS:
            return (owed(day.corrections_due),)
        case Chief.FIRST:
            return (
                _tr(
                    "Choose a topic. Two or three short passages, and then five questions on them."
                ),
            )
        case Chief.DONE:
            return tuple(line for line in (_came_to(state), *_tomorrow(state)) if line)
        case _:
            return tuple(line for line in (_made_of(state), _waiting(state)) if line)


def teaser(told: Teaser, state: TodayState) -> tuple[Span, ...]:
    """Return a mistake that comes back, without its false claim and without the answer."""
    if told.question:
        begin, named = _tr("A mistake comes back: "), f"“{told.question}”"
    else:
        begin, named = _tr("A mistake comes back, on the topic "), told.topic + "."
    spans = (Span(begin), Span(named, Tone.STRONG))
    if not told.certain or told.missed_on is None:
        return spans
    days = (state.today - told.missed_on).days
    if days == 1:
        sure = _tr("You were certain yesterday.")
    elif 1 < days < 7:
        named_day = words.full_date(told.missed_on, state.today).split()[0]
        sure = _tr("You were certain on {day}.").format(day=named_day)
    else:
        sure = _tr("You were certain.")
    return (*spans, Span(" " + sure))


def _made_of(state: TodayState) -> str:
    """Return what the task is made of, each number once."""
    day = state.day
    if day.after_pause:
        return _tr("Nothing is lost. A smaller task to find your way back in.")
    if day.begun is not None or (day.asked and not day.is_test):
        return ""
    if day.is_test:
        return _tr("This is the session for your test.")
    if day.is_new:
        return _tr("No clock, and guessing is allowed.")
    if not day.new:
        return ""
    if not day.review:
        return _tr("All of it is new to you.")
    back = _tr("1 comes back") if day.review == 1 else _tr("{n} come back").format(n=day.review)
    new = _tr("1 is new") if day.new == 1 else _tr("{n} are new").format(n=day.new)
    return f"{back}, {new}."


def _waiting(state: TodayState) -> str:
    number = state.day.waiting
    if number == 0:
        return ""
    if number == 1:
        return _tr("1 more can wait; it is first tomorrow.")
    return _tr("{n} more can wait; they are first in the next days.").format(n=f"{number:,}")


def _came_to(state: TodayState) -> str:
    """Return what the day's sessions came to."""
    done = state.day.done
    if done is None:
        return _tr("You have learned something already.") if state.day.learned_today else ""
    said = words.right_of(done.score) + "."
    if done.off_list == 1:
        said += " " + _tr("1 fact left your review list.")
    elif done.off_list:
        said += " " + _tr("{n} facts left your review list.").format(n=done.off_list)
    return said


def _tomorrow(state: TodayState) -> tuple[str, ...]:
    return (comes_next(state.next_task, state.today),)


def button(state: TodayState) -> str:
    """Return the words of the filled button; empty where the day is done."""
    match state.chief:
        case Chief.CORRECTIONS:
            return _tr("Read it now") if state.day.corrections_due == 1 else _tr("Read them now")
        case Chief.FIRST:
            return _tr("Begin")
        case Chief.TASK:
            return _tr("Go on") if state.day.asked else _tr("Start")
        case Chief.GO_ON:
            return _tr("Go on")
        case Chief.DONE:
            return ""


def ring(state: TodayState) -> tuple[str, str, str]:
    """Return the number inside the ring, what it counts, and both for screen readers."""
    day = state.day
    whole = day.asked + day.to_go
    number, under = f"{day.asked} / {whole}", _tr("today")
    if state.chief is Chief.DONE:
        return number, under, _tr("Today's task is done.")
    name = _tr("Today's task: {n} of {of} questions done.").format(n=day.asked, of=whole)
    return number, under, name


def unfinished(quiz: Unfinished) -> str:
    """Return where a quiz was left: "Unfinished: Routes and borders, question 4 of 10"."""
    return _tr("Unfinished: {title}, question {n} of {of}").format(
        title=quiz.title, n=quiz.question, of=quiz.of
    )


def owed(number: int) -> str:
    """Return how many explanations are owed."""
    if number == 1:
        return _tr("There is 1 answer whose explanation you have not finished reading.")
    return _tr("There are {n} answers whose explanations you have not finished reading.").format(
        n=number
    )


def days_learned(state: TodayState) -> str:
    """Return how many of the last seven days something was learned on."""
    return _tr("{n} of the last 7").format(n=len(state.day.learned))


def days_named(state: TodayState) -> str:
    """Return the days learned by name, for screen readers."""
    if not state.day.learned:
        return _tr("Days learned: none of the last 7.")
    named = (
        _tr("today") if day == state.today else words.full_date(day, state.today).split()[0]
        for day in state.day.learned
    )
    return _tr("Days learned: {days}. {count}.").format(
        days=", ".join(named), count=days_learned(state)
    )


def week(state: TodayState) -> tuple[tuple[str, bool, bool], ...]:
    """Return the last seven days, oldest first: its name in short, learned, today."""
    days = [state.today - timedelta(days=ago) for ago in range(6, -1, -1)]
    return tuple(
        (words.full_date(day, state.today)[:2], day in state.day.learned, day == state.today)
        for day in days
    )


def topic_under(topic: TopicLine) -> str:
    """Return how much of a topic is known, or was met where nothing of it is known yet."""
    met = topic.facts - topic.not_met
    if not met:
        return _tr("Not met yet")
    if topic.known:
        said = _tr("{n} of {of} known").format(n=topic.known, of=topic.facts)
    else:
        said = _tr("{n} of {of} met").format(n=met, of=topic.facts)
    if topic.wrong:
        said += _tr(", {n} wrong").format(n=topic.wrong)
    return said


def topic_named(topic: TopicLine) -> str:
    """Return a topic with everything its ring shows, for screen readers."""
    return _tr(
        "{topic}: {known} known, {unsure} unsure, {wrong} wrong, {not_met} not met. Practise it"
    ).format(
        topic=topic.title,
        known=topic.known,
        unsure=topic.unsure,
        wrong=topic.wrong,
        not_met=topic.not_met,
    )


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


def countdown(test: TestAhead, state: TodayState) -> str:
    """Return how many days are left; empty from the day before it on, which its title names."""
    days = (test.test_on - state.today).days
    return _tr("in {n} days").format(n=days) if days > 1 else ""


def test_line(test: TestAhead, state: TodayState) -> str:
    """Return how the way to the test goes on."""
    days = (test.test_on - state.today).days
    if days < 0:
        return _tr("Your review goes on as before, so that you still know it later.")
    if days == 0:
        return _tr("You are done preparing. Take your time with each question.")
    if not test.sessions:
        return _tr("All sessions are done. What comes back is in your task of the day.")
    left = sessions_left(test.sessions, test.minutes, state.today)
    if test.done_today and state.day.begun is None:
        return _tr("Today's session is done. ") + left
    return left


def test_note(test: TestAhead, state: TodayState) -> str:
    """Return what the test is about and what to expect of it; empty once it is over."""
    if test.test_on < state.today:
        return ""
    return " ".join(part for part in (_about(test), _expected(test)) if part)


def other_tests(state: TodayState) -> str:
    """Return the tests ahead in other packs, so that none is forgotten (spec TP-7); or nothing."""
    others = state.day.other_tests
    named = [
        _tr("{subject}, {day}").format(
            subject=one.pack, day=words.coming_day(one.test_on, state.today)
        )
        for one in others[:_OTHERS_NAMED]
    ]
    if len(others) > len(named):
        named.append(_tr("{n} more later").format(n=len(others) - len(named)))
    said = _tr("Your test in another subject: {tests}.")
    if len(others) > 1:
        said = _tr("Your tests in other subjects: {tests}.")
    return said.format(tests="; ".join(named)) if named else ""


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

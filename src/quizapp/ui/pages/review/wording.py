"""The words of the page Review: how often and when, how far, in plain sentences."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from quizapp.core.answering.grading import Outcome
from quizapp.core.cards.claims import false_claim
from quizapp.core.learning import duration as pace
from quizapp.core.learning.review_cards import FactResponse, Reason, ReviewCard
from quizapp.env.clock import learning_day
from quizapp.ui.wording import words
from quizapp.ui.wording.next_due import days_needed
from quizapp.ui.wording.sessions import spelled

if TYPE_CHECKING:
    from quizapp.core.learning.misconceptions import Encounter
    from quizapp.core.views.reports import HeldMyth
    from quizapp.core.views.review import WrongLine, WrongList


def _tr(text: str) -> str:
    return QCoreApplication.translate("review", text)


def on_days(number: int) -> str:
    """Return "on one day", "on two days", "on 14 days"."""
    if number == 1:
        return _tr("on one day")
    return _tr("on {n} days").format(n=spelled(number))


def on_day(when: datetime, now: datetime) -> str:
    """Return "today", "yesterday", "on Friday", "on 3 May 2026"."""
    ago = (now.date() - when.astimezone(now.tzinfo).date()).days
    named = words.day(when, now)
    return named if ago in (0, 1) else _tr("on {day}").format(day=named)


def reason(of: Reason) -> str:
    """Return why a fact is on the list."""
    return {
        Reason.CERTAIN_WRONG: _tr("Certain and wrong"),
        Reason.WRONG: _tr("Wrong"),
        Reason.GUESSED: _tr("Lucky guess"),
    }[of]


def about(of: Reason) -> str:
    """Return what a group of the list is about."""
    return {
        Reason.CERTAIN_WRONG: _tr("You were sure, and it was not so. These come first."),
        Reason.WRONG: _tr("You chose something else."),
        Reason.GUESSED: _tr("Right, but you said that you guessed."),
    }[of]


def missed(line: WrongLine, now: datetime) -> str:
    """Return on how many days and when a fact was missed, or when it was guessed."""
    card = line.card
    when = "" if line.last_error_at is None else on_day(line.last_error_at, now)
    if card.reason is Reason.GUESSED or card.misses == 0:
        return _tr("Right by a guess {day}").format(day=when).rstrip()
    often = on_days(card.misses)
    if not when:
        return _tr("Missed {often}").format(often=often)
    if card.misses == 1:
        return _tr("Missed {day}").format(day=when)
    return _tr("Missed {often}, last {day}").format(often=often, day=when)


def last_missed(line: WrongLine, now: datetime) -> str:
    """Return when a fact was last missed, where it is said elsewhere how often."""
    if line.last_error_at is None or line.card.reason is Reason.GUESSED:
        return missed(line, now)
    return _tr("Last missed {day}").format(day=on_day(line.last_error_at, now))


def leech(card: ReviewCard) -> str:
    """Return the sentence on a fact that asking alone does not teach."""
    often = on_days(card.misses)
    return _tr("Missed {often}: read the passage first.").format(often=often)


def line_spoken(line: WrongLine, needed: int, now: datetime, *, chosen: bool) -> str:
    """Return a row for a screen reader: the fact first, whether it is chosen last."""
    card = line.card
    parts = [line.fact.rstrip(".")]
    if card.reason is not None:
        parts.append(reason(card.reason))
    parts += [line.topic, missed(line, now), way_off(line, needed)]
    if line.reads_first:
        parts.append(leech(card).rstrip("."))
    parts.append(_tr("Chosen") if chosen else _tr("Not chosen"))
    return ". ".join(part for part in parts if part) + "."


def way_off(line: WrongLine, needed: int) -> str:
    """Return how a fact leaves the list: days needed, or why it is not asked.

    Args:
        line: of the list.
        needed: days on which a fact must be right to leave the list.
    """
    if line.rests:
        return _tr("Not asked now: sensitive questions are switched off")
    if not line.can_ask:
        return _tr("No question on it is left, only its passage")
    return days_needed(line.card.right_days, needed)


def headline(wrong: WrongList) -> str:
    """Return what is on the list, in one sentence."""
    number = len(wrong.lines)
    facts = words.counted(number, _tr("fact"), _tr("facts"))
    if wrong.needed == 1:
        rule = _tr("Right on one more day before your test, and a fact leaves it.")
    else:
        rule = _tr("Right on {n} different days, and a fact leaves it.").format(
            n={2: _tr("two"), 3: _tr("three")}.get(wrong.needed, str(wrong.needed))
        )
    return _tr("{facts} on your list. {rule}").format(facts=facts, rule=rule)


def practise(number: int, each: timedelta, *, chosen: bool) -> str:
    """Return the words of the button that starts: how many, and how long it takes.

    Args:
        number: of facts.
        each: how long the learner takes for a question.
        chosen: whether they were chosen one by one.
    """
    if number == 1:
        return _tr("Practise the one chosen") if chosen else _tr("Practise this one")
    text = _tr("Practise the {n} chosen") if chosen else _tr("Practise these {n}")
    took = words.minutes(pace.minutes(number, each))
    return _tr("{what} · about {minutes}").format(what=text.format(n=number), minutes=took)


def practise_myths(number: int) -> str:
    """Return the words of the button that practises the myths that are not gone yet."""
    return _tr("Practise {n} that are not gone yet").format(n=number)


def review_due(due: int, session: int) -> str:
    """Return the words of the button that reviews what is due: all of it, or what one session asks.

    Args:
        due: facts due today.
        session: how many of them one session asks.
    """
    if due == 1:
        return _tr("Review the one due today")
    if session < due:
        return _tr("Review {n} of the {due} due today").format(n=session, due=f"{due:,}")
    return _tr("Review the {n} due today").format(n=due)


def response(one: FactResponse, now: datetime) -> str:
    """Return one response in words: when, right or wrong, how sure."""
    parts = [words.moment(one.at, now), words.outcome(one.outcome)]
    if one.certainty is not None and one.outcome is not Outcome.SKIPPED:
        parts.append(words.certainty(one.certainty))
    said = " · ".join(parts)
    return said[:1].upper() + said[1:]


def encounter(one: Encounter, now: datetime) -> str:
    """Return how a myth was met: "Wrong, you were certain, on 3 May"."""
    parts = [words.outcome(one.outcome)]
    if one.certainty is not None:
        parts.append(words.certainty(one.certainty).lower())
    parts.append(on_day(one.at, now))
    return ", ".join(parts)


def latest(myth: HeldMyth, now: datetime) -> str:
    """Return how the latest response is called: "Now" only on the day of it."""
    today = learning_day(now, now.tzinfo)
    return _tr("Now") if learning_day(myth.now.at, now.tzinfo) == today else _tr("Last asked")


def verdict(myth: HeldMyth) -> str:
    """Return what became of a myth: whether it is gone, and whether it had come back.

    Gone is what was checked a week later (spec RV-12).
    """
    if not myth.gone:
        if myth.history.right_since:
            return _tr("Right since, not yet gone for certain")
        return _tr("It came back") if myth.came_back else _tr("Not gone yet")
    return _tr("Gone again after coming back") if myth.came_back else _tr("Gone")


def myths_headline(myths: tuple[HeldMyth, ...]) -> str:
    """Return what became of all of them, in one sentence."""
    gone = sum(myth.gone for myth in myths)
    back = sum(myth.came_back for myth in myths)
    parts = [
        words.counted(len(myths), _tr("myth once believed"), _tr("myths once believed")),
        _tr("{n} gone").format(n=gone),
    ]
    if gone < len(myths):
        parts.append(_tr("{n} not gone yet").format(n=len(myths) - gone))
    if back:
        parts.append(_tr("{n} came back at some time").format(n=back))
    return f"{parts[0]}: {', '.join(parts[1:])}."


def myth_spoken(myth: HeldMyth, now: datetime) -> str:
    """Return a myth's history for a screen reader: fact first, the claim only under its label."""
    week = week_later(myth, now)
    return " ".join(
        (
            f"{_tr('Fact: {fact}').format(fact=myth.fact)}",
            f"{verdict(myth)}.",
            false_claim(myth.myth, myth.fact).labelled,
            _tr("First: {what}.").format(what=encounter(myth.first, now)),
            _tr("{when}: {what}.").format(when=latest(myth, now), what=encounter(myth.now, now)),
            _tr("A week later: {what}.").format(what=week),
        )
    )


def week_later(myth: HeldMyth, now: datetime) -> str:
    """Return how the first response a week after the correction went."""
    if myth.week_later is None:
        return _tr("Not checked yet")
    return encounter(myth.week_later, now)

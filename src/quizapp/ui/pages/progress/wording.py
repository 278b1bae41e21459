"""Progress in words: what is known, what will be recalled, how sure, how right, what was done."""

from PySide6.QtCore import QCoreApplication

from quizapp.core.answering.attempts import AttemptLine, Certainty
from quizapp.core.answering.scoring import Fit
from quizapp.core.learning.activity import Week
from quizapp.core.learning.calibration import ENOUGH, LevelPicture
from quizapp.core.views.reports import ForecastPoint, MasteryCounts, Progress
from quizapp.ui.wording import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("progress", text)


def headline(total: MasteryCounts) -> str:
    """Return what is known as a sentence; before anything is known, what was met."""
    if not total.met:
        return _tr("Nothing met yet, {all} to discover.").format(all=facts(total))
    if not total.known:
        return _tr("You have met {met} of {all}.").format(met=f"{total.met:,}", all=facts(total))
    known = words.counted(total.known, _tr("fact"), _tr("facts"))
    said = _tr("You know {known} for now.").format(known=known)
    coming = total.unsure + total.wrong
    if not coming:
        return said
    more = _tr("1 is on the way.") if coming == 1 else _tr("{n} are on the way.")
    return f"{said} {more.format(n=f'{coming:,}')}"


def facts(line: MasteryCounts) -> str:
    """Return "1 fact", "250 facts"."""
    return words.counted(line.facts, _tr("fact"), _tr("facts"))


def under_headline(total: MasteryCounts) -> str:
    """Return what comes next: how many facts are still to come, or how the first is won."""
    if not total.met:
        return _tr("Press a topic to begin. A fact counts as met once you have answered it.")
    if not total.known:
        return _tr(
            "None of them counts as known yet. Meet them again on another day: that is what makes "
            "them stay."
        )
    if total.met == total.facts:
        return _tr("You have met them all.")
    return _tr("You have met {met} of {all} so far; {rest} are still to come.").format(
        met=f"{total.met:,}", all=facts(total), rest=f"{total.not_met:,}"
    )


def meanings() -> str:
    """Return what the words mean: "known" is what can be expected today (``mastery_of``)."""
    return _tr(
        "Known: right when last asked, without guessing, and not too long ago. Unsure: guessed, "
        "only judged true or false so far, still on your review list, or too long ago. Wrong: "
        "wrong when last asked."
    )


def standing(line: MasteryCounts) -> str:
    """Return how a topic or document stands, in words; what there is none of is left out."""
    parts = (
        (line.known, _tr("{n} known")),
        (line.unsure, _tr("{n} unsure")),
        (line.wrong, _tr("{n} wrong")),
        (line.not_met, _tr("{n} not met")),
    )
    return ", ".join(text.format(n=f"{n:,}") for n, text in parts if n)


def by_choice(progress: Progress) -> str:
    """Return how many facts are in no count, and why."""
    n, sensitive = progress.by_choice, progress.by_choice_sensitive
    more = (
        _tr("1 more fact is asked only if you choose it in a new quiz.")
        if n == 1
        else _tr("{n} more facts are asked only if you choose them in a new quiz.")
    )
    if not sensitive:
        about = _tr("About how a source argues.")
    elif sensitive == n:
        about = _tr("About violence or death.")
    else:
        about = _tr("About violence or death, or about how a source argues.")
    return f"{more.format(n=n)} {about}"


def recalled(progress: Progress, point: ForecastPoint) -> int:
    """Return how many of the facts answered so far will be recalled."""
    return round(point.recall * progress.forecast_facts)


def forecast(progress: Progress) -> str:
    """Return the forecast as sentences; empty where there is none."""
    if not progress.forecast:
        return ""
    last = progress.forecast[-1]
    return _tr(
        "Of the {facts} you have answered, you would still know about {number} {when}, if you did "
        "nothing until then."
    ).format(
        facts=words.counted(progress.forecast_facts, _tr("fact"), _tr("facts")),
        number=f"{recalled(progress, last):,}",
        when=ahead(last.days).lower(),
    )


def ahead(days: int) -> str:
    """Return when a point of the forecast is."""
    named = {0: _tr("Today"), 7: _tr("In a week"), 30: _tr("In a month")}
    return named.get(days) or _tr("In {n} days").format(n=days)


def level(bar: LevelPicture) -> str:
    """Return what a level says: whether it was well judged, or what can be said of few answers."""
    if not bar.stated:
        return _tr("You have not said this yet.")
    if not bar.shown:
        return _tr("{right} of {n} right so far. With {enough} answers it says more.").format(
            right=bar.right, n=bar.stated, enough=ENOUGH
        )
    guess = bar.certainty is Certainty.GUESS
    return {
        None: "",
        Fit.GOOD: _tr("Just guesses, as you said.") if guess else _tr("Well judged."),
        Fit.SLIGHTLY_OVER: _tr("A little too sure."),
        Fit.OVER: _tr("Too sure."),
        Fit.SLIGHTLY_UNDER: _tr("You knew a little more than you thought."),
        Fit.UNDER: _tr("You knew more than you thought."),
    }[bar.fit]


def effort(progress: Progress) -> str:
    """Return what was done in all: days practised, no streak."""
    return _tr("{answers} in {attempts}, on {days}: about {minutes}.").format(
        answers=words.counted(progress.responses, _tr("answer"), _tr("answers")),
        attempts=words.counted(
            progress.attempts, _tr("quiz or review"), _tr("quizzes and reviews")
        ),
        days=words.counted(progress.days, _tr("day"), _tr("different days")),
        minutes=_time(progress.minutes),
    )


def _time(minutes: int) -> str:
    if minutes < 120:
        return words.minutes(minutes)
    return words.counted(round(minutes / 60), _tr("hour"), _tr("hours"))


def week(one: Week, this: Week) -> str:
    """Return a week's name: the day on which it begins."""
    if one is this:
        return _tr("This week")
    return _tr("Week of {day}").format(day=words.day_and_month(one.starts, this.starts))


def attempts(lines: tuple[AttemptLine, ...]) -> str:
    """Return how much was asked and right in all attempts."""
    return _tr("{quizzes}, {questions} answered, {right} right at the first try.").format(
        quizzes=words.counted(len(lines), _tr("quiz"), _tr("quizzes")),
        questions=words.questions(sum(line.counted for line in lines)),
        right=f"{sum(line.right for line in lines):,}",
    )

"""Milestones in words: what was reached, and what is missing until the next."""

from PySide6.QtCore import QCoreApplication

from quizapp.core.learning.milestones import MilestoneKind
from quizapp.core.views.reports import NextGoal, ReachedMilestone


def _tr(text: str) -> str:
    return QCoreApplication.translate("milestones", text)


def reached(one: ReachedMilestone) -> str:
    """Return what was got done, as a title: "Life in the South: all 14 myths met"."""
    kind, number = one.milestone.kind, one.milestone.number
    if kind is MilestoneKind.MYTHS_GIVEN_UP:
        if number == 1:
            return _tr("The first myth left behind: right again a week or more later")
        return _tr("{n} myths left behind").format(n=number)
    text = {
        MilestoneKind.FACTS_MET: _tr("{topic}: all {n} facts met"),
        MilestoneKind.MYTHS_MET: _tr("{topic}: all {n} myths met"),
        MilestoneKind.CORE_KNOWN: _tr("{topic}: all {n} main facts known"),
    }[kind]
    return text.format(topic=one.topic, n=number)


def missing(one: NextGoal) -> str:
    """Return what is missing until a milestone: "Life in the South: 3 more myths to meet"."""
    kind, n = one.goal.kind, one.goal.missing
    if kind is MilestoneKind.MYTHS_GIVEN_UP:
        more = (
            _tr("1 more myth to leave behind") if n == 1 else _tr("{n} more myths to leave behind")
        )
        return more.format(n=n)
    more = {
        MilestoneKind.FACTS_MET: (_tr("1 more fact to meet"), _tr("{n} more facts to meet")),
        MilestoneKind.MYTHS_MET: (_tr("1 more myth to meet"), _tr("{n} more myths to meet")),
        MilestoneKind.CORE_KNOWN: (
            _tr("1 more main fact to know"),
            _tr("{n} more main facts to know"),
        ),
    }[kind][n != 1].format(n=n)
    return _tr("{topic}: {more}").format(topic=one.topic, more=more)


def so_far(one: NextGoal) -> str:
    """Return how far a milestone is: "11 of 14 met"."""
    done = {
        MilestoneKind.FACTS_MET: _tr("{done} of {n} met"),
        MilestoneKind.MYTHS_MET: _tr("{done} of {n} met"),
        MilestoneKind.CORE_KNOWN: _tr("{done} of {n} known"),
        MilestoneKind.MYTHS_GIVEN_UP: _tr("{done} of {n}: right again a week or more later"),
    }[one.goal.kind]
    return done.format(done=one.goal.done, n=one.goal.number)

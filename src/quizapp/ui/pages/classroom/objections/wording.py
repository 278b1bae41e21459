"""Objections in words: how many, by whom, when."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from quizapp.core.content.items import ItemKind
from quizapp.core.views.objections import ObjectionLine
from quizapp.ui.wording import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("objections", text)


def headline(lines: tuple[ObjectionLine, ...]) -> str:
    """Return how many there are, and how many wait for an answer."""
    waiting = sum(line.objection.open for line in lines)
    if not lines:
        return _tr("Nobody has said that something is wrong.")
    said = words.counted(len(lines), _tr("note on a question"), _tr("notes on questions"))
    if not waiting:
        return _tr("{said}, all answered.").format(said=said)
    return _tr("{said}, {n} to answer.").format(said=said, n=waiting)


def waiting(open_ones: int, number: int) -> str:
    """Return the line on the page Class: how many wait, of how many."""
    if not open_ones:
        return _tr("All {n} answered").format(n=number) if number > 1 else _tr("Answered")
    if open_ones == 1:
        return _tr("1 to answer")
    return _tr("{n} to answer").format(n=open_ones)


def asked_label(line: ObjectionLine) -> str:
    """Return the label before the words of a question that is not false."""
    label = _tr("True claim:") if line.version.item.kind is ItemKind.TRUE_FALSE else _tr("Asked:")
    source = line.version.item.source_line
    return f"{label} {source} ·" if source else label


def said_when(line: ObjectionLine, now: datetime, *, with_names: bool) -> str:
    """Return who said it and when; without names only when."""
    when = words.moment(line.objection.at, now)
    if with_names:
        return _tr("{name}, {when}").format(name=line.learner, when=when)
    return when[:1].upper() + when[1:]


def answered_when(line: ObjectionLine, now: datetime) -> str:
    """Return when it was answered; empty while it is open."""
    at = line.objection.answered_at
    return "" if at is None else _tr("Answered {when}").format(when=words.moment(at, now))

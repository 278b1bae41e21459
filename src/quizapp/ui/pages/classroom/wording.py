"""What a class missed, in words. No false sentence without its label (spec FB-2)."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from quizapp.core.cards.claims import false_claim
from quizapp.core.cards.outline import Claim
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.classwide import FLAG_FROM, Flag
from quizapp.core.session.setup import ClassSession, SessionLine, SessionPlan
from quizapp.core.views.classroom import class_minutes
from quizapp.core.views.reports import ClassReview, Lure, MissedLine
from quizapp.ui.wording import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("classroom", text)


def summary(review: ClassReview) -> str:
    """Return who answered, and how much of it was wrong."""
    return _tr("{learners} have answered here. Of {answers}, {wrong} were wrong.").format(
        learners=words.counted(review.learners, _tr("learner"), _tr("learners")),
        answers=words.counted(review.responses, _tr("first answer"), _tr("first answers")),
        wrong=f"{review.wrong:,}",
    )


def certain_and_wrong(review: ClassReview) -> str:
    """Return how often somebody was sure of something wrong; empty for never."""
    if not review.certain_wrong:
        return ""
    if review.certain_wrong == 1:
        return _tr("Once somebody was certain and wrong.")
    return _tr("{n} times somebody was certain and wrong.").format(n=f"{review.certain_wrong:,}")


def missed(line: MissedLine) -> str:
    """Return how many missed a fact."""
    return _tr("{wrong} of {asked} got it wrong").format(wrong=line.wrong, asked=line.asked)


def certain(line: MissedLine) -> str:
    """Return how many of them were certain; empty for none."""
    if not line.certain_wrong:
        return ""
    if line.certain_wrong == line.wrong:
        return _tr("certain of it") if line.wrong == 1 else _tr("all of them certain")
    return _tr("{n} of them certain").format(n=line.certain_wrong)


def reach(line: MissedLine) -> str:
    """Return what so many answers can say: small numbers are said to be small."""
    if line.interval is None:
        return _tr("Too few answers to say how many others would.")
    low, high = (round(100 * share) for share in line.interval)
    if line.asked < FLAG_FROM:
        return _tr(
            "Few answers so far: of 100 others, anywhere from {low} to {high} might."
        ).format(low=low, high=high)
    return _tr("Of 100 others, about {low} to {high} would.").format(low=low, high=high)


def doubt(line: MissedLine) -> str:
    """Return that the question may be at fault; empty where nothing says so."""
    if line.flag is not Flag.TOO_HARD:
        return ""
    return _tr("So many missed it that the question may be at fault: open it and check its key.")


def lure_label(lure: Lure, asked: int) -> str:
    """Return the label of the wrong option that drew most; it never stands without it (spec FB-7).

    Args:
        lure: the option.
        asked: how many were asked about the fact, in whatever words.
    """
    chosen = _tr("{chosen} of {asked}").format(chosen=lure.chosen, asked=lure.asked)
    if lure.asked != asked:
        chosen = _tr("{n} asked in these words").format(n=chosen)
    if lure.kind is ItemKind.TRUE_FALSE and lure.stem_is_false:
        return _tr("Not correct: {n} took a false claim to be true.").format(n=chosen)
    if lure.kind is ItemKind.TRUE_FALSE:
        return _tr("Not correct: {n} took a true sentence to be false.").format(n=chosen)
    return _tr("Not correct, but chosen by {n}:").format(n=chosen)


def lure_text(lure: Lure) -> str:
    """Return the option's text; empty where it is only "true" or "false"."""
    return "" if lure.kind is ItemKind.TRUE_FALSE else lure.text


def claim_behind(line: MissedLine) -> Claim | None:
    """Return the false claim behind the wrong option that drew most; None where there is none."""
    lure = line.lure
    if lure is None:
        return None
    if lure.stem_is_false:
        return false_claim(lure.stem, lure.correction, source=lure.source_line)
    return false_claim(lure.myth, lure.myth_fact, fact=line.fact) if lure.myth else None


def quiz(number: int) -> str:
    """Return the words of the button that starts a quiz."""
    if number == 1:
        return _tr("Make a quiz of this one")
    return _tr("Make a quiz of these {n}").format(n=number)


def nobody(learners: int) -> str:
    """Return why there is nothing to compare yet."""
    if learners == 0:
        return _tr(
            "This page shows what the learners of this question bank got wrong most often. "
            "It begins when two of them have answered."
        )
    return _tr(
        "This page shows what the learners of this question bank got wrong most often. "
        "One has answered so far; it begins with the second."
    )


def session(number: int) -> str:
    """Return the words of the button that prepares a session."""
    if number == 1:
        return _tr("Run a session on this one")
    return _tr("Run a session on these {n}").format(n=number)


def all_right() -> str:
    """Return that nobody missed anything."""
    return _tr("Everything was right at the first answer. New questions may help.")


def interrupted(session: ClassSession, now: datetime) -> str:
    """Return when a session began, and that going on changes nothing for the pupils."""
    return _tr(
        "Begun {when}. All answers are kept. Go on, and it is the same code, {code}, and the same "
        "QR code: the phones come back by themselves."
    ).format(when=words.moment(session.started_at, now), code=session.code)


def elsewhere() -> str:
    """Return why a session is not offered here."""
    return _tr(
        "Another window or computer hosts it now, so it can't be gone on with or ended here. If "
        "that one was switched off, the session is offered here in about 15 seconds."
    )


def plan(plan: SessionPlan) -> str:
    """Return how long a plan is."""
    number = len(plan.items)
    return _tr("{questions}, about {minutes}").format(
        questions=words.questions(number), minutes=words.minutes(class_minutes(number))
    )


def past(line: SessionLine, now: datetime) -> str:
    """Return when a session was, and how many took part."""
    parts = [words.moment(line.started_at, now), words.questions(line.questions)]
    if line.participants:
        parts.append(_tr("{n} took part").format(n=f"{line.participants:,}"))
    return " · ".join(parts)

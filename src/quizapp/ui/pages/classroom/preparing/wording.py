"""What the screens before a live session say. No false sentence without its label."""

from PySide6.QtCore import QCoreApplication

from quizapp.core.cards.claims import false_claim
from quizapp.core.cards.sentences import sentence
from quizapp.core.content.items import ItemKind
from quizapp.core.session.setup import Naming, SessionPlan
from quizapp.core.views.classroom import QuestionLine
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.wording import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("preparing", text)


def asked_as(line: QuestionLine) -> tuple[str, str]:
    """Return the label that must stand before a question's words, and the words.

    Beside its fact a claim is already judged: a false one stands under "False claim:"
    (spec FB-2).
    """
    if line.kind is ItemKind.CHOICE:
        return "", line.stem
    if line.statement_is_false:
        return false_claim(line.stem, line.fact).label, line.stem
    return _tr("Claim to judge:"), line.stem


def under(line: QuestionLine, *, topic: bool = True) -> tuple[Span, ...]:
    """Return the quiet words under a fact: how it is asked, its topic, whether it is sensitive.

    Args:
        line: the question.
        topic: whether its topic is told; not under a heading that names it.
    """
    label, stem = asked_as(line)
    spans = [Span(f"{line.source_line} · ", Tone.LABEL)] if line.source_line else []
    spans += [Span(f"{label} ", Tone.LABEL)] if label else []
    spans.append(Span(stem))
    about = [line.topic] if topic else []
    if line.is_myth:
        about.append(_tr("about a myth"))
    if line.detective:
        about.append(_tr("source detective: the class reads first"))
    if about:
        spans.append(Span("\n" + _capital(" · ".join(about)), Tone.LABEL))
    if line.sensitive:
        told = _tr("Sensitive: read it before you ask it.")
        spans.append(Span(f" · {told}" if about else f"\n{told}", Tone.STRONG))
    return tuple(spans)


def spoken(line: QuestionLine) -> str:
    """Return a question's row for a screen reader."""
    label, stem = asked_as(line)
    source = sentence(line.source_line) if line.source_line else ""
    said = _tr("Fact: {fact} Asked as: {asked}").format(
        fact=line.fact, asked=" ".join(filter(None, (source, label, stem)))
    )
    marks = [_tr("Source detective: the class reads first.")] if line.detective else []
    marks += [_tr("Sensitive.")] if line.sensitive else []
    return " ".join((said, *marks))


def length(questions: int, minutes: int) -> str:
    """Return how long a session is: "8 questions, about 20 minutes"."""
    if not questions:
        return _tr("No questions yet")
    return _tr("{questions}, about {minutes}").format(
        questions=words.questions(questions), minutes=words.minutes(minutes)
    )


def settings(plan: SessionPlan) -> str:
    """Return how a session will run, in a few words."""
    if not plan.phones:
        said = [_tr("by show of hands")]
    else:
        naming = {
            Naming.OFFERED: _tr("friendly names"),
            Naming.ROSTER: _tr("names from a class list"),
            Naming.TYPED: _tr("typed names"),
        }
        said = [_tr("on phones"), naming[plan.naming]]
        said.append(_tr("asks how sure") if plan.ask_certainty else _tr("does not ask how sure"))
    if plan.seconds is not None:
        said.append(_tr("a clock of {n} seconds").format(n=plan.seconds))
    if plan.ranking and plan.phones:
        said.append(_tr("ranking at the end"))
    return ", ".join(said)


def naming_reason(naming: Naming) -> str:
    """Return what a way of naming means, in one sentence."""
    return {
        Naming.OFFERED: _tr(
            "Such as Blue Heron: quick, and nobody is known by name, so all dare to answer."
        ),
        Naming.ROSTER: _tr(
            "Each takes a name from your list. Linked names find what they missed in Review."
        ),
        Naming.TYPED: _tr("Each types a name. Unkind words are refused; you can rename anybody."),
    }[naming]


def phones_reason(phones: bool) -> str:
    """Return what phones or hands mean, in one sentence."""
    if phones:
        return _tr("Pupils scan a code and answer in their browser. Nothing is installed.")
    return _tr("Hands go up and you enter how many, or teams answer. No phone is needed.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def file_name(title: str) -> str:
    """Return what the file of a plan is called, of signs that every system takes."""
    plain = "".join(sign if sign.isalnum() or sign in "-_" else " " for sign in title)
    return ("-".join(plain.split())[:60] or _tr("plan")) + ".quizplan"

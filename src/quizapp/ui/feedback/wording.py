"""The words of a feedback card: shown, spoken and copied. No false sentence without its label."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from quizapp.core.attempts import Certainty
from quizapp.core.facts import Stance, Status
from quizapp.core.feedback import FALSE_CLAIM, FeedbackCard, OptionShown, Source
from quizapp.core.grading import Outcome

_LETTERS = "ABCD"

_ALIKE = 0.6
"""Share of words that two wordings of one claim have in common."""


@dataclass(frozen=True)
class FalseClaim:
    """A false sentence and the sentence that corrects it: never one without the other (I4)."""

    claim: str
    correction: str

    def __str__(self) -> str:
        """Return both, for copying, printing and export."""
        return f"FALSE CLAIM – {self.claim}\nCORRECTION – {self.correction}"


def judged_claim(card: FeedbackCard) -> FalseClaim | None:
    """Return the false statement that was judged, where the question was one."""
    if not card.statement_is_false:
        return None
    return FalseClaim(card.stem, card.correction or card.fact)


def myth_claim(card: FeedbackCard) -> FalseClaim | None:
    """Return the myth, unless the statement that was judged makes the same claim: say it once."""
    if card.myth is None:
        return None
    if card.statement_is_false and _same(card.stem, card.myth.claim):
        return None
    return FalseClaim(card.myth.claim, card.fact)


def judged_label(card: FeedbackCard) -> str:
    """Return what stands before the false statement that was judged."""
    if myth_claim(card) is None:
        return FALSE_CLAIM
    return _tr("The statement you judged.") + f" {FALSE_CLAIM}"


def claim_label(card: FeedbackCard) -> str:
    """Return what stands before the myth; two false claims of one card are told apart."""
    if judged_claim(card) is None or myth_claim(card) is None:
        return FALSE_CLAIM
    return _tr("The mistake behind it.") + f" {FALSE_CLAIM}"


def verdict(card: FeedbackCard) -> str:
    """Return right, wrong or skipped in words, and how sure the learner was."""
    words = {
        Outcome.RIGHT: _tr("Correct."),
        Outcome.WRONG: _tr("Not correct."),
        Outcome.SKIPPED: _tr("Skipped."),
    }[card.outcome]
    sure = {
        Certainty.GUESS: _tr("You guessed."),
        Certainty.THINK_SO: _tr("You thought so."),
        Certainty.CERTAIN: _tr("You were certain."),
    }
    if card.certainty is None or card.outcome is Outcome.SKIPPED:
        return words
    return f"{words} {sure[card.certainty]}"


def standing(card: FeedbackCard) -> str:
    """Return what to know of the fact's standing: whose word it is, and of what date."""
    parts = []
    if card.status is Status.ATTRIBUTED and card.attributed_to:
        parts.append(_tr("according to {who}").format(who=card.attributed_to))
    if card.as_of:
        parts.append(_tr("as of {date}").format(date=card.as_of))
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


def stance_words(stance: Stance) -> str:
    """Return on which side of the fact a passage is."""
    if stance is Stance.SUPPORTS:
        return _tr("supports")
    return _tr("speaks against")


def option_label(option: OptionShown) -> str:
    """Return whose option it is and whether it is right; no option is without it (I6)."""
    if option.letter not in _LETTERS:  # True and False need no letter before them
        return {
            (True, True): _tr("You chose, rightly:"),
            (True, False): _tr("You chose:"),
            (False, True): _tr("Right:"),
            (False, False): _tr("Wrong:"),
        }[option.chosen, option.right]
    words = {
        (True, True): _tr("You chose, rightly, {letter}:"),
        (True, False): _tr("You chose {letter}:"),
        (False, True): _tr("Right is {letter}:"),
        (False, False): _tr("Wrong is {letter}:"),
    }[option.chosen, option.right]
    return words.format(letter=option.letter)


def option_spoken(option: OptionShown) -> str:
    """Return an option for a screen reader or a copy, its label in full."""
    label = option_label(option)
    if option.chosen and not option.right:
        label = _tr("Wrong.") + f" {label}"
    return f"{label} {sentence(option.text)} {option.feedback}".strip()


def source_spoken(source: Source, card: FeedbackCard) -> str:
    """Return a source for a screen reader or a copy: place, side, text."""
    side = ""
    if card.status is Status.DISPUTED:
        side = f" ({stance_words(source.stance)})"
    text = source.passage.text
    if source.cells:
        rows = [row for row, _ in source.cells]
        lines = [line for line in text.split("\n") if line.partition(":")[0] in rows]
        text = " ".join(lines) or text
    return f"{source.place}{side}: {text}"


def spoken(card: FeedbackCard) -> tuple[str, ...]:
    """Return the card for a screen reader, in order: verdict, fact, false claim, reason, source.

    Each entry is a whole sentence with its label (PEDAGOGY.md 7).
    """
    lines = [verdict(card), _tr("Fact: {fact}").format(fact=card.fact)]
    if standing(card):
        lines.append(f"{standing(card)}.")
    claims = ((judged_label(card), judged_claim(card)), (claim_label(card), myth_claim(card)))
    lines += [f"{label} {claim.claim}" for label, claim in claims if claim is not None]
    if card.myth is not None:
        lines.append(_tr("Why it misleads: {why}").format(why=card.myth.why_misleading))
    lines += [_tr("Source: {source}").format(source=source_spoken(s, card)) for s in card.sources]
    if card.reading:
        lines.append(card.reading)
    return tuple(lines)


def copied(card: FeedbackCard) -> str:
    """Return the card as text for the clipboard; a false claim never without its correction."""
    parts = [] if card.statement_is_false else [card.stem]
    parts.append(verdict(card))
    parts.append(_tr("Fact: {fact}").format(fact=card.fact))
    if standing(card):
        parts.append(f"{standing(card)}.")
    parts += [str(claim) for claim in (judged_claim(card), myth_claim(card)) if claim is not None]
    if card.myth is not None:
        parts.append(_tr("Why it misleads: {why}").format(why=card.myth.why_misleading))
        parts.append(card.myth.replacement)
    if card.explanation:
        parts.append(card.explanation)
    parts += [option_spoken(option) for option in card.options]
    parts += [_tr("Source: {source}").format(source=source_spoken(s, card)) for s in card.sources]
    if card.reading:
        parts.append(card.reading)
    return "\n\n".join(part for part in parts if part)


def sentence(text: str) -> str:
    """Return a text that ends like a sentence, so that another can follow it."""
    return text if text.rstrip().endswith((".", "!", "?", "…", "”", '"')) else f"{text.rstrip()}."


def _same(one: str, other: str) -> bool:
    """Return whether two false sentences are one claim: mostly the same words, no other number."""
    words, others = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    numbers, other_numbers = ({w for w in each if w[0].isdigit()} for each in (words, others))
    if numbers != other_numbers or not words | others:
        return False
    return len(words & others) / len(words | others) >= _ALIKE


def _tr(text: str) -> str:
    return QCoreApplication.translate("Feedback", text)

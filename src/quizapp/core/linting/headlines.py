"""The fact as the card's headline: C01 and L31."""

from collections.abc import Iterator

from quizapp.core.content.facts import Fact
from quizapp.core.linting import limits
from quizapp.core.linting.findings import Finding, warning
from quizapp.core.linting.readability import grade, longest_words
from quizapp.core.linting.stems import sentence_count
from quizapp.core.linting.words import word_count


def headline(fact: Fact) -> Iterator[Finding]:
    """C01: more than one sentence. L31: too many words, or too hard to read."""
    sentences = sentence_count(fact.statement)
    if sentences > 1:
        yield warning(
            "C01",
            fact.id,
            f"The fact has {sentences} sentences.",
            "Keep the one thing worth knowing; the rest is another fact, or left out.",
            str(sentences),
        )
    count = word_count(fact.statement)
    if count > limits.FACT_WORDS_MOST:
        yield warning(
            "L31",
            fact.id,
            f"The fact has {count} words, more than {limits.FACT_WORDS_MOST}.",
            "Keep the one thing worth knowing; who says so goes into the provenance.",
            str(count),
            case="long",
        )
    level = grade(fact.statement)
    if level > limits.FACT_GRADE_MOST:
        yield warning(
            "L31",
            fact.id,
            f"The fact reads at grade {level:.1f}, above {limits.FACT_GRADE_MOST}.",
            "Use shorter words, and fewer of them: say it as one would at table.",
            *longest_words(fact.statement),
            case="hard",
        )

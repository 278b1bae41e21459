"""The glossary: C12."""

from collections.abc import Iterable, Iterator

from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.linting import limits
from quizapp.core.linting.content import sensitive_word
from quizapp.core.linting.findings import Finding, warning
from quizapp.core.linting.readability import grade
from quizapp.core.linting.words import word_count


def hard_entries(glossary: Iterable[GlossaryEntry]) -> Iterator[Finding]:
    """C12: too many words, too hard to read, or words that are sensitive."""
    for entry in glossary:
        where, count, level = f"glossary: {entry.term}", word_count(entry.means), grade(entry.means)
        if count > limits.ENTRY_WORDS_MOST:
            yield warning(
                "C12",
                where,
                f"The entry has {count} words, more than {limits.ENTRY_WORDS_MOST}.",
                "Say what a reader needs here; the rest is in the documents.",
            )
        if level > limits.ENTRY_GRADE_MOST:
            yield warning(
                "C12",
                where,
                f"The entry reads at grade {level:.1f}, above {limits.ENTRY_GRADE_MOST}.",
                "Use shorter words: it must be easier than the word it explains.",
            )
        word = sensitive_word(f"{entry.term}. {entry.means}")
        if word:
            yield warning(
                "C12",
                where,
                f"The entry speaks of something sensitive ('{word}').",
                "Say it without, or leave the word out: it is shown wherever the word stands.",
            )

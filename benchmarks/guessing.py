"""``guessing``: what form and wording give away over the built-in bank, cue by cue.

Each cue of the linter (L29) stands with the items that have it, its rate and interval, and chance.
Below them is what a learner reaches who has counted words and is asked about other facts.
"""

from pathlib import Path

from devtools.guessing import Learned, WordCounts, counted, learn_options, learn_statements

from benchmarks.report import Report
from quizapp.core.content.items import ItemKind
from quizapp.core.linting.bank_cues import CueRate, cue_rates
from quizapp.core.linting.lint import default_deck
from quizapp.env.paths import find_paths
from quizapp.packs.load import read_pack

OPTIONS_MOST = 0.42
"""The learner's share right on three options, at most."""
STATEMENTS_MOST = 0.56
"""... and on statements."""

WORDS = 20
"""How many telling words are printed."""


def run(folder: Path) -> Report:
    """Judge every cue of the built-in pack and try the learner; the folder is not used."""
    del folder
    pack = default_deck(read_pack(find_paths().content).sound)
    rates = cue_rates(pack.items())
    options, statements = learn_options(pack.facts), learn_statements(pack.facts)
    learns = options.right > OPTIONS_MOST or statements.right > STATEMENTS_MOST
    return Report(
        figures={
            "cues judged": sum(rate.judged for rate in rates),
            "cues that tell": sum(not rate.ok for rate in rates),
            **_of_learner("a learner of words, three options", options),
            **_of_learner("a learner of words, true or false", statements),
        },
        budget=f"every cue's interval touches chance; a learner of words at most "
        f"{OPTIONS_MOST:.0%} of three options and {STATEMENTS_MOST:.0%} of statements",
        ok=all(rate.ok for rate in rates) and not learns,
        notes=(
            *map(_line, rates),
            _words("keys and other options", counted(pack.facts, ItemKind.CHOICE)),
            _words("true and false statements", counted(pack.facts, ItemKind.TRUE_FALSE)),
        ),
    )


def _words(what: str, counts: WordCounts) -> str:
    told = (f"{word} {right}/{wrong}" for word, right, wrong in counts.telling()[:WORDS])
    return f"words that tell most, in {what}: {', '.join(told)}"


def _line(rate: CueRate) -> str:
    low, high = rate.interval
    what = "options" if rate.kind is ItemKind.CHOICE else "statements"
    verdict = ("ok" if rate.ok else "TELLS") if rate.judged else "too few to judge"
    return (
        f"{what}, {rate.cue}: {rate.items} items, {rate.rate:.1%} ({low:.1%} to {high:.1%}), "
        f"by chance {rate.chance:.1%}: {verdict}"
    )


def _of_learner(name: str, learned: Learned) -> dict[str, float]:
    return {
        f"{name}: items": learned.items,
        f"{name}: right": round(learned.right, 3),
        f"{name}: chance": round(learned.chance, 3),
    }

"""L29: whether a cue of form or wording tells the key over a bank, and each cue's rate (spec QU-2).

A cue is judged over the items that have it: those in which following it leaves some options out.
Over all items a strong cue that few items have would vanish among the others.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from quizapp.core.content.items import Item, ItemKind
from quizapp.core.content.quantities import parse_all
from quizapp.core.learning.statistics import wilson
from quizapp.core.linting import limits
from quizapp.core.linting.choices import Choice, choice_of
from quizapp.core.linting.findings import Finding, warning
from quizapp.core.linting.patterns import AND, COMPARING, OR, SOFTENED, TELLING
from quizapp.core.linting.vocabulary import ABSOLUTES
from quizapp.core.linting.words import content_stems, found, negations


@dataclass(frozen=True)
class CueRate:
    """How often the options that a cue points to hold the key, or a statement with it is true."""

    cue: str
    kind: ItemKind
    items: int
    """Items that have the cue."""
    hits: int
    """Those whose key is among the options it points to, or whose statement is true."""
    chance: float
    """The share that would be so if the cue told nothing."""

    @property
    def rate(self) -> float:
        """Return the share of hits; that of chance without an item."""
        return self.hits / self.items if self.items else self.chance

    @property
    def interval(self) -> tuple[float, float]:
        """Return Wilson's 95 % interval of the rate; 0 to 1 without an item."""
        return wilson(self.hits, self.items) if self.items else (0.0, 1.0)

    @property
    def judged(self) -> bool:
        """Return whether enough items have the cue."""
        return self.items >= limits.CUE_ITEMS

    @property
    def ok(self) -> bool:
        """Return whether the interval touches chance, or the cue is too rare to be judged."""
        low, high = self.interval
        return not self.judged or low <= self.chance <= high


_Pointing = Callable[[Choice], Iterable[int]]
"""Which options of a choice a cue points to: some of them, or it has not the cue."""


def _most(count: Callable[[Choice], Sequence[int]]) -> _Pointing:
    def places(choice: Choice) -> Iterable[int]:
        counts = count(choice)
        return [place for place, value in enumerate(counts) if value == max(counts)]

    return places


def _fewest(count: Callable[[Choice], Sequence[int]]) -> _Pointing:
    return _most(lambda choice: [-value for value in count(choice)])


def _with(has: Callable[[str], object]) -> _Pointing:
    return lambda choice: [place for place, text in enumerate(choice.texts) if has(text)]


def _shared(choice: Choice) -> list[int]:
    asked = content_stems(choice.stem)
    return [len(asked & content_stems(text)) for text in choice.texts]


def _lengths(choice: Choice) -> list[int]:
    return [len(text) for text in choice.texts]


def _middle(choice: Choice) -> Iterable[int]:
    return (1,) if len(choice.options) == 3 else ()


def _middle_figure(choice: Choice) -> Iterable[int]:
    return _middle(choice) if parse_all(choice.texts) is not None else ()


def _absolute(text: str) -> bool:
    return bool(found(text, ABSOLUTES))


def _negated(text: str) -> bool:
    return bool(negations(text))


def _figure(text: str) -> bool:
    return any(c.isdigit() for c in text)


_WORDS: dict[str, Callable[[str], object]] = {
    "hedge": SOFTENED.search,
    "comparative": COMPARING.search,
    "and": AND.search,
    "or": OR.search,
    "verb of telling": TELLING.search,
    "figure": _figure,
    "absolute": _absolute,
    "negation": _negated,
}
_OPTIONS: dict[str, _Pointing] = {
    "shares most with the stem": _most(_shared),
    "shares least with the stem": _fewest(_shared),
    **{name: _with(has) for name, has in _WORDS.items()},
    "longest": _most(_lengths),
    "shortest": _fewest(_lengths),
    "first place": lambda choice: (0,),
    "middle place": _middle,
    "last place": lambda choice: (len(choice.options) - 1,),
    "middle figure": _middle_figure,
}


def cue_rates(items: Iterable[Item]) -> tuple[CueRate, ...]:
    """Return the rate of every cue over the items that have it: of options, then of statements.

    A cue of options hits where the key is among those it points to; chance is their share of the
    options. A cue of statements hits where the statement is true; chance is one half.
    """
    every = tuple(items)
    choices = [c for i in every if i.kind is ItemKind.CHOICE and (c := choice_of(i)) is not None]
    statements = [
        (item.stem, not item.statement_is_false)
        for item in every
        if item.kind is ItemKind.TRUE_FALSE and choice_of(item) is not None
    ]
    middle = median(len(text) for text, _ in statements) if statements else 0
    long = [(text, true) for text, true in statements if len(text) > middle]
    return (
        *(_of_options(name, points, choices) for name, points in _OPTIONS.items()),
        *(
            _of_statements(name, [true for text, true in statements if has(text)])
            for name, has in _WORDS.items()
        ),
        _of_statements("longer than most", [true for _, true in long]),
    )


def telling_cues(items: Iterable[Item], where: str) -> Iterator[Finding]:
    """L29: a cue that enough items have, and whose interval does not touch chance."""
    for rate in cue_rates(items):
        if not rate.ok:
            low, high = rate.interval
            more = rate.rate > rate.chance
            if rate.kind is ItemKind.CHOICE:
                what = (
                    f"The cue “{rate.cue}” finds the key in {rate.hits} of {rate.items} questions"
                )
                remedy = f"Let it point {'away from' if more else 'to'} the key in some of them."
            else:
                what = f"{rate.hits} of {rate.items} statements with the cue “{rate.cue}” are true"
                remedy = f"Make {'false' if more else 'true'} statements with it, or leave it out."
            yield warning(
                "L29",
                where,
                f"{what}: {rate.rate:.0%} ({low:.0%} to {high:.0%}), by chance {rate.chance:.0%}.",
                remedy,
            )


def _of_options(name: str, points: _Pointing, choices: Iterable[Choice]) -> CueRate:
    items, hits, chances = 0, 0, []
    for choice in choices:
        places = set(points(choice))
        if 0 < len(places) < len(choice.options):
            items += 1
            hits += any(choice.options[place].is_key for place in places)
            chances.append(len(places) / len(choice.options))
    return CueRate(name, ItemKind.CHOICE, items, hits, fmean(chances) if chances else 0.0)


def _of_statements(name: str, true: Sequence[bool]) -> CueRate:
    return CueRate(name, ItemKind.TRUE_FALSE, len(true), sum(true), 0.5)

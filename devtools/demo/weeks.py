"""What a class does in some weeks, as a plan: who sits down on which day. No IO."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

NAMES = (
    *("Alba", "Bruno", "Cleo", "Dario", "Edda", "Finn"),
    *("Greta", "Hugo", "Ivy", "Jonas", "Kaia", "Leo"),
)
"""First names without a family: nobody's."""


@dataclass(frozen=True)
class Pupil:
    """How a simulated pupil learns."""

    name: str
    knows: float
    """The chance of being right on a fact that was never met, guessing included."""
    diligence: float
    """The chance of sitting down on a school day."""
    boldness: float
    """The chance of being certain, right or wrong."""


@dataclass(frozen=True)
class Sitting:
    """One pupil answers some questions on one day."""

    day: date
    pupil: int
    """Place in the class."""
    questions: int


def pupils(number: int, dice: random.Random) -> tuple[Pupil, ...]:
    """Return the pupils of a class, each of their own kind."""
    return tuple(
        Pupil(name, dice.uniform(0.4, 0.8), dice.uniform(0.12, 0.35), dice.uniform(0.2, 0.7))
        for name in NAMES[:number]
    )


def school_days(last: date, days: int) -> tuple[date, ...]:
    """Return the school days among so many days, the last of which is given."""
    span = (last - timedelta(days=days - 1 - place) for place in range(days))
    return tuple(day for day in span if day.weekday() < 5) or (last,)


def sittings(
    of: tuple[Pupil, ...], days: tuple[date, ...], dice: random.Random
) -> Iterator[Sitting]:
    """Yield what a class does, in the order of time; everybody sits down on the first day."""
    for day in days:
        for place, pupil in enumerate(of):
            if day == days[0] or dice.random() < pupil.diligence:
                yield Sitting(day, place, dice.randint(4, 9))


def is_right(pupil: Pupil, *, met_before: bool, dice: random.Random) -> bool:
    """Return whether a pupil answers rightly: a fact once met is missed half as often."""
    misses = 1 - pupil.knows
    return dice.random() >= misses * (0.5 if met_before else 1)

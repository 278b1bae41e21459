"""Statistics of questions from a table of who was right where (spec SA-1).

Variances are of the population: divided by N. What cannot vary is None, never 0.
"""

import math
from collections.abc import Sequence

UPPER = 0.27
"""The share of all who make the upper group."""

Row = Sequence[bool]
"""One person: right or wrong on each question."""


def correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return Pearson's r; None where one of them does not vary."""
    number = len(first)
    if not number:
        return None
    mean_1, mean_2 = math.fsum(first) / number, math.fsum(second) / number
    spread_1 = math.fsum((one - mean_1) ** 2 for one in first)
    spread_2 = math.fsum((one - mean_2) ** 2 for one in second)
    if not spread_1 or not spread_2:
        return None
    both = math.fsum((a - mean_1) * (b - mean_2) for a, b in zip(first, second, strict=True))
    return both / math.sqrt(spread_1 * spread_2)


def rest_scores(rows: Sequence[Row], question: int) -> list[int]:
    """Return how many of the other questions each person has right."""
    return [sum(row) - row[question] for row in rows]


def rest_correlation(rows: Sequence[Row], question: int) -> float | None:
    """Return r_rest: being right here against what is right elsewhere."""
    return correlation([row[question] for row in rows], rest_scores(rows, question))


def upper_group(rows: Sequence[Row]) -> list[int]:
    """Return the places of those with the most right; among equals the earlier is higher."""
    size = max(1, round(UPPER * len(rows)))
    ordered = sorted(range(len(rows)), key=lambda place: (-sum(rows[place]), place))
    return ordered[:size]


def kr20(rows: Sequence[Row]) -> float | None:
    """Return KR-20: how far a total can be relied on; None for one question, or equal totals."""
    questions = len(rows[0]) if rows else 0
    if questions < 2:
        return None
    number = len(rows)
    totals = [sum(row) for row in rows]
    mean = sum(totals) / number
    variance = math.fsum((total - mean) ** 2 for total in totals) / number
    if not variance:
        return None
    shares = [sum(row[place] for row in rows) / number for place in range(questions)]
    within = math.fsum(share * (1 - share) for share in shares)
    return questions / (questions - 1) * (1 - within / variance)

"""Exact tests that are short enough to write: binomial, Fisher, chi-square."""

import math
from collections.abc import Sequence
from itertools import accumulate

_EQUALLY_LIKELY = 1 + 1e-7
"""Two probabilities this close are one and the same but for rounding."""


def binomial_two_sided(hits: int, n: int, chance: float = 0.5) -> float:
    """Return the exact two-sided binomial p: all counts no likelier than the one observed.

    Formula: the sum of P(i) over all i with P(i) <= P(hits).
    """
    limit = _binomial(hits, n, chance) * _EQUALLY_LIKELY
    every = (_binomial(i, n, chance) for i in range(n + 1))
    return min(1.0, math.fsum(p for p in every if p <= limit))


def poisson_binomial_tails(chances: Sequence[float]) -> tuple[float, ...]:
    """Return P(X >= h) for h = 0 to n, where trial i succeeds with its own chance p_i.

    Formula: the distribution of the sum by convolution, one trial at a time:
    P_i(x) = P_(i-1)(x) (1 - p_i) + P_(i-1)(x - 1) p_i; then its sums from the top. With equal
    chances it is the binomial.
    """
    spread = [1.0]
    for chance in chances:
        stayed = [p * (1 - chance) for p in spread] + [0.0]
        rose = [0.0] + [p * chance for p in spread]
        spread = [a + b for a, b in zip(stayed, rose, strict=True)]
    from_the_top = tuple(accumulate(reversed(spread)))
    return tuple(min(1.0, p) for p in reversed(from_the_top))


def fisher_exact(a: int, b: int, c: int, d: int) -> float:
    """Return the two-sided p of Fisher's exact test for the table ((a, b), (c, d)).

    Formula: with the margins fixed, P(x) = C(a+b, x) C(c+d, a+c-x) / C(n, a+c); the sum over all
    tables no likelier than the one observed.
    """
    first, second, column = a + b, c + d, a + c
    whole = _log_choose(first + second, column)

    def chance(x: int) -> float:
        return math.exp(_log_choose(first, x) + _log_choose(second, column - x) - whole)

    limit = chance(a) * _EQUALLY_LIKELY
    every = (chance(x) for x in range(max(0, column - second), min(first, column) + 1))
    return min(1.0, math.fsum(p for p in every if p <= limit))


def chi_square_tail(value: float, degrees: int) -> float:
    """Return P(chi-square with so many degrees of freedom >= value).

    Formula: Q(1) = erfc(sqrt(x/2)), Q(2) = exp(-x/2), and
    Q(k + 2) = Q(k) + (x/2)^(k/2) exp(-x/2) / Gamma(k/2 + 1).

    Raises:
        ValueError: fewer than one degree of freedom.
    """
    if degrees < 1:
        message = f"chi-square needs a degree of freedom, not {degrees}"
        raise ValueError(message)
    if value <= 0:
        return 1.0
    half = value / 2
    k = 2 - degrees % 2
    tail = math.erfc(math.sqrt(half)) if k == 1 else math.exp(-half)
    while k < degrees:
        tail += math.exp(k / 2 * math.log(half) - half - math.lgamma(k / 2 + 1))
        k += 2
    return min(1.0, tail)


def chi_square_uniform(counts: Sequence[int]) -> tuple[float, float]:
    """Return (chi-square, p) of counts against equal expected counts.

    Formula: the sum of (observed - expected)^2 / expected, with len(counts) - 1 degrees.

    Raises:
        ValueError: fewer than two counts, or none above zero.
    """
    expected = sum(counts) / len(counts) if len(counts) > 1 else 0
    if not expected:
        message = f"no test of {tuple(counts)} against equal counts"
        raise ValueError(message)
    value = math.fsum((count - expected) ** 2 / expected for count in counts)
    return value, chi_square_tail(value, len(counts) - 1)


def wilson(hits: int, n: int, z: float = 1.959964) -> tuple[float, float]:
    """Return Wilson's interval for a share, 95 % by default (spec SA-4).

    Formula: (p + z^2/2n -+ z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n) with p = hits/n.

    Args:
        hits: the observed count.
        n: how many trials, at least 1.
        z: the normal quantile.
    """
    share = hits / n
    centre = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    return max(0.0, (centre - half) / whole), min(1.0, (centre + half) / whole)


def _binomial(hits: int, n: int, chance: float) -> float:
    logs = hits * math.log(chance) + (n - hits) * math.log1p(-chance)
    return math.exp(_log_choose(n, hits) + logs)


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)

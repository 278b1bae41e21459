"""L09 over the bank: items that ask the same thing again."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator

from quizapp.core.content.items import Item
from quizapp.core.linting import limits
from quizapp.core.linting.choices import named
from quizapp.core.linting.findings import Finding, warning
from quizapp.core.linting.words import jaccard, plain, tokens


def alike_items(items: Iterable[Item]) -> Iterator[Finding]:
    """L09: two items with nearly the same stem and the same key.

    Only pairs that share a rare token can reach the similarity: with the tokens of each stem put
    in one order, rarest first, two sets of Jaccard t share one of their first n - ceil(t n) + 1
    tokens (prefix filtering). So the pairs need not all be compared.
    """
    judged = [item for item in items if sum(option.is_key for option in item.options) == 1]
    stems = [frozenset(tokens(item.stem)) for item in judged]
    often = Counter(token for stem in stems for token in stem)
    seen: dict[tuple[str, str, str], list[int]] = {}
    for place, (item, stem) in enumerate(zip(judged, stems, strict=True)):
        rarest = sorted(stem, key=lambda token: (often[token], token))
        prefix = rarest[: len(stem) - math.ceil(limits.NEAR_DUPLICATE * len(stem)) + 1]
        key = plain(item.options[item.key].text) or item.options[item.key].text
        earlier = {at for token in prefix for at in seen.get((item.kind, key, token), ())}
        for at in sorted(earlier):
            if jaccard(stem, stems[at]) >= limits.NEAR_DUPLICATE:
                yield warning(
                    "L09",
                    item.id,
                    f"It has the key of {judged[at].id} and nearly the same stem: "
                    f"{named(judged[at].stem)}.",
                    "Ask for it from another angle, or drop one of the two.",
                )
        for token in prefix:
            seen.setdefault((item.kind, key, token), []).append(place)

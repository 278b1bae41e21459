"""What stands at the head and foot of every page: it is no part of the text."""

import re
from collections import Counter
from collections.abc import Sequence

from quizapp.core.authoring.plain_text import one_line
from quizapp.packs.intake.pdf_columns import lines_of
from quizapp.packs.intake.pdf_letters import Run

_LINES = 3
"""So many lines at the top and at the bottom may be repeated."""
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_BARE = re.compile(r"\d{1,4}", re.ASCII)
_SAME_HEIGHT = 6.0


def without_edges(pages: Sequence[Sequence[Run]]) -> tuple[list[list[Run]], list[str]]:
    """Return the pages without lines that stand on many of them at one height; and those lines.

    Of lines that differ only in a number, the page's, one is returned.
    """
    edges: list[list[tuple[str, float, tuple[Run, ...]]]] = []
    for runs in pages:
        lines = lines_of(runs)
        places = [*range(min(_LINES, len(lines)))]
        places += [place for place in range(len(lines) - _LINES, len(lines)) if place >= _LINES]
        edges.append(
            [(_key(lines[place].text), lines[place].base, lines[place].runs) for place in places]
        )
    seen: Counter[tuple[str, int]] = Counter()
    for edge in edges:
        seen.update({(key, step) for key, base, _ in edge for step in _steps(base)})
    filled = sum(1 for runs in pages if runs)
    needed = 2 if filled <= 4 else max(3, filled // 4)
    numbers = _page_numbers(edges)
    kept: list[list[Run]] = []
    told: dict[str, str] = {}
    for runs, edge in zip(pages, edges, strict=True):
        dropped: set[int] = set()
        for key, base, line in edge:
            repeated = key and max(seen[key, step] for step in _steps(base)) >= needed
            if repeated or any(id(run) in numbers for run in line):
                dropped.update(id(run) for run in line)
                told.setdefault(key, one_line(" ".join(run.text for run in line)))
        kept.append([run for run in runs if id(run) not in dropped])
    if not any(kept):
        return [list(runs) for runs in pages], []  # pages that are all alike are no edges
    return kept, list(told.values())


def _page_numbers(edges: Sequence[Sequence[tuple[str, float, tuple[Run, ...]]]]) -> set[int]:
    """Return the ids of numbers that rise with the pages, at whatever height they stand."""
    found: dict[int, set[int]] = {}
    for page, edge in enumerate(edges):
        for key, _, line in edge:
            said = _BARE.fullmatch(one_line(line[0].text)) if len(line) == 1 else None
            if key == "#" and said is not None:
                found.setdefault(int(said[0]) - page, set()).add(id(line[0]))
    return set().union(*(runs for runs in found.values() if len(runs) > 1))


def _key(text: str) -> str:
    return _NUMBER.sub("#", one_line(text).lower())


def _steps(base: float) -> tuple[int, int]:
    """Return two overlapping steps of height, so that neighbours share one."""
    return 2 * int(base // _SAME_HEIGHT), 2 * int((base + _SAME_HEIGHT / 2) // _SAME_HEIGHT) + 1

"""Run benchmarks and print what they found.

python -m benchmarks [NAME…] [--json] [--cache DIR]

Generating the bank of a million items takes minutes; --cache keeps it for the next time.
"""

import argparse
import compileall
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import quizapp
from benchmarks import (
    answering,
    draw,
    guessing,
    importing,
    intake,
    journeys,
    learners,
    linting,
    live,
    live_attack,
    opening,
    pages,
    quizzes,
    record,
    replay,
    retention,
    review,
    search,
    startup,
)
from benchmarks.report import Report, pace

BENCHMARKS: dict[str, Callable[[Path], Report]] = {
    "answering": answering.run,
    "draw": draw.run,
    "guessing": guessing.run,
    "import": importing.run,
    "intake": intake.run,
    "journeys": journeys.run,
    "learners": learners.run,
    "lint": linting.run,
    "live": live.run,
    "live-attack": live_attack.run,
    "open": opening.run,
    "pages": pages.run,
    "quizzes": quizzes.run,
    "record": record.run,
    "replay": replay.run,
    "retention": retention.run,
    "review": review.run,
    "search": search.run,
    "startup": startup.run,
}
"""Each takes a folder to work in, where generated banks are kept, and returns its report."""


def main(words: Sequence[str]) -> int:
    """Run the benchmarks named, all by default; return 1 if one is over its budget."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--cache", type=Path, help="keep the generated banks in this folder")
    asked = parser.parse_args(words)
    unknown = set(asked.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    # As after the first start: compiling is no part of opening a page or the app.
    compileall.compile_dir(Path(quizapp.__file__).parent, quiet=2)
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as temporary:
        folder = asked.cache or Path(temporary)
        reports = {}
        for name in asked.names or BENCHMARKS:
            report = BENCHMARKS[name](folder)
            figures = {**report.figures, "this computer: a million additions ms": pace()}
            reports[name] = replace(report, figures=figures)
            if not asked.json:
                _tell(name, reports[name])
    if asked.json:
        print(json.dumps({name: asdict(report) for name, report in reports.items()}, indent=2))
    return 0 if all(report.ok for report in reports.values()) else 1


def _tell(name: str, report: Report) -> None:
    print(f"{name}: {'ok' if report.ok else 'OVER BUDGET'}")
    print(f"  budget: {report.budget}")
    for figure, value in report.figures.items():
        print(f"  {figure}: {value:,}")
    for note in report.notes:
        print(f"  {note}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

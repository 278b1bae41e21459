"""``python3 run.py check --coverage``: how much of the lower layers the tests run, as a table.

Lines and branches are counted while the tests of ``core``, ``packs``, ``bank`` and ``services``
run. What a test starts as a process of its own is not counted.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ("core", "packs", "bank", "services")
_PACKAGE = PurePosixPath("src/quizapp")


@dataclass(frozen=True)
class Line:
    """A line of the table: of a folder, or of everything."""

    folder: str
    lines: int
    lines_run: int
    branches: int
    branches_taken: int

    def __str__(self) -> str:
        """Return the line as it is printed."""
        return (
            f"{self.folder:20} {self.lines:7,} {_share(self.lines_run, self.lines)} "
            f"{self.branches:9,} {_share(self.branches_taken, self.branches)}"
        )


HEADER = f"{'folder':20} {'lines':>7} {'run':>6} {'branches':>9} {'taken':>6}"


def lines_of(files: Mapping[str, Mapping[str, int]]) -> tuple[Line, ...]:
    """Return a line for each folder, and one for everything at the end.

    Args:
        files: the summary of each file, by its path, as coverage's JSON report has them.
    """
    counts: dict[str, Counter[str]] = {}
    for path, summary in files.items():
        folder = PurePosixPath(path).parent.relative_to(_PACKAGE).as_posix()
        counts.setdefault(folder, Counter()).update(
            {name: summary[name] for name in ("num_statements", "covered_lines")}
            | {name: summary[name] for name in ("num_branches", "covered_branches")}
        )
    folders = [_line(folder, counts[folder]) for folder in sorted(counts)]
    return (*folders, _line("all", _sum(counts.values())))


def _line(folder: str, counted: Counter[str]) -> Line:
    return Line(
        folder,
        counted["num_statements"],
        counted["covered_lines"],
        counted["num_branches"],
        counted["covered_branches"],
    )


def _sum(counts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return total


def _share(part: int, whole: int) -> str:
    """Return a share in per cent, rounded down: 100 % is all of it."""
    return f"{part * 1000 // whole / 10 if whole else 100:5.1f}%"


def main() -> int:
    """Run the tests, print the table, and return the tests' exit status."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        status = subprocess.call(
            [
                *(sys.executable, "-m", "pytest", "--quiet", "--numprocesses=auto"),
                *(f"--cov=quizapp.{layer}" for layer in LAYERS),
                *("--cov-branch", f"--cov-report=json:{report}"),
                *(f"tests/{layer}" for layer in LAYERS),
            ],
            cwd=ROOT,
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "COVERAGE_FILE": str(Path(folder) / "coverage"),
            },
        )
        if not report.exists():
            return status or 1
        files = json.loads(report.read_text("utf-8"))["files"]
    print(HEADER, *lines_of({path: one["summary"] for path, one in files.items()}), sep="\n")
    return status


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)

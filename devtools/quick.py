"""``python3 run.py test --quick``: the tests nearest to what was changed, in under a minute.

What was changed is told by git: everything that is not on ``main`` yet, committed or not.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
ALWAYS = (
    "tests/architecture",
    "tests/test_app.py",
    "tests/services/test_practice.py",
    "tests/ui/journeys/test_whole_quiz.py",
)
"""Run after every change: the rules of the layout, and the app from its start to a quiz's end."""
MOST_FILES = 12
"""Files of tests near what was changed that fit into a minute on two idle cores."""
SLOW = (
    "test_kill",
    "test_floods",
    "test_attacks",
    "test_two_hosts",
    "test_leaks",
    "browser/",
    "test_set_up",
)
"""Parts of the names of tests that take long by what they test: run when they were changed."""
MIRRORS = (
    ("src/quizapp/", "tests/"),
    ("bootstrap/", "tests/bootstrap/"),
    ("run.py", "tests/bootstrap/run.py"),
    ("devtools/", "tests/devtools/"),
    ("benchmarks/", "tests/benchmarks/"),
    ("content/", "tests/content/"),
    ("assets/phone/", "tests/server/"),
    ("docs/content-format", "tests/packs/documentation"),
    ("tests/", "tests/"),
)
"""Where the tests of each part of the project are."""


@dataclass(frozen=True)
class Chosen:
    """Which files of tests are run, the nearest first, and which would be next."""

    nearest: tuple[str, ...]
    left_out: tuple[str, ...]


def choose(changed: Iterable[str], imports: Mapping[str, Collection[str]]) -> Chosen:
    """Return the tests that are nearest to changed files.

    A test that was changed is the nearest; then ``test_x.py`` for a changed ``x.py``; where there
    is none, the tests that import the module; where there are none, those of the same folder.

    Args:
        changed: paths inside the project.
        imports: every file of tests, with the modules of quizapp that it imports.
    """
    own: list[str] = []
    near: list[str] = []
    for path in sorted(changed):
        if path in imports:
            own.append(path)
        else:
            near += _nearest(path, imports)
    kept = [one for one in near if not any(part in one for part in SLOW)]
    ranked = tuple(dict.fromkeys([*own, *kept]))
    others = tuple(one for one in dict.fromkeys(near) if one not in ranked)
    return Chosen(ranked[:MOST_FILES], (*ranked[MOST_FILES:], *others))


def _nearest(path: str, imports: Mapping[str, Collection[str]]) -> list[str]:
    mirror = next((to + path.removeprefix(at) for at, to in MIRRORS if path.startswith(at)), None)
    if mirror is None:
        return []
    folder, stem = PurePosixPath(mirror).parent, PurePosixPath(mirror).stem
    beside = [one for one in imports if PurePosixPath(one).parent == folder]
    by_name = [
        one
        for one in beside
        if PurePosixPath(one).stem == f"test_{stem}"
        or PurePosixPath(one).stem.startswith(f"test_{stem}_")
    ]
    if by_name:
        return by_name
    if path.startswith("src/"):
        module = path.removeprefix("src/").removesuffix(".py").replace("/", ".")
        importing = [one for one, modules in imports.items() if module in modules]
        if importing:  # those of the same folder first
            return sorted(importing, key=lambda one: (one not in beside, one))
    while not beside and folder != PurePosixPath("tests") and folder.name:
        folder = folder.parent
        beside = [one for one in imports if PurePosixPath(one).parent == folder]
    return beside if folder != PurePosixPath("tests") else []


def imported_by_tests(root: Path) -> dict[str, frozenset[str]]:
    """Return every file of tests with the modules of quizapp that it imports."""
    return {
        file.relative_to(root).as_posix(): frozenset(
            node.module or ""
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("quizapp")
        )
        for file in sorted((root / "tests").rglob("test_*.py"))
    }


def changed_files(root: Path) -> tuple[str, ...]:
    """Return what is not on ``main`` yet; on ``main`` itself what is not committed.

    Nothing where there is no git, or this is no clone.
    """
    base = _git(root, "merge-base", "main", "HEAD") or ["HEAD"]
    named = _git(root, "diff", "--name-only", base[0])
    return tuple({*named, *_git(root, "ls-files", "--others", "--exclude-standard")})


def _git(root: Path, *words: str) -> list[str]:
    try:
        done = subprocess.run(
            ["git", *words], cwd=root, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return []
    return done.stdout.split("\n")[:-1] if done.returncode == 0 else []


def main(words: list[str]) -> int:
    """Say what was chosen, and go on as pytest.

    Args:
        words: more arguments for pytest.
    """
    chosen = choose(changed_files(ROOT), imported_by_tests(ROOT))
    for name in chosen.nearest:
        print(f"near the change: {name}")
    if chosen.left_out:
        print(f"left out: {len(chosen.left_out)} more files, such as {chosen.left_out[0]}")
    tests = dict.fromkeys([*chosen.nearest, *ALWAYS])
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-m", "pytest", "--numprocesses=auto", *tests, *words]
    return subprocess.call(command, cwd=ROOT)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

"""Which tests are near a change."""

import subprocess
from pathlib import Path

import pytest
from devtools.quick import ALWAYS, MOST_FILES, changed_files, choose, imported_by_tests

ROOT = Path(__file__).resolve().parents[2]

TESTS = {
    "tests/bank/test_backup.py": {"quizapp.bank.backup", "quizapp.bank.sqlite_files"},
    "tests/bank/test_build.py": {"quizapp.bank.build"},
    "tests/bank/test_kill_backup.py": {"quizapp.bank.backup"},
    "tests/bootstrap/test_problems.py": set(),
    "tests/content/test_built_in.py": set(),
    "tests/core/learning/test_queue.py": {"quizapp.core.learning.queue"},
    "tests/core/learning/test_queue_days.py": {"quizapp.core.learning.queue"},
    "tests/services/test_bank_maintenance.py": {"quizapp.bank.sqlite_files"},
    "tests/test_cli.py": {"quizapp.cli"},
    "tests/test_cli_places.py": {"quizapp.cli"},
    "tests/ui/pages/plan/test_wording.py": set(),
}


@pytest.mark.parametrize(
    ("changed", "nearest"),
    [
        ("src/quizapp/bank/backup.py", ["tests/bank/test_backup.py"]),
        (
            "src/quizapp/core/learning/queue.py",
            ["tests/core/learning/test_queue.py", "tests/core/learning/test_queue_days.py"],
        ),
        (
            "src/quizapp/bank/sqlite_files.py",  # no test of its name: who imports it
            ["tests/bank/test_backup.py", "tests/services/test_bank_maintenance.py"],
        ),
        (
            "src/quizapp/bank/dialects.py",  # nobody imports it: its folder, but for what is slow
            ["tests/bank/test_backup.py", "tests/bank/test_build.py"],
        ),
        ("src/quizapp/ui/pages/plan/parts/rows.py", ["tests/ui/pages/plan/test_wording.py"]),
        ("src/quizapp/cli.py", ["tests/test_cli.py", "tests/test_cli_places.py"]),
        ("tests/bank/conftest.py", ["tests/bank/test_backup.py", "tests/bank/test_build.py"]),
        ("tests/bank/test_kill_backup.py", ["tests/bank/test_kill_backup.py"]),
        ("run.py", ["tests/bootstrap/test_problems.py"]),
        ("content/facts/routes.yaml", ["tests/content/test_built_in.py"]),
        ("src/quizapp/__main__.py", []),
        ("README.md", []),
    ],
)
def test_the_nearest_tests_of_a_file(changed: str, nearest: list[str]) -> None:
    assert list(choose([changed], TESTS).nearest) == nearest


def test_what_is_slow_is_left_out_and_told() -> None:
    chosen = choose(["src/quizapp/bank/dialects.py"], TESTS)
    assert chosen.left_out == ("tests/bank/test_kill_backup.py",)


def test_a_large_change_runs_so_many_files_those_that_were_changed_first() -> None:
    many = {f"tests/core/test_{number:02}.py": {"quizapp.core.x"} for number in range(40)}
    own = "tests/zoo/test_own.py"
    chosen = choose(["src/quizapp/core/x.py", own], {**many, own: set()})
    assert chosen.nearest[0] == own
    assert len(chosen.nearest) == MOST_FILES
    assert len(chosen.left_out) == 41 - MOST_FILES


def test_what_is_always_run_is_there() -> None:
    assert [name for name in ALWAYS if not (ROOT / name).exists()] == []


def test_the_imports_of_tests_are_read() -> None:
    found = imported_by_tests(ROOT)
    assert "quizapp.env.atomic_files" in found["tests/env/test_atomic_files.py"]


def test_changed_is_what_main_has_not_committed_or_new(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@localhost")
        subprocess.run(["git", *identity, *words], cwd=tmp_path, check=True, capture_output=True)

    def write(name: str) -> None:
        (tmp_path / name).write_text(name)

    assert changed_files(tmp_path) == ()  # no clone
    git("init", "-q", "-b", "main")
    for name in ("old.py", "kept.py"):
        write(name)
    git("add", ".")
    git("commit", "-qm", "first")
    assert changed_files(tmp_path) == ()
    git("checkout", "-qb", "work")
    write("committed.py")
    git("add", ".")
    git("commit", "-qm", "second")
    write("new file.py")
    (tmp_path / "old.py").write_text("changed")
    assert set(changed_files(tmp_path)) == {"committed.py", "new file.py", "old.py"}

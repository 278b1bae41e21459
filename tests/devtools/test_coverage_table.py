"""The table of what the tests run."""

from devtools.coverage_table import HEADER, lines_of


def a_file(lines: int, lines_run: int, branches: int, taken: int) -> dict[str, int]:
    return {
        "num_statements": lines,
        "covered_lines": lines_run,
        "num_branches": branches,
        "covered_branches": taken,
        "missing_lines": lines - lines_run,
    }


def test_files_are_summed_by_folder_and_all_at_the_end() -> None:
    table = lines_of(
        {
            "src/quizapp/core/errors.py": a_file(10, 10, 0, 0),
            "src/quizapp/bank/engine.py": a_file(1000, 900, 200, 100),
            "src/quizapp/bank/build.py": a_file(1000, 1000, 100, 50),
            "src/quizapp/core/learning/queue.py": a_file(3, 2, 4, 4),
        }
    )
    assert [str(line) for line in table] == [
        "bank                   2,000  95.0%       300  50.0%",
        "core                      10 100.0%         0 100.0%",
        "core/learning              3  66.6%         4 100.0%",
        "all                    2,013  94.9%       304  50.6%",
    ]
    assert len(HEADER) == len(str(table[0]))


def test_what_is_not_all_is_never_called_100_per_cent() -> None:
    (_, total) = lines_of({"src/quizapp/bank/a.py": a_file(100_000, 99_999, 2, 2)})
    assert " 99.9%" in str(total)

#!/usr/bin/env python3
"""Set quizapp up and run it.

    python3 run.py                 open the app
    python3 run.py test [ARG ...]  run the tests (arguments go to pytest)
    python3 run.py test --quick    run those near what was changed, in under a minute
    python3 run.py check           run the checks: ruff, mypy, imports, spelling, content
    python3 run.py check --coverage  also tell which branches the tests take (minutes)
    python3 run.py bench [NAME]    run the benchmarks, or one of them
    python3 run.py demo            open the app on a throw-away bank with six weeks of answers
    python3 run.py gallery DIR     write a picture of every screen in every state
    python3 run.py COMMAND ...     any other command of quizapp: see below

The first run makes an environment in `.venv` and installs what the project needs into it; later
runs go straight on. Needs Python 3.11 or later and nothing else.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
DEVTOOLS = ("gallery", "demo")
"""The commands that are modules of ``devtools`` with their own ``--help``."""
OWN = ("test", "check", "bench", *DEVTOOLS)
"""The commands that are not quizapp's own, and need the tools of developers."""
DRAWING = ("test", "bench", *DEVTOOLS)
"""Those of them that need Qt."""
BROWSING = ("test",)
"""Those of them that drive a browser, where there is one."""


def main(words: list[str]) -> int:
    """Set up what the command needs, run it, and return its exit status."""
    if sys.version_info < OLDEST:
        print(
            "quizapp needs Python {}.{} or later; this is {}.{}. Install a newer Python from your "
            "system's packages and run this again with it.".format(*OLDEST, *sys.version_info[:2]),
            file=sys.stderr,
        )
        return 1
    sys.path.insert(0, str(ROOT / "src"))  # only what needs no library is imported from there
    command = words[0] if words else ""
    if command in OWN:
        draws, extra = command in DRAWING, "dev"
    else:
        from quizapp.cli import parse  # ends here for --help, --version and what is mistyped

        parsed = parse(words, prog="python3 run.py", about=__doc__ or "")
        draws = parsed.draws
        extra = "postgresql" if (parsed.database or "").startswith("postgres") else ""
    from bootstrap.problems import SetupError

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    try:
        set_up(
            extra,
            draws=draws,
            on_screen=command == "demo" or command not in OWN,
            browses=command in BROWSING,
        )
    except SetupError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130
    return hand_over(command, words)


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def set_up(extra: str, *, draws: bool, on_screen: bool, browses: bool) -> None:
    """Get all that is missing, from the system first: everything is named in one go.

    Args:
        extra: the extra of ``pyproject.toml`` that the command needs; "" for none.
        draws: whether the command needs Qt's libraries.
        on_screen: whether it draws on this computer's screen, if there is one.
        browses: whether it drives a browser, if there is one.

    Raises:
        SetupError: the user has to do something.
    """
    from bootstrap.environment import Setup
    from bootstrap.progress import Progress
    from bootstrap.system_packages import get_packages, missing_for_browser, venv_package

    from quizapp.env.system_libraries import missing_libraries

    progress = Progress()
    setup = Setup(ROOT, extra, progress)
    packages, reasons = [], []
    if draws:
        packages = [
            each.package for each in missing_libraries(dict(os.environ) if on_screen else {})
        ]
        if packages:
            reasons.append("The window system Qt needs libraries that are not installed.")
    driver = missing_for_browser() if browses else ()
    if driver:
        packages += [each.package for each in driver]
        reasons.append("What drives the browser of the tests needs a library.")
    if setup.needs_venv:
        packages.append(venv_package())
        reasons.append("Python's module for environments is not installed.")
    if packages:
        get_packages(packages, reasons, progress)
    if setup.is_due:
        setup.run()
    else:
        setup.sweep()


def hand_over(command: str, words: list[str]) -> int:
    """Run the command inside the environment and return its exit status."""
    from bootstrap.environment import NAME, python_in

    venv = ROOT / NAME
    python = str(python_in(venv))
    environment = dict(os.environ)
    if command == "check":
        wanted = checks(venv)
        if "--coverage" in words:
            wanted = (*wanted, ("-m", "devtools.coverage_table"))
        return max([subprocess.call([python, *check], cwd=ROOT) for check in wanted])
    if command == "bench":
        return become([python, "-m", "benchmarks", *words[1:]], environment, in_project=True)
    if command == "test":
        environment["QT_QPA_PLATFORM"] = "offscreen"
        if "--quick" in words:
            others = [word for word in words[1:] if word != "--quick"]
            words = [python, "-m", "devtools.quick", *others]
            return become(words, environment, in_project=True)
        words = [python, "-m", "pytest", "--numprocesses=auto", *words[1:]]
        return become(words, environment, in_project=True)
    if command in DEVTOOLS:
        environment["PYTHONPATH"] = str(ROOT)
        words = [python, "-P", "-m", f"devtools.{command}", *words[1:]]
        return become(words, environment, in_project=False)
    # -P: what lies in the folder where one happens to be is not taken for a library
    words = [python, "-P", "-m", "quizapp", *words]
    return become(words, environment, in_project=False)


def checks(venv: Path) -> tuple[tuple[str, ...], ...]:
    """Return the checks, as arguments for Python."""
    code = ("src", "tests", "benchmarks", "bootstrap", "devtools", "run.py")
    texts = (*code, "content", "docs", "README.md", "SECURITY.md")
    return (
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        (str(venv / ("Scripts" if os.name == "nt" else "bin") / "lint-imports"), "--no-cache"),
        ("-m", "codespell_lib", *texts),
        ("-P", "-m", "quizapp", "content", "check"),
    )


def become(words: list[str], environment: dict[str, str], *, in_project: bool) -> int:
    """Go on as another program; where a system has no such thing, run it and return its status.

    Args:
        words: the program and its arguments.
        environment: its variables.
        in_project: whether it works in the project's folder; else files are found where one is.
    """
    if in_project:
        os.chdir(ROOT)
    if os.name != "nt":
        sys.stdout.flush()
        os.execve(words[0], words, environment)  # signals and status are the program's own
    return subprocess.call(words, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Getting what is missing from the system: by apt where that is allowed, else by naming it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bootstrap.problems import SetupError, are_unknown, is_interrupted, why_no_packages
from bootstrap.progress import Progress, run_program
from quizapp.env.system_libraries import Library, is_loadable, missing_libraries

_LISTS = Path("/var/lib/apt/lists")
BROWSER = Path("/usr/bin/chromium")
"""What the tests of the phone page are run with, where it is installed."""
DRIVER = (Library("libatomic.so.1", "libatomic1"),)
"""What Playwright's own Node, which drives the browser, needs of the system."""

_UNPACKS = re.compile(
    r"Fetched |Need to get 0 B|\(Reading|Selecting |Preparing |Unpacking |Setting up |Processing "
)
"""How the lines of apt begin from which on it must not be stopped."""
_INSTALL = ("install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=60")


def venv_package() -> str:
    """Return the Debian package that lets this Python make environments."""
    system = Path("/usr/bin/python3")
    if system.exists() and system.resolve() == Path(sys.executable).resolve():
        return "python3-venv"
    return "python{}.{}-venv".format(*sys.version_info)


def missing_for_browser() -> tuple[Library, ...]:
    """Return what the tests in a browser lack; nothing where there is no browser either."""
    return _missing_for_driver() if BROWSER.exists() else ()


def missing_for_tests() -> tuple[Library, ...]:
    """Return what some tests would be skipped for: windows on a virtual screen, the driver."""
    return (*missing_libraries({"DISPLAY": ":0"}), *_missing_for_driver())


def _missing_for_driver() -> tuple[Library, ...]:
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(each for each in DRIVER if not is_loadable(each.file))


def get_packages(packages: Sequence[str], reasons: Sequence[str], progress: Progress) -> None:
    """Install packages of Debian and Ubuntu, or say what is to be typed.

    Args:
        packages: all that are missing.
        reasons: a sentence for each kind of thing that is missing.
        progress: where it is told what is done.

    Raises:
        SetupError: the user has to do something.
    """
    listed = " ".join(packages)
    reason = " ".join(reasons)
    apt = shutil.which("apt-get")
    if apt is None:
        raise SetupError(
            f"{reason}\nOn Debian and Ubuntu the packages are called: {listed}.\n"
            "Install your system's packages for them, then run this again."
        )
    command = f"apt-get install --no-install-recommends {listed}"
    if not any(_LISTS.glob("*Packages*")):
        command = f"apt-get update && {command}"
    if os.geteuid() != 0:
        raise SetupError(f"{reason}\n{_by_hand(command)}")
    progress.line(f"{reason}\nInstalling these packages of the system, once: {listed}")
    _install(apt, packages, command, progress)


def _by_hand(command: str) -> str:
    if shutil.which("sudo") is None:
        return (
            "Ask whoever looks after this computer to type this as root, then run this again:\n\n"
            f"    {command}\n"
        )
    typed = " && ".join(f"sudo {part}" for part in command.split(" && "))
    return f"Type this one line, then run this again:\n\n    {typed}\n"


def _install(apt: str, packages: Sequence[str], command: str, progress: Progress) -> None:
    """Install packages as root: with new lists, or after mending, where apt asks for that.

    While packages are downloaded Ctrl-C stops that at once. While they are unpacked it waits for
    the end: half unpacked, they keep every other program from installing anything.
    """

    def run(*words: str) -> tuple[int, str]:
        doing, unpacks, told = ["starting"], [words[0] == "dpkg"], [False]

        def heard(line: str) -> None:
            doing[0] = line.strip() or doing[0]
            unpacks[0] = unpacks[0] or bool(_UNPACKS.match(line))

        def must_end() -> bool:
            if unpacks[0] and not told[0]:
                told[0] = True
                progress.line("Stopping as soon as the packages are unpacked.")
            return unpacks[0]

        with progress.alive(lambda: doing[0]):
            return run_program(
                words, heard, {"DEBIAN_FRONTEND": "noninteractive"}, must_end=must_end
            )

    status, output = run(apt, *_INSTALL, *packages)
    if status != 0 and is_interrupted(output):
        progress.line("An earlier installation was interrupted: finishing it first.")
        run("dpkg", "--configure", "-a")
        run(apt, "--fix-broken", *_INSTALL)
        status, output = run(apt, *_INSTALL, *packages)
    if status != 0 and are_unknown(output):
        progress.line("Fetching the lists of packages.")
        updated, told = run(apt, "update", "--error-on=any")
        status, output = run(apt, *_INSTALL, *packages)
        if updated != 0:  # why there are no lists is why there are no packages
            output = told + output
    if status != 0:
        raise SetupError(why_no_packages(output, command))

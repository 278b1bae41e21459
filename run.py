#!/usr/bin/env python3
"""Set quizapp up and run it.

    python3 run.py                 open the app
    python3 run.py test [ARG ...]  run the tests (arguments go to pytest)
    python3 run.py check           run the checks: ruff, mypy, imports, spelling, content
    python3 run.py bench [NAME …]  run the benchmarks
    python3 run.py COMMAND ...     any other command of quizapp: content, bank, gallery, doctor, …

The first run makes a virtual environment in `.venv` and installs what the project needs into it;
later runs go straight on. Needs Python 3.11 or later and nothing else.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "quizapp-stamp"
OLDEST = (3, 11)

# Library file -> Debian package. Qt loads them at run time, so only trying tells what is missing.
ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
ON_A_SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class CannotGoOnError(Exception):
    """Set-up needs something that only the user can do; the text says what."""


def main(words: list[str]) -> int:
    """Set up what the command needs, run it, and return its exit status."""
    if sys.version_info < OLDEST:
        print(
            "quizapp needs Python {}.{} or later; this is {}.{}. Install a newer Python from your "
            "system's packages and run this again with it.".format(*OLDEST, *sys.version_info[:2]),
            file=sys.stderr,
        )
        return 1
    command = words[0] if words else ""
    try:
        find_system_libraries(with_screen=bool(os.environ.get("DISPLAY")) and command != "test")
        install(extra="dev" if command in ("test", "check", "bench") else "")
    except CannotGoOnError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Run the same command again to go on.", file=sys.stderr)
        return 130
    return hand_over(command, words)


def hand_over(command: str, words: list[str]) -> int:
    """Run the command inside the environment and return its exit status."""
    python = str(PYTHON)
    if command == "test":
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
        return call([python, "-m", "pytest", "--numprocesses=auto", *words[1:]], environment)
    if command == "bench":
        return call([python, "-m", "benchmarks", *words[1:]])
    if command == "check":
        return max([call([python, *check]) for check in CHECKS])
    return call([python, "-m", "quizapp", *words])


CHECKS = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
    (str(VENV / ("Scripts" if os.name == "nt" else "bin") / "lint-imports"), "--no-cache"),
    ("-m", "codespell_lib", "src", "tests", "benchmarks", "content", "docs", "README.md", "run.py"),
    ("-m", "quizapp", "content", "check"),
)


def call(words: list[str], environment: dict[str, str] | None = None) -> int:
    """Run a program in the project's folder and return its exit status."""
    try:
        return subprocess.call(words, cwd=ROOT, env=environment)
    except KeyboardInterrupt:
        return 130


def install(extra: str) -> None:
    """Make the environment and install the project, unless that was done before.

    The stamp names everything that the result depends on. It is written last, so an
    interrupted set-up starts over.
    """
    wanted = {extra} if extra else set()
    before = STAMP.read_text("utf-8").split() if STAMP.exists() else []
    digest = state_digest()
    if PYTHON.exists() and before[:1] == [digest] and wanted <= set(before[1:]):
        return
    if before[:1] == [digest]:
        wanted |= set(before[1:])
    print("Setting up quizapp in .venv: once, and it takes a minute or two.", file=sys.stderr)
    uv = shutil.which("uv")
    if not works(PYTHON):
        make_environment(uv)
    STAMP.unlink(missing_ok=True)
    project = str(ROOT) + (f"[{','.join(sorted(wanted))}]" if wanted else "")
    constraints = ["--constraint", str(ROOT / "constraints.txt"), "--editable", project]
    if uv:
        words = [uv, "pip", "install", "--quiet", "--python", str(PYTHON), *constraints]
    else:
        quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
        words = [str(PYTHON), "-m", "pip", "install", *quiet, *constraints]
    if subprocess.call(words, cwd=ROOT) != 0:
        raise CannotGoOnError(
            "\nThe packages could not be installed: the lines above say why. Most often the "
            "computer is offline\nor a proxy stands between; nothing is broken. Run the same "
            "command again once it is online."
        )
    STAMP.write_text("\n".join([digest, *sorted(wanted)]) + "\n", "utf-8")


def state_digest() -> str:
    """Return a digest of what decides the environment's contents."""
    digest = hashlib.sha256(sys.version.encode() + str(ROOT).encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def works(python: Path) -> bool:
    """Return whether an environment's Python starts and has what installing needs."""
    if not python.exists():
        return False
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.call([str(python), "-c", probe], stderr=subprocess.DEVNULL) == 0


def make_environment(uv: str | None) -> None:
    """Create `.venv` afresh."""
    if VENV.exists():
        shutil.rmtree(VENV)
    if uv:
        words = [uv, "venv", "--quiet", "--python", sys.executable, str(VENV)]
    else:
        need_ensurepip()
        words = [sys.executable, "-m", "venv", str(VENV)]
    if subprocess.call(words, cwd=ROOT) != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        raise CannotGoOnError(
            f"\nNo virtual environment could be made in {VENV}: the lines above say why.\n"
            "Is the folder writable, and is there space on the disk? Then run this again."
        )


def need_ensurepip() -> None:
    """See to it that `venv` can install pip: Debian keeps that part in a package of its own."""
    probe = [sys.executable, "-c", "import ensurepip, venv"]
    if subprocess.call(probe, stderr=subprocess.DEVNULL) != 0:
        get_packages(["python3-venv"], "Python's module for virtual environments is not installed")


def find_system_libraries(*, with_screen: bool) -> None:
    """Find the libraries that Qt needs by loading each, and get those that are missing."""
    if not sys.platform.startswith("linux"):
        return
    libraries = dict(ALWAYS, **(ON_A_SCREEN if with_screen else {}))
    missing = [package for file, package in libraries.items() if not loads(file)]
    if missing:
        get_packages(missing, "The window system Qt needs libraries that are not installed")


def loads(library: str) -> bool:
    """Return whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def get_packages(packages: list[str], reason: str) -> None:
    """Install Debian packages where that is allowed, or name the one command to type."""
    listed = " ".join(packages)
    apt = shutil.which("apt-get")
    if apt is None:
        raise CannotGoOnError(
            f"{reason}. On Debian and Ubuntu the packages are called: {listed}.\n"
            "Install your system's packages for them, then run this again."
        )
    if os.geteuid() != 0:
        raise CannotGoOnError(
            f"{reason}. Type this one command, then run this again:\n\n"
            f"    sudo apt-get install {listed}\n"
        )
    print(f"{reason}: installing {listed}.", file=sys.stderr)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    fetch = [apt, "-qq", "install", "--yes", "--no-install-recommends", *packages]
    if subprocess.call(fetch, env=environment, stdout=sys.stderr) == 0:
        return
    subprocess.call([apt, "-qq", "update"], env=environment, stdout=sys.stderr)
    if subprocess.call(fetch, env=environment, stdout=sys.stderr) != 0:
        raise CannotGoOnError(f"{reason}, and they could not be installed: {listed}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

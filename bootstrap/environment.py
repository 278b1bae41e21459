"""The environment in ``.venv``: whether it is whole, and making it again.

It is made beside the old one and takes its place when it is whole, so whatever interrupts a set-up
leaves the old one as it was. Nothing in it depends on where the folder is.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bootstrap.problems import (
    SetupError,
    disk_full,
    read_only,
    why_not_installed,
    why_not_written,
)
from bootstrap.progress import Progress, bytes_in, run_program

NAME, NEW, OLD, LOCK = ".venv", ".venv.new", ".venv.old", ".venv.lock"
STAMP = "quizapp-setup.json"
DOWNLOAD = {False: 100, True: 200}
ON_DISK = {False: 350, True: 650}
"""Megabytes without and with what the tests and checks need: measured on Linux, rounded up."""

_PROBE = "import sys; print('{}.{}'.format(*sys.version_info))"
_CHECK = """
import csv, re, sys
from importlib.metadata import distributions

def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()

found = {plain(each.name): each for each in distributions() if each.name}
libraries, pins = sys.argv[1].split("\\n"), sys.argv[2].split("\\n")
for requirement in libraries:
    name = re.match(r"[\\w.-]+", requirement)[0]
    if plain(name) not in found:
        sys.exit(f"{name} is missing")
for pin in pins:
    name, _, version = pin.partition("==")
    each = found.get(plain(name.strip()))
    if version and each is not None and each.version != version.split("#")[0].strip():
        sys.exit(f"{name} is {each.version}, not {version}")
for name, each in found.items():
    record = each.read_text("RECORD")
    if record is None and each.read_text("METADATA") is not None:
        sys.exit(f"{name} is not whole")
    for row in csv.reader((record or "").splitlines()):
        if row and "__pycache__" not in row[0] and not each.locate_file(row[0]).exists():
            sys.exit(f"{name} is not whole: {row[0]}")
"""


@dataclass(frozen=True)
class Requirements:
    """What the project needs: libraries by extra, "" for the app itself, and their versions."""

    libraries: dict[str, tuple[str, ...]]
    constraints: str

    @classmethod
    def read(cls, root: Path) -> Requirements:
        """Read ``pyproject.toml`` and ``constraints.txt`` in a project's folder."""
        project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
        libraries = {"": tuple(project["dependencies"])}
        for extra, more in project.get("optional-dependencies", {}).items():
            libraries[extra] = tuple(more)
        return cls(libraries, (root / "constraints.txt").read_text("utf-8"))

    def of(self, extras: Iterable[str]) -> tuple[str, ...]:
        """Return the libraries of the app and of some extras."""
        every = [*self.libraries[""]]
        for extra in sorted(extras):
            every += self.libraries.get(extra, ())
        return tuple(every)

    def digest(self, extras: Iterable[str]) -> str:
        """Return what tells whether an environment was made for these libraries."""
        told = json.dumps([self.of(extras), self.constraints])
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True)
class Found:
    """An environment whose Python starts.

    Args:
        folder: the environment.
        version: its Python, like "3.11".
        made_for: the Python that its libraries were installed for; "" if nobody wrote it down.
        digest: of the requirements that it was made for.
        extras: the extras that are in it.
        place: where it was when it was made; "" if nobody wrote it down.
    """

    folder: Path
    version: str
    made_for: str
    digest: str
    extras: frozenset[str]
    place: str

    def fits(self, wanted: Requirements, extras: frozenset[str]) -> bool:
        """Return whether it holds all that is wanted, and nothing is to be done."""
        whole = self.version == self.made_for and extras <= self.extras
        return whole and self.digest == wanted.digest(self.extras)

    def can_run(self, wanted: Requirements, extras: frozenset[str]) -> bool:
        """Return whether what is wanted can be started with it, if in older versions."""
        return self.version == self.made_for and not trouble_in(self.folder, wanted.of(extras))


def python_in(folder: Path) -> Path:
    """Return an environment's Python."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def libraries_in(folder: Path, version: str) -> Path:
    """Return the folder of an environment's libraries."""
    inside = "Lib" if os.name == "nt" else f"lib/python{version}"
    return folder / inside / "site-packages"


def look(folder: Path) -> Found | None:
    """Return what is in a folder, or None where there is no environment that starts."""
    version = _output(python_in(folder), "-I", "-S", "-c", _PROBE)
    if version is None:
        return None
    try:
        stamp = json.loads((folder / STAMP).read_text("utf-8"))
        made_for, digest = str(stamp["python"]), str(stamp["digest"])
        extras, place = frozenset(map(str, stamp["extras"])), str(stamp["place"])
    except (OSError, ValueError, KeyError, TypeError):  # somebody else's, or an old version's
        made_for = version if libraries_in(folder, version).is_dir() else ""
        return Found(folder, version, made_for, "", frozenset(), "")
    return Found(folder, version, made_for, digest, extras, place)


def trouble_in(folder: Path, libraries: Iterable[str], pins: str = "") -> str:
    """Return which library is missing from an environment or not whole; "" where all is well.

    Args:
        folder: the environment.
        libraries: what must be there, as ``pyproject.toml`` writes it.
        pins: what must have a certain version if it is there, as ``constraints.txt`` writes it.
    """
    words = [str(python_in(folder)), "-I", "-c", _CHECK, "\n".join(libraries), pins]
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return done.stderr.strip() if done.returncode else ""


def has_pip(folder: Path) -> bool:
    """Return whether libraries can be installed with what is in an environment."""
    return _output(python_in(folder), "-I", "-c", "import pip") is not None


def _output(python: Path, *words: str) -> str | None:
    try:
        done = subprocess.run(
            [str(python), *words], capture_output=True, text=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


class Setup:
    """Sees to it that the environment holds what a command needs.

    Args:
        root: the project's folder.
        extra: the extra that the command needs, "" for none.
        progress: where it is told what is done.
    """

    def __init__(self, root: Path, extra: str, progress: Progress) -> None:
        self._root = root
        self._progress = progress
        self._venv, self._new = root / NAME, root / NEW
        self._uv = shutil.which("uv")
        self._wanted = Requirements.read(root)
        self._found = look(self._venv)
        self._extras = frozenset({extra} - {""})

    @property
    def is_due(self) -> bool:
        """Whether there is anything to install."""
        return self._found is None or not self._found.fits(self._wanted, self._extras)

    @property
    def needs_venv(self) -> bool:
        """Whether Python's module for environments is needed, and missing here."""
        if not self.is_due or self._uv or self._seed() is not None:
            return False
        return _output(Path(sys.executable), "-I", "-c", "import ensurepip, venv") is None

    def run(self) -> None:
        """Install what is missing, and return when the environment can be used.

        Raises:
            SetupError: it can't, and there is no older environment that would do.
        """
        try:
            with _lock(self._root, self._progress) as lock:
                self._remove_leftovers()
                self._found = look(self._venv)  # another run may have made it meanwhile
                if self.is_due:
                    self._make(lock)
        except SetupError as problem:
            found = self._found
            if found is None or not found.can_run(self._wanted, self._extras):
                raise
            self._progress.line(f"{problem}\nGoing on with the libraries installed before.\n")

    def sweep(self) -> None:
        """Remove what an interrupted set-up left behind, unless one is running just now."""
        if not any(each.exists() for each in self._leftovers):
            return
        try:
            handle = os.open(self._root / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:  # a folder that may not be written: nothing can be removed from it either
            return
        try:
            if _taker()(handle, False):
                self._remove_leftovers()
        finally:
            os.close(handle)

    @property
    def _leftovers(self) -> tuple[Path, ...]:
        return self._new, self._root / OLD

    def _remove_leftovers(self) -> None:
        for each in self._leftovers:
            shutil.rmtree(each, ignore_errors=True)

    def _make(self, lock: int) -> None:
        """Make the environment, once more from nothing where the old one proves broken."""
        found, seed = self._found, self._seed()
        extras = self._extras | (found.extras if found else frozenset())
        heavy = bool(extras)
        if seed is not None and not self._trouble(seed, extras):
            self._finish(seed, extras)
            return
        self._progress.line(_why(self._venv, found, seed is not None))
        if seed is None:
            self._progress.line(
                f"About {DOWNLOAD[heavy]} MB are downloaded, unless they are here already; "
                f"{ON_DISK[heavy]} MB are needed on the disk."
            )
            needed = (ON_DISK[heavy] + DOWNLOAD[heavy]) * 10**6  # both are there for a while
            if shutil.disk_usage(self._root).free < needed:
                raise SetupError(disk_full(self._root))
        try:
            try:
                self._build(seed, extras, lock)
            except _BrokenError as broken:
                if seed is None:
                    raise SetupError(f"{broken} after everything was installed. {_AGAIN}") from None
                self._progress.line(f"The old environment is broken ({broken}): from nothing.")
                self._build(None, extras, lock)
            self._swap()
        except OSError as error:
            raise SetupError(why_not_written(error, self._root)) from None
        finally:
            shutil.rmtree(self._new, ignore_errors=True)
        self._progress.line("quizapp is set up.\n")

    def _seed(self) -> Path | None:
        """Return the old environment if the new one can grow from a copy of it."""
        found = self._found
        if found is None or found.version != found.made_for:
            return None
        if tuple(map(int, found.version.split("."))) < (3, 11):
            return None
        return found.folder if self._uv or has_pip(found.folder) else None

    def _build(self, seed: Path | None, extras: frozenset[str], lock: int) -> None:
        new, say = self._new, self._progress.line
        _remove(new)
        if seed:
            say("1 of 3  Copying the environment")
            shutil.copytree(seed, new, symlinks=True, copy_function=_link_or_copy)
        else:
            say("1 of 3  Making an environment")
            if self._uv:
                words: list[str | Path] = [self._uv, "venv", "--python", sys.executable, new]
            else:
                words = [sys.executable, "-I", "-m", "venv", new]
            with self._progress.alive(lambda: "making it"):
                status, output = run_program(words, keep_open=[lock])
            if status != 0:
                raise SetupError(why_not_installed(output, self._root))
        say("2 of 3  Getting the libraries")
        self._install(extras, lock)
        say("3 of 3  Checking that all is there")
        if look(new) is None:
            raise _BrokenError("its Python does not start")
        trouble = self._trouble(new, extras)
        if trouble:
            raise _BrokenError(trouble)
        self._finish(new, extras)

    def _trouble(self, folder: Path, extras: frozenset[str]) -> str:
        return trouble_in(folder, self._wanted.of(extras), self._wanted.constraints)

    def _finish(self, folder: Path, extras: frozenset[str]) -> None:
        """Let an environment find the project, wherever both are, and write down what it is."""
        version = "{}.{}".format(*sys.version_info)
        made = look(folder)
        if made is not None:
            version = made.version
        libraries = libraries_in(folder, version)
        for leftover in libraries.glob("*quizapp[-.]*"):  # of an install by hand: a fixed path
            _remove(leftover)
        inside = os.path.relpath(self._root / "src", self._venv / libraries.relative_to(folder))
        (libraries / "quizapp.pth").write_text(inside + "\n", "utf-8")
        digest = self._wanted.digest(extras)
        stamp = {
            "python": version,
            "digest": digest,
            "extras": sorted(extras),
            "place": str(self._venv),
        }
        _remove(folder / STAMP)  # not written over: in a copy it is one file with the old one
        (folder / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", "utf-8")

    def _install(self, extras: frozenset[str], lock: int) -> None:
        new = self._new
        scratch = new / "tmp"  # on the same disk: /tmp is small on many systems
        scratch.mkdir(exist_ok=True)
        if self._uv:
            words: list[str | Path] = [self._uv, "pip", "install", "--python", python_in(new)]
        else:
            quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar=off"]
            words = [python_in(new), "-I", "-m", "pip", "install", *quiet]
        words += ["--constraint", self._root / "constraints.txt", *self._wanted.of(extras)]
        doing = ["looking at what is needed"]

        def heard(line: str) -> None:
            size = re.search(r"Downloading (\S+) \(([\d.]+ ?[kKMG]i?B)\)", line)
            if size and not size[2].lower().endswith(("kb", "kib")):
                name = size[1].rsplit("/", 1)[-1].split("-")[0]
                self._progress.line(f"        {name}, {size[2]}")
                doing[0] = "downloading"
            elif line.startswith("Collecting "):
                doing[0] = "downloading " + re.split(r"[<>=!~\[ (]", line[11:])[0]
            elif line.startswith(("Installing collected", "Prepared ")):
                self._progress.line("        all is here; unpacking")
                doing[0] = "unpacking"

        def told() -> str:
            got = bytes_in(scratch) // 10**6 if doing[0].startswith("downloading") else 0
            return f"{doing[0]}, {got} MB so far" if got else doing[0]

        variables = {"TMPDIR": str(scratch), "PIP_USER": "0", "UV_NO_PROGRESS": "1"}
        if self._found is not None:  # there may be something to go on with: no long waiting
            variables["PIP_RETRIES"] = "1"
        with self._progress.alive(told):
            status, output = run_program(words, heard, variables, [lock])
        if status != 0:
            raise SetupError(why_not_installed(output, self._root))
        _remove(scratch)

    def _swap(self) -> None:
        """Put the new environment in the old one's place."""
        old = self._root / OLD
        _remove(old)
        if self._venv.is_symlink() or self._venv.exists():
            self._venv.rename(old)
        self._new.rename(self._venv)
        _point_scripts(
            self._venv, {str(self._new), self._found.place if self._found else ""} - {""}
        )
        _remove(old)


class _BrokenError(Exception):
    """An environment is not whole; the text says what is wrong."""


_AGAIN = "Run the same command again; if it stays so, report it (see README.md)."


def _why(venv: Path, found: Found | None, grows: bool) -> str:
    """Return the line that says what set-up is about to do, and why."""
    now = "{}.{}".format(*sys.version_info)
    if not venv.exists():
        return f"Setting up quizapp in {NAME}: this is done once."
    if found is None:
        return f"The environment in {NAME} does not start: it is made again."
    if found.version != found.made_for:
        made_for = found.made_for or "another Python"
        return (
            f"The environment in {NAME} is for Python {made_for}, this is {now}: it is made again."
        )
    if not grows:
        return f"The environment in {NAME} cannot be added to (it has no pip): it is made again."
    return f"Bringing the environment in {NAME} up to date."


def _link_or_copy(source: str, target: str) -> str:
    """Let two folders have the same file, which takes no room; copy it where that is not known.

    Safe because pip and uv replace files and write into none.
    """
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def _remove(path: Path) -> None:
    """Remove a file or a folder if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _point_scripts(venv: Path, places: Iterable[str]) -> None:
    """Let an environment's scripts name the Python beside them: they were written elsewhere.

    Nothing of ours starts them; a developer who activates the environment does.

    Args:
        venv: the environment.
        places: where it was before.
    """
    if os.name == "nt":  # they are programs there
        return
    before = "|".join(re.escape(place) for place in places)
    pattern = re.compile(rf"({before})(?![\w.-])".encode())
    for file in (venv / "bin").iterdir():
        if file.is_symlink() or file.stat().st_size > 100_000:
            continue
        text = file.read_bytes()
        pointed = pattern.sub(lambda _: os.fsencode(venv), text)
        if pointed != text:
            mode = file.stat().st_mode
            _remove(file)  # not written over: it may be one file with the old environment's
            file.write_bytes(pointed)
            file.chmod(mode)


@contextmanager
def _lock(root: Path, progress: Progress) -> Iterator[int]:
    """Let one set-up at a time work in a folder; yields the lock's descriptor."""
    try:
        handle = os.open(root / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise SetupError(why_not_written(error, root)) from None
    try:
        take = _taker()
        if not take(handle, False):
            progress.line("Another set-up of this folder is running: waiting until it is done.")
            take(handle, True)
        if not os.access(root, os.W_OK):
            raise SetupError(read_only(root))
        yield handle
    finally:
        os.close(handle)


def _taker() -> Callable[[int, bool], bool]:
    """Return the system's way to take a lock: it gets the descriptor and whether to wait."""
    if sys.platform == "win32":
        import msvcrt

        def take_here(handle: int, wait: bool) -> bool:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:
                return False
            return True

        return take_here
    import fcntl

    def take(handle: int, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

    return take

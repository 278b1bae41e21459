"""A small project with the real ``run.py``, and wheels for it in a folder."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
PYTHON = Path(sys.executable).resolve()
CARRIED = (
    "run.py",
    "bootstrap/__init__.py",
    "bootstrap/environment.py",
    "bootstrap/problems.py",
    "bootstrap/progress.py",
    "bootstrap/system_packages.py",
    "src/quizapp/__init__.py",
    "src/quizapp/cli.py",
    "src/quizapp/commands.py",
    "src/quizapp/pack_commands.py",
    "src/quizapp/question_commands.py",
    "src/quizapp/core/__init__.py",
    "src/quizapp/core/errors.py",
    "src/quizapp/env/__init__.py",
    "src/quizapp/env/system_libraries.py",
    "src/quizapp/env/version.py",
)
MAIN = """
import sys
from importlib.metadata import version
import quizapp, tinylib
print("ran", *sys.argv[1:], tinylib.NUMBER, quizapp.__file__)
"""

_HEARS_CTRL_C = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Whoever tests in the background of a shell inherits that Ctrl-C is ignored; in a terminal not."""


@dataclass
class Project:
    """A project's folder and how it is run.

    Args:
        folder: where it is.
        wheels: where its libraries come from.
        variables: of the environment, beside what every run has.
    """

    folder: Path
    wheels: Path
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """Return the variables of a run: no registry, no settings of this computer, no uv."""
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.wheels),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            "PYTHONDONTWRITEBYTECODE": "1",
            **self.variables,
        }

    @property
    def venv(self) -> Path:
        """Return its environment."""
        return self.folder / ".venv"

    @property
    def stamp(self) -> Path:
        """Return what tells that its environment is whole."""
        return self.venv / "quizapp-setup.json"

    @property
    def libraries(self) -> Path:
        """Return where its libraries are."""
        return next(self.venv.glob("lib/python*")) / "site-packages"

    def start(self, *words: str) -> "subprocess.Popen[str]":
        """Start ``run.py`` in a process group of its own, as a terminal does."""
        return subprocess.Popen(
            [PYTHON, "-c", _HEARS_CTRL_C, str(PYTHON), str(self.folder / "run.py"), *words],
            env=self.environment,
            cwd=self.wheels,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, *words: str) -> tuple[int, str]:
        """Run ``run.py`` and return its status and all that it printed."""
        process = self.start(*words)
        told, _ = process.communicate(timeout=PATIENCE)
        return process.returncode, told

    def pin(self, constraints: str) -> None:
        """Change the versions that are wanted."""
        (self.folder / "constraints.txt").write_text(constraints)

    def stamped(self, **changes: object) -> None:
        """Change what is written down about the environment."""
        stamp = json.loads(self.stamp.read_text())
        self.stamp.write_text(json.dumps(stamp | changes))


def a_project(folder: Path, wheels: Path) -> Project:
    """Write a project that needs tinylib, and toollib for its tests."""
    for name in CARRIED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / "src/quizapp/__main__.py").write_text(MAIN)
    (folder / "benchmarks").mkdir()
    (folder / "benchmarks/__main__.py").write_text("import toollib\nprint('benchmarks ran')\n")
    (folder / "pyproject.toml").write_text(
        '[project]\nname = "quizapp"\ndependencies = ["tinylib>=1,<3"]\n'
        '[project.optional-dependencies]\ndev = ["toollib"]\n'
    )
    project = Project(folder, wheels)
    project.pin("tinylib==1.0\ntoollib==1.0\n")
    return project


def write_wheel(folder: Path, name: str, version: str, size: int = 0) -> None:
    """Write a wheel with one module, which tells its number.

    Args:
        folder: where to.
        name: of the library and of its module.
        version: like "1.0".
        size: bytes beside the module, for a library that takes its time.
    """
    meta = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f"NUMBER = '{version}'\n",
        f"{name}_rest.txt": "x" * size,
        f"{meta}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{meta}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{file},,\n" for file in [*files, f"{meta}/RECORD"])
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        for file, text in {**files, f"{meta}/RECORD": record}.items():
            wheel.writestr(file, text)

"""Missing packages: all named at once, and got where that is allowed, with a recorded apt."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import run
from bootstrap.problems import SetupError
from bootstrap.progress import Progress
from bootstrap.system_packages import get_packages, missing_for_browser

from bootstrap import environment, system_packages
from tests.waiting import PATIENCE, wait_until

ROOT = Path(__file__).resolve().parents[2]
REASONS = ("Qt needs libraries that are not installed.", "Python's module is not installed.")
PACKAGES = ("libegl1", "libgl1", "python3-venv")
APT = """#!/bin/sh
echo "$@" >> {folder}/calls
{script}
"""


class Apt:
    """A stand-in for apt-get that writes down how it was called; the real one changes the system.

    Args:
        folder: where it is put.
        monkeypatch: puts it into the PATH.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    def does(self, script: str, name: str = "apt-get") -> None:
        """Let it do what a shell script says."""
        program = self.folder / name
        program.write_text(APT.format(folder=self.folder, script=script))
        program.chmod(0o755)

    @property
    def calls(self) -> list[str]:
        """Return the words of each call."""
        return (self.folder / "calls").read_text().splitlines()


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Apt:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    made = Apt(tmp_path, monkeypatch)
    made.does("exit 0")
    made.does("exit 0", name="dpkg")
    return made


def test_everything_is_installed_in_one_go(apt: Apt, capsys: pytest.CaptureFixture[str]) -> None:
    get_packages(PACKAGES, REASONS, Progress())
    (call,) = apt.calls
    assert call.startswith("install --yes")
    assert call.endswith("libegl1 libgl1 python3-venv")
    told = capsys.readouterr().err
    assert all(reason in told for reason in REASONS)


def test_who_is_not_root_gets_one_line_to_type(
    apt: Apt, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    apt.does("exit 1", name="sudo")
    lists = tmp_path / "lists"
    lists.mkdir()
    monkeypatch.setattr(system_packages, "_LISTS", lists)
    with pytest.raises(SetupError) as without_lists:
        get_packages(PACKAGES, REASONS, Progress())
    install = "apt-get install --no-install-recommends libegl1 libgl1 python3-venv"
    assert f"    sudo apt-get update && sudo {install}\n" in str(without_lists.value)
    (lists / "mirror_trixie_main_binary-amd64_Packages").touch()
    with pytest.raises(SetupError) as with_lists:
        get_packages(PACKAGES, REASONS, Progress())
    assert f"    sudo {install}\n" in str(with_lists.value)
    assert all(reason in str(with_lists.value) for reason in REASONS)


def test_missing_lists_are_fetched(apt: Apt) -> None:
    apt.does(
        f'[ "$1" = update ] && touch {apt.folder}/lists && exit 0\n'
        f"[ -e {apt.folder}/lists ] && exit 0\n"
        "echo 'E: Unable to locate package libegl1'; exit 100"
    )
    get_packages(PACKAGES, REASONS, Progress())
    assert [call.split()[0] for call in apt.calls] == ["install", "update", "install"]


def test_no_lists_and_no_network_is_offline(apt: Apt) -> None:
    apt.does(
        '[ "$1" = update ] && echo "Temporary failure resolving \'mirror\'" && exit 100\n'
        "echo 'E: Unable to locate package libegl1'; exit 100"
    )
    with pytest.raises(SetupError, match="this computer is offline"):
        get_packages(PACKAGES, REASONS, Progress())


def test_an_interrupted_installation_is_finished_first(apt: Apt) -> None:
    apt.does(f"touch {apt.folder}/mended", name="dpkg")
    apt.does(
        f"[ -e {apt.folder}/mended ] && exit 0\n"
        "echo \"E: dpkg was interrupted, you must manually run 'dpkg --configure -a'\"; exit 100"
    )
    get_packages(PACKAGES, REASONS, Progress())
    assert "--configure -a" in apt.calls
    assert apt.calls[-1].endswith("python3-venv")


def test_where_there_is_no_apt_the_packages_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupError, match="packages are called: libegl1 libgl1 python3-venv"):
        get_packages(PACKAGES, REASONS, Progress())


AS_ROOT = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
os.geteuid = lambda: 0
from bootstrap import environment, system_packages
from bootstrap.progress import Progress, run_program

def aloud(words, heard, *rest, **more):
    return run_program(words, lambda line: (heard(line), print(line, flush=True)), *rest, **more)

system_packages.run_program = aloud
try:
    system_packages.get_packages(("libegl1",), ("Needed.",), Progress())
except KeyboardInterrupt:
    print("stopped", flush=True)
"""
"""Installing, with every line of apt told once it was heard."""


class Installing:
    """A process that installs packages with a stand-in for apt, as in a terminal of its own."""

    def __init__(self, apt: Apt, line: str) -> None:
        """Start it, and come back when it has heard a line of apt; then apt waits to go on."""
        self.folder = apt.folder
        apt.does(
            f"echo '{line}'\n"
            f"while [ ! -e {apt.folder}/goes-on ]; do sleep 0.05; done\ntouch {apt.folder}/at-end"
        )
        with (apt.folder / "told").open("w") as told:
            self.process = subprocess.Popen(
                [sys.executable, "-c", AS_ROOT],
                env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"},
                stdout=subprocess.PIPE,
                stderr=told,
                text=True,
                start_new_session=True,
            )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == line + "\n"

    def press_ctrl_c(self) -> None:
        """Let the whole group of processes hear it, as a terminal does."""
        os.killpg(self.process.pid, signal.SIGINT)

    def go_on(self) -> None:
        """Let apt go on."""
        (self.folder / "goes-on").touch()

    def end(self) -> str:
        """Wait for its end and return what it printed since."""
        return self.process.communicate(timeout=PATIENCE)[0]

    @property
    def told(self) -> str:
        """Return what the user was told."""
        return (self.folder / "told").read_text()

    @property
    def apt_ended(self) -> bool:
        """Return whether apt came to its end."""
        return (self.folder / "at-end").exists()


@pytest.mark.skipif(os.name == "nt", reason="there is no apt")
@pytest.mark.parametrize(
    "line", ["Fetched 1,204 kB in 1s (1,100 kB/s)", "Unpacking libegl1:amd64 (1.6.0-1) ..."]
)
def test_ctrl_c_waits_until_packages_are_unpacked(apt: Apt, line: str) -> None:
    installing = Installing(apt, line)
    installing.press_ctrl_c()
    wait_until(lambda: "Stopping as soon as the packages are unpacked." in installing.told)
    installing.press_ctrl_c()
    assert installing.process.poll() is None
    installing.go_on()
    assert installing.end() == "stopped\n"
    assert installing.apt_ended
    assert installing.told.count("Stopping") == 1


@pytest.mark.skipif(os.name == "nt", reason="there is no apt")
def test_ctrl_c_stops_a_download_at_once(apt: Apt) -> None:
    installing = Installing(apt, "Get:1 bookworm/main amd64 libegl1 amd64 1.6.0-1 [33.7 kB]")
    installing.press_ctrl_c()
    assert installing.end() == "stopped\n"
    assert not installing.apt_ended


def test_what_drives_a_browser_is_needed_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_packages, "is_loadable", lambda _: False)
    monkeypatch.setattr(system_packages, "BROWSER", tmp_path / "chromium")
    assert missing_for_browser() == ()
    (tmp_path / "chromium").touch()
    assert [each.package for each in missing_for_browser()] == ["libatomic1"]


class NothingDue:
    """Stands in for the set-up of an environment that is whole."""

    needs_venv = is_due = False

    def __init__(self, *_: object) -> None: ...

    def sweep(self) -> None:
        """Find nothing."""


def test_what_drives_the_browser_is_asked_for_with_all_else_that_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(environment, "Setup", NothingDue)
    monkeypatch.setattr(system_packages, "missing_for_browser", lambda: system_packages.DRIVER)
    monkeypatch.setattr(
        system_packages, "get_packages", lambda packages, *_: asked.extend(packages)
    )
    run.set_up("dev", draws=False, on_screen=False, browses=False)
    assert asked == []
    run.set_up("dev", draws=False, on_screen=False, browses=True)
    assert asked == ["libatomic1"]


@pytest.mark.parametrize(("command", "browses"), [("test", True), ("bench", False)])
def test_only_the_tests_drive_a_browser(
    monkeypatch: pytest.MonkeyPatch, command: str, browses: bool
) -> None:
    asked: list[bool] = []

    def stop(_: str, *, draws: bool, on_screen: bool, browses: bool) -> None:
        asked.append(browses)
        raise SetupError

    monkeypatch.setattr(run, "set_up", stop)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    assert run.main([command]) == 1
    assert asked == [browses]

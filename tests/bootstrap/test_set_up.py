"""``run.py`` from nothing, again, interrupted, moved, offline: with the real pip and venv."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from bootstrap.environment import look

from tests.bootstrap.projects import PYTHON, Project, a_project, write_wheel
from tests.waiting import PATIENCE

fcntl = pytest.importorskip("fcntl", reason="a lock of this test is that of Linux and macOS")
pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="paths of this test are those of Linux and macOS"),
    pytest.mark.skipif(
        subprocess.run([PYTHON, "-c", "import ensurepip"], check=False).returncode != 0,
        reason="Python's module for environments is not installed: apt-get install python3-venv",
    ),
]
NEEDS_UV = pytest.mark.skipif(shutil.which("uv") is None, reason="uv is not installed")


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheels")
    write_wheel(folder, "tinylib", "1.0")
    write_wheel(folder, "tinylib", "2.0")
    write_wheel(folder, "toollib", "1.0")
    return folder


@pytest.fixture(scope="session")
def first_run(tmp_path_factory: pytest.TempPathFactory, wheels: Path) -> tuple[Project, int, str]:
    """A project after its first run, with the status and what was printed."""
    project = a_project(tmp_path_factory.mktemp("first") / "quiz app", wheels)
    return project, *project.run("doctor")


def _linked_or_copied(source: str, target: str) -> str:
    """Link the nine hundred files of pip, which nobody writes into; copy all others."""
    if "/site-packages/pip/" not in source:
        return shutil.copy2(source, target)
    os.link(source, target)
    return target


@pytest.fixture
def project(tmp_path: Path, first_run: tuple[Project, int, str]) -> Project:
    """A project that was set up somewhere else: moving it is part of every test."""
    folder = tmp_path / "moved"
    shutil.copytree(first_run[0].folder, folder, symlinks=True, copy_function=_linked_or_copied)
    return Project(folder, first_run[0].wheels)


@pytest.fixture
def fresh(tmp_path: Path, wheels: Path) -> Project:
    return a_project(tmp_path / "fresh", wheels)


def offline(project: Project) -> Project:
    """Let an index be asked that nobody answers for."""
    project.variables = {
        "PIP_NO_INDEX": "0",
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_FIND_LINKS": "",
        "PIP_RETRIES": "1",
    }
    return project


def leftovers(project: Project) -> set[str]:
    return {each.name for each in project.folder.glob(".venv*")} - {".venv", ".venv.lock"}


def test_the_first_run_tells_its_steps_and_runs_the_command(
    first_run: tuple[Project, int, str],
) -> None:
    first, status, told = first_run
    assert status == 0, told
    assert "Setting up quizapp in .venv: this is done once." in told
    for step in ("1 of 3  Making", "2 of 3  Getting", "3 of 3  Checking", "MB are downloaded"):
        assert step in told
    assert f"ran doctor 1.0 {first.folder}/src/quizapp/__init__.py" in told
    assert not leftovers(first)


def test_scripts_of_the_environment_name_its_python_also_after_a_move(project: Project) -> None:
    project.run("bench")
    script = (project.venv / "bin/pip").read_text()
    assert f"{project.venv}/bin/python" in script.splitlines()[1], "the folder before had a space"
    assert f"{project.venv}" in (project.venv / "bin/activate").read_text()
    assert ".venv.new" not in script


def test_a_moved_folder_runs_at_once_without_a_word_and_offline(project: Project) -> None:
    status, told = offline(project).run("doctor")
    assert (status, told) == (0, f"ran doctor 1.0 {project.folder}/src/quizapp/__init__.py\n")


def test_a_newer_build_of_the_same_python_changes_nothing(project: Project) -> None:
    config = project.venv / "pyvenv.cfg"
    config.write_text(config.read_text().replace("version = 3", "version = 3.11.0 was 3"))
    assert offline(project).run("doctor")[1].startswith("ran doctor")


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("content", "--help"), ("nosuch",)])
def test_help_version_and_mistyped_words_set_nothing_up(
    fresh: Project, words: tuple[str, ...]
) -> None:
    _, told = fresh.run(*words)
    assert not list(fresh.folder.glob(".venv*")), told
    assert "Setting up" not in told


def test_help_lists_every_command(fresh: Project) -> None:
    status, told = fresh.run("--help")
    assert status == 0
    for command in (
        "run.py test",
        "run.py test --quick",
        "run.py demo",
        "run.py check",
        "run.py check --coverage",
        "run.py bench",
        "content check",
        "content export",
        "bank build",
        "bank backup",
        "bank restore",
        "documents attach",
        "gallery",
        "doctor",
    ):
        assert command in told, command


@pytest.mark.parametrize(
    ("moment", "how"),
    [("1 of 3", signal.SIGINT), ("2 of 3", signal.SIGINT), ("2 of 3", signal.SIGKILL)],
)
def test_an_interrupted_set_up_is_made_good_by_the_next_run(
    fresh: Project, moment: str, how: signal.Signals
) -> None:
    process = fresh.start("doctor")
    assert process.stdout is not None
    for line in process.stdout:
        if moment in line:
            break
    # Ctrl-C reaches the whole group; a kill reaches run.py alone, and pip goes on as an orphan.
    if how is signal.SIGINT:
        os.killpg(process.pid, how)
    else:
        process.kill()
    process.communicate(timeout=PATIENCE)
    status, told = fresh.run("doctor")
    assert status == 0, told
    assert "ran doctor 1.0" in told
    assert not leftovers(fresh)


@pytest.fixture
def littered(project: Project) -> Project:
    """A project where Ctrl-C came a second time, while the first was being tidied up after."""
    for name in (".venv.new", ".venv.old"):
        (project.folder / name / "lib").mkdir(parents=True)
        (project.folder / name / "lib" / "half.py").touch()
    return project


def test_what_two_ctrl_c_left_behind_is_swept_at_the_next_start(littered: Project) -> None:
    assert littered.run("doctor")[1].startswith("ran doctor")
    assert not leftovers(littered)


def test_what_another_set_up_is_making_is_not_swept(littered: Project) -> None:
    with (littered.folder / ".venv.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert littered.run("doctor")[1].startswith("ran doctor")
        assert leftovers(littered) == {".venv.new", ".venv.old"}


def test_ctrl_c_is_answered_with_a_sentence(fresh: Project) -> None:
    process = fresh.start("doctor")
    assert process.stdout is not None
    assert "Setting up" in process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    told, _ = process.communicate(timeout=PATIENCE)
    assert "Stopped. Run the same command again to go on." in told
    assert "Traceback" not in told
    assert process.returncode == 130
    assert not fresh.venv.exists()


def test_a_half_made_environment_is_made_again_and_that_is_said(fresh: Project) -> None:
    subprocess.run([PYTHON, "-m", "venv", "--without-pip", fresh.venv], check=True)
    status, told = fresh.run("doctor")
    assert status == 0, told
    assert "The environment in .venv cannot be added to (it has no pip): it is made again." in told
    assert "ran doctor 1.0" in told


def test_an_environment_that_does_not_start_is_none(project: Project) -> None:
    assert look(project.venv) is not None
    for python in project.venv.glob("bin/python*"):
        python.unlink()
        python.symlink_to("/nonexistent/python")
    assert look(project.venv) is None


def test_an_environment_of_another_python_is_made_again(project: Project) -> None:
    # As when the system went from one Python to the next: the link leads to the new one.
    libraries = project.libraries.parent
    libraries.rename(libraries.with_name("python3.9"))
    project.stamped(python="3.9")
    status, told = project.run("doctor")
    assert status == 0, told
    assert "The environment in .venv is for Python 3.9, this is" in told
    assert "it is made again" in told
    assert "ran doctor 1.0" in told


def test_what_is_added_is_added_to_a_copy_and_stays(project: Project) -> None:
    status, told = project.run("bench")
    assert status == 0, told
    assert "Bringing the environment in .venv up to date." in told
    assert "benchmarks ran" in told
    assert "Bringing" not in project.run("doctor")[1]
    assert "Bringing" not in project.run("bench")[1]


def test_a_bank_on_a_server_gets_its_driver(project: Project) -> None:
    pyproject = project.folder / "pyproject.toml"
    pyproject.write_text(pyproject.read_text() + 'postgresql = ["toollib"]\n')
    status, told = project.run("--database", "postgresql://host/bank", "doctor")
    assert status == 0, told
    assert "Bringing the environment in .venv up to date." in told
    assert (project.libraries / "toollib.py").exists()


def test_an_environment_without_pip_is_made_again_when_something_is_to_be_added(
    project: Project,
) -> None:
    shutil.rmtree(project.libraries / "pip")  # as uv makes them
    assert project.run("doctor")[1].startswith("ran doctor"), "whole for what it was made for"
    status, told = project.run("bench")
    assert status == 0, told
    assert "cannot be added to (it has no pip): it is made again." in told


def test_a_damaged_environment_is_made_again_from_nothing(project: Project) -> None:
    (project.libraries / "tinylib.py").unlink()
    project.stamp.unlink()
    status, told = project.run("doctor")
    assert status == 0, told
    assert "The old environment is broken (tinylib is not whole: tinylib.py)" in told
    assert "ran doctor 1.0" in told


def test_an_environment_made_by_hand_is_taken_as_it_is(project: Project) -> None:
    project.stamp.unlink()
    (project.libraries / "__editable__.quizapp-0.1.0.pth").write_text("/somewhere/else/src\n")
    status, told = offline(project).run("doctor")
    assert status == 0, told
    assert "Getting the libraries" not in told
    assert f"{project.folder}/src" in told
    assert not list(project.libraries.glob("*quizapp-*"))


def test_new_versions_are_fetched(project: Project) -> None:
    project.pin("tinylib==2.0\ntoollib==1.0\n")
    status, told = project.run("doctor")
    assert status == 0, told
    assert "ran doctor 2.0" in told


def test_an_old_environment_that_works_is_started_when_there_is_no_way_to_renew_it(
    project: Project,
) -> None:
    project.pin("tinylib==2.0\ntoollib==1.0\n")
    status, told = offline(project).run("doctor")
    assert status == 0, told
    assert "this computer is offline" in told
    assert "Going on with the libraries installed before." in told
    assert "ran doctor 1.0" in told
    assert not leftovers(project)


def test_offline_from_nothing_is_told_in_a_sentence(fresh: Project) -> None:
    status, told = offline(fresh).run("doctor")
    assert status == 1
    assert "this computer is offline, or a proxy or filter stands between" in told
    assert "Traceback" not in told
    assert not fresh.venv.exists()


def test_two_runs_at_once_set_up_one_after_the_other(fresh: Project) -> None:
    runs = [fresh.start("doctor"), fresh.start("doctor")]
    told = [run.communicate(timeout=PATIENCE)[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    assert all("ran doctor 1.0" in each for each in told)
    assert sum("1 of 3" in each for each in told) == 1


def test_files_are_found_where_one_is(project: Project) -> None:
    (project.wheels / "tinylib.py").write_text("raise SystemExit('taken from the folder')")
    try:
        assert project.run("doctor")[1].startswith("ran doctor")
    finally:
        (project.wheels / "tinylib.py").unlink()


@NEEDS_UV
def test_with_uv_and_later_without_it(fresh: Project) -> None:
    uv = shutil.which("uv")
    assert uv is not None
    config = fresh.folder / "uv.toml"
    config.write_text(f"no-index = true\nfind-links = ['{fresh.wheels}']\n")
    with_uv = {
        "PATH": f"{Path(uv).parent}:/usr/bin:/bin",
        "UV_CONFIG_FILE": str(config),
        "UV_CACHE_DIR": str(fresh.folder / "cache"),
    }
    fresh.variables = with_uv
    status, told = fresh.run("doctor")
    assert status == 0, told
    assert not (fresh.libraries / "pip").exists()
    fresh.variables = {}
    assert fresh.run("doctor")[1].startswith("ran doctor")
    status, told = fresh.run("bench")
    assert status == 0, told
    assert "it is made again" in told
    assert "benchmarks ran" in told

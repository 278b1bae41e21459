"""A question answered with real keyboard layouts: an X server, ``setxkbmap`` and ``xdotool``."""

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.env.system_libraries import missing_libraries
from tests.ui.shell.keys.pressing import CODES
from tests.waiting import PATIENCE

_TOOLS = ("Xvfb", "setxkbmap", "xdotool")
_MISSING = [tool for tool in _TOOLS if shutil.which(tool) is None] + [
    library.package for library in missing_libraries({"DISPLAY": ":0"})
]
"""All of it at once: the server's tools, and the packages that a window of Qt needs there."""
pytestmark = pytest.mark.skipif(bool(_MISSING), reason=f"needs {', '.join(_MISSING)}")

LAYOUTS = ("us", "ru", "gr", "il", "ara", "kr", "fr", "cz", "bg", "ge", "th", "in")


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An X server of our own, at a number that it chooses."""
    log = (tmp_path_factory.mktemp("x") / "log").open("wb")
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1024x768x24",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=log)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            told = number.readline().strip()
        assert told, "the X server did not start"
        yield f":{told}"
    finally:
        server.terminate()
        server.wait(PATIENCE)
        log.close()


@pytest.fixture(scope="module")
def answers(display: str) -> Iterator[subprocess.Popen[str]]:
    """A window with one question, which prints what it reports."""
    script = Path(__file__).with_name("question_window.py")
    root = Path(__file__).parents[4]
    env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(root)}
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as window:
        try:
            if _line(window) != "ready":
                pytest.skip(
                    "Qt cannot open a window on an X server here, and no library is missing"
                )
            yield window
        finally:
            window.kill()


def _line(window: subprocess.Popen[str]) -> str:
    """Return the next line that the window prints; empty if none comes."""
    assert window.stdout is not None
    readable, _, _ = select.select([window.stdout], [], [], PATIENCE)
    return window.stdout.readline().strip() if readable else ""


def _run(display: str, *command: str) -> None:
    env = os.environ | {"DISPLAY": display}
    subprocess.run(command, env=env, check=True, timeout=PATIENCE)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_question_is_answered_on_a_real_layout(
    display: str, answers: subprocess.Popen[str], layout: str
) -> None:
    _run(display, "setxkbmap", layout)
    keys = "B1M" if layout == "fr" else "ABCD1M"  # a French M is elsewhere, and A is where Q is
    for key in keys:
        _run(display, "xdotool", "key", str(CODES[key]))
        if key == "M" and layout == "fr":
            _run(display, "xdotool", "key", "m")
        expected = {"1": "sure guess", "M": "flag"}.get(key, f"chose {key}")
        assert _line(answers) == expected, f"{key} on {layout}"

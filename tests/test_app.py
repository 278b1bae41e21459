"""The composition root, as the process starts it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.waiting import PATIENCE

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from quizapp import app
from quizapp.env.paths import Paths
from quizapp.ui.shell import first_window

data, content = map(Path, sys.argv[1:])

def build_ui(qt, window):
    made = app.build_ui(qt, window, Paths(data, content, content), None)
    seen = []

    def look():
        screens = {type(w).__name__ for w in window.findChildren(object) if hasattr(w, "isVisible")
                   and w.isVisible()}
        if "LearnersScreen" in screens:
            print("up", made.services is not None)
            window.close()

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(20)
    return made

print("ended", first_window.run(build_ui))
"""


def started(data: Path, content: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, str(data), str(content)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_the_process_opens_its_window_on_a_fresh_folder_and_ends_cleanly(tmp_path: Path) -> None:
    from tests.packs.folders import a_folder

    done = started(tmp_path / "data", a_folder(tmp_path))
    assert (done.stdout, done.returncode) == ("up True\nended 0\n", 0), done.stderr
    assert done.stderr == ""
    kept = {file.name for file in (tmp_path / "data").iterdir()}
    assert "bank.sqlite" in kept
    assert "bank.sqlite-wal" not in kept  # the bank was closed


def test_the_log_begins_with_versions_and_says_what_was_opened(tmp_path: Path) -> None:
    from tests.packs.folders import a_folder

    done = started(tmp_path / "data", a_folder(tmp_path))
    assert done.returncode == 0, done.stderr
    told = [
        line.split(": ", 1)[1]
        for line in (tmp_path / "data" / "quizapp.log").read_text("utf-8").splitlines()
        if " INFO " in line  # where there is no Korean font, that none came along is warned of
    ]
    assert told[0].startswith("quizapp ")
    assert all(part in told[0] for part in (" started: Python 3.", "Qt 6.", sys.platform.title()))
    assert told[1].startswith("bank migrated from nothing to 00")
    assert told[2].startswith("bank opened: sqlite 3.")
    assert told[3].startswith("bank built: ")
    assert told[-1] == "closed"

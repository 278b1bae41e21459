"""``startup``: the first window and its content, against bare PySide6 and SQLAlchemy programs.

Every program is a process of its own, timed from before it is started until its window is
painted. The programs take turns, so that a slow moment of the computer falls on all of them.
"""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.report import Report

ROUNDS = 9
WINDOW_BUDGET = 1.1
CONTENT_BUDGET = 1.4
MEMORY_BUDGET = 1.3

_TELL = """
def tell(**figures):
    import json, os, resource, time
    figures = {name: time.time() - float(os.environ["STARTED"]) for name in figures}
    figures["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(figures), flush=True)
"""

_BARE_WINDOW = (
    _TELL
    + """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        tell(window=True)
        QTimer.singleShot(0, app.quit)

app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
)

_BARE_CONTENT = (
    _TELL
    + """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

class Window(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        tell(content=True)
        QTimer.singleShot(0, app.quit)

app = QApplication([])
with Session(create_engine("sqlite:///" + sys.argv[1])) as db:
    found = db.execute(text("SELECT title FROM document")).all()
window = Window("\\n".join(title for (title,) in found))
window.resize(1280, 800)
window.show()
app.exec()
"""
)

_APP = """
import json, os, sys, time
from quizapp.ui.shell import first_window

started = float(os.environ["STARTED"])
figures = {}

class Window(first_window.Window):
    def paintEvent(self, event):
        super().paintEvent(event)
        figures.setdefault("window", time.time() - started)

first_window.Window = Window

def build_ui(qt, window):
    from pathlib import Path
    from PySide6.QtCore import QEvent, QObject
    from quizapp import app
    from quizapp.env.paths import find_paths

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                import resource
                figures["content"] = time.time() - started
                figures["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                watched.removeEventFilter(self)
                print(json.dumps(figures), flush=True)
                qt.quit()
            return False

    class Shell(app.Shell):
        # Watched is the screen alone: a filter on all events has Qt make the Python classes of all.
        def put(self, page, content):
            window.watch = Watch()
            content.installEventFilter(window.watch)
            super().put(page, content)

    app.Shell = Shell
    return app.build_ui(qt, window, find_paths(Path(sys.argv[1])), None)

first_window.run(build_ui)
"""


def run(folder: Path) -> Report:
    """Measure, with the shipped bank built in ``folder``."""
    data = folder / "startup"
    bank = _prepare(data)
    rounds: dict[str, list[dict[str, float]]] = {"bare": [], "bare content": [], "app": []}
    for turn in range(ROUNDS + 1):
        for name, code, argument in (
            ("bare", _BARE_WINDOW, ""),
            ("bare content", _BARE_CONTENT, str(bank)),
            ("app", _APP, str(data)),
        ):
            figures = _time(code, argument)
            if turn:  # the first turn warms the disk's cache
                rounds[name].append(figures)

    def middle(name: str, figure: str) -> float:
        return median(one[figure] for one in rounds[name])

    window = middle("app", "window") / middle("bare", "window")
    content = middle("app", "content") / middle("bare content", "content")
    memory = middle("app", "memory") / middle("bare content", "memory")
    return Report(
        figures={
            "bare window, ms": round(1000 * middle("bare", "window"), 1),
            "first window, ms": round(1000 * middle("app", "window"), 1),
            "first window, ratio": round(window, 2),
            "bare PySide6 + SQLAlchemy, ms": round(1000 * middle("bare content", "content"), 1),
            "content, ms": round(1000 * middle("app", "content"), 1),
            "content, ratio": round(content, 2),
            "bare PySide6 + SQLAlchemy, MiB": round(middle("bare content", "memory"), 1),
            "memory, MiB": round(middle("app", "memory"), 1),
            "memory, ratio": round(memory, 2),
        },
        budget=(
            f"window <= {WINDOW_BUDGET}, content <= {CONTENT_BUDGET}, memory <= {MEMORY_BUDGET} "
            "(ratios)"
        ),
        ok=window <= WINDOW_BUDGET and content <= CONTENT_BUDGET and memory <= MEMORY_BUDGET,
    )


def _prepare(data: Path) -> Path:
    """Build the shipped bank with one learner, as on an ordinary day."""
    from quizapp.env.clock import system_clock
    from quizapp.env.paths import find_paths
    from quizapp.env.settings import Settings, save_settings
    from quizapp.services.bank_maintenance import BANK_FILE
    from quizapp.services.bank_opener import BankOpener

    paths = find_paths(data)
    services = BankOpener(paths.content, None, system_clock, random.Random(1)).open(data)
    services.maintenance.build(services.bank)
    everyone = services.learners.everyone()
    learner = everyone[0] if everyone else services.learners.add("Mina")
    save_settings(data / "settings.json", Settings(last_learner=learner.id))
    services.close()
    return data / BANK_FILE


def _time(code: str, argument: str) -> dict[str, float]:
    environment = dict(os.environ, STARTED=repr(time.time()))
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Else every start would compile our modules, and the others those of SQLAlchemy.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    words = [sys.executable, "-c", code, argument]
    told = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(told.stdout.splitlines()[0])
    return figures

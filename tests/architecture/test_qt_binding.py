import subprocess
import sys
from pathlib import Path

EMIT = """
import gc, sys
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    sent = Signal(bool)

heard = []
sender = Sender()
sender.sent.connect(heard.append)
for _ in range(5000):
    sender.sent.emit(True)
gc.collect()
print(len(heard))
"""


def test_five_thousand_signals_leave_the_interpreter_alive() -> None:
    """PySide6 6.12.0 drops a reference to True per signal: CPython 3.11 aborts after 600."""
    run = subprocess.run([sys.executable, "-c", EMIT], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, "5000"), run.stderr


def test_nothing_looks_at_the_items_of_a_layout() -> None:
    """What ``itemAt`` gives lives on in Python when Qt deletes the item with its widget.

    Whatever Qt puts at its address later is then taken for the item. What is in a layout is kept
    in a list where it is made, or asked for by ``parts``; ``takeAt`` gives the item away.
    """
    source = Path(__file__).resolve().parents[2] / "src"
    calls = [
        f"{file.relative_to(source)}:{number}"
        for file in sorted(source.rglob("*.py"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if ".itemAt(" in line
    ]
    assert calls == []

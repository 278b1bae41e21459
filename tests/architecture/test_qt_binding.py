import subprocess
import sys

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

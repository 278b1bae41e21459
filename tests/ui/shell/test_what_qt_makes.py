"""What a start spares Qt's bindings, which make their classes and enumerations on demand."""

import subprocess
import sys

from tests.waiting import PATIENCE

WINDOW = """
from PySide6 import QtCore
from quizapp.ui.shell import first_window

def painted(qt, window):
    print("Qt" in vars(QtCore))
    qt.quit()

first_window.run(painted)
"""

SCROLLED = """
from PySide6 import QtWidgets
from quizapp.ui.kit.layout.scrolling import VerticalScroll

qt = QtWidgets.QApplication([])
area = VerticalScroll(QtWidgets.QLabel("inside"))
area.show()
qt.processEvents()
print("QTreeView" in vars(QtWidgets))
"""

UNREAD = """
import linecache
from quizapp.ui.shell import first_window

def painted(qt, window):
    import colorsys
    print(colorsys.__file__ in linecache.cache)
    qt.quit()

first_window.run(painted)
"""


def told_by(code: str) -> str:
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=PATIENCE)
    return done.stdout.strip()


def test_the_first_window_is_painted_before_the_enumerations_of_qt_are_made() -> None:
    assert told_by(WINDOW) == "False"


def test_scrolling_does_not_have_the_classes_of_all_widgets_made() -> None:
    assert told_by(SCROLLED) == "False"


def test_the_source_of_what_is_loaded_after_the_window_is_not_read() -> None:
    assert told_by(UNREAD) == "False"

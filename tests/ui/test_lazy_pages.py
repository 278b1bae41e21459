"""A page is imported and built when it is first visited, and then kept."""

import subprocess
import sys

from tests.waiting import PATIENCE

VISIT = """
import sys
from types import SimpleNamespace
from PySide6.QtWidgets import QApplication
from quizapp.ui.lazy_pages import Pages

def loaded():
    return [name for name in sys.modules if name.endswith(".page") and ".ui.pages." in name]

qt = QApplication([])
pages = Pages(SimpleNamespace())
print(len(pages.built()), loaded())
plan = pages.plan
print(pages.built() == (plan,), pages.plan is plan, loaded())
"""


def test_a_page_is_loaded_and_built_on_its_first_visit() -> None:
    done = subprocess.run(
        [sys.executable, "-c", VISIT], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "0 []",
        "True True ['quizapp.ui.pages.plan.page']",
    ]

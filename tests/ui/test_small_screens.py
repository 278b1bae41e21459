"""What small screens leave no room for is found; ``test_gallery.py`` looks for it everywhere."""

from devtools.gallery.render_states import Entry, Variant, shown
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from quizapp.ui.kit.theme.theme import Theme
from quizapp.ui.shell.first_window import SMALLEST
from tests.ui.small_screens import SIZES, out_of_sight


def test_the_window_gets_no_bigger_than_those_screens() -> None:
    for width, height in SIZES:
        assert SMALLEST[0] <= width
        assert SMALLEST[1] <= height - 31, "a task bar can take more"


def test_what_is_outside_and_what_is_covered_is_found() -> None:
    def build() -> QWidget:
        page = QWidget()
        QHBoxLayout(page)
        for name, at in (("out", 600), ("under", 100), ("over", 90)):
            button = QPushButton(name, page)
            button.setGeometry(at, 20, 90, 40)
        return page

    with shown(Entry("faulty", build), Variant(Theme(reduced_motion=True), 640, 344)) as window:
        found = "\n".join(out_of_sight(window))
    assert "out' is outside" in found
    assert "under' is under something else" in found

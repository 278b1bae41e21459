"""Every screen in every state and look: nothing clipped, blank, sideways, nameless or beyond."""

from collections.abc import Callable
from pathlib import Path

import pytest
from devtools.gallery.entries import every_entry
from devtools.gallery.layout_checks import faults
from devtools.gallery.render_states import VARIANTS, WIDE, Entry, Variant, narrow, shown
from devtools.gallery.writing import write_gallery
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from quizapp.ui.kit.theme.theme import Theme
from quizapp.ui.kit.theme.tokens import Scheme
from tests.ui.small_screens import SIZES, out_of_sight


def faults_seen(_: Entry, window: QWidget) -> list[str]:
    """Return what is wrong with the layout of a window, and whether nothing is on it."""
    wrong = faults(window)
    return [*wrong, "nothing is painted"] if is_blank(window) else wrong


def beyond(entry: Entry, window: QWidget) -> list[str]:
    """Return what cannot be seen and pressed on a small screen; a board of samples may be long."""
    return [] if entry.name.startswith("widgets") else out_of_sight(window)


def is_blank(window: QWidget) -> bool:
    """Return whether hardly a colour is seen on a window."""
    smooth = Qt.TransformationMode.SmoothTransformation
    image = window.grab().toImage().scaled(80, 60, mode=smooth)
    image.convertTo(QImage.Format.Format_RGB32)  # four bytes a pixel, and none between the lines
    return len(set(memoryview(image.constBits()).cast("I"))) <= 6


_PLAIN = Theme(reduced_motion=True)
_SMALL = Variant(_PLAIN, 800, 600)
_TRIED = (
    (_PLAIN, ((WIDE, faults_seen), ((800, 600), faults_seen), *((size, beyond) for size in SIZES))),
    (Theme(Scheme.DARK, 200, reduced_motion=True), (((1280, 720), faults_seen),)),
    (Theme(Scheme.HIGH_CONTRAST, 200, reduced_motion=True), (((800, 600), faults_seen),)),
)
"""Every scheme, both text sizes and the smallest windows; the written gallery has more of them.

To build an entry takes most of the time: its window is made smaller for the next size, as a user
might make it, and everything is laid out again as in a new one.
"""
_PARTS = 4
"""Each test takes every fourth entry: then several workers have the same to do."""


@pytest.mark.parametrize("part", range(_PARTS))
@pytest.mark.parametrize(("look", "sizes"), _TRIED, ids=lambda it: getattr(it, "scheme", ""))
def test_no_entry_is_clipped_sideways_nameless_blank_or_out_of_sight(
    look: Theme,
    sizes: tuple[tuple[tuple[int, int], Callable[[Entry, QWidget], list[str]]], ...],
    part: int,
) -> None:
    found = {}
    for entry in every_entry()[part::_PARTS]:
        with shown(entry, Variant(look, *sizes[0][0])) as window:
            for (width, height), wrong in sizes:
                if (width, height) != sizes[0][0]:
                    narrow(window, width, height)
                if told := wrong(entry, window):
                    found[f"{entry.name}, {width} x {height}"] = told
    assert found == {}


def test_an_empty_page_is_found_blank() -> None:
    with shown(Entry("empty", QWidget), _SMALL) as window:
        assert is_blank(window)


def test_every_entry_has_a_name_of_its_own() -> None:
    names = [entry.name for entry in every_entry()]
    assert len(set(names)) == len(names)


def test_a_clipped_label_a_nameless_button_and_a_small_one_are_found() -> None:
    def build() -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        label = QLabel("A sentence that does not fit into forty pixels")
        label.setFixedWidth(40)
        button = QPushButton()
        button.setFixedSize(20, 20)
        row.addWidget(label)
        row.addWidget(button)
        return page

    with shown(Entry("faulty", build), _SMALL) as window:
        found = "\n".join(faults(window))
    assert "clipped" in found
    assert "no accessible name" in found
    assert "smaller than 24 px" in found


def test_a_page_that_scrolls_on_into_blank_space_is_found() -> None:
    def build() -> QWidget:
        inside = QWidget()
        inside.setMinimumHeight(3000)
        column = QVBoxLayout(inside)
        column.addWidget(QLabel("All there is"))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    with shown(Entry("endless", build), _SMALL) as window:
        assert "past its content" in "\n".join(faults(window))


def test_the_gallery_writes_a_picture_for_every_variant_and_a_page(tmp_path: Path) -> None:
    paths = write_gallery(tmp_path / "gallery", names=("widgets-empty",))
    assert len(paths) == len(VARIANTS)
    assert all(path.stat().st_size > 1000 for path in paths)
    page = (tmp_path / "gallery" / "index.html").read_text(encoding="utf-8")
    assert all(path.name in page for path in paths)


def test_the_gallery_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    paths = write_gallery(
        tmp_path,
        names=("widgets-empty",),
        progress=lambda done, number, _: told.append((done, number)),
    )
    assert told == [(done, len(paths)) for done in range(len(paths))]

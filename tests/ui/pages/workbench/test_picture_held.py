"""What is held or was copied, and whether it is a picture."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from quizapp.ui.kit.picture_encoding import encoded
from quizapp.ui.pages.workbench.picture_held import (
    ENDINGS,
    holds_picture,
    picture_bytes,
    picture_files,
)
from tests.pictures import a_png

pytestmark = pytest.mark.usefixtures("qapp")


def files(*names: str) -> QMimeData:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(f"/home/kim/{name}") for name in names])
    return held


def an_image() -> QImage:
    image = QImage(5, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    return image


@pytest.mark.parametrize("ending", [*ENDINGS, ".heic", ".tif"])
def test_files_are_pictures_by_how_they_end(ending: str) -> None:
    assert [one.name for one in picture_files(files(f"a{ending.upper()}"))] == [
        f"a{ending.upper()}"
    ]
    assert holds_picture(files(f"a{ending}"))


@pytest.mark.parametrize("names", [("a.gift",), ("a.png", "a.gift"), ("png",), ("a.pdf",)])
def test_where_another_file_is_among_them_none_is_taken(names: tuple[str, ...]) -> None:
    assert picture_files(files(*names)) == ()
    assert not holds_picture(files(*names), before_words=True)


def test_words_and_addresses_are_no_pictures() -> None:
    held = QMimeData()
    assert not holds_picture(held)
    held.setText("words")
    held.setUrls([QUrl("https://example.org/a.png")])
    assert not holds_picture(held, before_words=True)
    assert picture_bytes(held) == b""


def test_a_picture_with_words_beside_it_is_one_only_where_it_is_dropped() -> None:
    held = QMimeData()
    held.setImageData(an_image())
    assert holds_picture(held)
    held.setText("a cell")
    assert not holds_picture(held)
    assert holds_picture(held, before_words=True)


def test_it_is_handed_on_as_it_is_or_written_anew() -> None:
    held = QMimeData()
    held.setImageData(an_image())
    assert encoded(picture_bytes(held))[2:] == (5, 4)
    held.setData("image/png", a_png(7, 3))
    assert picture_bytes(held) == a_png(7, 3)
    assert Path("a.svg").suffix in ENDINGS

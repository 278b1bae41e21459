"""The look: contrast, stylesheet, text sizes, icons."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from quizapp.env.settings import Appearance
from quizapp.ui.kit.theme.icons import Icon, icons_folder, pixmap
from quizapp.ui.kit.theme.stylesheet import stylesheet
from quizapp.ui.kit.theme.theme import Theme, Type, apply_theme, current_theme, font_for, theme_for
from quizapp.ui.kit.theme.tokens import COLOURS, Scheme

TEXT_PAIRS = (
    ("text", "ground"),
    ("text", "card"),
    ("text", "hover"),
    ("text", "accent_soft"),
    ("text", "right_soft"),
    ("text", "wrong_soft"),
    ("quiet", "ground"),
    ("quiet", "card"),
    ("quiet", "hover"),
    ("quiet", "line"),
    ("quiet", "accent_soft"),
    ("accent", "ground"),
    ("accent", "card"),
    ("accent", "hover"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("right", "ground"),
    ("right", "card"),
    ("right", "right_soft"),
    ("wrong", "ground"),
    ("wrong", "card"),
    ("wrong", "wrong_soft"),
    ("on_mark", "mark"),
)
"""(text, what it stands on): 4.5:1 (WCAG 1.4.3). Quiet on line: a disabled button."""


CONTROL_PAIRS = (
    ("control", "ground"),
    ("control", "card"),
    ("accent", "accent_soft"),
    ("accent", "line"),
    ("mark_bar", "card"),
    ("mark_bar", "ground"),
)
"""(control, icon, bar or focus ring, what it stands on): 3:1 (WCAG 1.4.11)."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as ``#RRGGBB``, from 1 to 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#0072B2", "#FFFFFF") == pytest.approx(5.19, abs=0.01)
    assert contrast("#FFFFFF", "#B34700") == pytest.approx(5.50, abs=0.01)


@pytest.mark.parametrize("scheme", Scheme)
def test_text_has_a_contrast_of_four_and_a_half(scheme: Scheme) -> None:
    assert too_weak(scheme, TEXT_PAIRS, 4.5) == {}


def too_weak(
    scheme: Scheme, pairs: Iterable[tuple[str, str]], wanted: float
) -> dict[tuple[str, str], float]:
    """Return the pairs of colours whose contrast is not as wanted."""
    colours = COLOURS[scheme]
    found = {(a, b): contrast(getattr(colours, a), getattr(colours, b)) for a, b in pairs}
    return {pair: value for pair, value in found.items() if value < wanted}


@pytest.mark.parametrize("scheme", Scheme)
def test_controls_and_focus_ring_have_a_contrast_of_three(scheme: Scheme) -> None:
    assert too_weak(scheme, CONTROL_PAIRS, 3) == {}


@pytest.mark.parametrize("scheme", Scheme)
def test_the_stylesheet_has_no_token_left_and_grows_with_the_text(scheme: Scheme) -> None:
    sheet = stylesheet(COLOURS[scheme], 200)
    assert not re.search(r"\{[a-z_0-9]+\}", sheet)
    assert "font-size: 26px" in sheet
    assert "font-size: 13px" in stylesheet(COLOURS[scheme], 100)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_the_look_that_is_worn_can_be_asked_back(
    qapp: QApplication, scheme: Scheme, percent: int
) -> None:
    look = Theme(scheme, percent, reduced_motion=percent == 150)
    apply_theme(qapp, look)
    assert current_theme() == look


def test_a_chosen_appearance_does_not_ask_the_system(qapp: QApplication) -> None:
    assert theme_for(Appearance.DARK, 150).scheme is Scheme.DARK
    assert theme_for(Appearance.HIGH_CONTRAST).scheme is Scheme.HIGH_CONTRAST
    assert theme_for(Appearance.LIGHT, reduced_motion=True).reduced_motion


def test_every_icon_has_a_file_of_one_size_and_stroke_and_every_file_an_icon() -> None:
    files = {path.stem: path for path in icons_folder().glob("*.svg")}
    assert set(files) == {icon.value for icon in Icon}
    for path in files.values():
        root = ElementTree.parse(path).getroot()
        assert root.get("viewBox") == "0 0 24 24", path
        assert root.get("stroke-width") == "1.8", path
        assert root.get("stroke") == "currentColor", path


def test_an_icon_paints_in_the_colour_it_is_given(qapp: QApplication) -> None:
    wrong = []
    for icon in Icon:
        image = pixmap(icon, QColor("#B34700"), 24).toImage()
        seen = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
        inked = [colour for colour in seen if colour.alpha() > 200]
        if not inked or not all(c.red() > c.green() > c.blue() for c in inked):
            wrong.append(icon)
    assert wrong == []


def test_a_font_that_somebody_changes_is_nobody_else_s(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    font_for(Theme(), Type.SMALL).setBold(True)
    assert not font_for(Theme(), Type.SMALL).bold()

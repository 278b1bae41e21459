"""Colours by name, in three schemes. No Qt.

``tests/ui/kit/test_theme.py`` lists which of them stand on which, with the contrast they need.
"""

from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    """A set of colours."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high contrast"


@dataclass(frozen=True)
class Colours:
    """One scheme. ``line`` is decoration; ``control`` is a control's own border."""

    ground: str
    card: str
    line: str
    control: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    accent_soft: str
    accent_strong: str
    """The accent under the pointer."""
    right: str
    right_soft: str
    wrong: str
    wrong_soft: str
    mark: str
    """The highlighter under evidence."""
    on_mark: str
    mark_bar: str
    hover: str
    """A card or row under the pointer."""


COLOURS = {
    Scheme.LIGHT: Colours(
        ground="#F6F6F3",
        card="#FFFFFF",
        line="#E2E2DC",
        control="#868B92",
        text="#1D1F22",
        quiet="#565B62",
        accent="#4547C4",
        on_accent="#FFFFFF",
        accent_soft="#ECECFA",
        accent_strong="#37399F",
        right="#0067A3",
        right_soft="#E6F1F8",
        wrong="#B34700",
        wrong_soft="#FBEDE3",
        mark="#FFF0B3",
        on_mark="#1D1F22",
        mark_bar="#A67F00",
        hover="#F1F1F8",
    ),
    Scheme.DARK: Colours(
        ground="#15171A",
        card="#1E2125",
        line="#343940",
        control="#747B84",
        text="#ECEDEF",
        quiet="#A8AFB8",
        accent="#A5A7FF",
        on_accent="#15171A",
        accent_soft="#2A2B45",
        accent_strong="#C0C1FF",
        right="#56B4E9",
        right_soft="#1B2F3D",
        wrong="#E69F00",
        wrong_soft="#3A2D14",
        mark="#4A3F12",
        on_mark="#ECEDEF",
        mark_bar="#E0B93B",
        hover="#25282E",
    ),
    Scheme.HIGH_CONTRAST: Colours(
        ground="#000000",
        card="#0A0A0A",
        line="#5E5E5E",
        control="#FFFFFF",
        text="#FFFFFF",
        quiet="#E6E6E6",
        accent="#FFE100",
        on_accent="#000000",
        accent_soft="#2E2900",
        accent_strong="#FFF27A",
        right="#6CC7FF",
        right_soft="#00263D",
        wrong="#FFB04D",
        wrong_soft="#3D2200",
        mark="#FFE100",
        on_mark="#000000",
        mark_bar="#FFE100",
        hover="#2A2A2A",
    ),
}

"""The theme of the app: tokens, the palette and the one stylesheet made from them (spec UI-9).

The current theme is a property of the application; nothing else keeps it. A widget that
paints itself asks ``current_theme()`` and repaints when Qt tells it that the style has changed.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from quizapp.env.settings import Appearance
from quizapp.ui.kit.theme.fonts import KOREAN
from quizapp.ui.kit.theme.stylesheet import stylesheet
from quizapp.ui.kit.theme.tokens import COLOURS, Colours, Scheme

_CURRENT = "current-theme"


class Space(IntEnum):
    """Distances in pixels. They stay as they are when the text grows."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32
    HUGE = 48


RADIUS = 10
TARGET = 44
"""The height that controls aim at; 24 is the least (spec UI-3)."""


class Type(IntEnum):
    """Sizes of type in pixels at 100 %."""

    SMALL = 13
    BODY = 16
    LEAD = 20
    TITLE = 28
    DISPLAY = 40


@dataclass(frozen=True)
class Theme:
    """A colour scheme, a text size and whether things may move."""

    scheme: Scheme = Scheme.LIGHT
    text_percent: int = 100
    reduced_motion: bool = False

    @property
    def colours(self) -> Colours:
        """Return the colours of the scheme."""
        return COLOURS[self.scheme]

    def px(self, pixels: int) -> int:
        """Return a length that grows with the text: type, icons, letter boxes."""
        return round(pixels * self.text_percent / 100)

    def colour(self, name: str) -> QColor:
        """Return a colour by its token's name."""
        return QColor(getattr(self.colours, name))


def theme_for(
    appearance: Appearance, text_percent: int = 100, *, reduced_motion: bool = False
) -> Theme:
    """Return the theme for the settings; where they leave the choice to the system, ask it.

    Args:
        appearance: the chosen appearance.
        text_percent: 100 to 200.
        reduced_motion: the app's own setting; the system's wish for less motion is added to it.
    """
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility() if hasattr(hints, "accessibility") else None
    motion = getattr(accessibility, "motionPreference", None)  # Qt 6.12
    if motion is not None and "Reduced" in str(motion()):
        reduced_motion = True
    scheme = {
        Appearance.LIGHT: Scheme.LIGHT,
        Appearance.DARK: Scheme.DARK,
        Appearance.HIGH_CONTRAST: Scheme.HIGH_CONTRAST,
    }.get(appearance)
    if scheme is None:
        contrast = getattr(accessibility, "contrastPreference", None)  # Qt 6.10
        if contrast is not None and "HighContrast" in str(contrast()):
            scheme = Scheme.HIGH_CONTRAST
        elif hints.colorScheme() == Qt.ColorScheme.Dark:
            scheme = Scheme.DARK
        else:
            scheme = Scheme.LIGHT
    return Theme(scheme, text_percent, reduced_motion)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Apply a theme to the whole application; windows that are open change immediately."""
    app.setProperty(_CURRENT, theme)  # before the changes below make widgets ask for it
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette_for(theme))
    app.setFont(font_for(theme))
    app.setEffectEnabled(Qt.UIEffect.UI_General, not theme.reduced_motion)
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, not theme.reduced_motion)
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, not theme.reduced_motion)
    app.setStyleSheet(stylesheet(theme.colours, theme.text_percent))


def current_theme() -> Theme:
    """Return the theme that is applied to the application."""
    app = QApplication.instance()  # layouts ask thousands of times a screen: no more than this
    theme = None if app is None else app.property(_CURRENT)
    return theme if isinstance(theme, Theme) else Theme()


def font_for(theme: Theme, size: Type = Type.BODY, *, bold: bool = False) -> QFont:
    """Return the app's font in a size: the system's own sans serif, then our Korean letters."""
    # A copy, which costs next to nothing: whoever changed the remembered one would change the
    # letters of every screen.
    return QFont(_font(QApplication.font().family(), theme.px(size), bold))


@cache
def _font(family: str, pixels: int, bold: bool) -> QFont:
    font = QFont([family, KOREAN])
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def palette_for(theme: Theme) -> QPalette:
    """Return the palette that Fusion paints with."""
    c = theme.colours
    role = QPalette.ColorRole
    colours = {
        role.Window: c.ground,
        role.WindowText: c.text,
        role.Base: c.card,
        role.AlternateBase: c.ground,
        role.Text: c.text,
        role.Button: c.card,
        role.ButtonText: c.text,
        role.BrightText: c.wrong,
        role.PlaceholderText: c.quiet,
        role.ToolTipBase: c.card,
        role.ToolTipText: c.text,
        role.Highlight: c.accent,
        role.HighlightedText: c.on_accent,
        role.Accent: c.accent,
        role.Link: c.accent,
        role.LinkVisited: c.accent,
        role.Light: c.card,
        role.Midlight: c.line,
        role.Mid: c.line,
        role.Dark: c.control,
        role.Shadow: c.control,
    }
    palette = QPalette()
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(c.quiet))
    return palette

"""Setting styled text in lines: wraps anywhere rather than clip, with the theme's line height.

Qt's own rich text can neither centre a line in its line height nor outline a span as a chip, so
the lines are laid out here with ``QTextLayout``. Used by ``Prose`` and by buttons that wrap.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from quizapp.ui.kit.theme.theme import Theme, Type, font_for

_PLAIN = 1_000_000.0


class Tone(StrEnum):
    """How a span of text looks."""

    PLAIN = "plain"
    QUIET = "quiet"
    STRONG = "strong"
    LABEL = "label"
    """Small and quiet, such as "False claim:" before its sentence."""
    MARK = "mark"
    """The highlighter under evidence."""
    CHIP = "chip"
    EXPLAINED = "explained"
    """Dotted: the glossary has the word."""
    ACCENT = "accent"
    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True)
class Span:
    """A piece of text in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class TextStyle:
    """How a whole text is set."""

    size: Type = Type.BODY
    bold: bool = False
    tone: Tone = Tone.PLAIN
    centred: bool = False
    spread: float | None = None
    """Line height as a multiple of the size; None: 1.5 for reading, 1.3 for headings."""

    @property
    def line_height(self) -> float:
        """Return the line height as a multiple of the size."""
        if self.spread is not None:
            return self.spread
        return 1.3 if self.size > Type.BODY else 1.5


class LaidOutText:
    """Spans laid out in a width. Make a new one when text, width or theme change."""

    def __init__(
        self, spans: tuple[Span, ...], setting: TextStyle, theme: Theme, width: float
    ) -> None:
        self._theme = theme
        self._setting = setting
        self._font = font_for(theme, setting.size, bold=setting.bold)
        self._layouts: list[tuple[QTextLayout, tuple[tuple[int, int, Tone], ...]]] = []
        self.height = 0.0
        self.used_width = 0.0
        for paragraph in _paragraphs(spans):
            self._lay_out(paragraph, width)

    def _lay_out(self, paragraph: tuple[Span, ...], width: float) -> None:
        text = "".join(_shown(span) for span in paragraph)
        formats: list[QTextLayout.FormatRange] = []
        ranges = []
        start = 0
        for span in paragraph:
            length = len(_shown(span).encode("utf-16-le")) // 2
            made = QTextLayout.FormatRange()
            made.start, made.length = start, length
            made.format = _format(self._theme, self._setting.tone, span.tone)
            formats.append(made)
            ranges.append((start, start + length, span.tone))
            start += length
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self._setting.centred and width < _PLAIN:
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.setTextOption(option)
        layout.setFormats(formats)
        pitch = round(self._theme.px(self._setting.size) * self._setting.line_height)
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0, self.height + (pitch - line.height()) / 2))
            self.height += pitch
            self.used_width = max(self.used_width, line.naturalTextWidth())
        layout.endLayout()
        self._layouts.append((layout, tuple(ranges)))

    def paint(self, painter: QPainter, origin: QPointF, ink: QColor | None = None) -> None:
        """Paint the text with its marks and chips, its top left corner at the origin.

        Args:
            painter: paints on the widget.
            origin: the top left corner.
            ink: one colour for all of the text, in place of its tones.
        """
        for layout, ranges in self._layouts:
            for start, end, tone in ranges:
                if tone is Tone.MARK:
                    for rect in self._rects(layout, start, end):
                        painter.fillRect(
                            rect.translated(origin).adjusted(-2, 0, 2, 0),
                            QColor(self._theme.colours.mark),
                        )
                elif tone is Tone.CHIP:
                    self._paint_chip(painter, self._rects(layout, start, end), origin)
            layout.draw(painter, origin, _inked(layout, ink))

    def explained_at(self, spot: QPointF) -> int | None:
        """Return which of the explained spans is at a place, from 0; None where none is."""
        number = 0
        for layout, ranges in self._layouts:
            for start, end, tone in ranges:
                if tone is not Tone.EXPLAINED:
                    continue
                if any(rect.contains(spot) for rect in self._rects(layout, start, end)):
                    return number
                number += 1
        return None

    def _paint_chip(self, painter: QPainter, rects: list[QRectF], origin: QPointF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colours.control), 1.2))
        for rect in rects:
            outline = rect.translated(origin).adjusted(1, -1.5, -1, 1.5)
            painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)
        painter.restore()

    def _rects(self, layout: QTextLayout, start: int, end: int) -> list[QRectF]:
        height = QFontMetricsF(self._font).height()
        rects = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            while last > first and layout.text()[last - 1] == " ":
                last -= 1  # no mark on the space that a line ends with
            if first >= last:
                continue
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            box = line.naturalTextRect()
            top = box.center().y() - height / 2 - 1
            rects.append(QRectF(left, top, right - left, height + 2))
        return rects


def height_in(spans: tuple[Span, ...], setting: TextStyle, theme: Theme, width: float) -> float:
    """Return how high the text is in a width. Layouts ask again and again."""
    wide, height = _size(spans, setting, theme, _PLAIN)
    # What fits on its lines needs no second measuring; a pixel is left for rounding.
    return height if wide + 1 <= width else _size(spans, setting, theme, width)[1]


def natural_width(spans: tuple[Span, ...], setting: TextStyle, theme: Theme) -> float:
    """Return how wide the text is when nothing wraps."""
    return _size(spans, setting, theme, _PLAIN)[0]


@lru_cache(maxsize=2048)
def _size(
    spans: tuple[Span, ...], setting: TextStyle, theme: Theme, width: float
) -> tuple[float, float]:
    measured = LaidOutText(spans, setting, theme, width)
    return measured.used_width, measured.height


@cache
def _format(theme: Theme, whole: Tone, tone: Tone) -> QTextCharFormat:
    made = QTextCharFormat()
    c = theme.colours
    tone = whole if tone is Tone.PLAIN else tone
    colour = {
        Tone.QUIET: c.quiet,
        Tone.LABEL: c.quiet,
        Tone.CHIP: c.quiet,
        Tone.MARK: c.on_mark,
        Tone.ACCENT: c.accent,
        Tone.RIGHT: c.right,
        Tone.WRONG: c.wrong,
    }.get(tone, c.text)
    made.setForeground(QColor(colour))
    if tone is Tone.EXPLAINED:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        made.setUnderlineColor(QColor(c.accent))
    if tone is Tone.STRONG:
        made.setFontWeight(QFont.Weight.Bold)
    if tone in (Tone.LABEL, Tone.CHIP):
        made.setFont(font_for(theme, Type.SMALL))
    return made


def plain(spans: tuple[Span, ...]) -> str:
    """Return the text of the spans without their looks."""
    return "".join(span.text for span in spans)


def _inked(layout: QTextLayout, ink: QColor | None) -> list[QTextLayout.FormatRange]:
    if ink is None:
        return []
    whole = QTextLayout.FormatRange()
    whole.start, whole.length, whole.format = 0, len(layout.text()), QTextCharFormat()
    whole.format.setForeground(ink)
    return [whole]


def _x(value: object) -> float:
    # PySide6 returns (x, cursor) although its stubs say float.
    return float(value[0] if isinstance(value, tuple) else value)  # type: ignore[arg-type]


def _shown(span: Span) -> str:
    if span.tone is Tone.CHIP:
        hard = span.text.replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}")
        return f"\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}{hard}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"
    return span.text


def _paragraphs(spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    paragraphs: list[list[Span]] = [[]]
    for span in spans:
        for number, part in enumerate(span.text.split("\n")):
            if number:
                paragraphs.append([])
            if part:
                paragraphs[-1].append(Span(part, span.tone))
    return [tuple(paragraph) for paragraph in paragraphs]

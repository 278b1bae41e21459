"""The small widgets, all on one page, and the icons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from devtools.gallery.render_states import Entry
from quizapp.ui.kit.chart.map_view import MapView
from quizapp.ui.kit.chart.progress import ProgressLine
from quizapp.ui.kit.control.buttons import icon_button, link, primary, quiet
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.banner import Banner, BannerKind
from quizapp.ui.kit.layout.card import Card, Rule
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.hints import KeyHints
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type


def widget_entries() -> tuple[Entry, ...]:
    """Return the entries of the widgets."""
    return (
        Entry("widgets-controls", _controls),
        Entry("widgets-text", _text),
        Entry("widgets-icons", _icons),
        Entry("widgets-empty", _empty),
        Entry("widgets-maps", _maps),
    )


def _page() -> tuple[VerticalScroll, QVBoxLayout]:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(Space.HUGE, Space.XXL, Space.HUGE, Space.XXL)
    column.setSpacing(Space.L)
    return VerticalScroll(inside, "Widgets"), column


def _controls() -> QWidget:
    scroll, column = _page()
    column.addWidget(heading("Controls"))
    row = FlowLayout()
    for button in (primary("Answer"), quiet("Skip"), quiet("Filter", Icon.FILTER)):
        row.addWidget(button)
    off = primary("Answer")
    off.setEnabled(False)
    row.addWidget(off)
    row.addWidget(link("Read in the document"))
    row.addWidget(icon_button(Icon.FLAG, "Flag this question"))
    column.addLayout(row)
    sure = Segmented("How sure are you?", ("Guess", "Think so", "Certain"))
    sure.show_chosen(1)
    column.addWidget(sure)
    line = ProgressLine("Questions answered")
    line.reach(0.4)
    column.addWidget(line)
    name = QLineEdit("Mina")
    name.setAccessibleName("Name")
    column.addWidget(name)
    column.addWidget(Banner(BannerKind.DONE, "The backup was written.", "It holds 3 learners."))
    column.addWidget(
        Banner(
            BannerKind.TROUBLE,
            "The disk is full.",
            "Every response up to question 4 is kept. Free some space, then try again.",
            quiet("Try again"),
        )
    )
    column.addWidget(KeyHints((("A to D", "choose"), ("Enter", "answers"), ("?", "all keys"))))
    column.addStretch(1)
    return scroll


def _text() -> QWidget:
    scroll, column = _page()
    column.addWidget(heading("Display 40", Type.DISPLAY))
    column.addWidget(heading("Title 28: the question is the biggest thing on its screen"))
    column.addWidget(heading("Lead 20: a section or a card", Type.LEAD))
    card = Card()
    card.column.addWidget(
        body(
            (
                Span("False claim: ", Tone.LABEL),
                Span("the numbers have only fallen since. "),
                Span("Why it misleads. ", Tone.STRONG),
                Span("Late in the famine many fled; "),
                Span("the article's opening puts the height at 1998 and 1999", Tone.MARK),
                Span(" and the fall after it. "),
                Span("confused terms", Tone.CHIP),
            )
        )
    )
    card.column.addWidget(Rule())
    card.column.addWidget(small("Donaudampfschifffahrtsgesellschaftskapitänskajüte" * 3))
    column.addWidget(card)
    column.addStretch(1)
    return scroll


def _icons() -> QWidget:
    scroll, column = _page()
    flow = FlowLayout(across=Space.XL, down=Space.XL)
    for icon in Icon:
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Glyph(icon, 24), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(small(icon.value))
        flow.addWidget(cell)
    column.addLayout(flow)
    column.addStretch(1)
    return scroll


def _empty() -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.addWidget(
        EmptyState(
            Icon.HISTORY,
            "No quiz yet",
            "Every quiz you finish or leave is listed here, with its questions.",
            primary("Start a quiz"),
        )
    )
    return holder


def _maps() -> QWidget:
    scroll, column = _page()
    column.addWidget(heading("Maps"))
    row = FlowLayout()
    for places in (
        ("north-korea",),
        ("north-korea", "south-korea", "china"),
        ("south-korea", "china", "thailand", "vietnam", "laos", "mongolia"),
        ("south-korea", "united-states", "canada", "united-kingdom"),
    ):
        row.addWidget(MapView(places))
    column.addLayout(row)
    column.addStretch()
    return scroll

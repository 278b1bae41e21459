"""The topics as a map of what is known; each is one click from practising it."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.chart.fills import Fill
from quizapp.ui.kit.chart.ring import paint_ring
from quizapp.ui.kit.control.titled_row import TitledRow
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.prose import heading, small
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.theme import RADIUS, Space, Theme, Type, current_theme
from quizapp.ui.pages.today import wording
from quizapp.ui.pages.today.intents import PractiseTopic, TodayIntent
from quizapp.ui.pages.today.state import TopicLine

_TILE = 220
"""How wide a tile is at least, in pixels at 100 % text."""
_MOST = 4


class TopicTile(TitledRow, QPushButton):
    """A topic with a ring of what is known of it.

    Args:
        topic: what to show.
        parent: the widget it stands in.
    """

    enter_presses = True
    sign_side: ClassVar[int] = 30

    def __init__(self, topic: TopicLine, parent: QWidget | None = None) -> None:
        super().__init__(topic.title, wording.topic_under(topic), parent=parent)
        self.setAutoDefault(False)
        self._topic = topic
        self.show_topic(topic)

    def show_topic(self, topic: TopicLine) -> None:
        """Show another state of the topic."""
        self._topic = topic
        self.say(topic.title, wording.topic_under(topic))

    @override
    def _tell_readers(self, title: str, under: str) -> None:
        topic = getattr(self, "_topic", None)
        self.setAccessibleName(wording.topic_named(topic) if topic else title)

    @property
    @override
    def _title_style(self) -> TextStyle:
        return TextStyle(spread=1.3)

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(QPen(theme.colour("control" if self._lit else "line"), 1))
        painter.setBrush(theme.colour("hover" if self._lit else "card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        box = self._paint_words(painter, theme)
        box.moveTop((self.height() - box.height()) / 2)
        topic = self._topic
        parts = (
            (Fill.KNOWN, float(topic.known)),
            (Fill.UNSURE, float(topic.unsure)),
            (Fill.WRONG, float(topic.wrong)),
        )
        paint_ring(painter, box, parts, topic.facts, box.width() * 0.2, theme)


class TopicsPart(QWidget):
    """All topics in rows of as many tiles as find room.

    Args:
        act: takes what was asked for.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[TodayIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._tiles: dict[str, TopicTile] = {}
        self._across = 0
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.M)
        top = QVBoxLayout()
        top.setSpacing(0)
        top.addWidget(heading(self.tr("Topics"), Type.BODY, self))
        top.addWidget(
            small(self.tr("The ring shows how much you know. Press a topic to practise it."), self)
        )
        whole.addLayout(top)
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.M)
        whole.addLayout(self._grid)

    def render_topics(self, topics: tuple[TopicLine, ...]) -> None:
        """Show topics; those that stand there already keep their tile, and the focus on it."""
        if [topic.topic_id for topic in topics] != list(self._tiles):
            clear(self._grid)
            self._tiles = {topic.topic_id: self._tile(topic) for topic in topics}
            self._across = 0
            self._arrange()
        for topic in topics:
            self._tiles[topic.topic_id].show_topic(topic)
        self.setVisible(bool(topics))

    def _tile(self, topic: TopicLine) -> TopicTile:
        tile = TopicTile(topic, self)
        tile.clicked.connect(partial(self._act, PractiseTopic(topic.topic_id)))
        return tile

    def _arrange(self) -> None:
        least = current_theme().px(_TILE) + Space.M
        across = max(1, min(_MOST, (self.width() + Space.M) // least))
        if across == self._across:
            return
        self._across = across
        for column in range(_MOST):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        for place, tile in enumerate(self._tiles.values()):
            self._grid.addWidget(tile, place // across, place % across)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

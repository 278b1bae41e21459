"""A text of which some words are explained: dotted, with their meaning at a pointer or a click."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from quizapp.core.content.glossary import FoundWord
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.text.text_layout import Span, Tone


class ExplainedProse(Prose):
    """Prose with words from a glossary. They are no links: Tab does not stop at them."""

    _words: tuple[FoundWord, ...] = ()

    def explain(self, text: str, words: tuple[FoundWord, ...]) -> None:
        """Show a text.

        Args:
            text: what is shown.
            words: where it has words that are explained.
        """
        self._words = tuple(sorted(words, key=lambda word: word.start))
        spans, at = [], 0
        for word in self._words:
            spans.append(Span(text[at : word.start]))
            spans.append(Span(text[word.start : word.end], Tone.EXPLAINED))
            at = word.end
        self.say((*spans, Span(text[at:])))

    def told_at(self, spot: QPoint) -> str:
        """Return what the word at a place of the widget means; empty where none is explained."""
        room = self.contentsRect()
        at = self._laid_out(room.width()).explained_at(QPointF(spot - room.topLeft()))
        return self._words[at].entry.told if at is not None else ""

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.told_at(event.pos()), self)
            return True
        return super().event(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        told = self.told_at(event.position().toPoint())
        if told and event.button() == Qt.MouseButton.LeftButton:
            QToolTip.showText(event.globalPosition().toPoint(), told, self)

"""What helps with a text: its words explained, and having it read aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.cards.plain import picture_in_words
from quizapp.core.content.documents import Passage
from quizapp.ui.kit.control.buttons import link
from quizapp.ui.kit.speech import Speaker, deed
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.library.intents import LibraryIntent, ShowWords
from quizapp.ui.wording.explained import words_named

if TYPE_CHECKING:
    from quizapp.core.views.library import DocumentPage


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


def aloud(passages: Sequence[Passage]) -> tuple[str, ...]:
    """Return passages as they are read aloud, with the cautions that stand beside them."""
    said = []
    for passage in passages:
        if passage.sensitive:
            said.append(_tr("Hard to read: this passage speaks of violence, abuse or death."))
        said.append(passage.text)
        if passage.picture is not None:
            said.append(picture_in_words(passage.picture))
        if passage.unverified:
            words = _tr("The source itself marks this as unverified: ")
            said.append(f"{words}{passage.unverified}.")
    return tuple(said)


class ReadingTools(QWidget):
    """Two buttons beside the way back: words in this text, and read aloud.

    Args:
        act: takes what is asked for.
        speaker: reads aloud; where it has no voice nothing is said of it.
        where: returns the passages from where the reader is.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        act: Callable[[LibraryIntent], None],
        speaker: Speaker,
        where: Callable[[], Sequence[Passage]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._where = where
        self._page: DocumentPage | None = None
        self._speaker = speaker
        speaker.changed.connect(self._tell)
        self.words = link(words_named(), Icon.NOTE, self)
        self.words.clicked.connect(lambda: act(ShowWords()))
        self.aloud = link(*deed(speaking=False), self)
        self.aloud.clicked.connect(self._read_or_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addWidget(self.words)
        row.addWidget(self.aloud)

    @property
    def has_any(self) -> bool:
        """Return whether there is anything to offer."""
        return self._page is not None and (bool(self._page.glossary) or self._speaker.has_voice)

    def show_page(self, page: DocumentPage | None) -> None:
        """Offer what there is for a document; another one is not read on."""
        if page is not self._page:
            self._speaker.stop()
        self._page = page
        self.words.setVisible(page is not None and bool(page.glossary))
        self.aloud.setVisible(page is not None and self._speaker.has_voice)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._speaker.stop()

    def _read_or_stop(self) -> None:
        self._speaker.say_or_stop(aloud(self._where()))

    def _tell(self, speaking: bool) -> None:
        words, sign = deed(speaking=speaking)
        self.aloud.setText(words)
        self.aloud.draw(sign)
        self.aloud.call(words)

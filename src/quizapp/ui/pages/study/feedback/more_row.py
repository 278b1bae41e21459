"""What can be done at a card besides going on: look up words, ask for another one, object."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from quizapp.core.views.objections import Objection
from quizapp.ui.kit.control.buttons import link
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.objecting import said_named
from quizapp.ui.pages.study.intents import AskAnother, MoreIntent, SayWrong, ShowWords
from quizapp.ui.wording.explained import words_named


class MoreRow(QWidget):
    """Quiet links; folded into a menu where there is little room.

    Args:
        act: takes what is done.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[MoreIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._can_ask = self._has_words = False
        self._folded = False
        self._words = link(words_named(), parent=self)
        self._words.clicked.connect(lambda: act(ShowWords()))
        self._another = link(self.tr("Another one like this"), parent=self)
        self._another.clicked.connect(lambda: act(AskAnother()))
        self._wrong = link(said_named(()), parent=self)
        self._wrong.clicked.connect(lambda: act(SayWrong()))
        self._more = link(self.tr("More"), Icon.MORE, self)
        self._more.call(self.tr("More that can be done with this question"))
        self._more.clicked.connect(self._open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        for button in self.controls():
            row.addWidget(button)
        self._show()

    def controls(self) -> tuple[QWidget, ...]:
        """Return what takes the keyboard, in its order."""
        return self._words, self._another, self._wrong, self._more

    def offer(self, said: tuple[Objection, ...], *, another: bool, words: bool = False) -> None:
        """Show what can be done.

        Args:
            said: what the learner said is wrong already, and what was answered.
            another: whether another question can be asked for: only while the quiz runs.
            words: whether the passages have words that are explained.
        """
        self._can_ask, self._has_words = another, words
        text = said_named(said)
        self._wrong.setText(text)
        self._wrong.call(text)
        self._show()

    def fold(self, *, folded: bool) -> None:
        """Put everything behind one word, or show it."""
        self._folded = folded
        self._show()

    def _show(self) -> None:
        self._words.setVisible(self._has_words and not self._folded)
        self._another.setVisible(self._can_ask and not self._folded)
        self._wrong.setVisible(not self._folded)
        self._more.setVisible(self._folded)

    def menu_made(self) -> QMenu:
        """Return the menu of what is folded, not yet open."""
        menu = QMenu(self)
        menu.setAccessibleName(self._more.accessibleName())
        menu.aboutToHide.connect(menu.deleteLater)
        entries: list[tuple[str, MoreIntent]] = [(self._wrong.text(), SayWrong())]
        if self._can_ask:
            entries.insert(0, (self._another.text(), AskAnother()))
        if self._has_words:
            entries.insert(0, (self._words.text(), ShowWords()))
        for text, intent in entries:
            action = QAction(text, menu)
            action.triggered.connect(lambda _=False, what=intent: self._act(what))
            menu.addAction(action)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu_made()
        height = menu.sizeHint().height()
        menu.popup(self._more.mapToGlobal(QPoint(0, -height - 4)))

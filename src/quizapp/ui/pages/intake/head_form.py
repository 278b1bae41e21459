"""What is said of a document: title, author, date, address, kind, how far to trust it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from quizapp.core.authoring.document_making import DocumentHead
from quizapp.core.authoring.trust import READY, likely_for
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.prose import Prose, small
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.pages.intake import document_words

_LONGEST = 200
_WIDEST = 760
"""Pixels at 100 % text: fields read better when they are no wider."""


class HeadForm(VerticalScroll):
    """Fields with what is known of a document.

    Args:
        parent: the widget it stands in.

    Signals:
        changed: something else is said.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._inside = QWidget()
        super().__init__(self._inside, "", parent)
        self.setAccessibleName(self.tr("About this document"))
        self._file = ""
        self._kind = document_words.KINDS[0]
        self.title = self._field(self.tr("Title"))
        self._author = self._field(self.tr("Author"), self.tr("not stated"))
        self._publisher = self._field(self.tr("Publisher"), self.tr("not stated"))
        self._date = self._field(self.tr("Date"), self.tr("like 2024, 2024-08 or 2024-08-20"))
        self._address = self._field(self.tr("Address on the web"), self.tr("not stated"))
        self._kinds = ChoiceMenu(self.tr("Kind"), self)
        self._kinds.chosen.connect(self._choose_kind)
        self._ready = ChoiceMenu(self.tr("How far to trust it"), self)
        self._ready.chosen.connect(self._choose_trust)
        self._trust = QPlainTextEdit(self)
        self._trust.setAccessibleName(self.tr("How far to trust it, in sentences"))
        self._trust.setTabChangesFocus(True)
        self._trust.setFixedHeight(current_theme().px(110))
        self._trust.textChanged.connect(self._look)
        self._lay_out()

    def _field(self, name: str, empty: str = "") -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(name)
        field.setPlaceholderText(empty)
        field.setMaxLength(_LONGEST)
        field.textChanged.connect(self.changed)
        return field

    def _lay_out(self) -> None:
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, Space.L, 0)
        self.column.setSpacing(Space.S)
        self._inside.setMaximumWidth(current_theme().px(_WIDEST))
        hint = self.tr("Learners see this beside each passage of it.")
        self.column.addWidget(small(hint, self))
        for field in (self.title, self._author, self._publisher, self._date, self._address):
            self._row(field.accessibleName(), field)
        for menu, name in (
            (self._kinds, self.tr("Kind")),
            (self._ready, self.tr("How far to trust it")),
        ):
            row = FlowLayout()
            row.addWidget(menu)
            self.column.addWidget(Prose(name, TextStyle(bold=True), self))
            self.column.addLayout(row)
        self.column.addWidget(self._trust)
        self.column.addStretch(1)

    def _row(self, name: str, field: QWidget) -> None:
        self.column.addWidget(Prose(name, TextStyle(bold=True), self))
        self.column.addWidget(field)

    def begin(self, head: DocumentHead) -> None:
        """Show what is proposed for another document."""
        self._file, self._kind = head.file, head.kind
        self.title.setText(head.title)
        self._author.setText(head.author)
        self._publisher.setText(head.publisher)
        self._date.setText(head.date)
        self._address.setText(head.address)
        self._trust.setPlainText(head.trust)
        self._look()
        self.back_to_top()

    @property
    def head(self) -> DocumentHead:
        """Return what is said of the document now."""
        return DocumentHead(
            title=self.title.text(),
            kind=self._kind,
            trust=self._trust.toPlainText(),
            author=self._author.text(),
            publisher=self._publisher.text(),
            date=self._date.text(),
            address=self._address.text(),
            file=self._file,
        )

    def _choose_kind(self, number: int) -> None:
        """Take another kind, and the sentences that fit it unless there are words of one's own."""
        untouched = self._trust.toPlainText() == likely_for(self._kind).text
        self._kind = document_words.KINDS[number]
        if untouched:
            self._trust.setPlainText(likely_for(self._kind).text)
        self._look()

    def _choose_trust(self, number: int) -> None:
        if number < len(READY):  # the one after them are the words that stand there
            self._trust.setPlainText(READY[number].text)

    def _look(self) -> None:
        """Show in the menus what is chosen."""
        kinds = document_words.KINDS
        self._kinds.offer(tuple(map(document_words.kind, kinds)), kinds.index(self._kind))
        trust = self._trust.toPlainText()
        names = tuple(one.name for one in READY)
        texts = [one.text for one in READY]
        if trust in texts:
            self._ready.offer(names, texts.index(trust))
        else:
            self._ready.offer((*names, self.tr("In your words")), len(names))
        self.changed.emit()

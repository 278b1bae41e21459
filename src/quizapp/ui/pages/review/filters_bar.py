"""The row of filters above the wrong list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui.kit.control.buttons import link
from quizapp.ui.kit.control.check import CheckChip
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.control.group import Group
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.pages.review.filtering import Filters, Since

if TYPE_CHECKING:
    from quizapp.core.views.review import WrongList


class FiltersBar(Group):
    """Topic, document, time and myths only.

    Args:
        changed: takes the filters that were set by hand.
        parent: the widget it stands in.
    """

    def __init__(self, changed: Callable[[Filters], None], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.changed = changed
        self.setAccessibleName(self.tr("Which of the list to show"))
        self._filters = Filters()
        self._wrong: WrongList | None = None
        self._topic = ChoiceMenu(self.tr("Topic"), self)
        self._topic.chosen.connect(self._choose_topic)
        self._document = ChoiceMenu(self.tr("Document"), self)
        self._document.chosen.connect(self._choose_document)
        self._since = ChoiceMenu(self.tr("Missed"), self)
        self._since.chosen.connect(self._choose_time)
        self._myths = CheckChip(self.tr("Myths only"), parent=self)
        self._myths.clicked.connect(self._choose_myths)
        self.clear_all = link(self.tr("Show all"), parent=self)
        self.clear_all.clicked.connect(lambda: self.changed(Filters()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout(across=8, down=8)
        for widget in (self._topic, self._document, self._since, self._myths, self.clear_all):
            flow.addWidget(widget)
        column.addLayout(flow)

    def show_filters(self, wrong: WrongList, filters: Filters) -> None:
        """Offer what occurs in the list, and show what is set."""
        self._wrong, self._filters = wrong, filters
        topics = [topic_id for topic_id, _ in wrong.topics]
        self._topic.offer(
            (self.tr("All topics"), *(title for _, title in wrong.topics)),
            topics.index(filters.topic) + 1 if filters.topic in topics else 0,
        )
        self._topic.setVisible(len(topics) > 1)
        documents = [document_id for document_id, _ in wrong.documents]
        self._document.offer(
            (self.tr("All documents"), *(title for _, title in wrong.documents)),
            documents.index(filters.document) + 1 if filters.document in documents else 0,
        )
        self._document.setVisible(len(documents) > 1)
        labels = {
            Since.EVER: self.tr("At any time"),
            Since.WEEK: self.tr("In the last 7 days"),
            Since.MONTH: self.tr("In the last 30 days"),
        }
        self._since.offer(tuple(labels[s] for s in Since), list(Since).index(filters.since))
        self._myths.setChecked(filters.myths_only)
        self.clear_all.setVisible(filters.any)

    def _choose_topic(self, number: int) -> None:
        if self._wrong is not None:
            topic = self._wrong.topics[number - 1][0] if number else None
            self.changed(replace(self._filters, topic=topic))

    def _choose_document(self, number: int) -> None:
        if self._wrong is not None:
            document = self._wrong.documents[number - 1][0] if number else None
            self.changed(replace(self._filters, document=document))

    def _choose_time(self, number: int) -> None:
        self.changed(replace(self._filters, since=list(Since)[number]))

    def _choose_myths(self, on: bool) -> None:
        self.changed(replace(self._filters, myths_only=on))

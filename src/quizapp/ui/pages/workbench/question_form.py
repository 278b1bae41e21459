"""The side *Question* of the editor: what is asked, the options, the source."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.authoring.composing import INSTEAD, PICTURE, STEM
from quizapp.core.content.items import ItemKind
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.text.prose import small
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.workbench import wording
from quizapp.ui.pages.workbench.accepted_part import AcceptedPart
from quizapp.ui.pages.workbench.fields import WritingField
from quizapp.ui.pages.workbench.intents import SetKind, SetTopic, Spot, WorkbenchIntent, Write
from quizapp.ui.pages.workbench.options_form import OptionsForm
from quizapp.ui.pages.workbench.picture_part import PicturePart
from quizapp.ui.pages.workbench.source_part import SourcePart
from quizapp.ui.pages.workbench.state import WorkbenchState
from quizapp.ui.pages.workbench.trouble_list import TroubleList

_KINDS = tuple(ItemKind)
_MOST_HIGH = 150
"""Pixels at 100 % text that the picture gets: options and source stay in sight."""


class QuestionForm(QWidget):
    """The fields of one question. It is built anew for another one, or another kind.

    Args:
        act: takes what is written and decided.
        state: with the question.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        act: Callable[[WorkbenchIntent], None],
        state: WorkbenchState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._act = act
        assert state.chosen is not None
        _, question = state.chosen
        self._item_id = question.item.id
        choice = question.item.kind is ItemKind.CHOICE
        self._kind = Segmented(
            self.tr("Kind of question"), tuple(map(wording.kind_name, _KINDS)), self
        )
        self._kind.chosen.connect(lambda number: self._act(SetKind(_KINDS[number])))
        name = self.tr("Question") if choice else self.tr("Statement")
        asks = self.tr("What do you ask?") if choice else self.tr("A sentence, true or false")
        self.stem = WritingField(name, partial(self._write, STEM), asks, self)
        self.picture = PicturePart(act, self._describe, _MOST_HIGH, self)
        self.options = OptionsForm(act, question, self)
        self.correction = WritingField(
            self.tr("What is so instead"),
            partial(self._write, INSTEAD),
            self.tr("What is so instead"),
            self,
        )
        self._correction_label = small(self.tr("What is so instead"), self)
        self.source = SourcePart(act, self)
        self.topic = ChoiceMenu(self.tr("Topic"), self)
        self.topic.chosen.connect(self._set_topic)
        self._topics = state.copy.head.topics
        self._troubles = {
            name: TroubleList(act, self) for name in (STEM, "key", INSTEAD, "fact", "myth")
        }
        self._troubles["source_line"] = TroubleList(act, self)
        self.accepted = AcceptedPart(act, self)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.stem)
        column.addWidget(self._troubles[STEM])
        column.addWidget(self.picture)
        column.addWidget(self.options)
        column.addWidget(self._troubles["key"])
        column.addWidget(self._correction_label)
        column.addWidget(self.correction)
        column.addWidget(self._troubles[INSTEAD])
        column.addWidget(self.source)
        column.addWidget(self.topic, 0, Qt.AlignmentFlag.AlignLeft)
        for name in ("fact", "source_line", "myth"):
            column.addWidget(self._troubles[name])
        column.addWidget(self.accepted)
        column.addStretch(1)

    def fits(self, state: WorkbenchState) -> bool:
        """Return whether the fields are those of the chosen question."""
        if state.chosen is None:
            return False
        item = state.chosen[1].item
        choice = item.kind is ItemKind.CHOICE
        fields = sum(name.startswith("option") for name in self.options.fields)
        return item.id == self._item_id and fields == (len(item.options) if choice else 0)

    def render(self, state: WorkbenchState) -> None:  # type: ignore[override]
        """Show the question; fields that are being written in stay as they are."""
        assert state.chosen is not None
        draft, question = state.chosen
        item = question.item
        self._kind.show_chosen(_KINDS.index(item.kind))
        self.stem.show_stored(item.stem)
        self.picture.show_at(
            Spot(item.id),
            item.picture,
            tuple(one for one in state.told_at_fields if one.field == PICTURE),
        )
        self.options.render(question)
        self.correction.show_stored(item.correction)
        false = item.kind is ItemKind.TRUE_FALSE and question.keys == (1,)
        self.correction.setVisible(false)
        self._correction_label.setVisible(false)
        self.source.render(state)
        self._topics = state.copy.head.topics
        self.topic.setVisible(len(self._topics) > 1)
        ids = [topic.id for topic in self._topics]
        there = draft.fact.topic_id in ids
        if len(self._topics) > 1:
            titles = tuple(topic.title for topic in self._topics)
            self.topic.offer(titles, ids.index(draft.fact.topic_id) if there else 0)
        self._render_troubles(state)
        self.accepted.render(question.accepted)
        for name, field in self.fields().items():
            held = state.held(self._item_id, name)
            if held is not None:
                field.hold(held)
            else:
                field.let_go()

    def _render_troubles(self, state: WorkbenchState) -> None:
        lists = {**self._troubles, **self.options.troubles, "source": self.source.troubles}
        for name, shown in lists.items():
            shown.render(tuple(one for one in state.told_at_fields if one.field == name))

    def fields(self) -> dict[str, WritingField]:
        """Return the text fields by what they are called."""
        return {
            STEM: self.stem,
            PICTURE: self.picture.alt,
            **self.options.fields,
            INSTEAD: self.correction,
        }

    def place_of(self, field: str) -> QWidget:
        """Return what the keyboard goes to for something that is wrong with a field."""
        if field == "key":
            return self.options.marks[0]
        found = self.fields().get(field)
        if found is not None and not found.isHidden():
            return found
        if field == "source" and (row := self.source.findChild(QWidget, "take")) is not None:
            return row
        return self.stem

    def _describe(self, spot: Spot, words: str) -> None:
        assert spot.item_id is not None
        self._act(Write(spot.item_id, PICTURE, words))

    def _write(self, name: str, text: str) -> None:
        self._act(Write(self._item_id, name, text))

    def _set_topic(self, number: int) -> None:
        self._act(SetTopic(self._topics[number].id))

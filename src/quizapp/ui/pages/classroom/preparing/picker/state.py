"""What is shown where questions are chosen by hand."""

from dataclasses import dataclass

from quizapp.core.content.ids import ItemId
from quizapp.core.views.classroom import QuestionLine


@dataclass(frozen=True)
class PickerState:
    """All questions to choose from, and those that are chosen, in their order."""

    lines: tuple[QuestionLine, ...]
    chosen: tuple[ItemId, ...]

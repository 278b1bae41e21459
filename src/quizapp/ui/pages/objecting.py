"""Saying that something is wrong with a question: one panel, wherever a question is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from quizapp.core.views.objections import NOTE_LONGEST

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from quizapp.core.content.ids import PresentedId
    from quizapp.core.views.objections import Objection
    from quizapp.ui.shell.page import Page

Said = tuple["Objection", ...]
"""What a learner said of a question, oldest first."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("objecting", text)


def said_named(said: Said) -> str:
    """Return the words of the link: that something can be said, was said, or was answered."""
    if any(not one.open for one in said):
        return _tr("What you wrote was answered")
    if said:
        return _tr("You wrote that something is wrong")
    return _tr("Something is wrong here")


class Objecting:
    """Asks what is wrong, or tells what was said and answered; it can be taken back.

    Args:
        page: the page with the question; its services keep what is said.
    """

    def __init__(self, page: Page[Any, Any]) -> None:
        self._page = page

    def open(
        self,
        screen: QWidget,
        presented_id: PresentedId,
        said: Said,
        then: Callable[[Said], None],
    ) -> None:
        """Open the panel over a screen.

        Args:
            screen: what it stands over.
            presented_id: the question, as it was shown.
            said: what the learner said of it before.
            then: gets what is said of it afterwards, if that changed.
        """
        if said:
            self._tell(screen, presented_id, said[-1], then)
        else:
            self._ask(screen, presented_id, then)

    def _ask(
        self, screen: QWidget, presented_id: PresentedId, then: Callable[[Said], None]
    ) -> None:
        objections = self._page.context.services.objections
        self._page.context.dialogs.ask_note(
            screen,
            _tr("What is wrong here?"),
            _tr(
                "Say it in a few words. Your teacher reads it with the question and its passage, "
                "and can see your name. The answer comes to Review."
            ),
            _tr("Send"),
            NOTE_LONGEST,
            lambda note: self._page.run(lambda: objections.object(presented_id, note), then),
        )

    def _tell(
        self,
        screen: QWidget,
        presented_id: PresentedId,
        said: Objection,
        then: Callable[[Said], None],
    ) -> None:
        objections = self._page.context.services.objections

        def take_back() -> None:
            self._page.run(lambda: objections.take_back(presented_id, said.id), then)

        wrote = _tr("You wrote: {note}").format(note=said.note)
        if said.open:
            answer, does = _tr("It is not answered yet."), _tr("Take it back")
        else:
            answer = _tr("Answer: {answer}").format(answer=said.answer)
            does = _tr("Write again")
        self._page.context.dialogs.confirm(
            screen,
            _tr("What you wrote"),
            f"{wrote}\n\n{answer}",
            does,
            destructive=False,
            then=take_back if said.open else lambda: self._ask(screen, presented_id, then),
        )

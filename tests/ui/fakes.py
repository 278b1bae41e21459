"""Stand-ins for what screens and flows reach the outside through."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from quizapp.ui.shell.dialogs import Callback, Dialogs


class FakeDialogs(Dialogs):
    """Answers at once: yes or no, and with the path it was given.

    Args:
        says_yes: what ``confirm`` is answered with.
        path: what choosing a file or folder ends with; None: cancelled.
        password: what is typed where one is asked for; None: cancelled.
        note: what is typed where a note is asked for; None: cancelled.

    Attributes:
        asked: the title of everything that was asked or told, in order.
        texts: the text under each of them.
    """

    def __init__(
        self,
        *,
        says_yes: bool = True,
        path: Path | None = None,
        password: str | None = None,
        note: str | None = None,
    ) -> None:
        super().__init__()
        self.says_yes = says_yes
        self.path = path
        self.password = password
        self.note = note
        self.asked: list[str] = []
        self.texts: list[str] = []

    def confirm(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        action_label: str,
        *,
        destructive: bool,
        then: Callback,
    ) -> None:
        self._note(title, text)
        if self.says_yes:
            then()

    def tell(
        self, parent: QWidget | None, title: str, text: str, then: Callback | None = None
    ) -> None:
        self._note(title, text)
        if then is not None:
            then()

    def ask_password(
        self, parent: QWidget | None, title: str, text: str, then: Callable[[str], None]
    ) -> None:
        self._note(title, text)
        if self.password is not None:
            then(self.password)

    def ask_note(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        action_label: str,
        longest: int,
        then: Callable[[str], None],
    ) -> None:
        self._note(title, text)
        if self.note is not None:
            then(self.note)

    def choose_file(
        self,
        parent: QWidget | None,
        title: str,
        kinds: str,
        then: Callable[[Path], None],
        start: Path | None = None,
    ) -> None:
        self._choose(title, then)

    def choose_folder(
        self,
        parent: QWidget | None,
        title: str,
        then: Callable[[Path], None],
        start: Path | None = None,
    ) -> None:
        self._choose(title, then)

    def save_file(
        self,
        parent: QWidget | None,
        title: str,
        name: str,
        kinds: str,
        then: Callable[[Path], None],
        start: Path | None = None,
    ) -> None:
        self._choose(title, then)

    def _note(self, title: str, text: str = "") -> None:
        self.asked.append(title)
        self.texts.append(text)

    def _choose(self, title: str, then: Callable[[Path], None]) -> None:
        self._note(title)
        if self.path is not None:
            then(self.path)

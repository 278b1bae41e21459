"""The one door to prompts: questions, messages, and choosing files and folders.

Nothing here waits: a prompt is opened and what follows is called when it was answered. A flow is
given a ``Dialogs``; tests give a scripted one.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLayout, QLineEdit, QVBoxLayout, QWidget

from quizapp.ui.kit.control.buttons import Button, primary, quiet
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.announcing import is_on_bus
from quizapp.ui.kit.text.prose import body, heading
from quizapp.ui.kit.theme.theme import Space, Type, current_theme

Callback = Callable[[], None]


class Prompt(QDialog):
    """A question or a message in the app's own look.

    It is accepted by its action and rejected by "Cancel" or Esc. Where something would be lost,
    the focus is on "Cancel", so that a stray Enter loses nothing.

    Args:
        parent: the window it belongs to.
        title: what is asked, or what happened.
        text: what would happen, or what was kept and what to do.
        action_label: the button that does it, as a verb.
        cancel_label: the button that does nothing; empty for a message.
        destructive: whether something would be lost.
        field: what is to be typed; Enter in it accepts.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        action_label: str,
        cancel_label: str = "",
        *,
        destructive: bool = False,
        field: QLineEdit | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        if not is_on_bus():  # Orca reads what stands in a dialog by itself
            self.setAccessibleDescription(text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.S)
        column.setSpacing(Space.M)
        column.addWidget(heading(title, Type.LEAD, words))
        column.addWidget(body(text, words))
        if field is not None:
            field.setAccessibleName(title)
            column.addWidget(field)
        column.addStretch(1)
        self.action = primary(action_label, self)
        self.action.setObjectName("prompt-action")
        self.action.clicked.connect(self.accept)
        foot = QWidget(self)
        frame = QVBoxLayout(foot)
        frame.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.XL)
        row = FlowLayout(across=Space.M, end=2 if cancel_label else 1)
        frame.addLayout(row)
        self.cancel: Button | None = None
        if cancel_label:
            self.cancel = quiet(cancel_label, parent=self)
            self.cancel.setObjectName("prompt-cancel")
            self.cancel.clicked.connect(self.reject)
            row.addWidget(self.cancel)
        row.addWidget(self.action)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._scroll = VerticalScroll(words, title, self)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(foot)
        first = field or (self.cancel if destructive and self.cancel else self.action)
        first.setFocus()
        self._take_size(column, frame)

    def _take_size(self, words: QLayout, foot: QLayout) -> None:
        """Be as high as the words need, within the window the prompt stands over."""
        width, highest = current_theme().px(520), 10_000
        parent = self.parentWidget()
        if parent is not None:
            room = parent.window().size()
            width = min(width, max(room.width() - Space.HUGE, 320))
            highest = max(room.height() - Space.HUGE, 240)
        # A bar that comes for a moment makes lines shorter: then too all words have room.
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        needed = words.totalHeightForWidth(width - bar)
        needed += foot.totalHeightForWidth(width)
        self.resize(width, min(needed + Space.S, highest))


class Dialogs(QObject):
    """Asks and tells without waiting.

    Args:
        last_folder: returns where the last file was taken from or saved; empty for nowhere yet.
        note: takes where one was just now.
    """

    def __init__(
        self,
        last_folder: Callable[[], str] = str,
        note: Callable[[Path], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self._last_folder = last_folder
        self._note_folder = note

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
        """Ask whether to do something.

        Args:
            parent: the screen that asks.
            title: the question.
            text: what would happen, and what is kept.
            action_label: the button that says yes, as a verb ("Delete", never "OK").
            destructive: whether something would be lost; then "Cancel" has the focus.
            then: called if, and only if, the answer is yes.
        """
        prompt = Prompt(
            parent, title, text, action_label, self.tr("Cancel"), destructive=destructive
        )
        prompt.accepted.connect(then)
        prompt.open()

    def tell(
        self, parent: QWidget | None, title: str, text: str, then: Callback | None = None
    ) -> None:
        """Say something that must not be missed; ``then`` is called when it was read."""
        prompt = Prompt(parent, title, text, self.tr("Close"))
        if then is not None:
            prompt.finished.connect(lambda _: then())
        prompt.open()

    def ask_password(
        self, parent: QWidget | None, title: str, text: str, then: Callable[[str], None]
    ) -> None:
        """Let a password be typed, unseen; ``then`` is called with it if one was."""
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        prompt = Prompt(parent, title, text, self.tr("Go on"), self.tr("Cancel"), field=field)
        field.returnPressed.connect(prompt.accept)
        prompt.action.setAutoDefault(False)  # Enter would press it a second time
        prompt.accepted.connect(lambda: then(field.text()))
        prompt.open()

    def ask_note(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        action_label: str,
        longest: int,
        then: Callable[[str], None],
    ) -> None:
        """Let a short note be typed; ``then`` is called with it if there is one.

        Args:
            parent: the screen that asks.
            title: what is asked.
            text: who will read it, and what is kept with it.
            action_label: the button that sends it, as a verb.
            longest: how many characters it has at most.
            then: takes what was typed.
        """
        field = QLineEdit()
        field.setMaxLength(longest)
        prompt = Prompt(parent, title, text, action_label, self.tr("Cancel"), field=field)
        prompt.action.setAutoDefault(False)  # Enter would press it a second time
        prompt.action.setEnabled(False)

        def typed(words: str) -> None:
            prompt.action.setEnabled(bool(words.strip()))

        def enter() -> None:
            if field.text().strip():
                prompt.accept()

        field.textChanged.connect(typed)
        field.returnPressed.connect(enter)
        prompt.accepted.connect(lambda: then(field.text()))
        prompt.open()

    def choose_file(
        self,
        parent: QWidget | None,
        title: str,
        kinds: str,
        then: Callable[[Path], None],
        start: Path | None = None,
    ) -> None:
        """Let a file be chosen that exists.

        Args:
            parent: the screen that asks.
            title: what the file is for.
            kinds: Qt's name filter, such as ``Backups (*.sqlite)``.
            then: called with the file if one was chosen.
            start: the folder to begin in; without it that of the last file.
        """
        dialog = QFileDialog(parent, title, str(start or self._begins_in()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        _open(dialog, self._noted(then))

    def choose_folder(
        self,
        parent: QWidget | None,
        title: str,
        then: Callable[[Path], None],
        start: Path | None = None,
    ) -> None:
        """Let a folder be chosen, first where the last file was; ``then`` gets it."""
        dialog = QFileDialog(parent, title, str(start or self._begins_in()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        _open(dialog, then)

    def save_file(
        self,
        parent: QWidget | None,
        title: str,
        name: str,
        kinds: str,
        then: Callable[[Path], None],
        start: Path | None = None,
    ) -> None:
        """Let a place for a new file be chosen; the system asks before one is replaced.

        Args:
            parent: the screen that asks.
            title: what will be saved.
            name: the file name to begin with.
            kinds: Qt's name filter.
            then: called with the file if one was chosen.
            start: the folder to begin in; without it that of the last file.
        """
        dialog = QFileDialog(parent, title, str(start or self._begins_in()), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.selectFile(name)
        _open(dialog, self._noted(then))

    def _begins_in(self) -> Path:
        """Return where the last file was, if that is still there; else the person's documents."""
        last = self._last_folder()
        try:
            there = bool(last) and Path(last).is_dir()
        except (OSError, ValueError):  # a drive that was taken away, or no path at all
            there = False
        return Path(last) if there else _own_files()

    def _noted(self, then: Callable[[Path], None]) -> Callable[[Path], None]:
        def chosen(file: Path) -> None:
            self._note_folder(file.parent)
            then(file)

        return chosen


def _own_files() -> Path:
    """Return where people keep files: never the folder the app happened to be started in."""
    places = QStandardPaths.StandardLocation
    found = (places.DocumentsLocation, places.HomeLocation)
    folders = [Path(QStandardPaths.writableLocation(place)) for place in found]
    return next((folder for folder in folders if folder.is_dir()), folders[-1])


def _open(dialog: QFileDialog, then: Callable[[Path], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()

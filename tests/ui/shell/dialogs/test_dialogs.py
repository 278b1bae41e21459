from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.theme.theme import Theme, apply_theme
from quizapp.ui.shell.dialogs import Dialogs, Prompt


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    apply_theme(qapp, Theme())
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    yield window
    apply_theme(qapp, Theme())


def open_prompt(window: QWidget) -> Prompt:
    return next(p for p in window.findChildren(Prompt) if p.isVisible())


def ask(window: QWidget, heard: list[str], *, destructive: bool = False) -> Prompt:
    Dialogs().confirm(
        window,
        "Delete Mina?",
        "All of Mina's quizzes go with her. This cannot be undone.",
        "Delete",
        destructive=destructive,
        then=lambda: heard.append("yes"),
    )
    return open_prompt(window)


def test_pressing_the_action_does_it(window: QWidget) -> None:
    heard: list[str] = []
    prompt = ask(window, heard)
    QTest.mouseClick(prompt.action, Qt.MouseButton.LeftButton)
    assert heard == ["yes"]


@pytest.mark.parametrize("by", ["button", "escape"])
def test_cancelling_does_nothing(window: QWidget, by: str) -> None:
    heard: list[str] = []
    prompt = ask(window, heard)
    if by == "escape":
        QTest.keyClick(prompt, Qt.Key.Key_Escape)
    else:
        assert prompt.cancel is not None
        QTest.mouseClick(prompt.cancel, Qt.MouseButton.LeftButton)
    assert heard == []
    assert not prompt.isVisible()


def test_a_stray_enter_destroys_nothing(window: QWidget) -> None:
    heard: list[str] = []
    prompt = ask(window, heard, destructive=True)
    focus = prompt.focusWidget()
    assert focus is prompt.cancel
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert heard == []


def test_enter_confirms_what_loses_nothing(window: QWidget) -> None:
    heard: list[str] = []
    prompt = ask(window, heard)
    QTest.keyClick(prompt.focusWidget(), Qt.Key.Key_Return)
    assert heard == ["yes"]


def test_asking_does_not_wait(window: QWidget) -> None:
    heard: list[str] = []
    ask(window, heard)
    heard.append("went on")
    assert heard == ["went on"]


def test_a_prompt_says_to_screen_readers_what_it_asks_and_what_would_happen(
    window: QWidget,
) -> None:
    prompt = ask(window, [])
    assert prompt.accessibleName() == "Delete Mina?"
    assert "cannot be undone" in prompt.accessibleDescription()


def test_a_message_goes_on_when_it_was_read(window: QWidget) -> None:
    heard: list[str] = []
    Dialogs().tell(window, "Backed up", "The copy is in backups.", lambda: heard.append("read"))
    prompt = open_prompt(window)
    assert heard == []
    assert prompt.cancel is None
    QTest.keyClick(prompt, Qt.Key.Key_Escape)
    assert heard == ["read"]


def test_a_long_text_stays_inside_a_small_window(window: QWidget, qapp: QApplication) -> None:
    apply_theme(qapp, Theme(text_percent=200))
    window.resize(800, 600)
    Dialogs().tell(window, "A long story", "A sentence that goes on for a while. " * 40)
    prompt = open_prompt(window)
    assert prompt.height() <= 600
    assert prompt.width() <= 800
    assert prompt.action.isVisible()
    assert prompt.rect().contains(prompt.action.geometry())
    prompt.reject()


def test_a_chosen_file_is_handed_on(window: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    file = tmp_path / "old.sqlite"
    file.touch()
    Dialogs().choose_file(window, "Restore", "Backups (*.sqlite)", chosen.append, tmp_path)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    assert chosen == [file]


def test_a_folder_is_asked_for_as_a_folder(window: QWidget, tmp_path: Path) -> None:
    Dialogs().choose_folder(window, "Where to keep it", lambda _: None, tmp_path)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.reject()


def test_a_file_to_save_keeps_its_ending(window: QWidget, tmp_path: Path) -> None:
    Dialogs().save_file(window, "Save", "bank.sqlite", "Banks (*.sqlite)", lambda _: None, tmp_path)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "sqlite"
    dialog.reject()


def test_every_file_dialog_opens_at_the_documents(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    ways = Dialogs()
    ways.choose_file(window, "Restore", "Backups (*.sqlite)", lambda _: None)
    ways.choose_folder(window, "Where to keep it", lambda _: None)
    ways.save_file(window, "Save", "bank.sqlite", "Banks (*.sqlite)", lambda _: None)
    dialogs = window.findChildren(QFileDialog)
    assert len(dialogs) == 3
    for dialog in dialogs:
        assert Path(dialog.directory().absolutePath()) == documents
        dialog.reject()


def test_the_next_file_is_looked_for_where_the_last_one_was(
    window: QWidget, tmp_path: Path
) -> None:
    lessons, stick = tmp_path / "lessons", tmp_path / "stick"
    lessons.mkdir()
    stick.mkdir()
    noted = [""]
    ways = Dialogs(lambda: noted[-1], lambda folder: noted.append(str(folder)))

    def opened() -> QFileDialog:
        return window.findChildren(QFileDialog)[-1]

    ways.choose_file(window, "Bring a file", "All files (*)", lambda _: None)
    opened().fileSelected.emit(str(lessons / "milk.docx"))
    ways.save_file(window, "Save", "milk.quizpack", "Packs (*.quizpack)", lambda _: None)
    assert Path(opened().directory().absolutePath()) == lessons
    opened().fileSelected.emit(str(stick / "milk.quizpack"))
    ways.choose_file(window, "Bring a file", "All files (*)", lambda _: None)
    assert Path(opened().directory().absolutePath()) == stick
    stick.rmdir()
    ways.choose_folder(window, "A folder", lambda _: None)
    assert Path(opened().directory().absolutePath()) != stick, "it was taken away"
    ways.choose_folder(window, "A folder", lambda _: None, lessons)
    assert Path(opened().directory().absolutePath()) == lessons, "who asks for a place gets it"
    for dialog in window.findChildren(QFileDialog):
        dialog.reject()


@pytest.mark.parametrize("on_bus", [True, False])
def test_what_a_dialog_says_is_told_once(
    window: QWidget, monkeypatch: pytest.MonkeyPatch, on_bus: bool
) -> None:
    monkeypatch.setattr("quizapp.ui.shell.dialogs.is_on_bus", lambda: on_bus)
    prompt = ask(window, [])
    told = prompt.accessibleDescription()
    assert told == ("" if on_bus else "All of Mina's quizzes go with her. This cannot be undone.")
    prompt.reject()


@pytest.mark.parametrize("message", [True, False])
def test_the_last_button_stands_at_the_right_end(window: QWidget, message: bool) -> None:
    if message:
        Dialogs().tell(window, "The backup was made", "It is beside the question bank.")
        prompt = open_prompt(window)
    else:
        prompt = ask(window, [])
    QCoreApplication.processEvents()
    foot = prompt.action.parentWidget()
    assert foot is not None
    left = prompt.action.geometry().left()
    assert foot.width() - prompt.action.geometry().right() < left

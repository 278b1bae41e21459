"""The window with its bank on a database server: nothing is said that is only so on a disk."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.pages.learners.screen import LearnersScreen
from quizapp.ui.shell.dialogs import Dialogs, Prompt
from quizapp.ui.shell.startup.trouble import TroubleScreen
from tests.bank.servers import MISSING, a_server, programs
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a database whose owner is asked for a password."""
    found = programs()
    if found is None:
        pytest.skip(MISSING)
    with a_server(found, "local all all scram-sha-256") as owner:
        control = owner.replace("postgresql+psycopg", "postgresql")
        with psycopg.connect(control, autocommit=True) as connection:
            connection.execute(b"CREATE ROLE teacher LOGIN PASSWORD 'right'")
            connection.execute(b"CREATE DATABASE school OWNER teacher")
        yield control.replace("quiz@/postgres", "teacher@/school")


def test_a_password_is_typed_and_nothing_is_said_to_stay_on_this_computer(
    start: Start, address: str
) -> None:
    dialogs = FakeDialogs(password="wrong")
    sitting = start(database=address, dialogs=dialogs)
    assert "asks for a password" in sitting.text
    assert "another folder" not in sitting.text  # none would help
    assert "PGPASSFILE" in sitting.text
    sitting.click("Type the password")
    assert "does not accept the name teacher" in sitting.text
    dialogs.password = "right"
    sitting.click("Type the password")
    assert sitting.shows(LearnersScreen)
    assert "this computer" not in sitting.text
    assert "everybody who can open this question bank sees it" in sitting.text
    sitting.enter("Mina").press("7", ctrl=True)
    assert "this computer" not in sitting.text
    assert "Whoever runs the server backs it up" in sitting.text
    assert "everybody who can open the bank sees all its learners" in sitting.text


def test_on_a_disk_it_is_said_to_stay_there(start: Start) -> None:
    assert "all of it stays on this computer" in start().text


def test_a_server_that_does_not_answer_is_tried_again(start: Start, tmp_path: Path) -> None:
    sitting = start(database=f"postgresql://quiz@/bank?host={tmp_path}")
    assert sitting.shows(TroubleScreen)
    assert "No database server answers" in sitting.text
    sitting.click("Try again")
    assert "No database server answers" in sitting.text


def test_a_typed_password_is_not_seen_and_enter_takes_it(qtbot: QtBot) -> None:
    taken: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    Dialogs().ask_password(window, "Password of the database", "Kept nowhere.", taken.append)
    prompt = window.findChild(Prompt)
    assert prompt is not None
    field = prompt.findChild(QLineEdit)
    assert field is not None
    assert field.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(field, "right")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert taken == ["right"]

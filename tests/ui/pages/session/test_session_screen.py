"""A session on one screen: what the class sees of the teacher's console."""

from devtools.gallery.console_entries import console_state
from devtools.gallery.projector_entries import projector_state
from devtools.samples.live import a_closed_vote, a_vote
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.core.session.events import Reveal
from quizapp.ui.console.intents import SessionIntent, TakeStep
from quizapp.ui.pages.session.screen import SessionScreen, SessionState
from tests.ui.looking import acts, texts
from tests.waiting import PATIENCE


def test_on_one_screen_f5_turns_and_the_strip_tells_nothing(qtbot: QtBot) -> None:
    session = SessionScreen()
    qtbot.addWidget(session)
    session.resize(1280, 800)
    session.show()
    session.activateWindow()
    assert QTest.qWaitForWindowActive(session, int(PATIENCE * 1_000))
    done: list[SessionIntent] = acts(session)
    session.take_projector()
    room = a_closed_vote(1)
    session.render(SessionState(console_state(room), projector_state(room)))
    assert session.shows_class
    assert "The vote is closed." in texts(session)
    for secret in ("Teach it again", "right", "2 certain", "Key"):
        assert secret not in texts(session)
    QTest.keyClick(QApplication.focusWidget() or session, Qt.Key.Key_Space)
    assert done == [TakeStep(Reveal())]
    QTest.keyClick(QApplication.focusWidget() or session, Qt.Key.Key_F5)
    assert not session.shows_class
    console = texts(session.console)
    assert "key and counts wait until the result is shown" in console
    for secret in ("Teach it again", "Right", "False claim", "certain", "Fact:"):
        assert secret not in console, "the class sees the console too"
    assert not session.console.question.lines[0].bar.isVisible()
    session.console.question.peek.click()
    assert "Teach it again" in texts(session.console)
    assert not session.console.question.peek.isVisible()
    session.render(SessionState(console_state(a_vote(2)), projector_state(a_vote(2))))
    assert session.console.question.peek.isVisible(), "looking is for one vote"
    QTest.keyClick(QApplication.focusWidget() or session, Qt.Key.Key_F5)
    assert session.shows_class
    session.give_projector()
    assert session.projector.parentWidget() is None
    assert not session.shows_class
    session.projector.deleteLater()

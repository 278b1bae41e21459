"""The page of one pack: what can be done with it, and what each of that is for."""

from devtools.gallery.pack_entries import NOW, a_state, an_empty_pack
from pytestqt.qtbot import QtBot

from quizapp.ui.pages.packs.pack.screen import PackScreen
from quizapp.ui.pages.packs.pack.state import PackState
from tests.ui.looking import button, texts


def test_it_is_said_what_the_ways_to_give_a_pack_away_are_for(qtbot: QtBot) -> None:
    screen = PackScreen()
    qtbot.addWidget(screen)
    screen.render(a_state())
    screen.show()
    assert button(screen, "Save a copy for a colleague").isVisible()
    assert button(screen, "Save for Moodle, Kahoot and others").isVisible()
    assert "Send it to a colleague" in texts(screen)
    assert "take the questions alone" in texts(screen)
    screen.render(PackState(an_empty_pack(), NOW))
    assert "colleague" not in texts(screen), "there is nothing to give yet"

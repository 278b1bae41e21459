"""The map of a fact in the library: asked for, named, put away."""

from dataclasses import replace

from devtools.samples.library import a_fact, a_library, a_page, some_facts
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.chart.map_view import MapView
from quizapp.ui.kit.roles import Role, install_roles
from quizapp.ui.pages.library.fact_map import FactMap
from quizapp.ui.pages.library.screen import LibraryScreen
from tests.ui.looking import button, named, seen


def library(qtbot: QtBot, places: tuple[str, ...]) -> LibraryScreen:
    """Return the library with one fact that is about some places."""
    screen = LibraryScreen()
    qtbot.addWidget(screen)
    screen.resize(1280, 900)
    screen.show()
    screen.render(a_library(page=a_page(), facts=some_facts((replace(a_fact(), places=places),))))
    return screen


def test_a_fact_shows_where_it_is_when_it_is_asked_to(qtbot: QtBot, qapp: QApplication) -> None:
    install_roles(qapp)
    screen = library(qtbot, ("north-korea", "china"))
    assert not seen(screen, MapView)
    button(screen, "Show on a map (Map: North Korea, China)").click()
    shown = named(screen, MapView, "Map: North Korea, China")
    assert shown.height() == shown.heightForWidth(shown.width())
    assert QAccessible.queryAccessibleInterface(shown).role() == Role.Graphic
    button(screen, "Hide the map").click()
    assert not seen(screen, MapView)
    button(screen, "Show on a map").click()
    assert seen(screen, MapView) == [shown]


def test_a_fact_without_a_known_place_offers_no_map(qtbot: QtBot) -> None:
    assert not seen(library(qtbot, ("atlantis",)), FactMap)
    assert not seen(library(qtbot, ()), FactMap)
    assert seen(library(qtbot, ("atlantis", "japan")), FactMap)

"""Pictures of the screen of a class list."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.core.answering.attempts import Learner
from quizapp.core.content.ids import LearnerId
from quizapp.core.session.setup import Roster, RosterName
from quizapp.core.views.classroom import ListFile
from quizapp.ui.pages.classroom.class_lists.screen import RosterScreen
from quizapp.ui.pages.classroom.class_lists.state import Problem, RosterState, text_of


def a_roster(names: int = 28) -> Roster:
    """Return a kept class list."""
    known = ("Ada", "Chidi", "Hyun-woo", "Jelena", "Maximiliane H.", "Mina")
    found = (*known, *(f"Pupil {n}" for n in range(len(known) + 1, names + 1)))
    return Roster("9b", tuple(RosterName(one) for one in found[:names]), 1)


def a_roster_state() -> RosterState:
    """Return a list that was pasted, with problems."""
    text = text_of(a_roster(12)) + "\nmina\n???"
    learners = tuple(
        Learner(LearnerId(n), name, datetime(2026, 11, 1, tzinfo=UTC))
        for n, name in enumerate(("Mina", "Jonas"), 1)
    )
    return RosterState(Roster("9b", ()), text, learners)


def a_list_file_state() -> RosterState:
    """Return a list of two classes that was opened from a file."""
    text = (
        "Schülerliste der Jahrgangsstufe 8\n\nNr.;Name;Vorname;Klasse;Geburtsdatum\n"
        "1;Müller;Anna;8a;04.03.2012\n2;Müller;Ben;8b;21.09.2012\n3;Schröder;Jörg;8b;30.01.2012\n"
        "4;Müller;Anna;8b;11.11.2011\n5;von Hohenstein-Ostermann;Maximiliane-Charlotte;8a;\n"
        "6;Yılmaz;;8b;02.07.2012\nSumme: 6;;;;"
    )
    encodings = ("cp1254", "cp1252", "cp1250")
    file = ListFile("Jahrgang 8.csv", text, encodings, "cp1254")
    learners = (Learner(LearnerId(1), "Jörg Schröder", datetime(2026, 11, 1, tzinfo=UTC)),)
    return RosterState(Roster("", ()), text, learners, file=file)


def an_unsure_state() -> RosterState:
    """Return a list without a heading, in letters that can be read in two ways."""
    text = "Xara;Ysolde\nUna;Vega\nWójcik;Bêben\nM\ufffdller;Gro\ufffd"
    file = ListFile("8b.txt", text, ("cp1252", "cp1250"), "cp1252", sure=False)
    return RosterState(Roster("8b", ()), text, (), file=file)


def class_lists_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    taken = Problem("There is already one named Routes.", "Give it another name.")
    return (
        Entry("roster-new", lambda: _roster(RosterState(Roster("", ()), ""))),
        Entry("roster-problems", lambda: _roster(a_roster_state())),
        Entry("roster-file", lambda: _roster(a_list_file_state(), reading=True)),
        Entry("roster-unsure", lambda: _roster(an_unsure_state(), reading=True)),
        Entry(
            "roster-kept",
            lambda: _roster(RosterState(a_roster(28), text_of(a_roster(28)), problem=taken)),
        ),
    )


def _roster(state: RosterState, *, reading: bool = False) -> QWidget:
    screen = RosterScreen()
    screen.render(state)
    if reading:
        screen.show_reading()
    return screen

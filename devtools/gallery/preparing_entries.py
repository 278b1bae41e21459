"""Pictures of the screens before a session."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from devtools.samples.cards import WALK, YEARS, a_card
from quizapp.core.answering.attempts import Learner, QuizSpec
from quizapp.core.content.ids import FactId, ItemId, LearnerId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.core.session.setup import Naming, Roster, RosterName, SessionPlan
from quizapp.core.views.classroom import ListFile, QuestionLine, class_minutes
from quizapp.ui.pages.classroom.preparing.picker import PickerScreen
from quizapp.ui.pages.classroom.preparing.preview import PreviewScreen
from quizapp.ui.pages.classroom.preparing.roster_screen import RosterScreen, text_of
from quizapp.ui.pages.classroom.preparing.screen import PreparingScreen
from quizapp.ui.pages.classroom.preparing.state import (
    PickerState,
    PreparingState,
    PreviewState,
    Problem,
    RosterState,
)

TOPICS = (
    (TopicId("routes"), "Routes", 41),
    (TopicId("china"), "China", 88),
    (TopicId("numbers"), "Numbers and how they are counted", 63),
    (TopicId("law"), "Law", 27),
)


def a_line(number: int, **changes: object) -> QuestionLine:
    """Return a question as a row."""
    topic_id, topic, _ = TOPICS[number % 3]
    line = QuestionLine(
        item_id=ItemId(f"item-{number}"),
        fact_id=FactId(f"fact-{number}"),
        fact="Arrivals in the South peaked in 2009, with 2,914 people.",
        stem="In which year did most North Koreans arrive in the South?",
        kind=ItemKind.CHOICE,
        statement_is_false=False,
        topic_id=topic_id,
        topic=topic,
        difficulty=1,
        is_myth=False,
        sensitive=False,
    )
    if number % 3 == 1:
        line = replace(
            line,
            fact="Most leave through China and third countries; few cross the border to the South.",
            stem="Most people who leave North Korea walk across the border to the South.",
            kind=ItemKind.TRUE_FALSE,
            statement_is_false=True,
            is_myth=True,
        )
    if number % 3 == 2:
        line = replace(
            line,
            fact="China treats people who crossed from North Korea as illegal economic migrants, "
            "not as refugees, and sends back those whom its police find near the border.",
            stem="China returns people from North Korea whom its police find near the border.",
            kind=ItemKind.TRUE_FALSE,
            sensitive=True,
        )
    return replace(line, **changes)  # type: ignore[arg-type]


def some_lines(number: int) -> tuple[QuestionLine, ...]:
    """Return so many questions, topic by topic."""
    return tuple(sorted(map(a_line, range(number)), key=lambda line: line.topic))


def a_roster(names: int = 28) -> Roster:
    """Return a kept class list."""
    known = ("Ada", "Chidi", "Hyun-woo", "Jelena", "Maximiliane H.", "Mina")
    found = (*known, *(f"Pupil {n}" for n in range(len(known) + 1, names + 1)))
    return Roster("9b", tuple(RosterName(one) for one in found[:names]), 1)


def a_preparing_state(questions: int = 8, **changes: object) -> PreparingState:
    """Return a session that is being prepared."""
    lines = some_lines(questions)
    state = PreparingState(
        plan=SessionPlan("", tuple(line.item_id for line in lines)),
        lines=lines,
        minutes=class_minutes(len(lines)),
        spec=QuizSpec(number=8),
        topics=TOPICS,
        missed=9,
    )
    return replace(state, **changes)  # type: ignore[arg-type]


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


def preparing_entries() -> tuple[Entry, ...]:
    """Return the entries of these screens."""
    plan = SessionPlan(
        "Routes and myths before the excursion to the border",
        (),
        naming=Naming.ROSTER,
        roster_id=1,
        seconds=60,
        ranking=True,
        id=3,
    )
    kept = a_preparing_state(3, rosters=(a_roster(),), kept="Routes", can_bring_back=True)
    kept = replace(kept, plan=replace(plan, items=kept.plan.items), lost=2)
    hands = a_preparing_state(3)
    taken = Problem("There is already one named Routes.", "Give it another name.")
    hands = replace(hands, plan=replace(hands.plan, phones=False, title="Routes"), problem=taken)
    none = a_preparing_state(0)
    return (
        Entry("preparing-new", lambda: _preparing(a_preparing_state())),
        Entry("preparing-more", lambda: _preparing(a_preparing_state(2), more=True)),
        Entry("preparing-plan", lambda: _preparing(kept, bottom=True)),
        Entry("preparing-plan-top", lambda: _preparing(kept)),
        Entry("preparing-hands-taken", lambda: _preparing(hands, bottom=True)),
        Entry("preparing-empty", lambda: _preparing(none)),
        Entry("preparing-sixty", lambda: _preparing(a_preparing_state(60))),
        Entry("picker", lambda: _picker(some_lines(9), 3)),
        Entry("picker-many", lambda: _picker(some_lines(200), 61)),
        Entry("picker-empty", lambda: _picker((), 0)),
        Entry("preview-choice", lambda: _preview(0)),
        Entry("preview-claim", lambda: _preview(1)),
        Entry("roster-new", lambda: _roster(RosterState(Roster("", ()), ""))),
        Entry("roster-problems", lambda: _roster(a_roster_state())),
        Entry("roster-file", lambda: _roster(a_list_file_state(), reading=True)),
        Entry("roster-unsure", lambda: _roster(an_unsure_state(), reading=True)),
        Entry(
            "roster-kept",
            lambda: _roster(RosterState(a_roster(28), text_of(a_roster(28)), problem=taken)),
        ),
    )


def _preparing(state: PreparingState, *, more: bool = False, bottom: bool = False) -> QWidget:
    screen = PreparingScreen()
    screen.render(state)
    if more:
        screen.show_more()
    if bottom:
        screen.show_end()
    return screen


def _picker(lines: tuple[QuestionLine, ...], chosen: int) -> QWidget:
    screen = PickerScreen()
    screen.render(PickerState(lines, tuple(line.item_id for line in lines[:chosen])))
    return screen


def _preview(place: int) -> QWidget:
    screen = PreviewScreen()
    card = a_card()
    unchosen = tuple(replace(option, chosen=False) for option in card.options)
    card = replace(card, options=unchosen)
    screen.render(PreviewState("Routes", (YEARS, WALK), (card, card), place, True))
    return screen


def _roster(state: RosterState, *, reading: bool = False) -> QWidget:
    screen = RosterScreen()
    screen.render(state)
    if reading:
        screen.show_reading()
    return screen

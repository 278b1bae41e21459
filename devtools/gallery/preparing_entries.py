"""Pictures of the screens before a session."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from devtools.gallery.class_lists_entries import a_roster
from devtools.gallery.render_states import Entry
from devtools.samples.cards import WALK, YEARS, a_card, passages_to_read
from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.content.ids import FactId, ItemId, TopicId
from quizapp.core.content.items import Deck, ItemKind
from quizapp.core.session.setup import Naming, SessionPlan
from quizapp.core.views.classroom import QuestionLine, class_minutes
from quizapp.ui.pages.classroom.class_lists.state import Problem
from quizapp.ui.pages.classroom.preparing.picker.screen import PickerScreen
from quizapp.ui.pages.classroom.preparing.picker.state import PickerState
from quizapp.ui.pages.classroom.preparing.preview.screen import PreviewScreen
from quizapp.ui.pages.classroom.preparing.preview.state import PreviewState
from quizapp.ui.pages.classroom.preparing.screen import PreparingScreen
from quizapp.ui.pages.classroom.preparing.state import PreparingState

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
        myths=True,
        detective=True,
    )
    return replace(state, **changes)  # type: ignore[arg-type]


def a_detective_line(number: int) -> QuestionLine:
    """Return a question on how a source argues as a row."""
    return a_line(
        number * 3,
        stem="Who says in this passage how many arrived?",
        source_line="Undated account",
        detective=True,
    )


def a_preview_state(place: int = 0, read: int = 0) -> PreviewState:
    """Return the preview of two questions.

    Args:
        place: the question that is shown.
        read: how many passages are read before each.
    """
    card = a_card()
    unchosen = tuple(replace(option, chosen=False) for option in card.options)
    card = replace(card, options=unchosen)
    readings = (passages_to_read()[:read],) * 2
    return PreviewState("Routes", (YEARS, WALK), (card, card), place, True, readings)


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
    saved = replace(kept, kept="", saved="Routes-and-myths.quizplan")
    hands = a_preparing_state(3)
    taken = Problem("There is already one named Routes.", "Give it another name.")
    hands = replace(hands, plan=replace(hands.plan, phones=False, title="Routes"), problem=taken)
    none = a_preparing_state(0)
    reading = tuple(map(a_detective_line, range(5)))
    detective = a_preparing_state(
        0, lines=reading, spec=QuizSpec(number=5, deck=Deck.DETECTIVE), minutes=class_minutes(5)
    )
    return (
        Entry("preparing-new", lambda: _preparing(a_preparing_state())),
        Entry("preparing-more", lambda: _preparing(a_preparing_state(2), more=True)),
        Entry("preparing-plan", lambda: _preparing(kept, bottom=True)),
        Entry("preparing-saved", lambda: _preparing(saved, bottom=True)),
        Entry("preparing-plan-top", lambda: _preparing(kept)),
        Entry("preparing-hands-taken", lambda: _preparing(hands, bottom=True)),
        Entry("preparing-few", lambda: _preparing(a_preparing_state(5, most=5))),
        Entry("preparing-empty", lambda: _preparing(none)),
        Entry("preparing-sixty", lambda: _preparing(a_preparing_state(60))),
        Entry("preparing-detective", lambda: _preparing(detective)),
        Entry("picker-detective", lambda: _picker((*reading, *some_lines(4)), 2)),
        Entry("picker", lambda: _picker(some_lines(9), 3)),
        Entry("picker-many", lambda: _picker(some_lines(200), 61)),
        Entry("picker-empty", lambda: _picker((), 0)),
        Entry("preview-choice", lambda: _preview(0)),
        Entry("preview-claim", lambda: _preview(1)),
        Entry("preview-read", lambda: _preview(0, 2)),
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


def _preview(place: int, read: int = 0) -> QWidget:
    screen = PreviewScreen()
    screen.render(a_preview_state(place, read))
    return screen

"""Pictures of the set-up."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.core.answering.attempts import QuizSpec, Timing
from quizapp.core.content.ids import DocumentId, PackId, TopicId
from quizapp.core.content.items import Deck, ItemKind
from quizapp.core.content.scoping import BUILT_IN
from quizapp.ui.pages.study.setup.screen import SetupScreen
from quizapp.ui.pages.study.setup.state import OpenQuiz, SetupState

ROUTES = TopicId("routes")
NUMBERS = TopicId("numbers")


def a_setup_state(**changes: object) -> SetupState:
    """Return the state that a learner meets first."""
    state = SetupState(
        spec=QuizSpec(),
        topics=(
            (TopicId("terms"), "Words and names", 22),
            (NUMBERS, "How many, and when", 41),
            (TopicId("motives"), "Why people leave", 30),
            (ROUTES, "Routes and borders", 38),
            (TopicId("arrival"), "Arriving and settling in", 35),
            (TopicId("law"), "Law and politics", 28),
            (TopicId("soldiers"), "Soldiers who cross the zone between the two states", 20),
        ),
        documents=(
            (DocumentId("encyclopedia"), "North Korean defectors (encyclopedia article)", 120),
            (DocumentId("dmz-news"), "A soldier crosses the border", 34),
            (DocumentId("overview"), "Questions and answers about soldiers who defect", 60),
        ),
        matching=214,
        myths=True,
        detective=True,
    )
    return replace(state, **changes)  # type: ignore[arg-type]


def setup_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    narrow = QuizSpec(
        topics=frozenset({ROUTES, NUMBERS}), kinds=frozenset({ItemKind.TRUE_FALSE}), number=20
    )
    all_set = replace(
        narrow,
        documents=frozenset({DocumentId("dmz-news")}),
        difficulties=frozenset({3}),
        myths_only=True,
        include_sensitive=True,
        timing=Timing.END,
        seconds_per_question=45,
    )
    kitchen = PackId("kitchen")
    subjects = a_setup_state(
        spec=QuizSpec(packs=frozenset({BUILT_IN, kitchen})),
        pack=(BUILT_IN, "North Korean defectors"),
        others=((kitchen, "Kitchen myths", 48), (PackId("rivers"), "Rivers of the world", 130)),
    )
    quiz = OpenQuiz("Routes and borders", 4, 10)
    return (
        Entry("setup-usual", lambda: _screen(a_setup_state())),
        Entry("setup-first", lambda: _screen(a_setup_state(spec=QuizSpec(myths_only=True)))),
        Entry(
            "setup-detective",
            lambda: _screen(a_setup_state(spec=QuizSpec(deck=Deck.DETECTIVE), matching=48)),
        ),
        Entry("setup-more", lambda: _screen(a_setup_state(), more=True)),
        Entry("setup-more-subjects", lambda: _screen(subjects, more=True)),
        Entry("setup-more-sensitive", lambda: _screen(a_setup_state(sensitive=True), more=True)),
        Entry("setup-unfinished", lambda: _screen(a_setup_state(open_quiz=quiz))),
        Entry("setup-few", lambda: _screen(a_setup_state(spec=narrow, matching=12))),
        Entry("setup-nothing", lambda: _screen(a_setup_state(spec=all_set, matching=0))),
        Entry("setup-counting", lambda: _screen(a_setup_state(matching=None))),
    )


def _screen(state: SetupState, *, more: bool = False) -> QWidget:
    screen = SetupScreen()
    screen.render(state)
    screen.show_more(more)
    return screen

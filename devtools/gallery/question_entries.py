"""The question screen in its states."""

from dataclasses import replace
from functools import partial

from devtools.gallery.render_states import Entry
from devtools.samples.cards import LONG, WALK, YEARS, a_chart_to_read, passages_to_read
from quizapp.env.settings import Settings
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.question.state import QuestionState


def question_entries() -> tuple[Entry, ...]:
    """Return the entries of the question screen."""
    first = QuestionState(4, 10, "Escape routes", YEARS, 0.35)
    states = {
        "unanswered": first,
        "chosen": QuestionState(4, 10, "Escape routes", YEARS, 0.35, chosen=1),
        "no-certainty": replace(first, chosen=1, settings=Settings(ask_certainty=False)),
        "true-false": QuestionState(
            11,
            20,
            "Routes and borders",
            WALK,
            0.5,
            flagged=True,
            settings=Settings(single_keys=False),
        ),
        "review": QuestionState(14, 20, "Numbers and what they count", YEARS, 0.6, come_back=3),
        "read-first": QuestionState(
            4,
            10,
            "Numbers and what they count",
            WALK,
            0.35,
            read_first=passages_to_read()[:1],
        ),
        "read-table": QuestionState(
            4, 10, "Numbers and what they count", YEARS, 0.35, read_first=passages_to_read()
        ),
        "chart": replace(first, read_first=a_chart_to_read(), chosen=2),
        "long": QuestionState(
            4, 10, "Numbers and what they count, by year", LONG, 0.35, chosen=0, seconds_left=75
        ),
    }
    states["time-nearly-up"] = replace(first, seconds_left=20, seconds_more=30)
    states["first-certainty"] = replace(states[next(iter(states))], explains_certainty=True)
    made = tuple(Entry(f"question-{name}", partial(_screen, s)) for name, s in states.items())
    return (*made, Entry("question-voice", partial(_screen, first, "spd-say")))


def _screen(state: QuestionState, voice: str | None = None) -> QuestionScreen:
    screen = QuestionScreen(voice=voice)  # nothing is said until the button is pressed
    screen.render(state)
    return screen

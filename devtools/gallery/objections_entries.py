"""Pictures of the page on which a teacher reads what is said to be wrong."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from devtools.gallery.progress_entries import NOW
from devtools.gallery.render_states import Entry
from quizapp.core.answering.attempts import ItemVersion
from quizapp.core.content.ids import (
    FactId,
    ItemId,
    ItemVersionId,
    PassageId,
    PresentedId,
    TopicId,
)
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.views.objections import Objection, ObjectionId, ObjectionLine
from quizapp.ui.pages.classroom.objections.screen import ObjectionsScreen
from quizapp.ui.pages.classroom.objections.state import ObjectionsState

_ASKED = Item(
    ItemId("routes-usual-way-most"),
    FactId("routes-usual-way"),
    ItemKind.CHOICE,
    "A soldier dashes across the mined zone and makes headlines. How do most others get out?",
    (
        Option("North, over the river into China", True, "That is the quiet way."),
        Option("The same way, but at night", False, "Hardly anybody does."),
        Option("By fishing boat to Japan", False, "Three cases are known."),
    ),
    1,
)
_JUDGED = Item(
    ItemId("life-poor-comfort"),
    FactId("life-poor"),
    ItemKind.TRUE_FALSE,
    "People who made it to the South mostly live in comfort there.",
    (Option("True", False, ""), Option("False", True, "")),
    1,
    correction="Many who made it to the South have little money.",
    source_line="South Korea, 2021",
)


def an_objection_line(
    number: int, *, note: str = "", answer: str = "", judged: bool = False, current: bool = True
) -> ObjectionLine:
    """Return what a learner said is wrong."""
    item = _JUDGED if judged else _ASKED
    at = NOW - timedelta(hours=5 + 20 * number)
    objection = Objection(
        ObjectionId(number),
        PresentedId(40 + number),
        note or "The passage says most, not all. So A can't be right either.",
        at,
        answer,
        at + timedelta(hours=3) if answer else None,
    )
    version = ItemVersion(ItemVersionId(number), item, TopicId("routes"), False)
    return ObjectionLine(
        objection,
        version,
        fact="Most leave through China; hardly anyone walks across the zone to the South.",
        topic="Routes and borders",
        passage_id=PassageId("news#p3"),
        learner=("Mina", "Jonas", "Bartholomäus Wolfeschlegelsteinhausen")[number % 3],
        current=current,
    )


def an_objections_state() -> ObjectionsState:
    """Return two that wait for an answer and one that was answered."""
    lines = (
        an_objection_line(0),
        an_objection_line(1, judged=True, note="I know somebody who does!", current=False),
        an_objection_line(
            2, note="Typo in B.", answer="Thank you. The author will mend it with the next pack."
        ),
    )
    return ObjectionsState(lines, NOW)


def objections_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    state = an_objections_state()
    long = replace(
        state,
        lines=tuple(
            an_objection_line(n, note="This is not what the passage says at all. " * 6)
            for n in range(9)
        ),
        with_names=True,
        saved="Notes on questions 2026-11-25.json",
    )
    return (
        Entry("class-objections", lambda: _screen(state)),
        Entry("class-objections-long", lambda: _screen(long)),
        Entry("class-objections-none", lambda: _screen(replace(state, lines=()))),
    )


def _screen(state: ObjectionsState) -> QWidget:
    screen = ObjectionsScreen()
    screen.render(state)
    return screen

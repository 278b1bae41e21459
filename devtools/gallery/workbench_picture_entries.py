"""Pictures at the Workbench: with a question and a passage, described and not, tried."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from devtools.gallery.workbench_entries import a_screen, a_workbench_state, judged
from devtools.samples.pictures import coast, tower, wave
from quizapp.core.authoring import composing
from quizapp.core.authoring.illustrating import with_passage_picture
from quizapp.core.content.ids import ItemId
from quizapp.core.content.pictures import Picture
from quizapp.ui.pages.workbench.screen import Column
from quizapp.ui.pages.workbench.state import Tab, Told, WorkbenchState


def workbench_picture_entries() -> tuple[Entry, ...]:
    """Return the entries of pictures at the Workbench."""
    bare = replace(wave(), alt="")
    told = Told("The picture is added. Say what it shows.")
    return (
        Entry("workbench-picture", lambda: a_screen(illustrated(coast()))),
        Entry("workbench-picture-new", lambda: a_screen(illustrated(bare, told=told))),
        Entry(
            "workbench-picture-warned",
            lambda: a_screen(illustrated(replace(tower(), alt="Hardly any that matter"))),
        ),
        Entry(
            "workbench-picture-tried",
            lambda: a_screen(illustrated(wave(), tab=Tab.AS_PUPILS_SEE_IT)),
        ),
        Entry("workbench-picture-editor", lambda: _editor(illustrated(coast()))),
        Entry("workbench-picture-passage", lambda: a_screen(with_passage(coast()))),
        Entry("workbench-picture-passage-new", lambda: a_screen(with_passage(bare))),
    )


def illustrated(picture: Picture | None, **changes: object) -> WorkbenchState:
    """Return the Workbench at a question with a picture."""
    state = a_workbench_state(**changes)  # type: ignore[arg-type]  # fields of a state
    chosen = state.chosen
    assert chosen is not None
    draft, question = chosen
    after = composing.with_item(draft, question, replace(question.item, picture=picture))
    drafts = tuple(after if one.id == draft.id else one for one in state.copy.drafts)
    state = replace(state, copy=replace(state.copy, drafts=drafts))
    return judged(replace(state, asked=frozenset((ItemId("vitamins"),))))


def with_passage(picture: Picture | None) -> WorkbenchState:
    """Return the Workbench with a picture at the passage where the cursor is."""
    state = a_workbench_state()
    (document,) = state.copy.documents
    document = with_passage_picture(document, document.passages[0].id, picture)
    return judged(replace(state, copy=replace(state.copy, documents=(document,))))


def _editor(state: WorkbenchState) -> QWidget:
    screen = a_screen(state)
    screen.show_column(Column.EDITOR)
    return screen

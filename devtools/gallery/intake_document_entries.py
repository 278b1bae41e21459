"""Pictures of a document that was brought: its passages, its tables and warnings, its fields."""

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.core.authoring.document_making import DocumentHead
from quizapp.core.authoring.handouts import Block, BlockKind, Handout
from quizapp.core.authoring.passage_steps import PassageSteps
from quizapp.core.authoring.passages import proposed, with_left_out, with_next, with_sensitive
from quizapp.core.authoring.trust import OWN
from quizapp.core.content.documents import DocumentKind, Table, table_in_words
from quizapp.ui.pages.intake.screen import IntakeScreen
from quizapp.ui.pages.intake.state import IntakeState, LookAtDocument

_MILK = Table(
    ("Food", "Calcium, mg in 100 g", "Fat, g in 100 g"),
    (("Milk", "120", "3.5"), ("Hard cheese", "1,100", "29"), ("Spinach", "99", "0.4")),
)


def a_handout(more: int = 0) -> Handout:
    """Return a document of two sections with a table and two warnings, and so many paragraphs."""
    tracked = ("has tracked changes, shown as if accepted",)
    dairy = (
        "Pasteurising heats milk briefly and cools it at once. It kills most of the germs that "
        "could make somebody ill, and it was first tried with wine and beer, not with milk."
    )
    vitamins = (
        "The vitamins that matter in milk survive the short heating almost whole. What is lost "
        "is a part of vitamin C, of which milk has little anyway: one orange has as much of it as "
        "many glasses of milk."
    )
    raw = "Raw milk has caused outbreaks of infection in several countries."
    blocks = (
        Block(BlockKind.HEADING, "What happens to milk", level=1),
        Block(BlockKind.HEADING, "In the dairy", level=2),
        Block(BlockKind.PARAGRAPH, dairy),
        Block(BlockKind.PARAGRAPH, vitamins, warnings=tracked),
        Block(BlockKind.HEADING, "On the table", level=2),
        Block(BlockKind.TABLE, table_in_words(_MILK), table=_MILK),
        Block(BlockKind.PARAGRAPH, raw),
        Block(BlockKind.PARAGRAPH, "At home:"),
        Block(BlockKind.LIST_ITEM, "keep it cool"),
        Block(BlockKind.LIST_ITEM, "drink it within three days of opening"),
        Block(BlockKind.PARAGRAPH, "Ask your dairy!", warnings=("stood in a text box",)),
        Block(BlockKind.PARAGRAPH, "3"),
        *(
            Block(BlockKind.PARAGRAPH, f"{n}. {vitamins}", page=1 + n // 4)
            for n in range(1, more + 1)
        ),
    )
    return Handout("docx", "What happens to milk", "", "2024-08-20", blocks, "0" * 64)


def a_document_state(more: int = 0, *, long: bool = False) -> IntakeState:
    """Return a document that is looked at, with a few steps done."""
    handout = a_handout(more)
    passages = proposed(handout)
    steps = PassageSteps(passages).made(with_sensitive(passages, 3, True))
    if not more:
        steps = steps.made(with_left_out(steps.now, 0, True))
        steps = steps.made(with_next(steps.now, 3)).undone()
    title = "What happens to milk"
    name = "milk.docx"
    if long:
        title = "Arbeitsblatt, Klasse 8b (zweite Fassung, mit Lösungen) 우유 이야기 " * 2
        name = f"{title}.docx"
    head = DocumentHead(title, DocumentKind.WORKSHEET, OWN.text, date="2024-08-20", file=name)
    return IntakeState(name, LookAtDocument(handout, steps, head, "Food myths"), 1 if long else 0)


def intake_document_entries() -> tuple[Entry, ...]:
    """Return the entries of this step."""
    return (
        Entry("intake-document", lambda: _screen(a_document_state())),
        Entry("intake-document-many", lambda: _screen(a_document_state(300))),
        Entry("intake-document-long", lambda: _screen(a_document_state(long=True))),
        Entry("intake-document-fields", _with_fields),
        Entry("intake-document-words", _with_words),
    )


def _screen(state: IntakeState) -> IntakeScreen:
    screen = IntakeScreen()
    screen.render(state)
    screen.document.passages.text.go_to(1, 40)
    return screen


def _with_fields() -> QWidget:
    screen = _screen(a_document_state())
    screen.document.unfold.click()
    return screen


def _with_words() -> QWidget:
    screen = _screen(a_document_state())
    screen.document.passages.text.go_to(0)
    screen.document.passages.text.deeds["E"]()
    return screen

"""Pictures of the intake: being read, which pack, the questions of a file, what is told."""

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.core.authoring.columns import ColumnGuess, Meaning
from quizapp.core.authoring.drafts import PackHead, WorkingCopy
from quizapp.core.authoring.edits import apply
from quizapp.core.authoring.importing import ImportPreview, held_against, taking
from quizapp.core.authoring.questions import (
    ForeignOption,
    ForeignQuestion,
    LeftOut,
    Lost,
    Parsed,
)
from quizapp.core.content.ids import PackId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.core.content.packs import Topic
from quizapp.core.views.plan_files import PackComing, PlanPreview
from quizapp.ui.pages.intake.screen import IntakeScreen
from quizapp.ui.pages.intake.state import (
    ChooseColumns,
    ChoosePack,
    IntakeState,
    LookAtPlan,
    LookAtQuestions,
    Reading,
    Step,
    Told,
)
from quizapp.ui.shell.state import PageId

_HEAD = PackHead("Food myths", "en", "CC BY 4.0", "Food", (Topic(TopicId("food"), "Food", "Food"),))


def a_foreign_choice(
    number: int, stem: str, *options: str, keys: tuple[int, ...] = (0,), wants: tuple[str, ...] = ()
) -> ForeignQuestion:
    """Return a choice question of a file."""
    return ForeignQuestion(
        number,
        ItemKind.CHOICE,
        stem,
        tuple(ForeignOption(text, at in keys) for at, text in enumerate(options)),
        wants=wants,
    )


def a_foreign_claim(number: int, stem: str, *, true: bool) -> ForeignQuestion:
    """Return a true-false question of a file."""
    options = ForeignOption("True", true), ForeignOption("False", not true)
    return ForeignQuestion(number, ItemKind.TRUE_FALSE, stem, options)


def a_file_preview(more: int = 0) -> ImportPreview:
    """Return a file of six questions and so many more, two of them here already."""
    gases = "Carbon dioxide", "Oxygen", "Nitrogen"
    mould = a_foreign_claim(6, "Bread mould is harmless.", true=False)
    sugar = a_foreign_claim(2, "Sugar makes children hyperactive.", true=False)
    questions = (
        a_foreign_choice(1, "Which gas do plants take in?", *gases),
        sugar,
        a_foreign_choice(
            3, "What does the picture show?", "A leaf", "A root", wants=("the picture is missing",)
        ),
        a_foreign_choice(
            4,
            "Which are fats?",
            "Butter",
            "Oil",
            "Sugar",
            keys=(0, 1),
            wants=("2 right answers: choose one",),
        ),
        mould,
        *(
            a_foreign_choice(
                n, f"How much water is there in vegetable number {n}?", "Much", "Little"
            )
            for n in range(7, 7 + more)
        ),
    )
    left_out = (LeftOut(5, "Explain photosynthesis.", "an essay: not asked here"),)
    before = Parsed(
        "moodle-xml", (sugar, a_foreign_claim(1, "Bread mould is harmless", true=False))
    )
    empty = WorkingCopy(PackId("food-myths"), _HEAD)
    copy = apply(empty, taking(held_against(before, "quiz.xml", empty), empty))
    parsed = Parsed("moodle-xml", questions, left_out, (Lost("pictures", 1),))
    return held_against(parsed, "quiz-8b.xml", copy)


def _long() -> ImportPreview:
    stem = (
        "Someone leaves a large pot of soup on the stove overnight because it is still warm when "
        "they go to bed; what happens in it during these hours, and which of these is the safest "
        "thing to do with it on the next morning?"
    )
    options = (
        "Boiling it again for ten minutes takes away everything that germs have left in it",
        "It should not be eaten any more",
        "우유와 치즈를 넣는다",
    )
    questions = tuple(a_foreign_choice(n, stem, *options, keys=(1,)) for n in range(1, 4))
    empty = WorkingCopy(PackId("food-myths"), _HEAD)
    name = "Arbeitsblatt, Klasse 8b (zweite Fassung, mit Lösungen) 우유 이야기.gift"
    return held_against(
        Parsed("gift", questions, notes=("The letters were guessed to be UTF-8.",)), name, empty
    )


def a_table(*, long: bool = False) -> ColumnGuess:
    """Return a table without headings, as it is guessed."""
    rows: tuple[tuple[str, ...], ...] = (
        ("What does milk give to everybody who drinks it?", "Calcium", "Iron", "1", ""),
        ("What makes milk white?", "Chalk", "Fat and protein", "2", ""),
        ("Which of these is made of milk?", "Butter", "Margarine", "1", "Ask at home"),
    )
    if long:
        rows = tuple(tuple(cell * 12 for cell in row) for row in rows)
    said = Meaning.QUESTION, Meaning.OPTION, Meaning.OPTION, Meaning.KEY, Meaning.NOTHING
    headings = ("Frage " * 30,) * 5 if long else ("A", "B", "C", "D", "E")
    return ColumnGuess("", (), ";", "", 0, headings, rows, said, sure=False)


def an_intake_state(step: Step, name: str = "quiz-8b.xml", waiting: int = 0) -> IntakeState:
    """Return a file at a step."""
    return IntakeState(name, step, waiting)


A_PLAN = PlanPreview(
    title="Week 3, after the holidays",
    subject="Food myths, North Korean defectors",
    questions=12,
    here=6,
    coming=4,
    other_wording=1,
    missing=1,
    packs=(PackComing("Food myths", 48, replaces=True),),
    had_names=True,
)
NOTHING_TO_ASK = PlanPreview("Week 3", "Town history", 8, 0, 0, 0, 8)


def intake_entries() -> tuple[Entry, ...]:
    """Return the entries of this page."""
    packs = (PackId("food-myths"), "Food myths"), (PackId("town"), "Town history")
    looked_at = LookAtQuestions(a_file_preview(), "Food myths", has_documents=True)
    told = Told(
        "This is an OpenDocument text.", "Open it in LibreOffice or Word and save it as .docx."
    )
    elsewhere = Told(
        "This looks like a class list.", "Class lists are brought on the page Class.", PageId.CLASS
    )
    return (
        Entry("intake-reading", lambda: _screen(an_intake_state(Reading(0.4)))),
        Entry(
            "intake-pack", lambda: _screen(an_intake_state(ChoosePack(packs, "Quiz 8b"), waiting=2))
        ),
        Entry("intake-first-pack", lambda: _screen(an_intake_state(ChoosePack((), "Quiz 8b")))),
        Entry("intake-questions", lambda: _screen(an_intake_state(looked_at, waiting=1))),
        Entry(
            "intake-many",
            lambda: _screen(an_intake_state(LookAtQuestions(a_file_preview(400), "Food myths"))),
        ),
        Entry(
            "intake-long", lambda: _screen(an_intake_state(LookAtQuestions(_long(), "Food myths")))
        ),
        Entry(
            "intake-columns", lambda: _screen(an_intake_state(ChooseColumns(a_table()), "quiz.csv"))
        ),
        Entry(
            "intake-columns-long",
            lambda: _screen(an_intake_state(ChooseColumns(a_table(long=True)), "quiz.csv")),
        ),
        Entry("intake-one-whole", lambda: _whole(an_intake_state(looked_at))),
        Entry("intake-plan", lambda: _screen(an_intake_state(LookAtPlan(A_PLAN), "week.quizplan"))),
        Entry(
            "intake-plan-nothing",
            lambda: _screen(an_intake_state(LookAtPlan(NOTHING_TO_ASK), "week.quizplan")),
        ),
        Entry("intake-compare", lambda: _whole(an_intake_state(looked_at), 5)),
        Entry("intake-told", lambda: _screen(an_intake_state(told, "handout.odt"))),
        Entry("intake-elsewhere", lambda: _screen(an_intake_state(elsewhere, "8b.csv"))),
    )


def _screen(state: IntakeState) -> IntakeScreen:
    screen = IntakeScreen()
    screen.render(state)
    return screen


def _whole(state: IntakeState, place: int = 3) -> QWidget:
    screen = _screen(state)
    screen.questions.show_whole(place)
    return screen

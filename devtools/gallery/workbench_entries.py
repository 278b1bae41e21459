"""Pictures of the Workbench: passages, questions on them, and the editor in all its states."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.core.authoring import composing
from quizapp.core.authoring.anchoring import evidence_at, nearest
from quizapp.core.authoring.drafts import (
    Draft,
    DraftQuestion,
    PackHead,
    QuestionState,
    WorkingCopy,
    empty_fact,
)
from quizapp.core.authoring.finding_sources import SourceIndex
from quizapp.core.authoring.judging import troubles
from quizapp.core.content.documents import (
    Document,
    DocumentKind,
    Original,
    Passage,
    Table,
    table_in_words,
)
from quizapp.core.content.facts import Evidence, Myth, MythOrigin, Status
from quizapp.core.content.ids import DocumentId, FactId, ItemId, PackId, PassageId, TopicId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.packs import Topic
from quizapp.ui.pages.workbench.screen import Column, WorkbenchScreen
from quizapp.ui.pages.workbench.state import Filter, Tab, Told, Unsaved, WorkbenchState

HANDOUT = DocumentId("handout")

TEXTS = (
    "Pasteurising heats milk briefly and cools it at once. It kills most germs.",
    "The vitamins that matter in milk survive the short heating almost whole. What is lost is a "
    "part of vitamin C, of which milk has little anyway.",
    "Raw milk has caused outbreaks of infection in several countries. In 2019 there were 15 of "
    "them in Europe, more than from any other drink.",
    "Louis Pasteur tried heating with wine first, in 1864, not with milk.",
)

TABLE = Table(("Milk", "Fat (g)", "Calories"), (("Whole", "3.5", "64"), ("Half", "1.5", "46")))


def a_passage(
    number: int, text: str, table: Table | None = None, document: DocumentId = HANDOUT
) -> Passage:
    """Return a passage of the handout."""
    words = table_in_words(table) if table else text
    return Passage(
        id=PassageId(f"{document}#p{number}"),
        document_id=document,
        number=number,
        section=("What it is",) if number < 3 else ("What it is not",),
        text=words,
        table=table,
        from_paragraphs=(),
        sensitive=False,
        unverified="",
        note="",
    )


def a_document(
    texts: tuple[str, ...] = TEXTS,
    title: str = "Handout: what happens to milk",
    document_id: DocumentId = HANDOUT,
) -> Document:
    """Return the handout, with a table at its end."""
    passages = [a_passage(n, text, document=document_id) for n, text in enumerate(texts, 1)]
    passages.append(a_passage(len(passages) + 1, "", TABLE, document_id))
    stated = "not stated"
    original = Original(stated, stated, "2024", stated, "milk.docx", "0" * 64, len(passages))
    return Document(
        document_id, title, DocumentKind.WORKSHEET, original, "A handout.", tuple(passages)
    )


def a_choice(name: str, stem: str, *options: tuple[str, str], key: int = 0) -> Item:
    """Return a choice with texts and feedbacks."""
    return Item(
        ItemId(name),
        FactId(name),
        ItemKind.CHOICE,
        stem,
        tuple(
            Option(text, place == key, feedback) for place, (text, feedback) in enumerate(options)
        ),
        difficulty=1,
    )


def a_draft(
    item: Item,
    state: QuestionState = QuestionState.DRAFT,
    quote: Evidence | None = None,
    statement: str = "",
) -> Draft:
    """Return a draft with one question."""
    fact = empty_fact(FactId(item.id), TopicId("milk"))
    fact = replace(fact, statement=statement, evidence=(quote,) if quote else ())
    return Draft(fact, (DraftQuestion(replace(item, fact_id=fact.id), state),))


def quote_of(passage: Passage, words: str) -> Evidence:
    """Return evidence for words of a passage."""
    at = passage.text.index(words)
    found = evidence_at(passage, at, at + len(words))
    assert found is not None
    return found


VITAMINS = a_choice(
    "vitamins",
    "Does heating take the vitamins out of milk?",
    ("Almost all of them", "It sounds as if heat destroyed everything."),
    ("Hardly any that matter", "They survive the short heating almost whole."),
    ("It adds vitamins", ""),
    key=1,
)
GERMS = a_choice("germs", "What kills the germs?", ("Heat", ""), ("Cold", ""), ("", ""))
RAW = Item(
    ItemId("raw"),
    FactId("raw"),
    ItemKind.TRUE_FALSE,
    "Raw milk is healthier than heated milk.",
    (Option("True", False, "Many people say so."), Option("False", True, "")),
    difficulty=1,
    correction="Raw milk has caused outbreaks of infection.",
)


def a_working_copy() -> WorkingCopy:
    """Return a pack with a handout, a ready question, a draft, and one without a source."""
    document = a_document()
    one, two = document.passages[:2]
    topics = (
        Topic(TopicId("milk"), "Milk", "Milk"),
        Topic(TopicId("bread"), "Bread and other baked things", "Bread"),
    )
    head = PackHead("Food myths", "en", "CC BY 4.0", "Food", topics)
    sentence = "The vitamins that matter in milk survive the short heating almost whole"
    drafts = (
        a_draft(VITAMINS, QuestionState.READY, quote_of(two, sentence), f"{sentence}."),
        a_draft(GERMS, quote=quote_of(one, "It kills most germs")),
        a_draft(RAW),
    )
    return WorkingCopy(PackId("food-myths"), head, (document,), drafts, 7, 2)


def judged(state: WorkbenchState) -> WorkbenchState:
    """Return a state with what is wrong with its questions."""
    found = {
        question.item.id: troubles(state.copy, draft, question)
        for draft, question in state.copy.questions()
    }
    return replace(state, troubles=found)


def a_workbench_state(item_id: str | None = "vitamins", **changes: object) -> WorkbenchState:
    """Return the Workbench at a question, judged; changes go into the state."""
    chosen = None if item_id is None else ItemId(item_id)
    state = WorkbenchState(a_working_copy(), document_id=HANDOUT, item_id=chosen, changes=3)
    return judged(replace(state, **changes))  # type: ignore[arg-type]  # fields of a state


def an_empty_state() -> WorkbenchState:
    """Return a pack that was just begun."""
    copy = replace(a_working_copy(), documents=(), drafts=(), version=0)
    return WorkbenchState(copy)


def _proposed() -> WorkbenchState:
    state = a_workbench_state("raw")
    passages = state.copy.documents[0].passages
    return replace(state, proposals=SourceIndex(passages).best(RAW.stem))


def _lost() -> WorkbenchState:
    state = a_workbench_state()
    document = state.copy.documents[0]
    passage = document.passages[1]
    text = passage.text.replace("almost whole", "nearly unharmed")
    passages = (document.passages[0], replace(passage, text=text), *document.passages[2:])
    copy = replace(state.copy, documents=(replace(document, passages=passages),))
    (piece,) = copy.drafts[0].fact.evidence
    state = replace(state, copy=copy, nearest=((piece, nearest(piece, passages)),))
    return judged(state)


def _taught() -> WorkbenchState:
    state = a_workbench_state(tab=Tab.TEACH_MORE)
    draft = state.copy.drafts[0]
    myth = Myth(
        "Heating takes everything good out of milk.",
        MythOrigin.COMMON,
        "Heat does destroy some vitamins in other food, when it is long.",
        "",
        "Almost all that matters in milk survives.",
    )
    fact = replace(
        draft.fact,
        statement="In 2019 almost 95 % of the vitamins in milk survived the heating.",
        myth=myth,
        status=Status.ATTRIBUTED,
        as_of="2019",
    )
    draft = replace(draft, fact=fact)
    return judged(replace(state, copy=replace(state.copy, drafts=(draft, *state.copy.drafts[1:]))))


def _disputed() -> WorkbenchState:
    state = _taught()
    draft = composing.with_status(state.copy.drafts[0], Status.DISPUTED)
    return judged(replace(state, copy=replace(state.copy, drafts=(draft,))))


def _long() -> WorkbenchState:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    stem = f"Which of all these is the longest question that anybody ever asked about {word}, and "
    stem += "why would one ask it in such a way that nobody can hold it in mind to its end?"
    item = a_choice("long", stem, (word, stem), (stem, word), (word + " und so", ""), ("Short", ""))
    copy = a_working_copy()
    document = a_document((stem * 3, word, *TEXTS), title=stem)
    other = a_document(title=f"{word} again", document_id=DocumentId("other"))
    drafts = [a_draft(replace(item, id=ItemId(f"long-{n}"))) for n in range(40)]
    first = replace(
        drafts[0], fact=replace(drafts[0].fact, evidence=(quote_of(document.passages[0], stem),))
    )
    head = replace(copy.head, title=f"{stem} {word}")
    copy = replace(copy, head=head, documents=(document, other), drafts=(first, *drafts[1:]))
    return judged(WorkbenchState(copy, document_id=HANDOUT, item_id=ItemId("long-0"), changes=40))


def _korean() -> WorkbenchState:
    texts = (
        "우유를 잠깐 가열하면 대부분의 세균이 죽는다.",
        "2019년 유럽에서는 생우유로 인한 감염이 15건 있었다. 다른 음료보다 많았다.",
    )
    document = a_document(texts, title="우유 이야기")
    item = a_choice(
        "korean", "무엇이 세균을 죽이는가?", ("열", "맞다."), ("추위", "아니다."), ("빛", "")
    )
    quote = quote_of(document.passages[0], "대부분의 세균이 죽는다")
    copy = a_working_copy()
    head = replace(copy.head, title="우유와 빵", language="ko")
    copy = replace(copy, head=head, documents=(document,), drafts=(a_draft(item, quote=quote),))
    return judged(WorkbenchState(copy, document_id=HANDOUT, item_id=ItemId("korean"), hints=True))


def workbench_entries() -> tuple[Entry, ...]:
    """Return the entries of this page."""
    unsaved = (Unsaved(ItemId("vitamins"), "stem", "Does heat take the vitamins away?"),)
    told = Told(
        "This was changed in another window meanwhile.",
        "Nothing was changed here. It is shown as it is now; make your change again.",
        trouble=True,
    )
    undone = Told("Undone: write the question", "Ctrl+Y brings it back")
    return (
        Entry("workbench", lambda: _screen(a_workbench_state(told=undone))),
        Entry("workbench-empty", lambda: _screen(an_empty_state())),
        Entry("workbench-nothing-chosen", lambda: _screen(a_workbench_state(None))),
        Entry("workbench-draft", lambda: _screen(a_workbench_state("germs", hints=True))),
        Entry("workbench-statement", lambda: _screen(_proposed())),
        Entry("workbench-source-lost", lambda: _screen(_lost())),
        Entry("workbench-teach-more", lambda: _screen(_taught())),
        Entry("workbench-disputed", lambda: _screen(_disputed())),
        Entry(
            "workbench-tried",
            lambda: _tried(a_workbench_state(tab=Tab.AS_PUPILS_SEE_IT)),
        ),
        Entry("workbench-told", lambda: _screen(a_workbench_state("germs", told=told))),
        Entry("workbench-conflict", lambda: _screen(a_workbench_state(unsaved=unsaved))),
        Entry(
            "workbench-trouble",
            lambda: _screen(a_workbench_state("raw", filter=Filter.WITH_TROUBLE)),
        ),
        Entry("workbench-long", lambda: _screen(_long())),
        Entry("workbench-korean", lambda: _screen(_korean())),
        Entry("workbench-editor", lambda: _editor(_korean())),
    )


def a_screen(state: WorkbenchState) -> WorkbenchScreen:
    """Return the Workbench with a state."""
    screen = WorkbenchScreen()
    screen.render(state)
    return screen


def _screen(state: WorkbenchState) -> QWidget:
    return a_screen(state)


def _editor(state: WorkbenchState) -> QWidget:
    screen = WorkbenchScreen()
    screen.render(state)
    screen.show_column(Column.EDITOR)
    return screen


def _tried(state: WorkbenchState) -> QWidget:
    screen = WorkbenchScreen()
    screen.render(state)
    screen.editor.pupil.answer(0)
    return screen

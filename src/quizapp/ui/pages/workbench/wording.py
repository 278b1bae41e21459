"""The Workbench in words: states, fields, what was done."""

from PySide6.QtCore import QCoreApplication

from quizapp.core.authoring.askable import FigurePlace, Sign
from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.content.documents import Document
from quizapp.core.content.facts import Evidence, Importance, Status
from quizapp.core.content.ids import DocumentId
from quizapp.core.content.items import ItemKind
from quizapp.ui.pages.workbench.state import Filter, QuestionLine, Tab, WorkbenchState
from quizapp.ui.wording import words

LETTERS = "ABCD"


def _tr(text: str) -> str:
    return QCoreApplication.translate("workbench", text)


def since_version(state: WorkbenchState) -> str:
    """Return how far the working copy is from what learners have."""
    version = state.copy.version
    if not version:
        return _tr("working copy, not published yet")
    if state.changes is None:
        return _tr("working copy of version {n}").format(n=version)
    if not state.changes:
        return _tr("working copy, the same as version {n}").format(n=version)
    changes = words.counted(state.changes, _tr("change"), _tr("changes"))
    return _tr("working copy, {changes} since version {n}").format(changes=changes, n=version)


def state_word(state: QuestionState) -> str:
    """Return how far a question is, in a word."""
    return {
        QuestionState.DRAFT: _tr("draft"),
        QuestionState.READY: _tr("ready"),
        QuestionState.RETIRED: _tr("retired"),
    }[state]


def shortened(title: str, longest: int = 80) -> str:
    """Return a title that leaves room for what stands under it."""
    return title if len(title) <= longest else title[:longest].rsplit(" ", 1)[0][:longest] + "…"


def stem_of(line: QuestionLine) -> str:
    """Return how a question is called in lists."""
    return line.stem or _tr("New question")


def trouble_count(line: QuestionLine) -> str:
    """Return how much is wrong with a question; empty for nothing."""
    if not line.troubles:
        return ""
    if line.errors:
        return words.counted(line.troubles, _tr("thing to mend"), _tr("things to mend"))
    return words.counted(line.troubles, _tr("warning"), _tr("warnings"))


def under(line: QuestionLine) -> str:
    """Return the quiet line under a question in the list."""
    return f"{state_word(line.state)} · {line.grade.value}"


def filter_name(chosen: Filter) -> str:
    """Return which questions are listed."""
    return {
        Filter.ALL: _tr("All questions"),
        Filter.DRAFTS: _tr("Drafts"),
        Filter.WITH_TROUBLE: _tr("With trouble"),
    }[chosen]


def tab_name(tab: Tab) -> str:
    """Return what a side of the editor is called."""
    return {
        Tab.QUESTION: _tr("Question"),
        Tab.AS_PUPILS_SEE_IT: _tr("As pupils see it"),
        Tab.TEACH_MORE: _tr("Make it teach more"),
    }[tab]


def kind_name(kind: ItemKind) -> str:
    """Return a kind of question."""
    return _tr("Choice") if kind is ItemKind.CHOICE else _tr("True or false")


def status_name(status: Status) -> str:
    """Return how sure a fact is."""
    return {
        Status.SETTLED: _tr("Settled"),
        Status.ATTRIBUTED: _tr("Somebody's word"),
        Status.DISPUTED: _tr("Disputed"),
    }[status]


def importance_name(importance: Importance) -> str:
    """Return how much a fact matters."""
    return {
        Importance.CORE: _tr("Core"),
        Importance.USEFUL: _tr("Useful"),
        Importance.EXTRA: _tr("Extra"),
    }[importance]


def sign_name(sign: Sign) -> str:
    """Return what in a sentence could be asked."""
    return {
        Sign.FIGURE: _tr("a figure"),
        Sign.DATE: _tr("a date"),
        Sign.NEGATION: _tr("a “not”"),
        Sign.COMPARISON: _tr("a comparison"),
        Sign.NAME: _tr("a name"),
    }[sign]


def signs_named(signs: tuple[Sign, ...]) -> str:
    """Return what in a sentence could be asked, in one line."""
    return _tr("Could be asked: {signs}").format(signs=", ".join(map(sign_name, signs)))


_MOST_PLACES = 3


def same_figure(figure: str, places: tuple[FigurePlace, ...], here: DocumentId) -> str:
    """Return where else a figure stands; empty for nowhere."""
    if not places:
        return ""
    told = []
    for place in places[:_MOST_PLACES]:
        passage = _tr("passage {n}").format(n=place.number)
        named = place.document_id == here
        told.append(passage if named else f"{place.document_title}, {passage}")
    if len(places) > _MOST_PLACES:
        told.append(_tr("{n} more").format(n=len(places) - _MOST_PLACES))
    return _tr("{figure} stands also in {places}").format(figure=figure, places="; ".join(told))


def place_of(piece: Evidence, documents: tuple[Document, ...]) -> str:
    """Return where a quote stands, in words."""
    for document in documents:
        for passage in document.passages:
            if passage.id == piece.passage_id:
                place = _tr("{title}, passage {n}").format(title=document.title, n=passage.number)
                return f"{place}, {piece.row} / {piece.column}" if piece.row else place
    return _tr("a passage that is gone")


_FIELDS = {
    "stem": "the question",
    "correction": "what is so instead",
    "picture": "what the picture shows",
    "source_line": "the line above the question",
    "takeaway": "the takeaway",
    "statement": "the fact",
    "explanation": "the explanation",
    "provenance": "the line under the fact",
    "as_of": "the year of the figures",
    "attributed_to": "whose word it is",
    "reading": "which source is better backed",
    "myth:claim": "the false belief",
    "myth:why": "why it misleads",
    "myth:instead": "what is so in its place",
}


def field_name(field: str) -> str:
    """Return a field of a question in words, as they go on after "write"."""
    name, _, number = field.partition(":")
    if name == "option":
        return _tr("option {letter}").format(letter=LETTERS[int(number)])
    if name == "feedback":
        return _tr("the feedback on option {letter}").format(letter=LETTERS[int(number)])
    return _tr(_FIELDS[field])


def undone(label: str) -> str:
    """Return that an edit was taken back."""
    return _tr("Undone: {what}").format(what=label)


def redone(label: str) -> str:
    """Return that an edit was made again."""
    return _tr("Done again: {what}").format(what=label)

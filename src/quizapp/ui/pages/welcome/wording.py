"""What the first hour says."""

from PySide6.QtCore import QCoreApplication

from quizapp.core.cards.comparing import names
from quizapp.core.cards.dates import date_words
from quizapp.core.views.first_hour import Reading, ReadPassage
from quizapp.ui.card.claim_spans import claim_spans
from quizapp.ui.kit.text.text_layout import plain
from quizapp.ui.pages.welcome.state import WelcomeState
from quizapp.ui.wording.explained import explained_aloud
from quizapp.ui.wording.sessions import spelled


def _tr(text: str) -> str:
    return QCoreApplication.translate("welcome", text)


def promise(reading: Reading) -> str:
    """Return what comes after choosing: "Three short passages, then five questions"."""
    return _tr("{n} short passages, then {questions} questions").format(
        n=spelled(len(reading.passages)).capitalize(), questions=spelled(len(reading.questions))
    )


def place(state: WelcomeState) -> str:
    """Return what is read and where: "Common myths · passage 1 of 3"."""
    reading = state.reading
    assert reading is not None
    return _tr("{title} · passage {n} of {of}").format(
        title=reading.offer.title, n=state.at + 1, of=len(reading.passages)
    )


def believed(read: ReadPassage) -> str:
    """Return what is asked about the myth above a passage; empty where there is none."""
    return _tr("Many people believe this. Is it so?") if read.myth is not None else ""


def source(read: ReadPassage) -> str:
    """Return where a passage is from."""
    title, date = read.document.title, read.document.original.date
    said = date_words(date)
    if date == "not stated" or names(title, said):
        return _tr("From: {title}").format(title=title)
    return _tr("From: {title}, {date}").format(title=title, date=said)


def go_on(state: WelcomeState) -> str:
    """Return the words of the button."""
    read_on, ask = ways_on()
    return ask if state.is_last else read_on


def ways_on() -> tuple[str, str]:
    """Return the words of the button before the last passage, and at it."""
    return _tr("Read on"), _tr("Now the questions")


def told(state: WelcomeState) -> str:
    """Return a passage with all that stands around it, as it is heard in one go."""
    read = state.passage
    assert read is not None
    myth = plain(claim_spans(read.myth)) if read.myth is not None else ""
    explained = explained_aloud(word.entry for word in state.words)
    texts = (
        *(believed(read), myth, read.headline, read.passage.text),
        *(f"{source(read)}.", explained),
    )
    return " ".join((f"{place(state)}.", *" ".join(texts).split()))

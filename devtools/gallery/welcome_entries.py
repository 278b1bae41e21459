"""Pictures of the first hour."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from devtools.samples.library import a_passage, an_article
from quizapp.core.cards.claims import false_claim
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import FactId, ItemId, PackId, TopicId
from quizapp.core.views.first_hour import Offer, Reading, ReadPassage
from quizapp.ui.pages.welcome.screen import WelcomeScreen
from quizapp.ui.pages.welcome.state import WelcomeState

_TEXTS = (
    (
        "The usual way out leads into China; hardly anyone crosses straight into the South.",
        "Most people typically choose a way that is less direct. They travel by way of China and "
        "of other third countries, and only then come to South Korea.",
    ),
    (
        "Many who came from the North have a hard life in the South.",
        "The overview lists common myths. One is that their lives in the South are glamorous. In "
        "reality, it says, many face very great challenges, including poverty, discrimination and "
        "problems of mental health.",
    ),
    (
        "Asked why they left, just under half named economic reasons.",
        "In data from the South Korean government, 45% gave economic reasons for leaving.",
    ),
)
_OFFERS = (
    Offer(None, "Common myths", "What many people believe, and what is so."),
    Offer(
        TopicId("dmz"),
        "The zone between the Koreas",
        "What the Demilitarized Zone is, who crossed it, and what reports on such crossings can "
        "tell us.",
    ),
    Offer(TopicId("china"), "China", "How China treats North Koreans who have fled there."),
    Offer(
        TopicId("routes"),
        "Routes and borders",
        "How people get out of North Korea, through which countries, with whose help, and what "
        "stands in their way.",
    ),
    Offer(
        TopicId("life"),
        "Life in the South",
        "Work, money, school, prejudice and ties to home after the arrival in South Korea.",
    ),
    Offer(
        TopicId("numbers"),
        "Numbers and the table",
        "How many people have left and arrived, who they are, and how to read the table of "
        "arrivals and other counts.",
    ),
)


def a_reading(offer: Offer = _OFFERS[0]) -> Reading:
    """Return three passages and five questions."""
    passages = tuple(
        a_passage(place + 1, text, ("Myths",)) for place, (_, text) in enumerate(_TEXTS)
    )
    article = an_article()
    document = replace(
        article, title="An overview", original=replace(article.original, date="2024")
    )
    return Reading(
        offer,
        tuple(
            ReadPassage(headline, passage, document)
            for (headline, _), passage in zip(_TEXTS, passages, strict=True)
        ),
        tuple((FactId(f"fact-{n}"), ItemId(f"item-{n}")) for n in range(5)),
        (
            GlossaryEntry(
                "third country",
                "a country between the one left and the last.",
                (),
                ("third countries",),
            ),
            GlossaryEntry("discrimination", "being treated worse than others.", ()),
        ),
    )


def a_welcome_state(**changes: object) -> WelcomeState:
    """Return the state in which something to begin with is chosen."""
    others = ((PackId("volcanoes"), "Volcanoes"),)
    state = WelcomeState(tuple(a_reading(offer) for offer in _OFFERS), others)
    return replace(state, **changes)  # type: ignore[arg-type]


def welcome_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    myth = false_claim(
        "Whoever made it to the South lives in comfort there.",
        "Many who came from the North have a hard life in the South.",
    )
    reading = a_reading()
    asked, second = (replace(one, headline="", myth=myth) for one in reading.passages[:2])
    states = {
        "myth": WelcomeState((replace(reading, passages=(second, asked)),), chosen=0),
        "choosing": a_welcome_state(),
        "reading": a_welcome_state(chosen=0),
        "reading-last": a_welcome_state(chosen=1, at=2),
    }
    return tuple(
        Entry(f"welcome-{name}", lambda shown=state: _screen(shown))  # type: ignore[misc]
        for name, state in states.items()
    )


def _screen(state: WelcomeState) -> QWidget:
    screen = WelcomeScreen()
    screen.render(state)
    return screen

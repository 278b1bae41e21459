"""The feedback screen in its states."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from devtools.gallery.render_states import Entry
from devtools.samples.cards import LONG, a_card, a_judged_card, a_source
from quizapp.core.answering.grading import Outcome
from quizapp.core.cards.card import FeedbackCard, LastTime, answered
from quizapp.core.content.facts import Status
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import PresentedId
from quizapp.core.content.originals import OriginalParagraph
from quizapp.core.views.objections import Objection, ObjectionId
from quizapp.ui.card.card_view import PassagesCard
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.feedback.state import FeedbackState


def feedback_entries() -> tuple[Entry, ...]:
    """Return the entries of the feedback screen."""
    cards = {
        "disputed": a_card(),
        "last-time": replace(a_card(), last_time=LastTime(date(2026, 11, 17), "1998")),
        "last-time-same": replace(a_card(), last_time=LastTime(date(2026, 11, 17), "2002")),
        "last-time-right": replace(
            a_judged_card(), last_time=LastTime(date(2026, 11, 24), "", today=True)
        ),
        "right": a_judged_card(),
        "no-myth": _without_myth(),
        "skipped": answered(a_card(), None),
        "long": _long(),
    }
    entries = tuple(
        Entry(f"feedback-{name}", partial(_screen, card)) for name, card in cards.items()
    )
    return (
        *entries,
        Entry("feedback-original", _with_original_shown),
        Entry("feedback-map", _with_map_shown),
        Entry("feedback-words", _with_words),
        Entry("feedback-written", _with_what_was_written),
    )


def _screen(card: FeedbackCard) -> FeedbackScreen:
    screen = FeedbackScreen()
    words = "Comes back after four more questions, then tomorrow."
    state = FeedbackState(4, 10, "Escape routes", card, 0.4, next_text=words, another=True)
    screen.render(state)
    return screen


def _with_words() -> FeedbackScreen:
    """Return a card with a word of its passages explained, and a voice to read it."""
    means = "A time when many people have nothing to eat."
    screen = FeedbackScreen(voice="spd-say")  # nothing is said until the button is pressed
    screen.render(
        FeedbackState(
            4,
            10,
            "Escape routes",
            a_card(),
            0.4,
            next_text="Comes back after four more questions, then tomorrow.",
            another=True,
            glossary=(GlossaryEntry("famine", means, ("a",)),),
        )
    )
    return screen


def _with_what_was_written() -> FeedbackScreen:
    """Return an extra on which the learner wrote and was answered; many chose alike."""
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    said = Objection(ObjectionId(1), PresentedId(1), "It says most, not all.", at, "So it is.", at)
    chosen = next(place for place, one in enumerate(a_card().options) if one.chosen)
    options = tuple(
        replace(option, others=(6, 10)) if place == chosen else option
        for place, option in enumerate(a_card().options)
    )
    screen = FeedbackScreen()
    screen.render(
        FeedbackState(
            4,
            10,
            "Escape routes",
            replace(a_card(), options=options),
            0.4,
            extra=True,
            another=True,
            objections=(said,),
        )
    )
    return screen


def _with_original_shown() -> FeedbackScreen:
    told = "Walking south is all but hopeless; the ways lead north first, over the river."
    paragraphs = (OriginalParagraph(9, told), OriginalParagraph(10, "So say those who came."))
    first, *rest = a_card().sources
    screen = _screen(replace(a_card(), sources=(replace(first, original=paragraphs), *rest)))
    screen.findChildren(PassagesCard)[0].text.unfold("original:0")
    return screen


def _with_map_shown() -> FeedbackScreen:
    screen = _screen(replace(_without_myth(), places=("north-korea", "south-korea")))
    screen.findChildren(PassagesCard)[0].text.unfold("map")
    return screen


def _without_myth() -> FeedbackCard:
    source = a_source(
        "In a survey of 2016 a third of those asked said that they sent money home; the amounts "
        "are not known.",
        "a third of those asked said that they sent money home",
    )
    passage = replace(
        source.passage,
        sensitive=True,
        unverified="the figure of a third",
        note="The survey asked 200 people; the document does not say how they were chosen.",
    )
    return replace(
        a_judged_card(),
        outcome=Outcome.WRONG,
        myth=None,
        status=Status.ATTRIBUTED,
        attributed_to="the Database Center for North Korean Human Rights",
        as_of="2016",
        stem="By 2016 most defectors had stopped sending money to relatives in the North.",
        fact="In a survey of 2016 a third of defectors said that they send money home.",
        correction="In 2016 a third of those asked said that they send money home.",
        explanation="Money goes through brokers, who keep a share; so a third is a large part.",
        options=tuple(
            replace(option, chosen=option.text == "True") for option in a_judged_card().options
        ),
        sources=(replace(source, passage=passage),),
        source_line="Survey of 200 people, 2016",
        provenance="Survey of 200 people, 2016 · encyclopedia article",
    )


def _long() -> FeedbackCard:
    card = a_card()
    return replace(
        card,
        stem=LONG.stem,
        fact=(
            "Of the people who fled into China during the famine only a small part had arrived in "
            "South Korea by the end of 1998, when the table counts 947."
        ),
        options=tuple(
            replace(option, text=text)
            for option, text in zip(card.options, LONG.options, strict=True)
        ),
        sources=(*card.sources, a_source(card.fact * 6, "peaked in 2009")),
        source_line=LONG.source_line,
        takeaway="Most who fled into China in the famine had not come to the South by 1998.",
        provenance="Encyclopedia article, its opening and its statistics table",
    )

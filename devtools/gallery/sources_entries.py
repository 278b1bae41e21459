"""Pictures of finding sources: three proposals, none, the end."""

from dataclasses import replace

from devtools.gallery.render_states import Entry
from quizapp.core.content.ids import PassageId
from quizapp.ui.pages.sources.screen import SourcesScreen
from quizapp.ui.pages.sources.state import ShownPassage, SourcesState

_FREEZING = (
    "Freezing stops germs from multiplying, but it does not kill most of them. When the food "
    "thaws, they go on where they had stopped. What has thawed should be cooked or eaten soon."
)
_SOUP = (
    "Soup that is left on the stove overnight gives germs many hours at the warmth they like. It "
    "should be in the fridge within two hours. A modern fridge copes with a pot that is still "
    "warm; small portions cool faster."
)
_TABLE = "Fridge: Germs slow; Days 3.\nFreezer: Germs asleep; Days 90."


def a_shown_passage(text: str, words: str, name: str) -> ShownPassage:
    """Return a passage with words of it marked."""
    at = text.index(words)
    where = "Handout: what happens to food at home"
    return ShownPassage(PassageId(f"kitchen#{name}"), where, text, at, at + len(words))


def a_sources_state() -> SourcesState:
    """Return a question with three proposals."""
    return SourcesState(
        pack="Kitchen myths",
        number=7,
        total=34,
        stem="What does freezing do to the germs in food?",
        right="It pauses them",
        passages=(
            a_shown_passage(_FREEZING, "Freezing stops germs from multiplying", "freezing"),
            a_shown_passage(_SOUP, "Soup that is left on the stove overnight", "soup"),
            a_shown_passage(_TABLE, "asleep", "table"),
        ),
        found=5,
    )


def sources_entries() -> tuple[Entry, ...]:
    """Return the entries of this page."""
    asked = a_sources_state()
    long = a_shown_passage(" ".join([_SOUP] * 6 + [_FREEZING] + [_SOUP] * 6), _FREEZING, "long")
    nothing = replace(asked, passages=(), number=1, searched="우유")
    over = replace(asked, number=35, stem="", right="", passages=(), found=29)
    return (
        Entry("sources", lambda: _screen(asked)),
        Entry("sources-long", lambda: _screen(replace(asked, stem=_SOUP, passages=(long,)))),
        Entry("sources-nothing", lambda: _screen(nothing)),
        Entry("sources-over", lambda: _screen(over)),
        Entry("sources-none", lambda: _screen(replace(over, number=1, total=0, found=0))),
    )


def _screen(state: SourcesState) -> SourcesScreen:
    screen = SourcesScreen()
    screen.render(state)
    return screen

"""Pictures of the guide to good questions."""

from devtools.gallery.render_states import Entry
from quizapp.ui.pages.packs.guide.screen import GuideScreen
from quizapp.ui.pages.packs.guide.state import GuideState
from quizapp.ui.pages.packs.guide.wording import advice


def guide_entries() -> tuple[Entry, ...]:
    """Return the entries of this page."""
    return (Entry("guide", _screen),)


def _screen() -> GuideScreen:
    screen = GuideScreen()
    screen.render(GuideState(advice()))
    return screen

"""All entries of the gallery. A screen adds its own module and its line here."""

from quizapp.ui.gallery.showing import Entry
from quizapp.ui.gallery.widget_entries import widget_entries


def every_entry() -> tuple[Entry, ...]:
    """Return every entry, in the order of the gallery's page."""
    return (*widget_entries(),)

"""The key sheet, for the gallery."""

from devtools.gallery.render_states import Entry
from quizapp.ui.shell.keys.bindings import Where
from quizapp.ui.shell.keys.sheet import KeySheet


def keys_entries() -> tuple[Entry, ...]:
    """Return the entries of the key sheet."""
    return (
        Entry("keys", KeySheet),
        Entry("keys-library", lambda: KeySheet(first=Where.LIBRARY)),
        Entry("keys-session", lambda: KeySheet(first=Where.SESSION)),
        Entry("keys-single-off", lambda: KeySheet(single_keys=False)),
    )

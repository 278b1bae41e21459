"""The key sheet, for the gallery."""

from quizapp.ui.keys.bindings import Where
from quizapp.ui.keys.sheet import KeySheet
from quizapp.ui.showing import Entry


def keys_entries() -> tuple[Entry, ...]:
    """Return the entries of the key sheet."""
    return (
        Entry("keys", KeySheet),
        Entry("keys-library", lambda: KeySheet(first=Where.LIBRARY)),
        Entry("keys-session", lambda: KeySheet(first=Where.SESSION)),
        Entry("keys-single-off", lambda: KeySheet(single_keys=False)),
    )

"""The screens before the app's own in their states, for the gallery."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.ui.shell.startup import troubles
from quizapp.ui.shell.startup.building import BuildingScreen
from quizapp.ui.shell.startup.state import BuildingState, TroubleState, Way
from quizapp.ui.shell.startup.trouble import TroubleScreen

FOLDER = Path("/home/mina/.local/share/quizapp")
BANK = FOLDER / "bank.sqlite"
PROBLEMS = (
    "content/facts/routes.yaml:12: routes-china-first: the quote is not in dmz-news#usual-route; "
    "the nearest words there are “They travel by way of China”",
    "content/facts/routes.yaml:48: routes-zone: two options are marked as the key; mark one",
)
TRACEBACK = (
    "Traceback (most recent call last):\n"
    '  File "quizapp/ui/question/screen.py", line 113, in render\n'
    "    self._rows[state.chosen].setChecked(True)\n"
    "IndexError: list index out of range\n\nquizapp 0.1.0, Python 3.11.7, Qt 6.11.3"
)


def all_troubles() -> dict[str, TroubleState]:
    """Return every kind of trouble by a short name."""
    return {
        "malformed": troubles.bank_malformed(
            FOLDER, 3, "database disk image is malformed", "yesterday, 16:40"
        ),
        "malformed-no-backup": troubles.bank_malformed(FOLDER, 0),
        "disk-full": troubles.disk_full(FOLDER),
        "read-only": troubles.folder_read_only(FOLDER),
        "newer": troubles.bank_newer(FOLDER, "bank 0007, app knows up to 0003"),
        "busy": troubles.bank_busy(BANK, "database is locked"),
        "content": troubles.content_with_errors(PROBLEMS, bank_is_there=True),
        "content-no-bank": troubles.content_with_errors(PROBLEMS[:1], bank_is_there=False),
        "password": TroubleState(
            title="The question bank on the database server can't be opened",
            what="The database server asks for a password.",
            kept="Everything recorded before is kept.",
            advice="The password can also be kept in the file that PGPASSFILE names (~/.pgpass), "
            "or in a service file: postgresql:///?service=NAME.",
            ways=(Way.PASSWORD, Way.TRY_AGAIN, Way.QUIT),
        ),
        "unexpected": troubles.unexpected(TRACEBACK, can_go_on=True),
    }


class _Building:
    def __init__(self, state: BuildingState) -> None:
        self._state = state

    def __call__(self) -> QWidget:
        screen = BuildingScreen()
        screen.render(self._state)
        return screen


class _Trouble:
    def __init__(self, state: TroubleState) -> None:
        self._state = state

    def __call__(self) -> QWidget:
        screen = TroubleScreen()
        screen.render(self._state)
        return screen


def startup_entries() -> tuple[Entry, ...]:
    """Return the entries of these screens."""
    building = {
        "building": BuildingState("Writing questions: topic 7 of 12", 0.56),
        "building-unknown": BuildingState("Reading the documents"),
        "building-cancelling": BuildingState("", 0.7, cancelling=True),
    }
    return (
        *(Entry(f"startup-{name}", _Building(state)) for name, state in building.items()),
        *(Entry(f"startup-{name}", _Trouble(state)) for name, state in all_troubles().items()),
    )

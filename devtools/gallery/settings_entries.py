"""The settings in their states, for the gallery."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.core.answering.attempts import Learner
from quizapp.core.content.ids import LearnerId
from quizapp.core.views.owner import OwnerView
from quizapp.core.views.records import BackupFile
from quizapp.env.settings import REMEMBERED, TEXT_SIZES, Settings
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.learners.state import RightsNotice
from quizapp.ui.pages.settings.screen import SettingsScreen
from quizapp.ui.pages.settings.state import Message, SettingsState

NOW = datetime(2026, 5, 8, 16, 40, tzinfo=UTC)
MINA = Learner(LearnerId(1), "Mina", NOW)
FOLDER = Path("/home/mina/.local/share/quizapp")


def some_backups(number: int = 3) -> tuple[BackupFile, ...]:
    """Return backups, the latest first."""
    return tuple(
        BackupFile(
            FOLDER / "backups" / f"bank-{place}.sqlite",
            NOW - timedelta(days=place * place, hours=place * 3),
            3_412_000 - 90_000 * place,
            replaced=place == 1,
        )
        for place in range(number)
    )


def a_settings_state(**changes: object) -> SettingsState:
    """Return the settings as they are at first, with three backups."""
    state = SettingsState(
        settings=Settings(),
        data_folder=FOLDER,
        now=NOW,
        version="0.1.0",
        backups=some_backups(),
        learner=MINA,
    )
    return replace(state, **changes)  # type: ignore[arg-type]


def other_settings() -> Settings:
    """Return settings of which each that can be chosen is another than its default."""
    chosen = (field.name for field in fields(Settings) if field.name not in REMEMBERED)
    others = {name: _other(getattr(Settings(), name)) for name in chosen}
    return replace(Settings(), **others)  # type: ignore[arg-type]  # each of its own kind


def _other(default: object) -> object:
    match default:
        case bool():
            return not default
        case StrEnum():
            return list(type(default))[-1]
        case int():
            return TEXT_SIZES[3]
        case _:
            raise TypeError(f"what else than {default!r} is shown?")


class _Shows:
    def __init__(self, state: SettingsState, *, end: bool = False) -> None:
        self._state, self._end = state, end

    def __call__(self) -> QWidget:
        screen = SettingsScreen()
        screen.render(self._state)
        if self._end:
            screen.page.verticalScrollBar().rangeChanged.connect(
                lambda _, last: screen.page.verticalScrollBar().setValue(last)
            )
        return screen


def settings_entries() -> tuple[Entry, ...]:
    """Return the entries of the settings."""
    done = Message(BannerKind.DONE, "The backup was made.", "It holds 3 learners and 41 quizzes.")
    failed = Message(
        BannerKind.TROUBLE,
        "This folder can't be written to.",
        "Nothing was changed. Choose another folder, or allow writing there.",
    )
    saved = RightsNotice(
        BannerKind.DONE,
        "Everything kept of Mina was saved in Mina.json.",
        "Anyone who opens that file can read it. Keep it where only the right people can.",
    )
    removed = RightsNotice(
        BannerKind.DONE,
        "Jonas was removed.",
        "10 quizzes with 74 answers went too. Nothing of it is left in the question bank's file. "
        "You can undo this until 16:50, as long as the app stays open.",
        "Undo: bring Jonas back",
        "2 backups still hold Jonas: today, 13:40; yesterday, 13:40.",
        "Newer ones replace them, which takes about five weeks. Going back to one brings Jonas "
        "back. A copy that you saved elsewhere, on a stick perhaps, holds Jonas too.",
        "Delete those 2 backups now…",
    )
    many = a_settings_state(backups=some_backups(16))
    return (
        Entry("settings", _Shows(a_settings_state())),
        Entry("settings-records", _Shows(a_settings_state(), end=True)),
        Entry(
            "settings-owner-pin",
            _Shows(
                a_settings_state(owner=OwnerView(allows_sensitive=True, has_pin=True)), end=True
            ),
        ),
        Entry("settings-other", _Shows(a_settings_state(settings=other_settings(), message=done))),
        Entry("settings-trouble", _Shows(a_settings_state(message=failed))),
        Entry("settings-busy", _Shows(a_settings_state(busy="Backing up …"), end=True)),
        Entry("settings-no-backup", _Shows(a_settings_state(backups=()), end=True)),
        Entry("settings-many-backups", _Shows(many, end=True)),
        Entry("settings-copy-saved", _Shows(a_settings_state(notice=saved))),
        Entry("settings-undo", _Shows(a_settings_state(notice=removed))),
        Entry("settings-server", _Shows(a_settings_state(data_folder=None, backups=()), end=True)),
    )

"""Opening and restoring a bank.

This module loads fast: the database and the parsers are imported by the first call, in the
caller's thread, so that the first window need not wait for them.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.env.clock import Clock
from quizapp.env.paths import remember_data_folder

if TYPE_CHECKING:
    from quizapp.core.views.records import BackupFile
    from quizapp.services.bank_maintenance import BankMaintenance
    from quizapp.services.services import Services


class BankOpener:
    """Opens the bank in a data folder, and lists and restores its backups.

    Args:
        content: the folder of the pack that the bank is built from.
        database: the URL of a database that takes the place of the file in the data folder.
        clock: returns the current time.
        rng: random numbers for draws and shuffles.
    """

    def __init__(
        self, content: Path, database: str | None, clock: Clock, rng: random.Random
    ) -> None:
        self._content = content
        self._database = database
        self._clock = clock
        self._rng = rng
        self._password: str | None = None

    @property
    def on_server(self) -> bool:
        """Return whether a database takes the place of the file in the data folder."""
        return self._database is not None

    def take_password(self, password: str) -> None:
        """Use a password, typed by somebody, for the database server until the app closes."""
        self._password = password

    def maintenance(self, data: Path) -> BankMaintenance:
        """Return the maintenance of the bank in a data folder."""
        from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance

        address = self._database or data / BANK_FILE
        maintenance = BankMaintenance(address, self._content, self._clock)
        if self._password is not None:
            maintenance.take_password(self._password)
        return maintenance

    def open(self, data: Path) -> Services:
        """Open the bank and the services on it.

        Raises:
            ExpectedError: it cannot be opened, or not be written.
        """
        from quizapp.services.services import open_services

        return open_services(self.maintenance(data), data, self._clock, self._rng)

    def backups(self, data: Path) -> tuple[BackupFile, ...]:
        """Return the backups that can be restored, the latest first."""
        return tuple(one for one in self.maintenance(data).backups() if not one.replaced)

    def restore(self, data: Path, backup: Path) -> None:
        """Replace the bank by a backup; no program may have it open.

        Raises:
            ExpectedError: the backup is not sound, or the bank is in use. Nothing was changed.
        """
        self.maintenance(data).restore(backup)

    def remember(self, data: Path) -> None:
        """Remember the chosen data folder for later starts.

        Raises:
            OSError: it cannot be saved.
        """
        remember_data_folder(data)

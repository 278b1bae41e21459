"""The services on one open bank, made together and closed together."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from quizapp.bank.errors import BankError, BankReadOnly
from quizapp.bank.secure_erase import has_traces
from quizapp.env.clock import Clock, learning_day
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice
from quizapp.services.review import Review

if TYPE_CHECKING:  # each is loaded with the first page that asks for it
    from quizapp.bank.engine import Bank
    from quizapp.services.bank_maintenance import BankMaintenance, Progress
    from quizapp.services.classroom import Classroom
    from quizapp.services.exchanging import Exchanging
    from quizapp.services.first_hour import FirstHour
    from quizapp.services.intake import Intake
    from quizapp.services.library import Library
    from quizapp.services.milestones import MilestonesTold
    from quizapp.services.objections import Objections
    from quizapp.services.originals import Originals
    from quizapp.services.owner import Owner
    from quizapp.services.packs import Packs
    from quizapp.services.plan_files import PlanFiles
    from quizapp.services.planning import Planning
    from quizapp.services.practising import Practising
    from quizapp.services.preparing import Preparing
    from quizapp.services.publishing import Publishing
    from quizapp.services.reporting import Reporting
    from quizapp.services.rights import Rights
    from quizapp.services.today import Today
    from quizapp.services.workbench import Workbench

Service = TypeVar("Service")

OWN_PACKS = "packs"
"""The folder in the data folder that holds the files of packs, one folder each."""


class Services:
    """One open bank and everything that is done with it.

    A service is imported and made when it is first asked for, from whichever thread, and but once:
    some of them remember, such as what can be undone.

    Args:
        bank: the open bank.
        maintenance: the bank's maintenance.
        data: the data folder, for what is kept beside the bank.
        clock: the time.
        rng: the dice.
    """

    def __init__(
        self, bank: Bank, maintenance: BankMaintenance, data: Path, clock: Clock, rng: random.Random
    ) -> None:
        self.bank = bank
        self.maintenance = maintenance
        self._data = data
        self._clock = clock
        self._rng = rng
        self._made: dict[str, object] = {}
        self._lock = threading.RLock()

    @property
    def learners(self) -> Learners:
        """Who there is."""
        return self._once("learners", lambda: Learners(self.bank, self._clock))

    @property
    def practice(self) -> Practice:
        """Quizzes: running them and looking back."""

        def make() -> Practice:
            return Practice(self.bank, self._clock, self._rng, learning_day, lambda: self.originals)

        return self._once("practice", make)

    @property
    def review(self) -> Review:
        """What comes back and when."""

        def make() -> Review:
            from quizapp.services.cards import Cards

            return Review(
                self.bank, self._clock, self._rng, learning_day, Cards(lambda: self.originals)
            )

        return self._once("review", make)

    @property
    def exchanging(self) -> Exchanging:
        """Questions in and out of the files of other programs."""

        def make() -> Exchanging:
            from quizapp.services.exchanging import Exchanging

            return Exchanging(self.workbench, self.packs, self.maintenance.content)

        return self._once("exchanging", make)

    @property
    def intake(self) -> Intake:
        """Files that a teacher brings."""

        def make() -> Intake:
            from quizapp.services.intake import Intake

            return Intake(self.workbench, self.originals)

        return self._once("intake", make)

    @property
    def workbench(self) -> Workbench:
        """What teachers write before learners see it."""

        def make() -> Workbench:
            from quizapp.services.workbench import Workbench

            return Workbench(self.bank, self.packs, self._clock)

        return self._once("workbench", make)

    @property
    def today(self) -> Today:
        """The task of a day."""

        def make() -> Today:
            from quizapp.services.today import Today

            return Today(self.bank, self._clock, self._rng, learning_day, self.review)

        return self._once("today", make)

    @property
    def first_hour(self) -> FirstHour:
        """What somebody new begins with."""

        def make() -> FirstHour:
            from quizapp.services.first_hour import FirstHour

            return FirstHour(self.bank, self._clock, self._rng)

        return self._once("first_hour", make)

    @property
    def owner(self) -> Owner:
        """What whoever looks after the bank decides for everybody."""

        def make() -> Owner:
            from quizapp.services.owner import Owner

            return Owner(self.bank, self._clock)

        return self._once("owner", make)

    @property
    def planning(self) -> Planning:
        """The day of a test."""

        def make() -> Planning:
            from quizapp.services.planning import Planning

            return Planning(self.bank, self._clock, learning_day)

        return self._once("planning", make)

    @property
    def reporting(self) -> Reporting:
        """Progress of one and of all."""

        def make() -> Reporting:
            from quizapp.services.reporting import Reporting

            return Reporting(self.bank, self._clock, learning_day)

        return self._once("reporting", make)

    @property
    def practising(self) -> Practising:
        """Quizzes on a topic, and on what was flagged."""

        def make() -> Practising:
            from quizapp.services.practising import Practising

            return Practising(self.bank, self._clock, self._rng, learning_day)

        return self._once("practising", make)

    @property
    def objections(self) -> Objections:
        """What learners say is wrong, and what is answered."""

        def make() -> Objections:
            from quizapp.services.objections import Objections

            return Objections(self.bank, self._clock)

        return self._once("objections", make)

    @property
    def milestones(self) -> MilestonesTold:
        """What an attempt reached."""

        def make() -> MilestonesTold:
            from quizapp.services.milestones import MilestonesTold

            return MilestonesTold(self.bank)

        return self._once("milestones", make)

    @property
    def rights(self) -> Rights:
        """A copy of everything, removal, merging, and the way back."""

        def make() -> Rights:
            from quizapp.services.rights import Rights

            return Rights(self.bank, self._clock, learning_day)

        return self._once("rights", make)

    @property
    def library(self) -> Library:
        """The documents."""

        def make() -> Library:
            from quizapp.services.library import Library

            return Library(self.bank)

        return self._once("library", make)

    @property
    def originals(self) -> Originals:
        """The original texts that were attached."""

        def make() -> Originals:
            from quizapp.services.originals import ORIGINALS, Originals, documents_of

            return Originals(self._data / ORIGINALS, lambda: documents_of(self.bank))

        return self._once("originals", make)

    @property
    def packs(self) -> Packs:
        """The packs beside the built-in one."""

        def make() -> Packs:
            from quizapp.services.packs import Packs

            return Packs(self.bank, self._data / OWN_PACKS, self.owner)

        return self._once("packs", make)

    @property
    def publishing(self) -> Publishing:
        """Versions of the packs that teachers write."""

        def make() -> Publishing:
            from quizapp.services.publishing import Publishing

            return Publishing(self.bank, self.packs, self.workbench, self._clock)

        return self._once("publishing", make)

    @property
    def has_own_packs(self) -> bool:
        """Return whether files of packs are kept beside the bank: asked at every start."""
        return (self._data / OWN_PACKS).is_dir()

    @property
    def preparing(self) -> Preparing:
        """Plans of sessions and class lists."""

        def make() -> Preparing:
            from quizapp.services.preparing import Preparing

            return Preparing(self.bank, self._clock, self._rng)

        return self._once("preparing", make)

    @property
    def plan_files(self) -> PlanFiles:
        """Plans of sessions, given to others as files and taken from them."""

        def make() -> PlanFiles:
            from quizapp.services.plan_files import PlanFiles

            return PlanFiles(self.bank, self.preparing, self.packs)

        return self._once("plan_files", make)

    @property
    def classroom(self) -> Classroom:
        """A class's sessions, from their begin to their results."""

        def make() -> Classroom:
            from quizapp.services.classroom import Classroom

            return Classroom(self.bank, self._clock, self._rng)

        return self._once("classroom", make)

    def _once(self, name: str, make: Callable[[], Service]) -> Service:
        with self._lock:
            if name not in self._made:
                self._made[name] = make()
            return self._made[name]  # type: ignore[return-value]  # what ``make`` gave

    @property
    def is_current(self) -> bool:
        """Return whether the bank was built from the content as it is now."""
        return self.maintenance.is_current(self.bank)

    @property
    def is_empty(self) -> bool:
        """Return whether the bank holds no questions yet."""
        return self.maintenance.totals(self.bank).items == 0

    @property
    def may_be_interrupted(self) -> bool:
        """Return whether a class's session was begun and not ended, here or elsewhere.

        It is asked at every start: the service that knows the rest need not be loaded for a no.
        """
        from quizapp.bank.open_sessions import has_open_session

        with self.bank.read() as db:
            return has_open_session(db)

    def build(self, progress: Progress) -> None:
        """Bring the bank's content up to date."""
        self.maintenance.build(self.bank, progress)

    def back_up(self) -> Path:
        """Make a dated backup beside the bank and return its path."""
        return self.maintenance.back_up(self.bank)

    def back_up_today(self) -> Path | None:
        """Make today's backup if there is none yet; return its path."""
        return self.maintenance.back_up_today(self.bank)

    def finish_erasing(self) -> None:
        """Erase what a removal left in the file that was cut short."""
        traces = False
        with suppress(BankError):  # trouble with it must keep nobody from learning
            traces = has_traces(self.bank)
        if traces:
            self.rights.finish_erasing()

    def close(self) -> None:
        """Close the bank; what could be undone is forgotten."""
        if "rights" in self._made:
            self.rights.close()
        else:
            self.finish_erasing()
        self.bank.close()


def open_services(
    maintenance: BankMaintenance, data: Path, clock: Clock, rng: random.Random
) -> Services:
    """Open the bank for learning; make the review cards that an older version did not keep.

    Args:
        maintenance: the bank's maintenance.
        data: the data folder, for what is kept beside the bank.
        clock: returns the current time.
        rng: random numbers.

    Raises:
        ExpectedError: it cannot be opened, or not written: what is learned could not be kept.
    """
    bank = maintenance.open()
    if bank.read_only:
        bank.close()
        raise BankReadOnly
    services = Services(bank, maintenance, data, clock, rng)
    try:
        services.finish_erasing()
        # Before anybody can respond: a learner who has one card counts as caught up.
        services.review.catch_up()
    except BaseException:
        bank.close()
        raise
    return services

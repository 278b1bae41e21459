"""Pictures of the page of one pack: its parts, its check, what it says while it is empty."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from devtools.gallery.packs_entries import a_pack_line
from devtools.gallery.render_states import Entry
from quizapp.core.authoring.comparing import Difference, FactDifference, Reworded
from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.authoring.judging import Trouble
from quizapp.core.content.grades import Grade
from quizapp.core.content.ids import DocumentId, FactId, ItemId, PackId
from quizapp.core.linting.findings import Severity
from quizapp.core.views.packs import PackState as Offered
from quizapp.core.views.publishing import (
    DocumentRow,
    PackOverview,
    PublishCheck,
    QuestionRow,
    QuestionTroubles,
    SinceVersion,
    VersionLine,
)
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.packs.pack.screen import PackScreen
from quizapp.ui.pages.packs.pack.state import PackState, Tab
from quizapp.ui.pages.packs.state import PackNotice

NOW = datetime(2026, 11, 30, 15, 20, tzinfo=UTC)
FARM = PackId("on-the-farm")

NO_KEY = Trouble("key", Severity.ERROR, "L26", "Mark the right option.")
LONGER = Trouble(
    "key",
    Severity.WARNING,
    "L01",
    "The right option is the longest, and pupils guess by that. Shorten it (details can go into "
    "its feedback), or make the others as exact.",
)


def a_row(
    number: int,
    stem: str = "",
    state: QuestionState = QuestionState.READY,
    grade: Grade = Grade.SOURCED,
    troubles: tuple[Trouble, ...] = (),
) -> QuestionRow:
    """Return a question in the list."""
    said = stem or f"How many hens does a farm of {number} hectares feed?"
    return QuestionRow(ItemId(f"hens-{number}"), said, state, grade, troubles)


ROWS = (
    a_row(1, grade=Grade.EXPLAINED),
    a_row(2, "Cows have four stomachs.", troubles=(LONGER,)),
    a_row(
        3,
        "Which of these grains is sown in autumn and harvested in the summer of the next year?",
        QuestionState.DRAFT,
        Grade.NO_SOURCE,
        (NO_KEY, LONGER),
    ),
    a_row(4, " ", QuestionState.DRAFT, Grade.NO_SOURCE, (NO_KEY,)),
    a_row(5, "How long does a hen sit on her eggs?", QuestionState.DRAFT, Grade.NO_SOURCE),
    a_row(6, "When is hay made?", QuestionState.RETIRED),
)


def a_version(number: int, note: str = "", *, by: str = "Ms Kim", now: bool = False) -> VersionLine:
    """Return a version."""
    at = NOW - timedelta(days=3 * (4 - number), hours=2)
    return VersionLine(number, at, by, note, 11 + number, now)


def an_overview(rows: tuple[QuestionRow, ...] = ROWS) -> PackOverview:
    """Return a pack of which three versions were published."""
    return PackOverview(
        FARM,
        "On the farm",
        replace(a_pack_line("On the farm"), id=FARM, release=3),
        rows,
        (
            DocumentRow(DocumentId("handout"), "Handout: a year on the farm", 14, 9),
            DocumentRow(DocumentId("hens"), "Hens and eggs", 6, 0),
        ),
        (
            a_version(3, "Three questions on hens, and the one on hay reworded.", now=True),
            a_version(2),
            a_version(1, "As it came as a file.", by=""),
        ),
        "6 questions taken from quiz-8b.gift",
        has_pin=False,
    )


def a_state(**changes: object) -> PackState:
    """Return the page with its questions."""
    return replace(PackState(an_overview(), NOW), **changes)  # type: ignore[arg-type]


def an_empty_pack() -> PackOverview:
    """Return a pack that was just begun."""
    return PackOverview(FARM, "On the farm", None, (), (), (), "", has_pin=False)


def a_check(**changes: object) -> PublishCheck:
    """Return a check that found nothing wrong."""
    check = PublishCheck(
        pack_id=FARM,
        version=4,
        ready=24,
        drafts=3,
        retired_pack=False,
        whole=(),
        errors=(),
        warnings=(),
        since=SinceVersion(3, 2, 1, 1, 48, other=False),
        by_hand=(),
    )
    return replace(check, **changes)  # type: ignore[arg-type]


def troubled(*rows: QuestionRow) -> tuple[QuestionTroubles, ...]:
    """Return what is told of some questions."""
    return tuple(QuestionTroubles(row.item_id, row.stem, row.troubles) for row in rows)


CHANGES = (
    FactDifference(
        FactId("hay"),
        "Hay is made in June, before the grass flowers.",
        Difference.REWORDED,
        (
            Reworded("Question", "When is hay made?", "In which month is hay made first?"),
            Reworded("Option B", "", "In April"),
        ),
    ),
    FactDifference(
        FactId("hens"),
        "A hen lays about 300 eggs a year.",
        Difference.ADDED,
        (Reworded("Question", "", "How many eggs does a hen lay in a year?"),),
    ),
    FactDifference(
        FactId("pigs"),
        "Pigs are clean animals.",
        Difference.REMOVED,
        (Reworded("Question", "Pigs like dirt.", ""),),
    ),
)


def pack_entries() -> tuple[Entry, ...]:
    """Return the entries of this page."""
    many = tuple(a_row(number) for number in range(1, 121))
    long = tuple(
        replace(row, stem=f"{row.stem.strip() or 'Nothing'} " + "and so on without an end " * 12)
        for row in ROWS
    )
    faults = a_check(errors=troubled(ROWS[2], ROWS[3]), warnings=troubled(ROWS[1]))
    retired = replace(
        an_overview(), line=replace(a_pack_line("On the farm", Offered.RETIRED), release=3)
    )
    published = PackNotice(
        BannerKind.DONE,
        "Version 4 of On the farm is published.",
        "Learners choose it above Today and the other pages.",
    )
    return (
        Entry("pack", lambda: _screen(a_state())),
        Entry("pack-new", lambda: _screen(PackState(an_empty_pack(), NOW))),
        Entry("pack-many", lambda: _screen(a_state(pack=an_overview(many)))),
        Entry("pack-long", lambda: _screen(a_state(pack=an_overview(long)))),
        Entry("pack-documents", lambda: _screen(a_state(tab=Tab.DOCUMENTS))),
        Entry(
            "pack-documents-none",
            lambda: _screen(PackState(an_empty_pack(), NOW, tab=Tab.DOCUMENTS)),
        ),
        Entry("pack-versions", lambda: _screen(a_state(tab=Tab.VERSIONS))),
        Entry(
            "pack-versions-none",
            lambda: _screen(PackState(an_empty_pack(), NOW, tab=Tab.VERSIONS)),
        ),
        Entry(
            "pack-changes",
            lambda: _screen(a_state(tab=Tab.VERSIONS, changed_in=3, changes=CHANGES)),
        ),
        Entry("pack-check", lambda: _screen(a_state(check=a_check(warnings=troubled(ROWS[1]))))),
        Entry("pack-check-faults", lambda: _screen(a_state(check=faults))),
        Entry(
            "pack-check-by-hand",
            lambda: _screen(a_state(check=a_check(by_hand=("reworded: Hay is made in June.",)))),
        ),
        Entry("pack-published", lambda: _screen(a_state(notice=published))),
        Entry("pack-retired", lambda: _screen(a_state(pack=retired))),
        Entry("pack-looking", lambda: _screen(a_state(doing="Looking at every question…"))),
    )


def _screen(state: PackState) -> QWidget:
    screen = PackScreen()
    screen.render(state)
    return screen

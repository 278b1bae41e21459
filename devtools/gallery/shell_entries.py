"""Pictures of the shell around a page: what is told above it, and the choice of a subject."""

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from devtools.gallery.today_entries import a_today_state
from quizapp.core.content.ids import PackId
from quizapp.core.views.packs import OfferedPacks
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.layout.page import ScrollPage
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.shell.shell import Shell
from quizapp.ui.shell.state import Notice, PageId, ShellState

TROUBLE = Notice(
    BannerKind.TROUBLE,
    "The last answer could not be saved: the disk is full.",
    "Everything before it is kept. Free some space, then try again.",
    "Try again",
)
NOTE = Notice(BannerKind.DONE, "The questions were brought up to date.", "Your answers are kept.")
PACKS = OfferedPacks(
    PackId("town"), ((PackId("stock"), "North Korean defectors"), (PackId("town"), "Town history"))
)
LONG_PACKS = OfferedPacks(
    PackId("long"),
    (
        (PackId("stock"), "North Korean defectors"),
        (PackId("long"), "The history of our town and of the villages around it, for year nine"),
    ),
)


def shell_entries() -> tuple[Entry, ...]:
    """Return the entries of the shell."""
    return (
        Entry("shell-plain", lambda: _shell(ShellState(PageId.LIBRARY, "Mina"))),
        Entry("shell-note", lambda: _shell(ShellState(PageId.TODAY, "Mina", NOTE))),
        Entry(
            "shell-trouble-long-name",
            lambda: _shell(
                ShellState(PageId.STUDY, "Maximiliane-Charlotte von Hohenstein-Ost", TROUBLE)
            ),
        ),
        Entry("shell-two-packs", lambda: _today(ShellState(PageId.TODAY, "Mina", packs=PACKS))),
        Entry(
            "shell-two-packs-long-note",
            lambda: _today(ShellState(PageId.TODAY, "Mina", NOTE, packs=LONG_PACKS)),
        ),
    )


def _shell(state: ShellState) -> Shell:
    shell = Shell()
    shell.put(state.page, _page())
    shell.render(state)
    return shell


def _today(state: ShellState) -> Shell:
    shell, screen = Shell(), TodayScreen()
    screen.render(a_today_state())
    shell.put(state.page, screen)
    shell.render(state)
    return shell


def _page() -> QWidget:
    page = ScrollPage("A page")
    page.column.addWidget(
        EmptyState(Icon.OPEN, "A page", "The page that is open stands here, and scrolls.")
    )
    return page

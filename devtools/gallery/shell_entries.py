"""Pictures of the shell around an empty page, and of the key sheet."""

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.shell.shell import Shell
from quizapp.ui.shell.state import Notice, PageId, ShellState

TROUBLE = Notice(
    BannerKind.TROUBLE,
    "The last answer could not be saved: the disk is full.",
    "Everything before it is kept. Free some space, then try again.",
    "Try again",
)
NOTE = Notice(BannerKind.DONE, "The questions were brought up to date.", "Your answers are kept.")


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
    )


def _shell(state: ShellState) -> Shell:
    shell = Shell()
    shell.put(state.page, _page())
    shell.render(state)
    return shell


def _page() -> QWidget:
    return EmptyState(Icon.OPEN, "A page", "The page that is open stands here.")

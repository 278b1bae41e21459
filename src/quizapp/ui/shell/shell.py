"""The window's content: the rail, a banner, and the page that is open."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.control.tab_order import order_tabs
from quizapp.ui.kit.layout.banner import Banner
from quizapp.ui.kit.layout.dropping import DropVeil, dropped_files
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.text.announcing import announce, is_on_bus
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.shell.keys.bindings import Where
from quizapp.ui.shell.keys.pressed import BARE, meant, with_control
from quizapp.ui.shell.keys.sheet import KeySheet
from quizapp.ui.shell.pack_bar import PackBar
from quizapp.ui.shell.page import Screen
from quizapp.ui.shell.rail import Rail
from quizapp.ui.shell.regions import go_on
from quizapp.ui.shell.state import Notice, PageId, ShellState

PAGE_ROOM = 704
"""Pixels that a page wants at 100 % text; the rail gives way below (900 wide with its names)."""


def _ignore_files(_: tuple[Path, ...]) -> None:
    """Take nothing: nobody has said yet what becomes of files."""


class _Pages(QStackedWidget):
    """The pages. What is told above them gets its height first, and a page scrolls in the rest.

    A page whose height follows from its width would ask for it again, whatever its minimum is.
    """

    @override
    def hasHeightForWidth(self) -> bool:
        return False


class Shell(QWidget):
    """Holds the screens of pages.

    ``put`` gives a place its content; a page may put another widget there at any time (set-up,
    question, summary are all at Study). ``put_alone`` shows a widget without the rail.
    """

    page_chosen = Signal(PageId)
    """A ``Page``: on the rail or by Ctrl and its number. The shell doesn't open it on its own."""
    learner_change_requested = Signal()
    pack_chosen = Signal(str)
    """The id of a pack that was chosen above a page."""
    notice_acted = Signal()
    notice_closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.take_files: Callable[[tuple[Path, ...]], None] = _ignore_files
        """Gets files that were dropped on a page that doesn't take them itself."""
        self.setProperty("ground", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._contents: dict[PageId, QWidget] = {}
        self._alone: QWidget | None = None
        self._state: ShellState | None = None
        self._rail = Rail(self)
        self._rail.setVisible(False)  # until a state says who is learning
        self._rail.page_chosen.connect(self.page_chosen)
        self._rail.learner_change_requested.connect(self.learner_change_requested)
        self._notice: Notice | None = None
        self._banner: Banner | None = None
        self._stack = _Pages(self)
        give_role(self._stack, Role.Client)  # a "layered pane" is nothing to tell
        self._turns = False
        self._stack.setMinimumSize(1, 1)  # a page gives way to what the banner has to say
        self._empty = QWidget(self)
        self._stack.addWidget(self._empty)
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._above = QVBoxLayout()
        self._right.addLayout(self._above)
        self._packs = PackBar(self)
        self._packs.chosen.connect(self.pack_chosen)
        self._packs.hide()
        self._right.addWidget(self._packs)
        self._right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(self._right, 1)
        self._bare_key = self._add_keys()
        self._veil = DropVeil(
            self.tr("Let go to see what it is. Nothing is taken in before you say so."), self
        )
        self.setAcceptDrops(True)

    def _add_keys(self) -> QShortcut:
        for number, page in enumerate(PageId, start=1):
            self._key(f"Ctrl+{number}", partial(self._choose, page))
        self._key("F1", self.show_keys)
        self._key("F6", partial(self._go_on, forward=True))
        self._key("Shift+F6", partial(self._go_on, forward=False))
        self._key("F11", self.toggle_full_screen)
        return self._key("?", self.show_keys)

    def _key(self, keys: str, act: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(act)
        return shortcut

    def _choose(self, page: PageId) -> None:
        if self._rail_shown():
            self.page_chosen.emit(page)

    def put(self, page: PageId | None, content: QWidget) -> None:
        """Make a widget the content of a place. The one before is kept and may be put again.

        Args:
            page: the place; None: none, the widget is shown alone.
            content: the widget.
        """
        if page is None:
            self.put_alone(content)
            return
        self._contents[page] = content
        chosen = self._add(content)
        if self._state is not None and self._state.page is page and self._alone is None:
            self._show(content, chosen)

    def _add(self, content: QWidget) -> QWidget | None:
        """Add what is put to what can be shown; return what in it is to have the focus."""
        chosen = content.focusWidget()  # forgotten when it is added
        if self._stack.indexOf(content) < 0:
            self._stack.addWidget(content)
        return chosen

    def _show(self, content: QWidget, chosen: QWidget | None) -> None:
        """Show what was put in place of what is shown.

        The focus goes straight to what the new content has chosen, or to its first control: Qt
        would hand it to the rail for a moment, and a screen reader would tell that instead.
        """
        before, focused = self._stack.currentWidget(), self.window().focusWidget()
        leaves = focused is not None and before is not None and before.isAncestorOf(focused)
        if leaves and content is not before and chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        self._turns = True
        order_tabs(content)  # where nothing is chosen, Qt takes the first
        self._stack.setCurrentWidget(content)
        self._turns = False
        self._show_packs()

    def _show_packs(self) -> None:
        content = self._stack.currentWidget()
        of_pack = isinstance(content, Screen) and content.of_pack
        self._packs.setVisible(of_pack and self._rail_shown() and self._packs.has_choice)

    def put_alone(self, content: QWidget | None) -> None:
        """Show a widget without the rail, such as the choice of learner; None ends that."""
        self._alone = content
        if content is not None:
            self._show(content, self._add(content))
        if self._state is not None:
            self.render(self._state)

    def render(self, state: ShellState) -> None:  # type: ignore[override]
        """Show the open place, who is learning, and the banner."""
        before, self._state = self._state, state
        self._rail.set_page(state.page)
        self._rail.set_learner(state.learner_name)
        self._rail.setVisible(self._rail_shown())
        self._bare_key.setEnabled(state.single_keys)
        self._render_notice(state.notice)
        self._packs.offer(state.packs)
        if self._alone is None:
            # A place without content yet is empty: keys must not go to the page before.
            content = self._contents.get(state.page, self._empty)
            self._show(content, content.focusWidget())
        self._show_packs()
        self._fit_rail()
        self._name_window()
        if is_on_bus() and self._rail_shown() and before is not None and before.page != state.page:
            announce(self, self._rail.names()[state.page])  # Orca does not tell the title

    def _name_window(self) -> None:
        """Put the open place into the window's title: a screen reader says it on every change."""
        title = "quizapp"
        if self._state is not None and self._rail_shown():
            title = self.tr("{page} – quizapp").format(page=self._rail.names()[self._state.page])
        self.window().setWindowTitle(title)

    def _render_notice(self, notice: Notice | None) -> None:
        if notice == self._notice:
            return
        self._notice = notice
        if self._banner is not None:
            self._above.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        edge = Space.XL if notice else 0
        self._above.setContentsMargins(edge, Space.L if notice else 0, edge, 0)
        if notice is None:
            return
        action = quiet(notice.action) if notice.action else None
        if action is not None:
            action.clicked.connect(self.notice_acted)
        self._banner = Banner(
            notice.kind,
            notice.message,
            notice.hint,
            action,
            closable=notice.closable,
            parent=self,
        )
        self._banner.closed.connect(self.notice_closed)
        self._above.addWidget(self._banner)
        self._banner.speak()

    def _rail_shown(self) -> bool:
        state = self._state
        return self._alone is None and state is not None and state.rail and bool(state.learner_name)

    def show_keys(self) -> None:
        """Open the key sheet."""
        here = {
            PageId.LIBRARY: Where.LIBRARY,
            PageId.REVIEW: Where.REVIEW,
            PageId.CLASS: Where.SESSION,
        }
        content = self._stack.currentWidget()
        first = content.keys if isinstance(content, Screen) else None
        if first is None and self._state is not None:
            first = here.get(self._state.page)
        single = self._state is None or self._state.single_keys
        KeySheet(self, first, single_keys=single).open()

    def _go_on(self, *, forward: bool) -> None:
        """Go to the next region: the rail, what is told above the page, the parts of the page."""
        page = self._stack.currentWidget()
        parts = page.regions() if isinstance(page, Screen) else (page,) if page is not None else ()
        above = (self._packs,) if self._banner is None else (self._banner, self._packs)
        rail = (self._rail,) if self._rail_shown() else ()
        regions, focused = (*rail, *above, *parts), self.window().focusWidget()
        go_on(regions, focused, self._rail.home, forward=forward)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        window = self.window()  # which may be maximised, and then is so again afterwards
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _fit_rail(self) -> None:
        left = self.width() - self._rail.width_with_names
        self._rail.set_compact(left < current_theme().px(PAGE_ROOM))

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go by Tab from the rail to what is told above the page, and into the page."""
        if self._turns:
            return True  # Qt wants it out of the page that is left; it gets to the new one
        order_tabs(self)
        return super().focusNextPrevChild(next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the open page have the keys that nobody wanted, wherever the focus is.

        Who has clicked beside the question, or is on the rail, can still answer with a letter.
        """
        if self._typed(event):
            return
        page = self._stack.currentWidget()
        focused = self.window().focusWidget()
        asked = page is not None and focused is not None and page.isAncestorOf(focused)
        if page is None or asked or page is focused:
            super().keyPressEvent(event)
        else:
            page.keyPressEvent(event)

    def _typed(self, event: QKeyEvent) -> bool:
        """Act on a shortcut that Qt can't tell: by the place of a digit, or by another "?"."""
        pages = {str(number): page for number, page in enumerate(PageId, start=1)}
        number = with_control(event, pages)
        if number is not None:
            self._choose(pages[number])
            return True
        bare = self._bare_key.isEnabled() and not event.modifiers() & ~BARE
        if bare and meant(event, "?") is not None:
            self.show_keys()
            return True
        return False

    # Files that are dropped on any page

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()) and self._rail_shown():
            event.acceptProposedAction()
            self._veil.cover()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        files = dropped_files(event.mimeData())
        if files and self._rail_shown():
            event.acceptProposedAction()
            self.take_files(files)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()
        if not self._veil.isHidden():
            self._veil.cover()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_rail()

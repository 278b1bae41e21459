"""The projector view: one window for the class, read from the last row."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.ui.kit.text.big_text import BigText
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.live.qr_code import QrCode
from quizapp.ui.projector.board import QUIET, Board, unit
from quizapp.ui.projector.explain import ExplainBoard
from quizapp.ui.projector.lobby import LobbyBoard
from quizapp.ui.projector.over import OverBoard
from quizapp.ui.projector.question import QuestionBoard
from quizapp.ui.projector.reveal import RevealBoard
from quizapp.ui.projector.state import (
    Closed,
    Discussing,
    Explained,
    Lobby,
    Over,
    ProjectorState,
    Revealed,
    Voting,
)
from quizapp.ui.shell.page import Screen, ignore

_EDGE = 5.0
_TOP = 5.5


class ProjectorScreen(Screen[ProjectorState, QKeyEvent]):
    """Shows what the class sees. It has no controls: it is the console that acts and tells.

    Args:
        act: takes keys, for the console: the two windows work from one keyboard.
        parent: the parent widget.
    """

    def __init__(
        self, act: Callable[[QKeyEvent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self.setWindowTitle(self.tr("quizapp: for the class"))
        self.setAccessibleName(self.tr("What the class sees"))
        self.setProperty("ground", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._state: ProjectorState | None = None
        self.where = BigText(self, QUIET)
        self.join_line = BigText(self, TextStyle(spread=1.3))
        self.qr = QrCode(self)
        self.lobby = LobbyBoard(self)
        self.question = QuestionBoard(self)
        self.reveal = RevealBoard(self)
        self.explain = ExplainBoard(self)
        self.over = OverBoard(self)
        self._boards: tuple[Board, ...] = (
            self.lobby,
            self.question,
            self.reveal,
            self.explain,
            self.over,
        )
        for board in self._boards:
            board.hide()
        self._shown: Board = self.lobby

    @override
    def render(self, state: ProjectorState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        if before == state:
            return
        view = state.view
        self._say_header(state)
        # A board that is not shown holds no text of another phase: nothing is left to be found.
        board = self._board_for(state)
        for each in self._boards:
            each.setVisible(each is board)
            if each is not board:
                each.clear()
        self._shown = board
        match view:
            case Lobby():
                self.lobby.render(view, state.join_info)
            case _ if state.join_info_large:
                self.lobby.render(Lobby(self.tr("Come in"), (), 0), state.join_info, alone=True)
            case Voting() | Closed() | Discussing():
                self.question.render(view)
            case Revealed():
                self.reveal.render(view)
            case Explained():
                self.explain.render(view)
            case Over():
                self.over.render(view)
        self._settle()

    def move_text(self, pages: float) -> None:
        """Scroll a long explanation, or passages to read first, by so many pages."""
        if isinstance(self._shown, ExplainBoard | QuestionBoard):
            self._shown.move_text(pages)

    @property
    def scrolls(self) -> bool:
        """Return whether what is read does not fit as a whole."""
        return isinstance(self._shown, ExplainBoard | QuestionBoard) and self._shown.scrolls

    @property
    def hidden_below(self) -> int:
        """Return how much of what is read is below what is seen, in pixels."""
        shown = self._shown
        return shown.hidden_below if isinstance(shown, ExplainBoard | QuestionBoard) else 0

    def _board_for(self, state: ProjectorState) -> Board:
        if state.join_info_large and state.join_info is not None:
            return self.lobby
        match state.view:
            case Lobby():
                return self.lobby
            case Voting() | Closed() | Discussing():
                return self.question
            case Revealed():
                return self.reveal
            case Explained():
                return self.explain
            case _:
                return self.over

    def _say_header(self, state: ProjectorState) -> None:
        view = state.view
        words: tuple[Span, ...] = ()
        if not isinstance(view, Lobby | Over):
            asked = view.asked
            named = self.tr("Question {number} of {of}").format(number=asked.number, of=asked.of)
            words = (Span(named),)
            if isinstance(view, Voting | Closed | Discussing):
                kind = self.tr("Claim to judge") if asked.claim else ""
                again = self.tr("Second vote") if asked.round == 2 else ""
                parts = " · ".join(part for part in (named, again) if part)
                words = (Span(parts + (" · " if kind else "")), Span(kind, Tone.STRONG))
        join_info = state.join_info
        large = self._board_for(state) is self.lobby or isinstance(view, Over)
        self.where.say(() if large else words)
        if join_info is not None and not large and not join_info.reachable:
            shut = self.tr("No network: phones can't answer just now")
            self.join_line.say((Span(shut, Tone.STRONG),))
            self.qr.show_address("")
        elif join_info is not None and not large:
            self.join_line.say(
                (
                    Span(self.tr("Join:") + " ", Tone.QUIET),
                    Span(join_info.address, Tone.STRONG),
                    Span(" · " + self.tr("code") + " ", Tone.QUIET),
                    Span(join_info.code, Tone.STRONG),
                )
            )
            self.qr.show_address(join_info.url)
        else:
            self.join_line.say("")
        self.join_line.setVisible(join_info is not None and not large)
        self.qr.setVisible(join_info is not None and not large and join_info.reachable)

    def _settle(self) -> None:
        """Place header, QR code and the board that is shown."""
        width, height = self.width(), self.height()
        u = unit(width, height)
        edge, top = round(_EDGE * u * 16 / 9), round(_TOP * u)
        inner = width - 2 * edge
        small = round(2.6 * u)
        line = round(small * 1.3)
        qr_above = self._shown in (self.reveal, self.explain)
        has_join_line = not self.join_line.isHidden()
        foot = notch = (0, 0)
        right = width - edge
        if not self.qr.isHidden():
            side = round((11 if qr_above else 17) * u)
            if qr_above:
                self.qr.setGeometry(right - side, round(2.5 * u), side, side)
                right -= side + round(1.5 * u)
            else:
                self.qr.setGeometry(right - side, height - top - side, side, side)
                foot = (side + round(3 * u), side)
        if has_join_line:
            way = min(self.join_line.width_at(small), inner)
            self.join_line.place(right - way, top, way, small)
            right -= way + round(3 * u)
        self.where.place(edge, top, max(right - edge, 1), small)
        tall_header = max(
            line, self.where.height(), self.join_line.height() if has_join_line else 0
        )
        begin = top + tall_header + round(3 * u)
        if self._shown in (self.lobby, self.over):
            begin = top if self._shown is self.lobby else begin
        if not self.qr.isHidden() and qr_above:
            notch = (round(13 * u), max(0, round(14.5 * u) - begin))
        self._shown.setGeometry(edge, begin, inner, height - top - begin)
        self._shown.settle(u, notch, foot)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._state is not None:
            self._settle()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._state is not None:
            self._settle()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.act(event)

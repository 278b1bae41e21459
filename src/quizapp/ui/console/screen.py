"""The teacher's console: question and key, counts, who is missing, and the pace of the session."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.session.events import FromTeacher, LockDoor
from quizapp.core.session.room_state import Phase, Room
from quizapp.core.session.scores import class_score
from quizapp.ui.console import wording
from quizapp.ui.console.hands import HandsPart, TeamsPart, counts_hands
from quizapp.ui.console.intents import (
    ConsoleIntent,
    MoveText,
    Send,
    ShowJoinInfo,
    TurnView,
    UseNetwork,
)
from quizapp.ui.console.join_part import JoinPart
from quizapp.ui.console.pace_bar import PaceBar
from quizapp.ui.console.people import PeoplePart
from quizapp.ui.console.question_part import QuestionPart
from quizapp.ui.console.room_card import RoomCard
from quizapp.ui.console.session_steps import steps
from quizapp.ui.console.state import ConsoleState, SessionTrouble
from quizapp.ui.kit.control.buttons import Button, quiet
from quizapp.ui.kit.layout.banner import Banner, BannerKind
from quizapp.ui.kit.layout.page import side_margins
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, body, heading
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.shell.keys.pressed import BARE, meant
from quizapp.ui.shell.page import Screen, ignore

_WIDE = 860
"""Pixels at 100 % text from which people stand beside the question."""


_PAGE = 0.8
"""How far a key scrolls the text on the projector: a line or two stay in sight."""


class ConsoleScreen(Screen[ConsoleState, ConsoleIntent]):
    """What only the teacher sees, and where everything is done."""

    def __init__(
        self, act: Callable[[ConsoleIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self.setAccessibleName(self.tr("Console of the session"))
        self._state: ConsoleState | None = None
        self._told: tuple[SessionTrouble, ...] = ()
        self.title = heading("", Type.TITLE)
        self.status = body("")
        self._banners = QVBoxLayout()
        self.banners: list[Banner] = []
        self.notice = Prose("", TextStyle(bold=True, tone=Tone.WRONG))
        self.question = QuestionPart()
        self.over = body("")
        self.hands = HandsPart(self._send)
        self.teams = TeamsPart(self._send)
        self.join_part = JoinPart()
        self.people = PeoplePart(self._send)
        self.room_card = RoomCard()
        self.pace = PaceBar(lambda intent: self.act(intent))
        self.people_button = quiet(self.tr("People"), Icon.LEARNER, self)
        self.join_button = quiet(self.tr("Show the way in"), Icon.PHONE, self)
        self.view_button = quiet(self.tr("What the class sees"), Icon.SCREEN, self)
        self.down = quiet(self.tr("Text down"), Icon.DOWN, self)
        self.up = quiet(self.tr("Text up"), Icon.UP, self)
        self._extra: tuple[Button, ...] = (
            self.people_button,
            self.join_button,
            self.view_button,
            self.down,
            self.up,
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.L)
        for widget in (self.question, self.over):
            left.addWidget(widget)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(Space.L)
        right.addWidget(self.room_card)
        right.addWidget(self.hands)
        right.addWidget(self.teams)
        right.addWidget(self.join_part)
        right.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(Space.XL)
        self._sides.addLayout(left, 8)
        self._sides.addLayout(right, 5)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self.title)
        self._column.addWidget(self.status)
        self._column.addLayout(self._banners)
        self._column.addLayout(self._sides)
        self._column.addWidget(self.people)
        self._column.addStretch(1)
        self.scroll_area = VerticalScroll(inside, self.tr("Console"))
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.notice)  # in view wherever a long list is scrolled to
        self._foot.addWidget(self.pace)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.scroll_area, 1)
        whole.addLayout(self._foot)
        self.people.hide()
        self._fit()

    def _connect(self) -> None:
        self.hands.done.connect(self.pace.focus_first)
        self.people.closed.connect(self.turn_people)
        self.join_part.network_chosen.connect(lambda address: self.act(UseNetwork(address)))
        self.question.peek.clicked.connect(self.pace.focus_first)
        self.people_button.clicked.connect(self.turn_people)
        self.join_button.clicked.connect(self._turn_join_info)
        self.view_button.clicked.connect(lambda: self.act(TurnView()))
        self.down.clicked.connect(lambda: self.act(MoveText(_PAGE)))
        self.up.clicked.connect(lambda: self.act(MoveText(-_PAGE)))

    def _send(self, event: FromTeacher) -> None:
        self.act(Send(event))

    @override
    def render(self, state: ConsoleState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        room = state.room
        tell(self.title, room.setup.title)
        tell(self.status, self._status(state))
        self._render_troubles(state.troubles)
        tell(self.notice, state.notice)
        self.notice.setVisible(bool(state.notice))
        if state.notice and (before is None or before.notice != state.notice):
            announce(self, state.notice)
        asked = room.question >= 0 and room.phase is not Phase.END
        shown = self.people.isHidden()
        self.question.setVisible(asked and shown)
        if asked:
            self.question.render(room, state.cards[room.question], one_screen=state.one_screen)
        self.over.setVisible(not asked and shown)
        if not asked:
            tell(self.over, self._without_question(room))
        by_hands = not room.setup.phones and not room.present
        self.room_card.setVisible(shown and not by_hands)
        if not by_hands:
            self.room_card.render(room, one_screen=state.one_screen)
        self._render_hands(room, shown=shown)
        self.join_part.setVisible(
            state.join_info is not None and shown and room.phase is not Phase.END
        )
        if state.join_info is not None:
            self.join_part.render(state.join_info, state.networks)
        if not shown:
            self.people.render(room)
        self._render_pace(state, before)

    def turn_people(self) -> None:
        """Show everybody in the room, or go back to the question."""
        on = self.people.isHidden()
        self.people.setVisible(on)
        if self._state is not None:
            self.render(self._state)
        self.scroll_area.back_to_top()
        if on:
            self.people.back.setFocus()
        else:
            self.people_button.setFocus()

    def _status(self, state: ConsoleState) -> tuple[Span, ...]:
        room = state.room
        parts = []
        if room.question >= 0 and room.phase is not Phase.END:
            words = self.tr("Question {n} of {of}")
            parts.append(words.format(n=room.question + 1, of=len(room.questions)))
        parts.append(wording.phase(room))
        spans = [Span(" · ".join(parts), Tone.STRONG)]
        if room.phase is not Phase.END:
            if room.since is not None:
                gone = wording.clock(room.since, state.now)
                spans.append(Span(" · " + self.tr("{time} in this step").format(time=gone)))
            whole = wording.clock(state.began, state.now)
            spans.append(Span(" · " + self.tr("{time} in all").format(time=whole), Tone.QUIET))
        return tuple(spans)

    def _without_question(self, room: Room) -> str:
        if room.phase is not Phase.END:
            if not room.setup.phones:
                return self.tr(
                    "Answers are given by raising hands. To have teams answer instead, add them "
                    "under People. Begin when everybody is ready."
                )
            return self.tr(
                "The projector shows how to come in. Begin when most are here: whoever comes later "
                "joins at the question that is open."
            )
        score = class_score(room)
        if not score.answered:
            return self.tr("There were no answers. Phones stay connected until you close.")
        words = self.tr("{right} of {answered} answers were right: {share}.").format(
            right=score.right, answered=score.answered, share=wording.percent(score.share or 0.0)
        )
        if score.unanswered:
            words += " " + self.tr("{n} not answered.").format(n=score.unanswered)
        return words + self.tr(
            "\nPhones show each pupil the own result, and stay connected until you close."
        )

    def _render_hands(self, room: Room, *, shown: bool) -> None:
        by_hand = any(one.by_hand for one in room.present)
        self.hands.setVisible(shown and counts_hands(room))
        self.teams.setVisible(shown and room.phase is Phase.VOTE and by_hand)
        if not self.hands.isHidden():
            self.hands.render(room)
        if not self.teams.isHidden():
            self.teams.render(room)

    def _render_troubles(self, troubles: tuple[SessionTrouble, ...]) -> None:
        before, self._told = self._told, troubles
        if troubles == before:
            return
        for banner in self.banners:
            self._banners.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.banners = []
        for trouble in troubles:
            banner = Banner(BannerKind.TROUBLE, trouble.message, trouble.hint, closable=False)
            self._banners.addWidget(banner)
            self.banners.append(banner)
            if trouble not in before:
                banner.speak()

    def _render_pace(self, state: ConsoleState, before: ConsoleState | None) -> None:
        room = state.room
        self.join_button.setVisible(
            state.join_info is not None and room.phase not in _JOIN_INFO_SHOWN
        )
        words = self.tr("Hide the way in") if state.join_info_large else self.tr("Show the way in")
        if self.join_button.text() != words:
            self.join_button.setText(words)
            self.join_button.call(words)
        self.view_button.setVisible(state.one_screen)
        self.down.setVisible(state.text_below)
        self.up.setVisible(state.text_below)
        changed = self.pace.show_steps(steps(room, private=not state.one_screen), self._extra)
        more: list[tuple[str, str]] = []
        if state.single_keys:
            more.append(("P", self.tr("people")))
        if state.one_screen:
            more.append(("F5", self.tr("what the class sees")))
        if state.text_below:
            more.append((self.tr("Page Down, Page Up"), self.tr("move the text")))
        self.pace.list_keys(single_keys=state.single_keys, more=tuple(more))
        moved = before is None or before.room.phase is not room.phase
        typing = self._typing()
        if (changed or moved) and not (typing and not moved) and self.people.isHidden():
            self._focus()
        if moved and before is not None:
            announce(self, wording.phase(room))

    def take_focus(self) -> None:
        """Take the keyboard."""
        if self.people.isHidden():
            self._focus()
        else:
            self.people.back.setFocus()

    def _focus(self) -> None:
        room = self._state.room if self._state is not None else None
        fields = self.hands.fields
        counting = bool(fields) and not self.hands.isHidden()
        if room is not None and room.phase is Phase.VOTE and counting:
            fields[0].setFocus()
        else:
            self.pace.focus_first()

    def _turn_join_info(self) -> None:
        if self._state is not None and self._state.join_info is not None:
            self.act(ShowJoinInfo(not self._state.join_info_large))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the steps by key; a key that is held down takes one step, not several."""
        if self._state is None or event.isAutoRepeat() or not self._pressed(event):
            super().keyPressEvent(event)
        else:
            event.accept()

    @staticmethod
    def _typing() -> bool:
        """Return whether the keys go into a field, here and not in another window or page."""
        return isinstance(QApplication.focusWidget(), QLineEdit)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self._typing():
            return False  # a name or a number is being typed
        if event.modifiers() & ~BARE:
            return False
        if key == Qt.Key.Key_F5:
            self.act(TurnView())
        elif key == Qt.Key.Key_Escape and not self.people.isHidden():
            self.turn_people()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.act(MoveText(_PAGE if key == Qt.Key.Key_PageDown else -_PAGE))
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.pace.steps and self.people.isHidden():
                self.act(self.pace.steps[0].intent)
        else:
            return self._pressed_letter(event)
        return True

    def _pressed_letter(self, event: QKeyEvent) -> bool:
        state = self._state
        if state is None or not state.single_keys:
            return False
        always = "PLQ" if state.room.setup.phones else "PQ"
        letter = meant(event, (*always, *(step.key for step in self.pace.steps if step.key)))
        if letter is None:
            return False
        if letter == "P":
            self.turn_people()
        elif letter == "L":
            self._send(LockDoor(not state.room.locked))
        elif letter == "Q":
            self._turn_join_info()
        else:
            self.act(next(each for each in self.pace.steps if each.key == letter).intent)
        return True

    def _fit(self) -> None:
        left, right = side_margins(self.width(), 1180, centred=True)
        self._column.setContentsMargins(left, Space.XL, right, Space.L)
        self._foot.setContentsMargins(left, Space.M, right, Space.L)
        wide = self.width() >= current_theme().px(_WIDE)
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        if self.people.isHidden():
            self._focus()


_JOIN_INFO_SHOWN = (Phase.LOBBY, Phase.END)
"""Phases in which the projector shows how to join anyway, or nobody joins any more."""

"""The question screen: one question, its options, and the buttons that answer it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.answering.attempts import Certainty
from quizapp.core.cards.outline import PassagePart
from quizapp.core.cards.plain import picture_in_words
from quizapp.core.cards.sentences import sentence
from quizapp.core.content.items import ItemKind
from quizapp.ui.card.card_text import CardText
from quizapp.ui.kit.control.group import Group
from quizapp.ui.kit.control.option_row import OptionRow
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.hints import KeyHints
from quizapp.ui.kit.text.prose import heading, small
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.study.intents import (
    Answer,
    Choose,
    Leave,
    MoreTime,
    QuestionIntent,
    SetFlag,
    Skip,
)
from quizapp.ui.pages.study.question.answer_row import AnswerRow
from quizapp.ui.pages.study.question.header import (
    ALOUD_KEY,
    FLAG_KEY,
    GUTTER,
    QuestionHeader,
    is_low,
    margin_above,
    margins,
)
from quizapp.ui.pages.study.question.notice import NoticeLine
from quizapp.ui.pages.study.question.picture_part import PictureAndOptions
from quizapp.ui.pages.study.question.state import QuestionState
from quizapp.ui.pages.study.question.time_line import MORE_TIME, TimeLine
from quizapp.ui.shell.destinations import ShowKeys
from quizapp.ui.shell.keys.pressed import BARE, meant, typed_by
from quizapp.ui.shell.page import Screen, ignore

_COLUMN = 860
_BELOW_STEM = 28
_CERTAINTIES = tuple(Certainty)
_ROOM_TO_EXPLAIN = 440
"""Pixels at 100 % text from which it is said what certainty is for, and what is pressed."""


class QuestionScreen(Screen[QuestionState, QuestionIntent]):
    """Shows a question and reports what was done. Nothing is chosen beforehand.

    Letters choose, 1 to 3 answer and say how sure, Enter answers without, M flags, Esc leaves, ?
    asks for the keys; F2 gives more time where a timer runs. Nothing answers before an option is
    chosen (spec UI-1, AN-4).
    With single keys off, Tab, arrows, Space, Enter and Esc do all of it. A key that can do nothing
    says so, on the screen and to a screen reader: nobody types into silence.

    Args:
        act: takes what is done.
        parent: the parent widget.
        voice: the program that reads aloud (R); None: there is none.
    """

    def __init__(
        self,
        act: Callable[[QuestionIntent], None] = ignore,
        parent: QWidget | None = None,
        *,
        voice: str | None = None,
    ) -> None:
        super().__init__(act, parent)
        self._state: QuestionState | None = None
        self._rows: list[OptionRow] = []
        self._explained = self._why_said = False
        self._header = QuestionHeader(voice)
        self._header.aloud_pressed.connect(self._read_or_stop)
        self._header.flag_toggled.connect(lambda flagged: self.act(SetFlag(flagged)))
        self._notice = NoticeLine()
        self._read = CardText(self.tr("Read first"))
        self._reading = Card(padding=Space.L)
        self._reading.column.addWidget(self._read)
        self._above = small("")
        self._stem = heading("", Type.TITLE)
        self._stem.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # else no window gives it the focus
        self._options = Group(self.tr("Options"))
        self._answers = PictureAndOptions(self._options)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self._foot = AnswerRow()
        self._foot.sure_pressed.connect(lambda number: self._submit(_CERTAINTIES[number]))
        self._foot.answer_pressed.connect(self._submit)
        self._foot.skip_pressed.connect(lambda: self.act(Skip()))
        why = self.tr(
            "How sure you are changes no score. What you are certain about and get wrong comes "
            "back first."
        )
        self._why_sure, self._why_low = small(why), small(why)
        self._why_low.setContentsMargins(0, Space.M, 0, 0)
        self._hints = KeyHints()
        self._told = NoticeLine(Icon.KEYBOARD)
        self._time = TimeLine()
        self._time.more_pressed.connect(self._more_time)
        self._lay_out()

    def _lay_out(self) -> None:
        self._inside, self._narrow = QWidget(), QWidget()
        # A row knows how high it is where a part is narrower than it; a column does not.
        across = QHBoxLayout(self._inside)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._narrow, 1000)
        across.addStretch(1)
        column = self._column = QVBoxLayout(self._narrow)
        column.setSpacing(0)
        column.addWidget(self._reading)
        self._below_reading = QSpacerItem(0, 0)
        column.addItem(self._below_reading)
        column.addWidget(self._above)
        column.addSpacing(Space.XS)
        column.addWidget(self._stem)
        column.addSpacing(_BELOW_STEM)
        rows = QVBoxLayout(self._options)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(Space.M)
        column.addWidget(self._answers)
        column.addWidget(self._why_low)
        column.addStretch(1)
        scroll = VerticalScroll(self._inside, self.tr("Question"), gutter=GUTTER)
        scroll.show_more_below()
        self._scroll = scroll
        scroll.viewport().installEventFilter(self)
        whole = self._whole = QVBoxLayout(self)
        whole.setSpacing(0)
        whole.addWidget(self._header)
        whole.addWidget(self._notice)
        whole.addWidget(scroll, 1)
        whole.addSpacing(Space.S)
        # What comes and goes stands above the buttons, and takes its room from below the options:
        # a button that moves just when it is to be pressed is missed.
        whole.addWidget(self._told)
        whole.addWidget(self._time)
        whole.addWidget(self._why_sure)
        self._below_why = QSpacerItem(0, 0)
        whole.addItem(self._below_why)
        whole.addWidget(self._foot)
        self._gap = QSpacerItem(0, Space.L)
        whole.addItem(self._gap)
        whole.addWidget(self._hints)
        self._narrow_columns()
        self._fit_height()

    @override
    def render(self, state: QuestionState) -> None:  # type: ignore[override]
        """Show a state. For the same question only what changed is touched; focus stays."""
        before, self._state = self._state, state
        fresh = before is None or _identity(before) != _identity(state)
        if before is None or _around(before) != _around(state):
            self._show_around(state)
        if fresh:
            self._header.stop_reading()
            self._tell("")
            self._show_question(state)
        self._show_chosen(state.chosen)
        if fresh:
            self._scroll.back_to_top()
            self._take_focus()
            if state.notice:
                announce(self, state.notice, assertive=True)
        self._show_time(state, anew=fresh)

    def _show_time(self, state: QuestionState, *, anew: bool) -> None:
        """Warn when time is nearly up, once; what is given more is told by who asked for it."""
        warned = not self._time.isHidden() and not anew
        warns = self._time.show_seconds(state.seconds_left, state.seconds_more)
        if warns and not warned:
            announce(self, self._time.warning(state.seconds_left, state.seconds_more))

    def _more_time(self) -> None:
        state = self._state
        if state is None or state.seconds_left is None:
            return
        had_focus = self._time.has_focus
        self.act(MoreTime())
        if had_focus and self._time.isHidden():  # the button has gone
            self._take_focus()
        left = state.seconds_left + state.seconds_more
        announce(self, self._time.given(left, state.seconds_more))

    def _show_around(self, state: QuestionState) -> None:
        self._header.show_place(
            state.number,
            state.of,
            state.answered,
            state.topic,
            state.come_back,
            extra=state.extra,
        )
        self._header.show_flag(state.flagged, state.settings.single_keys)
        self._header.show_seconds(state.seconds_left)
        self._notice.say(state.notice)
        self._foot.ask(sure=state.settings.ask_certainty, keys=state.settings.single_keys)
        explains = self._explains(state)
        if explains is not self._explained:  # to fit the height lays everything out anew
            self._explained = explains
            self._foot.explain(self._why_sure.text() if explains else "")
            self._fit_height()
        self._hints.list(self._keys(state))

    def _show_question(self, state: QuestionState) -> None:
        self._reading.setVisible(bool(state.read_first))
        self._below_reading.changeSize(0, Space.L if state.read_first else 0)
        charts = any(part.as_chart for part in state.read_first)
        title = self.tr("Read the chart") if charts else self.tr("Read first")
        self._read.setAccessibleName(title)
        # A chart is seen to be one; the question below it needs the room.
        self._read.render_parts(state.read_first, "" if charts else title)
        judged = state.item.kind is ItemKind.TRUE_FALSE
        above = (self.tr("Claim to judge") if judged else "", state.item.source_line)
        self._above.say(" · ".join(filter(None, above)))
        self._above.setVisible(bool(self._above.text()))
        self._stem.say(state.item.stem)
        place = self.tr("Question {number} of {of}.").format(number=state.number, of=state.of)
        source = sentence(state.item.source_line) if state.item.source_line else ""
        label = self.tr("Claim to judge:") if judged else ""
        picture = state.item.picture
        drawn = "" if picture is None else picture_in_words(picture)
        told = filter(None, (place, source, label, state.item.stem, drawn))
        self._stem.setAccessibleName(" ".join(told))
        for row in self._rows:
            self._group.removeButton(row)
            row.setParent(None)
            row.deleteLater()
        self._rows = []
        layout = self._options.layout()
        options = tuple(zip(state.item.letters, state.item.options, strict=True))
        for place_, (letter, text) in enumerate(options):
            row = OptionRow(letter, text, (place_ + 1, len(options)), self._options)
            self._group.addButton(row, place_)
            if layout is not None:
                layout.addWidget(row)
            self._rows.append(row)
        self._answers.show_picture(picture)
        self._fit_picture()

    def _read_or_stop(self) -> None:
        self._header.read_or_stop(self.aloud())

    def aloud(self) -> tuple[str, ...]:
        """Return the question as it is read aloud: what is read first, the question, the options.

        A chart is not: seeing it is the task.
        """
        if self._state is None:
            return ()
        item, parts = self._state.item, self._state.read_first
        options = zip(item.letters, item.options, strict=True)
        return (
            *(text for part in parts if not part.as_chart for text in read_aloud(part)),
            self._stem.accessibleName(),
            *(f"{letter}: {sentence(text)}" for letter, text in options),
        )

    def _show_chosen(self, chosen: int | None) -> None:
        if chosen != self.chosen:
            self._group.setExclusive(False)
            for place, row in enumerate(self._rows):
                row.setChecked(place == chosen)
            self._group.setExclusive(True)

    @property
    def chosen(self) -> int | None:
        """Return the chosen option, as its position in the shown order."""
        number = self._group.checkedId()
        return number if number >= 0 else None

    def _tell(self, words: str) -> None:
        """Say why a key did nothing; nothing takes it away."""
        if not words and self._told.isHidden():
            return
        self._told.say(words)
        if words:
            announce(self, words)

    def _choose(self, place: int) -> None:
        self._tell("")
        self.act(Choose(place))
        if self._explained and not self._why_said:
            self._why_said = True  # once: it can be heard again at the buttons
            announce(self, self._why_sure.text())

    def _submit(self, certainty: Certainty | None = None) -> None:
        if self.chosen is None:
            if self._rows:
                self._rows[0].setFocus(Qt.FocusReason.TabFocusReason)
            self._tell(self.tr("Choose an option first."))
            return
        self.act(Answer(self.chosen, certainty))

    def _keys(self, state: QuestionState) -> tuple[tuple[str, str], ...]:
        letters = state.item.letters
        if not state.settings.single_keys:
            return (
                (self.tr("Tab and arrows"), self.tr("move")),
                (self.tr("Space"), self.tr("chooses")),
                (self.tr("Enter"), self.tr("answers")),
                (self.tr("Esc"), self.tr("leaves")),
            )
        joint = self.tr("or") if len(letters) == 2 else self.tr("to")
        answers: tuple[tuple[str, str], ...] = ((self.tr("Enter"), self.tr("answers")),)
        if state.settings.ask_certainty:
            answers = (
                (self.tr("1 to 3"), self.tr("say how sure and answer")),
                (self.tr("Enter"), self.tr("just answers")),
            )
        return (
            (f"{letters[0]} {joint} {letters[-1]}", self.tr("choose")),
            *answers,
            ("?", self.tr("all keys")),
        )

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys: who comes back to a question finds it ready to be read and answered."""
        super().showEvent(event)
        if not event.spontaneous():
            self._tell("")  # what was pressed before one went elsewhere
            self._take_focus()

    def _take_focus(self) -> None:
        """Begin where reading begins: at the passages, or at the question."""
        first = self._read if self._state is not None and self._state.read_first else self._stem
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._acted_on(event):
            super().keyPressEvent(event)

    def _acted_on(self, event: QKeyEvent) -> bool:
        state = self._state
        if state is None or event.isAutoRepeat():
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.act(Leave())
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
            return True
        if event.key() == MORE_TIME:
            self._more_time()
            return True
        if event.modifiers() & ~BARE or not state.settings.single_keys:
            return False
        sure = ("1", "2", "3") if state.settings.ask_certainty else ()
        voiced = (ALOUD_KEY,) if self._header.has_voice else ()
        key = meant(event, (*state.item.letters, *sure, FLAG_KEY, *voiced, "?"))
        if key is None:
            return self._explain(typed_by(event), state)
        if key in state.item.letters:
            row = self._rows[state.item.letters.index(key)]
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)
            row.click()
        elif key in sure:
            self._submit(_CERTAINTIES[int(key) - 1])
        elif key == FLAG_KEY:
            self._header.toggle_flag()
        elif key in voiced:
            self._read_or_stop()
        else:
            self.act(ShowKeys())
        return True

    def _explain(self, typed: str, state: QuestionState) -> bool:
        """Say what a letter or digit that does nothing here could have been."""
        if not typed.isalnum():
            return False
        letters = state.item.letters
        if state.item.kind is ItemKind.TRUE_FALSE:
            first, last = state.item.options
            ways = self.tr("Press {t} for {true}, {f} for {false}.").format(
                t=letters[0], true=first, f=letters[1], false=last
            )
        else:
            ways = self.tr("{first} to {last} choose an option.").format(
                first=letters[0], last=letters[-1]
            )
        if typed.isdigit() and state.settings.ask_certainty:
            ways += " " + self.tr("1 to 3 answer and say how sure you are.")
        self._tell(self.tr("{key} does nothing here.").format(key=typed) + " " + ways)
        return True

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._narrow_columns()
            self._answers.unsettle()
            self._fit_picture()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._answers.unsettle()
        self._fit_height()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the picture whenever there is another room for the question."""
        if event.type() == QEvent.Type.Resize:
            self._fit_picture()
        return super().eventFilter(watched, event)

    def _fit_picture(self) -> None:
        view = self._scroll.viewport().size()
        width = min(view.width(), current_theme().px(_COLUMN))
        around = self._column.contentsMargins()
        used = around.top() + around.bottom() + Space.XS + _BELOW_STEM
        # Not what is read first: it is scrolled past before the question is answered.
        above = (part for part in (self._above, self._stem, self._why_low) if not part.isHidden())
        used += sum(part.heightForWidth(width) for part in above)
        self._answers.fit(QSize(width, view.height() - used))

    def _fit_height(self) -> None:
        """In a low window leave the room to the question: margins shrink, hints go.

        What certainty is for then stands below the options, where the page scrolls.
        This is the only place that shows or hides the key hints.
        """
        low = is_low(self)
        self._whole.setContentsMargins(margins(low=low))
        self._column.setContentsMargins(0, margin_above(low=low), 0, Space.L)
        self._hints.setVisible(not low)
        self._time.make_room(low=low)
        room = self.height() >= current_theme().px(_ROOM_TO_EXPLAIN)
        self._foot.make_room(low=low, lowest=not room)
        self._why_sure.setVisible(room and self._explained)
        self._why_low.setVisible(self._explained and not room)
        self._below_why.changeSize(0, Space.S if room and self._explained else 0)
        self._gap.changeSize(0, 0 if low else Space.L)
        self._whole.invalidate()

    @staticmethod
    def _explains(state: QuestionState) -> bool:
        """Return whether it says what saying how sure one is is for."""
        return state.explains_certainty and state.settings.ask_certainty

    def _narrow_columns(self) -> None:
        width = current_theme().px(_COLUMN)
        for widget in (self._narrow, self._why_sure, self._foot):
            widget.setMaximumWidth(width)


def _identity(state: QuestionState) -> tuple[object, ...]:
    return state.id, state.number, state.item


def _around(state: QuestionState) -> QuestionState:
    """Return the state without what is chosen: that stands in the options alone."""
    return replace(state, chosen=None)


def read_aloud(part: PassagePart) -> tuple[str, ...]:
    """Return a passage as it is read aloud before a question: cautions, text, its picture."""
    drawn = () if part.picture is None else (picture_in_words(part.picture),)
    return (*part.cautions, part.source.passage.text, *drawn)

"""The question on the console: key, counts, advice, how minds changed. The teacher's alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.cards.claims import false_claim
from quizapp.core.content.facts import Status
from quizapp.core.content.pictures import Picture
from quizapp.core.session.room_state import Phase, Room
from quizapp.core.session.tally import mind_changes, tally
from quizapp.ui.console import wording
from quizapp.ui.console.option_line import OptionLine
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.layout.card import Card, Rule
from quizapp.ui.kit.pictures import can_be_shown
from quizapp.ui.kit.text.prose import Prose, body, small
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.theme import Space, Type


class QuestionPart(QWidget):
    """One question.

    On one screen the class sees this page while it is open, so that key and counts are shown there
    only when the class has seen the result, or when the teacher asks for them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = small("")
        self.stem = Prose("", TextStyle(Type.LEAD, bold=True))
        self.picture = small("")
        self.fact = body("")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.lines: list[OptionLine] = []
        self.share = body("")
        self.changed = body("")
        self.peek = quiet(self.tr("Show key and counts here"), parent=self)
        self.peek.clicked.connect(self._peek)
        self._peeked: tuple[int, int] | None = None
        self._last: tuple[Room, FeedbackCard, bool] | None = None
        self.lure = body("")
        self.advice = Card(padding=Space.L, name=self.tr("Advice"))
        self.advised = Prose("", TextStyle(Type.LEAD, bold=True))
        self.reason = body("")
        self.advice.column.setSpacing(Space.XS)
        self.advice.column.addWidget(self.advised)
        self.advice.column.addWidget(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for widget in (self.kind, self.stem, self.picture):
            column.addWidget(widget)
        column.addLayout(self._lines)
        column.addWidget(Rule())
        column.addWidget(self.share)
        column.addWidget(self.peek, 0, Qt.AlignmentFlag.AlignLeft)
        parts: tuple[QWidget, ...] = (
            self.lure,
            self.changed,
            self.advice,
            self.fact,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)

    def render(self, room: Room, card: FeedbackCard, *, one_screen: bool) -> None:  # type: ignore[override]
        """Show a question as it stands."""
        assert room.current is not None
        self._last = (room, card, one_screen)
        revealed = room.question in room.revealed
        shut = one_screen and not revealed and self._peeked != room.ballot
        result = tally(room, room.ballot)
        # A false statement has its label from the start: this page is the teacher's.
        above = (room.current.presented.source_line, self._kind(card, shut=shut))
        tell(self.kind, " · ".join(filter(None, above)))
        tell(self.stem, room.current.presented.stem)
        shown = room.current.presented.picture
        tell(self.picture, "" if shown is None else self._picture(shown, room))
        self.picture.setVisible(shown is not None)
        while len(self.lines) < len(card.options):
            line = OptionLine()
            self.lines.append(line)
            self._lines.addWidget(line)
        most = max((option.count for option in result.options), default=0)
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(card.options))
            if number < len(card.options):
                line.say(card.options[number], result.options[number], most, shut=shut)
        tell(self.share, self._share(room, one_screen=one_screen, shut=shut))
        self.peek.setVisible(shut)
        tell(self.lure, self._lure(room))
        self.lure.setVisible(bool(self.lure.text()) and not shut)
        twice = room.round == 2 and room.setup.phones and not shut
        self.changed.setVisible(twice)
        if twice:
            words = wording.mind_changes(mind_changes(room, room.question))
            label = self.tr("First to second vote:") + " "
            tell(self.changed, (Span(label, Tone.QUIET), Span(words)))
        self._render_advice(room, shut=shut)
        self.fact.setVisible(not shut)
        label = self.tr("Fact:") + " "
        fact = card.true_sentence if card.statement_is_false else card.headline
        spans = [Span(label, Tone.LABEL), Span(fact)]
        if card.status is Status.DISPUTED:
            spans.append(Span("  " + self.tr("The sources disagree."), Tone.QUIET))
        tell(self.fact, tuple(spans))

    def _peek(self) -> None:
        """Show key and counts of the vote that is on; the next one begins without them."""
        if self._last is not None:
            room, card, one_screen = self._last
            self._peeked = room.ballot
            self.render(room, card, one_screen=one_screen)

    def _picture(self, picture: Picture, room: Room) -> str:
        if not can_be_shown(picture.data):
            words = self.tr("The picture can't be shown. The class reads its words: {words}")
        elif room.setup.phones:
            words = self.tr("The class sees a picture, on the screen and on phones: {words}")
        else:
            words = self.tr("The class sees a picture: {words}")
        return words.format(words=picture.alt)

    def _kind(self, card: FeedbackCard, *, shut: bool) -> str:
        claim = bool(card.options) and card.options[0].letter == "T"
        if shut:
            return self.tr("Claim to judge") if claim else self.tr("Question")
        if card.statement_is_false:
            return self.tr("Claim to judge.") + f" {false_claim(card.stem, card.correction).label}"
        if claim:
            return self.tr("Claim to judge. It is true:")
        return self.tr("Question")

    def _share(self, room: Room, *, one_screen: bool, shut: bool) -> tuple[Span, ...]:
        if shut:
            words = self.tr(
                "The class sees this page too, so key and counts wait until the result is shown."
            )
            return (Span(words, Tone.QUIET),)
        mirrored = self.tr("The class sees this page while it is open.")
        private = mirrored if one_screen else self.tr("Only you see this.")
        result = tally(room, room.ballot)
        return (
            Span(private + " ", Tone.QUIET),
            Span(wording.share(result), Tone.STRONG if result.votes else Tone.PLAIN),
        )

    def _lure(self, room: Room) -> str:
        number = tally(room, room.ballot).certain_wrong
        if not number:
            return ""
        if number == 1:
            return self.tr("1 was certain and wrong.")
        return self.tr("{n} were certain and wrong.").format(n=number)

    def _render_advice(self, room: Room, *, shut: bool) -> None:
        shown = room.phase in (Phase.CLOSED, Phase.DISCUSS) and room.round == 1 and not shut
        self.advice.setVisible(shown)
        if shown:
            advised, reason = wording.advice(tally(room, room.ballot))
            tell(self.advised, advised)
            tell(self.reason, reason)

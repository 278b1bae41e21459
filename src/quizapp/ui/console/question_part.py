"""The question on the console: key, counts, advice, how minds changed. The teacher's alone."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.facts import Status
from quizapp.core.feedback import FALSE_CLAIM, FeedbackCard
from quizapp.live.room import Phase, Room
from quizapp.live.tally import flow, tally
from quizapp.ui.console import wording
from quizapp.ui.console.option_line import OptionLine
from quizapp.ui.live.saying import tell
from quizapp.ui.theme import Space, Type
from quizapp.ui.widgets.card import Card, Rule
from quizapp.ui.widgets.prose import Prose, body, small
from quizapp.ui.widgets.text_setting import Setting, Span, Tone


class QuestionPart(QWidget):
    """One question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = small("")
        self.stem = Prose("", Setting(Type.LEAD, bold=True))
        self.fact = body("")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.lines: list[OptionLine] = []
        self.share = body("")
        self.changed = body("")
        self.lure = body("")
        self.advice = Card(padding=Space.L, name=self.tr("Advice"))
        self.advised = Prose("", Setting(Type.LEAD, bold=True))
        self.reason = body("")
        self.advice.column.setSpacing(Space.XS)
        self.advice.column.addWidget(self.advised)
        self.advice.column.addWidget(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for widget in (self.kind, self.stem):
            column.addWidget(widget)
        column.addLayout(self._lines)
        column.addWidget(Rule())
        parts: tuple[QWidget, ...] = (
            self.share,
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
        result = tally(room, room.place)
        # A false statement has its label from the start: this page is the teacher's.
        tell(self.kind, self._kind(card))
        tell(self.stem, room.current.presented.stem)
        while len(self.lines) < len(card.options):
            line = OptionLine()
            self.lines.append(line)
            self._lines.addWidget(line)
        most = max((option.count for option in result.options), default=0)
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(card.options))
            if number < len(card.options):
                line.say(card.options[number], result.options[number], most)
        tell(self.share, self._share(room, one_screen=one_screen))
        tell(self.lure, self._lure(room))
        self.lure.setVisible(bool(self.lure.text()))
        twice = room.round == 2 and room.plan.phones
        self.changed.setVisible(twice)
        if twice:
            words = wording.flow(flow(room, room.question))
            label = self.tr("First to second vote:") + " "
            tell(self.changed, (Span(label, Tone.QUIET), Span(words)))
        self._render_advice(room)
        label = self.tr("Fact:") + " "
        fact = card.correction if card.statement_is_false and card.correction else card.fact
        spans = [Span(label, Tone.LABEL), Span(fact)]
        if card.status is Status.DISPUTED:
            spans.append(Span("  " + self.tr("The sources disagree."), Tone.QUIET))
        tell(self.fact, tuple(spans))

    def _kind(self, card: FeedbackCard) -> str:
        if card.statement_is_false:
            return self.tr("Claim to judge.") + f" {FALSE_CLAIM}"
        if card.options and card.options[0].letter == "T":
            return self.tr("Claim to judge. It is true:")
        return self.tr("Question")

    def _share(self, room: Room, *, one_screen: bool) -> tuple[Span, ...]:
        mirrored = self.tr("The class sees this page while it is open.")
        private = mirrored if one_screen else self.tr("Only you see this.")
        result = tally(room, room.place)
        return (
            Span(private + " ", Tone.QUIET),
            Span(wording.share(result), Tone.STRONG if result.votes else Tone.PLAIN),
        )

    def _lure(self, room: Room) -> str:
        number = tally(room, room.place).certain_wrong
        if not number:
            return ""
        if number == 1:
            return self.tr("1 was certain and wrong.")
        return self.tr("{n} were certain and wrong.").format(n=number)

    def _render_advice(self, room: Room) -> None:
        shown = room.phase in (Phase.CLOSED, Phase.DISCUSS) and room.round == 1
        self.advice.setVisible(shown)
        if shown:
            advised, reason = wording.advice(tally(room, room.place))
            tell(self.advised, advised)
            tell(self.reason, reason)

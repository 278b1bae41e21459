"""The end: thanks, and what the class as a whole made of it. No ranking unless it was asked for."""

from PySide6.QtWidgets import QWidget

from quizapp.ui.kit.text.big_text import BigText, largest
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.projector.board import QUIET, STRONG, Board, CountBar
from quizapp.ui.projector.state import Over
from quizapp.ui.wording.words import questions


class OverBoard(Board):
    """The last view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = BigText(self, QUIET)
        self.thanks = BigText(self, STRONG)
        self.share = BigText(self)
        self.bar = CountBar(self, "right")
        self.count = BigText(self, QUIET)
        self.best = BigText(self)
        self.phones = BigText(self)

    def render(self, view: Over) -> None:  # type: ignore[override]
        """Show the class's result."""
        self.title.say(view.title)
        self.thanks.say(self.tr("Thank you, all of you."))
        share = view.score.share
        self.bar.setVisible(share is not None)
        if share is not None:
            self.bar.reach(share)
            per_cent = (Span(self.tr("{n} %").format(n=round(100 * share)), Tone.STRONG),)
            self.share.say((*per_cent, Span(" " + self.tr("of the class's answers were right."))))
        else:
            self.share.say(self.tr("There were no answers this time."))
        parts = [questions(view.questions)] if view.questions else []
        if view.people:
            parts.append(self.tr("{number} took part").format(number=view.people))
        if view.score.unanswered and share is not None:
            parts.append(self.tr("{n} not answered").format(n=view.score.unanswered))
        self.count.say(" · ".join(parts))
        self.best.setVisible(bool(view.best))
        if view.best:
            ranks = (f"{one.place}. {', '.join(one.names)}" for one in view.best)
            label = Span(self.tr("Most right:") + " ", Tone.STRONG)
            self.best.say((label, Span(" · ".join(ranks))))
        else:
            self.best.say("")
        self.phones.setVisible(view.phones)
        self.phones.say(
            self.tr("Your own result, and what to look at again, is on your phone.")
            if view.phones
            else ""
        )

    def arrange(self) -> None:
        """Place one under the other."""
        u, width, height = self.u, self.width(), self.height()
        if not self.thanks.text() or height < 1:
            return
        parts = (
            (self.title, 0.5, 2.0),
            (self.thanks, 1.4, 6.0),
            (self.share, 0.85, 2.0),
            (self.count, 0.5, 4.0),
            (self.best, 0.6, 3.0),
            (self.phones, 0.6, 0.0),
        )
        room = height - round(4 * u)

        def tall(size: int) -> int:
            return sum(
                part.height_at(round(size * share), width) + round(gap * u)
                for part, share, gap in parts
                if part.text()
            )

        size = largest(lambda size: tall(size) <= room, 6.4 * u, 2 * u)
        y = 0
        for part, share, gap in parts:
            if not part.text():
                continue
            # The last line stands beside the QR code.
            beside = self.foot[0] if part is self.phones else 0
            y += part.place(0, y, width - beside, round(size * share)) + round(gap * u)
            if part is self.share and not self.bar.isHidden():
                self.bar.setGeometry(0, y, width - self.foot[0], max(6, round(1.8 * u)))
                y += round(4 * u)

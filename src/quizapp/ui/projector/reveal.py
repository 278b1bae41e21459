"""The reveal: the key marked, and how many chose each option, before and after a discussion."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.cards.claims import false_claim
from quizapp.ui.kit.text.big_text import BigText, largest
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import current_theme
from quizapp.ui.projector.big_picture import BigPicture, worth
from quizapp.ui.projector.board import QUIET, STRONG, Badge, Board, CountBar, Sign
from quizapp.ui.projector.state import Revealed

_PICTURE_SHARES = (0.38, 0.34, 0.3, 0.26, 0.22)
"""How much of the width a picture may get."""

_GAP = 4.0
"""Units: between picture and result."""

_READABLE = 2.6
"""Units: rows that are smaller cost a picture more than it gains."""

_TEXT_SHARE = 0.56
"""How much of a row its text gets; the bars get the rest."""


class RevealRow(QWidget):
    """One option with its bars; the key has an icon, a word and a colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_key = False
        self.letter = Badge(self)
        self.words = BigText(self)
        self.sign = Sign(self, Icon.RIGHT, "right")
        self.right = BigText(self, TextStyle(bold=True, tone=Tone.RIGHT, spread=1.3))
        self.right.say(self.tr("Right"))
        self.bars: list[CountBar] = []
        self.captions: list[BigText] = []
        self.counts: list[BigText] = []

    def say(
        self, letter: str, text: str, counts: tuple[int, ...], most: int, *, is_key: bool
    ) -> None:
        """Show an option.

        Args:
            letter: its letter.
            text: its text.
            counts: of each vote, the first one first.
            most: the largest count of all rows.
            is_key: whether it is right.
        """
        self.is_key = is_key
        self.letter.say(letter)
        self.words.say((Span(text, Tone.STRONG),) if is_key else text)
        self.sign.setVisible(is_key)
        self.right.setVisible(is_key)
        while len(self.bars) < len(counts):
            self.bars.append(CountBar(self))
            self.captions.append(BigText(self, QUIET))
            self.counts.append(BigText(self, STRONG))
        for number, bar in enumerate(self.bars):
            on = number < len(counts)
            for part in (bar, self.captions[number], self.counts[number]):
                part.setVisible(on)
            if on:
                last = number == len(counts) - 1
                colour = "right" if is_key and last else ("quiet" if last else "control")
                bar.reach(counts[number] / most if most else 0.0, colour)
                self.captions[number].say(self._caption(number, len(counts)))
                self.counts[number].say(str(counts[number]))
        label = self.tr("Right") if is_key else self.tr("Not right")
        told = ", ".join(self._told(n, len(counts), count) for n, count in enumerate(counts))
        self.setAccessibleName(f"{label}. {letter}: {text}. {told}")
        self.update()

    def _caption(self, number: int, of: int) -> str:
        if of == 1:
            return ""
        return self.tr("2nd vote") if number else self.tr("1st vote")

    def _told(self, number: int, of: int, count: int) -> str:
        return f"{self._caption(number, of)} {count}".strip()

    def _parts(self, pixels: int, width: int) -> tuple[int, int, int]:
        """Return where the text begins, how wide it is, and where the bars begin."""
        side = round(pixels * 1.5)
        left = round(pixels * 1.4) + side
        text = round((width - left) * _TEXT_SHARE)
        return left, text, left + text + round(pixels * 0.8)

    def _shown(self) -> int:
        return sum(not bar.isHidden() for bar in self.bars)

    def height_at(self, pixels: int, width: int) -> int:
        """Return how high it is in a size and a width."""
        _, text, _ = self._parts(pixels, width)
        words = self.words.height_at(pixels, text)
        if self.is_key:
            words += self.right.height_at(round(pixels * 0.8), text)
        return max(words, round(pixels * 1.5) * self._shown()) + round(pixels * 0.9)

    def place(self, x: int, y: int, width: int, height: int, pixels: int, count: int) -> None:
        """Put it somewhere; its bars leave so much room for the count."""
        self.setGeometry(x, y, width, height)
        left, text, bars = self._parts(pixels, width)
        side = round(pixels * 1.5)
        self.letter.size_to(round(pixels * 0.8))
        self.letter.setGeometry(round(pixels * 0.7), (height - side) // 2, side, side)
        words = self.words.height_at(pixels, text)
        small = round(pixels * 0.8)
        mark = self.right.height_at(small, text) if self.is_key else 0
        top = (height - words - mark) // 2
        if self.is_key:
            self.sign.setGeometry(left, top + (mark - small) // 2, small, small)
            self.right.place(left + round(small * 1.4), top, text - round(small * 1.4), small)
        self.words.place(left, top + mark, text, pixels)
        self._place_bars(bars, width - round(pixels * 0.7), height, pixels, count)

    def count_width(self, pixels: int) -> int:
        """Return how wide its counts are: bars are compared, so all rows leave the same room."""
        return max((each.width_at(pixels) for each in self.counts), default=0)

    def _place_bars(self, left: int, right: int, height: int, pixels: int, count: int) -> None:
        shown = self._shown()
        each = round(pixels * 1.5)
        top = (height - each * shown) // 2
        small = round(pixels * 0.66)
        caption = max((c.width_at(small) for c in self.captions if c.text()), default=0)
        count += round(pixels * 0.4)
        begin = left + caption + (round(pixels * 0.4) if caption else 0)
        for number in range(shown):
            middle = top + number * each + each // 2
            label = self.captions[number]
            label.place(left, middle - label.height_at(small, caption + 4) // 2, caption + 4, small)
            thick = round(pixels * 0.9)
            self.bars[number].setGeometry(begin, middle - thick // 2, right - begin - count, thick)
            number_text = self.counts[number]
            tall = number_text.height_at(pixels, count)
            number_text.place(
                right - count + round(pixels * 0.4), middle - tall // 2, count, pixels
            )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_by = self.letter.height() / 4
        if self.is_key:
            painter.setPen(QPen(theme.colour("right"), max(2.0, self.letter.height() / 16)))
            painter.setBrush(theme.colour("right_soft"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), round_by, round_by)
        painter.end()


class RevealBoard(Board):
    """What is so, as the headline; a false claim only under its label (spec FB-5, FB-2)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.source = BigText(self, QUIET)
        self.headline = BigText(self, STRONG)
        self.claim = BigText(self, QUIET)
        self.picture = BigPicture(self)
        self.rows: list[RevealRow] = []
        self.sum = BigText(self)

    def render(self, view: Revealed) -> None:  # type: ignore[override]
        """Show a result."""
        asked = view.asked
        self.source.say(asked.source_line)
        self.headline.say(view.true_sentence if view.statement_is_false else asked.stem)
        claim = false_claim(asked.stem, view.true_sentence)
        self.claim.say(claim.labelled if view.statement_is_false else "")
        self.picture.show_picture(asked.picture)
        while len(self.rows) < len(asked.options):
            self.rows.append(RevealRow(self))
        votes = (view.before, view.counts) if view.before else (view.counts,)
        most = max((max(each) for each in votes), default=0)
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(asked.options))
            if number < len(asked.options):
                row.say(
                    asked.letters[number],
                    asked.options[number],
                    tuple(each[number] for each in votes),
                    most,
                    is_key=number == view.key,
                )
        self.sum.say(self._sum(view))

    @override
    def clear(self) -> None:
        for text in (self.source, self.headline, self.claim, self.sum):
            text.say("")
        self.picture.show_picture(None)
        for row in self.rows:
            row.setParent(None)
            row.deleteLater()
        self.rows = []

    def _sum(self, view: Revealed) -> tuple[Span, ...]:
        if not sum(view.counts):
            return (Span(self.tr("Nobody voted."), Tone.QUIET),)
        now = self._share(view.counts, view.key)
        if not view.before:
            return (Span(now, Tone.STRONG), Span(" " + self.tr("were right.")))
        return (
            Span(self.tr("Right:") + " "),
            Span(self._share(view.before, view.key), Tone.STRONG),
            Span(" " + self.tr("in the first vote,") + " "),
            Span(now, Tone.STRONG),
            Span(" " + self.tr("in the second.")),
        )

    def _share(self, counts: tuple[int, ...], key: int) -> str:
        return self.tr("{right} of {all}").format(right=counts[key], all=sum(counts))

    def arrange(self) -> None:
        """Find the largest size that fits, and place everything."""
        u, width, height = self.u, self.width(), self.height()
        if not self.headline.text() or height < 1:
            return
        last = round(3.4 * u)
        x = 0
        if self.picture.picture is not None:
            size = self._picture_size(width, height)
            self.picture.place(0, 0, size, round(2.8 * u))
            x = size.width() + round(_GAP * u)
        y = self._place_result(x, width - x, height - self._below(width - x))
        self.sum.place(x, y + round(0.8 * u), width - x, last)

    def _below(self, width: int) -> int:
        """Return how much the line under the rows takes, with the gap above it."""
        return max(self.sum.height_at(round(3.4 * self.u), width), 1) + round(2 * self.u)

    def _picture_size(self, width: int, height: int) -> QSize:
        """Return how large the picture is, beside a result that is still read well."""
        u, gap = self.u, round(_GAP * self.u)
        found = []
        for share in _PICTURE_SHARES:
            size = self.picture.size_in((width - gap) * share, height, round(2.8 * u))
            left = width - size.width() - gap
            pixels = self._fitting(left, height - self._below(left))
            found.append((worth(size, pixels, _READABLE * u), size))
        return max(found, key=lambda one: one[0])[1]

    def _title(self, pixels: int) -> int:
        return max(round(pixels * 1.3), round(2.8 * self.u))

    def _above(self, width: int) -> int:
        """Return how much the line above the headline takes, with the gap under it."""
        if not self.source.text():
            return 0
        return self.source.height_at(round(2.8 * self.u), width) + round(0.5 * self.u)

    def _fitting(self, width: int, room: int) -> int:
        """Return the largest size of the rows in which all fits."""
        u, head = self.u, width - self.notch[0]
        rows = [row for row in self.rows if not row.isHidden()]

        def tall(size: int) -> int:
            claim = self.claim.height_at(round(size * 0.85), head)
            title = self.headline.height_at(self._title(size), head)
            return (
                max(self._above(head) + title + claim + round(1 * u), self.notch[1])
                + round(2.5 * u)
                + sum(row.height_at(size, width) + round(1.2 * u) for row in rows)
            )

        return largest(lambda size: tall(size) <= room, 4.2 * u, 1.4 * u)

    def _place_result(self, x: int, width: int, room: int) -> int:
        """Place headline and rows; return where they end."""
        u, head = self.u, width - self.notch[0]
        size = self._fitting(width, room)
        above = self._above(head)
        self.source.place(x, 0, head, round(2.8 * u))
        y = above + self.headline.place(x, above, head, self._title(size))
        if self.claim.text():
            y += self.claim.place(x, y + round(1 * u), head, round(size * 0.85)) + round(1 * u)
        y = max(y, self.notch[1]) + round(2.5 * u)
        rows = [row for row in self.rows if not row.isHidden()]
        count = max((row.count_width(size) for row in rows), default=0)
        for row in rows:
            each = row.height_at(size, width)
            row.place(x, y, width, each, size, count)
            y += each + round(1.2 * u)
        return y

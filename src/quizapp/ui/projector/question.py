"""The question on the projector: while it is voted on, when the vote is closed, and discussed."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.ui.kit.text.big_text import BigText, largest
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.projector.big_picture import BigPicture, worth
from quizapp.ui.projector.board import QUIET, STRONG, Board, CountBar, Sign
from quizapp.ui.projector.options import OptionBoxes
from quizapp.ui.projector.reading import ReadingColumn
from quizapp.ui.projector.state import Closed, Discussing, Voting

STEM_MOST, STEM_LEAST = 6.4, 4.0
"""Units: no stem of the built-in bank is under 4 % of the height."""

_SOURCE = 3.0
"""Units: the line above the stem."""

_GAP = 4.0
"""Units: between passages and question."""

_UNDER = 3.0
"""Units: between a picture and the options under it."""

_PICTURE_SHARES = (0.62, 0.56, 0.5, 0.44, 0.38, 0.32, 0.26)
"""How much of width or height a picture may get."""

READABLE = 3.2
"""Units: options that are smaller cost a picture more than it gains."""

_BROKEN = 0.5
"""What text in which words are broken is read as, against its size."""

_SHARES = (0.5, 0.58, 0.42)
"""How much of the width passages may get beside the question, the preferred share first."""

OPTION_SHARE = 0.72
"""Size of the options against that of the stem, where there is room."""


@dataclass(frozen=True)
class PicturePlace:
    """Where a picture stands with its question, and how large it is."""

    size: QSize
    beside: bool
    """Whether at the left of the question; else under its stem."""


class QuestionBoard(Board):
    """Stem and options as large as fits; below them how far the vote is.

    Where passages are read first, they stand at the left of the question.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.reading = ReadingColumn(self)
        self.source = BigText(self, QUIET)
        self.stem = BigText(self, STRONG)
        self.picture = BigPicture(self)
        self.options = OptionBoxes(self)
        self.note = BigText(self, QUIET)
        self.bar = CountBar(self)
        self.count = BigText(self)
        self.sign = Sign(self, Icon.LOCK, "text")
        self._fitted_for: tuple[object, ...] = ()
        """What the sizes were found for: texts, room and unit."""
        self._fitted = (1, 1)
        self._split_for: tuple[object, ...] = ()
        self._split = (0, 1)
        self._pictured_for: tuple[object, ...] = ()
        self._pictured = PicturePlace(QSize(0, 0), beside=True)

    def render(self, view: Voting | Closed | Discussing) -> None:  # type: ignore[override]
        """Show a question."""
        asked = view.asked
        self.reading.show_parts(asked.read_first)
        self.source.say(asked.source_line)
        self.source.setVisible(bool(asked.source_line))
        self.stem.say(asked.stem)
        label = self.tr("Claim to judge: {stem}") if asked.claim else self.tr("Question: {stem}")
        self.stem.setAccessibleName(label.format(stem=asked.stem))
        self.picture.show_picture(asked.picture)
        self.options.say(asked.letters, asked.options)
        voting = isinstance(view, Voting)
        counts = isinstance(view, Voting) and view.present > 0
        self.bar.setVisible(counts)
        self.sign.setVisible(isinstance(view, Closed))
        if isinstance(view, Voting):
            self.note.say(self._pace(view))
            self.bar.reach(min(1.0, view.answered / view.present) if view.present else 0.0)
            self.count.say(self._count(view))
        elif isinstance(view, Closed):
            self.note.say("")
            self.count.say((Span(self.tr("The vote is closed."), Tone.STRONG),))
        else:
            self.note.say(self.tr("What speaks for your option? Then everybody votes again."))
            self.count.say((Span(self.tr("Talk with your neighbours."), Tone.STRONG),))
        self.note.setVisible(voting or isinstance(view, Discussing))

    def arrange(self) -> None:
        """Find the largest size that fits, and place everything."""
        u, width, height = self.u, self.width(), self.height()
        if not self.stem.text() or height < 1:
            return
        foot = self._place_foot()
        room = min(foot, height - self.foot[1]) - round(3 * u)
        x, beside = 0, foot - round(3 * u)  # the QR code, at the right, is not below the left
        if self.reading.parts:
            wide, pixels = self._split_at(width, room, beside)
            self.reading.place(0, wide, beside, u, pixels)
            x, beside = wide + round(_GAP * u), room
        if self.picture.picture is None:
            self._place_question(x, width - x, room)
        else:
            self._place_with_picture(x, width - x, room, beside)

    def _place_question(self, x: int, width: int, room: int, between: int = 0) -> int:
        """Place the question; return where what stands between stem and options begins.

        Args:
            x: its left edge.
            width: its width.
            room: its height, without what stands between.
            between: how high that is.
        """
        stem, options = self._sizes(width, room)
        y = self._source_height(width)
        self.source.place(x, 0, width, self._source_size)
        y += self.stem.place(x, y, width, stem) + round(3.2 * self.u)
        self.options.place(x, y + between, width, options)
        return y

    def _place_with_picture(self, x: int, width: int, room: int, beside: int) -> None:
        """Place question and picture: beside each other, or the picture under the stem."""
        shown = (self.picture.picture, *self._asked(), width, room, beside, self.u)
        if self._pictured_for != shown:
            self._pictured_for, self._pictured = shown, self._best_place(width, room, beside)
        size, gap = self._pictured.size, round(_GAP * self.u)
        words = round(_SOURCE * self.u)
        if self._pictured.beside:
            self.picture.place(x, 0, size, words)
            self._place_question(x + size.width() + gap, width - size.width() - gap, room)
        else:
            taken = size.height() + round(_UNDER * self.u)
            y = self._place_question(x, width, room - taken, taken)
            self.picture.place(x + (width - size.width()) // 2, y, size, words)

    def _best_place(self, width: int, room: int, beside: int) -> PicturePlace:
        """Return the place in which the picture is largest and the options are still read well."""
        u, gap = self.u, round(_GAP * self.u)
        words = round(_SOURCE * u)
        places = []
        for share in _PICTURE_SHARES:
            size = self.picture.size_in((width - gap) * share, beside, words)
            text = self._least(width - size.width() - gap, room)
            places.append((worth(size, text, READABLE * u), PicturePlace(size, beside=True)))
            size = self.picture.size_in(width, room * share, words)
            text = self._least(width, room - size.height() - round(_UNDER * u))
            places.append((worth(size, text, READABLE * u), PicturePlace(size, beside=False)))
        return max(places, key=lambda one: one[0])[1]

    def _least(self, width: int, room: int) -> float:
        """Return the size of the options; less where the stem had to give way too, or words break.

        Args:
            width: of the question.
            room: its height.
        """
        stem, options = self._sizes(width, room)
        broken = self.options.breaks_at(options, width) or self.stem.widest_word(stem) > width
        return min(options, stem * OPTION_SHARE) * (_BROKEN if broken else 1.0)

    def _split_at(self, width: int, room: int, beside: int) -> tuple[int, int]:
        """Return the passages' width and size: the split in which the smaller text is largest.

        Args:
            width: of passages and question together.
            room: the height for the question.
            beside: the height for the passages.
        """
        u = self.u
        shown = (self.reading.parts, *self._asked(), width, room, beside, u)
        if self._split_for != shown:
            splits = []
            for share in _SHARES:
                wide = round((width - _GAP * u) * share)
                pixels = self.reading.fitting(wide, beside, u)
                _, options = self._sizes(width - wide - round(_GAP * u), room)
                splits.append((min(pixels, options), wide, pixels))
            _, *best = max(splits, key=lambda split: split[0])
            self._split_for, self._split = shown, (best[0], best[1])
        return self._split

    @override
    def clear(self) -> None:
        self.reading.show_parts(())
        self.picture.show_picture(None)

    def move_text(self, pages: float) -> None:
        """Scroll long passages by so many pages."""
        self.reading.move_text(pages)

    @property
    def scrolls(self) -> bool:
        """Return whether passages do not fit as a whole."""
        return self.reading.scrolls

    @property
    def hidden_below(self) -> int:
        """Return how many pixels of them are below what is seen."""
        return self.reading.hidden_below

    def _asked(self) -> tuple[str, str, tuple[str, ...]]:
        return (
            self.source.text(),
            self.stem.text(),
            tuple(box.words.text() for box in self.options.boxes),
        )

    def _sizes(self, width: int, room: int) -> tuple[int, int]:
        """Return the sizes of stem and options; they are found once, not with every vote."""
        u = self.u
        asked = self._asked()
        if self._fitted_for != (asked, width, room, u):
            options = largest(
                lambda size: self._height(self._stem_for(size), size, width) <= room,
                STEM_MOST * OPTION_SHARE * u,
                2.0 * u,
            )
            stem = self._stem_for(options)
            # Only far beyond anything in the bank: then the stem gives way too; nothing is cut off.
            stem = largest(lambda size: self._height(size, options, width) <= room, stem, 1.2 * u)
            self._fitted_for, self._fitted = (asked, width, room, u), (stem, options)
        return self._fitted

    def _stem_for(self, options: int) -> int:
        """Return the stem's size beside options of a size: it gives way only to its least."""
        return max(round(options / OPTION_SHARE), -int(-STEM_LEAST * self.u // 1))

    def _height(self, stem: int, options: int, width: int) -> int:
        return (
            self._source_height(width)
            + self.stem.height_at(stem, width)
            + round(3.2 * self.u)
            + self.options.height_at(options, width)
        )

    @property
    def _source_size(self) -> int:
        return round(_SOURCE * self.u)

    def _source_height(self, width: int) -> int:
        """Return how much the line above the stem takes, with the gap under it."""
        if not self.source.text():
            return 0
        return self.source.height_at(self._source_size, width) + round(0.6 * self.u)

    def _place_foot(self) -> int:
        """Place what stands below, from the bottom up; return where it begins."""
        u, height = self.u, self.height()
        width = self.width() - self.foot[0]
        count = round(3.8 * u)
        tall = self.count.height_at(count, width)
        y = height - tall
        left = 0
        if not self.sign.isHidden():
            left = round(5.5 * u)
            self.sign.setGeometry(0, y + (tall - round(4 * u)) // 2, round(4 * u), round(4 * u))
        self.count.place(left, y, width - left, count)
        if not self.bar.isHidden():
            y -= round(3.2 * u)
            self.bar.setGeometry(0, y, width, max(6, round(1.5 * u)))
        if not self.note.isHidden():
            small = round(2.8 * u)
            y -= self.note.height_at(small, width) + round(0.8 * u)
            self.note.place(0, y, width, small)
        return y

    def _pace(self, view: Voting) -> str:
        if view.seconds_left is None:
            return self.tr("No timer: answer when you are ready.")
        if not view.seconds_left:
            return self.tr("Time to finish. Your teacher closes the vote.")
        left = f"{view.seconds_left // 60}:{view.seconds_left % 60:02}"
        return self.tr("About {left} left. Only your teacher closes the vote.").format(left=left)

    def _count(self, view: Voting) -> tuple[Span, ...]:
        if view.hands:
            return (Span(self.tr("Raise your hand when your option is called."), Tone.STRONG),)
        if not view.present:
            return (Span(self.tr("Nobody is here yet."), Tone.STRONG),)
        several = self.tr("of {all} have answered")
        words = several if view.present > 1 else self.tr("of {all} has answered")
        return (
            Span(str(view.answered), Tone.STRONG),
            Span(" " + words.format(all=view.present)),
        )

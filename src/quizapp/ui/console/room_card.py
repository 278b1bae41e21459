"""Who is in the room, who has answered, and who is not connected or absent."""

from PySide6.QtWidgets import QWidget

from quizapp.core.session.room_state import Phase, Room
from quizapp.core.session.setup import Naming
from quizapp.ui.console import wording
from quizapp.ui.kit.chart.progress import ProgressLine
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.text.prose import body, heading
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.theme import Type


class RoomCard(Card):
    """Counts answers and names who is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name=self.tr("Who has answered"))
        self.answered = heading("", Type.LEAD)
        self.progress = ProgressLine(self.tr("Answers so far"))
        self.waiting = body("")
        self.dropped = body("")
        self.absent = body("")
        for widget in (self.answered, self.progress, self.waiting, self.dropped, self.absent):
            self.column.addWidget(widget)

    def render(self, room: Room, *, one_screen: bool) -> None:  # type: ignore[override]
        """Show the room as it is now.

        Args:
            room: the room; somebody is in it, or phones may join.
            one_screen: whether the class sees this too.
        """
        # Names of a class list are the teacher's alone: where the class looks on, numbers.
        named = not (one_screen and room.setup.naming is Naming.ROSTER)
        voting = room.phase is Phase.VOTE
        number = len(room.present)
        here = self.tr("{n} in the room").format(n=number) if number else wording.answered(room)
        tell(self.answered, wording.answered(room) if voting else here)
        self.progress.setVisible(voting and number > 0)
        if voting and number:
            self.progress.reach(len(room.counted(room.ballot)) / number)
        self._name_missing(room, named=named)

    def _name_missing(self, room: Room, *, named: bool) -> None:
        lobby = room.phase is Phase.LOBBY
        voting = room.phase is Phase.VOTE
        missing = room.present if lobby else (wording.waiting(room) if voting else ())
        label = (self.tr("Here:") if lobby else self.tr("Not yet:")) + " "
        names = wording.listed(missing) if named else str(len(missing))
        tell(self.waiting, (Span(label, Tone.QUIET), Span(names)))
        self.waiting.setVisible(bool(missing))
        lost = wording.dropped(room) if room.phase is not Phase.END else ()
        label = self.tr("Not connected:") + " "
        names = wording.listed(lost) if named else str(len(lost))
        tell(self.dropped, (Span(label, Tone.WRONG), Span(names)))
        self.dropped.setVisible(bool(lost))
        absent = wording.absent(room) if named else wording.absent(room)[:1]
        tell(self.absent, absent)
        self.absent.setVisible(bool(absent))

"""How to join: a large QR code, the address and the code, and who is there already."""

from PySide6.QtWidgets import QWidget

from quizapp.ui.kit.text.big_text import BigText, largest
from quizapp.ui.live.join_info import JoinInfo
from quizapp.ui.live.qr_code import QrCode
from quizapp.ui.projector.board import QUIET, STRONG, Board
from quizapp.ui.projector.names import NameCloud
from quizapp.ui.projector.state import Lobby

_NAMES_MOST, _NAMES_LEAST = 2.9, 1.7


class LobbyBoard(Board):
    """Shown before the first question, and whenever the teacher shows how to join again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = BigText(self, STRONG)
        self.subject = BigText(self, QUIET)
        self.first = BigText(self)
        self.second = BigText(self)
        self.address = BigText(self, STRONG)
        self.third = BigText(self)
        self.code = BigText(self, STRONG)
        self.count = BigText(self, STRONG)
        self.names = NameCloud(self)
        self.qr = QrCode(self)
        self._join_info: JoinInfo | None = None
        self._alone = False

    def render(  # type: ignore[override]
        self, lobby: Lobby, join_info: JoinInfo | None, *, alone: bool = False
    ) -> None:
        """Show who is there and how to join.

        Args:
            lobby: title and names.
            join_info: address and code; None: nobody joins by phone.
            alone: show how to join and nothing else.
        """
        self._alone = alone
        self.count.setVisible(not alone)
        self.names.setVisible(not alone)
        self._join_info = join_info
        self.title.say(lobby.title)
        self.subject.say(lobby.subject)
        self.subject.setVisible(bool(lobby.subject))
        shut = join_info is not None and not join_info.reachable
        for each in (self.second, self.address, self.third, self.code, self.qr):
            each.setVisible(join_info is not None and not shut)
        self.first.setVisible(join_info is not None)
        if shut:
            words = self.tr(
                "This computer is in no network just now. The picture to scan comes here as soon "
                "as it is. Phones that were in come back by themselves."
            )
            self.first.say(words)
            for each in (self.second, self.address, self.third, self.code):
                each.say("")
            self.qr.show_address("")
        elif join_info is not None:
            self.first.say(self.tr("1  Join the Wi-Fi of this classroom."))
            self.second.say(self.tr("2  Scan the picture, or type into your browser:"))
            self.address.say(join_info.address)
            self.third.say(self.tr("3  If you are asked for the code:"))
            self.code.say(join_info.code)
            self.code.setAccessibleName(
                self.tr("Code: {code}").format(code=" ".join(join_info.code))
            )
            self.qr.show_address(join_info.url)
        self.names.say(lobby.names)
        self.count.say(self._counted(lobby, join_info))

    def _counted(self, lobby: Lobby, join_info: JoinInfo | None) -> str:
        number = lobby.number
        if lobby.locked:
            return self.tr("The door is locked. {number} are here.").format(number=number)
        if join_info is None:
            return self.tr("Teams") if number else self.tr("Answer by raising your hand.")
        if not number:
            return self.tr("Nobody is here yet.")
        if lobby.awaited is not None:
            return self.tr("{number} of {of} are here").format(number=number, of=lobby.awaited)
        if number == 1:
            return self.tr("1 is here")
        return self.tr("{number} are here").format(number=number)

    def arrange(self) -> None:
        """Place address and code above, those who are there below."""
        u, width, height = self.u, self.width(), self.height()
        if height < 1 or not self.title.text():
            return
        below = 0 if self._alone else round(30 * u)
        if self._join_info is None:
            y = self._place_title(width)
        elif not self._join_info.reachable:
            y = self._place_title(width)
            y += self.first.place(0, y, width, round(4.6 * u)) + round(6 * u)
        else:
            side = min(round(80 * u), height - below, width // 2)
            self.qr.setGeometry(width - side, 0, side, side)
            left = width - side - round(5 * u)
            y = self._place_join_info(left, side)
            y = max(y, side) + round(3 * u)
        self.count.place(0, y, width, round(4.2 * u))
        y += self.count.height() + round(1.5 * u)
        self.names.setGeometry(0, y, width, max(height - y, 0))
        self.names.fit(width, height - y, _NAMES_MOST * u, _NAMES_LEAST * u)

    def _place_title(self, width: int) -> int:
        """Place what the session is called and about; return where the next part begins."""
        u = self.u
        y = self.title.place(0, 0, width, round(7 * u))
        return y + self.subject.place(0, y, width, round(3.6 * u)) + round(4 * u)

    def _place_join_info(self, width: int, room: int) -> int:
        about = bool(self.subject.text())
        parts = (
            (self.title, 1.0, 0.4 if about else 2.6),
            (self.subject, 0.62, 2.6 if about else 0.0),
            (self.first, 0.62, 1.0),
            (self.second, 0.62, 0.6),
            (self.address, 1.15, 1.6),
            (self.third, 0.62, 0.4),
            (self.code, 2.2, 0.0),
        )

        def fits(size: int) -> bool:
            wide = max(
                self.address.width_at(round(size * 1.15)), self.code.width_at(round(size * 2.2))
            )
            tall = sum(
                part.height_at(round(size * share), width) + round(gap * self.u)
                for part, share, gap in parts
            )
            return tall <= room and wide <= width

        size = largest(fits, 5.6 * self.u, 1.5 * self.u)
        y = 0
        for part, share, gap in parts:
            y += part.place(0, y, width, round(size * share)) + round(gap * self.u)
        return y

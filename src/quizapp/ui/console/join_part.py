"""How phones join, through which network, and what to do when they can't."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui.console import wording
from quizapp.ui.kit.control.buttons import Button, link
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.live.join_info import JoinInfo
from quizapp.ui.live.networks import Network


class JoinPart(Card):
    """Address, code, self-test and other networks; the reasons why phones fail fold out.

    Signals:
        network_chosen: the address that phones use from now on.
    """

    network_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name=self.tr("How phones come in"))
        self.column.addWidget(heading(self.tr("How phones come in"), Type.LEAD))
        self.address = body("")
        self.network = body("")
        self.test = small("")
        self.fold = link(self.tr("A phone can't reach this page?"), Icon.DOWN)
        self.fold.setCheckable(True)
        self.why = QWidget()
        reasons = QVBoxLayout(self.why)
        reasons.setContentsMargins(0, 0, 0, 0)
        reasons.setSpacing(Space.S)
        for reason in (
            self.tr(
                "The phone must be in the same Wi‑Fi as this computer: not in "
                "mobile data, not in another network of the school."
            ),
            self.tr(
                "Guest networks often keep their devices apart. Then use another network, or let "
                "this computer or a phone open a hotspot for the class."
            ),
            self.tr(
                "A firewall on this computer may turn phones away. Allow quizapp in private "
                "networks when the system asks."
            ),
        ):
            reasons.addWidget(body(reason))
        self._choices = QVBoxLayout()
        self._choices.setSpacing(Space.XS)
        self._others = QWidget()
        self._others.setLayout(self._choices)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self.likely = QWidget()
        self._likely = QVBoxLayout(self.likely)
        self._likely.setContentsMargins(0, 0, 0, 0)
        self._likely.setSpacing(Space.XS)
        self._made_for: tuple[str, tuple[Network, ...]] | None = None
        self.buttons: list[Button] = []
        self._has_more = False
        for widget in (
            self.address,
            self.network,
            self.test,
            self.likely,
            self.fold,
            self.why,
            self._others,
        ):
            self.column.addWidget(widget)
        self.why.hide()
        self._others.hide()
        self.fold.toggled.connect(self._turn)

    def render(self, join_info: JoinInfo, networks: tuple[Network, ...]) -> None:  # type: ignore[override]
        """Show how to join, and the other networks of this computer."""
        if join_info.reachable:
            spans: tuple[Span, ...] = (
                Span(join_info.address, Tone.STRONG),
                Span("  " + self.tr("code") + " ", Tone.QUIET),
                Span(join_info.code, Tone.STRONG),
            )
        else:
            spans = (Span(self.tr("No network. It is looked for."), Tone.WRONG),)
        tell(self.address, spans)
        test = self.tr("To try a phone out, open {address}/check on it.")
        tell(self.test, test.format(address=join_info.address))
        self.test.setVisible(join_info.reachable)
        if (join_info.address, networks) == self._made_for:
            return
        self._made_for = (join_info.address, networks)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        own = join_info.address.rpartition(":")[0]
        self.buttons = []
        mine = next((one for one in networks if one.address == own), None)
        if mine is not None:
            words = self.tr("Phones must be in {network}.").format(network=wording.network(mine))
            tell(self.network, words)
        self.network.setVisible(mine is not None)
        others = [one for one in networks if one.address != own]
        self.likely.setVisible(any(one.likely for one in others))
        self._has_more = any(not one.likely for one in others)
        for one in others:
            button = link(self.tr("Use {network}").format(network=wording.network(one)))
            button.clicked.connect(partial(self.network_chosen.emit, one.address))
            (self._likely if one.likely else self._choices).addWidget(button)
            self.buttons.append(button)
        self._turn(self.fold.isChecked())

    def _turn(self, on: bool) -> None:
        self.fold.draw(Icon.UP if on else Icon.DOWN)
        self.why.setVisible(on)
        self._others.setVisible(on and self._has_more)

"""What whoever looks after the question bank decides for everybody who learns with it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from quizapp.core.views.owner import OwnerView
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.control.check import CheckRow
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import body, small
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.settings.intents import (
    AllowSensitive,
    RemoveOwnerPin,
    SetOwnerPin,
    SettingsIntent,
)
from quizapp.ui.pages.settings.section import Section


class OwnerPart(Section):
    """Decisions that hold for the whole bank, and the PIN that guards them.

    Args:
        act: takes what is done with them.
        parent: the widget it stands in.
    """

    def __init__(
        self, act: Callable[[SettingsIntent], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("The whole question bank"), parent)
        self.column.addWidget(
            small(
                self.tr(
                    "For whoever looks after it, such as a teacher. It holds for everybody who "
                    "learns with this bank. A session with a class has a choice of its own."
                ),
                self,
            )
        )
        self.sensitive = CheckRow(
            self.tr("Allow sensitive questions"),
            self.tr(
                "Some passages tell of torture, executions, sexual violence or suicide. Off, no "
                "quiz and no review asks about them. On, learners may add them to a new quiz."
            ),
            self,
        )
        self.sensitive.clicked.connect(lambda on: act(AllowSensitive(on)))
        self.column.addWidget(self.sensitive)
        self._guarded = body("", self)
        self.column.addWidget(self._guarded)
        self.set_pin = quiet(self.tr("Set a PIN…"), Icon.LOCK, self)
        self.set_pin.clicked.connect(lambda: act(SetOwnerPin()))
        self.remove_pin = quiet(self.tr("Take the PIN away…"), Icon.UNLOCK, self)
        self.remove_pin.clicked.connect(lambda: act(RemoveOwnerPin()))
        row = FlowLayout(across=Space.M)
        row.addWidget(self.set_pin)
        row.addWidget(self.remove_pin)
        self.column.addLayout(row)
        self.column.addWidget(
            small(
                self.tr(
                    "A PIN keeps pupils from changing this; whoever keeps the bank can still "
                    "read and change everything. Forgotten? Whoever owns the data folder can take "
                    "it away, with the command quizapp bank reset-pin"
                ),
                self,
            )
        )

    def show_owner(self, owner: OwnerView, *, busy: bool) -> None:
        """Show the decisions as they are."""
        self.sensitive.setChecked(owner.allows_sensitive)
        self._guarded.say(
            self.tr("Changed only with the PIN.")
            if owner.has_pin
            else self.tr("There is no PIN: everybody here can change it.")
        )
        self.set_pin.setText(self.tr("Change the PIN…") if owner.has_pin else self.tr("Set a PIN…"))
        self.remove_pin.setVisible(owner.has_pin)
        for control in (self.sensitive, self.set_pin, self.remove_pin):
            control.setEnabled(not busy)

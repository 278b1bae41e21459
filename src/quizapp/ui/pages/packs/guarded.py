"""What is done with a pack behind the PIN of whoever looks after the bank (spec PE-5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from quizapp.ui.shell.dialogs import Dialogs


def _tr(text: str) -> str:
    return QCoreApplication.translate("packs", text)


def ask_retire(
    dialogs: Dialogs, screen: QWidget, title: str, *, has_pin: bool, then: Callable[[str], None]
) -> None:
    """Ask whether to retire a pack, by the PIN where there is one; ``then`` gets the PIN.

    Args:
        dialogs: asks.
        screen: which screen asks.
        title: of the pack.
        has_pin: whether the bank has a PIN.
        then: called if, and only if, the answer is yes.
    """
    question = _tr("Retire {title}?").format(title=title)
    text = _tr(
        "Learners are not offered it any more. What they did with it stays, and quizzes "
        "that were begun go on. You can offer it again at any time."
    )
    if has_pin:
        dialogs.ask_password(screen, question, f"{text} {_whose()}", then)
    else:
        dialogs.confirm(
            screen, question, text, _tr("Retire it"), destructive=False, then=lambda: then("")
        )


def ask_offer(
    dialogs: Dialogs, screen: QWidget, title: str, *, has_pin: bool, then: Callable[[str], None]
) -> None:
    """Ask for the PIN before a pack is offered again, where there is one; ``then`` gets it."""
    if not has_pin:
        then("")
        return
    question = _tr("Offer {title} again?").format(title=title)
    dialogs.ask_password(screen, question, _whose(), then)


def _whose() -> str:
    return _tr("Type the PIN of whoever looks after this bank.")

"""What controls are to a screen reader (spec UI-5), where Qt goes by the class they are built from.

A row of a list that is painted by a button is "check box" to Qt, and a heading is plain text.
"""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QApplication, QLabel, QWidget
from typing_extensions import override

_ROLE: Final = "accessible_role"
_INSTALLED: Final = "accessible_roles"
_PRESS: Final = "Press"

Role = QAccessible.Role


def give_role(widget: QWidget, role: Role) -> None:
    """Say what a widget is to a screen reader, from its first appearance on.

    Args:
        widget: a container, a label, or a button that is one of several.
        role: such as ``PageTab`` or ``ListItem``; a button that is checked is then selected.
    """
    widget.setProperty(_ROLE, role.value)


def install_roles(app: QApplication) -> None:
    """Have screen readers told the roles that were given. A second time changes nothing."""
    if not app.property(_INSTALLED):
        app.setProperty(_INSTALLED, True)
        QAccessible.installFactory(_interface)


def _interface(_: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Return how a widget with a role is told; None leaves it to Qt."""
    role = thing.property(_ROLE) if isinstance(thing, QWidget) else None
    return _Told(thing, Role(role)) if role is not None and isinstance(thing, QWidget) else None


class _Told(QAccessibleWidget):
    """A widget by its role; a button can still be pressed and says whether it is selected."""

    def __init__(self, widget: QWidget, role: Role) -> None:
        super().__init__(widget, role)

    @override
    def text(self, which: QAccessible.Text) -> str:
        told = super().text(which)
        widget = self.widget()
        if which is QAccessible.Text.Name and not told and isinstance(widget, QLabel):
            return widget.text()
        return told

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        button = self._button()
        if button is not None and button.isCheckable():
            state.selectable = True
            state.selected = button.isChecked()
        return state

    @override
    def actionNames(self) -> list[str]:
        return [_PRESS, *super().actionNames()] if self._button() else super().actionNames()

    @override
    def doAction(self, name: str) -> None:
        button = self._button()
        if name == _PRESS and button is not None:
            button.click()
        else:
            super().doAction(name)

    def _button(self) -> QAbstractButton | None:
        widget = self.widget()
        return widget if isinstance(widget, QAbstractButton) else None

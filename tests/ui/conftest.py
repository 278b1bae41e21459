"""Every UI test starts in the plain light look and leaves no window and no timer behind."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.roles import install_roles
from quizapp.ui.kit.theme.theme import Theme, apply_theme, current_theme
from tests.waiting import PATIENCE


class PatientBot(QtBot):
    """Waits as long as every other test waits; pytest-qt's own five seconds are no setting."""

    def waitSignal(self, signal: Any, **more: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, **{"timeout": int(PATIENCE * 1_000), **more})

    def waitUntil(self, callback: Any, **more: Any) -> None:  # noqa: N802
        super().waitUntil(callback, **{"timeout": int(PATIENCE * 1_000), **more})

    def waitExposed(self, widget: Any, **more: Any) -> Any:  # noqa: N802
        return super().waitExposed(widget, **{"timeout": int(PATIENCE * 1_000), **more})

    def waitActive(self, widget: Any, **more: Any) -> Any:  # noqa: N802
        return super().waitActive(widget, **{"timeout": int(PATIENCE * 1_000), **more})


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True, scope="session")
def _roles(qapp: QApplication) -> None:
    """Tell roles as the app does: which tests ran before must not decide it."""
    install_roles(qapp)


@pytest.fixture(autouse=True)
def _tidy_windows(qapp: QApplication) -> Iterator[None]:
    gc.disable()  # as in the app: what other tests left must not be freed while Qt calls widgets
    plain = Theme(reduced_motion=True)
    if current_theme() != plain or not qapp.styleSheet():
        apply_theme(qapp, plain)
    yield
    gc.enable()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # pytest-qt only schedules deletion; what is left makes later tests and the exit fail.
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    assert not shown, f"windows left open: {shown}"


@pytest.fixture(autouse=True, scope="module")
def _tidy_timers(qapp: QApplication) -> Iterator[None]:
    gc.freeze()  # what there was before is not looked at again: it is most of all objects
    yield  # looked at once a module: to walk the others takes a moment too
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    running = [
        each
        for each in gc.get_objects()
        if isinstance(each, QTimer) and shiboken6.isValid(each) and each.isActive()
    ]
    gc.unfreeze()
    assert not running, f"timers left running: {running}"

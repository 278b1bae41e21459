"""Reading aloud with the system's own voice, where it has one.

Qt's speech module is not in the wheel that is shipped (PySide6-Essentials), so speech-dispatcher is
spoken to by its own program, one piece of text after the other: what was not begun is never said.
"""

import logging
import shutil
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal

from quizapp.ui.kit.theme.icons import Icon

log = logging.getLogger(__name__)

PROGRAM = "spd-say"


def voice_of_system() -> str | None:
    """Return the program that speaks; None where there is none."""
    return shutil.which(PROGRAM)


def deed(*, speaking: bool) -> tuple[str, Icon]:
    """Return what pressing the button does that reads aloud, and its sign."""
    if speaking:
        return QCoreApplication.translate("aloud", "Stop reading"), Icon.STOP
    return QCoreApplication.translate("aloud", "Read aloud"), Icon.ALOUD


class Speaker(QObject):
    """Says texts one after the other, until it is told to stop.

    Args:
        program: speaks what is given to it, and waits until it is said; None: there is no voice.
        parent: Qt's.

    Signals:
        changed: whether it is speaking now.
    """

    changed = Signal(bool)

    def __init__(self, program: str | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._waiting: list[str] = []
        self._speaking: QProcess | None = None

    @property
    def has_voice(self) -> bool:
        """Return whether there is anything to speak with."""
        return self._program is not None

    @property
    def is_speaking(self) -> bool:
        """Return whether something is being said."""
        return self._speaking is not None

    def say(self, texts: Iterable[str]) -> None:
        """Say texts, and nothing else any more."""
        self.stop()
        self._waiting = [text for text in texts if text.strip()]
        if self._program is not None and self._waiting:
            self._say_next(self._program)
            self.changed.emit(True)

    def say_or_stop(self, texts: Iterable[str]) -> None:
        """Say texts; pressed once more, stop instead."""
        if self.is_speaking:
            self.stop()
        else:
            self.say(texts)

    def stop(self) -> None:
        """Say no more, in the middle of a word if need be."""
        self._waiting = []
        process, self._speaking = self._speaking, None
        if process is None:
            return
        process.finished.disconnect(self._said)
        process.kill()
        process.waitForFinished(500)
        process.deleteLater()
        # The program only waits for the voice, which has the whole piece already.
        assert self._program is not None
        QProcess.startDetached(self._program, ["-S"])
        self.changed.emit(False)

    def _say_next(self, program: str) -> None:
        process = self._speaking = QProcess(self)
        process.finished.connect(self._said)
        process.errorOccurred.connect(self._fail)
        words = ["-w", "-l", "en", "-N", "quizapp", "--", self._waiting.pop(0)]
        process.start(program, words)

    def _said(self, status: int) -> None:
        process, self._speaking = self._speaking, None
        if process is not None:
            process.deleteLater()
        if status == 0 and self._waiting and self._program is not None:
            self._say_next(self._program)
            return
        self._waiting = []
        self.changed.emit(False)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # of the others ``finished`` tells
            log.warning("the system's voice did not start")
            self._said(1)

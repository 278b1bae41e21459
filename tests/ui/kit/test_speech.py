"""Reading aloud: one piece after the other, stopped at once, silent where there is no voice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.speech import Speaker


@pytest.fixture
def said(tmp_path: Path) -> Path:
    return tmp_path / "said.txt"


@pytest.fixture
def program(tmp_path: Path, said: Path) -> str:
    """Stand in for the system's voice: it writes down what it is to say, and takes its time."""
    file = tmp_path / "voice"
    file.write_text(
        "#!/bin/sh\n"
        f'if [ "$1" = -S ]; then echo STOP >> "{said}"; exit 0; fi\n'
        f'for last; do :; done; echo "$last" >> "{said}"\n'
        'case "$last" in slow*) exec sleep 20;; bad*) exit 1;; esac\n'
    )
    file.chmod(0o755)
    return str(file)


@pytest.fixture
def speaker(program: str) -> Iterator[Speaker]:
    made = Speaker(program)
    yield made
    made.stop()


def test_texts_are_said_in_their_order_and_the_end_is_told(
    qtbot: QtBot, speaker: Speaker, said: Path
) -> None:
    with qtbot.waitSignals([speaker.changed, speaker.changed], timeout=20_000):
        speaker.say(["One.", " ", "-w two"])
    assert said.read_text("utf-8").splitlines() == ["One.", "-w two"]
    assert not speaker.is_speaking


def test_it_stops_at_once_and_says_nothing_more(qtbot: QtBot, speaker: Speaker, said: Path) -> None:
    speaker.say(["slow one", "two"])
    qtbot.waitUntil(said.exists, timeout=20_000)
    with qtbot.waitSignal(speaker.changed):
        speaker.stop()
    qtbot.waitUntil(lambda: "STOP" in said.read_text("utf-8"), timeout=20_000)
    assert said.read_text("utf-8").splitlines() == ["slow one", "STOP"]
    assert not speaker.is_speaking


def test_a_voice_that_fails_is_not_asked_again(qtbot: QtBot, speaker: Speaker, said: Path) -> None:
    with qtbot.waitSignals([speaker.changed, speaker.changed], timeout=20_000):
        speaker.say(["bad one", "two"])
    assert said.read_text("utf-8").splitlines() == ["bad one"]


def test_without_a_voice_nothing_happens() -> None:
    silent = Speaker(None)
    silent.say(["One."])
    assert not silent.has_voice
    assert not silent.is_speaking

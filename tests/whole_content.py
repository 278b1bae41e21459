"""The app's own content, read once in a process: to read it takes about a second."""

from functools import cache
from pathlib import Path

import pytest

from quizapp.core.content.packs import Pack
from quizapp.env.paths import find_paths
from quizapp.packs import load
from quizapp.packs.load import LoadedPack, Progress, read_pack


@cache
def whole_content() -> LoadedPack:
    """Return what is read of the content of this checkout."""
    return read_pack(find_paths().content)


def whole_pack() -> Pack:
    """Return the pack of this checkout."""
    pack = whole_content().pack
    assert pack is not None, whole_content().problems
    return pack


def keep_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what builds banks of this checkout's content take what was read of it before."""
    own = find_paths().content

    def kept(folder: Path, progress: Progress = lambda _: None) -> LoadedPack:
        return whole_content() if folder == own else read_pack(folder, progress)

    monkeypatch.setattr(load, "read_pack", kept)

"""The built-in pack, read once for all tests of a process."""

import pytest

from quizapp.core.content.packs import Pack
from quizapp.env.paths import find_paths
from quizapp.packs.load import LoadedPack, read_pack


@pytest.fixture(scope="session")
def loaded() -> LoadedPack:
    return read_pack(find_paths().content)


@pytest.fixture(scope="session")
def pack(loaded: LoadedPack) -> Pack:
    assert loaded.pack is not None, "\n".join(str(problem) for problem in loaded.problems)
    return loaded.pack

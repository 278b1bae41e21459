"""The built-in pack, read once for all tests of a process."""

import pytest

from quizapp.core.content.packs import Pack
from quizapp.packs.load import LoadedPack
from tests.whole_content import whole_content


@pytest.fixture(scope="session")
def loaded() -> LoadedPack:
    return whole_content()


@pytest.fixture(scope="session")
def pack(loaded: LoadedPack) -> Pack:
    assert loaded.pack is not None, "\n".join(str(problem) for problem in loaded.problems)
    return loaded.pack

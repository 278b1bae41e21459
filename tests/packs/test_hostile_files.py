"""Nothing that stands in a content file raises an error: it comes back as problems."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.packs.files import TextFile
from quizapp.packs.load import read_pack
from quizapp.packs.markdown_source import read_document
from quizapp.packs.topic_source import read_topic
from tests.packs.folders import DOCUMENT, FACTS, OMITTED, PACK, a_folder

SAMPLES = {
    "pack.yaml": PACK,
    "documents/dmz-news.md": DOCUMENT,
    "documents/OMITTED.md": OMITTED,
    "facts/routes.yaml": FACTS,
}
SCRAPS = (
    '"', "'", ": ", ":", "- ", "\n", "\n\n", "  ", "\t", "#", " #", "|", "> ", ">", "{", "}", "[",
    "]", "*", "&x ", "*x", "!!map ", "---\n", "...\n", "%", "@", "`", "~", "null", "true", "1950",
    "? ", "<<: ", "\\", "0", "-1", "9" * 40, "é", "탈북자", "\u00a0", "{#x}",
    '{#y from="1"}\n', "## ", "|---|---|\n", "<b>", "&amp;", "[a](b)", "\ud7ff", "🙂",
)  # fmt: skip

a_folder_per_example = settings(
    deadline=None,  # a busy computer is no slow reader
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _read(base: Path, name: str, content: bytes) -> None:
    folder = a_folder(base)
    (folder / name).write_bytes(content)
    loaded = read_pack(folder)
    assert (loaded.pack is None) == bool(loaded.problems)
    for problem in loaded.problems:
        assert problem.line >= 1
        assert "\n" not in str(problem)
        assert problem.file.startswith("content/")


@pytest.mark.parametrize("name", SAMPLES)
@given(content=st.binary(max_size=200))
@a_folder_per_example
def test_random_bytes_are_problems(tmp_path: Path, name: str, content: bytes) -> None:
    _read(tmp_path, name, content)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_cut_off_anywhere_is_a_problem_or_a_pack(tmp_path: Path, name: str) -> None:
    content = SAMPLES[name].encode()
    for end in random.Random(7).sample(range(len(content)), 20):
        _read(tmp_path, name, content[:end])


def _mangled(text: str, places: list[tuple[float, int, str]]) -> str:
    for where, cut, scrap in places:
        at = int(where * len(text))
        text = text[:at] + scrap + text[at + cut :]
    return text


mangling = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(SCRAPS)), min_size=1, max_size=4
)


@given(places=mangling)
@settings(deadline=None)
def test_a_mangled_topic_is_read_without_an_error(places: list[tuple[float, int, str]]) -> None:
    read_topic(TextFile("content/facts/routes.yaml", "routes", _mangled(FACTS, places)))


@given(places=mangling)
@settings(deadline=None)
def test_a_mangled_document_is_read_without_an_error(
    places: list[tuple[float, int, str]],
) -> None:
    read_document(TextFile("content/documents/x.md", "x", _mangled(DOCUMENT, places)))


@pytest.mark.parametrize("name", SAMPLES)
@given(places=mangling)
@a_folder_per_example
def test_a_folder_with_a_mangled_file_is_read_without_an_error(
    tmp_path: Path, name: str, places: list[tuple[float, int, str]]
) -> None:
    _read(tmp_path, name, _mangled(SAMPLES[name], places).encode())


def test_a_deep_nest_of_brackets_and_quotes_is_refused_quickly(tmp_path: Path) -> None:
    _read(tmp_path, "facts/routes.yaml", b"[" * 200_000)
    _read(tmp_path, "facts/routes.yaml", b"a: {" * 50_000)
    _read(tmp_path, "documents/dmz-news.md", DOCUMENT.encode() + b"> " * 50_000)
    _read(tmp_path, "documents/dmz-news.md", DOCUMENT.encode() + b"*a " * 30_000)
    _read(tmp_path, "documents/dmz-news.md", DOCUMENT.encode() + b"[" * 50_000)

"""Archives from anybody, whatever is in them."""

import io
import random
import zipfile
from pathlib import PurePosixPath

import pytest

from quizapp.packs import zip_guard
from quizapp.packs.zip_guard import Bounds, NoArchive, UnsafeArchive, guarded, safe_path

BOUNDS = Bounds(files=10, bytes=10_000, file_bytes=5_000)


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    whole.seek(0)
    return whole


def held(stream: io.BytesIO, bounds: Bounds = BOUNDS) -> dict[str, bytes]:
    with guarded(stream, "x.zip", bounds, lambda path: path.suffix == ".txt") as archive:
        return {str(path): archive.read(path) for path in archive.paths}


def test_the_files_that_are_wanted_are_read_and_folders_and_others_passed_over() -> None:
    files = {"a/": b"", "a/b.txt": b"b", "c\\d.txt": b"d", "e.exe": b"e", "__MACOSX/f.txt": b"f"}
    assert held(zipped(files)) == {"a/b.txt": b"b", "c/d.txt": b"d"}


@pytest.mark.parametrize("name", ["../x.txt", "/x.txt", "a/../../x.txt", "C:x.txt", "..\\x.txt"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(UnsafeArchive, match="not safe"):
        held(zipped({name: b"x"}))
    assert safe_path(name) is None


@pytest.mark.parametrize("name", ["", ".", "./"])
def test_a_name_of_nothing_leads_nowhere(name: str) -> None:
    assert safe_path(name) is None
    assert safe_path("a\\b") == PurePosixPath("a/b")


def test_a_file_and_all_together_are_bounded_by_what_they_hold() -> None:
    with pytest.raises(UnsafeArchive, match="too large"):
        held(zipped({"a.txt": b"0" * 5_001}))
    with pytest.raises(UnsafeArchive, match="too large"):
        held(zipped({f"{n}.txt": b"0" * 4_000 for n in range(3)}))
    with pytest.raises(UnsafeArchive, match="more than 10 files"):
        held(zipped({f"{n}.txt": b"0" for n in range(11)}))


@pytest.mark.parametrize("compression", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_other_compressions_and_passwords_are_told_in_words(compression: int) -> None:
    with pytest.raises(UnsafeArchive, match="can't be opened"):
        held(zipped({"a.txt": b"0" * 100}, compression))
    locked = bytearray(zipped({"a.txt": b"0" * 100}).getvalue())
    locked[6] |= 1
    locked[locked.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(UnsafeArchive, match="encrypted"):
        held(io.BytesIO(bytes(locked)))


def test_a_list_of_files_that_is_far_too_long_is_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(zip_guard, "_MOST_DIRECTORY", 200)
    assert held(zipped({"a.txt": b"x"})) == {"a.txt": b"x"}
    with pytest.raises(NoArchive):
        held(zipped({f"{n}{'a' * 40}.txt": b"x" for n in range(3)}))


def test_whatever_is_changed_in_an_archive_it_is_read_or_refused() -> None:
    chance = random.Random(5)
    sound = zipped({"a.txt": b"abc" * 50, "b.txt": b"x" * 300}).getvalue()
    for _ in range(2_000):
        content = bytearray(sound)
        for _ in range(chance.randint(1, 6)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        cut = chance.randrange(len(content)) if chance.random() < 0.1 else len(content)
        try:
            held(io.BytesIO(bytes(content[:cut])))
        except UnsafeArchive:
            continue

"""Packs as one file: whole, and harmless whoever made it."""

import io
import random
import stat
import zipfile
from pathlib import Path

import pytest

from quizapp.packs import archive
from quizapp.packs.archive import NoQuizpack, packed, unpack
from tests.packs.folders import a_folder


def held(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def written(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as whole:
        for name, content in files.items():
            whole.writestr(name, content)
    return path


def test_a_folder_comes_back_as_it_was_and_the_same_files_give_the_same_bytes(
    tmp_path: Path,
) -> None:
    folder = a_folder(tmp_path)
    (folder / "picture.exe").write_bytes(b"not of a pack")
    file = tmp_path / "own.quizpack"
    file.write_bytes(packed(folder))
    unpack(file, tmp_path / "out")
    (folder / "picture.exe").unlink()
    assert held(tmp_path / "out") == held(folder)
    assert packed(tmp_path / "out") == file.read_bytes()
    with zipfile.ZipFile(file) as whole:  # whenever it is packed
        assert {entry.date_time[:3] for entry in whole.infolist()} == {(1980, 1, 1)}


@pytest.mark.parametrize("top", ["", "My pack/", "My pack\\"])
def test_the_pack_may_lie_in_a_folder_of_the_archive_and_names_have_backslashes(
    tmp_path: Path, top: str
) -> None:
    within = {
        name.replace("/", top[-1:] or "/"): one
        for name, one in held(a_folder(tmp_path / "in")).items()
    }
    files = {f"{top}{name}": content for name, content in within.items()}
    file = written(tmp_path / "own.zip", files | {"__MACOSX/pack.yaml": b"x", "readme.txt": b"y"})
    unpack(file, tmp_path / "out")
    found = set(held(tmp_path / "out"))
    assert {"pack.yaml", "facts/routes.yaml", "documents/dmz-news.md"} <= found


@pytest.mark.parametrize(
    "name", ["../evil.md", "a/../../evil.md", "/evil.md", "..\\evil.md", "C:evil.md", "C:\\evil.md"]
)
def test_a_name_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    file = written(tmp_path / "evil.quizpack", {"pack.yaml": b"id: x\n", name: b"evil"})
    with pytest.raises(NoQuizpack, match="not safe to open"):
        unpack(file, tmp_path / "deep" / "out")
    assert not [found for found in tmp_path.rglob("evil.md")]


def test_a_link_in_an_archive_is_passed_over(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("secret.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "x.quizpack", "w") as whole:
        whole.writestr("pack.yaml", "id: x\n")
        whole.writestr(link, "/etc/passwd")
    unpack(tmp_path / "x.quizpack", tmp_path / "out")
    assert set(held(tmp_path / "out")) == {"pack.yaml"}


def test_a_bomb_is_refused_by_what_it_really_holds(tmp_path: Path) -> None:
    file = tmp_path / "bomb.quizpack"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("pack.yaml", b"0" * 300_000_000)
    assert file.stat().st_size < 1_000_000
    told = bytearray(file.read_bytes())
    size = (300_000_000).to_bytes(4, "little")
    while (place := told.find(size)) >= 0:  # it says that it is small
        told[place : place + 4] = (10).to_bytes(4, "little")
    for content in (file.read_bytes(), bytes(told)):
        file.write_bytes(content)
        with pytest.raises(NoQuizpack):
            unpack(file, tmp_path / "out")
        assert sum(map(len, held(tmp_path / "out").values())) == 0


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 5)
    file = written(tmp_path / "many.quizpack", {f"{n}.md": b"x" for n in range(6)})
    with pytest.raises(NoQuizpack, match="more than 5 files"):
        unpack(file, tmp_path / "out")
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.md").write_text("x")
    with pytest.raises(NoQuizpack, match="more than 5 files"):
        packed(folder)


def test_all_files_together_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000)
    file = written(tmp_path / "large.quizpack", {f"{n}.md": b"x" * 400 for n in range(3)})
    with pytest.raises(NoQuizpack, match="too large"):
        unpack(file, tmp_path / "out")


def test_a_file_twice_is_refused_also_by_other_capitals(tmp_path: Path) -> None:
    file = written(tmp_path / "twice.quizpack", {"pack.yaml": b"a", "PACK.yaml": b"b"})
    with pytest.raises(NoQuizpack, match="twice"):
        unpack(file, tmp_path / "out")


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + b"\0" * 40, b"%PDF-1.7 nothing"])
def test_what_is_no_archive_is_told_in_words(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "handout.quizpack"
    file.write_bytes(content)
    with pytest.raises(NoQuizpack, match=r"handout\.quizpack"):
        unpack(file, tmp_path / "out")


def test_whatever_is_changed_in_an_archive_is_read_or_refused_in_words(tmp_path: Path) -> None:
    whole = packed(a_folder(tmp_path / "in"))
    rng = random.Random(11)
    refused = 0
    for number in range(2_000):
        changed = bytearray(whole)
        for _ in range(rng.randint(1, 4)):
            place = rng.randrange(len(changed))
            match rng.randrange(3):
                case 0:
                    changed[place] = rng.randrange(256)
                case 1:
                    del changed[place : place + rng.randint(1, 30)]
                case _:
                    changed[place:place] = rng.randbytes(rng.randint(1, 30))
        file = tmp_path / "changed.quizpack"
        file.write_bytes(changed)
        try:
            unpack(file, tmp_path / f"out-{number % 3}")
        except NoQuizpack:
            refused += 1
    assert refused > 200
    assert set(tmp_path.iterdir()) <= {
        tmp_path / name for name in ("in", "changed.quizpack", "out-0", "out-1", "out-2")
    }


def test_an_encrypted_archive_is_told_in_words(tmp_path: Path) -> None:
    whole = io.BytesIO(packed(a_folder(tmp_path / "in")))
    told = bytearray(whole.getvalue())
    place = 0
    while (place := told.find(b"PK\x01\x02", place)) >= 0:
        told[place + 8] |= 1  # the flag of an encrypted entry
        place += 4
    file = tmp_path / "locked.quizpack"
    file.write_bytes(told)
    with pytest.raises(NoQuizpack, match="encrypted"):
        unpack(file, tmp_path / "out")

"""Pictures in a pack's folder: read, written, packed, and told where they can't be shown."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.content.pictures import MOST_ALT, MOST_BYTES, Picture
from quizapp.packs import picture_files
from quizapp.packs.archive import packed, unpack
from quizapp.packs.digests import digest_of
from quizapp.packs.load import LoadedPack, read_pack
from quizapp.packs.markdown_picture import picture_in, picture_line
from quizapp.packs.write import write_and_read
from tests.builders import a_choice, a_document, a_fact, a_pack, a_passage, a_statement
from tests.packs.folders import DOCUMENT, FACTS, a_folder, changed, line_of, said
from tests.pictures import a_jpeg_head, a_picture, a_png

WITH_PICTURE = changed(
    FACTS,
    "        tags: [two-passages]\n",
    "        tags: [two-passages]\n"
    "        picture:\n          file: way.png\n          alt: An arrow that goes north.\n",
)
BELOW = changed(
    DOCUMENT,
    "> Note: The report",
    "![A fence, [barbed\\] wire on it.](../pictures/fence.jpg)\n\n> Note: The report",
).replace("A fence, [", "A fence, \\[")


def read(base: Path, files: dict[str, bytes], **texts: str) -> LoadedPack:
    folder = a_folder(base, **texts)
    (folder / "pictures").mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / "pictures" / name).write_bytes(data)
    return read_pack(folder)


def test_pictures_of_questions_and_passages_are_read_with_their_words(tmp_path: Path) -> None:
    files = {"way.png": a_png(), "fence.jpg": a_jpeg_head()}
    loaded = read(tmp_path, files, facts=WITH_PICTURE, document=BELOW)
    assert said(loaded) == []
    assert loaded.pack is not None
    item = loaded.pack.facts[0].items[0]
    assert item.picture is not None
    assert (item.picture.alt, item.picture.width) == ("An arrow that goes north.", 40)
    assert item.picture.data == a_png()
    passage = loaded.pack.documents[0].passages[0]
    assert passage.picture is not None
    assert passage.picture.alt == "A fence, [barbed] wire on it."
    assert passage.note == "The report gives no source for this."


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({}, "there is no file pictures/way.png; put it there"),
        ({"wai.png": a_png()}, "there is no file pictures/way.png; did you mean 'wai.png'?"),
        ({"way.png": b"<svg/>"}, "pictures/way.png is neither a PNG nor a JPEG"),
        ({"way.png": a_jpeg_head()}, "pictures/way.png is a JPEG by its content"),
        ({"way.png": a_png() + bytes(MOST_BYTES)}, "pictures/way.png has more than 1,000 kB"),
        ({"way.png": a_png(9_000, 2)}, "pictures/way.png is 9,000 by 2 pixels"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told_at_its_line(
    tmp_path: Path, files: dict[str, bytes], why: str
) -> None:
    (problem,) = said(read(tmp_path, files, facts=WITH_PICTURE))
    assert why in problem
    assert f"routes.yaml:{line_of(WITH_PICTURE, '        picture:')}: routes-china-way" in problem


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(a_png())
    folder = a_folder(tmp_path, facts=WITH_PICTURE)
    (folder / "pictures").mkdir()
    (folder / "pictures" / "way.png").symlink_to(secret)
    assert "there is no file" in said(read_pack(folder))[0]


def test_pictures_together_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_files, "MOST_OF_PACK", 100)
    loaded = read(tmp_path, {"way.png": a_png(300, 300)}, facts=WITH_PICTURE)
    assert "the pictures have more than" in said(loaded)[0]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("![](../pictures/fence.jpg)", "a picture that is not written as"),
        ("![ ](../pictures/fence.jpg)", "without words"),
        ("![x](http://example.org/fence.jpg)", "a picture that is not written as"),
        ("![x](../pictures/fence.svg)", "it ends in .png or .jpg"),
        ("![x](../pictures/../../a.png)", "it ends in .png or .jpg"),
        ("![x](../pictures/a.png) and more", "a picture that is not written as"),
        (f"![{'x' * (MOST_ALT + 1)}](../pictures/fence.jpg)", "more than 400 letters"),
        ("![x](../pictures/a.png)\n\n![y](../pictures/a.png)", "a second picture"),
    ],
)
def test_a_line_that_is_no_picture_is_told(tmp_path: Path, line: str, why: str) -> None:
    document = changed(DOCUMENT, "> Note: The report", f"{line}\n\n> Note: The report")
    problems = said(read(tmp_path, {"a.png": a_png()}, document=document))
    assert any(why in one for one in problems), problems


def test_a_picture_above_all_passages_is_told(tmp_path: Path) -> None:
    line = "![x](../pictures/a.png)\n\n"
    document = changed(DOCUMENT, "{#usual-route", line + "{#usual-route")
    (problem,) = said(read(tmp_path, {"a.png": a_png()}, document=document))
    assert "without a passage directly above it" in problem


@given(st.text(st.characters(exclude_categories=("C", "Z", "Cs"), include_characters=" []\\")))
def test_any_words_on_a_picture_come_back_as_they_were(text: str) -> None:
    alt = " ".join(text.split())
    if alt:
        picture = Picture("a.png", alt)
        assert picture_in(picture_line(picture)) == picture


def test_a_pack_with_pictures_comes_back_as_it_was(tmp_path: Path) -> None:
    item = a_choice(picture=a_picture("way.png", 'Words: "quoted", [so] # and \\ more'))
    passage = a_passage(picture=a_picture("fence.png", "A *fence* [of] wire", shade=9))
    fact = a_fact(items=(item, a_statement()))
    pack = a_pack(documents=(a_document(passages=(passage,)),), facts=(fact,))
    loaded = write_and_read(pack, tmp_path / "one")
    assert loaded.pack is not None
    assert loaded.pack.facts[0].items[0].picture == item.picture
    # What is no longer shown does not stay, and a changed file is another version.
    before = digest_of(tmp_path / "one")
    plain = replace(loaded.pack, facts=(replace(fact, items=(a_choice(), a_statement())),))
    write_and_read(plain, tmp_path / "two", tmp_path / "one")
    assert [one.name for one in (tmp_path / "two" / "pictures").iterdir()] == ["fence.png"]
    (tmp_path / "one" / "pictures" / "fence.png").write_bytes(a_png(shade=77))
    assert digest_of(tmp_path / "one") != before


def test_an_archive_holds_the_pictures_and_no_other_file_of_their_kind(tmp_path: Path) -> None:
    files = {"way.png": a_png(), "fence.jpg": a_jpeg_head()}
    loaded = read(tmp_path, files, facts=WITH_PICTURE, document=BELOW)
    folder = tmp_path / "content"
    (folder / "photo.png").write_bytes(a_png())
    file = tmp_path / "own.quizpack"
    file.write_bytes(packed(folder))
    unpack(file, tmp_path / "out")
    assert not (tmp_path / "out" / "photo.png").exists()
    assert read_pack(tmp_path / "out").pack == loaded.pack
    assert digest_of(tmp_path / "out") == digest_of(folder)

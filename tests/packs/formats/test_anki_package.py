import io
import json
import sqlite3
import zipfile
from contextlib import closing, suppress
from pathlib import Path

import pytest
import zstandard

from quizapp.core.errors import ExpectedError
from quizapp.packs.formats import anki_collection
from quizapp.packs.formats.anki import read
from tests.packs.formats.hard_questions import mutations

FILES = Path(__file__).parent / "files"
MODELS = {"7": {"name": "Basic", "flds": [{"name": "Front"}, {"name": "Back"}]}}
DUMMY = "Please update to the latest Anki version, then import the .apkg file again."


def _collection(*notes: tuple[str, str], extra: str = "", models: str = "") -> bytes:
    """Return a collection in the oldest form."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(
            "CREATE TABLE col (id, models, decks);"
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, guid, mid, tags, flds);"
            "CREATE TABLE cards (id INTEGER PRIMARY KEY, nid, did);"
        )
        decks = json.dumps({"1": {"name": "Default"}, "5": {"name": "Birds"}})
        db.execute("INSERT INTO col VALUES (1, ?, ?)", (models or json.dumps(MODELS), decks))
        for place, fields in enumerate(notes, 1):
            row = (place, f"g{place}", 7, " a b ", "\x1f".join(fields))
            db.execute("INSERT INTO notes VALUES (?, ?, ?, ?, ?)", row)
            db.execute("INSERT INTO cards VALUES (?, ?, 5)", (place, place))
        db.commit()
        if extra:
            db.executescript(extra)
        return db.serialize()


def _package(**files: bytes) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    packed.seek(0)
    return packed


GOOD = ("Owls are birds.", "True")


def test_the_real_collection_is_taken_and_never_the_dummy_beside_it() -> None:
    dummy = _collection((DUMMY, ""))
    packed = zstandard.ZstdCompressor().compress(_collection(GOOD))
    for real in ({"collection_anki21b": packed}, {"collection_anki21": _collection(GOOD)}):
        parsed = read(_package(collection_anki2=dummy, meta=b"\x08\x03", **real))
        assert [one.stem for one in parsed.questions] == ["Owls are birds."]
        assert (parsed.questions[0].topic, parsed.questions[0].tags) == ("Birds", ("a", "b"))


def test_a_dummy_alone_is_told_and_not_read() -> None:
    dummy = _collection((DUMMY, ""))
    with pytest.raises(ExpectedError, match="no collection of Anki"):
        read(_package(collection_anki2=dummy, meta=b"\x08\x03"))
    with pytest.raises(ExpectedError, match="asks to update Anki"):
        read(_package(collection_anki2=dummy))


def test_the_default_deck_is_no_topic() -> None:
    moved = _collection(GOOD, extra="UPDATE cards SET did = 1")
    assert read(_package(collection_anki2=moved)).questions[0].topic == ""


def test_a_collection_that_grows_beyond_all_bounds_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(anki_collection, "MOST_BYTES", 3_000_000)
    bomb = zstandard.ZstdCompressor().compress(bytes(100_000_000))
    assert len(bomb) < 20_000
    with pytest.raises(ExpectedError, match="more than 3 MB, unpacked"):
        read(_package(collection_anki21b=bomb))


def test_a_window_larger_than_ankis_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27, compression_level=1)
    packed = zstandard.ZstdCompressor(compression_params=parameters)
    # Without its size a frame needs the window that it asks for.
    stream = packed.compressobj()
    content = stream.compress(_collection(GOOD)) + stream.flush()
    with pytest.raises(ExpectedError, match="damaged"):
        read(_package(collection_anki21b=content))


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        (
            "DROP TABLE notes; CREATE VIEW notes AS "
            "SELECT 1 AS id, 'g' AS guid, 7 AS mid, '' AS tags, 'a' AS flds;",
            "no notes",
        ),
        (
            "DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, tags, flds);",
            "no notes",
        ),
        ("DROP TABLE col;", "no notes"),
        ("ALTER TABLE notes RENAME COLUMN flds TO other;", "damaged"),
        (
            "DROP TABLE notes; CREATE TABLE notes "
            "(id, guid, mid, tags, flds AS (hex(zeroblob(9000000))));",
            "no notes",
        ),
    ],
)
def test_a_database_that_is_no_collection_is_refused(extra: str, words: str) -> None:
    with pytest.raises(ExpectedError, match=words):
        read(_package(collection_anki2=_collection(GOOD, extra=extra)))


def test_the_work_of_a_database_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anki_collection, "MOST_STEPS", 1)
    many = _collection(*[GOOD] * 30_000)
    with pytest.raises(ExpectedError, match="damaged"):
        read(_package(collection_anki2=many))


def test_more_notes_than_anybody_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anki_collection, "MOST_QUESTIONS", 3)
    with pytest.raises(ExpectedError, match="more than 3 notes"):
        read(_package(collection_anki2=_collection(*[GOOD] * 4)))


@pytest.mark.parametrize("models", ["[" * 100_000, "{", "[]", '{"7": 3}', '{"7": {"flds": [3]}}'])
def test_a_damaged_list_of_note_types_ends_in_no_traceback(models: str) -> None:
    with suppress(ExpectedError):
        parsed = read(_package(collection_anki2=_collection(GOOD, models=models)))
        assert [one.stem for one in parsed.questions] == ["Owls are birds."]


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"collection_anki2": b"no database"},
        {"collection_anki21b": b"no zstd"},
        {"collection_anki2": b"SQLite format 3\0" + bytes(5000)},
        {"media": b"{}"},
    ],
)
def test_what_is_no_package_is_refused_in_words(files: dict[str, bytes]) -> None:
    with pytest.raises(ExpectedError) as raised:
        read(_package(**files))
    assert "Anki" in raised.value.hint


def test_nothing_of_a_collection_stays_in_the_folder_of_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    seen: list[int] = []

    def look(share: float) -> None:
        (copy,) = tmp_path.rglob("collection")
        seen.append((copy.stat().st_mode | copy.parent.stat().st_mode) & 0o077)

    assert read(_package(collection_anki2=_collection(GOOD)), look).questions
    assert seen == [0]
    with suppress(ExpectedError):
        read(_package(collection_anki2=_collection(GOOD, extra="DROP TABLE notes")))
    assert list(tmp_path.iterdir()) == []


def test_no_damaged_package_ends_in_a_traceback() -> None:
    old = _collection(GOOD, ("Capital of France", "Paris"), ("{{c1::x}}", ""))
    with zipfile.ZipFile(FILES / "anki-new.apkg") as archive:
        new = zstandard.ZstdDecompressor().decompress(
            archive.read("collection.anki21b"), max_output_size=10_000_000
        )
    for content in mutations((old,), 1000):
        _reads_or_refuses(_package(collection_anki21=content))
    for content in mutations((new[:60_000],), 300):
        packed = zstandard.ZstdCompressor().compress(content + new[len(content) :])
        _reads_or_refuses(_package(collection_anki21b=packed))
    for content in mutations((_package(collection_anki2=old).read(),), 300):
        _reads_or_refuses(io.BytesIO(content))


def test_no_damaged_text_ends_in_a_traceback() -> None:
    text = (FILES / "anki-notes.txt").read_bytes()
    for content in mutations((text,), 1000):
        _reads_or_refuses(io.BytesIO(content))


def _reads_or_refuses(file: io.BytesIO) -> None:
    with suppress(ExpectedError):
        parsed = read(file)
        numbers = [one.number for one in parsed.questions]
        numbers += [one.number for one in parsed.left_out]
        assert sorted(numbers) == list(range(1, parsed.in_file + 1))

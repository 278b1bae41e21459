"""An exported pack is read back as it was, and a stranger's file does no harm."""

import base64
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quizapp.core.content.packs import Pack
from quizapp.core.errors import ExpectedError
from quizapp.packs import exported_source
from quizapp.packs.export import exported
from quizapp.packs.exported_source import NoExport, pack_of
from quizapp.packs.load import read_pack
from quizapp.packs.write import write_pack
from quizapp.services.pack_files import opened
from tests.builders import a_choice, a_document, a_fact, a_pack, a_passage, a_statement
from tests.packs.folders import a_folder
from tests.pictures import a_picture, a_png
from tests.whole_content import whole_pack


def as_json(pack: Pack) -> bytes:
    return json.dumps(exported(pack), ensure_ascii=False).encode()


def a_pack_with_pictures() -> Pack:
    item = a_choice(picture=a_picture("way.png", "Words: [so] # and \\ more"))
    passage = a_passage(picture=a_picture("fence.png", "A fence.", shade=9), note="A note.")
    fact = a_fact(items=(item, a_statement(), a_statement(key=True, id="third")))
    return a_pack(documents=(a_document(passages=(passage,)),), facts=(fact,), release=7)


def through_a_file(pack: Pack, folder: Path) -> Pack:
    folder.mkdir()
    file = folder / "own.json"
    file.write_bytes(as_json(pack))
    with opened(file) as inside:
        loaded = read_pack(inside)
    assert [str(one) for one in loaded.problems] == []
    assert loaded.pack is not None
    return loaded.pack


def test_a_pack_comes_back_byte_for_byte(tmp_path: Path) -> None:
    plain = read_pack(a_folder(tmp_path)).pack
    assert plain is not None
    for place, pack in enumerate((plain, a_pack_with_pictures())):
        back = through_a_file(pack, tmp_path / str(place))
        assert as_json(back) == as_json(pack)
    assert back.facts[0].items[0].picture == a_picture("way.png", "Words: [so] # and \\ more")


def test_the_built_in_pack_comes_back_byte_for_byte(tmp_path: Path) -> None:
    pack = whole_pack()
    write_pack(pack_of(as_json(pack), "x"), tmp_path / "out")
    back = read_pack(tmp_path / "out").pack
    assert back is not None
    assert as_json(back) == as_json(pack)


def test_what_earlier_versions_exported_is_read() -> None:
    told = json.loads(as_json(a_pack()))
    del told["release"], told["pictures"]
    for part in (*told["documents"][0]["passages"], *told["facts"][0]["items"]):
        del part["picture"]
    assert pack_of(json.dumps(told).encode(), "x") == a_pack()


@pytest.mark.parametrize(
    ("steps", "value", "place"),
    [
        (("id",), "../up", "id"),
        (("documents", 0, "id"), "../../up", "documents.0.id"),
        (("topics", 0, "id"), "a/b", "topics.0.id"),
        (("documents", 0, "passages", 0, "id"), "a#../b", "documents.0.passages.0.id"),
        (("pictures", 0, "file"), "../a.png", "pictures.0.file"),
        (("facts", 0, "items", 0, "difficulty"), 9, "facts.0.items.0"),
        (("facts", 0, "items", 1, "options", 1, "key"), False, "facts.0.items.1"),
        (("facts", 0, "items", 1, "options"), [], "facts.0.items.1"),
        (("format",), 2, "format"),
        (("more",), 1, "more"),
    ],
)
def test_a_field_that_does_not_fit_is_named(
    steps: tuple[str | int, ...], value: object, place: str
) -> None:
    told: Any = json.loads(as_json(a_pack_with_pictures()))
    inner = told
    for step in steps[:-1]:
        inner = inner[step]
    inner[steps[-1]] = value
    with pytest.raises(NoExport) as failed:
        pack_of(json.dumps(told).encode(), "own.json")
    assert failed.value.message.startswith("own.json is not a pack")
    assert any(line.startswith(place) for line in failed.value.lines), failed.value.lines


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"pictures": []}, "does not hold the picture"),
        ({"pictures": [{"file": "way.png", "data": "?"}]}, "can't be read"),
        ({"pictures": [{"file": "way.png", "data": "aGVsbG8="}]}, "can't be read"),
    ],
)
def test_pictures_that_are_missing_or_none_are_told(change: dict[str, Any], why: str) -> None:
    told = json.loads(as_json(a_pack_with_pictures())) | change
    with pytest.raises(NoExport, match=why):
        pack_of(json.dumps(told).encode(), "own.json")


def test_another_picture_under_the_name_is_told() -> None:
    told = json.loads(as_json(a_pack_with_pictures()))
    told["pictures"][0]["data"] = base64.b64encode(a_png(shade=77)).decode()
    with pytest.raises(NoExport, match="does not hold the picture"):
        pack_of(json.dumps(told).encode(), "own.json")


def test_a_file_beyond_the_bound_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exported_source, "MOST_BYTES", 10)
    with pytest.raises(NoExport, match="more than"):
        pack_of(as_json(a_pack()), "own.json")


def test_damaged_files_are_refused_in_words_or_read(tmp_path: Path) -> None:
    seed = as_json(a_pack_with_pictures())
    rng = random.Random(11)
    refused = 0
    for _ in range(2_000):
        data = bytearray(seed[: rng.choice((len(seed), rng.randrange(len(seed))))])
        for _ in range(rng.randrange(1, 4)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        refused += not taken(lambda: pack_of(bytes(data), "own.json"))  # noqa: B023
    assert refused > 1_000


def taken(reading: Callable[[], object]) -> bool:
    """Return whether something is read; it may only be refused in words."""
    try:
        reading()
    except ExpectedError:
        return False
    return True


def leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the places of single values, each as what holds it and where."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for step, one in list(inside):
        if isinstance(one, dict | list) and one:
            yield from leaves(one)
        else:
            yield value, step


def test_other_values_in_any_place_are_refused_in_words_or_read(tmp_path: Path) -> None:
    seed = as_json(a_pack_with_pictures())
    others: tuple[Any, ...] = (
        "",
        "x",
        "a: b",
        "```",
        "../x",
        "{#a}",
        True,
        False,
        None,
        0,
        -1,
        3,
        [],
        ["x"],
        {},
    )
    rng = random.Random(12)
    read = 0

    def whole(file: Path) -> None:
        with opened(file) as folder:
            read_pack(folder)

    for number in range(400):
        told = json.loads(seed)
        inner, step = rng.choice(list(leaves(told)))
        inner[step] = rng.choice(others)
        file = tmp_path / f"{number}.json"
        file.write_text(json.dumps(told), "utf-8")
        read += taken(lambda: whole(file))  # noqa: B023
    assert read > 50

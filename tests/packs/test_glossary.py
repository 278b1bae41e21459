"""Reading a glossary: what it rests on is there, and nothing stands in it twice."""

from pathlib import Path

import pytest

from quizapp.packs.export import exported
from quizapp.packs.load import read_pack
from tests.packs.folders import a_folder

GOOD = """\
entries:
  - term: broker
    forms: [brokers]
    means: Somebody who helps people find the way out.
    rests_on: [dmz-news#usual-route, routes-china]
"""


def with_glossary(folder: Path, text: str) -> Path:
    made = a_folder(folder)
    (made / "glossary.yaml").write_text(text, "utf-8")
    return made


def problems(folder: Path, text: str) -> list[str]:
    return [str(one) for one in read_pack(with_glossary(folder, text)).problems]


def test_a_pack_has_its_glossary_and_need_not_have_one(tmp_path: Path) -> None:
    assert read_pack(a_folder(tmp_path / "without")).sound.glossary == ()
    pack = read_pack(with_glossary(tmp_path / "with", GOOD)).pack
    assert pack is not None
    (entry,) = pack.glossary
    assert (entry.term, entry.forms) == ("broker", ("brokers",))
    assert exported(pack)["glossary"] == [
        {
            "term": "broker",
            "forms": ["brokers"],
            "means": "Somebody who helps people find the way out.",
            "rests_on": ["dmz-news#usual-route", "routes-china"],
        }
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("routes-china]", "routes-chain]", "glossary.yaml:2: broker: it rests on 'routes-chain'"),
        ("routes-china]", "dmz-news#nowhere]", "it rests on 'dmz-news#nowhere', which is not"),
        ("routes-china]", "dmz-news#punishment]", "'dmz-news#punishment', which is sensitive"),
        ("[brokers]", "[Broker]", "'Broker' stands in the glossary twice"),
        ("    rests_on: [dmz-news#usual-route, routes-china]\n", "", "rests_on is missing"),
        ("means:", "meaning:", "meaning is not a field here"),
    ],
)
def test_what_is_wrong_with_an_entry_is_told_with_its_line(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert before in GOOD
    assert any(said in one for one in problems(tmp_path, GOOD.replace(before, after)))

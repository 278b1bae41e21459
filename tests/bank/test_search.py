"""Full-text search."""

import lzma
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizapp.bank.engine import Bank
from quizapp.bank.search import SNIPPET, search_items, search_passages
from quizapp.core.content.ids import PassageId
from quizapp.core.content.packs import Pack
from quizapp.core.content.search_words import terms_of
from quizapp.core.content.searching import PassageHit
from quizapp.env.clock import Clock
from tests.bank.conftest import NOON
from tests.builders import a_document, a_fact, a_pack, a_passage, a_statement

RELEASED = Path(__file__).parent / "released"
TEXTS = {
    "korean": "한국에서는 탈북자들은 새터민이라고도 한다.",
    "camps": "In the camps the guards count the people twice. Camps are closed.",
    "numbers": "In 2009 there were 2,914 arrivals.",
    "accents": "The café was naïve; Ōsaka lies far away.",
    "long": "word " * 100 + "and then a needle in the hay " + "straw " * 100,
    "quotes": 'The soldiers\' post said "no" - and AND, OR, NOT, NEAR(x) are words.',
}


@pytest.fixture
def library(any_bank: Bank, build: Callable[[Bank, Pack], None]) -> Bank:
    passages = tuple(
        a_passage(id=PassageId(f"dmz-news#{name}"), number=n + 2, text=text)
        for n, (name, text) in enumerate(TEXTS.items())
    )
    build(any_bank, a_pack(documents=(a_document(passages=(a_passage(), *passages)),)))
    return any_bank


def hits(bank: Bank, text: str, limit: int = 50) -> tuple[PassageHit, ...]:
    with bank.read() as db:
        return search_passages(db, text, limit)


def found(bank: Bank, text: str) -> set[str]:
    return {hit.passage.id.partition("#")[2] for hit in hits(bank, text)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("탈북자", {"korean"}),
        ("탈북", {"korean"}),
        ("새터민", {"korean"}),
        ("\u1110\u1161\u11af\u1107\u116e\u11a8\u110c\u1161", {"korean"}),  # 탈북자, decomposed
        ("camp", {"camps"}),
        ("CAMPS guards", {"camps"}),
        ("camps needle", set()),
        ("2,914", {"numbers"}),
        ("2009 arriv", {"numbers"}),
        ("café", {"accents"}),
        ("'soldiers\"", {"quotes"}),
        ("near(x)", {"quotes"}),
        ("NOT", {"quotes"}),
        ("", set()),
        ('"', set()),
        ("* - ^ :", set()),
    ],
)
def test_a_search_finds_the_passages_with_all_words(
    library: Bank, text: str, names: set[str]
) -> None:
    assert found(library, text) == names


WAYS: tuple[tuple[str, set[str]], ...] = (
    ("탈", {"korean"}),
    ("한", {"korean"}),
    ("새", {"korean"}),
    ("자", set()),  # stands within a word only
    ("북", {"north"}),
    ("北", {"chinese"}),
    ("脫", {"chinese"}),
    ("脫北", {"chinese"}),
    ("北者", {"chinese"}),
    ("者北", set()),
    ("10000", {"thousand", "plain"}),
    ("10,000", {"thousand", "plain"}),
    ("10.000", {"thousand", "plain"}),
    ("10 000", {"thousand", "plain"}),
    ("10\u202f000", {"thousand", "plain"}),
    ("10’000", {"thousand", "plain"}),
    ("10,00", {"thousand", "plain"}),
    ("33 500", {"spaced"}),
    ("33,500", {"spaced"}),
    ("33500", {"spaced"}),
    ("2914", {"numbers"}),
    ("914", {"numbers"}),
    ("percent", {"spaced"}),
    ("per cent", {"spaced"}),
    ("demilitarised", {"american"}),
    ("demilitarized", {"american"}),
    ("demilitarise", {"american"}),
    ("demilitarization", set()),
    ("neighbour", {"american"}),
    ("centre", {"american"}),
    ("labor", {"british"}),
    ("defense catalog", {"british"}),
    ("organizing", {"british"}),
    ("traveler", {"british"}),
    ("four", {"british"}),
    ("for", {"american"}),
)


def test_a_word_is_found_however_it_is_written(
    any_bank: Bank, build: Callable[[Bank, Pack], None]
) -> None:
    texts = {
        "korean": TEXTS["korean"],
        "north": "북한의 도시",
        "chinese": "他們是脫北者。",
        "thousand": "About 10,000명이 came.",
        "plain": "Nearly 10000 came.",
        "spaced": "In all 33 500 came, 70 per cent of them women.",
        "numbers": TEXTS["numbers"],
        "american": "The demilitarized zone is no color, but the center of it is for a neighbor.",
        "british": "Hard labour, the Defence Catalogue, organising four travellers.",
    }
    passages = tuple(
        a_passage(id=PassageId(f"dmz-news#{name}"), number=n + 2, text=text)
        for n, (name, text) in enumerate(texts.items())
    )
    build(any_bank, a_pack(documents=(a_document(passages=(a_passage(), *passages)),)))
    other = {
        typed: there
        for typed, names in WAYS
        if (there := found(any_bank, typed) - {"usual-route"}) != names
    }
    assert other == {}
    for typed, _ in WAYS:
        assert all(hit.marks for hit in hits(any_bank, typed)), f"what {typed} finds is marked"


@pytest.mark.parametrize("typed", "ㅌ 타 탈 탋 탈ㅂ 탈부 탈북 탈북ㅈ 탈북자".split())  # noqa: SIM905
def test_a_korean_word_is_found_while_it_is_typed(library: Bank, typed: str) -> None:
    (hit,) = hits(library, typed)
    assert hit.passage.id == "dmz-news#korean"
    start, end = hit.marks[0]
    assert "탈북자".startswith(hit.passage.text[start:end])


def test_a_finished_syllable_finds_no_other_one(library: Bank) -> None:
    assert found(library, "한국") == {"korean"}
    assert found(library, "한") == {"korean"}
    (hit,) = hits(library, "한")
    assert [hit.passage.text[start:end] for start, end in hit.marks] == ["한", "한"]


_PIECES = st.sampled_from(
    [
        *("탈북자", "탈", "타", "ㅌ", "한국", "하나원", "새터민", "kbs는", "2009년"),
        *("脫北者", "北韓", "北", "ひらがな", "カタカナ", "々", "ไทย", "हिन्दी", "Привет", "привет"),
        *("10,000", "10000", "10 000", "2.914", "1", "000", "１２３", "١٢٣", "½", "²", "x²", "Ⅷ"),
        *("colour", "color", "centre", "center", "demilitarised", "per cent", "percent", "T-34"),
        *("café", "CAFÉ", "e\u0301", "\u110c\u1161", "Ōsaka", "ａｂｃ", "ﬁne", "ß", "İstanbul"),
        *("ελλάς", "ΕΛΛΆΣ", "שלום", "سلام", "a", "b", "the", "%", "&", "'", "\\"),
    ]
)
_TEXT = st.lists(_PIECES | st.text(max_size=4), max_size=6).map(" ".join)


@pytest.fixture(scope="module")
def two_banks(
    empty_bank_file: Path,
    bank_on_server: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Bank, Bank]]:
    file = tmp_path_factory.mktemp("two") / "bank.sqlite"
    shutil.copy(empty_bank_file, file)
    banks = Bank.open(file, lambda: NOON), Bank.open(bank_on_server, lambda: NOON)
    yield banks
    for bank in banks:
        bank.close()


# No passage holds a control character: the reader of packs refuses them.
_PASSAGE = _TEXT.filter(str.isprintable)


@given(texts=st.lists(_PASSAGE, min_size=1, max_size=4), typed=_TEXT)
@example(texts=["10,000 men"], typed="10000")
@example(texts=["café"], typed="CAFE")
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_both_databases_find_the_same(
    two_banks: tuple[Bank, Bank],
    build: Callable[[Bank, Pack], None],
    texts: list[str],
    typed: str,
) -> None:
    passages = tuple(
        a_passage(id=PassageId(f"dmz-news#p{n}"), number=n + 2, text=f"{text} lantern")
        for n, text in enumerate(texts)
    )
    pack = a_pack(documents=(a_document(passages=(a_passage(), *passages)),))
    for bank in two_banks:
        build(bank, pack)
    lite, server = two_banks
    assert hits(lite, typed) == hits(server, typed)
    for text in texts:
        if terms_of(text):
            assert hits(lite, text), "a text is found by its own words"
            assert hits(lite, text) == hits(server, text)


def test_accents_may_be_left_out(any_bank: Bank, build: Callable[[Bank, Pack], None]) -> None:
    passage = a_passage(text=TEXTS["accents"])
    build(any_bank, a_pack(documents=(a_document(passages=(passage,)),)))
    (hit,) = hits(any_bank, "cafe osaka")
    assert [passage.text[start:end] for start, end in hit.marks] == ["café", "Ōsaka"]


def test_a_hit_says_where_it_is_and_marks_what_matches(library: Bank) -> None:
    (hit,) = hits(library, "mined border")
    assert hit.document_title == "A soldier crosses the border"
    assert hit.place == "A soldier crosses the border, section The border, paragraph 1"
    assert [hit.passage.text[start:end] for start, end in hit.marks] == ["border", "mined"]
    (korean,) = hits(library, "탈북자")
    assert [korean.passage.text[start:end] for start, end in korean.marks] == ["탈북자"]


def test_a_snippet_of_a_long_passage_holds_the_first_match(library: Bank) -> None:
    (hit,) = hits(library, "needle")
    start, end = hit.snippet
    snippet = hit.passage.text[start:end]
    assert "needle" in snippet
    assert len(snippet) <= SNIPPET
    assert snippet.startswith("word")
    assert snippet.endswith(("straw", "hay"))


def test_a_whole_word_ranks_above_a_beginning(library: Bank) -> None:
    ranked = [hit.passage.id for hit in hits(library, "count")]
    assert ranked == ["dmz-news#camps", "dmz-news#usual-route"]
    assert len(hits(library, "the", limit=2)) == 2


def test_items_are_found_by_stem_and_by_option(library: Bank) -> None:
    with library.read() as db:
        (by_option,) = search_items(db, "boat japan", 10)
        (by_stem,) = search_items(db, "walk", 10)
        assert len(search_items(db, "flee", 1)) == 1
    assert by_option.item_id == "routes-china-way"
    assert by_option.marks == ()
    assert by_stem.item_id == "routes-china-walk"
    assert (by_stem.topic_id, by_stem.fact_id) == ("routes", "routes-china")
    assert by_stem.stem == a_statement().stem
    assert [by_stem.stem[start:end] for start, end in by_stem.marks] == ["walk"]


@given(text=st.text(max_size=30))
@example(text='foo" OR "bar')
@example(text="x²½ㅋ")
@example(text="\x00")
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_that_is_typed_is_an_error(bank: Bank, text: str) -> None:
    with bank.read() as db:
        assert search_passages(db, text, 5) == ()
        assert search_items(db, text, 5) == ()


@given(text=st.text(max_size=30))
@example(text="\x00 a")
@example(text="'")
@example(text="\\")
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_text_is_found_by_its_own_words(
    bank: Bank, build: Callable[[Bank, Pack], None], text: str
) -> None:
    passage = a_passage(text=f"{text} lantern {text}")
    build(bank, a_pack(documents=(a_document(passages=(passage,)),), facts=(a_fact(),)))
    (hit,) = hits(bank, "lantern")
    assert hit.passage == passage
    assert passage.text[slice(*hit.marks[0])] == "lantern"


def test_a_bank_of_an_earlier_version_is_searched_by_todays_rule(
    tmp_path: Path, clock: Clock
) -> None:
    file = tmp_path / "bank.sqlite"
    file.write_bytes(lzma.decompress((RELEASED / "0003.sqlite.xz").read_bytes()))
    bank = Bank.open(file, clock)
    for typed in ("탈", "北", "10000", "demilitarised"):
        assert hits(bank, typed), typed
    with bank.read() as db:
        assert search_items(db, "demilitarised", 5)
    bank.close()

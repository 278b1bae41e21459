"""Full-text search."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizapp.bank.engine import Bank
from quizapp.bank.search import SNIPPET, search_items, search_passages
from quizapp.core.ids import PassageId
from quizapp.core.packs import Pack
from quizapp.core.searching import PassageHit
from tests.builders import a_document, a_fact, a_pack, a_passage, a_statement

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


def test_accents_may_be_left_out(bank: Bank, build: Callable[[Bank, Pack], None]) -> None:
    passage = a_passage(text=TEXTS["accents"])
    build(bank, a_pack(documents=(a_document(passages=(passage,)),)))
    (hit,) = hits(bank, "cafe osaka")
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

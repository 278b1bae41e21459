from pathlib import Path

import pytest

from quizapp.core.content.documents import Passage
from quizapp.core.content.facts import Stance, Status
from quizapp.core.content.items import Option
from quizapp.packs.load import read_pack
from tests.packs.folders import (
    DOCUMENT,
    FACTS,
    OMITTED,
    PACK,
    a_folder,
    changed,
    line_of,
    read_with_document,
    read_with_facts,
    said,
)

EVIDENCE = """\
      - passage: dmz-news#usual-route
        quote: Most people go by way of China
"""


def test_a_sound_folder_becomes_a_pack(tmp_path: Path) -> None:
    loaded = read_pack(a_folder(tmp_path))
    assert loaded.problems == ()
    pack = loaded.pack
    assert pack is not None
    assert pack == loaded.sound
    assert (pack.id, pack.language, pack.licence) == ("sample", "en", "CC BY 4.0")
    assert [topic.id for topic in pack.topics] == ["routes"]
    assert [document.id for document in pack.documents] == ["dmz-news"]
    (fact,) = pack.facts
    assert fact.statement == "Most people who flee North Korea go by way of China."
    assert fact.status is Status.SETTLED
    assert fact.myth is not None
    assert fact.myth.technique == "anecdote for data"
    assert [item.id for item in pack.items()] == ["routes-china-way", "routes-china-walk"]
    assert loaded.lines["routes-china-walk"] == (
        "content/facts/routes.yaml",
        line_of(FACTS, "id: routes-china-walk"),
    )
    assert [row.reason for row in loaded.omitted.passages] == ["an appeal"]


def test_evidence_marks_its_words_in_the_passage(tmp_path: Path) -> None:
    pack = read_pack(a_folder(tmp_path)).sound
    passages: dict[str, Passage] = {p.id: p for d in pack.documents for p in d.passages}
    for piece in pack.facts[0].evidence:
        text = passages[piece.passage_id].text
        assert text[piece.start : piece.end] == piece.quote
        assert piece.stance is Stance.SUPPORTS


def test_a_statement_gives_its_feedback_to_the_key_and_what_tempts_to_the_other(
    tmp_path: Path,
) -> None:
    _, false_one = read_pack(a_folder(tmp_path)).sound.items()
    tempting = Option("True", False, "It is the shortest way on a map.")
    key = Option("False", True, "The border is mined.")
    assert false_one.options == (tempting, key)
    as_true = changed(FACTS, "key: false", "key: true")
    as_true = changed(
        as_true, "        correction: Most people who flee North Korea go by way", "#"
    )
    _, true_one = read_pack(a_folder(tmp_path, facts=as_true)).sound.items()
    assert true_one.options == (
        Option("True", True, "The border is mined."),
        Option("False", False, "It is the shortest way on a map."),
    )


def test_omitted_md_may_be_missing(tmp_path: Path) -> None:
    assert read_pack(a_folder(tmp_path, omitted=None)).problems == ()


def test_topics_come_in_the_order_of_pack_yaml(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, pack=changed(PACK, "[routes]", "[zoo, routes, art]"))
    for name in ("zoo", "art"):
        topic = f"topic: {{id: {name}, title: {name}, about: {name}}}\nfacts: []\n"
        (folder / "facts" / f"{name}.yaml").write_text(topic, "utf-8")
    loaded = read_pack(folder)
    assert said(loaded) == []
    assert [topic.id for topic in loaded.sound.topics] == ["zoo", "routes", "art"]


@pytest.mark.parametrize(
    ("before", "after", "at", "about", "words"),
    [
        (
            "status: settled",
            "statusx: settled",
            "statusx",
            "routes-china",
            "did you mean 'status'?",
        ),
        ("status: settled", "status: setled", "setled", "routes-china", "mean 'settled'?"),
        ("status: settled", "status: attributed", "status:", "routes-china", "add attributed_to"),
        (
            "status: settled",
            "status: settled\n    attributed_to: A ministry",
            "attributed_to",
            "routes-china",
            "'attributed_to' stands in a fact that is settled",
        ),
        ("status: settled", "status: disputed", "status:", "routes-china", "has no reading"),
        (
            "status: settled",
            "status: disputed\n    reading: Either.",
            "evidence:",
            "routes-china",
            "no evidence with the stance contradicts; cite the passages of every side",
        ),
        (
            "status: settled",
            "status: settled\n    reading: Either.",
            "reading",
            "routes-china",
            "'reading' stands in a fact that is settled",
        ),
        (
            "        quote: 2,402\n",
            "        quote: 2,402\n        stance: contradicts\n",
            "evidence:",
            "routes-china",
            "evidence contradicts a fact that is settled",
        ),
        (
            "status: settled",
            "status: settled\n    explanation: Because.",
            "explanation",
            "routes-china",
            "both a myth and an explanation",
        ),
        (
            "status: settled",
            'status: settled\n    as_of: "2016-02-30"',
            "as_of",
            "routes-china",
            "there is no date '2016-02-30'",
        ),
        (
            "status: settled",
            "status: settled\n    as_of: 2016",
            "as_of",
            "routes-china",
            'as_of is 2016 without quotes, which is not text; write "2016"',
        ),
        (
            "status: settled",
            'status: settled\n    as_of: "in May 2016"',
            "as_of",
            "routes-china",
            "as_of is 'in May 2016'; write \"2016\"",
        ),
        (
            "anecdote for data",
            "anecdotes for data",
            "technique",
            "routes-china",
            "the technique 'anecdotes for data' is not one of the labels; did you mean "
            "'anecdote for data'?",
        ),
        (
            "status: settled",
            "status: settled\n    places: [china, north-corea]",
            "places",
            "routes-china",
            "the map has no place 'north-corea'; did you mean 'north-korea'?",
        ),
        ("difficulty: 1", "difficulty: 4", "difficulty", "routes-china-way", "write 1 (recall)"),
        ("difficulty: 1", "difficulty: easy", "difficulty", "routes-china-way", "write 1 (recall)"),
        ("            key: true\n", "", "options:", "routes-china-way", "no option is the key"),
        (
            "feedback: It is short, but mined.",
            "feedback: It is short, but mined.\n            key: true",
            "options:",
            "routes-china-way",
            "2 options are the key; write 'key: true' at the one right option",
        ),
        (
            "            feedback: It is short",
            "            key: false\n            feedback: It is short",
            "key: false",
            "routes-china-way",
            "options 2: key is 'false'; write true at the right option, nothing at the others",
        ),
        (
            "          - text: Across the border\n"
            "            feedback: It is short, but mined.\n"
            "            misconception: routes-china\n"
            "          - text: By boat to Japan\n"
            "            feedback: This has happened three times.\n",
            "",
            "options:",
            "routes-china-way",
            "options has too few entries; give at least 2",
        ),
        ("key: false", "key: No", "key: No", "routes-china-walk", "write true or false"),
        (
            "        correction: Most people who flee North Korea go by way of China.\n",
            "",
            "key: false",
            "routes-china-walk",
            "a false statement has no correction",
        ),
        ("key: false", "key: true", "correction:", "routes-china-walk", "a true statement has a"),
        (
            "misconception: routes-china",
            "misconception: routes-chna",
            "misconception",
            "routes-china-way",
            "the misconception names 'routes-chna', which is no fact; did you mean 'routes-china'?",
        ),
        (
            "            key: true\n",
            "            key: true\n            misconception: routes-china\n",
            "options:",
            "routes-china-way",
            "the key embodies a misconception",
        ),
        ("kind: choice", "kind: choices", "kind:", "routes-china-way", "did you mean 'choice'?"),
        ("        kind: choice\n", "", "- id: routes-china-way", "routes-china-way", "is missing"),
        ("stem: By", "stm: By", "stm:", "routes-china-way", "did you mean 'stem'?"),
        ("text: Through China", "text: 1950", "text: 1950", "routes-china-way", 'write "1950"'),
        ("text: Through China", "text: no", "text: no", "routes-china-way", 'write "no"'),
        ("text: Through China", "text:", "- text:", "routes-china-way", "text is empty"),
        ("text: Through China", 'text: " "', "- text:", "routes-china-way", "text is empty"),
        ("text: Through China", "text: [sic]", "- text:", "routes-china-way", "is not text"),
        (
            "text: Through",
            "text: On: through",
            "- text:",
            "routes-china-way",
            "a colon and a space",
        ),
        ("id: routes-china-way", "id: Routes_Way", "Routes_Way", "Routes_Way", "lower-case words"),
        (
            "id: routes-china-walk",
            "id: routes-china-way",
            "id: routes-china-way\n        kind: true_false",
            "routes-china-way",
            "the id 'routes-china-way' is already used in content/facts/routes.yaml:23",
        ),
        (
            "id: routes-china-walk",
            "id: dmz-news",
            "id: dmz-news",
            "dmz-news",
            "the id 'dmz-news' is already used in content/documents/dmz-news.md:1",
        ),
        (
            "id: routes\n",
            "id: routez\n",
            "id: routez",
            "routez",
            "the file is called 'routes.yaml'",
        ),
        ("topic:\n", "topc:\n", "topc:", "routes", "does not belong at the margin"),
        (
            "quote: Most people go",
            "quote: Most people walk",
            "quote: Most people walk",
            "routes-china",
            "the quote 'Most people walk by way of China' is not in dmz-news#usual-route; the "
            "passage has 'go' where the quote has 'walk'",
        ),
        (
            "dmz-news#usual-route",
            "dmz-news#usual-rout",
            "passage: dmz-news#usual-rout",
            "routes-china",
            "there is no passage 'dmz-news#usual-rout'; did you mean 'dmz-news#usual-route'?",
        ),
        (
            "dmz-news#usual-route",
            "dmz-new#usual-route",
            "passage: dmz-new",
            "routes-china",
            "there is no document 'dmz-new'; did you mean 'dmz-news'?",
        ),
        ("dmz-news#usual-route", "dmz-news", "passage:", "routes-china", "write document#passage"),
        (
            '        row: "2010"\n        column: Total\n',
            "",
            "quote: 2,402",
            "routes-china",
            "dmz-news#arrivals is a table and the evidence names no cell; add row and column",
        ),
        ("        column: Total\n", "", "quote: 2,402", "routes-china", "without its column"),
        ("quote: 2,402", "quote: 2402x", "quote: 2402x", "routes-china", "is '2,402', not '2402x'"),
    ],
)
def test_a_slip_in_a_fact_is_found_at_its_line(
    tmp_path: Path, before: str, after: str, at: str, about: str, words: str
) -> None:
    loaded = read_with_facts(tmp_path, before, after)
    assert loaded.pack is None
    line = line_of(changed(FACTS, before, after), at)
    wanted = f"content/facts/routes.yaml:{line}: {about}: "
    assert any(p.startswith(wanted) and words in p for p in said(loaded)), said(loaded)


def test_a_fact_without_a_myth_is_no_misconception(
    tmp_path: Path,
) -> None:
    start, end = FACTS.index("    myth:"), FACTS.index("    items:")
    loaded = read_pack(a_folder(tmp_path, facts=FACTS[:start] + FACTS[end:]))
    (only,) = said(loaded)
    assert "the misconception names 'routes-china', a fact without a myth" in only


def test_a_disputed_fact_with_both_sides_and_a_reading_is_sound(tmp_path: Path) -> None:
    facts = changed(FACTS, "status: settled", "status: disputed\n    reading: It is open.")
    facts = changed(facts, "quote: 2,402", "quote: 2,402\n        stance: contradicts")
    loaded = read_pack(a_folder(tmp_path, facts=facts))
    assert said(loaded) == []
    assert loaded.sound.facts[0].evidence[1].stance is Stance.CONTRADICTS


def test_every_problem_of_all_files_is_found_in_one_run(tmp_path: Path) -> None:
    facts = changed(FACTS, "difficulty: 1", "difficulty: 9")
    facts = changed(facts, "quote: Most people go", "quote: Most people walk")
    folder = a_folder(
        tmp_path,
        pack=changed(PACK, "language: en", "languagex: en"),
        document=changed(DOCUMENT, "The border is mined.", "The border is *mined*."),
        facts=facts,
        omitted=changed(OMITTED, "dmz-news#punishment", "dmz-news#punishmet"),
    )
    (folder / "facts" / "broken.yaml").write_text("topic: a: b\n", "utf-8")
    loaded = read_pack(folder)
    assert [(problem.file, problem.line) for problem in loaded.problems] == [
        ("content/documents/OMITTED.md", 13),
        ("content/documents/dmz-news.md", 19),
        ("content/facts/broken.yaml", 1),
        ("content/facts/routes.yaml", 11),
        ("content/facts/routes.yaml", 26),
        ("content/pack.yaml", 1),
        ("content/pack.yaml", 3),
    ]


def test_problems_come_in_the_same_order_every_time(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, pack="id: x\n", facts=changed(FACTS, "stem", "stm"))
    assert read_pack(folder).problems == read_pack(folder).problems


@pytest.mark.parametrize(
    ("topics", "words"),
    [
        ("[routes, terms]", "pack.yaml:6: terms: there is no file facts/terms.yaml; write it"),
        ("[routs]", "pack.yaml:6: routs: there is no file facts/routs.yaml; did you mean 'routes'"),
        ("[routs]", "routes.yaml:1: routes: the topic 'routes' is not listed in pack.yaml"),
        ("[routes, routes]", "pack.yaml:6: routes: the topic is listed twice"),
        ("routes", "pack.yaml:6: pack: topics is not a list"),
    ],
)
def test_topics_and_their_files_must_agree(tmp_path: Path, topics: str, words: str) -> None:
    loaded = read_pack(a_folder(tmp_path, pack=changed(PACK, "[routes]", topics)))
    assert any(words in problem for problem in said(loaded)), said(loaded)


def test_a_missing_folder_is_told_file_by_file(tmp_path: Path) -> None:
    assert said(read_pack(tmp_path / "nowhere")) == [
        "nowhere/documents:1: documents: the folder 'documents' is missing or can't be opened; "
        "create it",
        "nowhere/facts:1: facts: the folder 'facts' is missing or can't be opened; create it",
        "nowhere/pack.yaml:1: pack: the file is missing; create it, or check its name",
    ]


def test_a_file_with_another_ending_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    for name in ("documents/notes.txt", "facts/terms.yml", "facts/.hidden", "facts/routes.yaml~"):
        (folder / name).write_text("x", "utf-8")
    assert said(read_pack(folder)) == [
        "content/documents/notes.txt:1: notes.txt: only files that end in .md are read here; "
        "rename it or move it away",
        "content/facts/terms.yml:1: terms.yml: only files that end in .yaml are read here; "
        "rename it or move it away",
    ]


def test_an_unreadable_document_casts_no_doubt_on_what_cites_it(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "documents" / "dmz-news.md").write_bytes(b"---\n\xff\n")
    (only,) = read_pack(folder).problems
    assert (only.file, only.line) == ("content/documents/dmz-news.md", 2)


def test_a_document_with_a_broken_front_still_has_passages_to_quote(tmp_path: Path) -> None:
    loaded = read_with_document(tmp_path, "kind: news", "kind: novel")
    assert len(loaded.problems) == 1
    assert loaded.sound.documents == ()


def test_a_broken_table_casts_no_doubt_on_what_cites_it(tmp_path: Path) -> None:
    loaded = read_with_document(tmp_path, "| 2010 | 591 | 2,402 |", "| 2010 | 591 |")
    assert len(loaded.problems) == 1
    assert "this row has 2 cells, the table has 3 columns" in said(loaded)[0]


def test_a_fact_lost_to_broken_yaml_may_still_be_named_as_a_misconception(
    tmp_path: Path,
) -> None:
    other = FACTS.replace("routes-china", "routes-other").replace("facts:", "# facts:")
    entry = other[other.index("  - id: routes-other") :]
    entry = changed(entry, "misconception: routes-other", "misconception: routes-china")
    facts = changed(FACTS, "fact: Most", "fact: Most: ") + entry
    (only,) = read_pack(a_folder(tmp_path, facts=facts)).problems
    assert only.line == 7


def test_a_fact_whose_evidence_fails_is_left_out_of_what_is_sound(tmp_path: Path) -> None:
    loaded = read_with_facts(tmp_path, EVIDENCE, EVIDENCE.replace("go", "walk"))
    assert loaded.sound.facts == ()
    assert len(loaded.sound.documents) == 1


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("| dmz-news | 1, 8-9", "| dmz-new  | 1, 8-9", "there is no document 'dmz-new'; did you"),
        ("1, 8-9 ", "1, 8-10", "'paragraphs' names paragraph 10, and the original has 9"),
        ("1, 8-9 ", "one    ", "'paragraphs' is 'one'"),
        ("#punishment", "#punisment ", "did you mean 'dmz-news#punishment'?"),
        ("| a menu |", "|        |", "this row does not have 3 filled cells"),
        ("| an appeal    |", "| an appeal | x |", "this row does not have 2 filled cells"),
    ],
)
def test_a_slip_in_omitted_md_is_found(tmp_path: Path, before: str, after: str, words: str) -> None:
    loaded = read_pack(a_folder(tmp_path, omitted=changed(OMITTED, before, after)))
    assert len(loaded.problems) == 1
    assert said(loaded)[0].startswith("content/documents/OMITTED.md:")
    assert words in said(loaded)[0]

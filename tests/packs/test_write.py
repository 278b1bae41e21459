"""A pack that is written is read as it was, and what was written by hand survives."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.authoring.compiling import compiled
from quizapp.core.authoring.drafts import working_copy_of
from quizapp.core.content.documents import Table, table_in_words
from quizapp.core.content.facts import Evidence, Importance, Stance, Status
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import FactId, ItemId, PassageId, TopicId
from quizapp.core.content.items import Deck, Option
from quizapp.core.content.packs import Pack, Topic
from quizapp.packs.load import read_pack
from quizapp.packs.write import NotReadBackError, write_and_read, write_pack
from tests.builders import (
    PASSAGE_TEXT,
    a_choice,
    a_document,
    a_fact,
    a_pack,
    a_passage,
    a_statement,
)
from tests.packs.folders import DOCUMENT, FACTS, a_folder, changed, said
from tests.packs.graded import a_graded_folder
from tests.whole_content import whole_pack

HARD = (
    *("No", "yes", "2019", "2019-02-03", "null", "~", "true", "1e3", "0x1F", ".5", "-", "- a list"),
    *("a: b", "a #b", "# b", "'", '"', "it's", '"so" he said', "[x]", "{y}", "*z*", "&a", "!b"),
    *("@c", "`d`", "%e", "| f |", "> g", "1. h", "## i", "한국어 텍스트: 물", "\\n", "C:\\temp"),
    *("<b>bold</b> & more", "a_b_c", "[link](x)", "```", "{#x from=1}", "—", "?", "=", "x ,y"),
)
TEXT = st.sampled_from(HARD) | st.text(
    st.characters(exclude_categories=("C", "Z", "Cs"), include_characters=" "), min_size=1
).map(lambda text: " ".join(text.split()) or "x")


def read(folder: Path) -> Pack:
    loaded = read_pack(folder)
    assert said(loaded) == []
    assert loaded.pack is not None
    return loaded.pack


def a_hard_pack(one: str, two: str, three: str) -> Pack:
    """Return a pack with texts of all sorts in all its fields."""
    table = Table((f"Year {one}", "Men", two), (("2009", "662", three), (one + "!", "5", "6")))
    cell = three
    start = table_in_words(table).index(f"{two} {cell}") + len(two) + 1
    passages = (
        a_passage(text=f"{PASSAGE_TEXT} {one}", section=("The border",), note=""),
        a_passage(id=PassageId("dmz-news#p2"), number=2, text=two, sensitive=True),
        a_passage(
            id=PassageId("dmz-news#p3"),
            number=3,
            text=table_in_words(table),
            table=table,
            from_paragraphs=(1, 2, 3, 7),
        ),
    )
    fact = a_fact(
        statement=two,
        importance=Importance.CORE,
        provenance=one,
        as_of="2019",
        status=Status.ATTRIBUTED,
        attributed_to=three,
        sensitive=True,
        myth=replace(a_fact().myth, claim=one, why_misleading=two, replacement=three),  # type: ignore[type-var]
        evidence=(
            *a_fact().evidence,
            Evidence(
                PassageId("dmz-news#p3"),
                cell,
                Stance.SUPPORTS,
                start,
                start + len(cell),
                row="2009",
                column=two,
            ),
        ),
        items=(
            a_choice(
                stem=one,
                options=(
                    Option(one, False, two, FactId("routes-china")),
                    Option(two + "2", True, ""),
                    Option(three + "3", False, three),
                ),
                tags=("table",),
                source_line=two,
                takeaway=three,
                evidence=(PassageId("dmz-news#p3"),),
                talk=True,
                deck=Deck.DETECTIVE,
                about_myth=False,
            ),
            a_statement(stem=two, correction=one, about_myth=True),
            a_statement(key=True, id=ItemId("walk-2"), stem=three, about_myth=True),
        ),
    )
    bare = a_fact(
        id=FactId("no"),
        evidence=(),
        myth=None,
        explanation=one,
        statement=three,
        items=(a_choice(id=ItemId("no-1"), fact_id=FactId("no")),),
    )
    original = replace(
        a_document().original, author=one, publisher=two, address=three, paragraphs=9
    )
    return a_pack(
        title=one,
        about=two,
        licence=three,
        release=7,
        topics=(Topic(TopicId("routes"), one, two), Topic(TopicId("yes"), three, "Nothing yet.")),
        documents=(a_document(title=two, trust=one, original=original, passages=passages),),
        facts=(fact, bare),
        glossary=(GlossaryEntry(f"w{one}"[:50], two[:200], ("no",)),),
    )


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXT, TEXT, TEXT)
def test_any_texts_come_back_as_they_were(tmp_path: Path, one: str, two: str, three: str) -> None:
    pack = compiled(working_copy_of(a_hard_pack(one, two, three), 7), 7)
    folder = tmp_path / "out"
    shutil.rmtree(folder, ignore_errors=True)
    loaded = write_and_read(pack, folder)
    assert [fact.id for fact in loaded.sound.facts] == ["routes-china", "no"]


def test_the_built_in_pack_comes_back_as_it_was(tmp_path: Path) -> None:
    pack = whole_pack()
    write_pack(pack, tmp_path / "out")
    assert read(tmp_path / "out") == pack


def test_a_pack_with_questions_of_each_grade_comes_back(tmp_path: Path) -> None:
    pack = read(a_graded_folder(tmp_path))
    write_pack(pack, tmp_path / "out")
    assert read(tmp_path / "out") == pack
    text = (tmp_path / "out" / "facts" / "routes.yaml").read_text("utf-8")
    assert "statement: The border is open." in text
    assert 'as_of: "2024"' in text


COMMENTED = changed(
    changed(FACTS, "facts:\n", "facts:   # the whole of it\n\n  # ways out\n"),
    "        difficulty: 1\n        tags",
    "        difficulty:   1   # easy\n        tags",
)
SECOND = """\

  # what it is like there
  - id: border
    fact: 'The border is mined.'   # nobody crosses it
    status: settled
    evidence: [{passage: dmz-news#usual-route, quote: The border is mined}]
    items:
      - {id: border-1, kind: true_false, statement: It is mined., key: true, difficulty: 1,
         feedback: So., tempting: Not so.}
"""


def by_hand(base: Path, **files: str) -> Path:
    return a_folder(base, facts=COMMENTED + SECOND, **files)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def with_fact(pack: Pack, fact_id: str, **changes: Any) -> Pack:
    facts = (replace(f, **changes) if f.id == fact_id else f for f in pack.facts)
    return replace(pack, facts=tuple(facts))


def test_what_was_not_changed_stays_byte_for_byte(tmp_path: Path) -> None:
    folder = by_hand(tmp_path)
    write_pack(read(folder), tmp_path / "out", folder)
    assert bytes_of(tmp_path / "out") == bytes_of(folder)


def test_only_the_facts_that_differ_are_exchanged(tmp_path: Path) -> None:
    folder = by_hand(tmp_path)
    pack = replace(with_fact(read(folder), "routes-china", statement="So: it is."), release=2)
    loaded = write_and_read(pack, tmp_path / "out", folder)
    assert loaded.pack == pack
    before, after = bytes_of(folder), bytes_of(tmp_path / "out")
    assert {name for name in before if before[name] != after[name]} == {
        "pack.yaml",
        "facts/routes.yaml",
    }
    text = after["facts/routes.yaml"].decode()
    assert 'fact: "So: it is."' in text
    assert text.endswith(SECOND)
    assert after["pack.yaml"] == before["pack.yaml"] + b"release: 2\n"


def test_facts_come_go_and_change_places_with_their_comments(tmp_path: Path) -> None:
    folder = by_hand(tmp_path)
    pack = read(folder)
    routes, border = pack.facts
    fresh = a_fact(id=FactId("new"), evidence=(), items=(a_choice(id=ItemId("new-1")),))
    fresh = compiled(working_copy_of(replace(pack, facts=(fresh,)), 1), 1).facts[0]
    wanted = replace(pack, facts=(border, fresh, routes))
    loaded = write_and_read(wanted, tmp_path / "out", folder)
    assert loaded.pack == wanted
    text = (tmp_path / "out" / "facts" / "routes.yaml").read_text("utf-8")
    assert text.index("# what it is like there\n  - id: border") < text.index("# ways out")
    assert "difficulty:   1   # easy" in text
    gone = replace(pack, facts=(routes,))
    assert write_and_read(gone, tmp_path / "less", folder).pack == gone
    kept = (tmp_path / "less" / "facts" / "routes.yaml").read_text("utf-8")
    assert kept == COMMENTED


def test_what_has_no_place_in_the_pack_any_more_is_not_written(tmp_path: Path) -> None:
    folder = by_hand(tmp_path, omitted="# Left out\n")
    (folder / "README.txt").write_text("Read me.\n", "utf-8")
    pack = read(folder)
    facts = tuple(replace(fact, evidence=(), items=fact.items[:1]) for fact in pack.facts)
    facts = (replace(facts[0], items=(replace(facts[0].items[0], evidence=()),)), *facts[1:])
    bare = replace(pack, documents=(), facts=facts)
    assert write_and_read(bare, tmp_path / "out", folder).pack == bare
    assert set(bytes_of(tmp_path / "out")) == {
        "pack.yaml",
        "facts/routes.yaml",
        "documents/OMITTED.md",
        "README.txt",
    }


def test_a_folder_with_errors_is_written_anew(tmp_path: Path) -> None:
    folder = by_hand(tmp_path)
    pack = read(folder)
    (folder / "facts" / "routes.yaml").write_text("facts: [", "utf-8")
    assert write_and_read(pack, tmp_path / "out", folder).pack == pack


def test_what_is_not_read_as_it_was_meant_is_told(tmp_path: Path) -> None:
    document = a_document(passages=(a_passage(section=("*Loud* words",)),))
    with pytest.raises(NotReadBackError) as told:
        write_and_read(a_pack(documents=(document,)), tmp_path / "out")
    assert "emphasis" in told.value.problems[0]
    assert DOCUMENT  # the sample has no markup

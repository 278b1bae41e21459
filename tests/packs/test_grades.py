"""What a teacher's pack may leave out, and the built-in pack may not."""

from pathlib import Path

from quizapp.core.content.grades import Grade, grade_of
from quizapp.core.content.scoping import BUILT_IN
from quizapp.packs.archive import packed, unpack
from quizapp.packs.load import read_pack
from tests.packs.folders import said
from tests.packs.graded import a_graded_folder


def test_a_teachers_pack_may_have_questions_without_a_source(tmp_path: Path) -> None:
    loaded = read_pack(a_graded_folder(tmp_path))
    assert said(loaded) == []
    pack = loaded.sound
    grades = {item.id: grade_of(item, fact) for fact in pack.facts for item in fact.items}
    assert grades == {
        "explained-1": Grade.EXPLAINED,
        "sourced-1": Grade.SOURCED,
        "bare-1": Grade.NO_SOURCE,
        "bare-2": Grade.NO_SOURCE,
    }
    assert {o.feedback for item in pack.facts[2].items for o in item.options} == {""}


def test_the_built_in_pack_holds_nothing_but_explained_questions(tmp_path: Path) -> None:
    folder = a_graded_folder(tmp_path)
    file = folder / "pack.yaml"
    file.write_text(file.read_text("utf-8").replace("id: graded", f"id: {BUILT_IN}"), "utf-8")
    told = "\n".join(said(read_pack(folder)))
    for words in (
        "explained-1: there are only 2 options",
        "sourced-1: 'feedback' is missing",
        "sourced-1: 'tempting' is missing",
        "bare: 'evidence' is missing",
        "bare-1: 'feedback' is missing",
    ):
        assert words in told, told


def test_a_fact_is_never_left_out(tmp_path: Path) -> None:
    folder = a_graded_folder(tmp_path)
    file = folder / "facts" / "routes.yaml"
    file.write_text(file.read_text("utf-8").replace("    fact: The border is mined.\n", ""))
    assert any("fact is missing" in problem for problem in said(read_pack(folder)))


def test_a_pack_of_questions_alone_needs_no_documents(tmp_path: Path) -> None:
    folder = a_graded_folder(tmp_path)
    for file in (folder / "documents").iterdir():
        file.unlink()
    facts = folder / "facts" / "routes.yaml"
    head, _, rest = facts.read_text("utf-8").partition("  - id: explained")
    facts.write_text(head + "  - id: bare" + rest.partition("  - id: bare")[2], "utf-8")
    archive = tmp_path / "bare.quizpack"
    archive.write_bytes(packed(folder))
    unpack(archive, tmp_path / "out")
    assert not (tmp_path / "out" / "documents").exists()
    assert read_pack(tmp_path / "out").pack == read_pack(folder).pack is not None

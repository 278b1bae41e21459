from pathlib import Path

from quizapp.packs.coverage import Coverage, survey
from quizapp.packs.load import read_pack
from tests.packs.folders import OMITTED, a_folder, changed


def _survey(base: Path, omitted: str | None = OMITTED) -> Coverage:
    loaded = read_pack(a_folder(base, omitted=omitted))
    assert loaded.problems == ()
    return survey(loaded.sound, loaded.omitted)


def test_every_original_paragraph_is_listed_with_what_became_of_it(tmp_path: Path) -> None:
    (document,) = _survey(tmp_path).documents
    assert [paragraph.number for paragraph in document.paragraphs] == list(range(1, 10))
    first, second, third, *_ = document.paragraphs
    assert (first.passages, first.reason, first.is_gap) == ((), "a menu", False)
    assert second.passages == ("dmz-news#usual-route",)
    assert second.facts == ("routes-china",)
    assert second.items == ("routes-china-way", "routes-china-walk")
    assert third.is_gap


def test_what_is_unaccounted_is_named(tmp_path: Path) -> None:
    coverage = _survey(tmp_path)
    assert coverage.unaccounted == ("dmz-news 3",)
    assert coverage.without_question == ()
    assert coverage.stale == ()


def test_without_omitted_md_the_gaps_show(tmp_path: Path) -> None:
    coverage = _survey(tmp_path, omitted=None)
    assert coverage.unaccounted == ("dmz-news 1", "dmz-news 3", "dmz-news 8", "dmz-news 9")
    assert coverage.without_question == ("dmz-news#punishment",)


def test_a_reason_for_what_is_there_is_stale(tmp_path: Path) -> None:
    omitted = changed(OMITTED, "1, 8-9 ", "1-3    ")
    omitted = changed(omitted, "#punishment", "#usual-route")
    assert _survey(tmp_path, omitted).stale == ("dmz-news 2", "dmz-news#usual-route")

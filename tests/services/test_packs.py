"""Packs beside the built-in one: added, mixed with nothing, retired, brought back."""

import random
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from quizapp.bank.backup import check
from quizapp.core.answering.attempts import Certainty, Learner, QuizSpec
from quizapp.core.content.ids import PackId
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.errors import ExpectedError
from quizapp.core.views.packs import PackState
from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance
from quizapp.services.packs import Packs
from quizapp.services.services import Services, open_services
from tests.services.stock import HandClock, OpenBuilt
from tests.ui.journeys.stock_folder import a_stock_folder

OWN = PackId("town-history")


class School(NamedTuple):
    services: Services
    content: Path
    own: Path
    """A pack with every id of the built-in one."""
    mina: Learner


def renamed(folder: Path, pack_id: str, title: str = "Town history", release: int = 1) -> Path:
    file = folder / "pack.yaml"
    lines = file.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("id:", "title:", "release:"))]
    head = [f"id: {pack_id}", f"title: {title}", f"release: {release}"]
    file.write_text("\n".join([*head, *kept]) + "\n", "utf-8")
    return folder


@pytest.fixture
def school(tmp_path: Path, open_built: OpenBuilt) -> Iterator[School]:
    content = a_stock_folder(tmp_path / "app")
    own = renamed(a_stock_folder(tmp_path / "brought"), OWN)
    services = open_built(tmp_path / "data", content)
    yield School(services, content, own, services.learners.add("Mina"))
    services.close()


def reopened(school: School, clock: HandClock) -> Services:
    data = school.content.parents[1] / "data"
    school.services.close()
    return open_services(
        BankMaintenance(data / BANK_FILE, school.content, clock), data, clock, random.Random(4)
    )


def packs_of(services: Services, learner: Learner, number: int = 10) -> set[str]:
    attempt = services.practice.start(learner.id, QuizSpec(number=number))
    items = [question.version.item.id for question in attempt.questions]
    return {OWN if item.startswith(f"{OWN}:") else BUILT_IN for item in items}


def test_a_pack_with_every_id_of_the_built_in_one_lives_beside_it(school: School) -> None:
    line = school.services.packs.add(school.own)
    assert (line.id, line.title, line.state) == (OWN, "Town history", PackState.PUBLISHED)
    assert [one.id for one in school.services.packs.lines()] == [BUILT_IN, OWN]
    assert len({one.questions for one in school.services.packs.lines()}) == 1
    assert check(school.services.bank) == ()


def test_draws_stay_inside_the_pack_that_was_chosen(school: School) -> None:
    services, mina = school.services, school.mina
    services.packs.add(school.own)
    assert packs_of(services, mina) == {BUILT_IN}
    services.packs.choose(mina.id, OWN)
    assert services.packs.offered(mina.id).chosen == OWN
    assert packs_of(services, mina) == {OWN}
    both = QuizSpec(number=12, packs=frozenset({BUILT_IN, OWN}))
    drawn = services.practice.start(mina.id, both).questions
    assert {question.version.item.id.startswith(f"{OWN}:") for question in drawn} == {True, False}


def test_what_is_offered_read_and_counted_is_the_chosen_packs(school: School) -> None:
    services, mina = school.services, school.mina
    before = services.practice.choices(mina.id)
    alone = services.practice.matching(QuizSpec(), mina.id)
    services.packs.add(school.own)
    assert replace(services.practice.choices(mina.id), others=()) == before, (
        "another is only offered"
    )
    services.packs.choose(mina.id, OWN)
    choices = services.practice.choices(mina.id)
    assert [topic for topic, _, _ in choices.topics] == [
        f"{OWN}:{topic}" for topic, _, _ in before.topics
    ]
    assert services.practice.matching(QuizSpec(), mina.id) == alone
    assert {line.id.partition(":")[0] for line in services.library.documents(mina.id)} == {OWN}
    hits = services.library.search("thing", mina.id)
    assert len(hits) == 12
    assert all(hit.passage.id.startswith(f"{OWN}:") for hit in hits)
    progress = services.reporting.progress(mina.id)
    assert {line.id.partition(":")[0] for line in progress.topics} == {OWN}


def answer_all_wrong(services: Services, learner: Learner, number: int) -> None:
    attempt = services.practice.start(learner.id, QuizSpec(number=number))
    for question in attempt.questions:
        item = question.version.item
        wrong = next(place for place in range(len(item.options)) if place != item.key)
        services.practice.go_on(attempt.id)
        place = question.order.index(wrong)
        services.practice.answer(attempt.id, question.id, place, Certainty.CERTAIN, 1000)
        services.practice.leave_feedback(attempt.id, question.id)
    services.practice.end(attempt.id)


def test_a_retired_pack_is_offered_to_nobody_and_comes_back_whole(
    school: School, clock: HandClock
) -> None:
    services, mina = school.services, school.mina
    services.packs.add(school.own)
    services.packs.choose(mina.id, OWN)
    running = services.practice.start(mina.id, QuizSpec(number=5))
    services.packs.retire(OWN)
    assert services.packs.lines()[1].state is PackState.RETIRED
    assert services.packs.lines()[1].questions == 0
    assert services.packs.offered(mina.id).chosen == BUILT_IN
    assert packs_of(services, mina) == {BUILT_IN}
    with pytest.raises(ExpectedError, match="not offered"):
        services.packs.choose(mina.id, OWN)
    stems = [question.version.item.stem for question in running.questions]
    kept = services.practice.attempt(running.id)
    assert [question.version.item.stem for question in kept.questions] == stems
    services = reopened(school, clock)
    try:
        services.packs.build_all()
        assert services.packs.lines()[1].state is PackState.RETIRED
        line = services.packs.bring_back(OWN, school.content)
        assert (line.state, line.questions) == (
            PackState.PUBLISHED,
            services.packs.lines()[0].questions,
        )
        assert services.packs.offered(mina.id).chosen == OWN
        assert check(services.bank) == ()
    finally:
        services.close()


def test_the_last_pack_cannot_be_retired(school: School) -> None:
    with pytest.raises(ExpectedError, match="only pack"):
        school.services.packs.retire(BUILT_IN)
    school.services.packs.add(school.own)
    school.services.packs.retire(BUILT_IN)
    assert packs_of(school.services, school.mina) == {OWN}
    renamed(school.content, BUILT_IN, title="Of a newer app")
    assert school.services.is_current, "a start must not bring it back, whatever it holds now"
    with pytest.raises(ExpectedError, match="only pack"):
        school.services.packs.retire(OWN)


def test_an_older_release_never_replaces_a_newer(school: School) -> None:
    services = school.services
    services.packs.add(renamed(school.own, OWN, release=3))
    with pytest.raises(ExpectedError, match="release 2 of Town history; the bank has release 3"):
        services.packs.add(renamed(school.own, OWN, title="Older", release=2))
    assert services.packs.lines()[1].title == "Town history"


def test_an_older_app_leaves_the_built_in_pack_of_a_newer_alone(
    school: School, clock: HandClock
) -> None:
    newer = renamed(school.content, BUILT_IN, title="Newer", release=2)
    school.services.build(lambda _: None)
    renamed(newer, BUILT_IN, title="Older", release=1)
    assert school.services.is_current, "so that no start builds it"
    school.services.build(lambda _: None)
    (line,) = school.services.packs.lines()
    assert (line.title, line.release) == ("Newer", 2)


def test_a_pack_with_errors_is_told_with_all_of_them_and_nothing_changes(school: School) -> None:
    (school.own / "facts" / "law.yaml").write_text("topic: law\n", "utf-8")
    with pytest.raises(ExpectedError, match="error") as caught:
        school.services.packs.add(school.own)
    assert any("law.yaml" in line for line in caught.value.lines)
    assert [line.id for line in school.services.packs.lines()] == [BUILT_IN]
    assert not (school.content.parents[1] / "data" / "packs").exists()


def test_files_that_break_later_keep_what_the_bank_has_and_are_told(
    school: School, clock: HandClock
) -> None:
    school.services.packs.add(school.own)
    before = school.services.packs.lines()[1]
    file = school.content.parents[1] / "data" / "packs" / OWN / "facts" / "law.yaml"
    file.write_text("topic: [\n", "utf-8")
    services = reopened(school, clock)
    try:
        services.packs.build_all()
        line = services.packs.lines()[1]
        assert (line.questions, line.state) == (before.questions, before.state)
        assert any("law.yaml" in trouble for trouble in line.trouble)
    finally:
        services.close()


def test_errors_that_were_mended_are_not_told_of_a_pack_that_is_brought_back(
    school: School, clock: HandClock
) -> None:
    school.services.packs.add(school.own)
    file = school.content.parents[1] / "data" / "packs" / OWN / "facts" / "law.yaml"
    whole = file.read_text("utf-8")
    file.write_text("topic: [\n", "utf-8")
    services = reopened(school, clock)
    try:
        services.packs.build_all()
        assert services.packs.lines()[1].trouble
        services.packs.retire(OWN)
        file.write_text(whole, "utf-8")
        assert services.packs.bring_back(OWN, school.content).trouble == ()
    finally:
        services.close()


def test_what_is_no_pack_or_the_built_in_one_is_refused_in_words(
    school: School, tmp_path: Path
) -> None:
    with pytest.raises(ExpectedError, match="There is no pack in"):
        school.services.packs.add(tmp_path)
    with pytest.raises(ExpectedError, match="comes with the app"):
        school.services.packs.add(renamed(school.own, BUILT_IN))
    with pytest.raises(ExpectedError, match="There is no pack nowhere"):
        school.services.packs.retire(PackId("nowhere"))


def test_what_links_to_elsewhere_is_not_copied(school: School, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("private", "utf-8")
    (school.own / "note.txt").symlink_to(secret)
    school.services.packs.add(school.own)
    assert not list((tmp_path / "data" / "packs").rglob("note.txt"))


def test_reviews_and_progress_keep_apart(school: School, clock: HandClock) -> None:
    services, mina = school.services, school.mina
    services.packs.add(school.own)
    answer_all_wrong(services, mina, 4)
    clock.tick(days=2)
    assert len(services.review.wrong_list(mina.id).lines) == 4
    assert services.today.view(mina.id).review == 4
    services.packs.choose(mina.id, OWN)
    assert services.review.wrong_list(mina.id).lines == ()
    assert services.review.agenda(mina.id).on_list == 0
    view = services.today.view(mina.id)
    assert (view.review, view.teaser) == (0, None)
    assert services.reporting.progress(mina.id).responses == 0
    assert services.practice.history(mina.id) == ()
    answer_all_wrong(services, mina, 3)
    assert len(services.review.wrong_list(mina.id).lines) == 3
    services.packs.choose(mina.id, BUILT_IN)
    assert len(services.review.wrong_list(mina.id).lines) == 4
    assert services.reporting.progress(mina.id).responses == 4


def test_a_copy_of_the_folder_that_fails_leaves_nothing(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("quizapp.services.pack_files.write_atomically", full)
    with pytest.raises(ExpectedError, match="No space left"):
        school.services.packs.add(school.own)
    assert [line.id for line in school.services.packs.lines()] == [BUILT_IN]


def test_a_pack_saved_as_a_file_is_the_same_pack_elsewhere(school: School, tmp_path: Path) -> None:
    services = school.services
    services.packs.add(school.own)
    file = tmp_path / "Town, history – 역사.quizpack"
    services.packs.export(OWN, file)
    look = services.packs.look(file)
    assert (look.id, look.title, look.release, look.replaces) == (OWN, "Town history", 1, 1)
    assert (look.questions, look.documents, look.topics) == (24, 2, 3)
    assert look.trouble == ()
    before = file.read_bytes()
    services.packs.add(file)
    services.packs.export(OWN, file)
    assert file.read_bytes() == before
    with pytest.raises(ExpectedError, match="no files of the pack"):
        services.packs.export(BUILT_IN, file)


def test_errors_in_a_file_name_the_file_not_where_it_was_unpacked(
    school: School, tmp_path: Path
) -> None:
    services = school.services
    services.packs.add(school.own)
    (tmp_path / "data" / "packs" / OWN / "facts" / "law.yaml").write_text("topic: law\n", "utf-8")
    file = tmp_path / "town.quizpack"
    services.packs.export(OWN, file)
    trouble = services.packs.look(file).trouble
    assert trouble
    assert all(line.startswith("town.quizpack/facts/law.yaml:") for line in trouble)
    with pytest.raises(ExpectedError, match=r"^The pack in town\.quizpack has .* errors?\."):
        services.packs.add(file)


def test_a_look_at_a_folder_that_is_no_pack_says_so(school: School, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    with pytest.raises(ExpectedError, match="There is no pack in pictures"):
        school.services.packs.look(tmp_path / "pictures")


def test_a_look_changes_nothing_and_tells_every_error(school: School) -> None:
    (school.own / "facts" / "law.yaml").write_text("topic: law\n", "utf-8")
    look = school.services.packs.look(school.own)
    assert look.replaces is None
    assert any("law.yaml" in line for line in look.trouble)
    assert [line.id for line in school.services.packs.lines()] == [BUILT_IN]
    assert not (school.content.parents[1] / "data" / "packs").exists()


@pytest.mark.parametrize("built", [True, False])
def test_what_a_killed_copy_left_half_done_is_finished_or_undone(
    school: School, clock: HandClock, *, built: bool
) -> None:
    """Killed after the build the new files take their place; before it the old ones stay."""
    services = school.services
    services.packs.add(school.own)
    packs = school.content.parents[1] / "data" / "packs"
    newer = shutil.copytree(school.own, school.own.with_name("newer"))
    renamed(newer, OWN, title="Newer", release=2)
    if built:  # and not swapped in
        services.packs.add(newer)
        shutil.rmtree(packs / OWN)
        shutil.copytree(school.own, packs / f".{OWN}.old")
    shutil.copytree(newer, packs / f".{OWN}.part")
    services = reopened(school, clock)
    try:
        services.packs.build_all()
        assert services.packs.lines()[1].title == ("Newer" if built else "Town history")
        assert sorted(path.name for path in packs.iterdir()) == [OWN]
        assert services.packs.look(packs / OWN).release == (2 if built else 1)
    finally:
        services.close()


def test_the_task_of_a_day_is_done_in_the_pack_that_it_was_of(
    school: School, clock: HandClock
) -> None:
    services, mina = school.services, school.mina
    services.packs.add(school.own)
    attempt = services.today.start(mina.id)
    for question in attempt.questions:
        services.practice.go_on(attempt.id)
        services.practice.answer(attempt.id, question.id, 0, Certainty.GUESS, 1000)
        services.practice.leave_feedback(attempt.id, question.id)
    assert services.today.view(mina.id).done is not None
    services.packs.choose(mina.id, OWN)
    there = services.today.view(mina.id)
    assert (there.done, there.asked) == (None, 0)
    assert there.new > 0
    assert there.learned_today, "a day learned is one, in whichever pack"


def test_what_is_being_added_is_not_swept_by_the_build_of_a_start(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start builds in the background, while somebody may bring a pack already."""
    packs = school.services.packs
    build = Packs._build
    others: list[threading.Thread] = []

    def slowly(*given: Any, **more: Any) -> None:
        others.append(threading.Thread(target=packs.build_all))
        others[0].start()
        others[0].join(0.3)  # without the lock it is long over by then
        build(*given, **more)

    monkeypatch.setattr(Packs, "_build", slowly)
    line = packs.add(school.own)
    others[0].join()
    assert line.questions > 0
    assert packs.look(school.content.parents[1] / "data" / "packs" / OWN).trouble == ()
    assert packs.lines()[1].trouble == ()


def test_retiring_and_bringing_back_ask_for_the_pin_of_the_bank(
    school: School, clock: HandClock
) -> None:
    services = school.services
    services.packs.add(school.own)
    services.owner.set_pin("1234")
    with pytest.raises(ExpectedError, match="not the PIN"):
        services.packs.retire(OWN)
    clock.tick(minutes=1)
    services.packs.retire(OWN, "1234")
    with pytest.raises(ExpectedError, match="not the PIN"):
        services.packs.bring_back(OWN, school.content)
    clock.tick(minutes=1)
    assert services.packs.bring_back(OWN, school.content, "1234").state is PackState.PUBLISHED


def test_of_two_windows_that_retire_at_once_one_is_refused(school: School) -> None:
    """What is left is asked inside the transaction: each window saw two packs before."""
    services = school.services
    services.packs.add(school.own)
    other = Packs(services.bank, school.content.parents[1] / "data" / "packs")
    seen = services.packs.lines()
    services.packs.lines = lambda: seen  # type: ignore[method-assign]  # as they were before
    other.retire(BUILT_IN)
    with pytest.raises(ExpectedError, match="only pack"):
        services.packs.retire(OWN)

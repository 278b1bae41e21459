"""Versions: checked, published, compared, gone back to; and no draft in front of a learner."""

import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from quizapp.bank.backup import check as faults_of
from quizapp.bank.content import Content
from quizapp.core.answering.attempts import Attempt, Certainty, Learner, QuizSpec, Stage
from quizapp.core.authoring.comparing import Difference
from quizapp.core.authoring.drafts import Draft, DraftQuestion, QuestionState, empty_fact
from quizapp.core.authoring.edits import added, apply, put
from quizapp.core.authoring.states import with_state
from quizapp.core.content.ids import FactId, ItemId, PackId, TopicId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.test_plan import Preparation
from quizapp.core.session.setup import SessionPlan
from quizapp.core.views.drafts import OpenedCopy
from quizapp.packs.archive import unpack
from quizapp.packs.export import exported
from quizapp.packs.load import read_pack
from quizapp.server.views import PhoneCards
from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance
from quizapp.services.publishing import Publishing
from quizapp.services.services import Services, open_services
from tests.builders import a_document, a_passage
from tests.services.stock import HandClock, OpenBuilt
from tests.ui.journeys.stock_folder import a_stock_folder

SECRET = "zebra"
"""A word of the draft that nobody may see."""


class Desk(NamedTuple):
    services: Services
    data: Path
    clock: HandClock
    pack_id: PackId
    mina: Learner

    @property
    def publishing(self) -> Publishing:
        return self.services.publishing

    def copy_questions(self) -> dict[str, DraftQuestion]:
        copy = self.services.workbench.open(self.pack_id).copy
        return {str(question.item.id): question for _, question in copy.questions()}

    def write(self, item_id: str, **changes: object) -> None:
        """Change an item in the working copy."""
        copy = self.services.workbench.open(self.pack_id).copy
        for draft, question in copy.questions():
            if question.item.id == item_id:
                item = replace(question.item, **changes)  # type: ignore[arg-type]
                after = draft.with_question(replace(question, item=item))
                self.services.workbench.edit(self.pack_id, put("typed", (draft, after)))

    def set_state(self, state: QuestionState, *ids: str) -> None:
        copy = self.services.workbench.open(self.pack_id).copy
        change = with_state(copy, tuple(map(ItemId, ids)), state)
        self.services.workbench.edit(self.pack_id, change)

    def quiz(self, number: int = 10) -> Attempt:
        return self.services.practice.start(self.mina.id, QuizSpec(number=number))


def a_question(name: str, stem: str, *, state: QuestionState = QuestionState.READY) -> Draft:
    fact_id = FactId(name)
    texts = ("two", "three", "four")
    options = tuple(Option(f"{text} {stem}", text == "two", "") for text in texts)
    item = Item(ItemId(f"{name}-1"), fact_id, ItemKind.CHOICE, f"How many {stem}?", options, 1)
    return Draft(empty_fact(fact_id, TopicId("farm")), (DraftQuestion(item, state),))


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock, open_built: OpenBuilt) -> Iterator[Desk]:
    data = tmp_path / "data"
    services = open_built(data, a_stock_folder(tmp_path / "app"))
    pack_id = services.workbench.new("Farm")
    drafts = (
        a_question("cows", "cows"),
        a_question("hens", "hens"),
        a_question("hidden", SECRET, state=QuestionState.DRAFT),
        a_question("old", f"old {SECRET}s", state=QuestionState.RETIRED),
    )
    services.workbench.edit(pack_id, added("4 questions", drafts))
    yield Desk(services, data, clock, pack_id, services.learners.add("Mina"))
    services.close()


@pytest.fixture
def farm(desk: Desk) -> Desk:
    """The desk with a first version, and a learner who works with it."""
    desk.publishing.publish(desk.pack_id, "The first", "Ms Kim")
    desk.services.packs.choose(desk.mina.id, desk.pack_id)
    return desk


def answer_all(desk: Desk, attempt: Attempt) -> None:
    practice = desk.services.practice
    for question in attempt.questions:
        practice.go_on(attempt.id)
        practice.answer(attempt.id, question.id, 0, Certainty.CERTAIN, 10)
        practice.leave_feedback(attempt.id, question.id)


def stems(desk: Desk) -> set[str]:
    return {question.version.item.stem for question in desk.quiz().questions}


def test_a_check_tells_what_would_be_published(desk: Desk) -> None:
    check = desk.publishing.check(desk.pack_id)
    assert (check.version, check.ready, check.drafts) == (1, 2, 1)
    assert (check.errors, check.whole, check.by_hand) == ((), (), ())
    assert (check.since.version, check.since.new, check.since.responses) == (0, 2, 0)
    assert check.can_publish
    desk.write("cows-1", stem=" ")
    check = desk.publishing.check(desk.pack_id)
    (wrong,) = check.errors
    assert (wrong.item_id, wrong.troubles[0].field) == ("cows-1", "stem")
    assert not check.can_publish
    with pytest.raises(ExpectedError, match="can't be published") as told:
        desk.publishing.publish(desk.pack_id, "", "Ms Kim")
    assert "The question is empty" in told.value.lines[0]
    assert desk.publishing.versions(desk.pack_id) == ()


def test_nothing_ready_is_no_version(desk: Desk) -> None:
    desk.set_state(QuestionState.DRAFT, "cows-1", "hens-1")
    assert "No question is ready" in desk.publishing.check(desk.pack_id).whole[0]
    with pytest.raises(ExpectedError):
        desk.publishing.publish(desk.pack_id, "", "Ms Kim")


def test_a_version_is_what_learners_get(farm: Desk) -> None:
    (line,) = farm.publishing.versions(farm.pack_id)
    assert (line.number, line.by, line.note, line.questions) == (1, "Ms Kim", "The first", 2)
    assert (line.at, line.current) == (farm.clock.now, True)
    assert stems(farm) == {"How many cows?", "How many hens?"}
    folder = farm.services.packs.folder(farm.pack_id)
    assert folder is not None
    assert read_pack(folder).sound.release == 1
    assert faults_of(farm.services.bank) == ()
    with pytest.raises(ExpectedError, match="Nothing is new"):
        farm.publishing.publish(farm.pack_id, "", "Ms Kim")


def test_a_version_says_what_changed_and_whose_answers_keep_their_words(farm: Desk) -> None:
    answer_all(farm, farm.quiz())
    farm.write("cows-1", stem="How many brown cows?")
    farm.set_state(QuestionState.RETIRED, "hens-1")
    farm.set_state(QuestionState.READY, "hidden-1")
    since = farm.publishing.check(farm.pack_id).since
    assert (since.version, since.new, since.reworded, since.removed) == (1, 1, 1, 1)
    assert since.responses == 2
    assert farm.publishing.publish(farm.pack_id, "More", "Mr Oh") == 2
    assert stems(farm) == {"How many brown cows?", f"How many {SECRET}?"}
    found = {one.fact_id: one for one in farm.publishing.differences(farm.pack_id, 2)}
    assert {name: one.kind for name, one in found.items()} == {
        "cows": Difference.REWORDED,
        "hidden": Difference.ADDED,
        "hens": Difference.REMOVED,
    }
    words = {(text.what, text.before, text.after) for text in found[FactId("cows")].texts}
    assert ("Question", "How many cows?", "How many brown cows?") in words
    assert [one.kind for one in farm.publishing.differences(farm.pack_id, 1)] == [
        Difference.ADDED,
        Difference.ADDED,
    ]


@pytest.mark.parametrize("edit", ["stem", "options", "retired", "deleted", "gone back"])
def test_an_old_attempt_shows_the_old_wording_after_any_edit(farm: Desk, edit: str) -> None:
    attempt = farm.quiz()
    answer_all(farm, attempt)
    before = farm.services.practice.attempt(attempt.id)
    if edit == "stem":
        farm.write("cows-1", stem="Otherwise?")
    elif edit == "options":
        farm.write("cows-1", options=(Option("x", True, ""), Option("y", False, "")))
    elif edit == "retired":
        farm.set_state(QuestionState.RETIRED, "cows-1")
    elif edit == "deleted":
        copy = farm.services.workbench.open(farm.pack_id).copy
        draft = copy.draft(FactId("cows"))
        farm.services.workbench.edit(farm.pack_id, put("deleted", (draft, None)))
    else:
        farm.write("cows-1", stem="Otherwise?")
        farm.publishing.publish(farm.pack_id, "", "Ms Kim")
        farm.publishing.go_back(farm.pack_id, 1, "Ms Kim")
    if edit != "gone back":
        farm.publishing.publish(farm.pack_id, "", "Ms Kim")
    assert farm.services.practice.attempt(attempt.id) == before
    line = farm.services.review.wrong_list(farm.mina.id).lines
    for one in line:
        entry = farm.services.review.entry(farm.mina.id, one.card.fact_id)
        assert "Otherwise" not in entry.question.version.item.stem
    assert faults_of(farm.services.bank) == ()


def test_numbers_only_rise_also_after_going_back(farm: Desk) -> None:
    farm.write("cows-1", stem="How many brown cows?")
    farm.publishing.publish(farm.pack_id, "", "Ms Kim")
    farm.set_state(QuestionState.READY, "hidden-1")
    assert farm.publishing.go_back(farm.pack_id, 1, "Mr Oh") == 3
    assert stems(farm) == {"How many cows?", "How many hens?"}
    assert [one.number for one in farm.publishing.versions(farm.pack_id)] == [3, 2, 1]
    assert farm.publishing.versions(farm.pack_id)[0].note == "Gone back to version 1."
    questions = farm.copy_questions()
    assert questions["cows-1"].item.stem == "How many cows?"
    assert questions["hidden-1"].state is QuestionState.RETIRED
    assert questions["old-1"].state is QuestionState.RETIRED
    assert not farm.publishing.check(farm.pack_id).since.any
    undone = farm.services.workbench.undo(farm.pack_id)
    assert undone is not None
    questions = farm.copy_questions()
    assert questions["cows-1"].item.stem == "How many brown cows?"
    assert questions["hidden-1"].state is QuestionState.READY
    assert farm.publishing.publish(farm.pack_id, "", "Ms Kim") == 4


def test_undoing_and_redoing_a_state_is_an_edit_as_any_other(farm: Desk) -> None:
    copy = farm.services.workbench.open(farm.pack_id).copy
    change = with_state(copy, (ItemId("cows-1"), ItemId("hens-1")), QuestionState.RETIRED)
    assert change.label == "2 questions retired"
    assert apply(apply(copy, change), change.inverse()) == copy
    assert with_state(copy, (ItemId("old-1"),), QuestionState.RETIRED).entries == ()


def test_what_was_changed_by_hand_is_told_before_it_is_replaced(farm: Desk) -> None:
    folder = farm.services.packs.folder(farm.pack_id)
    assert folder is not None
    file = folder / "facts" / "farm.yaml"
    file.write_text(file.read_text("utf-8").replace("How many hens?", "How many hens at noon?"))
    (told,) = farm.publishing.check(farm.pack_id).by_hand
    assert told.startswith("reworded: ")
    farm.write("cows-1", stem="How many brown cows?")
    farm.publishing.publish(farm.pack_id, "", "Ms Kim")
    assert stems(farm) == {"How many brown cows?", "How many hens?"}
    assert farm.publishing.check(farm.pack_id).by_hand == ()


def test_a_pack_that_came_as_a_file_can_be_gone_back_to(desk: Desk, tmp_path: Path) -> None:
    first = desk.publishing.publish(desk.pack_id, "", "Ms Kim")
    file = tmp_path / "farm.quizpack"
    desk.services.packs.export(desk.pack_id, file)
    other_data = tmp_path / "other"
    maintenance = BankMaintenance(other_data / BANK_FILE, tmp_path / "app" / "content", desk.clock)
    other = open_services(maintenance, other_data, desk.clock, random.Random(4))
    try:
        other.build(lambda _: None)
        other.packs.add(file)
        there = desk._replace(services=other)
        other.workbench.open(desk.pack_id)
        newer = tmp_path / "newer"
        unpack(file, newer)
        written = newer / "facts" / "farm.yaml"
        changed = written.read_text("utf-8").replace("How many hens?", "How many old hens?")
        written.write_text(changed, "utf-8")
        head = newer / "pack.yaml"
        head.write_text(head.read_text("utf-8").replace("release: 1", "release: 2"), "utf-8")
        other.packs.add(newer)  # somebody brings a newer file beside what is being written
        assert len(other.publishing.check(desk.pack_id).by_hand) == 1
        there.write("cows-1", stem="How many brown cows?")
        assert other.publishing.publish(desk.pack_id, "", "Mr Oh") == first + 2
        lines = other.publishing.versions(desk.pack_id)
        assert [(one.number, one.by) for one in lines] == [(3, "Mr Oh"), (1, "")]
        assert other.publishing.go_back(desk.pack_id, 1, "Mr Oh") == 4
    finally:
        other.close()


def test_of_two_windows_one_publishes(farm: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    farm.write("cows-1", stem="How many brown cows?")
    opened = farm.services.workbench.open

    def stale(pack_id: PackId) -> OpenedCopy:
        found = opened(pack_id)
        return replace(found, copy=replace(found.copy, version=0))

    monkeypatch.setattr(farm.services.workbench, "open", stale)
    with pytest.raises(ExpectedError, match=r"[Aa]nother window"):
        farm.publishing.publish(farm.pack_id, "", "Mr Oh")
    monkeypatch.undo()
    assert [one.number for one in farm.publishing.versions(farm.pack_id)] == [1]
    assert not list((farm.data / "packs").glob(".*")), "no half-written folder is left"
    assert stems(farm) == {"How many cows?", "How many hens?"}


def test_what_the_disk_refuses_changes_nothing(farm: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    farm.write("cows-1", stem="How many brown cows?")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("quizapp.packs.write.write_atomically", full)
    with pytest.raises(ExpectedError, match="No space left"):
        farm.publishing.publish(farm.pack_id, "", "Ms Kim")
    assert stems(farm) == {"How many cows?", "How many hens?"}
    assert [one.number for one in farm.publishing.versions(farm.pack_id)] == [1]


def test_what_files_can_not_hold_is_told(farm: Desk) -> None:
    document = a_document(passages=(a_passage(section=("*Loud* words",)),))
    farm.services.workbench.edit(farm.pack_id, added("a document", (document,)))
    with pytest.raises(ExpectedError, match="can't be kept") as told:
        farm.publishing.publish(farm.pack_id, "", "Ms Kim")
    assert "emphasis" in told.value.lines[0]


def test_a_retired_pack_is_brought_back_before_it_is_published(farm: Desk) -> None:
    farm.write("cows-1", stem="How many brown cows?")
    farm.services.packs.retire(farm.pack_id)
    assert farm.publishing.check(farm.pack_id).retired_pack
    with pytest.raises(ExpectedError, match="retired"):
        farm.publishing.publish(farm.pack_id, "", "Ms Kim")


def test_a_pack_retired_in_the_middle_of_an_attempt_lets_it_end(farm: Desk) -> None:
    attempt = farm.quiz()
    farm.services.practice.go_on(attempt.id)
    farm.services.packs.retire(farm.pack_id)
    answer_all(farm, attempt)
    assert farm.services.practice.attempt(attempt.id).stage is Stage.SUMMARY


def test_an_interrupted_swap_is_finished_with_its_version(farm: Desk) -> None:
    """What a power cut between the bank and the folders leaves is put right at the next start."""
    farm.write("cows-1", stem="How many brown cows?")
    packs = farm.data / "packs"
    shutil.copytree(packs / farm.pack_id, packs / ".before")
    farm.publishing.publish(farm.pack_id, "", "Ms Kim")
    (packs / farm.pack_id).rename(packs / f".{farm.pack_id}.part")
    (packs / ".before").rename(packs / farm.pack_id)
    farm.services.packs.build_all()
    assert farm.publishing.check(farm.pack_id).by_hand == ()
    assert [one.number for one in farm.publishing.versions(farm.pack_id)] == [2, 1]
    assert "How many brown cows?" in stems(farm)


def test_listing_packs_leaves_what_another_program_is_writing(farm: Desk) -> None:
    part = farm.data / "packs" / ".another.part"
    part.mkdir()
    (part / "pack.yaml").write_text("id: another\n", "utf-8")
    farm.services.packs.build_all(sweep=False)
    assert part.is_dir()
    farm.services.packs.build_all()
    assert not part.exists()


def test_no_draft_is_seen_at_any_door(farm: Desk, tmp_path: Path) -> None:
    services, mina, pack_id = farm.services, farm.mina, farm.pack_id
    assert services.practice.matching(QuizSpec(), mina.id) == 2
    seen: list[object] = [services.practice.choices(mina.id)]
    attempt = farm.quiz()
    seen += [question.version.item for question in attempt.questions]
    answer_all(farm, attempt)
    seen += [services.today.view(mina.id), services.review.wrong_list(mina.id)]
    seen.append(services.reporting.progress(mina.id))
    seen.append(services.first_hour.offers(mina.id))
    seen += [services.library.search(SECRET, mina.id), services.library.documents(mina.id)]
    day = farm.clock.now.date() + timedelta(days=9)
    services.planning.set_plan(mina.id, Preparation(day))
    seen.append(services.planning.plan(mina.id))
    seen.append(services.preparing.questions(learner_id=mina.id))
    drawn = services.preparing.draw(QuizSpec(number=10), mina.id)
    every = tuple(ItemId(f"{pack_id}:{name}-1") for name in ("hidden", "old", "cows", "hens"))
    seen += [drawn, services.preparing.chosen(every)]
    setup = services.preparing.setup(SessionPlan("Farm", every))
    cards = services.classroom.cards(setup)
    assert len(cards) == 2
    phones = PhoneCards(cards, services.classroom.readings(setup))
    seen += [cards, [phones.whole(number) for number in range(2)]]
    with services.bank.read() as db:
        versions = Content(db).current_versions(
            ItemId(f"{pack_id}:{name}") for name in ("hidden-1", "old-1", "cows-1")
        )
    assert [version.item.id for version in versions] == [f"{pack_id}:cows-1"]
    file = tmp_path / "farm.quizpack"
    services.packs.export(pack_id, file)
    folder = services.packs.folder(pack_id)
    assert folder is not None
    seen += [one.read_text("utf-8") for one in folder.rglob("*") if one.is_file()]
    seen.append(exported(read_pack(folder).sound))
    out = tmp_path / "mina.json"
    services.rights.export(mina.id, out)
    seen.append(json.loads(out.read_text("utf-8")))
    assert SECRET not in repr(seen)
    assert SECRET.encode() not in file.read_bytes()


def test_other_programs_get_no_question_that_is_incomplete(farm: Desk, tmp_path: Path) -> None:
    farm.write("cows-1", stem=" ")
    with pytest.raises(ExpectedError, match="something missing"):
        farm.services.exchanging.export(farm.pack_id, "gift", tmp_path / "farm.gift")
    assert not (tmp_path / "farm.gift").exists()
    farm.services.workbench.undo(farm.pack_id)
    farm.services.exchanging.export(farm.pack_id, "gift", tmp_path / "farm.gift")
    written = (tmp_path / "farm.gift").read_text("utf-8")
    assert "How many cows?" in written
    assert SECRET not in written

"""Working copies: begun, edited, undone, over restarts and between two windows."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from quizapp.bank import drafts
from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.authoring.drafts import Draft, QuestionState, empty_fact, empty_question
from quizapp.core.authoring.edits import Change, Entry, added, apply, put, removed
from quizapp.core.content.ids import FactId, ItemId, PackId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.errors import ExpectedError
from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance
from quizapp.services.services import Services, open_services
from tests.packs.folders import a_folder
from tests.services.stock import HandClock, OpenBuilt
from tests.ui.journeys.stock_folder import a_stock_folder

SAMPLE = PackId("sample")


class Desk(NamedTuple):
    services: Services
    data: Path
    content: Path
    clock: HandClock

    def again(self) -> Services:
        """Open the bank anew, as the next start does."""
        maintenance = BankMaintenance(self.data / BANK_FILE, self.content, self.clock)
        return open_services(maintenance, self.data, self.clock, random.Random(5))


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock, open_built: OpenBuilt) -> Iterator[Desk]:
    content = a_stock_folder(tmp_path / "app")
    data = tmp_path / "data"
    services = open_built(data, content)
    yield Desk(services, data, content, clock)
    services.close()


def a_draft(name: str, topic: str = "milk") -> Draft:
    fact_id = FactId(name)
    question = empty_question(ItemId(f"{name}-1"), fact_id, ItemKind.CHOICE)
    return Draft(empty_fact(fact_id, TopicId(topic)), (question,))


def test_a_new_pack_has_an_id_that_nobody_typed(desk: Desk) -> None:
    workbench = desk.services.workbench
    assert workbench.new("  What happens\nto milk? ") == "what-happens-to-milk"
    assert workbench.new("What happens to milk?") == "what-happens-to-milk-2"
    assert workbench.new("우유") == "pack"
    assert workbench.new(BUILT_IN.replace("-", " ")) != BUILT_IN
    opened = workbench.open(PackId("what-happens-to-milk"))
    assert opened.copy.head.title == "What happens to milk?"
    assert (opened.copy.version, opened.undo, opened.redo) == (0, "", "")
    with pytest.raises(ExpectedError, match="no title"):
        workbench.new(" \n ")


def test_a_published_pack_is_opened_with_its_questions_ready(desk: Desk, tmp_path: Path) -> None:
    desk.services.packs.add(a_folder(tmp_path))
    copy = desk.services.workbench.open(SAMPLE).copy
    assert copy.version == 1
    assert {question.state for _, question in copy.questions()} == {QuestionState.READY}
    (line,) = desk.services.workbench.copies()
    assert (line.pack_id, line.drafts, line.ready) == (SAMPLE, 0, len(list(copy.questions())))


def test_the_pack_of_the_app_and_an_unknown_one_are_not_opened(desk: Desk) -> None:
    with pytest.raises(ExpectedError, match="comes with the app"):
        desk.services.workbench.open(BUILT_IN)
    with pytest.raises(ExpectedError, match="no pack nobody"):
        desk.services.workbench.open(PackId("nobody"))
    assert desk.services.workbench.copies() == ()


def test_edits_are_undone_and_made_again_after_a_restart(desk: Desk) -> None:
    workbench = desk.services.workbench
    pack_id = workbench.new("Milk")
    steps = [workbench.open(pack_id).copy]
    for name in "abc":
        done = workbench.edit(pack_id, added(f"Add {name}", [a_draft(name)]))
        steps.append(replace(apply(steps[-1], done.change), revision=done.revision))
    middle = steps[-1].drafts[1]
    done = workbench.edit(pack_id, removed("Remove b", steps[-1], middle))
    steps.append(replace(apply(steps[-1], done.change), revision=done.revision))
    assert workbench.open(pack_id).copy == steps[-1]

    services = desk.again()
    try:
        workbench = services.workbench
        opened = workbench.open(pack_id)
        assert (opened.undo, opened.redo) == ("Remove b", "")
        for expected, label in zip(
            reversed(steps[:-1]), ("Add c", "Add b", "Add a", ""), strict=True
        ):
            undone = workbench.undo(pack_id)
            assert undone is not None
            assert undone.undo == label
            assert workbench.open(pack_id).copy.drafts == expected.drafts
        assert workbench.undo(pack_id) is None
        while workbench.redo(pack_id) is not None:
            pass
        assert workbench.open(pack_id).copy.drafts == steps[-1].drafts
    finally:
        services.close()


def test_an_edit_after_undoing_ends_what_could_be_made_again(desk: Desk) -> None:
    workbench = desk.services.workbench
    pack_id = workbench.new("Milk")
    workbench.edit(pack_id, added("Add a", [a_draft("a")]))
    workbench.undo(pack_id)
    done = workbench.edit(pack_id, added("Add b", [a_draft("b")]))
    assert (done.undo, done.redo) == ("Add b", "")
    assert workbench.redo(pack_id) is None


def test_the_slower_of_two_windows_is_told_and_overwrites_nothing(desk: Desk) -> None:
    workbench = desk.services.workbench
    pack_id = workbench.new("Milk")
    workbench.edit(pack_id, added("Add a", [a_draft("a")]))
    (draft,) = workbench.open(pack_id).copy.drafts
    mine = replace(draft, fact=replace(draft.fact, statement="Milk is white."))
    other = desk.again()
    try:
        theirs = replace(draft, fact=replace(draft.fact, statement="Milk is wet."))
        other.workbench.edit(pack_id, put("Theirs", (draft, theirs)))
        with pytest.raises(ExpectedError, match="another window"):
            workbench.edit(pack_id, put("Mine", (draft, mine)))
        assert other.workbench.open(pack_id).copy.drafts == (theirs,)
    finally:
        other.close()


def test_parts_come_into_any_place_any_number_of_times(desk: Desk) -> None:
    workbench = desk.services.workbench
    pack_id = workbench.new("Milk")
    workbench.edit(pack_id, added("Add", [a_draft("first"), a_draft("last")]))
    names = [f"n{number}" for number in range(70)]  # places are halved, which ends at 52 times
    for name in names:
        workbench.edit(pack_id, Change("Between", (Entry(None, a_draft(name), 1),)))
    found = [draft.id for draft in workbench.open(pack_id).copy.drafts]
    assert found == ["first", *reversed(names), "last"]


def test_only_so_many_edits_are_kept_to_be_undone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "KEPT_EDITS", 3)
    workbench = desk.services.workbench
    pack_id = workbench.new("Milk")
    for name in "abcde":
        workbench.edit(pack_id, added(f"Add {name}", [a_draft(name)]))
    while workbench.undo(pack_id) is not None:
        pass
    assert [draft.id for draft in workbench.open(pack_id).copy.drafts] == ["a", "b"]


def test_the_title_in_lists_follows_the_head(desk: Desk) -> None:
    workbench = desk.services.workbench
    pack_id = workbench.new("Milk")
    head = workbench.open(pack_id).copy.head
    workbench.edit(pack_id, put("Rename", (head, replace(head, title="Milk and bread"))))
    assert [line.title for line in workbench.copies()] == ["Milk and bread"]
    workbench.undo(pack_id)
    assert [line.title for line in workbench.copies()] == ["Milk"]


def test_what_is_written_reaches_no_learner(desk: Desk) -> None:
    services = desk.services
    mina = services.learners.add("Mina")
    before = services.practice.choices(mina.id), services.packs.lines()
    pack_id = services.workbench.new("Milk")
    services.workbench.edit(pack_id, added("Add a", [a_draft("a")]))
    assert (services.practice.choices(mina.id), services.packs.lines()) == before
    assert [id_ for id_, _ in services.packs.offered(mina.id).packs] == [BUILT_IN]
    attempt = services.practice.start(mina.id, QuizSpec(number=10))
    assert not any(one.version.item.id.startswith(pack_id) for one in attempt.questions)


def test_a_discarded_working_copy_begins_anew_from_the_files(desk: Desk, tmp_path: Path) -> None:
    desk.services.packs.add(a_folder(tmp_path))
    workbench = desk.services.workbench
    copy = workbench.open(SAMPLE).copy
    workbench.edit(SAMPLE, removed("Remove", copy, copy.drafts[0]))
    workbench.discard(SAMPLE)
    assert workbench.copies() == ()
    assert workbench.open(SAMPLE).copy.drafts == copy.drafts

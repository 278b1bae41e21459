"""Versions of a pack, published and gone back to, in a bank of either kind."""

from dataclasses import replace
from pathlib import Path

from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.core.authoring.drafts import Draft, DraftQuestion, QuestionState, empty_fact
from quizapp.core.authoring.edits import added, put
from quizapp.core.content.ids import FactId, ItemId, PackId, TopicId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.pictures import Picture
from quizapp.env.clock import Clock
from quizapp.services.packs import Packs
from quizapp.services.publishing import Publishing
from quizapp.services.workbench import Workbench
from tests.pictures import a_picture


def a_question(name: str, picture: Picture | None = None) -> Draft:
    fact_id = FactId(name)
    options = tuple(Option(f"{text} {name}", text == "two", "") for text in ("two", "six", "ten"))
    stem = f"How many {name}?"
    item = Item(ItemId(f"{name}-1"), fact_id, ItemKind.CHOICE, stem, options, 1, picture=picture)
    question = DraftQuestion(item, QuestionState.READY)
    return Draft(empty_fact(fact_id, TopicId("farm")), (question,))


def asked(bank: Bank, pack_id: PackId) -> dict[str, Picture | None]:
    """Return the questions that learners get, each with its picture."""
    with bank.read() as db:
        content = Content(db)
        topics = [topic.id for topic in content.topics(pack_id)]
        facts = content.facts(content.fact_ids(topics)).values()
    return {item.stem: item.picture for fact in facts for item in fact.items}


def test_versions_are_published_and_gone_back_to(
    any_bank: Bank, clock: Clock, tmp_path: Path
) -> None:
    packs = Packs(any_bank, tmp_path / "packs")
    workbench = Workbench(any_bank, packs, clock)
    publishing = Publishing(any_bank, packs, workbench, clock)
    pack_id = workbench.new("Farm")
    first = a_question("cows", a_picture())
    workbench.edit(pack_id, added("2 questions", [first, a_question("hens")]))
    assert publishing.publish(pack_id, "The first", "Ms Kim") == 1
    there = {"How many cows?": a_picture(), "How many hens?": None}
    assert asked(any_bank, pack_id) == there
    after = replace(first.questions[0].item, stem="How many brown cows?", picture=None)
    changed = first.with_question(replace(first.questions[0], item=after))
    workbench.edit(pack_id, put("typed", (first, changed)))
    assert workbench.undo(pack_id) is not None
    assert workbench.redo(pack_id) is not None
    assert publishing.publish(pack_id, "", "Ms Kim") == 2
    assert asked(any_bank, pack_id) == {"How many brown cows?": None, "How many hens?": None}
    assert publishing.go_back(pack_id, 1, "Ms Kim") == 3
    assert asked(any_bank, pack_id) == there
    shown = asked(any_bank, pack_id)["How many cows?"]
    assert shown is not None
    assert shown.data == a_picture().data
    assert [one.number for one in publishing.versions(pack_id)] == [3, 2, 1]

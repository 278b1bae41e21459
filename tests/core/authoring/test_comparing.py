"""What differs between versions, and the edit that goes back to one."""

from dataclasses import replace
from typing import Any

from quizapp.core.authoring.comparing import (
    Difference,
    changed_items,
    fact_differences,
    going_back,
)
from quizapp.core.authoring.compiling import compiled
from quizapp.core.authoring.drafts import QuestionState, WorkingCopy, working_copy_of
from quizapp.core.authoring.edits import apply
from quizapp.core.content.ids import DocumentId, FactId, ItemId, PassageId, TopicId
from quizapp.core.content.items import Item
from quizapp.core.content.packs import Pack, Topic
from tests.builders import a_choice, a_document, a_fact, a_pack, a_passage, a_statement
from tests.core.authoring.copies import a_draft


def named(name: str, **changes: Any) -> Item:
    return a_choice(id=ItemId(f"{name}-1"), fact_id=FactId(name), **changes)


def a_version() -> Pack:
    """Return a pack with two facts, the second on a passage of its own document."""
    facts = (a_fact(), a_fact(id=FactId("law"), items=(named("law"),), evidence=(), myth=None))
    return a_pack(facts=facts, release=3)


def written_on(version: Pack) -> WorkingCopy:
    """Return a working copy in which something of everything was done since a version."""
    copy = working_copy_of(version, 5)
    routes, law = copy.drafts
    first = routes.questions[0]
    routes = routes.with_question(replace(first, item=replace(first.item, stem="Otherwise?")))
    fresh = a_draft(named("fresh"), id=FactId("fresh"), topic_id=TopicId("new"))
    draft = a_draft(named("half"), id=FactId("half"), state=QuestionState.DRAFT)
    other = a_document(
        id=DocumentId("other"),
        passages=(a_passage(id=PassageId("other#p"), document_id=DocumentId("other")),),
    )
    topics = (*copy.head.topics, Topic(TopicId("new"), "New", "New."))
    head = replace(copy.head, title="Renamed", topics=topics)
    del law  # was deleted
    return replace(
        copy, head=head, documents=(other, *copy.documents), drafts=(fresh, draft, routes)
    )


def test_a_question_is_new_reworded_or_gone() -> None:
    before = (a_choice(), a_statement())
    after = (a_choice(stem="Otherwise?"), named("fresh"))
    found = changed_items(before, after)
    assert [list(ids) for ids in (found.added, found.reworded, found.removed)] == [
        ["fresh-1"],
        ["routes-china-way"],
        ["routes-china-walk"],
    ]
    assert found.any
    assert not changed_items(before, before).any


def test_facts_are_told_in_their_order_and_what_is_gone_last() -> None:
    version = a_version()
    copy = written_on(version)
    found = fact_differences(version, compiled(copy, 6))
    assert [(one.fact_id, one.kind) for one in found] == [
        ("routes-china", Difference.REWORDED),
        ("fresh", Difference.ADDED),
        ("law", Difference.REMOVED),
    ]
    assert ("Question", a_choice().stem, "Otherwise?") in {
        (one.what, one.before, one.after) for one in found[0].texts
    }
    assert fact_differences(version, version) == ()
    assert {one.kind for one in fact_differences(None, version)} == {Difference.ADDED}


def test_going_back_gives_the_version_again_and_loses_nothing_that_was_written() -> None:
    version = a_version()
    copy = written_on(version)
    back = apply(copy, going_back(copy, version))
    assert compiled(back, 3) == version
    states = {str(question.item.id): question.state for _, question in back.questions()}
    assert states["fresh-1"] is QuestionState.RETIRED
    assert states["half-1"] is QuestionState.DRAFT
    assert states["law-1"] is QuestionState.READY


def test_going_back_is_undone_as_a_whole() -> None:
    version = a_version()
    copy = written_on(version)
    change = going_back(copy, version)
    assert apply(apply(copy, change), change.inverse()) == copy


def test_going_back_to_what_is_there_changes_nothing() -> None:
    version = a_version()
    assert going_back(working_copy_of(version, 3), version).entries == ()

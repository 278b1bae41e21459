"""Edits of a working copy: applied, taken back, refused where they no longer fit."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.authoring.drafts import (
    Draft,
    PackHead,
    QuestionState,
    WorkingCopy,
    empty_fact,
    empty_question,
)
from quizapp.core.authoring.edits import Change, ConflictError, Entry, added, apply, put, removed
from quizapp.core.content.ids import FactId, ItemId, PackId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.core.content.packs import Topic

TOPIC = TopicId("milk")
HEAD = PackHead("Milk", "en", "CC BY 4.0", "Milk", (Topic(TOPIC, "Milk", "Milk"),))


def a_draft(name: str, statement: str = "") -> Draft:
    fact_id = FactId(name)
    question = empty_question(ItemId(f"{name}-1"), fact_id, ItemKind.CHOICE)
    return Draft(replace(empty_fact(fact_id, TOPIC), statement=statement), (question,))


COPY = WorkingCopy(PackId("milk"), HEAD, drafts=tuple(a_draft(name) for name in "abc"))


def order(copy: WorkingCopy) -> str:
    return "".join(draft.id for draft in copy.drafts)


def test_a_part_is_put_in_the_place_of_another() -> None:
    before = COPY.draft(FactId("b"))
    after = replace(before, fact=replace(before.fact, statement="Milk is white."))
    copy = apply(COPY, put("Edit", (before, after)))
    assert order(copy) == "abc"
    assert copy.draft(FactId("b")) == after


def test_what_was_taken_away_comes_back_to_its_place() -> None:
    change = removed("Remove", COPY, COPY.drafts[1])
    without = apply(COPY, change)
    assert order(without) == "ac"
    assert apply(without, change.inverse()) == COPY


def test_several_parts_come_back_to_their_places_in_the_other_order() -> None:
    _, b, c = COPY.drafts
    change = Change("Remove two", (Entry(b, None, 1), Entry(c, None, 1)))
    without = apply(COPY, change)
    assert order(without) == "a"
    assert order(apply(without, change.inverse())) == "abc"


def test_an_edit_that_no_longer_fits_is_refused() -> None:
    before = COPY.draft(FactId("b"))
    mine = put("Mine", (before, a_draft("b", "Milk is white.")))
    theirs = put("Theirs", (before, a_draft("b", "Milk is wet.")))
    with pytest.raises(ConflictError, match="b"):
        apply(apply(COPY, theirs), mine)
    with pytest.raises(ConflictError, match="a"):
        apply(COPY, added("Twice", [a_draft("a")]))
    with pytest.raises(ConflictError):
        apply(COPY, put("Head", (replace(HEAD, title="Cheese"), HEAD)))


def test_a_question_is_exchanged_or_added() -> None:
    draft = COPY.drafts[0]
    ready = replace(draft.questions[0], state=QuestionState.READY)
    assert draft.with_question(ready).questions == (ready,)
    other = empty_question(ItemId("a-2"), draft.id, ItemKind.TRUE_FALSE)
    assert draft.with_question(other).questions == (*draft.questions, other)
    assert draft.with_question(other).question(ItemId("a-2")) == other


edit_steps = st.lists(
    st.tuples(st.sampled_from(["put", "add", "remove"]), st.integers(0, 9), st.text(max_size=5)),
    max_size=12,
)


@given(edit_steps)
def test_any_edits_are_undone_to_where_they_began_and_made_again(
    steps: list[tuple[str, int, str]],
) -> None:
    copy = COPY
    done: list[tuple[WorkingCopy, Change]] = []
    for what, number, text in steps:
        part = copy.drafts[number % len(copy.drafts)] if copy.drafts else None
        if what == "add":
            fresh = a_draft(f"new-{len(done)}", text)
            change = Change("Add", (Entry(None, fresh, number),))
        elif part is None:
            continue
        elif what == "put":
            fact = replace(part.fact, statement=text)
            change = put("Edit", (part, replace(part, fact=fact)))
        else:
            change = removed("Remove", copy, part)
        done.append((copy, change))
        copy = apply(copy, change)
    last = copy
    for before, change in reversed(done):
        copy = apply(copy, change.inverse())
        assert copy == before
    for _, change in done:
        copy = apply(copy, change)
    assert copy == last

"""A working copy with a question of each kind, for tests that break one."""

from dataclasses import replace
from typing import Any

from quizapp.core.authoring.drafts import (
    Draft,
    DraftQuestion,
    QuestionState,
    WorkingCopy,
    working_copy_of,
)
from quizapp.core.content.items import Item
from tests.builders import a_fact, a_pack


def a_copy(*drafts: Draft) -> WorkingCopy:
    """Return a working copy of the sample pack, with these drafts in place of its own."""
    copy = working_copy_of(a_pack(), 1)
    return replace(copy, drafts=drafts) if drafts else copy


def a_draft(*items: Item, state: QuestionState = QuestionState.READY, **changes: Any) -> Draft:
    """Return a draft on the sample's fact, changed."""
    fact = a_fact(items=(), **changes)
    whole = items or a_fact().items
    return Draft(fact, tuple(DraftQuestion(item, state) for item in whole))

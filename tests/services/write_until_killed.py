"""Writes questions in a loop and says what it saw stored; made to be killed.

Lines: ``edited TEXT``, ``undone``, ``redone``. Each is written after the Workbench said that it is
stored, as the screen shows it.
"""

import random
import sys
from dataclasses import replace

from quizapp.core.authoring import composing
from quizapp.core.authoring.edits import added, apply, put
from quizapp.core.content.ids import PackId
from quizapp.core.views.drafts import EditDone
from quizapp.services.workbench import Workbench
from tests.pictures import a_picture

FIELDS = (composing.STEM, composing.STATEMENT, "option:0", "feedback:1")


def write(workbench: Workbench, pack_id: PackId, rng: random.Random) -> None:
    """Write until killed: a pause of typing each time, now and then undone or done again."""
    copy = workbench.open(pack_id).copy
    number = 0
    while True:
        done: EditDone | None
        way = rng.random()
        if way < 0.2:
            word, done = "undone", workbench.undo(pack_id)
        elif way < 0.3:
            word, done = "redone", workbench.redo(pack_id)
        elif way < 0.35 and copy.drafts:
            number += 1
            draft = rng.choice(copy.drafts)
            question = draft.questions[0]
            shown = a_picture(alt=f"picture {number}", shade=number % 256)
            after = draft.with_question(
                replace(question, item=replace(question.item, picture=shown))
            )
            word, done = "edited", workbench.edit(pack_id, put("picture", (draft, after)))
        elif way < 0.4 or not copy.drafts:
            word, done = (
                "added",
                workbench.edit(pack_id, added("begin", [composing.empty_draft(copy)])),
            )
        else:
            number += 1
            draft = rng.choice(copy.drafts)
            text = f"words {number} " + "x" * rng.randrange(200)
            item_id = draft.questions[0].item.id
            after = composing.with_text(draft, item_id, rng.choice(FIELDS), text)
            word, done = "edited", workbench.edit(pack_id, put("write", (draft, after)))
        if done is not None:
            copy = apply(copy, done.change)
            sys.stdout.write(f"{word} {done.revision} {hash_of(copy.drafts)}\n")
            sys.stdout.flush()


def hash_of(drafts: object) -> str:
    """Return a digest of drafts that is the same in every process."""
    import hashlib

    return hashlib.sha256(repr(drafts).encode()).hexdigest()

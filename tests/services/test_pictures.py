"""Pictures from the Workbench through a version to a learner, and in what was answered before."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.content import Content
from quizapp.bank.records import Records
from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.authoring.edits import added
from quizapp.core.content.ids import PassageId, TopicId
from quizapp.core.content.pictures import Picture
from quizapp.core.errors import ExpectedError
from quizapp.core.views.drafts import OpenedCopy
from quizapp.services.draft_codec import encoded
from tests.builders import a_choice, a_document, a_fact, a_pack, a_passage
from tests.pictures import a_picture, a_png
from tests.services.stock import HandClock
from tests.services.test_publishing import Desk, answer_all, desk
from tests.services.test_taking_in import Computer, computer, on, saved

__all__ = ["computer", "desk"]  # fixtures


def picture_of(opened: OpenedCopy, item_id: str) -> Picture | None:
    return next(one.item.picture for _, one in opened.copy.questions() if one.item.id == item_id)


def test_a_picture_of_a_question_reaches_learners_and_stays_in_what_they_answered(
    desk: Desk,
) -> None:
    first, second = a_picture(alt="A brown cow."), a_picture("b.png", "A white cow.", shade=9)
    desk.write("cows-1", picture=first)
    desk.publishing.publish(desk.pack_id, "", "Ms Kim")
    folder = desk.services.packs.folder(desk.pack_id)
    assert folder is not None
    assert (folder / "pictures" / "waves.png").read_bytes() == first.data
    desk.services.packs.choose(desk.mina.id, desk.pack_id)
    attempt = desk.quiz()
    answer_all(desk, attempt)
    desk.write("cows-1", picture=second)
    assert desk.publishing.check(desk.pack_id).since.reworded == 1
    desk.publishing.publish(desk.pack_id, "", "Ms Kim")
    assert [one.name for one in (folder / "pictures").iterdir()] == ["b.png"]
    now = {one.version.item.picture for one in desk.quiz().questions}
    assert {one.data for one in now if one} == {second.data}
    with desk.services.bank.read() as db:
        old = Records(db).attempt(attempt.id).questions
    assert {one.version.item.picture.data for one in old if one.version.item.picture} == {
        first.data
    }


def test_a_picture_of_a_passage_is_in_the_library_and_on_the_card(desk: Desk) -> None:
    passage = a_passage(id=PassageId("notes#a"), document_id="notes", picture=a_picture())
    document = a_document(id="notes", passages=(passage,))
    desk.services.workbench.edit(desk.pack_id, added("a document", [document]))
    desk.publishing.publish(desk.pack_id, "", "Ms Kim")
    with desk.services.bank.read() as db:
        (there,) = Content(db).documents(desk.pack_id)
    assert there.passages[0].picture == a_picture()
    assert there.passages[0].picture is not None
    assert there.passages[0].picture.data == a_picture().data


def test_a_picture_that_nobody_described_is_never_published(desk: Desk) -> None:
    desk.write("cows-1", picture=a_picture(alt=" "))
    with pytest.raises(ExpectedError) as refused:
        desk.publishing.publish(desk.pack_id, "", "Ms Kim")
    assert any("Say what the picture shows" in one for one in refused.value.lines)
    desk.write("cows-1", picture=None)
    passage = a_passage(id=PassageId("notes#a"), document_id="notes", picture=a_picture(alt=""))
    document = a_document(id="notes", passages=(passage,))
    desk.services.workbench.edit(desk.pack_id, added("a document", [document]))
    assert not desk.publishing.check(desk.pack_id).can_publish
    with pytest.raises(ExpectedError) as refused:
        desk.publishing.publish(desk.pack_id, "", "Ms Kim")
    assert any("Say what the picture shows" in one for one in refused.value.lines)


def test_undone_and_made_again_a_picture_is_whole_and_stored_once(desk: Desk) -> None:
    workbench = desk.services.workbench
    desk.write("cows-1", picture=a_picture())
    desk.write("hens-1", picture=a_picture(alt="The same picture."))
    for _ in range(2):
        done = workbench.undo(desk.pack_id)
        assert done is not None
    assert picture_of(workbench.open(desk.pack_id), "cows-1") is None
    done = workbench.redo(desk.pack_id)
    assert done is not None
    shown = [q.item.picture for e in done.change.entries for q in e.after.questions]  # type: ignore[union-attr]
    assert [one.data for one in shown if one] == [a_picture().data]
    found = picture_of(workbench.open(desk.pack_id), "cows-1")
    assert found is not None
    assert found.data == a_picture().data


def test_parts_without_pictures_are_stored_as_they_were_before_there_were_any(desk: Desk) -> None:
    copy = desk.services.workbench.open(desk.pack_id).copy
    stored = [encoded(a_document()), *map(encoded, copy.drafts)]
    assert not any("picture" in one for one in stored)
    with_one = copy.drafts[0].with_question(
        replace(copy.drafts[0].questions[0], item=a_choice(picture=a_picture()))
    )
    assert '"data"' not in encoded(with_one)


def test_going_back_brings_the_picture_of_then(desk: Desk) -> None:
    desk.write("cows-1", picture=a_picture())
    desk.publishing.publish(desk.pack_id, "", "Ms Kim")
    desk.write("cows-1", picture=None)
    desk.publishing.publish(desk.pack_id, "", "Ms Kim")
    desk.publishing.go_back(desk.pack_id, 1, "Ms Kim")
    found = picture_of(desk.services.workbench.open(desk.pack_id), "cows-1")
    assert found is not None
    assert found.data == a_picture().data


def test_a_learners_copy_names_the_picture_and_a_bank_without_it_shows_its_words(
    computer: Callable[..., Computer], clock: HandClock, tmp_path: Path
) -> None:
    school, home = computer(1), computer(2)
    for one, item in ((school, a_choice(picture=a_picture())), (home, a_choice())):
        pack = replace(a_pack(), facts=(a_fact(items=(item,)),))
        build_bank(one.bank, pack, "own")
    mina = school.learners.add("Mina")
    attempt = school.practice.start(
        mina.id, QuizSpec(topics=frozenset({TopicId("routes")}), number=1)
    )
    (question,) = attempt.questions
    school.practice.go_on(attempt.id)
    school.practice.answer(attempt.id, question.id, 0, None, 10)
    file = saved(school, mina, tmp_path)
    told = json.loads(file.read_text("utf-8"))["attempts"][0]["questions"][0]["picture"]
    assert told == {
        "file": "waves.png",
        "alt": a_picture().alt,
        "sha256": a_picture().digest,
        "width": 40,
        "height": 30,
    }
    home.rights.take_in(file, None, on)
    with home.bank.read() as db:
        (there,) = Records(db).whole_attempts(home.learners.everyone()[-1].id)
    assert there.questions[0].version.item.picture == a_picture()


def test_other_programs_get_the_words_of_a_picture_and_it_is_told(desk: Desk) -> None:
    desk.write("cows-1", picture=a_picture(alt="A brown cow"))
    desk.publishing.publish(desk.pack_id, "", "Ms Kim")
    written = desk.services.exchanging.written(desk.pack_id, "gift")
    assert b"How many cows? [Picture\\: A brown cow.]" in written.data
    assert [(one.what, one.number) for one in written.lost] == [
        ("pictures; what they show is written in words", 1)
    ]


def test_a_version_tells_that_a_picture_is_new(desk: Desk) -> None:
    desk.publishing.publish(desk.pack_id, "", "Ms Kim")
    desk.write("cows-1", picture=a_picture(alt="A brown cow."))
    desk.publishing.publish(desk.pack_id, "", "Ms Kim")
    (found,) = desk.publishing.differences(desk.pack_id, 2)
    (text,) = found.texts
    assert (text.what, text.before) == ("Picture", "")
    assert text.after.startswith("A brown cow. (waves.png")


def test_a_picture_that_was_changed_by_hand_since_is_in_the_copy_that_begins(desk: Desk) -> None:
    desk.write("cows-1", picture=a_picture())
    desk.publishing.publish(desk.pack_id, "", "Ms Kim")
    desk.services.workbench.discard(desk.pack_id)
    folder = desk.services.packs.folder(desk.pack_id)
    assert folder is not None
    (folder / "pictures" / "waves.png").write_bytes(a_png(shade=77))
    found = picture_of(desk.services.workbench.open(desk.pack_id), "cows-1")
    assert found is not None
    assert found.data == a_png(shade=77)

"""Questions of a file becoming drafts: new, the same, changed; one edit and its inverse."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.authoring.drafts import PackHead, QuestionState, WorkingCopy
from quizapp.core.authoring.edits import apply
from quizapp.core.authoring.importing import Fate, ImportPreview, held_against, taking
from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion, LeftOut, Lost, Parsed
from quizapp.core.content.ids import PackId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.core.content.packs import Topic

EMPTY = WorkingCopy(
    PackId("milk"),
    PackHead("Milk", "en", "CC BY 4.0", "Milk", (Topic(TopicId("milk"), "Milk", "Milk"),)),
)


def choice(
    number: int, stem: str, *options: str, key: int = 0, topic: str = "", feedback: str = ""
) -> ForeignQuestion:
    texts = options or ("Calcium", "Iron", "Zinc")
    return ForeignQuestion(
        number=number,
        kind=ItemKind.CHOICE,
        stem=stem,
        options=tuple(ForeignOption(text, at == key) for at, text in enumerate(texts)),
        topic=topic,
        feedback=feedback,
    )


def preview(copy: WorkingCopy, *questions: ForeignQuestion) -> ImportPreview:
    return held_against(Parsed("gift", questions), "quiz.gift", copy)


def fates(copy: WorkingCopy, *questions: ForeignQuestion) -> list[Fate]:
    return [one.fate for one in preview(copy, *questions).incoming]


def after(copy: WorkingCopy, *questions: ForeignQuestion) -> WorkingCopy:
    return apply(copy, taking(preview(copy, *questions), copy))


FIRST = choice(1, "What does milk give?", feedback="Milk is rich in calcium.")
SECOND = choice(2, "What makes milk white?", "Fat and protein", "Chalk")


def test_questions_become_drafts_and_all_that_they_say_comes_along() -> None:
    copy = after(EMPTY, FIRST, SECOND)
    (first, question), (_, second) = copy.questions()
    assert question.state is QuestionState.DRAFT
    assert question.origin == "quiz.gift, question 1"
    assert [option.text for option in question.item.options] == ["Calcium", "Iron", "Zinc"]
    assert question.keys == (0,)
    assert first.fact.explanation == "Milk is rich in calcium."
    assert (first.fact.statement, first.fact.evidence) == ("", ())
    assert first.id == "what-does-milk-give"
    assert len(second.item.options) == 2


def test_the_same_file_again_takes_nothing() -> None:
    copy = after(EMPTY, FIRST, SECOND)
    assert fates(copy, FIRST, SECOND) == [Fate.SAME, Fate.SAME]
    assert taking(preview(copy, FIRST, SECOND), copy).entries == ()


def test_one_comma_changed_is_a_change_of_the_question_that_is_there() -> None:
    copy = after(EMPTY, FIRST, SECOND)
    (draft, question), _ = copy.questions()
    kept = replace(draft, fact=replace(draft.fact, statement="Milk gives calcium."))
    ready = kept.with_question(replace(question, state=QuestionState.READY))
    copy = replace(copy, drafts=(ready, copy.drafts[1]))
    comma = replace(FIRST, stem="What, does milk give?")
    assert fates(copy, comma, SECOND) == [Fate.CHANGED, Fate.SAME]
    again = after(copy, comma, SECOND)
    assert len(again.drafts) == 2
    assert again.drafts[0].fact.statement == "Milk gives calcium."
    (changed,) = again.drafts[0].questions
    assert (changed.item.stem, changed.state) == ("What, does milk give?", QuestionState.DRAFT)
    assert changed.item.id == question.item.id


def test_another_key_is_a_change_too() -> None:
    copy = after(EMPTY, FIRST)
    other = choice(1, "What does milk give?", key=2)
    assert fates(copy, other) == [Fate.CHANGED]
    ((_, question),) = after(copy, other).questions()
    assert question.keys == (2,)


def test_two_questions_of_one_stem_with_other_keys_are_both_taken_and_told() -> None:
    twin = choice(2, "What does milk give?", key=1)
    seen = preview(EMPTY, FIRST, twin)
    assert [one.fate for one in seen.incoming] == [Fate.NEW, Fate.NEW]
    assert "question 1" in seen.incoming[1].notes[0]
    copy = after(EMPTY, FIRST, twin)
    assert [draft.id for draft in copy.drafts] == ["what-does-milk-give", "what-does-milk-give-2"]
    assert fates(copy, FIRST, twin) == [Fate.SAME, Fate.SAME]


def test_a_question_that_stands_twice_in_a_file_is_taken_once() -> None:
    twice = replace(FIRST, number=2)
    seen = preview(EMPTY, FIRST, twice)
    assert [one.fate for one in seen.incoming] == [Fate.NEW, Fate.SAME]
    assert len(after(EMPTY, FIRST, twice).drafts) == 1


def test_of_three_questions_of_one_stem_the_one_that_stands_twice_is_taken_once() -> None:
    other, again = (
        choice(2, "What does milk give?", key=1),
        choice(3, "What does milk give?", key=1),
    )
    assert fates(EMPTY, FIRST, other, again) == [Fate.NEW, Fate.NEW, Fate.SAME]
    assert fates(after(EMPTY, other), FIRST, other, again)[1:] == [Fate.SAME, Fate.SAME]


def test_questions_without_a_stem_are_never_taken_for_each_other() -> None:
    assert fates(after(EMPTY, choice(1, "")), choice(1, ""), choice(2, "?")) == [Fate.NEW, Fate.NEW]


def test_what_the_teacher_leaves_out_is_not_taken() -> None:
    change = taking(preview(EMPTY, FIRST, SECOND), EMPTY, without={1})
    assert change.label == "1 question taken from quiz.gift"
    assert [draft.id for draft in apply(EMPTY, change).drafts] == ["what-makes-milk-white"]


def test_categories_become_topics_and_one_undo_takes_all_back() -> None:
    questions = (
        choice(1, "One?", topic="Food / Dairy"),
        choice(2, "Two?", topic="Food / Dairy"),
        choice(3, "Three?", topic="milk"),
    )
    change = taking(preview(EMPTY, *questions), EMPTY)
    copy = apply(EMPTY, change)
    assert [topic.title for topic in copy.head.topics] == ["Milk", "Dairy"]
    assert [draft.fact.topic_id for draft in copy.drafts] == ["dairy", "dairy", "milk"]
    assert apply(copy, change.inverse()) == EMPTY


def test_too_many_categories_make_no_topics() -> None:
    copy = after(EMPTY, *(choice(n, f"Question {n}?", topic=f"Week {n}") for n in range(1, 30)))
    assert len(copy.head.topics) == 1


def test_the_numbers_add_up() -> None:
    parsed = Parsed(
        "gift", (FIRST, SECOND), (LeftOut(3, "Explain.", "an essay"),), (Lost("pictures", 2),)
    )
    seen = held_against(parsed, "quiz.gift", after(EMPTY, FIRST))
    assert seen.in_file == 3
    assert seen.count(Fate.NEW) + seen.count(Fate.SAME) + seen.count(Fate.CHANGED) == 2
    assert seen.lost == (("pictures", 2),)


def test_a_question_with_two_keys_comes_as_it_is() -> None:
    both = ForeignOption("A", is_key=True), ForeignOption("B", is_key=True)
    two = ForeignQuestion(
        1, ItemKind.CHOICE, "Which?", both, wants=("2 right answers: choose one",)
    )
    seen = preview(EMPTY, two)
    assert seen.incoming[0].notes == ("2 right answers: choose one",)
    ((_, question),) = after(EMPTY, two).questions()
    assert question.keys == (0, 1)


@given(st.lists(st.sampled_from(["", "A?", "a", "B, c", "우유?", "!"]), max_size=8))
def test_whatever_stands_in_a_file_taking_it_twice_adds_nothing_that_has_a_stem(
    stems: list[str],
) -> None:
    questions = [choice(number, stem) for number, stem in enumerate(stems, 1)]
    copy = after(EMPTY, *questions)
    assert len({draft.id for draft in copy.drafts}) == len(copy.drafts)
    again = preview(copy, *questions)
    assert Fate.CHANGED not in [one.fate for one in again.incoming if one.question.stem == "우유?"]
    for one in again.incoming:
        if any(sign.isalnum() for sign in one.question.stem):
            assert one.fate is not Fate.NEW

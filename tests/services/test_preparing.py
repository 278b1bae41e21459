"""Preparing a session: questions, plans and class lists, kept."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.cards.dates import date_words
from quizapp.core.content.ids import FactId, ItemId, LearnerId, PackId, TopicId
from quizapp.core.content.items import Deck, ItemKind
from quizapp.core.content.scoping import scoped
from quizapp.core.errors import ExpectedError
from quizapp.core.session.setup import Naming, Roster, RosterName, SessionPlan
from quizapp.core.views.classroom import MOST_QUESTIONS, TITLE_LENGTH, class_minutes
from quizapp.env.clock import learning_day
from quizapp.services.learners import Learners
from quizapp.services.packs import Packs
from quizapp.services.preparing import Preparing
from tests.services.stock import HandClock, a_stock

ITEMS = (ItemId("item-2-choice"), ItemId("item-1-statement"))
PLAN = SessionPlan("Borders", ITEMS)


@pytest.fixture
def preparing(bank: Bank, clock: HandClock) -> Preparing:
    return Preparing(bank, clock, random.Random(3))


def test_every_question_is_listed_by_its_fact_topic_by_topic(preparing: Preparing) -> None:
    lines = preparing.questions()
    assert len(lines) == 24
    assert list(dict.fromkeys(line.topic for line in lines)) == ["Routes", "China", "Law"]
    (claim,) = [line for line in lines if line.item_id == "item-1-statement"]
    assert claim.fact == "The matter with number 1 is settled."
    assert claim.statement_is_false
    assert (claim.kind, claim.is_myth, claim.topic) == (ItemKind.TRUE_FALSE, True, "China")


def test_questions_of_one_topic_are_listed_alone(preparing: Preparing) -> None:
    lines = preparing.questions([TopicId("law")])
    assert {line.topic_id for line in lines} == {"law"}
    assert len(lines) == 8


def test_chosen_questions_keep_their_order_once_each_and_lost_ones_are_left_out(
    preparing: Preparing,
) -> None:
    items = [ItemId("item-5-choice"), ItemId("gone"), *ITEMS, ItemId("item-5-choice")]
    chosen = [line.item_id for line in preparing.chosen(items)]
    assert chosen == ["item-5-choice", "item-2-choice", "item-1-statement"]


def test_a_draw_keeps_to_its_filters_and_says_when_nothing_fits(preparing: Preparing) -> None:
    law = frozenset({TopicId("law")})
    drawn = preparing.draw(QuizSpec(topics=law, kinds=frozenset({ItemKind.CHOICE}), number=3))
    lines = {line.item_id: line for line in preparing.questions()}
    assert len(set(drawn)) == 3
    assert all((lines[i].topic_id, lines[i].kind) == ("law", "choice") for i in drawn)
    with pytest.raises(ExpectedError, match="No question fits"):
        preparing.draw(QuizSpec(topics=frozenset({TopicId("nowhere")})))


def test_questions_on_how_sources_argue_are_drawn_alone_and_named_as_such(
    bank: Bank, preparing: Preparing
) -> None:
    stock = a_stock()
    facts = tuple(
        replace(fact, items=tuple(replace(item, deck=Deck.DETECTIVE) for item in fact.items))
        if fact.id in ("fact-2", "fact-5")
        else fact
        for fact in stock.facts
    )
    build_bank(bank, replace(stock, facts=facts), "second")
    lines = preparing.chosen(preparing.draw(QuizSpec(deck=Deck.DETECTIVE)))
    assert {(line.fact_id, line.detective) for line in lines} == {
        (FactId("fact-2"), True),
        (FactId("fact-5"), True),
    }
    assert not any(line.detective for line in preparing.chosen(preparing.draw(QuizSpec())))


def test_a_plan_is_kept_changed_and_deleted(preparing: Preparing) -> None:
    full = replace(
        PLAN, ask_certainty=False, phones=False, seconds=90, ranking=True, naming=Naming.TYPED
    )
    kept = preparing.keep(full)
    assert preparing.plans() == (kept,)
    assert replace(kept, id=None) == full
    changed = preparing.keep(replace(kept, title="Borders 2", items=ITEMS[:1]))
    assert preparing.plans() == (changed,)
    assert changed.id is not None
    assert changed.id == kept.id
    preparing.remove(changed.id)
    assert preparing.plans() == ()


def test_the_plan_changed_last_comes_first(preparing: Preparing, clock: HandClock) -> None:
    first = preparing.keep(PLAN)
    clock.tick(minutes=1)
    preparing.keep(replace(PLAN, title="Later"))
    clock.tick(minutes=1)
    preparing.keep(first)
    assert [plan.title for plan in preparing.plans()] == ["Borders", "Later"]


@pytest.mark.parametrize("title", ["", "   ", "x" * (TITLE_LENGTH + 1)])
def test_a_plan_needs_a_name_of_a_length_that_can_be_shown(
    preparing: Preparing, title: str
) -> None:
    with pytest.raises(ExpectedError):
        preparing.keep(replace(PLAN, title=title))
    assert preparing.plans() == ()


def test_two_plans_never_have_one_name_and_a_plan_may_keep_its_own(preparing: Preparing) -> None:
    kept = preparing.keep(PLAN)
    with pytest.raises(ExpectedError, match="already"):
        preparing.keep(replace(PLAN, title=" borders "))
    assert preparing.keep(replace(kept, title="BORDERS")).id == kept.id


def test_a_class_list_is_kept_changed_and_deleted(preparing: Preparing) -> None:
    names = (RosterName("Ana"), RosterName("김 Élise", LearnerId(4)))
    kept = preparing.keep_roster(Roster("7b", names))
    assert preparing.rosters() == (kept,)
    changed = preparing.keep_roster(replace(kept, names=names[:1]))
    assert preparing.rosters() == (changed,)
    with pytest.raises(ExpectedError, match="already"):
        preparing.keep_roster(Roster("7B", names))
    with pytest.raises(ExpectedError, match="empty"):
        preparing.keep_roster(Roster("7c", ()))
    assert changed.id is not None
    preparing.remove_roster(changed.id)
    assert preparing.rosters() == ()


def test_a_session_is_set_up_with_todays_wording_in_a_fresh_order(preparing: Preparing) -> None:
    setup = preparing.setup(replace(PLAN, seconds=60))
    assert (setup.title, setup.seconds) == ("Borders", 60)
    assert [sorted(one.order) for one in setup.questions] == [[0, 1, 2], [0, 1]]
    orders = {preparing.setup(PLAN).questions[0].order for _ in range(30)}
    assert len(orders) > 1
    assert {preparing.setup(PLAN).questions[1].order for _ in range(30)} == {(0, 1)}


def test_what_the_bank_has_lost_is_left_out_and_nothing_left_is_told(preparing: Preparing) -> None:
    setup = preparing.setup(replace(PLAN, items=(ItemId("gone"), *ITEMS)))
    assert len(setup.questions) == 2
    for items in ((), (ItemId("gone"),)):
        with pytest.raises(ExpectedError, match="no questions"):
            preparing.setup(replace(PLAN, items=items))


def test_too_many_questions_are_refused(preparing: Preparing) -> None:
    many = tuple(ItemId(f"item-{n}") for n in range(MOST_QUESTIONS + 1))
    with pytest.raises(ExpectedError, match="61 questions"):
        preparing.setup(replace(PLAN, items=many))


def test_a_plan_whose_class_list_is_gone_says_so(preparing: Preparing) -> None:
    with pytest.raises(ExpectedError, match="class list"):
        preparing.setup(replace(PLAN, naming=Naming.ROSTER, roster_id=7))


def test_a_class_list_links_only_learners_who_are_there(
    preparing: Preparing, learners: Learners
) -> None:
    mina = learners.add("Mina")
    names = (*preparing.linked(["Mina"]), RosterName("Ghost", LearnerId(99)))
    roster = preparing.keep_roster(Roster("7b", names))
    setup = preparing.setup(replace(PLAN, naming=Naming.ROSTER, roster_id=roster.id))
    assert setup.roster == (RosterName("Mina", mina.id), RosterName("Ghost"))


def test_a_session_without_a_name_is_called_by_subject_class_and_day(
    preparing: Preparing, clock: HandClock
) -> None:
    day = date_words(learning_day(clock()).isoformat())
    unnamed = replace(PLAN, title="")
    setup = preparing.setup(unnamed)
    assert setup.subject
    assert setup.title == f"{setup.subject}, {day}"
    assert setup.title_says_subject
    roster = preparing.keep_roster(Roster("7b", (RosterName("Ana"),)))
    listed = preparing.setup(replace(unnamed, naming=Naming.ROSTER, roster_id=roster.id))
    assert listed.title == f"{setup.subject}, 7b, {day}"
    assert not preparing.setup(PLAN).title_says_subject, "its teacher's name for it stays"


def test_names_of_another_way_of_naming_are_not_in_the_session(preparing: Preparing) -> None:
    roster = preparing.keep_roster(Roster("7b", (RosterName("Ana"),)))
    assert preparing.setup(replace(PLAN, roster_id=roster.id)).roster == ()


def test_asking_again_prefers_what_was_never_asked(preparing: Preparing) -> None:
    facts = [FactId("fact-2"), FactId("fact-1"), FactId("fact-2")]
    assert [item.rsplit("-", 1)[0] for item in preparing.again(facts)] == ["item-2", "item-1"]


def test_the_next_lesson_gets_a_title_that_fits_and_is_free(preparing: Preparing) -> None:
    before = preparing.setup(replace(PLAN, title="x" * TITLE_LENGTH))
    first = preparing.next_lesson(before, [FactId("fact-1")])
    assert len(first.title) == TITLE_LENGTH
    preparing.keep(first)
    second = preparing.next_lesson(before, [FactId("fact-1")])
    assert second.title.endswith("· again 2")
    preparing.keep(second)
    once_more = preparing.setup(replace(PLAN, title="Borders · again"))
    assert preparing.next_lesson(once_more, [FactId("fact-1")]).title == "Borders · again"


@pytest.mark.parametrize(("questions", "expected"), [(0, 0), (1, 2), (12, 30), (60, 150)])
def test_minutes_are_an_honest_estimate(questions: int, expected: int) -> None:
    assert class_minutes(questions) == expected


def test_a_plan_outlives_a_change_of_the_content(
    preparing: Preparing, bank: Bank, clock: HandClock
) -> None:
    plan = preparing.keep(PLAN)
    before = preparing.setup(plan).questions[0].version_id
    build_bank(bank, a_stock(stem_ending=" now?"), "second")
    assert preparing.setup(plan).questions[0].version_id != before


def test_a_session_says_from_which_packs_its_questions_come(
    preparing: Preparing, bank: Bank
) -> None:
    (own,) = {line.title for line in Packs(bank, Path()).lines()}
    second = replace(a_stock(), id=PackId("kitchen"), title="Kitchen myths")
    build_bank(bank, scoped(second), "second")
    one, other = ITEMS[0], tuple(ItemId(f"kitchen:item-{n}-choice") for n in (1, 2))
    assert preparing.setup(SessionPlan("Cooking", other)).subject == "Kitchen myths"
    assert preparing.setup(PLAN).subject == own
    mixed = preparing.setup(SessionPlan("Both", (one, *other)))
    assert mixed.subject == f"Kitchen myths, {own}"

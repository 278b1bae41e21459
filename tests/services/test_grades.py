"""A pack with questions of each grade through everything that shows a question."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.bank.content import Content
from quizapp.core.answering.attempts import Certainty, Learner, QuizSpec
from quizapp.core.answering.presenting import shown_order
from quizapp.core.cards.outline import NO_SOURCE, outline
from quizapp.core.cards.page import card_html
from quizapp.core.cards.plain import plain_text, spoken_text
from quizapp.core.content.ids import FactId
from quizapp.core.content.timeline import timeline
from quizapp.core.session.setup import SessionQuestion, SessionSetup
from quizapp.packs.export import exported
from quizapp.packs.load import read_pack
from quizapp.server.views import PhoneCards
from quizapp.services.services import Services
from tests.packs.graded import OWN, a_graded_folder
from tests.services.stock import OpenBuilt
from tests.ui.journeys.stock_folder import a_stock_folder


@pytest.fixture
def services(tmp_path: Path, open_built: OpenBuilt) -> Iterator[Services]:
    opened = open_built(tmp_path / "data", a_stock_folder(tmp_path / "app"))
    opened.packs.add(a_graded_folder(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def mina(services: Services) -> Learner:
    learner = services.learners.add("Mina")
    services.packs.choose(learner.id, OWN)
    return learner


def test_a_quiz_and_its_review_say_that_no_source_was_given(
    services: Services, mina: Learner
) -> None:
    attempt = services.practice.start(mina.id, QuizSpec(number=10))
    assert len(attempt.questions) == 3  # one of each fact
    told = {}
    for question in attempt.questions:
        item = question.version.item
        services.practice.go_on(attempt.id)
        wrong = next(place for place in range(len(item.options)) if place != item.key)
        shown = question.order.index(wrong)
        answered = services.practice.answer(attempt.id, question.id, shown, Certainty.CERTAIN, 9)
        assert answered.card is not None
        for said in (plain_text, lambda parts: " ".join(spoken_text(parts))):
            told[item.fact_id] = NO_SOURCE in said(outline(answered.card))
            assert told[item.fact_id] is (item.fact_id == "graded:bare")
        services.practice.leave_feedback(attempt.id, question.id)
    assert sum(told.values()) == 1
    lines = services.review.wrong_list(mina.id).lines
    assert len(lines) == 3
    for line in lines:
        entry = services.review.entry(mina.id, line.card.fact_id)
        assert bool(entry.feedback.sources) is (line.card.fact_id != "graded:bare")
        assert not line.reads_first or line.evidence


def test_nothing_that_is_read_first_needs_a_source(services: Services, mina: Learner) -> None:
    assert services.first_hour.offers(mina.id) == ()
    assert services.today.view(mina.id).new == 3
    with services.bank.read() as db:
        facts = Content(db).facts(map(FactId, ("graded:bare", "graded:sourced")), with_items=False)
    assert [dated.id for dated in timeline(facts.values())] == ["graded:sourced"]


def test_a_class_is_told_so_on_its_phones(services: Services) -> None:
    with services.bank.read() as db:
        content = Content(db)
        fact = content.fact(FactId("graded:bare"))
        versions = content.current_versions(item.id for item in fact.items)
    rng = random.Random(3)
    setup = SessionSetup(
        "Rivers", tuple(SessionQuestion(v.id, shown_order(v.item, rng)) for v in versions)
    )
    cards = services.classroom.cards(setup)
    phones = PhoneCards(cards, services.classroom.readings(setup))
    for number in range(len(setup.questions)):
        assert phones.read_first(number) == []
        told = json.dumps([phones.whole(number), phones.whole(number, 0, Certainty.CERTAIN)])
        assert told.count(NO_SOURCE) == 2
        assert NO_SOURCE in card_html(outline(cards[number]))


def test_a_mix_comes_out_as_it_went_in(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "graded.quizpack"
    services.packs.export(OWN, file)
    services.packs.retire(OWN)
    assert services.packs.add(file).questions == 4
    pack = read_pack(tmp_path / "graded").sound
    assert [fact["evidence"] for fact in exported(pack)["facts"]][2] == []

"""``quizzes``: what two hundred default quizzes ask: ten pupils with twenty each."""

import random
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.banks import clock
from benchmarks.report import Report
from quizapp.bank.build import build_bank
from quizapp.bank.draws import count
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import QuizSpec, Timing
from quizapp.core.content.facts import Fact, Importance
from quizapp.core.content.ids import FactId
from quizapp.core.content.items import Item
from quizapp.core.content.packs import Pack
from quizapp.core.linting.naming import names_document
from quizapp.env.clock import learning_day
from quizapp.env.paths import find_paths
from quizapp.packs.load import read_pack
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice

PUPILS, EACH, TEN = 10, 20, 10
NAMING_MOST = 1.5
EXTRA_MOST = 1
MYTHS_LEAST = 4
TOPIC_MOST = 3
FAIR_SHARES_MOST = 3.0


def run(folder: Path) -> Report:
    """Draw the quizzes from the built-in pack, each pupil's one after the other."""
    pack = read_pack(find_paths().content).sound
    bank = Bank.open(folder / "quizzes.sqlite", clock)
    build_bank(bank, pack, "quizzes")
    with bank.read() as db:
        offered = count(db, QuizSpec())
    quizzes = [quiz for pupil in range(PUPILS) for quiz in _quizzes_of(bank, pupil)]
    bank.close()
    return _report(pack, quizzes, offered)


def _quizzes_of(bank: Bank, pupil: int) -> list[list[Item]]:
    practice = Practice(bank, clock, random.Random(pupil), learning_day)
    learner = Learners(bank, clock).add(f"Pupil {pupil}").id
    drawn = []
    for _ in range(EACH):
        attempt = practice.start(learner, QuizSpec(number=TEN, timing=Timing.END))
        for question in attempt.questions:
            practice.go_on(attempt.id)
            practice.answer(attempt.id, question.id, None, None, 0)
        drawn.append([question.version.item for question in attempt.questions])
    return drawn


def _report(pack: Pack, quizzes: Sequence[Sequence[Item]], offered: int) -> Report:
    facts: dict[FactId, Fact] = {fact.id: fact for fact in pack.facts}
    titles = [document.title for document in pack.documents]

    def each(marked: Callable[[Item], bool]) -> list[int]:
        return [sum(map(marked, quiz)) for quiz in quizzes]

    def is_of(importance: Importance) -> Callable[[Item], bool]:
        return lambda item: facts[item.fact_id].importance is importance

    naming = each(lambda item: names_document(item.stem, titles))
    extra, core = each(is_of(Importance.EXTRA)), each(is_of(Importance.CORE))
    myths = each(lambda item: item.about_myth)
    topics = [
        max(Counter(facts[item.fact_id].topic_id for item in quiz).values()) for quiz in quizzes
    ]
    asked = Counter(item.id for quiz in quizzes for item in quiz)
    shares = max(asked.values()) * offered / asked.total()
    hard_first = sum(quiz[0].difficulty > 1 for quiz in quizzes)
    talked = sum(quiz[-1].talk for quiz in quizzes)
    return Report(
        figures={
            "quizzes": len(quizzes),
            "questions on offer": offered,
            "stems that name a document, of ten": round(statistics.mean(naming), 2),
            "core, of ten": round(statistics.mean(core), 2),
            "extra, of ten": round(statistics.mean(extra), 2),
            "extra, at most": max(extra),
            "about a myth, of ten": round(statistics.mean(myths), 2),
            "about a myth, at least": min(myths),
            "of one topic, at most": max(topics),
            "first questions above difficulty 1": hard_first,
            "last questions worth talking about": talked,
            "most that one question is asked, in fair shares": round(shares, 2),
        },
        budget=(
            f"stems that name a document at most {NAMING_MOST:g} of ten on average; extra at most "
            f"{EXTRA_MOST}, about a myth at least {MYTHS_LEAST}, of one topic at most {TOPIC_MOST};"
            f" the first of difficulty 1; no question above {FAIR_SHARES_MOST:g} fair shares"
        ),
        ok=statistics.mean(naming) <= NAMING_MOST
        and max(extra) <= EXTRA_MOST
        and min(myths) >= MYTHS_LEAST
        and max(topics) <= TOPIC_MOST
        and not hard_first
        and shares <= FAIR_SHARES_MOST,
    )

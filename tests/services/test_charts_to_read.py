"""A question whose task is to read a table comes with its chart, nothing in it marked."""

from dataclasses import replace

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Learner
from quizapp.core.content.documents import Table, table_in_words
from quizapp.core.content.facts import Fact
from quizapp.core.content.items import CHART
from quizapp.core.content.packs import Pack
from quizapp.services.practice import Practice
from tests.services.stock import a_stock

YEARS = Table(("Year", "Men", "Women"), (("2008", "608", "2,195"), ("2009", "662", "2,252")))


def _with_chart(fact: Fact) -> Fact:
    return replace(fact, items=tuple(replace(item, tags=("table", CHART)) for item in fact.items))


def _pack() -> Pack:
    """Return the stock; the passage of its first fact is a table of years."""
    stock = a_stock()
    words = table_in_words(YEARS)
    first = stock.facts[0].evidence[0]
    cell = replace(first, quote="662", start=words.index("662"), end=words.index("662") + 3)
    cell = replace(cell, row="2009", column="Men")
    documents = tuple(
        replace(
            document,
            passages=tuple(
                replace(one, text=words, table=YEARS) if one.id == first.passage_id else one
                for one in document.passages
            ),
        )
        for document in stock.documents
    )
    facts = tuple(map(_with_chart, stock.facts))
    facts = (replace(facts[0], evidence=(cell,)), *facts[1:])
    return replace(stock, documents=documents, facts=facts)


def test_the_chart_of_the_table_that_decides_comes_with_the_question(
    practice: Practice, mina: Learner, bank: Bank
) -> None:
    pack = _pack()
    build_bank(bank, pack, "second")
    attempt = practice.start_on(mina.id, [pack.facts[0].id], "One fact")
    (part,) = practice.go_on(attempt.id).read_first
    assert (part.as_chart, part.table, part.rows, part.source.cells) == (True, YEARS, (), ())
    assert part.note == ""


def test_where_the_bank_has_no_such_table_any_more_the_question_is_asked_without(
    practice: Practice, mina: Learner, bank: Bank
) -> None:
    pack = _pack()
    build_bank(bank, pack, "second")
    attempt = practice.start_on(mina.id, [pack.facts[1].id], "One fact")
    assert practice.go_on(attempt.id).read_first == ()

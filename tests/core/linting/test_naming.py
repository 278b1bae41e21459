import pytest

from quizapp.core.content.facts import Status
from quizapp.core.content.items import Deck
from quizapp.core.linting.lint import lint_pack
from quizapp.core.linting.naming import names_document, share_naming
from tests.builders import a_document, a_pack, a_statement
from tests.core.linting.making import choice, fact_of, found_in, renamed, rules


@pytest.mark.parametrize(
    "stem",
    [
        "According to the encyclopedia article, how far do bats fly?",
        "What does the news report of August 2024 say of bats?",
        "Which report counts more bats?",
        "By a report of 2019, how many bats live there?",
        "The list of 35 facts names three kinds of bats.",
        "What does the list say of bats?",
        "Which of them does the overview leave out?",
        "In the table of arrivals, which year stands out?",
        "Two documents disagree on bats. On what?",
        "Which passage speaks for the other side?",
        "Where do the sources differ?",
        "Which of the documents calls bats blind?",
    ],
)
def test_stems_that_speak_of_a_document_are_known(stem: str) -> None:
    assert names_document(stem)


@pytest.mark.parametrize(
    "stem",
    [
        "What do people report to the park's wardens?",
        "What do hunters report of bats at night?",
        "Without documents, what can somebody who finds a bat not do?",
        "Which papers and forged documents did the smugglers carry?",
        "Article 3 of the law protects bats.",
        "Which articles of clothing keep the cold off?",
        "Who sat at the table when the deal was made?",
        "What is their main source of income?",
        "Which way offers safe passage to the sea?",
        "How many stand on the ministry's list of protected bats?",
        "The list of protected bats grew by two.",
        "A reportedly blind bat found its way home.",
    ],
)
def test_the_same_words_of_the_world_name_no_document(stem: str) -> None:
    assert not names_document(stem)


def test_a_title_is_known_up_to_its_colon_if_it_has_three_words() -> None:
    stem = "What does A Year of Bats say of their sight?"
    assert names_document(stem, ["A Year of Bats: notes from a cave"])
    assert not names_document(stem, ["A Year of Birds", "Bats", "Of bats"])


def test_a_stem_names_a_document_only_where_documents_clash() -> None:
    item = choice("Which tree does the overview name?", "*Oak", "Elm", "Ash")
    (finding,) = found_in(item)
    assert finding.rule == "L32"
    assert "'the overview'" in finding.message
    assert rules(item, status=Status.DISPUTED) == []
    told = choice("Which tree grows along wide rivers?", "*Oak", "Elm", "Ash")
    assert rules(told) == []


def test_the_detective_deck_may_name_documents() -> None:
    item = choice("Which tree does the overview name?", "*Oak", "Elm", "Ash")
    detective = choice(item.stem, "*Oak", "Elm", "Ash", deck=Deck.DETECTIVE)
    assert rules(detective) == []
    assert share_naming([item, detective]) == 1
    assert share_naming([item, a_statement(), detective]) == 0.5
    assert share_naming([detective]) == 0


def test_the_titles_of_the_pack_are_looked_for() -> None:
    item = choice("Which tree does Ten Tall Trees name?", "*Oak", "Elm", "Ash")
    pack = a_pack(facts=(fact_of(*renamed((item,))),))
    assert lint_pack(pack) == ()
    titled = a_pack(facts=pack.facts, documents=(a_document(title="Ten tall trees: a walk"),))
    assert ["'ten tall trees'" in finding.message for finding in lint_pack(titled)] == [True]

"""The three grades of a question."""

from dataclasses import replace

import pytest

from quizapp.core.content.facts import Fact
from quizapp.core.content.grades import Grade, grade_of
from quizapp.core.content.items import Item, Option
from tests.builders import a_choice, a_fact

SILENT = a_choice(options=(Option("a", True, ""), Option("b", False, "Too short.")))


@pytest.mark.parametrize(
    ("item", "fact", "grade"),
    [
        (a_choice(), a_fact(myth=None), Grade.EXPLAINED),
        (SILENT, a_fact(), Grade.EXPLAINED),
        (SILENT, a_fact(myth=None), Grade.SOURCED),
        (a_choice(options=()), a_fact(myth=None), Grade.SOURCED),
        (a_choice(), a_fact(evidence=()), Grade.NO_SOURCE),
        (
            a_choice(),
            a_fact(evidence=(replace(a_fact().evidence[0], quote=""),)),
            Grade.NO_SOURCE,
        ),
    ],
)
def test_a_question_has_the_grade_of_what_backs_it(item: Item, fact: Fact, grade: Grade) -> None:
    assert grade_of(item, fact) is grade


def test_a_grade_is_shown_as_its_word() -> None:
    assert [str(grade) for grade in Grade] == ["no source yet", "sourced", "explained"]

"""Techniques in plain words."""

import pytest

from quizapp.core.content.facts import TECHNIQUES
from quizapp.ui.wording.techniques import technique_words


@pytest.mark.parametrize("label", TECHNIQUES)
def test_every_technique_is_told_in_other_words_than_its_label(label: str) -> None:
    words = technique_words(label)
    assert words != label
    assert len(words) <= 40, "it stands on one line of a narrow card"


def test_the_techniques_differ_in_words_and_an_unknown_one_stays_as_it_is() -> None:
    assert len({technique_words(label) for label in TECHNIQUES}) == len(TECHNIQUES)
    assert technique_words("red herring") == "red herring"

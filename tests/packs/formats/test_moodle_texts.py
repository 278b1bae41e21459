import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.packs.formats.moodle_texts import category_of, topic_of, weight_of_each


@pytest.mark.parametrize(
    ("category", "topic"),
    [
        ("$course$/top/Europe/Rivers", "Europe / Rivers"),
        ("$course$/Europe", "Europe"),
        ("$course$ / Europe / Rivers", "Europe / Rivers"),
        ("$system$/top", ""),
        ("Before//After/Now", "Before/After / Now"),
        ("$5 and $10/Prices", "$5 and $10 / Prices"),
        ("Top/Mountains", "Top / Mountains"),
    ],
)
def test_a_category_is_a_topic_without_its_place_in_moodle(category: str, topic: str) -> None:
    assert topic_of(category) == topic


_NAMES = st.text("ab/$ ", min_size=1, max_size=5).map(str.strip).filter(bool)


@given(st.lists(_NAMES.filter(lambda name: " / " not in name and name != "/"), max_size=3))
def test_a_topic_comes_back_from_its_category(names: list[str]) -> None:
    topic = " / ".join(" ".join(name.split()) for name in names)

    assert topic_of(category_of(topic)) == topic


def test_weights_are_those_that_moodle_knows() -> None:
    assert [weight_of_each(keys) for keys in range(1, 11)] == [
        *("100", "50", "33.33333", "25", "20"),
        *("16.66667", "14.28571", "12.5", "11.11111", "10"),
    ]

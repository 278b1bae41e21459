import pytest

from tests.core.linting.making import fact_of, fact_rules


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Bats see well in dim light.", []),
        ("Bats see well in dim light. They also hear.", ["C01"]),
        ("Bats see well; many of them hunt by sound as well.", []),
        ("Mr. K. Brown found that bats see well.", []),
        (f"Bats {'see well and ' * 4}fly far by night.", ["L31"]),
        (f"Bats {'see well and ' * 3}fly far by night.", []),
        ("Nocturnal insectivores demonstrate considerable visual capability.", ["L31"]),
    ],
)
def test_a_fact_is_one_short_plain_sentence(statement: str, expected: list[str]) -> None:
    assert fact_rules(fact_of(statement=statement)) == expected


def test_who_says_so_belongs_to_the_provenance() -> None:
    sound = fact_of(statement="Bats see well in dim light.", provenance="Survey, 2021 " * 9)
    assert fact_rules(sound) == []

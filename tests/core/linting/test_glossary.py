"""C12: an entry of the glossary is short, plain and calm."""

from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.linting.glossary import hard_entries


def rules(means: str, term: str = "broker") -> list[str]:
    return [one.rule for one in hard_entries([GlossaryEntry(term, means, ("a",))])]


def test_a_short_and_plain_entry_is_fine_up_to_25_words() -> None:
    assert rules("Somebody who helps people find the way out.") == []
    assert rules(". ".join(["He is one of us"] * 5)) == []  # 25 words
    assert rules(". ".join(["He is one of us"] * 5) + ". He") == ["C12"]


def test_an_entry_is_easier_than_its_word() -> None:
    assert rules("Institutional facilitators of unauthorised international migration.") == ["C12"]


def test_an_entry_is_calm() -> None:
    assert rules("A man who died in torture, or by it.") == ["C12"]
    assert rules("A man who fled on foot, or by boat.") == []

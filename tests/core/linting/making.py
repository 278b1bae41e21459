"""Items in one line, and what the linter says of them."""

from dataclasses import replace

from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import ItemId
from quizapp.core.content.items import Item, Option
from quizapp.core.content.packs import Pack
from quizapp.core.linting.findings import Finding
from quizapp.core.linting.lint import lint_bank, lint_fact, lint_item, passages_of
from tests.builders import a_choice, a_fact, a_pack, a_statement

QUESTION = "Where do the soldiers on watch along this part of the river sleep?"


def choice(stem: str, *texts: str, **changes: object) -> Item:
    """Return a choice item; the key is marked by an asterisk."""
    options = tuple(
        Option(text.removeprefix("*"), text.startswith("*"), "Because of this.") for text in texts
    )
    return a_choice(stem=stem, options=options, **changes)


def options(*texts: str) -> Item:
    """Return a choice item with a harmless stem."""
    return choice(QUESTION, *texts)


def statements(key: bool, *stems: str) -> tuple[Item, ...]:
    """Return true-false items with one key and ids of their own."""
    return tuple(
        a_statement(key=key, stem=stem, id=ItemId(f"{key}-{n}".lower()))
        for n, stem in enumerate(stems)
    )


def fact_of(*items: Item, **changes: object) -> Fact:
    """Return a fact without a myth that holds the items and is else beyond reproach."""
    plain: dict[str, object] = {
        "myth": None,
        "statement": "People go by way of China.",
        "items": items,
    }
    return a_fact(**(plain | changes))


def pack_of(*items: Item, **changes: object) -> Pack:
    """Return a pack with one fact that holds the items."""
    return a_pack(facts=(fact_of(*items, **changes),))


def renamed(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items with ids of their own."""
    return tuple(replace(item, id=ItemId(f"item-{n}")) for n, item in enumerate(items))


def found_in(item: Item, **changes: object) -> tuple[Finding, ...]:
    """Return what the linter says of an item on a harmless fact."""
    return lint_item(item, fact_of(item, **changes), passages_of(a_pack()))


def rules(item: Item, **changes: object) -> list[str]:
    """Return the ids of all rules against an item, in order."""
    return sorted({finding.rule for finding in found_in(item, **changes)})


def form_rules(item: Item) -> list[str]:
    """Return the same for the rules of form alone, as "L07 error"."""
    return sorted(
        f"{finding.rule} {finding.severity}"
        for finding in found_in(item)
        if finding.rule.startswith("L")
    )


def fact_rules(fact: Fact) -> list[str]:
    """Return the ids of all rules against a fact itself."""
    return sorted({finding.rule for finding in lint_fact(fact, passages_of(a_pack()))})


def bank_rules(*items: Item) -> list[str]:
    """Return the rules of form over the bank against these items, as "L02 error"."""
    found = lint_bank(pack_of(*items))
    return sorted(f"{f.rule} {f.severity}" for f in found if f.rule.startswith("L"))

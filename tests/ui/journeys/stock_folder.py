"""The pack of twelve facts as a content folder, so that the app builds its bank as it does at home.

Every fact has a myth of its own, so that a false sentence on a screen can be told from all others.
"""

from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from quizapp.core.content.documents import Document
from quizapp.core.content.facts import Fact
from quizapp.core.content.items import Item, ItemKind
from quizapp.core.content.scoping import BUILT_IN
from tests.services.stock import TOPICS, a_stock


def a_stock_folder(base: Path, *, without: int = 0) -> Path:
    """Write the pack and return its folder.

    Args:
        base: where the folder is made.
        without: the number of a fact to leave out.
    """
    folder = base / "content"
    for name, text in _files(without).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@cache
def _files(without: int) -> dict[str, str]:
    """Return the texts of the folder by their places; to write YAML takes a while."""
    pack = a_stock()
    files = {
        "pack.yaml": _dump(
            {
                "id": BUILT_IN,
                "title": "A stock",
                "language": "en",
                "licence": "CC BY 4.0",
                "about": "For tests.",
                "topics": list(TOPICS),
            }
        )
    }
    for document in pack.documents:
        files[f"documents/{document.id}.md"] = _markdown(document)
    facts = [(n, fact) for n, fact in enumerate(pack.facts, start=1) if n != without]
    for topic in pack.topics:
        own = [_fact(number, fact) for number, fact in facts if fact.topic_id == topic.id]
        head = {"id": str(topic.id), "title": topic.title, "about": topic.about}
        files[f"facts/{topic.id}.yaml"] = _dump({"topic": head, "facts": own})
    return files


def false_sentences() -> set[str]:
    """Return every sentence of the pack that is false: myths, and statements to be judged false."""
    pack = a_stock()
    statements = {item.stem for item in pack.items() if item.statement_is_false}
    return statements | {_myth(number) for number in range(1, len(pack.facts) + 1)}


def _myth(number: int) -> str:
    return f"The matter with number {number} was never settled by anybody."


def _markdown(document: Document) -> str:
    lines = [
        "---",
        f"id: {document.id}",
        f"title: {document.title}",
        f"kind: {document.kind.value}",
        "original:",
        "  author: not stated",
        "  publisher: not stated",
        '  date: "2024-08"',
        "  address: not stated",
        "  file: 001.txt",
        f"  sha256: {'0' * 63}a",
        f"  paragraphs: {len(document.passages)}",
        "trust: A short report.",
        "---",
        "",
        "## The matters",
        "",
    ]
    for passage in document.passages:
        address = str(passage.id).partition("#")[2]
        lines += [f'{{#{address} from="{passage.number}"}}', passage.text, ""]
    return "\n".join(lines)


def _fact(number: int, fact: Fact) -> dict[str, Any]:
    return {
        "id": str(fact.id),
        "fact": fact.statement,
        "status": "settled",
        **({"sensitive": True} if fact.sensitive else {}),
        "evidence": [{"passage": str(e.passage_id), "quote": e.quote} for e in fact.evidence],
        "myth": {
            "claim": _myth(number),
            "origin": "common",
            "why_misleading": "It is heard more often than it is checked.",
            "technique": "anecdote for data",
            "replacement": "The passage settles it.",
        },
        "items": [_item(item) for item in fact.items],
    }


def _item(item: Item) -> dict[str, Any]:
    common = {"id": str(item.id), "kind": item.kind.value, "difficulty": item.difficulty}
    if item.kind is ItemKind.CHOICE:
        options = [
            {"text": o.text, "feedback": o.feedback, **({"key": True} if o.is_key else {})}
            for o in item.options
        ]
        return {**common, "stem": item.stem, "options": options}
    is_true = not item.statement_is_false
    made = {
        **common,
        "statement": item.stem,
        "key": is_true,
        "feedback": "It is in the passage.",
        "tempting": "It sounds likely.",
    }
    return made if is_true else {**made, "correction": item.correction}


def _dump(value: dict[str, Any]) -> str:
    yaml = YAML()
    yaml.width = 4096
    stream = StringIO()
    yaml.dump(value, stream)
    return stream.getvalue()

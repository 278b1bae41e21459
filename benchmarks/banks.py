"""Banks of invented items, as large as wanted, with the spread of a real one.

Words follow Zipf's law over 20,000 words, so that a search meets both common and rare ones. An
item is one in a hundred thousand at the least for no word: the commonest stands in most of them.
"""

import itertools
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from quizapp.bank.build import build_new_pack
from quizapp.bank.engine import Bank
from quizapp.core.content.documents import Document, DocumentKind, Original, Passage
from quizapp.core.content.facts import Evidence, Fact, Myth, MythOrigin, Stance, Status
from quizapp.core.content.ids import DocumentId, FactId, ItemId, PackId, PassageId, TopicId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.packs import Pack, Topic

SMALL = 10_000
LARGE = 1_000_000

DOCUMENTS = ("encyclopedia", "overview", "news-one", "news-two", "list")

_SYLLABLES = [c + v for c in "bcdfghjklmnprstvz" for v in "aeiou"]


def clock() -> datetime:
    """Return a moment; nothing here depends on which."""
    return datetime.now(UTC)


class Words:
    """Sentences of invented words, by Zipf's law."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        made = itertools.product(_SYLLABLES, repeat=3)
        self.vocabulary = ["".join(parts) for parts in itertools.islice(made, 0, 400_000, 20)]
        self._rng.shuffle(self.vocabulary)
        self._weights = list(itertools.accumulate(1 / n for n in range(1, 20_001)))

    def sentence(self, length: int) -> str:
        """Return so many words."""
        return " ".join(self._rng.choices(self.vocabulary, cum_weights=self._weights, k=length))


def header(pack_id: str = "generated") -> Pack:
    """Return a pack with topics and documents and no facts."""
    return Pack(
        id=PackId(pack_id),
        title="Generated",
        language="en",
        licence="CC0-1.0",
        about="For measuring.",
        topics=tuple(Topic(TopicId(f"topic-{n}"), f"Topic {n}", "") for n in range(12)),
        documents=tuple(_document(name) for name in DOCUMENTS),
        facts=(),
    )


def facts(items: int, seed: int = 1) -> Iterator[Fact]:
    """Yield facts with two items each, a choice and a statement, until there are enough."""
    rng = random.Random(seed)
    words = Words(seed)
    for number in range(items // 2):
        fact_id = FactId(f"fact-{number:07}")
        topic = rng.randrange(12)
        # Most facts rest on the large document; what else there is on a topic stands in one other.
        other = DOCUMENTS[1 + topic % 4]
        cited = rng.choices(((DOCUMENTS[0],), (other,), (DOCUMENTS[0], other)), (6, 3, 1))[0]
        yield Fact(
            id=fact_id,
            topic_id=TopicId(f"topic-{topic}"),
            statement=words.sentence(14),
            status=Status.SETTLED,
            attributed_to="",
            as_of="",
            sensitive=rng.random() < 0.1,
            explanation="",
            reading="",
            evidence=tuple(
                Evidence(PassageId(f"{name}#p{rng.randrange(50)}"), "a", Stance.SUPPORTS, 0, 1)
                for name in sorted(cited)
            ),
            myth=_MYTH if rng.random() < 0.25 else None,
            items=(_choice(number, fact_id, words, rng), _statement(number, fact_id, words, rng)),
        )


def a_bank(folder: Path, items: int) -> Path:
    """Return the file of a bank with so many items; it is made once for each folder."""
    file = folder / f"bank-{items}.sqlite"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f"unfinished-{items}.sqlite"
        unfinished.unlink(missing_ok=True)
        bank = Bank.open(unfinished, clock)
        build_new_pack(bank, header(), facts(items), "generated")
        bank.close()
        unfinished.rename(file)
    return file


_MYTH = Myth(
    claim="What many believe.",
    origin=MythOrigin.COMMON,
    why_misleading="It is told so often.",
    technique="",
    replacement="It is otherwise.",
)


def _choice(number: int, fact_id: FactId, words: Words, rng: random.Random) -> Item:
    return Item(
        id=ItemId(f"item-{number:07}-choice"),
        fact_id=fact_id,
        kind=ItemKind.CHOICE,
        stem=words.sentence(14) + "?",
        options=(
            Option(words.sentence(5), True, words.sentence(10)),
            Option(words.sentence(5), False, words.sentence(10)),
            Option(words.sentence(5), False, words.sentence(10)),
        ),
        difficulty=rng.randrange(1, 4),
    )


def _statement(number: int, fact_id: FactId, words: Words, rng: random.Random) -> Item:
    key = rng.random() < 0.5
    return Item(
        id=ItemId(f"item-{number:07}-statement"),
        fact_id=fact_id,
        kind=ItemKind.TRUE_FALSE,
        stem=words.sentence(12) + ".",
        options=(
            Option("True", key, words.sentence(10)),
            Option("False", not key, words.sentence(10)),
        ),
        difficulty=rng.randrange(1, 4),
        correction="" if key else words.sentence(12) + ".",
    )


def _document(name: str) -> Document:
    words = Words(len(name))
    return Document(
        id=DocumentId(name),
        title=name.title(),
        kind=DocumentKind.NEWS,
        original=Original("-", "-", "-", "-", "-", sha256="0" * 64, paragraphs=50),
        trust="Invented.",
        passages=tuple(
            Passage(
                id=PassageId(f"{name}#p{number}"),
                document_id=DocumentId(name),
                number=number + 1,
                section=("Part",),
                text="a " + words.sentence(80),
                table=None,
                from_paragraphs=(number + 1,),
                sensitive=False,
                unverified="",
                note="",
            )
            for number in range(50)
        ),
    )

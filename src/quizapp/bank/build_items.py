"""Building a pack's items into a bank: new ones, new versions of old ones, and retiring."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import func, select

from quizapp.bank.buckets import Buckets, documents_of, homes_of, place_of_item
from quizapp.bank.bulk import chunks, insert_rows, run_many
from quizapp.bank.content_tables import FactRow, ItemRow, ItemVersionRow, OptionRow, PackRow
from quizapp.bank.engine import Db
from quizapp.bank.errors import BankTaken
from quizapp.bank.pictures import Pictures, as_json
from quizapp.bank.words import ITEM_WORDS, forget_words, put_words, text_of_item, text_to_find
from quizapp.core.content.facts import Fact
from quizapp.core.content.items import Item
from quizapp.core.content.packs import BuildReport, Pack

Progress = Callable[[int, int], None]
"""Called with how many items of how many are done."""

_ITEM = (
    *("number", "id", "fact_id", "position", "difficulty", "tags", "evidence", "deck", "talk"),
    *("about_myth", "version_id", "retired", "bucket_id", "seq"),
)
_VERSION = (
    *("id", "item_number", "fingerprint", "kind", "stem", "correction", "source_line"),
    *("takeaway", "picture"),
)
_OPTION = ("version_id", "position", "text", "is_key", "feedback", "misconception")
_BATCH = 5_000


class _Filed(NamedTuple):
    """An item of the pack, with its place in its fact and the bucket it belongs to."""

    item: Item
    position: int
    bucket_id: int


class _Stored(NamedTuple):
    """An item as the bank has it."""

    number: int
    id: str
    fact_id: str
    position: int
    difficulty: int
    tags: list[str]
    evidence: list[str]
    deck: str
    talk: bool
    about_myth: bool
    version_id: int
    retired: bool
    bucket_id: int | None
    seq: int | None
    fingerprint: bytes


class ItemBuild:
    """Makes a bank's items those of a pack, in one transaction.

    Args:
        db: the transaction.
        pack: the pack; its documents are in the bank already.
        progress: called after every few thousand new items.
    """

    def __init__(self, db: Db, pack: Pack, progress: Progress | None = None) -> None:
        self._db = db
        self._pack = pack
        self._progress = progress
        self._buckets = Buckets(db)
        self._homes = homes_of(pack.documents)
        self._number = db.scalar(select(func.max(ItemRow.number))) or 0
        self._version = db.scalar(select(func.max(ItemVersionRow.id))) or 0

    def add(self, facts: Iterable[Fact]) -> int:
        """Add the items of facts that are new to the bank; return how many there are.

        Call ``finish`` after the last of them.
        """
        filed = list(self._filed(facts))
        self._buckets.add_new()
        self._add(filed)
        return len(filed)

    def finish(self) -> None:
        """Write the counts."""
        self._buckets.save()

    def run(self) -> BuildReport:
        """Make the bank's items those of the pack, and return what changed.

        Raises:
            BankTaken: an item's id belongs to another pack.
        """
        self._refuse_taken()
        before = self._stored()
        filed = list(self._filed(self._pack.facts))
        self._buckets.add_new()
        fresh = [one for one in filed if one.item.id not in before]
        kept = [(one, before[one.item.id]) for one in filed if one.item.id in before]
        here = {one.item.id for one, _ in kept}
        leaving = [old for old in before.values() if old.id not in here and not old.retired]
        returning = sum(old.retired for _, old in kept)
        moving = [old for new, old in kept if not old.retired and new.bucket_id != old.bucket_id]
        # All at once: closing one gap gives another item a new seq, which the next must know of.
        closing = self._take_out((*leaving, *moving))
        self._retire(leaving)
        changed = self._change(kept, closing)
        self._add(fresh)
        self.finish()
        return BuildReport(
            added=len(fresh) + returning,
            changed=changed,
            retired=len(leaving),
            unchanged=len(kept) - changed - returning,
        )

    def _refuse_taken(self) -> None:
        others = select(PackRow.id).where(PackRow.id != self._pack.id).limit(1)
        if self._db.scalar(others) is None:
            return
        for chunk in chunks(item.id for item in self._pack.items()):
            taken = self._db.execute(
                select(ItemRow.id, FactRow.pack_id)
                .join(FactRow, FactRow.id == ItemRow.fact_id)
                .where(ItemRow.id.in_(chunk), FactRow.pack_id != self._pack.id)
            ).first()
            if taken is not None:
                raise BankTaken("item", *taken)

    def _stored(self) -> dict[str, _Stored]:
        rows = self._db.execute(
            select(
                *(ItemRow.number, ItemRow.id, ItemRow.fact_id, ItemRow.position),
                *(ItemRow.difficulty, ItemRow.tags, ItemRow.evidence, ItemRow.deck, ItemRow.talk),
                *(ItemRow.about_myth, ItemRow.version_id, ItemRow.retired),
                *(ItemRow.bucket_id, ItemRow.seq, ItemVersionRow.fingerprint),
            )
            .join(ItemVersionRow, ItemVersionRow.id == ItemRow.version_id)
            .join(FactRow, FactRow.id == ItemRow.fact_id)
            .where(FactRow.pack_id == self._pack.id)
        )
        stored: Iterator[Any] = iter(rows)
        return {row.id: _Stored(*row) for row in stored}

    def _filed(self, facts: Iterable[Fact]) -> Iterator[_Filed]:
        for fact in facts:
            documents = documents_of(fact, self._homes)
            for position, item in enumerate(fact.items):
                bucket_id = self._buckets.id_of(place_of_item(item, fact, documents))
                yield _Filed(item, position, bucket_id)

    def _add(self, fresh: Sequence[_Filed]) -> None:
        for start in range(0, len(fresh), _BATCH):
            batch = fresh[start : start + _BATCH]
            number, version = self._number + 1, self._version + 1
            put = self._buckets.put
            insert_rows(
                self._db,
                ItemRow,
                _ITEM,
                [
                    (
                        *(number + n, item.id, item.fact_id, position, item.difficulty),
                        json.dumps(item.tags) if item.tags else "[]",
                        json.dumps(item.evidence) if item.evidence else "[]",
                        *(str(item.deck), item.talk, item.about_myth),
                        *(version + n, False, bucket_id, put(bucket_id)),
                    )
                    for n, (item, position, bucket_id) in enumerate(batch)
                ],
            )
            self._write_versions(
                [(version + n, number + n, filed.item) for n, filed in enumerate(batch)]
            )
            put_words(
                self._db,
                ITEM_WORDS,
                [(number + n, text_of_item(filed.item)) for n, filed in enumerate(batch)],
            )
            self._number += len(batch)
            self._version += len(batch)
            if self._progress is not None:
                self._progress(start + len(batch), len(fresh))

    def _write_versions(self, versions: Sequence[tuple[int, int, Item]]) -> None:
        Pictures(self._db).keep(item.picture for _, _, item in versions)
        insert_rows(
            self._db,
            ItemVersionRow,
            _VERSION,
            (
                (
                    *(version_id, number, bytes.fromhex(item.fingerprint), str(item.kind)),
                    *(item.stem, item.correction, item.source_line, item.takeaway),
                    as_json(item.picture),
                )
                for version_id, number, item in versions
            ),
        )
        insert_rows(
            self._db,
            OptionRow,
            _OPTION,
            (
                (version_id, position, o.text, o.is_key, o.feedback, o.misconception)
                for version_id, _, item in versions
                for position, o in enumerate(item.options)
            ),
        )

    def _retire(self, leaving: Sequence[_Stored]) -> None:
        self._forget(leaving)
        run_many(
            self._db,
            "UPDATE item SET retired = :retired WHERE number = :number",
            ("retired", "number"),
            ((True, old.number) for old in leaving),
        )

    def _change(self, kept: Sequence[tuple[_Filed, _Stored]], closing: dict[int, int]) -> int:
        """Bring the items that were there before up to date; return how many had changed.

        Args:
            kept: what each is now, and what it was.
            closing: the seq, by item number, of those that closed a gap of their bucket.
        """
        reworded = [pair for pair in kept if _print_of(pair[0].item) != pair[1].fingerprint]
        versions = self._versions_for(reworded)
        returning = [(new, old) for new, old in kept if old.retired]
        mended = self._mend_misconceptions(kept, versions)
        self._forget([old for _, old in reworded if not old.retired])
        rows = []
        changed = 0
        for new, old in kept:
            item = new.item
            stays = not old.retired and new.bucket_id == old.bucket_id
            version_id = versions.get(old.number, old.version_id)
            row = (
                *(item.fact_id, new.position, item.difficulty, list(item.tags)),
                *(list(item.evidence), str(item.deck), item.talk, item.about_myth),
                *(version_id, False, new.bucket_id),
            )
            if stays and row == old[2:13]:
                changed += old.number in mended
                continue
            place = closing.get(old.number, old.seq)
            seq = place if stays else self._buckets.put(new.bucket_id)
            lists = (json.dumps(item.tags), json.dumps(item.evidence))
            rows.append((*row[:3], *lists, *row[5:], seq, old.number))
            only_moved_up = stays and row[0] == old.fact_id and row[2:] == old[4:13]
            changed += not old.retired and (not only_moved_up or old.number in mended)
        names = _ITEM[2:]
        setting = ", ".join(f"{name} = :{name}" for name in names)
        run_many(
            self._db,
            f"UPDATE item SET {setting} WHERE number = :number",
            (*names, "number"),
            rows,
        )
        again = {old.number: new.item for new, old in (*reworded, *returning)}
        put_words(
            self._db, ITEM_WORDS, ((number, text_of_item(item)) for number, item in again.items())
        )
        return changed

    def _versions_for(self, reworded: Sequence[tuple[_Filed, _Stored]]) -> dict[int, int]:
        """Return the version of each reworded item: an old one of that wording, or a new one."""
        earlier = {
            (number, fingerprint): version_id
            for chunk in chunks(old.number for _, old in reworded)
            for number, fingerprint, version_id in self._db.execute(
                select(
                    ItemVersionRow.item_number, ItemVersionRow.fingerprint, ItemVersionRow.id
                ).where(ItemVersionRow.item_number.in_(chunk))
            )
        }
        versions: dict[int, int] = {}
        new = []
        for filed, old in reworded:
            version_id = earlier.get((old.number, _print_of(filed.item)))
            if version_id is None:
                self._version += 1
                version_id = self._version
                new.append((version_id, old.number, filed.item))
            versions[old.number] = version_id
        self._write_versions(new)
        return versions

    def _mend_misconceptions(
        self, kept: Sequence[tuple[_Filed, _Stored]], versions: dict[int, int]
    ) -> set[int]:
        """Update which myths options embody: nobody sees it, so it makes no new version.

        Returns the numbers of the items where it changed.
        """
        current = {versions.get(old.number, old.version_id): (new, old) for new, old in kept}
        stored: dict[tuple[int, int], str] = {}
        for chunk in chunks(current):
            for version_id, position, fact_id in self._db.execute(
                select(OptionRow.version_id, OptionRow.position, OptionRow.misconception).where(
                    OptionRow.version_id.in_(chunk), OptionRow.misconception.is_not(None)
                )
            ):
                stored[version_id, position] = fact_id or ""
        rows = []
        mended = set()
        for version_id, (new, old) in current.items():
            for position, option in enumerate(new.item.options):
                if option.misconception != stored.get((version_id, position)):
                    rows.append((option.misconception, version_id, position))
                    mended.add(old.number)
        run_many(
            self._db,
            "UPDATE option SET misconception = :misconception "
            "WHERE version_id = :version_id AND position = :position",
            ("misconception", "version_id", "position"),
            rows,
        )
        return mended

    def _take_out(self, items: Iterable[_Stored]) -> dict[int, int]:
        return self._buckets.take_out(
            (old.number, old.bucket_id, old.seq)
            for old in items
            if old.bucket_id is not None and old.seq is not None
        )

    def _forget(self, items: Iterable[_Stored]) -> None:
        """Remove the current wording of items from the full-text index."""
        for chunk in chunks(items):
            numbers = {old.version_id: old.number for old in chunk}
            options: dict[int, list[str]] = {}
            for version_id, text in self._db.execute(
                select(OptionRow.version_id, OptionRow.text)
                .where(OptionRow.version_id.in_(numbers))
                .order_by(OptionRow.version_id, OptionRow.position)
            ):
                options.setdefault(version_id, []).append(text)
            stems = self._db.execute(
                select(ItemVersionRow.id, ItemVersionRow.stem).where(ItemVersionRow.id.in_(numbers))
            )
            forget_words(
                self._db,
                ITEM_WORDS,
                [(numbers[v], text_to_find(stem, options[v])) for v, stem in stems],
            )


def _print_of(item: Item) -> bytes:
    return bytes.fromhex(item.fingerprint)

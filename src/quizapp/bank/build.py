"""Building a pack into a bank: one transaction, records untouched."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from quizapp.bank.buckets import close_gaps
from quizapp.bank.build_content import add_facts, write_content
from quizapp.bank.build_items import ItemBuild, Progress
from quizapp.bank.bulk import chunks
from quizapp.bank.content import Content
from quizapp.bank.content_tables import PackRow
from quizapp.bank.dialects import insert, is_sqlite
from quizapp.bank.engine import Bank, Db
from quizapp.bank.errors import IdTwice, PackThere
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import PackId
from quizapp.core.content.packs import BuildReport, Pack
from quizapp.core.views.changes import Changed

_FACTS = 5_000
"""How many facts are written at a time."""

_CACHE_KIB = 65_536
"""How much of a SQLite file is kept in memory while building; the default is 2,000."""

_LOCK = 7_105_113
"""Key of the lock under which PostgreSQL lets one program at a time build."""


def build_bank(
    bank: Bank,
    pack: Pack,
    digest: str,
    progress: Progress | None = None,
    *,
    bring_back: bool = False,
    also: Callable[[Db], None] | None = None,
) -> BuildReport:
    """Make the bank hold a pack as it is now.

    New items are added; a changed item gets a new version beside its old ones; what the pack no
    longer has is retired, because old attempts may refer to it. A pack of the same digest changes
    nothing. Neither does a lower release than the bank holds (spec DB-7: that is an older app, or
    an older copy), nor one that was retired. Everything happens in one transaction: an error leaves
    the bank as it was.

    Args:
        bank: the bank to build into.
        pack: what to build, with its ids as the bank has them (``core.content.scoping``).
        digest: a digest of the files that the pack was read from.
        progress: called after every few thousand items; an exception from it stops the build.
        bring_back: whether a pack that was retired is offered again.
        also: is called in the same transaction once the pack is built; what it raises leaves the
            bank as it was.

    Raises:
        BankTaken: an id of the pack belongs to another pack in the bank.
        BankError: as for ``Bank.write``.
    """
    kinds = (Changed.CONTENT,) if also is None else (Changed.CONTENT, Changed.DRAFTS)
    with bank.write(*kinds) as db:
        _prepare(db)
        before = db.get(PackRow, pack.id)
        if before is not None and before.release > pack.release:
            return BuildReport(0, 0, 0, 0, newer_there=True)
        if before is not None and before.retired and not bring_back:
            return BuildReport(0, 0, 0, 0)
        if before is not None and before.digest == digest and not before.retired:
            return BuildReport(0, 0, 0, unchanged=sum(1 for _ in pack.items()))
        close_gaps(db)
        _write_pack(db, pack, digest, bank.clock())
        write_content(db, pack)
        report = ItemBuild(db, pack, progress).run()
        if also is not None:
            also(db)
        return report


def retire_pack(
    bank: Bank, pack_id: PackId, allowed: Callable[[Db], None] = lambda _: None
) -> None:
    """Offer a pack to nobody any more; what learners did with it stays, and attempts go on.

    Args:
        bank: the bank.
        pack_id: the pack.
        allowed: is called in the same transaction before anything is changed; what it raises
            leaves the bank as it was.

    Raises:
        KeyError: the bank never had the pack.
        BankError: as for ``Bank.write``.
    """
    with bank.write(Changed.CONTENT) as db:
        _prepare(db)
        allowed(db)
        row = db.get_one(PackRow, pack_id)
        close_gaps(db)
        empty = Pack(pack_id, row.title, row.language, row.licence, row.about, (), (), ())
        write_content(db, empty)
        ItemBuild(db, empty).run()
        row.retired = True


def build_new_pack(
    bank: Bank,
    pack: Pack,
    facts: Iterable[Fact],
    digest: str,
    progress: Progress | None = None,
) -> int:
    """Build a pack that the bank does not have yet, from facts that come one by one.

    For imports too large to be held as one ``Pack``. Everything happens in one transaction.

    Args:
        bank: the bank to build into.
        pack: its title, topics and documents; it has no facts itself.
        facts: the facts with their items.
        digest: a digest of what the pack was read from.
        progress: called after every few thousand facts with the number of items so far, which is
            passed as the total too.

    Returns:
        How many items were added.

    Raises:
        PackThere: the bank has the pack.
        BankTaken: a topic or document of it belongs to another pack.
        IdTwice: a fact or item is there already.
        BankError: as for ``Bank.write``.
    """
    with bank.write(Changed.CONTENT) as db:
        _prepare(db)
        if Content(db).digest(pack.id) is not None:
            raise PackThere(pack.id)
        _write_pack(db, pack, digest, bank.clock())
        write_content(db, pack)
        items = ItemBuild(db, pack)
        added = place = 0
        try:
            for chunk in chunks(facts, _FACTS):
                add_facts(db, pack.id, place, chunk)
                place += len(chunk)
                added += items.add(chunk)
                if progress is not None:
                    progress(added, added)
        except IntegrityError as error:
            raise IdTwice(pack.id) from error
        items.finish()
        return added


def _prepare(db: Db) -> None:
    """Lock out other builds, and let SQLite keep more pages in memory."""
    if is_sqlite(db):
        db.execute(text(f"PRAGMA cache_size=-{_CACHE_KIB}"))
    else:
        db.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))


def _write_pack(db: Db, pack: Pack, digest: str, now: datetime) -> None:
    values = {
        "title": pack.title,
        "language": pack.language,
        "licence": pack.licence,
        "about": pack.about,
        "digest": digest,
        "built_at": now,
        "release": pack.release,
        "retired": False,
        "glossary": [asdict(entry) for entry in pack.glossary],
    }
    db.execute(
        insert(db, PackRow)
        .values(id=pack.id, **values)
        .on_conflict_do_update(index_elements=["id"], set_=values)
    )

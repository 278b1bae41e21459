"""The pictures of a bank: each once, by the digest of its bytes, and never taken away (spec DB-12).

An old attempt shows its question as it was, with its picture; and a picture that a teacher adds is
kept from then on, so that undoing and making again find it.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from quizapp.bank.bulk import chunks
from quizapp.bank.content_tables import PictureRow
from quizapp.bank.dialects import insert
from quizapp.bank.engine import Db
from quizapp.core.content.pictures import Picture

_FEW = 50
"""How many go into one statement: a picture has up to a megabyte."""


class Pictures:
    """The pictures of a bank.

    Args:
        db: the transaction.
    """

    def __init__(self, db: Db) -> None:
        self._db = db

    def keep(self, pictures: Iterable[Picture | None]) -> None:
        """Keep the bytes of pictures; those without are passed over."""
        fresh = {one.digest: one for one in pictures if one is not None and one.data}
        for some in chunks(fresh.values(), _FEW):
            rows = [{"digest": one.digest, "data": one.data} for one in some]
            self._db.execute(
                insert(self._db, PictureRow)
                .values(rows)
                .on_conflict_do_nothing(index_elements=["digest"])
            )

    def data(self, digests: Iterable[str]) -> dict[str, bytes]:
        """Return the bytes of the pictures that are here, by digest."""
        wanted = sorted(set(digests))
        return {
            digest: bytes(data)
            for some in chunks(wanted, _FEW)
            for digest, data in self._db.execute(
                select(PictureRow.digest, PictureRow.data).where(PictureRow.digest.in_(some))
            )
        }


def stored(picture: Picture | None) -> dict[str, Any] | None:
    """Return what is kept beside a question or passage: all but the bytes."""
    if picture is None:
        return None
    return {
        "file": picture.file,
        "alt": picture.alt,
        "digest": picture.digest,
        "width": picture.width,
        "height": picture.height,
    }


def as_json(picture: Picture | None) -> str | None:
    """Return what ``stored`` returns, as text for plain SQL."""
    return None if picture is None else json.dumps(stored(picture))


def picture_of(kept: Mapping[str, Any] | None, data: Mapping[str, bytes]) -> Picture | None:
    """Return the picture that was kept.

    Args:
        kept: by ``stored``.
        data: bytes by digest, by ``Pictures.data``.
    """
    if kept is None:
        return None
    return Picture(**kept, data=data.get(kept["digest"], b""))

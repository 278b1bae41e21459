"""What all tables share: the base class, names of constraints, and how moments are stored."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Dialect, Integer, MetaData, TypeDecorator
from sqlalchemy.orm import DeclarativeBase

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

RowId = BigInteger().with_variant(Integer, "sqlite")
"""The type of a counted key. SQLite counts only a column whose type is exactly INTEGER."""


def stored(moment: datetime) -> int:
    """Return a moment as it is stored: whole microseconds since 1970 in UTC.

    Raises:
        ValueError: it has no time zone.
    """
    if moment.tzinfo is None:
        message = f"{moment!r} has no time zone"
        raise ValueError(message)
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment(stored: int) -> datetime:
    """Return the moment that is stored so."""
    return _EPOCH + timedelta(microseconds=stored)


class Moment(TypeDecorator[datetime]):
    """An aware moment, stored as a number (see ``stored``).

    A number sorts, compares and indexes alike in SQLite and PostgreSQL, and cannot lose its zone.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Return what is stored for a moment; refuse one without a zone."""
        return None if value is None else stored(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Return the moment for what is stored."""
        return None if value is None else moment(value)


class Base(DeclarativeBase):
    """The base of all rows. Rows never leave this package: repositories return core values."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )

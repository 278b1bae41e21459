"""Whether a class's session is open, asked without the tables of sessions."""

from sqlalchemy import text

from quizapp.bank.engine import Db


def has_open_session(db: Db) -> bool:
    """Return whether a session was begun and not ended."""
    # In plain SQL: mapping the tables of sessions takes longer than all the rest of this question.
    return db.scalar(text("SELECT 1 FROM live_session WHERE ended_at IS NULL LIMIT 1")) is not None

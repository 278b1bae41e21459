"""What a write changes: the kinds of things that are told to whoever shows them."""

from enum import StrEnum


class Changed(StrEnum):
    """A kind of thing that a transaction changed.

    Every writing transaction names its kinds (``Bank.write``); pages name those they watch.
    """

    LEARNERS = "learners"
    """Who there is, and what they are called."""
    ATTEMPTS = "attempts"
    """Attempts begun, gone on with or ended."""
    ANSWERS = "answers"
    """What was answered, by whoever: mastery, what is due and progress follow from it."""
    FLAGS = "flags"
    OBJECTIONS = "objections"
    """What learners say is wrong with questions, and the answers to it."""
    TESTS = "tests"
    """The days of tests that learners prepare for."""
    CLASS_LISTS = "class lists"
    SESSION_PLANS = "session plans"
    SESSIONS = "sessions"
    """A class's session: begun, voted in, ended, deleted, its host."""
    CONTENT = "content"
    """The questions themselves: a pack was built."""
    DRAFTS = "drafts"
    """What a teacher is writing: a working copy was begun, edited or published."""
    OWNER = "owner"
    """What whoever looks after the bank decided for everybody."""
    DAY = "day"
    """Another learning day has begun, or the clock was set. No transaction names it."""

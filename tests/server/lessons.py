"""Sessions that a test plays from beginning to end, for what comes afterwards."""

from collections.abc import Sequence

from quizapp.core.answering.attempts import Certainty
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import FactId, ItemId, ItemVersionId, ParticipantId
from quizapp.core.content.items import Item, Option
from quizapp.core.session.events import CloseVote, Discuss, Event, Join, OpenVote, Reveal, Vote
from quizapp.core.session.results import SessionResults, session_results
from quizapp.core.session.room_state import new_room
from quizapp.core.session.setup import SessionQuestion, SessionSetup
from tests.builders import a_choice, a_fact, a_statement, a_version
from tests.server.rooms import happen

SURE, THINKS = Certainty.CERTAIN, Certainty.THINK_SO
RIGHT, MYTH, ODD = 0, 1, 2
"""Positions in the shown options of every choice item here."""


def a_claim(number: int, *, key: bool) -> Item:
    return a_statement(key=key, id=ItemId(f"claim-{number}"), fact_id=FactId(f"fact-{number}"))


def a_pick(number: int) -> Item:
    """Return a choice whose second option embodies the myth of its fact."""
    fact_id = FactId(f"fact-{number}")
    options = (
        Option("Through China", True, "So it is."),
        Option("Across the border", False, "It is mined.", fact_id),
        Option("By balloon", False, "Nobody did."),
    )
    return a_choice(id=ItemId(f"pick-{number}"), fact_id=fact_id, options=options)


class Lesson:
    """A session that is played by the test."""

    def __init__(self, *items: Item, **changes: object) -> None:
        self.versions = {
            ItemVersionId(n): a_version(id=ItemVersionId(n), item=item)
            for n, item in enumerate(items, 1)
        }
        questions = tuple(
            SessionQuestion(v.id, tuple(range(len(v.item.options)))) for v in self.versions.values()
        )
        setup = SessionSetup("Numbers", questions, **changes)  # type: ignore[arg-type]
        self.facts: dict[FactId, Fact] = {
            item.fact_id: a_fact(id=item.fact_id, statement=f"So it is with {item.fact_id}.")
            for item in items
        }
        self.room = new_room(setup, self.versions)

    def happen(self, *events: Event) -> "Lesson":
        self.room = happen(self.room, *events)
        return self

    def join(self, people: int) -> "Lesson":
        return self.happen(*(Join(f"token-{n}", f"Bird {n:02}") for n in range(1, people + 1)))

    def vote(self, *choices: int | None, sure: Certainty | None = SURE) -> "Lesson":
        """Vote on the question that is open, person by person; None does not."""
        question, number = self.room.ballot
        for who, choice in enumerate(choices, 1):
            if choice is not None:
                key = f"{who}-{question}-{number}-{len(self.room.cast.get(self.room.ballot, {}))}"
                vote = Vote(ParticipantId(who), key, question, number, choice, sure)
                self.happen(vote)
        return self

    def ask(self, *choices: int | None, sure: Certainty | None = SURE) -> "Lesson":
        """Open the next question, vote, show the key."""
        return self.happen(OpenVote()).vote(*choices, sure=sure).happen(CloseVote(), Reveal())

    def talk(
        self, before: Sequence[int | None], then: Sequence[int | None], sure: Certainty = SURE
    ) -> "Lesson":
        """Open the next question, vote, talk, vote again, show the key."""
        self.happen(OpenVote()).vote(*before).happen(CloseVote(), Discuss(), OpenVote())
        return self.vote(*then, sure=sure).happen(CloseVote(), Reveal())

    @property
    def results(self) -> SessionResults:
        return session_results(self.room, self.versions, self.facts)

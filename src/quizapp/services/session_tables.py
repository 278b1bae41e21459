"""Results as tables for files: by question, by pupil, and every vote.

No false claim stands without its label and its correction (spec FB-4), no option without
its right or wrong label (spec FB-7), and no cell is one that a spreadsheet runs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quizapp.core.cards.claims import false_claim, in_one_line
from quizapp.core.content.items import ItemKind
from quizapp.core.session.results import QuestionResult, SessionResults
from quizapp.core.session.tally import Tally
from quizapp.core.spreadsheets import Cell, harmless

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]+")


@dataclass(frozen=True)
class Table:
    """One sheet, or one CSV file."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables_of(
    results: SessionResults, *, with_names: bool = True, wide: bool = False
) -> tuple[Table, ...]:
    """Return the results as tables, every cell harmless.

    Args:
        results: the results.
        with_names: whether to tell who did what; without, participants have numbers.
        wide: whether votes stand in a row for each participant, the one that counts of each round,
            as a person reads them; else in a row for each vote, as a program does.
    """
    votes = (
        Table("Votes", *_cleaned(*_wide(results, with_names=with_names)))
        if wide
        else Table("Votes", *_cleaned(_VOTES, _vote_rows(results, with_names=with_names)))
    )
    return (
        Table("Questions", *_cleaned(_QUESTIONS, map(_question_row, results.questions))),
        Table("Options", *_cleaned(_OPTIONS, _option_rows(results))),
        Table("Myths still held", *_cleaned(_MYTHS, _myth_rows(results))),
        Table("Pupils", *_cleaned(_PUPILS, _pupil_rows(results, with_names=with_names))),
        votes,
    )


def plain(text: str) -> str:
    """Return a text as one line, without control characters or a formula."""
    return harmless(" ".join(_CONTROL.sub(" ", text).split()))


def worded(question: QuestionResult) -> str:
    """Return a question as it may stand in a file: a claim with its label, never bare."""
    if question.kind is not ItemKind.TRUE_FALSE:
        return question.stem
    if question.statement_is_false:
        return in_one_line(false_claim(question.stem, question.correction or question.fact))
    return f"TRUE: {question.stem}"


_QUESTIONS = (
    *("Number", "Fact", "Source line", "Question", "Key"),
    *("Vote 1: votes", "Vote 1: right", "Vote 1: right, %", "Vote 1: 95 % from", "Vote 1: 95 % to"),
    *("Vote 1: certain and wrong", "Vote 2: votes", "Vote 2: right", "Vote 2: right, %"),
    *("Vote 2: 95 % from", "Vote 2: 95 % to", "Vote 2: certain and wrong"),
    *("Wrong to right", "Right to wrong", "Stayed right", "Stayed wrong"),
    *("Look at the question", "Key was shown"),
)
_OPTIONS = (
    *("Number", "Fact", "Option", "Text", "Vote 1: chosen", "Vote 1: certain"),
    *("Vote 2: chosen", "Vote 2: certain"),
)
_MYTHS = ("Fact", "Myth", "Question number", "Chosen", "Certain", "Votes", "Chosen, %")
_PUPILS = (
    *("Participant", "Took part", "Right", "Answered", "Not answered", "Certain and wrong"),
    "Myths chosen, by their facts",
)
_VOTES = (
    *("Participant", "Number", "Vote", "Option", "Text", "Result", "How sure", "At, UTC"),
    "Counts",
)


def _cleaned(
    header: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    seen: dict[str, str] = {}  # the same few texts stand in thousands of votes

    def clean(cell: Cell) -> Cell:
        if not isinstance(cell, str):
            return cell
        if cell not in seen:
            seen[cell] = plain(cell)
        return seen[cell]

    return tuple(header), tuple(tuple(map(clean, row)) for row in rows)


def _question_row(one: QuestionResult) -> tuple[Cell, ...]:
    changes = one.mind_changes
    return (
        one.number,
        one.fact,
        one.source_line,
        worded(one),
        f"RIGHT: {one.letters[one.key]} {one.options[one.key]}",
        *_tally_cells(one.first),
        *(_tally_cells(one.second) if one.second else (None,) * 6),
        *(
            (
                changes.wrong_to_right,
                changes.right_to_wrong,
                changes.stayed_right,
                changes.stayed_wrong,
            )
            if changes
            else (None,) * 4
        ),
        ", ".join(one.flags),
        "yes" if one.revealed else "no",
    )


def _tally_cells(tally: Tally) -> tuple[Cell, ...]:
    low, high = tally.interval or (None, None)
    return (
        tally.votes,
        tally.right,
        _percent(tally.share),
        _percent(low),
        _percent(high),
        tally.certain_wrong,
    )


def _option_rows(results: SessionResults) -> Iterator[tuple[Cell, ...]]:
    for one in results.questions:
        for place, text in enumerate(one.options):
            second = one.second.options[place] if one.second else None
            yield (
                one.number,
                one.fact,
                one.letters[place],
                _labelled(one, place, text),
                one.first.options[place].count,
                one.first.options[place].certain,
                second.count if second else None,
                second.certain if second else None,
            )


def _myth_rows(results: SessionResults) -> Iterator[tuple[Cell, ...]]:
    for one in results.myths:
        yield (
            one.fact,
            in_one_line(false_claim(one.claim, one.fact)),
            one.question,
            one.chosen,
            one.certain,
            one.votes,
            _percent(one.share),
        )


def _pupil_rows(results: SessionResults, *, with_names: bool) -> Iterator[tuple[Cell, ...]]:
    for one in results.pupils:
        yield (
            _who(one.name, one.participant_id, with_names=with_names),
            "by hand" if one.by_hand else "by phone",
            one.score.right,
            one.score.answered,
            one.score.unanswered,
            one.certain_wrong,
            "; ".join(results.facts[fact_id] for fact_id in one.misconceptions),
        )
    for name in results.absent if with_names else ():
        yield (name, "absent", None, None, None, None, "")


def _vote_rows(results: SessionResults, *, with_names: bool) -> Iterator[tuple[Cell, ...]]:
    questions = {one.number: one for one in results.questions}
    for line in results.votes:
        one, vote = questions[line.question], line.cast.vote
        yield (
            _who(line.name, line.participant_id, with_names=with_names),
            line.question,
            line.round,
            one.letters[vote.choice],
            _labelled(one, vote.choice, one.options[vote.choice]),
            "right" if vote.choice == one.key else "wrong",
            None if vote.certainty is None else vote.certainty.value,
            line.cast.at.strftime("%Y-%m-%d %H:%M:%S"),
            "yes" if line.counts else "no",
        )


def _wide(
    results: SessionResults, *, with_names: bool
) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    columns = [
        (one.number, vote_round)
        for one in results.questions
        for vote_round in ((1, 2) if one.second else (1,))
    ]
    header = ("Participant", *(f"{n}" if r == 1 else f"{n}, vote 2" for n, r in columns))
    questions = {one.number: one for one in results.questions}
    found: dict[int, dict[tuple[int, int], str]] = {}
    for line in results.votes:
        if line.counts:
            one, vote = questions[line.question], line.cast.vote
            result = "right" if vote.choice == one.key else "wrong"
            sure = f", {vote.certainty.value}" if vote.certainty else ""
            own = found.setdefault(line.participant_id, {})
            own[line.question, line.round] = f"{one.letters[vote.choice]} {result}{sure}"

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in results.pupils:
            own = found.get(one.participant_id, {})
            who = _who(one.name, one.participant_id, with_names=with_names)
            yield (who, *(own.get(column) for column in columns))

    return header, rows()


def _labelled(one: QuestionResult, place: int, text: str) -> str:
    return f"{'RIGHT' if place == one.key else 'WRONG'}: {text}"


def _who(name: str, number: int, *, with_names: bool) -> str:
    return name if with_names else f"Participant {number}"


def _percent(share: float | None) -> int | None:
    return None if share is None else round(share * 100)

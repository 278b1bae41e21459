"""Checks between the fields of one fact (docs/content-format.md, spec QU-1, QU-7)."""

from collections.abc import Iterator

from quizapp.core.content.dates import is_date
from quizapp.core.content.facts import TECHNIQUES, Stance, Status
from quizapp.core.content.places import PLACES
from quizapp.core.linting.limits import OPTIONS_LEAST
from quizapp.packs.models import ChoiceSource, FactSource, TrueFalseSource
from quizapp.packs.problems import Problem, did_you_mean
from quizapp.packs.topic_source import ReadFact

_REMOVE_OR_STATUS = "delete it, or mend the status"


def check_fact(read: ReadFact, source: FactSource, *, whole: bool) -> Iterator[Problem]:
    """Yield everything that does not fit together within a fact and its items.

    Args:
        read: the fact as it was read.
        source: what its author wrote.
        whole: whether evidence and feedback must be there, as in the built-in pack.
    """

    def problem(what: str, remedy: str, *path: str | int, about: str = source.id) -> Problem:
        return Problem(read.file, read.line(*path), about, what, remedy)

    whole_fact = _whole_fact(source) if whole else ()
    for what, remedy, *path in (*whole_fact, *_status(source), *_explaining(source)):
        yield problem(what, remedy, *path)
    if source.as_of is not None and not is_date(source.as_of):
        yield problem(f"there is no date '{source.as_of}'", "check month and day", "as_of")
    for number, name in enumerate(source.places):
        if name not in PLACES:
            what = f"the map has no place '{name}'"
            yield problem(what, did_you_mean(name, PLACES), "places", number)
    for place, item in enumerate(source.items):
        found = _choice(item) if isinstance(item, ChoiceSource) else _true_false(item)
        whole_item = _whole_item(item) if whole else ()
        for what, remedy, *path in (*whole_item, *found, *_deciding(item, source)):
            yield problem(what, remedy, "items", place, *path, about=item.id)


def _whole_fact(source: FactSource) -> Iterator[tuple[str, str, *tuple[str | int, ...]]]:
    if not source.evidence:
        yield "'evidence' is missing", "quote the passage that decides it", "evidence"


def _whole_item(
    item: ChoiceSource | TrueFalseSource,
) -> Iterator[tuple[str, str, *tuple[str | int, ...]]]:
    if isinstance(item, ChoiceSource):
        if len(item.options) < OPTIONS_LEAST:
            what = f"there are only {len(item.options)} options"
            yield what, "add a plausible wrong one, or write a true-false question", "options"
        for place, option in enumerate(item.options):
            if option.feedback is None:
                yield "'feedback' is missing", "add it", "options", place
        return
    for name in ("feedback", "tempting"):
        if getattr(item, name) is None:
            yield f"'{name}' is missing", "add it", name


def _status(source: FactSource) -> Iterator[tuple[str, str, *tuple[str | int, ...]]]:
    stances = {piece.stance for piece in source.evidence}
    if source.status is Status.ATTRIBUTED and source.attributed_to is None:
        yield "an attributed fact does not say whose it is", "add attributed_to", "status"
    if source.status is not Status.ATTRIBUTED and source.attributed_to is not None:
        what = f"'attributed_to' stands in a fact that is {source.status}"
        yield what, _REMOVE_OR_STATUS, "attributed_to"
    if source.status is Status.DISPUTED:
        if source.reading is None:
            what = "a disputed fact has no reading"
            yield what, "add 'reading': which side the evidence favours and why", "status"
        for stance in Stance:
            if stance not in stances:
                what = f"a disputed fact has no evidence with the stance {stance}"
                yield what, "cite the passages of every side", "evidence"
    else:
        if source.reading is not None:
            what = f"'reading' stands in a fact that is {source.status}"
            yield what, _REMOVE_OR_STATUS, "reading"
        if Stance.CONTRADICTS in stances:
            what = f"evidence contradicts a fact that is {source.status}"
            yield what, "make it disputed, or mend the stance", "evidence"


def _explaining(source: FactSource) -> Iterator[tuple[str, str, *tuple[str | int, ...]]]:
    if source.myth is not None and source.explanation is not None:
        what = "there are both a myth and an explanation"
        yield what, "move the explanation into the myth's replacement", "explanation"
    technique = source.myth.technique if source.myth else None
    if technique is not None and technique not in TECHNIQUES:
        what = f"the technique '{technique}' is not one of the labels"
        yield what, did_you_mean(technique, TECHNIQUES), "myth", "technique"


def _deciding(
    item: ChoiceSource | TrueFalseSource, source: FactSource
) -> Iterator[tuple[str, str, *tuple[str | int, ...]]]:
    cited = list(dict.fromkeys(piece.passage for piece in source.evidence))
    for place, passage in enumerate(item.evidence):
        if passage not in cited:
            what = f"the passage {passage} is not evidence of its fact"
            yield what, did_you_mean(passage, cited), "evidence", place
    if item.about_myth and source.myth is None:
        what = "the question is about a myth, but its fact has none"
        yield what, "delete 'about_myth', or add the myth", "about_myth"


def _choice(item: ChoiceSource) -> Iterator[tuple[str, str, *tuple[str | int, ...]]]:
    keys = sum(option.key is True for option in item.options)
    if keys != 1:
        what = "no option is the key" if keys == 0 else f"{keys} options are the key"
        yield what, "write 'key: true' at the one right option", "options"
    for option in item.options:
        if option.key and option.misconception:
            yield "the key embodies a misconception", "move it to a wrong option", "options"


def _true_false(item: TrueFalseSource) -> Iterator[tuple[str, str, *tuple[str | int, ...]]]:
    if not item.key and item.correction is None:
        yield "a false statement has no correction", "add 'correction'", "key"
    if item.key and item.correction is not None:
        yield "a true statement has a correction", "delete it, or mend the key", "correction"

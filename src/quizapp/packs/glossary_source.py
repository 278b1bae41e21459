"""Reading ``glossary.yaml`` and checking what its entries rest on."""

from collections.abc import Collection, Iterator, Mapping

from quizapp.core.content.documents import Passage
from quizapp.core.content.facts import Fact
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.packs.files import TextFile
from quizapp.packs.models import GlossaryFile
from quizapp.packs.problems import Problem, did_you_mean
from quizapp.packs.validating import validate
from quizapp.packs.yaml_source import read_yaml
from quizapp.packs.yaml_tree import line_at

NAME = "glossary.yaml"


def where(term: str) -> str:
    """Return what findings call an entry."""
    return f"glossary: {term}"


def read_glossary(
    file: TextFile, lines: dict[str, tuple[str, int]]
) -> tuple[tuple[GlossaryEntry, ...], tuple[Problem, ...]]:
    """Return the entries of a glossary, and what is wrong with the file.

    Args:
        file: the file.
        lines: is told the line of each entry.
    """
    problems: list[Problem] = []

    def note(line: int, about: str, what: str, remedy: str) -> None:
        problems.append(Problem(file.label, line, about, what, remedy))

    source = read_yaml(file.text)
    for trouble in source.troubles:
        note(trouble.line, file.stem, trouble.what, trouble.remedy)
    if source.root is None:
        return (), tuple(problems)
    read, misfits = validate(GlossaryFile, source.root)
    for misfit in misfits:
        note(misfit.trouble.line, file.stem, misfit.trouble.what, misfit.trouble.remedy)
    taken: dict[str, str] = {}
    entries = []
    for place, entry in enumerate(read.entries if read is not None else ()):
        line = line_at(source.root, "entries", place)
        lines[where(entry.term)] = (file.label, line)
        for form in (entry.term, *entry.forms):
            if form.casefold() in taken:
                first = taken[form.casefold()]
                what = f"'{form}' stands in the glossary twice, first under '{first}'"
                note(line, entry.term, what, "keep it once: capitals at its beginning don't matter")
            taken.setdefault(form.casefold(), entry.term)
        entries.append(
            GlossaryEntry(entry.term, entry.means, tuple(entry.rests_on), tuple(entry.forms))
        )
    return tuple(entries), tuple(problems)


def check_glossary(
    entries: Collection[GlossaryEntry],
    facts: Mapping[str, Fact],
    passages: Mapping[str, Passage],
    lines: Mapping[str, tuple[str, int]],
    *,
    all_read: bool,
) -> Iterator[Problem]:
    """Yield what entries rest on and is not there, or is sensitive.

    Args:
        entries: the glossary.
        facts: the pack's facts, by id.
        passages: its passages, by id.
        lines: where each entry is written.
        all_read: whether every other file could be read: else nothing is missed.
    """
    for entry in entries:
        file, line = lines[where(entry.term)]
        for name in entry.rests_on:
            known: Mapping[str, Fact | Passage] = passages if "#" in name else facts
            found = known.get(name)
            if found is None:
                if all_read:
                    what = f"it rests on '{name}', which is not there"
                    yield Problem(file, line, entry.term, what, did_you_mean(name, known))
            elif found.sensitive:
                what = f"it rests on '{name}', which is sensitive"
                remedy = "rest it on something else, or leave the word out: it is shown everywhere"
                yield Problem(file, line, entry.term, what, remedy)

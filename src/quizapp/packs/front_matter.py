"""Reading the front matter of a document: the YAML between two lines ``---`` at its top."""

import re
from dataclasses import dataclass

from quizapp.core.content.dates import is_date
from quizapp.packs.files import TextFile
from quizapp.packs.models import DocumentFront
from quizapp.packs.problems import Problem
from quizapp.packs.validating import validate
from quizapp.packs.yaml_source import read_yaml
from quizapp.packs.yaml_tree import Node, line_at
from quizapp.packs.yaml_troubles import Trouble

_FRONT = re.compile(r"---[ ]*\n(.*?)^---[ ]*$\n?", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class ReadFront:
    """A document's front matter, and where its text goes on."""

    front: DocumentFront | None
    """None where it can't be used."""
    body: str
    first_line: int
    """The line of the file at which the body begins."""
    problems: tuple[Problem, ...]


def read_front(file: TextFile) -> ReadFront:
    """Return the front matter of a document and everything that is wrong in it."""
    found = _FRONT.match(file.text)
    if found is None:
        what = "the front matter is missing or not closed"
        remedy = "begin the file with a line '---', the fields and a line '---'"
        body = "" if file.text.startswith("---") else file.text
        return ReadFront(None, body, 1, (Problem(file.label, 1, file.stem, what, remedy),))
    source = read_yaml(found.group(1), first_line=2)
    troubles = list(source.troubles)
    front = None
    if source.root is None and not troubles:
        troubles.append(Trouble(1, "the front matter is empty", "write id, title, kind and so on"))
    if source.root is not None:
        front, misfits = validate(DocumentFront, source.root)
        troubles.extend(misfit.trouble for misfit in misfits)
        if front is not None:
            troubles.extend(_judge(front, source.root, file.stem))
    return ReadFront(
        front=None if source.troubles else front,
        body=file.text[found.end() :],
        first_line=file.text.count("\n", 0, found.end()) + 1,
        problems=tuple(Problem(file.label, t.line, file.stem, t.what, t.remedy) for t in troubles),
    )


def _judge(front: DocumentFront, root: Node, stem: str) -> list[Trouble]:
    troubles = []
    if front.id != stem:
        what = f"the id is '{front.id}' and the file is called '{stem}.md'"
        troubles.append(Trouble(line_at(root, "id"), what, "give both the same name"))
    stated = front.original.date
    if stated != "not stated" and not is_date(stated):
        what = f"there is no date '{stated}'"
        line = line_at(root, "original", "date")
        troubles.append(Trouble(line, what, "check month and day"))
    return troubles

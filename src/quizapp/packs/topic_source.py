"""Reading ``facts/<topic>.yaml`` as far as it fits its models; nothing is looked up elsewhere yet.

A fact that does not fit is reported, and its sound pieces of evidence are still kept so that their
quotes are checked in the same run.
"""

from dataclasses import dataclass, field

from quizapp.packs.files import TextFile
from quizapp.packs.models import EvidenceSource, FactSource, TopicSource
from quizapp.packs.problems import Problem
from quizapp.packs.validating import Misfit, validate
from quizapp.packs.yaml_source import ids_by_line, read_yaml
from quizapp.packs.yaml_tree import Mapping, Node, Scalar, Sequence, child, line_at


@dataclass(frozen=True)
class ReadFact:
    """A fact as written, with the tree that knows its lines."""

    file: str
    node: Mapping
    id: str
    """As written; the topic's id where there is none."""
    source: FactSource | None
    """None where a field does not fit."""
    evidence: tuple[tuple[int, EvidenceSource], ...]
    """The pieces of evidence that fit, with their positions."""

    def line(self, *path: str | int) -> int:
        """Return the line of a field, or of the nearest part that is there."""
        return line_at(self.node, *path)

    def item_ids(self) -> tuple[tuple[str, int], ...]:
        """Return the ids of the items as written, with their lines."""
        found = child(self.node, "items")
        count = len(found.values) if isinstance(found, Sequence) else 0
        return tuple(
            (written.text, written.line)
            for place in range(count)
            if isinstance(written := child(found, place, "id"), Scalar)
        )

    @property
    def has_myth(self) -> bool:
        """Return whether a myth is written."""
        return child(self.node, "myth") is not None


@dataclass
class ReadTopic:
    """A topic file as far as it could be read."""

    file: TextFile
    topic: TopicSource | None = None
    facts: list[ReadFact] = field(default_factory=list)
    is_whole: bool = True
    """Whether no fact had to be left out because its YAML is broken."""
    problems: list[Problem] = field(default_factory=list)

    def note(self, line: int, about: str, what: str, remedy: str) -> None:
        """Add a problem of this file."""
        self.problems.append(Problem(self.file.label, line, about, what, remedy))


def read_topic(file: TextFile) -> ReadTopic:
    """Return the topic and the facts that a file holds and everything that is wrong in it."""
    read = ReadTopic(file)
    source = read_yaml(file.text)
    ids = ids_by_line(file.text) if source.troubles else ()
    for trouble in source.troubles:
        about = ids[trouble.line - 1] or file.stem
        read.note(trouble.line, about, trouble.what, trouble.remedy)
    read.is_whole = not source.troubles
    spoilt = {trouble.line for trouble in source.troubles}
    root = source.root
    if not isinstance(root, Mapping):
        if not spoilt:
            read.note(1, file.stem, "this is not a topic file", "begin with 'topic:' and 'facts:'")
        return read
    for name, entry in root.entries.items():
        if name not in ("topic", "facts"):
            what = f"'{name}' does not belong at the margin of the file"
            read.note(entry.line, file.stem, what, "only 'topic:' and 'facts:' stand there")
    _read_head(read, root, spoilt)
    _read_facts(read, root, spoilt)
    return read


def _read_head(read: ReadTopic, root: Mapping, spoilt: set[int]) -> None:
    head = child(root, "topic")
    if not isinstance(head, Mapping):
        if not spoilt:
            read.note(line_at(root, "topic"), read.file.stem, "'topic' is missing", "add it")
        return
    read.topic, misfits = validate(TopicSource, head)
    _report(read, misfits, spoilt, head, read.file.stem)
    if read.topic is not None and read.topic.id != read.file.stem:
        line = line_at(head, "id")
        what = f"the topic is '{read.topic.id}' and the file is called '{read.file.stem}.yaml'"
        read.note(line, read.topic.id, what, "give both the same name")


def _read_facts(read: ReadTopic, root: Mapping, spoilt: set[int]) -> None:
    facts = child(root, "facts")
    if not isinstance(facts, Sequence):
        if not spoilt:
            what = "'facts' is not a list"
            read.note(line_at(root, "facts"), read.file.stem, what, "begin each fact with '- id:'")
        return
    for node in facts.values:
        if not isinstance(node, Mapping):
            if node.line not in spoilt:
                what = "this entry of 'facts' is not a fact"
                read.note(node.line, read.file.stem, what, "begin each fact with '- id:'")
            continue
        fact_id = _id_of(node) or read.file.stem
        source, misfits = validate(FactSource, node)
        _report(read, misfits, spoilt, node, fact_id)
        evidence = _evidence(node, source)
        read.facts.append(ReadFact(read.file.label, node, fact_id, source, evidence))


def _evidence(node: Mapping, source: FactSource | None) -> tuple[tuple[int, EvidenceSource], ...]:
    if source is not None:
        return tuple(enumerate(source.evidence))
    pieces = child(node, "evidence")
    if not isinstance(pieces, Sequence):
        return ()
    sound = ((n, validate(EvidenceSource, piece)[0]) for n, piece in enumerate(pieces.values))
    return tuple((n, piece) for n, piece in sound if piece is not None)


def _report(
    read: ReadTopic, misfits: tuple[Misfit, ...], spoilt: set[int], node: Node, fact_id: str
) -> None:
    for misfit in misfits:
        if misfit.trouble.line in spoilt:  # its broken YAML is reported already
            continue
        about = _id_of(child(node, *misfit.path[:2])) if misfit.path[:1] == ("items",) else ""
        trouble = misfit.trouble
        read.note(trouble.line, about or fact_id, trouble.what, trouble.remedy)


def _id_of(node: Node | None) -> str:
    found = child(node, "id")
    return found.text if isinstance(found, Scalar) else ""

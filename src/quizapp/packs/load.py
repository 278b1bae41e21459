"""Reading a whole content folder: a pack, or every problem of all its files in one run."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Evidence, Fact
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import PackId
from quizapp.core.content.packs import Pack
from quizapp.core.content.pictures import Picture
from quizapp.core.content.scoping import BUILT_IN
from quizapp.env.logs import timed
from quizapp.packs.checks import check_fact
from quizapp.packs.convert import to_evidence, to_fact, to_topic
from quizapp.packs.files import TextFile, read_text
from quizapp.packs.glossary_source import NAME as GLOSSARY
from quizapp.packs.glossary_source import check_glossary, read_glossary
from quizapp.packs.locate import NotFound, Place, find_cell, find_quote
from quizapp.packs.markdown_source import picture_key, read_document
from quizapp.packs.models import ChoiceSource, EvidenceSource, FactSource, PackFile
from quizapp.packs.omitted import NAME, Omitted, check_omitted, read_omitted
from quizapp.packs.picture_files import PictureFiles
from quizapp.packs.problems import Problem, did_you_mean, nearest
from quizapp.packs.topic_source import ReadFact, ReadTopic, read_topic
from quizapp.packs.validating import validate
from quizapp.packs.yaml_source import read_yaml
from quizapp.packs.yaml_tree import line_at

log = logging.getLogger(__name__)

Line = tuple[str, int]
"""A file as problems name it, and a line in it."""


@dataclass(frozen=True)
class LoadedPack:
    """The result of reading a content folder."""

    pack: Pack | None
    """None where there is any problem."""
    sound: Pack
    """The part that could be read in spite of problems: enough to lint and count, not to build."""
    problems: tuple[Problem, ...]
    """In the order of files and lines."""
    lines: Mapping[str, Line]
    """Where each topic, document, passage, fact and item is written."""
    omitted: Omitted
    """What was left out on purpose; empty where the file is missing."""


Progress = Callable[[float], None]
"""Called with the share that is read, 0 to 1, now and then; may raise to stop."""


def read_pack(folder: Path, progress: Progress = lambda _: None) -> LoadedPack:
    """Return the pack in a content folder, or every problem that keeps it from being one.

    No content of a file raises an error: it is returned as a problem.

    Args:
        folder: the folder that holds ``pack.yaml``, ``documents/`` and ``facts/``.
        progress: called with the share that is read.
    """
    with timed(log, "reading a pack"):
        loaded = _Reading(folder, progress).run()
    log.debug(
        "%d documents, %d facts, %d problems",
        len(loaded.sound.documents),
        len(loaded.sound.facts),
        len(loaded.problems),
    )
    return loaded


@dataclass
class _Reading:
    """One reading of one folder."""

    folder: Path
    progress: Progress
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, Line] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)
    omitted: Omitted = field(default_factory=Omitted)
    unread: set[str] = field(default_factory=set)
    """Documents and topics whose file can't be read: citing them is not a problem."""
    whole: bool = True
    """Whether it must have documents, evidence and feedback: the built-in pack (spec QU-7)."""
    pictures: PictureFiles = field(init=False)

    def __post_init__(self) -> None:
        self.pictures = PictureFiles(self.folder)

    def run(self) -> LoadedPack:
        pack_file = self._pack_file()
        self.whole = pack_file is None or pack_file.id == BUILT_IN
        self._read_documents()
        topics = []
        files = tuple(self._files("facts", ".yaml"))
        for number, file in enumerate(files):  # nearly all of the time goes here
            self.progress(number / len(files))
            topics.append(read_topic(file))
            self.problems.extend(topics[-1].problems)
        order = pack_file.topics if pack_file else [topic.file.stem for topic in topics]
        self._check_topics(order, topics, listed=pack_file is not None)
        rank = {name: place for place, name in enumerate(order)}
        topics.sort(key=lambda topic: rank.get(topic.file.stem, len(rank)))
        self._claim_ids(topics)
        facts = self._facts(topics)
        glossary = self._glossary(topics, facts)
        sound = Pack(
            id=PackId(pack_file.id if pack_file else self.folder.resolve().name),
            title=pack_file.title if pack_file else "",
            language=pack_file.language if pack_file else "",
            licence=pack_file.licence if pack_file else "",
            about=pack_file.about if pack_file else "",
            topics=tuple(to_topic(topic.topic) for topic in topics if topic.topic),
            documents=tuple(self.documents.values()),
            facts=facts,
            glossary=glossary,
            release=pack_file.release if pack_file else 1,
        )
        pack = None if self.problems else sound
        problems = tuple(sorted(set(self.problems)))
        return LoadedPack(pack, sound, problems, self.lines, self.omitted)

    def _label(self, *parts: str) -> str:
        return "/".join((self.folder.resolve().name, *parts))

    def _note(self, file: str, line: int, about: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(file, line, about, what, remedy))

    def _read(self, *parts: str) -> TextFile | None:
        found = read_text(self.folder.joinpath(*parts), self._label(*parts))
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        return found

    def _files(self, name: str, ending: str) -> Iterator[TextFile]:
        """Yield the readable files of a subfolder; report other files there as problems."""
        try:
            names = sorted(path.name for path in (self.folder / name).iterdir())
        except OSError:
            if name == "documents" and not self.whole and not (self.folder / name).exists():
                return  # a pack of questions alone; an archive keeps no empty folder either
            what = f"the folder '{name}' is missing or can't be opened"
            self._note(self._label(name), 1, name, what, "create it")
            return
        for found in names:
            if found.startswith(".") or found.endswith("~") or found == NAME:
                continue
            if not found.endswith(ending):
                what = f"only files that end in {ending} are read here"
                self._note(self._label(name, found), 1, found, what, "rename it or move it away")
            elif (file := self._read(name, found)) is not None:
                yield file
            else:
                self.unread.add(found.removesuffix(ending))

    def _pack_file(self) -> PackFile | None:
        file = self._read("pack.yaml")
        if file is None:
            return None
        source = read_yaml(file.text)
        for trouble in source.troubles:
            self._note(file.label, trouble.line, file.stem, trouble.what, trouble.remedy)
        if source.root is None:
            return None
        pack_file, misfits = validate(PackFile, source.root)
        for misfit in misfits:
            trouble = misfit.trouble
            self._note(file.label, trouble.line, file.stem, trouble.what, trouble.remedy)
        for place, name in enumerate(pack_file.topics if pack_file else ()):
            self.lines.setdefault(name, (file.label, line_at(source.root, "topics", place)))
        return pack_file

    def _read_documents(self) -> None:
        for file in self._files("documents", ".md"):
            read = read_document(file)
            self.problems.extend(read.problems)
            if read.document is not None:
                self.documents[file.stem] = self._illustrated(read.document, read.lines, file.label)
            self.passages.update({passage.id: passage for passage in read.passages})
            self.lines.update({name: (file.label, line) for name, line in read.lines.items()})
        if (self.folder / "documents" / NAME).exists() and (
            file_of_omitted := self._read("documents", NAME)
        ):
            self.omitted, problems = read_omitted(file_of_omitted)
            self.problems.extend(problems)
            label = file_of_omitted.label
            found = check_omitted(self.omitted, self.documents, self.lines, self.unread, label)
            self.problems.extend(found)

    def _glossary(
        self, topics: list[ReadTopic], facts: tuple[Fact, ...]
    ) -> tuple[GlossaryEntry, ...]:
        """Return the glossary; a pack need not have one."""
        if not (self.folder / GLOSSARY).exists() or (file := self._read(GLOSSARY)) is None:
            return ()
        entries, problems = read_glossary(file, self.lines)
        self.problems.extend(problems)
        all_read = not self.problems and all(topic.is_whole for topic in topics)
        by_id: dict[str, Fact] = {fact.id: fact for fact in facts}
        found = check_glossary(entries, by_id, self.passages, self.lines, all_read=all_read)
        self.problems.extend(found)
        return entries

    def _check_topics(self, order: list[str], topics: list[ReadTopic], *, listed: bool) -> None:
        files = {topic.file.stem: topic for topic in topics}
        there = {path.stem for path in (self.folder / "facts").glob("*.yaml")}
        pack_label = self._label("pack.yaml")
        for place, name in enumerate(order):
            line = self.lines.get(name, (pack_label, 1))[1]
            if name in order[:place]:
                self._note(pack_label, line, name, "the topic is listed twice", "list it once")
            elif name not in there:
                what = f"there is no file facts/{name}.yaml"
                meant = nearest(name, files)
                remedy = f"did you mean '{meant}'?" if meant else "write it, or take it out here"
                self._note(pack_label, line, name, what, remedy)
        for name, topic in files.items():
            if listed and name not in order:
                what = f"the topic '{name}' is not listed in pack.yaml"
                self._note(topic.file.label, 1, name, what, "add it to 'topics' there")
            self.lines[name] = (topic.file.label, 1)

    def _claim_ids(self, topics: list[ReadTopic]) -> None:
        """Note the line of every fact and item; an id is used once in the whole pack."""
        taken = {name: self.lines[name] for name in self.documents}
        for fact in (fact for topic in topics for fact in topic.facts):
            written = [(fact.id, fact.line("id")), *fact.item_ids()]
            for name, line in written:
                if name in taken:
                    first = ":".join(str(part) for part in taken[name])
                    what = f"the id '{name}' is already used in {first}"
                    self._note(fact.file, line, name, what, "give it an id of its own")
                else:
                    taken[name] = (fact.file, line)
        self.lines.update(taken)

    def _facts(self, topics: list[ReadTopic]) -> tuple[Fact, ...]:
        myths = {fact.id: fact.has_myth for topic in topics for fact in topic.facts}
        all_read = not self.unread and all(topic.is_whole for topic in topics)
        facts = []
        for topic in topics:
            for read in topic.facts:
                evidence = self._locate(read)
                if read.source is None:
                    continue
                self.problems.extend(check_fact(read, read.source, whole=self.whole))
                self._check_misconceptions(read, read.source, myths, all_read=all_read)
                if len(evidence) == len(read.evidence):
                    fact = to_fact(read.source, topic.file.stem, evidence)
                    facts.append(self._with_pictures(fact, read))
        return tuple(facts)

    def _illustrated(self, document: Document, lines: Mapping[str, int], file: str) -> Document:
        """Return a document with the pictures that it names."""
        passages = []
        for one in document.passages:
            line = lines.get(picture_key(one.id), 1)
            passages.append(replace(one, picture=self._picture(one.picture, file, line, one.id)))
        return replace(document, passages=tuple(passages))

    def _with_pictures(self, fact: Fact, read: ReadFact) -> Fact:
        if all(item.picture is None for item in fact.items):
            return fact
        items = []
        for place, item in enumerate(fact.items):
            line = read.line("items", place, "picture")
            items.append(
                replace(item, picture=self._picture(item.picture, read.file, line, item.id))
            )
        return replace(fact, items=tuple(items))

    def _picture(self, written: Picture | None, file: str, line: int, about: str) -> Picture | None:
        """Return a picture with its bytes; where it can't be read, that is a problem."""
        if written is None:
            return None
        found = self.pictures.found(written)
        if isinstance(found, NotFound):
            self._note(file, line, about, found.what, found.remedy)
            return written
        return found

    def _locate(self, read: ReadFact) -> tuple[Evidence, ...]:
        located = []
        for place, piece in read.evidence:
            found = self._find(piece)
            if found is None:
                continue
            if isinstance(found, NotFound):
                step = "quote" if piece.passage in self.passages else "passage"
                line = read.line("evidence", place, step)
                self._note(read.file, line, read.id, found.what, found.remedy)
            else:
                located.append(to_evidence(piece, found))
        return tuple(located)

    def _find(self, piece: EvidenceSource) -> Place | NotFound | None:
        """Return where a quote stands; None where its passage is there but can't be read."""
        passage = self.passages.get(piece.passage)
        if passage is None:
            document = piece.passage.partition("#")[0]
            if document in self.unread or piece.passage in self.lines:
                return None
            if document not in self.lines:
                what = f"there is no document '{document}'"
                return NotFound(what, did_you_mean(document, self.documents))
            what = f"there is no passage '{piece.passage}'"
            return NotFound(what, did_you_mean(piece.passage, self.passages))
        if piece.row is None and piece.column is None:
            if passage.table is not None:
                what = f"{passage.id} is a table and the evidence names no cell"
                return NotFound(what, "add row and column")
            return find_quote(passage, piece.quote, tuple(self.passages.values()))
        if piece.row is None or piece.column is None:
            missing = "row" if piece.row is None else "column"
            return NotFound(f"the evidence names a cell without its {missing}", f"add '{missing}'")
        return find_cell(passage, piece.row, piece.column, piece.quote)

    def _check_misconceptions(
        self, read: ReadFact, source: FactSource, myths: Mapping[str, bool], *, all_read: bool
    ) -> None:
        for place, item in enumerate(source.items):
            if not isinstance(item, ChoiceSource):
                continue
            for position, option in enumerate(item.options):
                named = option.misconception
                if named is None or myths.get(named) or (named not in myths and not all_read):
                    continue
                line = read.line("items", place, "options", position, "misconception")
                what = f"the misconception names '{named}', "
                if named in myths:
                    what, remedy = what + "a fact without a myth", "write its myth, or name another"
                else:
                    what, remedy = what + "which is no fact", did_you_mean(named, myths)
                self._note(read.file, line, item.id, what, remedy)

"""Writing a pack as a folder that is read as the pack it was.

Where a folder is there already, what was written in it by hand survives: a file whose content is
still so stays byte for byte, and in a changed file of facts only the facts that differ are
exchanged.
"""

import logging
import shutil
from dataclasses import replace
from pathlib import Path

from quizapp.core.content.facts import Fact
from quizapp.core.content.packs import Pack, Topic
from quizapp.env.atomic_files import write_atomically
from quizapp.packs.archive import files_of
from quizapp.packs.glossary_source import NAME as GLOSSARY
from quizapp.packs.load import LoadedPack, read_pack
from quizapp.packs.picture_files import FOLDER as PICTURES
from quizapp.packs.picture_files import is_picture, pictures_of
from quizapp.packs.sources import entry_fields, fact_fields, pack_fields, topic_fields
from quizapp.packs.splicing import with_entries, with_fields
from quizapp.packs.write_document import document_as_markdown
from quizapp.packs.yaml_writing import yaml_text

log = logging.getLogger(__name__)

PACK = "pack.yaml"


def write_pack(pack: Pack, folder: Path, before: Path | None = None) -> None:
    """Write a pack into an empty folder.

    Args:
        pack: what to write, with the ids of its files (not a bank's).
        folder: where to; made if it is missing.
        before: the folder of the version before, whose form is kept where it can be; it is read
            and not changed.

    Raises:
        OSError: the folder can't be written.
    """
    files = _Files(before)
    texts: dict[str, str] = {PACK: files.pack(pack)}
    if pack.glossary:
        texts[GLOSSARY] = files.glossary(pack)
    for document in pack.documents:
        name = f"documents/{document.id}.md"
        same = files.documents.get(document.id) == document
        texts[name] = files.kept(name) if same else document_as_markdown(document)
    for topic in pack.topics:
        held = tuple(fact for fact in pack.facts if fact.topic_id == topic.id)
        texts[f"facts/{topic.id}.yaml"] = files.topic(topic, held)
    whole = {name: text.encode("utf-8") for name, text in {**files.others(), **texts}.items()}
    for picture in pictures_of(pack).values():
        whole[f"{PICTURES}/{picture.file}"] = picture.data
    for name, content in whole.items():
        to = folder / name
        to.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(to, content, private=True)
    log.debug("the pack %s written: %d files", pack.id, len(whole))


class NotReadBackError(Exception):
    """What was written is not read as it was meant.

    Args:
        problems: what the reader says of it; empty where it reads something else.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems) or "another pack was read")
        self.problems = problems


def write_and_read(pack: Pack, folder: Path, before: Path | None = None) -> LoadedPack:
    """Write a pack into an empty folder and return it as it is read from there.

    The places of quotes are the reader's: it marks the first place where a quote stands.

    Args:
        pack: as for ``write_pack``.
        folder: as for ``write_pack``.
        before: as for ``write_pack``; where its form can't be kept everything is written anew.

    Raises:
        NotReadBackError: it is not read as it was meant.
        OSError: the folder can't be written.
    """
    for form in (before, None) if before is not None else (None,):
        shutil.rmtree(folder, ignore_errors=True)
        write_pack(pack, folder, form)
        loaded = read_pack(folder)
        if loaded.pack is not None and without_places(loaded.pack) == without_places(pack):
            return loaded
        log.debug("the pack %s is not read as it was written", pack.id)
    raise NotReadBackError(tuple(str(problem) for problem in loaded.problems))


def without_places(pack: Pack) -> Pack:
    """Return a pack whose quotes stand nowhere."""
    return replace(
        pack,
        facts=tuple(
            replace(fact, evidence=tuple(replace(piece, start=0, end=0) for piece in fact.evidence))
            for fact in pack.facts
        ),
    )


class _Files:
    """The files of the version before, and what they hold."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder if folder is not None and (folder / PACK).is_file() else None
        loaded = None if self._folder is None else read_pack(self._folder)
        # Of files with errors nothing is kept: it is not known what they hold.
        self._pack = None if loaded is None else loaded.pack
        self.documents = {one.id: one for one in self._pack.documents} if self._pack else {}

    def kept(self, name: str) -> str:
        """Return a file as it is."""
        assert self._folder is not None
        return (self._folder / name).read_bytes().decode("utf-8-sig")

    def others(self) -> dict[str, str]:
        """Return the files that hold nothing of the pack itself: reasons, a read-me."""
        if self._folder is None or self._pack is None:
            return {}
        names = (file.relative_to(self._folder).as_posix() for file in files_of(self._folder))
        return {
            name: self.kept(name)
            for name in names
            if not _is_content(name) and not is_picture(name)
        }

    def pack(self, pack: Pack) -> str:
        fields = pack_fields(pack)
        if self._pack is not None:
            kept = with_fields(_lf(self.kept(PACK)), pack_fields(self._pack), fields)
            if kept is not None:
                return kept
        return yaml_text(fields)

    def glossary(self, pack: Pack) -> str:
        if self._pack is not None and self._pack.glossary == pack.glossary:
            return self.kept(GLOSSARY)
        return yaml_text({"entries": [entry_fields(entry) for entry in pack.glossary]})

    def topic(self, topic: Topic, facts: tuple[Fact, ...]) -> str:
        """Return the file of a topic: as it was, with some facts exchanged, or written anew."""
        whole = yaml_text(
            {"topic": topic_fields(topic), "facts": [fact_fields(fact) for fact in facts]}
        )
        if self._pack is None or all(one.id != topic.id for one in self._pack.topics):
            return whole
        there = next(one for one in self._pack.topics if one.id == topic.id)
        held = tuple(fact for fact in self._pack.facts if fact.topic_id == topic.id)
        name = f"facts/{topic.id}.yaml"
        if (there, held) == (topic, facts):
            return self.kept(name)
        if there != topic or not held or not facts:
            return whole
        wanted = {str(fact.id): fact for fact in facts}
        same = {
            str(fact.id): place
            for place, fact in enumerate(held)
            if wanted.get(str(fact.id)) == fact
        }
        fresh = {name: fact_fields(fact) for name, fact in wanted.items() if name not in same}
        return with_entries(_lf(self.kept(name)), "facts", list(wanted), same, fresh) or whole


def _is_content(name: str) -> bool:
    """Return whether a file holds part of a pack, as the reader sees it."""
    folder, _, file = name.rpartition("/")
    if folder == "documents":
        return name.endswith(".md") and file != "OMITTED.md"
    return name in (PACK, GLOSSARY) or (folder == "facts" and name.endswith(".yaml"))


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")

"""What authors do with a content folder: check it, export it, see what it covers."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizapp.core.content.facts import Status
from quizapp.core.content.items import ItemKind
from quizapp.core.content.packs import Pack
from quizapp.core.errors import ExpectedError
from quizapp.core.linting.findings import Severity
from quizapp.core.linting.lint import lint_pack
from quizapp.core.linting.measures import measures
from quizapp.env.atomic_files import write_atomically
from quizapp.packs.coverage import Coverage, survey
from quizapp.packs.export import exported
from quizapp.packs.load import LoadedPack, read_pack
from quizapp.packs.schema import schemas

log = logging.getLogger(__name__)


@dataclass(frozen=True, order=True)
class Remark:
    """A problem or a finding of the linter at its line."""

    file: str
    line: int
    where: str
    """The fact, item, document or passage that it is about."""
    is_error: bool
    rule: str
    """The linter's rule; empty for what keeps a file from being read."""
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return the remark as ``file:line: id: what is wrong; how to mend it``."""
        kind = "" if self.is_error else "warning: "
        rule = f" [{self.rule}]" if self.rule else ""
        what, remedy = self.what.removesuffix("."), self.remedy.removesuffix(".")
        remedy = remedy[:1].lower() + remedy[1:]  # the linter's remedies are sentences
        return f"{self.file}:{self.line}: {self.where}: {kind}{what}; {remedy}{rule}"


@dataclass(frozen=True)
class CheckReport:
    """The result of checking a content folder."""

    remarks: tuple[Remark, ...]
    """Errors and warnings in the order of files and lines."""
    counts: Mapping[str, int]
    """How many errors, warnings, documents, passages, facts and items there are."""
    measures: Mapping[str, float]
    """What the bank measures: importance, documents named, words and grades."""

    @property
    def is_sound(self) -> bool:
        """Return whether a bank may be built from the folder."""
        return self.counts["errors"] == 0


class Authoring:
    """The author's commands on one content folder."""

    def __init__(self, content: Path) -> None:
        self._content = content

    def check(self) -> CheckReport:
        """Return every problem of the files and every finding of the linter."""
        loaded = read_pack(self._content)
        remarks = (*_problems(loaded), *_findings(loaded, self._content))
        errors = sum(remark.is_error for remark in remarks)
        counts = {"errors": errors, "warnings": len(remarks) - errors, **count(loaded.sound)}
        return CheckReport(tuple(sorted(remarks)), counts, measures(loaded.sound))

    def coverage(self) -> Coverage:
        """Return where each paragraph of the originals is covered, as far as it can be read."""
        loaded = read_pack(self._content)
        return survey(loaded.sound, loaded.omitted)

    def export(self, file: Path) -> None:
        """Write the whole pack as JSON (docs/export-format.md).

        Raises:
            ExpectedError: the folder holds errors, or the file can't be written.
        """
        loaded = read_pack(self._content)
        if loaded.pack is None:
            message = f"The content has {len(loaded.problems)} errors and was not exported."
            raise ExpectedError(message, "`quizapp content check` lists them.")
        _write_json(file, exported(loaded.pack))
        log.info("pack exported as JSON")


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the JSON Schemas for editors into a folder and return the files.

    Raises:
        ExpectedError: they can't be written there.
    """
    files = []
    for name, schema in schemas().items():
        _write_json(folder / name, schema)
        files.append(folder / name)
    return tuple(files)


def _write_json(file: Path, value: dict[str, Any]) -> None:
    content = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, content.encode(), private=False)
    except OSError as error:
        message = f"{file} can't be written: {error.strerror or 'unknown reason'}."
        raise ExpectedError(message, "Nothing was changed. Choose another place.") from error


def count(pack: Pack) -> dict[str, int]:
    """Return how many there are of each part of a pack."""
    items = tuple(pack.items())
    return {
        "documents": len(pack.documents),
        "passages": sum(len(document.passages) for document in pack.documents),
        "topics": len(pack.topics),
        "facts": len(pack.facts),
        "myths": sum(fact.myth is not None for fact in pack.facts),
        "disputed": sum(fact.status is Status.DISPUTED for fact in pack.facts),
        "items": len(items),
        "choice": sum(item.kind is ItemKind.CHOICE for item in items),
        "true_false": sum(item.kind is ItemKind.TRUE_FALSE for item in items),
    }


def _problems(loaded: LoadedPack) -> tuple[Remark, ...]:
    return tuple(
        Remark(p.file, p.line, p.id, is_error=True, rule="", what=p.what, remedy=p.remedy)
        for p in loaded.problems
    )


def _findings(loaded: LoadedPack, content: Path) -> tuple[Remark, ...]:
    whole_pack = (f"{content.resolve().name}/pack.yaml", 1)
    remarks = []
    for finding in lint_pack(loaded.sound):
        file, line = loaded.lines.get(finding.where, whole_pack)
        is_error = finding.severity is Severity.ERROR
        what, remedy = finding.message, finding.remedy
        remarks.append(Remark(file, line, finding.where, is_error, finding.rule, what, remedy))
    return tuple(remarks)

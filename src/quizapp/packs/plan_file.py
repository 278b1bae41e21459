"""A session plan as one file, ``.quizplan``: its settings, and the packs that its questions are of.

``plan.json`` names each question by its id and the fingerprint of its wording; a pack that isn't
the built-in one lies beside it as the ``.quizpack`` that it is. Names of pupils are not in it. What
is read may come from anybody (spec DB-9).
"""

import io
import json
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from quizapp.core.content.ids import ItemId, PackId
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.errors import ExpectedError
from quizapp.core.session.setup import Naming, SessionPlan
from quizapp.core.views.classroom import MOST_QUESTIONS, TITLE_LENGTH
from quizapp.packs.archive import ENDING as PACK_ENDING
from quizapp.packs.zip_guard import Bounds, NoArchive, UnsafeArchive, guarded

ENDING = ".quizplan"
HEAD = "plan.json"
FORMAT = "quizapp session plan"
"""Stands in ``plan.json``, so that no other file of that name is taken for one."""

MOST_PACKS = 20
MOST_BYTES = 100_000_000
"""Of a plan's packs together, as they lie in it."""

_HEAD_BYTES = 1_000_000
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in what is written: the same plan gives the same bytes."""


class NoQuizplan(ExpectedError):
    """A file is no plan of a session that can be opened."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what,
            "Nothing was changed. A plan is a file that ends on .quizplan, as quizapp saves it on "
            "the page Class.",
        )


@dataclass(frozen=True)
class PackOfPlan:
    """A pack that questions of a plan are of."""

    id: PackId
    title: str
    file: bytes | None = None
    """As a ``.quizpack``; None: it doesn't come along."""


@dataclass(frozen=True)
class PlanToShare:
    """A plan with what it needs on another computer."""

    plan: SessionPlan
    """Without an id and a class list, which mean nothing elsewhere."""
    fingerprints: tuple[str, ...]
    """Of the wording of each question, in the plan's order."""
    packs: tuple[PackOfPlan, ...]
    """The one with most of the questions first."""
    had_names: bool = False
    """Whether it was run with a class list, which stays where it is."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Question(_Part):
    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+(:[a-z0-9-]+)?$", max_length=200)]
    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Pack(_Part):
    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=80)]
    title: Annotated[str, Field(max_length=1_000)]


class _Head(_Part):
    format: Literal["quizapp session plan"]
    version: Literal[1]
    title: Annotated[str, Field(max_length=TITLE_LENGTH)]
    ask_certainty: bool
    naming: Literal["offered", "roster", "typed"]
    phones: bool
    seconds: Annotated[int, Field(ge=1, le=3_600)] | None
    ranking: bool
    questions: Annotated[list[_Question], Field(min_length=1, max_length=MOST_QUESTIONS)]
    packs: Annotated[list[_Pack], Field(max_length=MOST_PACKS)]


def plan_as_file(shared: PlanToShare) -> bytes:
    """Return a plan as a file; the same plan gives the same bytes."""
    plan = shared.plan
    head = {
        "format": FORMAT,
        "version": 1,
        "title": plan.title,
        "ask_certainty": plan.ask_certainty,
        "naming": str(Naming.ROSTER if shared.had_names else plan.naming),
        "phones": plan.phones,
        "seconds": plan.seconds,
        "ranking": plan.ranking,
        "questions": [
            {"id": str(item), "fingerprint": fingerprint}
            for item, fingerprint in zip(plan.items, shared.fingerprints, strict=True)
        ],
        "packs": [{"id": str(pack.id), "title": pack.title} for pack in shared.packs],
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, HEAD, json.dumps(head, ensure_ascii=False, indent=2).encode())
        for pack in shared.packs:
            if pack.file is not None:
                _add(archive, str(_place(pack.id)), pack.file)
    return whole.getvalue()


def read_plan(file: Path) -> PlanToShare:
    """Return what a file of a plan holds; what its packs hold is not looked at.

    Raises:
        NoQuizplan: it is none, a damaged or hostile one, too large, or of a later version.
        ExpectedError: it can't be read.
    """
    bounds = Bounds(MOST_PACKS + 1, MOST_BYTES, MOST_BYTES)
    try:
        with (
            file.open("rb") as stream,
            guarded(stream, file.name, bounds, _is_of_plan) as archive,
        ):
            if PurePosixPath(HEAD) not in archive:
                raise NoQuizplan(_none(file))
            head = _read_head(archive.peek(PurePosixPath(HEAD), _HEAD_BYTES), file)
            packs = tuple(
                PackOfPlan(
                    PackId(pack.id),
                    pack.title,
                    archive.read(place)
                    if (place := _place(pack.id)) in archive and pack.id != BUILT_IN
                    else None,
                )
                for pack in head.packs
            )
    except NoArchive as error:
        raise NoQuizplan(_none(file)) from error
    except UnsafeArchive as error:
        raise NoQuizplan(str(error)) from error
    except OSError as error:
        raise ExpectedError(
            f"{file.name} can't be read: {error.strerror or 'unknown reason'}.",
            "Nothing was changed. Look whether it is still there, and may be opened.",
        ) from error
    prints = {ItemId(one.id): one.fingerprint for one in head.questions}  # each question once
    had_names = head.naming == "roster"
    plan = SessionPlan(
        title=_printable(head.title),
        items=tuple(prints),
        ask_certainty=head.ask_certainty,
        naming=Naming.OFFERED if had_names else Naming(head.naming),
        phones=head.phones,
        seconds=head.seconds,
        ranking=head.ranking,
    )
    return PlanToShare(plan, tuple(prints.values()), packs, had_names)


def _read_head(content: bytes, file: Path) -> _Head:
    try:
        head = _Head.model_validate_json(content)
    except ValidationError as error:
        later = any(one["loc"] == ("version",) for one in error.errors())
        if later:
            message = f"{file.name} was saved by a later version of quizapp."
            raise NoQuizplan(message) from error
        raise NoQuizplan(_none(file)) from error
    if len({pack.id for pack in head.packs}) < len(head.packs):
        raise NoQuizplan(_none(file))
    return head


def _printable(title: str) -> str:
    tidy = " ".join("".join(sign if sign.isprintable() else " " for sign in title).split())
    return tidy or "Session"


def _none(file: Path) -> str:
    return f"{file.name} is no plan of a session, or it is damaged."


def _place(pack_id: str) -> PurePosixPath:
    return PurePosixPath("packs", f"{pack_id}{PACK_ENDING}")


def _is_of_plan(path: PurePosixPath) -> bool:
    return str(path) == HEAD or (path.parts[:1] == ("packs",) and path.suffix == PACK_ENDING)


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = (stat.S_IFREG | 0o600) << 16
    archive.writestr(entry, content)

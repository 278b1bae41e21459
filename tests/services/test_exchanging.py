"""Questions in and out of files of other programs, through the real services."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quizapp.bank import drafts
from quizapp.bank.bulk import insert_rows
from quizapp.bank.draft_tables import WorkingEntryRow
from quizapp.bank.engine import Db
from quizapp.bank.tables import Base
from quizapp.core.authoring.importing import Fate
from quizapp.core.content.ids import PackId
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.errors import ExpectedError
from quizapp.env.paths import find_paths
from quizapp.services.services import Services
from tests.services.stock import OpenBuilt
from tests.ui.journeys.stock_folder import a_stock_folder

QUIZ = """What does milk give?
A) Calcium
B) Iron
ANSWER: A

What makes milk white?
A) Chalk
B) Fat and protein
ANSWER: B
"""


@pytest.fixture
def services(tmp_path: Path, open_built: OpenBuilt) -> Iterator[Services]:
    opened = open_built(tmp_path / "data", a_stock_folder(tmp_path / "app"))
    yield opened
    opened.close()


@pytest.fixture
def pack_id(services: Services) -> PackId:
    return services.workbench.new("Milk")


def a_file(tmp_path: Path, text: str, name: str = "quiz.txt") -> Path:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    return file


def take(services: Services, file: Path, pack_id: PackId) -> None:
    parsed = services.exchanging.read(file)
    services.exchanging.take(services.exchanging.preview(parsed, file.name, pack_id), pack_id)


def test_a_file_is_looked_at_taken_and_taken_back(
    services: Services, pack_id: PackId, tmp_path: Path
) -> None:
    file = a_file(tmp_path, QUIZ)
    parsed = services.exchanging.read(file)
    preview = services.exchanging.preview(parsed, file.name, pack_id)
    assert (preview.format, preview.in_file, preview.count(Fate.NEW)) == ("aiken", 2, 2)
    assert services.workbench.open(pack_id).copy.drafts == ()
    done = services.exchanging.take(preview, pack_id)
    assert done is not None
    assert done.undo == "2 questions taken from quiz.txt"
    opened = services.workbench.open(pack_id)
    assert [question.item.stem for _, question in opened.copy.questions()] == [
        "What does milk give?",
        "What makes milk white?",
    ]
    again = services.exchanging.preview(parsed, file.name, pack_id)
    assert again.count(Fate.SAME) == 2
    assert services.exchanging.take(again, pack_id) is None
    services.workbench.undo(pack_id)
    assert services.workbench.open(pack_id).copy.drafts == ()


def test_looking_at_a_file_begins_nothing(services: Services, tmp_path: Path) -> None:
    services.packs.add(find_paths().assets / "sample-pack")
    sample, file = PackId("kitchen-myths"), a_file(tmp_path, QUIZ)
    preview = services.exchanging.preview(services.exchanging.read(file), file.name, sample)
    assert services.workbench.copies() == ()
    assert services.exchanging.take(preview, sample) is not None
    assert [line.pack_id for line in services.workbench.copies()] == [sample]


@pytest.mark.parametrize(
    "name",
    [
        "quiz, Klasse 8b, (2).txt",
        "우유 이야기.txt",
        f"{'long ' * 39}name.txt",
        "quiz%20#1 & more's “best”.txt",
    ],
)
def test_files_may_be_called_anything(
    services: Services, pack_id: PackId, tmp_path: Path, name: str
) -> None:
    take(services, a_file(tmp_path, QUIZ, name), pack_id)
    opened = services.workbench.open(pack_id)
    assert opened.undo == f"2 questions taken from {name}"
    assert [question.origin for _, question in opened.copy.questions()] == [
        f"{name}, question 1",
        f"{name}, question 2",
    ]
    out = tmp_path / "out"
    out.mkdir()
    services.exchanging.export(BUILT_IN, "aiken", out / name)
    assert services.exchanging.read(out / name).in_file > 0


def test_half_an_import_never_stays(
    services: Services, pack_id: PackId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_file(tmp_path, QUIZ)
    preview = services.exchanging.preview(services.exchanging.read(file), file.name, pack_id)

    def fails_at_the_edit(db: Db, row: type[Base], *others: Any) -> None:
        if row is WorkingEntryRow:  # the questions themselves were written by then
            message = "the disk is full"
            raise OSError(message)
        insert_rows(db, row, *others)

    monkeypatch.setattr(drafts, "insert_rows", fails_at_the_edit)
    with pytest.raises(OSError, match="full"):
        services.exchanging.take(preview, pack_id)
    monkeypatch.undo()
    opened = services.workbench.open(pack_id)
    assert (opened.copy.drafts, opened.undo) == ((), "")
    assert services.exchanging.take(preview, pack_id) is not None


def test_a_file_of_something_else_is_told_as_what_it_is(services: Services, tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="holds no questions"):
        services.exchanging.read(a_file(tmp_path, "Milk is white. It has fat in it."))
    with pytest.raises(ExpectedError):
        services.exchanging.read(tmp_path / "missing.txt")


def test_sources_are_proposed_for_the_questions_asked_for(
    services: Services, tmp_path: Path
) -> None:
    services.packs.add(find_paths().assets / "sample-pack")
    sample = PackId("kitchen-myths")
    take(services, a_file(tmp_path, "Why sear a steak?\nA) Crust\nB) Juice\nANSWER: A\n"), sample)
    copy = services.workbench.open(sample).copy
    *_, (_, question) = copy.questions()
    found = services.exchanging.proposals(copy, {question.item.id})
    assert list(found) == [question.item.id]
    assert found[question.item.id][0].passage_id == "kitchen#searing"


def test_what_is_ready_is_written_and_no_draft(services: Services, tmp_path: Path) -> None:
    services.packs.add(find_paths().assets / "sample-pack")
    sample, out = PackId("kitchen-myths"), tmp_path / "out.csv"
    assert services.exchanging.export(sample, "csv", out).written == 6
    take(services, a_file(tmp_path, QUIZ), sample)
    assert services.exchanging.export(sample, "csv", out).written == 6
    assert "milk" not in out.read_text("utf-8-sig").casefold()
    take_back = services.exchanging.read(out)
    assert take_back.in_file == 6


def test_the_pack_of_the_app_is_written_too_and_an_unknown_format_refused(
    services: Services, tmp_path: Path
) -> None:
    out = tmp_path / "out.txt"
    assert services.exchanging.export(BUILT_IN, "aiken", out).written > 0
    with pytest.raises(ExpectedError, match="papyrus"):
        services.exchanging.export(BUILT_IN, "papyrus", out)
    with pytest.raises(ExpectedError, match="no pack nobody"):
        services.exchanging.export(PackId("nobody"), "aiken", out)

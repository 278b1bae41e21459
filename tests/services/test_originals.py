"""Attaching originals: what is taken, what is refused and why, and where the copies are."""

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Learner, QuizSpec
from quizapp.core.content.differing import digest_of
from quizapp.core.content.documents import Document
from quizapp.core.content.originals import Copy, OriginalParagraph
from quizapp.core.errors import ExpectedError
from quizapp.env.clock import learning_day
from quizapp.services import originals as module
from quizapp.services.originals import Originals, documents_of
from quizapp.services.practice import Practice
from tests.builders import a_document, a_passage
from tests.services.stock import HandClock, a_stock

PARAGRAPHS = tuple(f"Quaint wording number {n} with figure {n}00." for n in range(1, 7))
TEXT = "\n\n".join(PARAGRAPHS)


def the_document(text: str = TEXT, paragraphs: int = 6) -> Document:
    document = a_document(passages=(a_passage(from_paragraphs=(2, 3), text="200 and 300."),))
    original = replace(
        document.original,
        file="001_abc.txt",
        sha256=digest_of(text.encode()),
        paragraphs=paragraphs,
    )
    return replace(document, original=original)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "originals"


@pytest.fixture
def originals(folder: Path) -> Originals:
    return Originals(folder, lambda: (the_document(),))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "mine.txt"
    made.write_text(TEXT, "utf-8")
    return made


def refusal(originals: Originals, file: Path) -> str:
    report = originals.attach([file])
    assert report.attached == ()
    (refused,) = report.refused
    assert refused.file == file
    return f"{refused.reason} {refused.hint}"


def test_an_original_is_known_by_its_digest_whatever_its_name(
    originals: Originals, file: Path
) -> None:
    report = originals.attach([file])
    assert report.refused == ()
    assert [each.titles for each in report.attached] == [("A soldier crosses the border",)]
    assert [line.copy for line in originals.attached()] == [Copy.ATTACHED]


def test_a_passage_gets_the_paragraphs_it_renders_and_nothing_before(
    originals: Originals, file: Path
) -> None:
    document = the_document()
    (passage,) = document.passages
    assert originals.paragraphs(passage, document.original) == ()
    assert originals.beside(document).paragraphs == {}
    originals.attach([file])
    expected = (OriginalParagraph(2, PARAGRAPHS[1]), OriginalParagraph(3, PARAGRAPHS[2]))
    assert originals.paragraphs(passage, document.original) == expected
    assert originals.beside(document).paragraphs == {passage.id: expected}


def test_the_copy_stays_when_the_file_goes(originals: Originals, file: Path) -> None:
    originals.attach([file])
    file.unlink()
    assert originals.beside(the_document()).copy is Copy.ATTACHED


def test_attaching_twice_is_told_and_does_no_harm(originals: Originals, file: Path) -> None:
    originals.attach([file])
    report = originals.attach([file])
    assert [each.already for each in report.attached] == [True]


@pytest.mark.parametrize("spoilt", [TEXT + " ", "", "\x00" * 5_000_000])
def test_a_changed_copy_is_told_and_not_shown_until_it_is_attached_again(
    originals: Originals, file: Path, folder: Path, spoilt: str
) -> None:
    originals.attach([file])
    (copy,) = folder.iterdir()
    copy.write_text(spoilt, "utf-8")
    document = the_document()
    assert originals.beside(document).copy is Copy.CHANGED
    assert originals.beside(document).paragraphs == {}
    assert originals.paragraphs(document.passages[0], document.original) == ()
    assert not originals.attach([file]).attached[0].already
    assert originals.beside(document).copy is Copy.ATTACHED


def test_a_removed_copy_is_gone_and_the_file_is_not(
    originals: Originals, file: Path, folder: Path
) -> None:
    originals.attach([file])
    originals.detach(the_document().original)
    assert originals.beside(the_document()).copy is Copy.NONE
    assert list(folder.iterdir()) == []
    assert file.exists()
    originals.detach(the_document().original)  # again: nothing to do


def test_one_file_can_be_the_original_of_two_documents(folder: Path, file: Path) -> None:
    other = replace(the_document(), title="Another rendering")
    report = Originals(folder, lambda: (the_document(), other)).attach([file])
    assert report.attached[0].titles == ("A soldier crosses the border", "Another rendering")


def test_what_is_refused_keeps_nothing_else_from_being_attached(
    originals: Originals, file: Path, tmp_path: Path
) -> None:
    strange = tmp_path / "strange.txt"
    strange.write_text("Something else.")
    report = originals.attach([strange, tmp_path / "missing.txt", file])
    assert [each.file for each in report.attached] == [file]
    assert [each.file.name for each in report.refused] == ["strange.txt", "missing.txt"]


def test_a_folder_is_refused(originals: Originals, tmp_path: Path) -> None:
    assert refusal(originals, tmp_path).startswith("It is a folder.")


def test_a_missing_file_is_refused(originals: Originals, tmp_path: Path) -> None:
    assert refusal(originals, tmp_path / "none.txt").startswith("There is no such file.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_refused_without_waiting_for_it(originals: Originals, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(originals, tmp_path / "pipe").startswith("It is not an ordinary file.")


@pytest.mark.parametrize("content", [b"", b"\n \r\n"])
def test_an_empty_file_is_refused(originals: Originals, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "empty.txt").write_bytes(content)
    assert refusal(originals, tmp_path / "empty.txt").startswith("It is empty.")


def test_a_huge_file_is_refused(originals: Originals, tmp_path: Path) -> None:
    (tmp_path / "huge.txt").write_bytes(b"a" * (module.LARGEST + 1))
    assert refusal(originals, tmp_path / "huge.txt").startswith("It is larger than 4 MB.")


@pytest.mark.parametrize("content", [b"\xff\xd8\xff\xe0 JFIF", b"PK\x03\x04\0\0\0"])
def test_a_picture_or_an_archive_is_refused_as_no_text(
    originals: Originals, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "picture.jpg").write_bytes(content)
    assert refusal(originals, tmp_path / "picture.jpg").startswith("It is not UTF-8 text.")


def test_other_line_ends_are_named(originals: Originals, tmp_path: Path) -> None:
    (tmp_path / "w.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    told = refusal(originals, tmp_path / "w.txt")
    assert told.startswith("It has the words of 001_abc.txt, the original of “A soldier")
    assert "but its line ends differ." in told


def test_a_shortened_version_is_told_by_how_much(originals: Originals, tmp_path: Path) -> None:
    short = tmp_path / "001_abc (2).txt"
    short.write_text("\n".join((PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[3])), "utf-8")
    told = refusal(originals, short)
    assert "It looks like 001_abc.txt" in told
    assert "it has 3 paragraphs where 6 are expected, and it differs from paragraph 2 on" in told


def test_a_stranger_is_told_which_originals_there_are(originals: Originals, tmp_path: Path) -> None:
    (tmp_path / "shopping.txt").write_text("Bread\nMilk\n")
    told = refusal(originals, tmp_path / "shopping.txt")
    assert told.endswith("The originals that can be attached: 001_abc.txt.")


def test_a_stranger_of_like_length_is_told_what_it_is_near(
    originals: Originals, tmp_path: Path
) -> None:
    (tmp_path / "six.txt").write_text("a\nb\nc\nd\ne\nf\n")
    told = refusal(originals, tmp_path / "six.txt")
    assert "No document here was made from it. In length it is nearest to 001_abc.txt" in told


def test_no_refusal_repeats_the_words_of_the_file(originals: Originals, tmp_path: Path) -> None:
    spoilt = tmp_path / "001_abc.txt"
    spoilt.write_text(TEXT.replace("200", "201"), "utf-8")
    told = refusal(originals, spoilt)
    assert "paragraph 2" in told
    assert "Quaint" not in told


def test_a_copy_that_cannot_be_written_is_refused_and_leaves_nothing(
    tmp_path: Path, file: Path
) -> None:
    blocked = tmp_path / "file-in-the-way"
    blocked.write_text("")
    told = refusal(Originals(blocked / "originals", lambda: (the_document(),)), file)
    assert "can't be kept in" in told


def test_a_write_that_breaks_off_leaves_no_half_copy(
    originals: Originals, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left on device" in refusal(originals, file)
    assert list(folder.iterdir()) == []


def test_a_copy_that_cannot_be_removed_is_told(originals: Originals, folder: Path) -> None:
    in_the_way = folder / f"{the_document().original.sha256}.txt"
    in_the_way.mkdir(parents=True)
    with pytest.raises(ExpectedError, match="can't be removed"):
        originals.detach(the_document().original)
    assert originals.beside(the_document()).copy is Copy.CHANGED


def test_a_digest_that_is_none_leads_nowhere(folder: Path, file: Path) -> None:
    document = the_document()
    original = replace(document.original, sha256="../../bank")
    originals = Originals(folder, lambda: (replace(document, original=original),))
    originals.detach(original)
    assert [line.copy for line in originals.attached()] == [Copy.NONE]


@pytest.fixture
def bank(tmp_path: Path, clock: HandClock) -> Iterator[Bank]:
    """Return a bank whose two documents both render the six paragraphs."""
    stock = a_stock()
    documents = tuple(
        replace(
            document,
            original=the_document().original,
            passages=tuple(replace(p, from_paragraphs=(p.number,)) for p in document.passages),
        )
        for document in stock.documents
    )
    opened = Bank.open(tmp_path / "bank.sqlite", clock)
    build_bank(opened, replace(stock, documents=documents), "first")
    yield opened
    opened.close()


@pytest.fixture
def practising(bank: Bank, clock: HandClock, folder: Path) -> tuple[Practice, Originals]:
    originals = Originals(folder, lambda: documents_of(bank))
    return Practice(bank, clock, random.Random(5), learning_day, lambda: originals), originals


def test_cards_carry_the_original_once_it_is_attached(
    practising: tuple[Practice, Originals], mina: Learner, file: Path
) -> None:
    practice, originals = practising
    attempt = practice.start(mina.id, QuizSpec(number=1))
    question = attempt.questions[0]
    assert [source.original for source in practice.card_on(question.version.id).sources] == [()]
    originals.attach([file])
    (source,) = practice.card_on(question.version.id).sources
    number = source.passage.number
    assert source.original == (OriginalParagraph(number, PARAGRAPHS[number - 1]),)
    practice.answer(attempt.id, question.id, None, None, 0)
    ((_, in_summary),) = practice.summary(attempt.id).cards
    assert in_summary.sources[0].original == source.original


def test_nothing_of_an_original_gets_into_the_bank(
    practising: tuple[Practice, Originals], bank: Bank, mina: Learner, file: Path, tmp_path: Path
) -> None:
    practice, originals = practising
    originals.attach([file])
    attempt = practice.start(mina.id, QuizSpec(number=3))
    for question in attempt.questions:
        practice.go_on(attempt.id)
        card = practice.answer(attempt.id, question.id, 0, None, 0).card
        assert card is not None
        assert card.sources[0].original
        practice.leave_feedback(attempt.id, question.id)
    written = [f for f in tmp_path.rglob("*") if f.is_file()]
    holding = {f for f in written if b"Quaint" in f.read_bytes()}
    assert holding == {file, tmp_path / "data" / "originals" / f"{digest_of(TEXT.encode())}.txt"}

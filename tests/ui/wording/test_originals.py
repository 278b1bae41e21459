from pathlib import Path

import pytest

from quizapp.core.content.originals import OriginalParagraph
from quizapp.core.views.library import Attached, AttachReport, Refused
from quizapp.ui.wording.originals import heading_in_words, report_in_words

NEW = Attached(Path("folder/000.txt"), ("An article",), already=False)
OLD = Attached(Path("folder/001.txt"), ("A report",), already=True)
BAD = Refused(Path("folder/x.jpg"), "It is not UTF-8 text.", "The originals are plain text files.")


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((11,), "The original, paragraph 11"),
        ((11, 12), "The original, paragraphs 11 and 12"),
        ((11, 12, 13), "The original, paragraphs 11 to 13"),
        ((11, 13, 14), "The original, paragraphs 11, 13 and 14"),
    ],
)
def test_a_heading_names_its_paragraphs(numbers: tuple[int, ...], words: str) -> None:
    assert heading_in_words([OriginalParagraph(n, "") for n in numbers]) == words


@pytest.mark.parametrize(
    ("attached", "refused", "line"),
    [
        ((NEW,), (), "1 original attached."),
        ((NEW, NEW), (), "2 originals attached."),
        ((OLD,), (), "Attached already."),
        ((NEW, OLD), (BAD,), "1 original attached, 1 was attached before, 1 file refused."),
        ((), (BAD, BAD), "2 files refused."),
    ],
)
def test_the_line_counts_what_came_of_it(
    attached: tuple[Attached, ...], refused: tuple[Refused, ...], line: str
) -> None:
    assert report_in_words(AttachReport(attached, refused))[0] == line


def test_every_file_is_told_by_its_name_and_reason() -> None:
    told = report_in_words(AttachReport((NEW,), (BAD,)))[1]
    assert told == (
        "000.txt: the original of “An article”.\n"
        "x.jpg: It is not UTF-8 text. The originals are plain text files."
    )


def test_many_files_are_cut_short() -> None:
    told = report_in_words(AttachReport((), (BAD,) * 9))[1].split("\n")
    assert len(told) == 5
    assert told[-1] == "And 5 more files."

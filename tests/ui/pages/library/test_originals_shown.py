from devtools.samples.library import a_passage

from quizapp.core.content.ids import PassageId
from quizapp.core.content.originals import Beside, Copy, OriginalParagraph
from quizapp.ui.pages.library.screen_reader_text import passage_aloud
from quizapp.ui.pages.library.state import OriginalsShown

HERE, THERE = PassageId("encyclopedia#p1"), PassageId("encyclopedia#p2")
TOLD = (OriginalParagraph(1, "One."),)
BESIDE = Beside(Copy.ATTACHED, {HERE: TOLD, THERE: TOLD})


def test_a_turned_passage_does_the_opposite_of_all_others() -> None:
    one = OriginalsShown(BESIDE, turned=frozenset((HERE,)))
    assert (one.shows(HERE), one.shows(THERE)) == (True, False)
    all_but_one = OriginalsShown(BESIDE, everywhere=True, turned=frozenset((HERE,)))
    assert (all_but_one.shows(HERE), all_but_one.shows(THERE)) == (False, True)


def test_a_passage_that_renders_nothing_shows_nothing() -> None:
    assert not OriginalsShown(BESIDE, everywhere=True).shows(PassageId("encyclopedia#p3"))


def test_a_shown_original_is_read_aloud_after_our_passage() -> None:
    passage = a_passage(1, "Ours.", ("Part",))
    hidden = passage_aloud(passage, 2, OriginalsShown(BESIDE))
    assert hidden == "Paragraph 1. Ours. 2 facts: Enter shows them."
    shown = passage_aloud(passage, 2, OriginalsShown(BESIDE, everywhere=True))
    assert shown == f"{hidden} The original, paragraph 1. One."

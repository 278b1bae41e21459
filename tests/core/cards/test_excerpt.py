"""What is shown of a long passage: whole sentences, every mark, and that something was left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards.excerpt import LEAST_LEFT_OUT, SHORT, excerpt, sentences_of
from quizapp.core.cards.marks import spans_of

PAD = "Nothing of it matters here, for it only fills the page. " * 3
ELLIPSIS = "…"


def shown(text: str, *quotes: str) -> str:
    """Return the excerpt of a text, its marks in brackets."""
    marks = tuple((text.index(quote), text.index(quote) + len(quote)) for quote in quotes)
    return "".join(f"[{s.text}]" if s.marked else s.text for s in excerpt(text, marks))


def test_of_a_long_text_the_sentences_with_marks_are_shown_between_ellipses() -> None:
    text = f"{PAD}Most of them go to China first. {PAD}Few walk across the zone. {PAD}".strip()
    assert shown(text, "go to China") == "… Most of them [go to China] first. …"
    both = "… Most of them [go to China] first. … [Few] walk across the zone. …"
    assert shown(text, "go to China", "Few") == both
    start = f"Most go to China. {PAD}".strip()
    assert shown(start, "China") == "Most go to [China]. …"
    end = f"{PAD}Most go to China."
    assert shown(end, "China") == "… Most go to [China]."


def test_neighbours_are_one_stretch_and_a_mark_over_two_sentences_keeps_both() -> None:
    text = f"{PAD}Most go to China. Few walk south. {PAD}".strip()
    assert shown(text, "China", "Few") == "… Most go to [China]. [Few] walk south. …"
    assert shown(text, "China. Few") == "… Most go to [China. Few] walk south. …"


def test_a_sentence_that_points_back_brings_the_one_before_it() -> None:
    text = f"{PAD}A survey asked women in China. It found that most had stayed. {PAD}".strip()
    whole = "… A survey asked women in China. It found that [most had stayed]. …"
    assert shown(text, "most had stayed") == whole


@pytest.mark.parametrize(("words", "is_whole"), [(SHORT, True), (SHORT + 1, False)])
def test_up_to_so_many_words_a_passage_is_whole(words: int, is_whole: bool) -> None:
    text = "So it is. Else" + " word" * (words - 4) + "."
    assert len(text.split()) == words
    assert (ELLIPSIS not in shown(text, "So it")) == is_whole


def test_a_few_words_are_not_worth_a_fold() -> None:
    long = " ".join(["word"] * (SHORT + 5))
    few = " ".join(["and"] * (LEAST_LEFT_OUT - 2))
    assert ELLIPSIS not in shown(f"Long {long}. Or {few}.", "Long")
    assert ELLIPSIS in shown(f"Long {long}. Or {few} more.", "Long")


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "Dr. Kim saw George W. Bush in the U.S. That was in May. “So it is.” Then he left."
    told = [text[a:b].strip() for a, b in sentences_of(text)]
    assert told == [
        "Dr. Kim saw George W. Bush in the U.S. That was in May.",
        "“So it is.”",
        "Then he left.",
    ]


def test_without_marks_nothing_is_left_out() -> None:
    assert excerpt(PAD, ()) == spans_of(PAD, ())


_SENTENCE = st.sampled_from(("It is so. ", "Most go north! ", "Who said that? ", "A b c d e f. "))


@given(
    st.lists(_SENTENCE, max_size=14).map("".join),
    st.lists(st.tuples(st.integers(0, 120), st.integers(1, 30)), max_size=3),
)
def test_every_mark_is_shown_as_it_is_and_all_else_stands_in_the_text(
    text: str, places: list[tuple[int, int]]
) -> None:
    marks = tuple((a, min(a + n, len(text.rstrip()))) for a, n in places if a < len(text.rstrip()))
    spans = excerpt(text, marks)
    # White space between sentences goes with what is left out after it.
    told, whole = (
        "".join(span.text for span in each if span.marked).replace(" ", "")
        for each in (spans, spans_of(text, marks))
    )
    assert told == whole
    at = 0
    for piece in "".join(span.text for span in spans).split(ELLIPSIS):
        assert piece.strip() in text[at:]
        at = text.index(piece.strip(), at) + len(piece.strip())

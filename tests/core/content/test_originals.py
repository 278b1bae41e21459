from quizapp.core.content.originals import OriginalParagraph, paragraphs_of, rendered_by
from tests.builders import a_passage


def test_paragraphs_are_the_lines_that_hold_something() -> None:
    assert paragraphs_of("One.\n\n \t\r\n  Two. \r\nThree.") == ("One.", "Two.", "Three.")


def test_a_passage_gets_the_paragraphs_it_renders_with_their_numbers() -> None:
    passage = a_passage(from_paragraphs=(1, 3))
    told = rendered_by(passage, ("One.", "Two.", "Three."))
    assert told == (OriginalParagraph(1, "One."), OriginalParagraph(3, "Three."))


def test_a_paragraph_that_the_original_does_not_have_is_left_out() -> None:
    assert rendered_by(a_passage(from_paragraphs=(2, 9)), ("One.", "Two.")) == (
        OriginalParagraph(2, "Two."),
    )

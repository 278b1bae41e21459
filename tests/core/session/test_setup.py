"""What a session is said to be about."""

from quizapp.core.session.setup import MOST_SUBJECTS, SUBJECT_LENGTH, subject_of


def test_a_subject_is_one_short_line_whatever_authors_call_their_packs() -> None:
    assert subject_of(["Kitchen myths"]) == "Kitchen myths"
    assert subject_of([" Kitchen\n myths ", "Rivers", "", "Rivers"]) == "Kitchen myths, Rivers"
    assert subject_of(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"
    assert subject_of([]) == ""
    said = subject_of([letter * 10_000 for letter in "ABCDE"])
    assert len(said) < (SUBJECT_LENGTH + 2) * MOST_SUBJECTS + 20
    assert said.startswith("A" * (SUBJECT_LENGTH - 1) + "…, ")

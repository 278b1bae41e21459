"""The parts of a card: no false sentence without its label or its correction."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from devtools.samples.cards import a_card, a_judged_card
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.cards.card import FeedbackCard, LastTime, answered
from quizapp.core.cards.dates import date_words
from quizapp.core.cards.marks import spans_of
from quizapp.core.cards.outline import (
    FALSE_CLAIM,
    Asked,
    Claim,
    FactLine,
    MapPart,
    Options,
    Paragraph,
    Part,
    PassagePart,
    PicturePart,
    Provenance,
    RightAnswer,
    Verdict,
    Why,
    outline,
)
from quizapp.core.cards.page import card_html
from quizapp.core.cards.picturing import with_pictures
from quizapp.core.cards.plain import plain_text, spoken_text
from quizapp.core.cards.reading import to_read
from quizapp.core.cards.values import card_values
from quizapp.core.content.documents import Table
from quizapp.core.content.facts import Status
from tests.builders import a_document, a_passage
from tests.pictures import a_picture

Kind = TypeVar("Kind")


def only(card: FeedbackCard, kind: type[Kind]) -> Kind:
    (found,) = [part for part in outline(card) if isinstance(part, kind)]
    return found


def paragraphs(card: FeedbackCard) -> list[str]:
    return [part.text for part in outline(card) if isinstance(part, Paragraph)]


def kinds(parts: tuple[Part, ...]) -> list[type[Part]]:
    return [type(part) for part in parts]


@pytest.mark.parametrize(
    ("outcome", "certainty", "words"),
    [
        (Outcome.RIGHT, Certainty.CERTAIN, "Correct. You were certain."),
        (Outcome.WRONG, Certainty.THINK_SO, "Not correct. You were fairly sure."),
        (Outcome.RIGHT, Certainty.GUESS, "Correct. You guessed."),
        (Outcome.WRONG, None, "Not correct."),
        (Outcome.SKIPPED, Certainty.CERTAIN, "Skipped."),
    ],
)
def test_the_verdict_is_a_word_and_how_sure_one_was(
    outcome: Outcome, certainty: Certainty | None, words: str
) -> None:
    card = replace(a_card(), outcome=outcome, certainty=certainty)
    assert only(card, Verdict).whole == words


def test_where_a_class_reads_one_card_no_verdict_is_told_and_a_phone_says_it_in_its_words() -> None:
    card = answered(a_card(), None)
    assert Verdict not in kinds(outline(card, verdict=False))
    told = outline(card, unanswered="You did not answer.")
    assert [part.text for part in told if isinstance(part, Verdict)] == ["You did not answer."]


def test_verdict_and_right_option_lead_then_fact_false_claim_and_why() -> None:
    parts = [type(part).__name__ for part in outline(a_card())]
    told = ["Asked", "Verdict", "RightAnswer", "FactLine", "Paragraph"]
    why = ["Claim", "Why"]
    lead = [*told, "Options", *why]
    assert parts[: len(lead)] == lead, "the own answer comes before what is not its own"
    right = [type(part).__name__ for part in outline(answered(a_card(), 2))]
    assert right[: len(told) + len(why)] == [*told, *why]
    assert right.count("Options") == parts.count("Options") == 1
    assert parts[-3:] == ["PassagePart", "PassagePart", "Reading"]


def test_the_right_answer_of_a_choice_is_its_letter_and_text_and_of_a_claim_true_or_false() -> None:
    assert only(a_card(), RightAnswer) == RightAnswer("C is right:", "2009")
    assert only(a_card(), RightAnswer).whole == "C is right: 2009."
    judged = only(a_judged_card(), RightAnswer)
    assert judged == RightAnswer("The claim is false.", "")
    assert judged.whole == "The claim is false."
    true = replace(a_judged_card(), statement_is_false=False)
    assert only(true, RightAnswer).label == "The claim is true."
    assert only(true, Asked).label == "True claim:"


def test_whoever_chose_what_is_told_for_any_choice() -> None:
    card = answered(a_card(), 3, Certainty.CERTAIN)
    assert only(card, Verdict).whole == "Not correct. You were certain."
    assert [one.label for one in only(card, Options).shown] == ["Your answer D, not correct:"]
    right = answered(card, 2)
    assert only(right, Verdict).outcome is Outcome.RIGHT
    assert only(right, Options).shown == (), "the right answer has been told"
    with pytest.raises(IndexError):
        answered(card, 4)


def _missed(chosen: str) -> LastTime:
    return LastTime(date(2026, 3, 3), chosen)


def test_what_was_chosen_wrongly_last_time_stands_under_its_label_after_what_was_chosen() -> None:
    card = replace(a_card(), last_time=_missed("1998"))
    shown = only(card, Options).shown
    told = [(one.label, one.text) for one in shown]
    assert told == [
        ("Your answer B, not correct:", "2002"),
        ("Last time, on 3 March 2026, not correct:", "1998"),
    ]
    right = only(answered(card, 2), Options).shown
    assert [one.text for one in right] == ["1998"]
    for text in (plain_text(outline(card)), " ".join(spoken_text(outline(card)))):
        assert "Last time, on 3 March 2026, not correct: 1998." in text
    assert "Last time, on 3 March 2026, not correct:" in card_html(outline(card))


def test_the_same_wrong_option_again_is_told_once_and_another_question_by_its_date() -> None:
    same = only(replace(a_card(), last_time=_missed("2002")), Options).shown
    assert [one.label for one in same] == ["Your answer B, as on 3 March 2026, not correct:"]
    other = only(replace(a_card(), last_time=_missed("")), Options).shown
    assert (other[1].label, other[1].text) == (
        "Last time, on 3 March 2026, not correct:",
        "another question on this",
    )


def test_what_was_missed_on_this_very_day_has_no_date() -> None:
    today = replace(_missed("1998"), today=True)
    told = only(replace(a_card(), last_time=today), Options).shown
    assert told[1].label == "Earlier today, not correct:"
    again = only(replace(a_card(), last_time=replace(today, chosen="2002")), Options).shown
    assert [one.label for one in again] == ["Your answer B, as earlier today, not correct:"]


def test_every_wrong_option_has_its_label_and_only_the_chosen_one_is_not_folded() -> None:
    options = only(a_card(), Options)
    assert [one.label for one in options.shown] == ["Your answer B, not correct:"]
    assert [one.label for one in options.folded] == ["A, not correct:", "D, not correct:"]
    judged = only(answered(a_judged_card(), 0), Options)
    assert [one.label for one in judged.shown] == ["Your answer, not correct:"]


def test_of_a_claim_no_option_is_folded_unless_it_tells_how_many_others_chose_it() -> None:
    judged = answered(a_judged_card(), 1)
    assert only(judged, Options) == Options((), ())
    true, false = judged.options
    many = replace(judged, options=(replace(true, others=(6, 10)), false))
    (other,) = only(many, Options).folded
    assert other.label == "Not correct:"
    assert "6 of 10 others" in other.feedback


def test_what_the_headline_says_is_not_said_of_the_right_option_nor_as_an_explanation() -> None:
    card = a_card()
    again = "Arrivals peaked in 2009: 2,914 people."
    right = replace(card.options[2], feedback=again)
    said = replace(card, options=(*card.options[:2], right, card.options[3]), explanation=again)
    assert again not in [part.text for part in outline(said) if isinstance(part, Paragraph)]
    other = replace(said, fact="In 2009 more people came than in any other year.")
    assert again in [part.text for part in outline(other) if isinstance(part, Paragraph)]


def test_a_myth_in_the_words_of_the_statement_is_said_once_and_another_claim_is_kept() -> None:
    card = a_judged_card()
    assert card.myth is not None
    assert kinds(outline(card)).count(Claim) == 1
    other = replace(card, myth=replace(card.myth, claim="Nobody has ever left by boat."))
    labels = [part.label for part in outline(other) if isinstance(part, Claim)]
    assert labels == [
        "False claim:",
        "The mistake behind it. False claim:",
    ]
    dated = replace(card, stem="Arrivals in the South peaked in 1998.")
    later = replace(card.myth, claim="Arrivals in the South peaked in 2012.")
    assert kinds(outline(replace(dated, myth=later))).count(Claim) == 2, "another number"


def _long_card() -> FeedbackCard:
    card = a_judged_card()
    text = f"{card.sources[0].passage.text} {'What follows tells of other things at length. ' * 4}"
    passage = replace(card.sources[0].passage, text=text.strip())
    return replace(card, sources=(replace(card.sources[0], passage=passage),))


def test_of_a_long_passage_every_surface_shows_a_part_and_how_to_see_or_hear_of_the_rest() -> None:
    card = _long_card()
    part, short = only(card, PassagePart), only(a_judged_card(), PassagePart)
    assert part.shown_text == "… " + short.shown_text.partition(". ")[2] + " …"
    assert "".join(span.text for span in part.whole) == card.sources[0].passage.text
    assert short.whole == ()
    parts = outline(card)
    assert part.source.passage.text in plain_text(parts).replace("[", "").replace("]", "")
    assert spoken_text(parts)[-1].endswith("reach the South. … The passage says more.")
    html = card_html(parts)
    assert html.count("<details><summary>Show the whole passage</summary>") == 1
    assert html.index("reach the South. …") < html.index("Show the whole") < html.rindex("mined")
    (sent,) = [value for value in card_values(parts) if value["kind"] == "passage"]
    assert "".join(text for text, _ in sent["spans"]) == part.shown_text
    assert "".join(text for text, _ in sent["whole"]) == part.source.passage.text
    assert sent["full_place"] == part.full_place


def test_a_place_is_the_document_its_date_and_its_section_once() -> None:
    part = only(a_judged_card(), PassagePart)
    assert part.place == "A soldier crosses the border, 20 August 2024 · The border"
    full = "A soldier crosses the border, section The border, paragraph 9 · 20 August 2024"
    assert part.full_place == full
    source = replace(
        part.source, document_title="Report of 20 August 2024: a soldier", place="Report, x"
    )
    assert source.short_place == "Report of 20 August 2024 · The border"
    assert source.full_place == "Report, x", "the title has the date"
    nowhere = replace(source, passage=replace(source.passage, section=()), document_date="")
    assert nowhere.short_place == "Report of 20 August 2024"


def test_without_a_myth_nothing_misleads() -> None:
    parts = outline(replace(a_card(), myth=None))
    assert not {Claim, Why} & set(kinds(parts))


def test_an_attributed_fact_says_who_says_it_and_of_when() -> None:
    card = replace(
        a_card(), status=Status.ATTRIBUTED, attributed_to="the ministry", as_of="2016-04"
    )
    assert only(card, Provenance).text == "According to the ministry · as of April 2016"
    assert Provenance not in kinds(outline(a_card()))


def test_where_it_is_silent_the_authors_line_is_followed_by_whose_and_of_when_it_is() -> None:
    card = replace(
        a_card(),
        status=Status.ATTRIBUTED,
        attributed_to="the Unification Ministry",
        as_of="2016-04",
        provenance="Register, 31,093 people",
    )
    assert only(card, Provenance).text == (
        "Register, 31,093 people · according to the Unification Ministry · as of April 2016"
    )
    told = replace(card, provenance="Register of the unification ministry, April 2016")
    assert only(told, Provenance).text == "Register of the unification ministry, April 2016"
    year = replace(told, provenance="Unification Ministry, 2016")
    assert only(year, Provenance).text == "Unification Ministry, 2016 · as of April 2016"
    settled = replace(a_card(), provenance="news report of 2024")
    assert only(settled, Provenance).text == "News report of 2024"


def test_above_a_false_statement_nothing_is_said_that_the_provenance_has_just_said() -> None:
    card = replace(a_judged_card(), source_line="South Korea, 2021")
    told = replace(card, provenance="Survey of 407 people in South Korea, 2021")
    assert (only(card, Claim).source, only(told, Claim).source) == ("South Korea, 2021", "")


def test_the_takeaway_is_the_headline_and_a_myth_is_still_corrected_by_the_fact() -> None:
    card = replace(a_card(), takeaway="More people came in 2009 than in any other year.")
    assert only(card, FactLine).text == card.takeaway
    claim = only(card, Claim)
    assert (claim.correction, claim.correction_is_fact) == (card.fact, False)
    judged = replace(a_judged_card(), takeaway=a_judged_card().correction)
    assert only(judged, Claim).correction_is_fact, "the headline has said it"
    nearly = replace(judged, correction="Most go by way of China and other countries.")
    assert only(nearly, Claim).correction_is_fact, "in nearly these words"
    text = plain_text(outline(nearly))
    assert f"CORRECTION: {nearly.correction}" in text, "what leaves the app has both"


def test_a_false_statement_that_is_not_about_the_myth_keeps_label_and_correction() -> None:
    card = replace(a_judged_card(), myth=None)
    claim = only(card, Claim)
    assert claim.labelled == f"{FALSE_CLAIM} {card.stem}"
    assert (claim.correction, claim.correction_is_fact) == (card.correction, False)
    assert Why not in kinds(outline(card))


def test_what_the_author_left_out_leaves_no_empty_paragraph() -> None:
    card = a_card()
    assert card.myth is not None
    why = card.options[2].feedback
    assert paragraphs(card) == [why, card.myth.replacement]
    bare = replace(card, myth=replace(card.myth, replacement=""))
    assert paragraphs(bare) == [why]
    silent = replace(card.options[2], feedback="")
    options = (*card.options[:2], silent, card.options[3])
    assert paragraphs(replace(bare, options=options)) == []
    assert paragraphs(replace(card, myth=None, explanation="So.")) == [why, "So."]


def test_the_source_line_stands_above_what_was_asked_or_judged() -> None:
    card = replace(a_card(), source_line="By the statistics table")
    assert only(card, Asked).source == card.source_line
    assert f"{card.source_line}\nQuestion: {card.stem}" in plain_text(outline(card))
    assert card.source_line not in "".join(spoken_text(outline(card))), "read with the question"
    judged = replace(a_judged_card(), source_line="South Korea, 2021")
    assert only(judged, Claim).source == judged.source_line
    said = spoken_text(outline(judged))
    above, claim, *_ = said[said.index("South Korea, 2021.") :]
    assert (above, claim) == ("South Korea, 2021.", only(judged, Claim).labelled)
    text = plain_text(outline(judged))
    assert f"South Korea, 2021\n{only(judged, Claim).label.upper()} {judged.stem}\n" in text


def test_a_long_table_begins_with_the_cited_rows_and_their_neighbours() -> None:
    table, words = (part for part in outline(a_card()) if isinstance(part, PassagePart))
    assert table.table is not None
    years = [table.table.rows[place][0] for place in table.near_rows]
    assert years == ["2008", "2009", "2010"]
    assert table.evidence == ("2009: Men 662; Women 2,252; Total 2,914.",)
    assert (words.table, words.near_rows) == (None, ())
    short = replace(table, table=Table(("Year", "Total"), (("2008", "1"), ("2009", "2"))))
    assert short.near_rows == (0, 1)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_marking_keeps_the_text_and_marks_what_was_asked(
    text: str, marks: list[tuple[int, int]]
) -> None:
    wanted = tuple((a, b) for a, b in marks if a < b <= len(text))
    spans = spans_of(text, wanted)
    assert "".join(span.text for span in spans) == text
    at, marked = 0, set()
    for span in spans:
        if span.marked:
            marked |= set(range(at, at + len(span.text)))
        at += len(span.text)
    assert marked == {place for a, b in wanted for place in range(a, b)}


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-08-20", "20 August 2024"),
        ("2024-08", "August 2024"),
        ("2024", "2024"),
        ("not stated", ""),
        ("", ""),
        ("2024-13", "2024-13"),
        ("spring 1998", "spring 1998"),
    ],
)
def test_a_date_has_one_form(date: str, words: str) -> None:
    assert date_words(date) == words


def test_a_screen_reader_hears_the_verdict_first_and_the_evidence_of_a_passage() -> None:
    said = spoken_text(outline(a_card()))
    assert said[:4] == (
        "Not correct. You were fairly sure.",
        "C is right: 2009.",
        "Fact: Arrivals in the South peaked in 2009, with 2,914 people.",
        "The largest figure in the row of totals.",
    )
    assert said[4].startswith("Your answer B, not correct: 2002. Here the rise begins")
    assert "Evidence: 2009: Men 662; Women 2,252; Total 2,914." in said[-3]
    assert said[-2].startswith("This passage says otherwise. Source:")
    assert said[-1].startswith("The passages differ.")
    assert not any(a_card().stem in line for line in said)


def test_a_copied_false_claim_comes_with_its_correction() -> None:
    card = a_judged_card()
    text = plain_text(outline(card))
    assert f"FALSE CLAIM: {card.stem}\nCORRECTION: {card.correction}" in text
    assert text.count(card.stem) == 1
    plain = plain_text(outline(a_card()))
    assert a_card().myth is not None
    assert f"CORRECTION: {a_card().fact}" in plain


def test_what_is_read_before_a_question_gives_nothing_away() -> None:
    passage = a_passage(note="The sum fails.", unverified="the figure")
    (part,) = to_read([(passage, a_document())])
    assert "".join(span.text for span in part.spans) == passage.text
    assert not any(span.marked for span in part.spans)
    assert (part.note, part.stance, part.linked, part.folded) == ("", "", False, False)
    assert part.cautions == ("The source itself marks this as unverified: the figure",)


def test_a_map_comes_last_and_words_stand_for_it_where_words_are_kept() -> None:
    parts = outline(replace(a_card(), places=("north-korea", "china")))
    assert parts[-1] == MapPart(("north-korea", "china"))
    assert plain_text(parts).endswith("\n\nMap: North Korea, China.")
    bare = outline(a_card())
    assert parts[:-1] == bare
    # Where none is drawn, and for whoever hears the card, the names alone tell nothing.
    assert card_html(parts) == card_html(bare)
    assert card_values(parts) == card_values(bare)
    assert spoken_text(parts) == spoken_text(bare)
    drawn = card_html(parts, lambda places: f"<svg>{len(places)}</svg>")
    fold = "<details><summary>Map: North Korea, China</summary><svg>2</svg></details>"
    assert drawn == card_html(bare).replace("</section>", f"{fold}</section>")
    (*others, last) = card_values(parts, lambda places: f"<svg>{len(places)}</svg>")
    assert others == card_values(bare)
    assert last == {"kind": "map", "text": "Map: North Korea, China", "svg": "<svg>2</svg>"}


def a_card_with_pictures() -> FeedbackCard:
    """Return a card whose question has a picture, and whose first passage has another."""
    card = a_card()
    first, *others = card.sources
    passage = replace(first.passage, picture=a_picture("b.png", "A <fence>.", shade=7))
    return replace(card, picture=a_picture(), sources=(replace(first, passage=passage), *others))


def test_pictures_are_told_in_words_where_there_are_only_words() -> None:
    parts = outline(a_card_with_pictures())
    text = plain_text(parts)
    assert "Picture: A wave that rises four times." in text
    assert "Picture: A <fence>." in text
    said = " ".join(spoken_text(parts))
    assert "A <fence>." in said
    assert "A wave" not in said  # it was read with the question


def test_a_page_holds_its_pictures_or_their_words() -> None:
    card = a_card_with_pictures()
    html = card_html(outline(card))
    assert html.count('src="data:image/png;base64,iVBOR') == 2
    assert 'alt="A &lt;fence&gt;."' in html
    bare = replace(card, picture=replace(a_picture(), data=b""))
    assert "Picture: A wave that rises four times." in card_html(outline(bare))


def test_values_name_a_picture_by_its_digest() -> None:
    values = card_values(outline(a_card_with_pictures()))
    (question,) = [one for one in values if one["kind"] == "picture"]
    assert question == {
        "kind": "picture",
        "digest": a_picture().digest,
        "alt": a_picture().alt,
        "width": 40,
        "height": 30,
    }
    passages = [one["picture"] for one in values if one["kind"] == "passage"]
    assert passages[0]["alt"] == "A <fence>."
    assert not any(passages[1:])


def test_a_picture_that_stands_at_its_passage_is_not_shown_twice() -> None:
    card = a_card_with_pictures()
    shown = card.sources[0].passage.picture
    parts = outline(replace(card, picture=shown))
    assert not any(isinstance(part, PicturePart) for part in parts)
    assert plain_text(parts).count("Picture: A <fence>.") == 1


def test_two_pictures_that_phones_get_in_words_are_both_told() -> None:
    card = with_pictures(a_card_with_pictures(), lambda one: replace(one, digest="", data=b""))
    text = plain_text(outline(card))
    assert "Picture: A wave that rises four times." in text
    assert "Picture: A <fence>." in text

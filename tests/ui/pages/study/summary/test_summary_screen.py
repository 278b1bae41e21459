"""Looking back on an attempt."""

from dataclasses import replace

import pytest
from devtools.gallery.summary_entries import MIXED, NOW, a_summary, some_reached, with_extra
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.answering.scoring import CertaintyLevel, Fit, Score, TopicScore, fit_of
from quizapp.core.cards.outline import FALSE_CLAIM
from quizapp.core.content.ids import PassageId, PresentedId, TopicId
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.pages.study.intents import Again, FlagQuestion, OpenPassage
from quizapp.ui.pages.study.summary.question_row import QuestionRow
from quizapp.ui.pages.study.summary.screen import SummaryScreen
from quizapp.ui.pages.study.summary.state import SummaryState
from quizapp.ui.pages.study.summary.wording import again, calibration, headline, rest
from quizapp.ui.shell.destinations import LeaveStudy, SetUpQuiz
from tests.ui.looking import acts, button, follow_on, named, seen, texts

RIGHT, WRONG, SKIPPED = Outcome.RIGHT, Outcome.WRONG, Outcome.SKIPPED


@pytest.fixture
def screen(qtbot: QtBot) -> SummaryScreen:
    made = SummaryScreen()
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    return made


def filled(screen: SummaryScreen) -> list[str]:
    return [b.text() for b in seen(screen, Button) if b.kind is ButtonKind.PRIMARY]


def test_the_score_is_a_sentence_and_the_topics_are_told_in_words(screen: SummaryScreen) -> None:
    screen.render(SummaryState(a_summary(), NOW))
    shown = texts(screen)
    assert "7 of 10 right." in shown
    assert "2 wrong, 1 skipped." in shown
    assert "Mixed questions · yesterday, 16:40" in shown
    assert "Routes and borders" in shown
    assert "4 of 4 right" in shown


@pytest.mark.parametrize(
    ("outcomes", "primary"),
    [
        (MIXED, "Again, only the 3 you missed"),
        ((RIGHT, WRONG, WRONG), "Again, only the 2 wrong ones"),
        ((RIGHT, WRONG), "Again, only the wrong one"),
        ((RIGHT, RIGHT), "New quiz"),
        ((), "New quiz"),
    ],
)
def test_one_button_is_filled_and_it_repeats_what_was_missed(
    screen: SummaryScreen, outcomes: tuple[Outcome, ...], primary: str
) -> None:
    screen.render(SummaryState(a_summary(outcomes)))
    assert filled(screen) == [primary]


def test_the_buttons_lead_on(screen: SummaryScreen) -> None:
    screen.render(SummaryState(a_summary()))
    done = acts(screen)
    QTest.keyClick(button(screen, "Again"), Qt.Key.Key_Return)
    QTest.mouseClick(button(screen, "New quiz"), Qt.MouseButton.LeftButton)
    button(screen, "Done").click()
    assert done == [Again(), SetUpQuiz(), LeaveStudy(done=True)]


def test_every_question_is_a_row_with_its_verdict_as_a_word(screen: SummaryScreen) -> None:
    screen.render(SummaryState(a_summary()))
    rows = seen(screen, RowButton)
    assert len(rows) == 10
    assert rows[1].accessibleName().startswith("Wrong · You were certain · Flagged. Fact: Most")
    assert rows[4].accessibleName().startswith("Skipped. Fact:")


def test_no_title_of_a_row_is_a_false_statement(screen: SummaryScreen) -> None:
    summary = a_summary()
    screen.render(SummaryState(summary))
    false = {card.stem for _, card in summary.cards if card.statement_is_false}
    assert false
    assert not false & {row.text() for row in seen(screen, RowButton)}


def test_an_open_row_labels_every_false_sentence_and_every_option(screen: SummaryScreen) -> None:
    screen.render(SummaryState(a_summary()))
    row = screen.findChildren(QuestionRow)[1]
    assert "The border is mined" not in texts(screen)
    QTest.keyClick(seen(row, RowButton)[0], Qt.Key.Key_Space)
    assert row.is_open
    stem = "Most people who leave North Korea walk across the border to the South."
    shown = texts(row).split("\n")
    assert [text for text in shown if stem in text] == [f"{FALSE_CLAIM} {stem}"]
    assert any(text.startswith("Correction:") for text in shown)
    assert any("Your answer, not correct: True" in text for text in shown)
    assert {"The claim is false.", "The border is mined and guarded."} <= set(shown)
    button(row, seen(row, RowButton)[0].accessibleName()).click()
    assert not row.is_open


def test_a_passage_can_be_read_in_its_document(screen: SummaryScreen) -> None:
    screen.render(SummaryState(a_summary((WRONG, WRONG))))
    row = screen.findChildren(QuestionRow)[1]
    row.open(True)
    done = acts(screen)
    follow_on(row, "Read in the document")
    assert done == [OpenPassage(PassageId("dmz-news#usual-route"))]


def test_a_flag_is_set_and_taken_away(screen: SummaryScreen) -> None:
    screen.render(SummaryState(a_summary()))
    row = screen.findChildren(QuestionRow)[0]
    row.open(True)
    done = acts(screen)
    button(row, "Flag this question").click()
    assert done == [FlagQuestion(PresentedId(0), True)]
    assert "Flagged" in seen(row, RowButton)[0].accessibleName()
    button(row, "Take the flag away").click()
    assert done[1:] == [FlagQuestion(PresentedId(0), False)]


def test_the_missed_ones_can_be_seen_alone(screen: SummaryScreen) -> None:
    screen.render(SummaryState(a_summary()))
    named(screen, Segmented, "Which questions").segment(1).click()
    assert [r.accessibleName().split(" ")[0].strip(".") for r in seen(screen, RowButton)] == [
        "Wrong",
        "Skipped",
        "Wrong",
    ]


def test_a_question_that_was_asked_for_is_open_and_in_view(
    qtbot: QtBot, screen: SummaryScreen
) -> None:
    screen.render(SummaryState(a_summary(), NOW, opened=PresentedId(8)))
    row = screen.findChildren(QuestionRow)[8]
    assert row.is_open
    assert not screen.findChildren(QuestionRow)[1].is_open
    top = seen(row, RowButton)[0]
    qtbot.waitUntil(lambda: not top.visibleRegion().isEmpty())


def test_another_attempt_replaces_the_one_before(screen: SummaryScreen) -> None:
    screen.render(SummaryState(a_summary()))
    screen.render(SummaryState(a_summary((RIGHT,) * 2)))
    assert len(seen(screen, RowButton)) == 2
    assert "7 of 10" not in "\n".join(x.text() for x in seen(screen, QLabel))


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (Score(7, 2, 1), "7 of 10 right."),
        (Score(3, 0, 0), "All 3 right."),
        (Score(0, 1, 0), "0 of 1 right."),
        (Score(0, 0, 0), "No question was answered."),
    ],
)
def test_scores_in_words(score: Score, said: str) -> None:
    assert headline(score) == said


def test_an_attempt_that_was_ended_early_says_so() -> None:
    summary = a_summary((RIGHT, WRONG), 8)
    said = rest(summary.score, summary.attempt)
    assert said == "1 wrong. The quiz was ended before its last 8 questions."


@pytest.mark.parametrize(
    ("certainty", "stated", "right", "said"),
    [
        (
            Certainty.CERTAIN,
            4,
            3,
            "You were certain 4 times and right 3 times: a little too sure.",
        ),
        (Certainty.CERTAIN, 8, 4, "You were certain 8 times and right 4 times: too sure."),
        (Certainty.CERTAIN, 5, 5, "You were certain 5 times and right 5 times: well judged."),
        (
            Certainty.GUESS,
            9,
            9,
            "You guessed 9 times and were right 9 times: you knew more than you thought.",
        ),
        (
            Certainty.GUESS,
            2,
            0,
            "You guessed twice and were not once right: just a guess, as you said.",
        ),
        (Certainty.GUESS, 1, 1, "You guessed once, and were right."),
    ],
)
def test_certainty_in_words(certainty: Certainty, stated: int, right: int, said: str) -> None:
    level = CertaintyLevel(certainty, stated, right, fit_of(certainty, stated, right))
    assert calibration(level) == said


@pytest.mark.parametrize("fit", Fit)
@pytest.mark.parametrize("certainty", Certainty)
@pytest.mark.parametrize(("stated", "right"), [(1, 0), (1, 1), (7, 3)])
def test_no_word_of_certainty_shames(
    certainty: Certainty, fit: Fit, stated: int, right: int
) -> None:
    said = calibration(CertaintyLevel(certainty, stated, right, fit)).lower()
    assert said.endswith(".")
    assert not any(word in said for word in ("fail", "bad", "poor", "-", "minus", "confident"))


def test_the_missed_are_counted_with_the_skipped() -> None:
    assert again(Score(1, 2, 3)) == "Again, only the 5 you missed"


def test_topics_of_one_question_share_a_line_beside_the_others(screen: SummaryScreen) -> None:
    topics = tuple(
        TopicScore(TopicId(name), name, Score(right, total - right, 0))
        for name, right, total in (("China", 2, 3), ("Names", 1, 1), ("Laos", 0, 1))
    )
    screen.render(SummaryState(replace(a_summary(), topics=topics)))
    shown = texts(screen)
    assert "2 of 3 right" in shown
    assert "One question each. Right: Names. Missed: Laos." in shown


def test_topics_of_one_question_each_are_named_as_right_or_missed(screen: SummaryScreen) -> None:
    topics = tuple(
        TopicScore(TopicId(name), name, Score(right, 1 - right, 0))
        for name, right in (("China", 1), ("Names", 1), ("Laos", 0))
    )
    screen.render(SummaryState(replace(a_summary(), topics=topics)))
    shown = texts(screen)
    assert "By topic" in shown
    assert "One question each. Right: China; Names. Missed: Laos." in shown


def test_a_question_opened_at_the_foot_of_the_window_comes_into_sight(
    qtbot: QtBot, screen: SummaryScreen
) -> None:
    screen.resize(1000, 500)
    screen.render(SummaryState(a_summary()))
    seen(screen, QuestionRow)
    row = screen.findChildren(QuestionRow)[3]
    before = row.mapTo(screen, QPoint(0, 0)).y()
    QTest.keyClick(row.findChildren(RowButton)[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: 0 <= row.mapTo(screen, QPoint(0, 0)).y() < min(before, 100))


def test_what_was_reached_is_told_in_two_lines_at_most(screen: SummaryScreen) -> None:
    myths, gone = "Routes and borders: all 14 myths met", "5 myths left behind"
    screen.render(SummaryState(a_summary()))
    assert myths not in texts(screen)
    screen.render(SummaryState(a_summary(), reached=some_reached(2)))
    assert myths in texts(screen)
    assert gone in texts(screen)
    assert "listed in Progress" not in texts(screen)
    screen.render(SummaryState(a_summary(), reached=some_reached(4)))
    assert myths in texts(screen)
    assert "and 3 more, listed in Progress" in texts(screen)
    assert gone not in texts(screen)


def test_a_question_that_was_asked_for_says_so(screen: SummaryScreen) -> None:
    screen.render(SummaryState(with_extra()))
    rows = seen(screen, QuestionRow)
    extra = [row.presented_id for row in rows if "Extra, asked for" in texts(row)]
    assert extra == [PresentedId(1)]


def test_what_the_headline_tells_with_the_focus_is_not_said_again(
    screen: SummaryScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, str | None]] = []
    monkeypatch.setattr(
        "quizapp.ui.pages.study.summary.screen.announce",
        lambda _, text, *, rest=None: said.append((text, rest)),
    )
    screen.render(SummaryState(a_summary(), NOW))
    ((text, rest),) = said
    focused = screen.focusWidget()
    assert isinstance(focused, QLabel)
    assert text == f"{focused.text()} {rest}"
    assert rest

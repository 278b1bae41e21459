"""After a session on the real app: results, files, the next lesson, deleting."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from quizapp.core.answering.attempts import Certainty
from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.events import (
    CloseVote,
    End,
    Explain,
    Join,
    OpenVote,
    Participant,
    Record,
    Recorded,
    Reveal,
    Vote,
)
from quizapp.core.session.setup import (
    ClassSession,
    SessionPlan,
)
from quizapp.ui.pages.classroom.preparing.screen import PreparingScreen
from quizapp.ui.pages.classroom.results.question_row import QuestionRow
from quizapp.ui.pages.classroom.results.screen import ResultsScreen
from quizapp.ui.pages.classroom.screen import ClassScreen
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import seen

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
NAMES = ("Amber Heron", "Blue Finch", "Coral Owl", "Jade Kite")


def a_lesson(sitting: Sitting, *, wrong: bool = True, questions: int = 3) -> ClassSession:
    """Run a session in the bank: everybody answers all but the last question the same way."""
    services = sitting.services
    lines = services.preparing.questions()
    facts = {line.fact_id: line.item_id for line in lines}
    items = tuple(facts.values())[:questions]
    session = services.classroom.begin(services.preparing.setup(SessionPlan("Routes", items)))
    versions = services.classroom.versions(session.setup)
    records: list[Record] = []

    def happen(event: Recorded, participant: Participant | None = None) -> None:
        records.append(Record(len(records) + 1, sitting.clock(), event, participant))

    for number, name in enumerate(NAMES, 1):
        pupil = Participant(ParticipantId(number), name, f"t{number}", sitting.clock())
        happen(Join(pupil.token_hash, name), pupil)
    for place, one in enumerate(session.setup.questions[:-1]):
        right = one.order.index(versions[one.version_id].item.key)
        choice = (right + 1) % len(one.order) if wrong else right
        happen(OpenVote())
        for number in range(1, len(NAMES) + 1):
            key = f"{place}-{number}"
            who = ParticipantId(number)
            happen(Vote(who, key, place, 1, choice, Certainty.CERTAIN))
        happen(CloseVote())
        happen(Reveal())
        happen(Explain())
    happen(End())
    services.classroom.take(session.id, "a host")
    services.classroom.record(session.id, "a host", records)
    services.classroom.release(session.id, "a host")
    return session


def ended(sitting: Sitting, **how: bool) -> Sitting:
    session = a_lesson(sitting, **how)
    sitting.services.classroom.end(session.id)
    return sitting.press("4", ctrl=True)


@pytest.fixture
def after(mina: Sitting) -> Sitting:
    """Return a sitting at the results of a session in which all was wrong."""
    return ended(mina).tab_to("Routes. ").press(ENTER)


def test_past_sessions_lead_to_their_results(after: Sitting) -> None:
    assert after.shows(ResultsScreen)
    assert "The class knows 0 of 2 questions" in after.text
    assert "2 of 3 questions · 4 took part" in after.text
    assert "0 of 4 right: 0 % · 4 certain and wrong" in after.text
    assert "Amber Heron" not in after.text
    assert after.focus_name == "Make the plan for the next lesson"


def test_names_stand_only_on_the_private_page(after: Sitting) -> None:
    after.click("Pupils")
    assert "With names, so only for you: not for the projector." in after.text
    after.press(ESC)
    assert after.shows(ClassScreen)
    after.tab_to("Routes. ").press(ENTER)
    assert "With names" not in after.text


def test_a_question_opens_with_its_votes_its_key_and_its_passage(after: Sitting) -> None:
    row = seen(after.window, QuestionRow)[0]
    after.tab_to("Question 1.").press(ENTER)
    assert row.is_open
    assert "Read in the document" in after.text
    after.press(ENTER)
    assert not row.is_open


def test_one_press_makes_the_plan_for_the_next_lesson(after: Sitting) -> None:
    after.press(ENTER)
    assert after.shows(PreparingScreen)
    (plan,) = after.services.preparing.plans()
    assert plan.title == "Routes · again"
    assert len(plan.items) == 3
    assert after.focus_name == "Start"
    after.press(ESC)
    assert "Routes · again" in after.text


def test_a_class_that_knows_everything_needs_no_plan(mina: Sitting) -> None:
    session = a_lesson(mina, wrong=False, questions=3)
    mina.services.classroom.end(session.id)
    mina.press("4", ctrl=True).tab_to("Routes. ").press(ENTER)
    assert "The class knows all 2 questions" in mina.text


def test_results_are_saved_as_workbook_and_as_tables(start: Start, tmp_path: Path) -> None:
    dialogs = FakeDialogs(path=tmp_path / "Lesson.xlsx")
    mina = ended(start(dialogs=dialogs).enter("Mina")).tab_to("Routes. ").press(ENTER)
    mina.click("Save as XLSX")
    assert f"Saved: {tmp_path / 'Lesson.xlsx'}" in mina.text, "where it is"
    assert (tmp_path / "Lesson.xlsx").read_bytes().startswith(b"PK")
    dialogs.path = tmp_path / "Lesson.csv"
    mina.click("Save as CSV")
    assert f"Saved: 5 files in {tmp_path}: Questions, Options" in mina.text
    assert dialogs.asked == ["Save the results with all names"] * 2
    dialogs.path = tmp_path / "gone" / "Lesson.csv"
    mina.click("Save as CSV")
    assert mina.shows(ResultsScreen)


def test_deleting_asks_says_what_goes_and_leaves_nothing(start: Start, data: Path) -> None:
    dialogs = FakeDialogs(says_yes=False)
    mina = ended(start(dialogs=dialogs).enter("Mina")).tab_to("Routes. ").press(ENTER)
    mina.click("Delete this session")
    assert dialogs.asked == ["Delete Routes with all names?"]
    assert "4 names and 8 votes go, out of the file as well." in dialogs.texts[0]
    assert mina.shows(ResultsScreen)
    dialogs.says_yes = True
    mina.click("Delete this session")
    assert mina.shows(ClassScreen)
    assert "The session is deleted with all names" in mina.text
    assert "Past sessions" not in mina.text
    assert mina.services.classroom.sessions() == ()
    mina.end()
    left = [file.name for file in data.iterdir() if b"Amber Heron" in file.read_bytes()]
    assert left == []


def test_an_interrupted_session_is_offered_first_and_can_be_ended(mina: Sitting) -> None:
    session = a_lesson(mina)
    mina.clock.tick(minutes=12)
    mina.press("4", ctrl=True)
    assert "Routes was not ended" in mina.text
    assert f"the same code, {session.code}," in mina.text
    assert mina.focus_name == "Go on with Routes"
    mina.click("End Routes")
    assert mina.shows(ResultsScreen)
    mina.press(ESC)
    assert "Routes was not ended" not in mina.text


def test_an_interrupted_session_is_gone_on_with(
    mina: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = a_lesson(mina)
    run: list[ClassSession] = []
    assert mina.app.navigator is not None
    monkeypatch.setattr(mina.app.navigator.pages.session, "begin", run.append)
    mina.press("4", ctrl=True).press(ENTER)
    assert [one.id for one in run] == [session.id]


def test_a_session_that_nobody_came_back_to_is_closed_with_its_results(mina: Sitting) -> None:
    a_lesson(mina)
    mina.clock.now += timedelta(days=2)
    mina.press("4", ctrl=True)
    assert "Routes was not ended" not in mina.text
    mina.tab_to("Routes. ").press(ENTER)
    assert "The class knows 0 of 2 questions" in mina.text


def test_what_sessions_left_open_is_offered_for_the_next_one(after: Sitting) -> None:
    after.press(ESC).tab_to("New session").press(ENTER)
    after.click("What this class got wrong (2)")
    assert "2 questions, about 5 minutes" in after.text

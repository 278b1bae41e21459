"""A learner meets pictures: at the question, on the card, in the Library, by keys alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from devtools.samples.pictures import coast, wave
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from quizapp.core.authoring.edits import put
from quizapp.core.content.ids import PackId
from quizapp.ui.card.card_text import CardText
from quizapp.ui.kit.large_picture import LargePicture
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.pages.library.screen import LibraryScreen
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.question.screen import QuestionScreen
from tests.packs.folders import a_folder
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import follow_on, seen

SAMPLE = PackId("sample")
TAB, ENTER, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def learner(mina: Sitting, tmp_path: Path) -> Sitting:
    """Return a sitting of whoever learns from a pack in which everything has a picture."""
    services = mina.services
    services.packs.add(a_folder(tmp_path))
    copy = services.workbench.open(SAMPLE).copy
    pairs = [
        (
            draft,
            replace(
                draft,
                questions=tuple(
                    replace(one, item=replace(one.item, picture=wave())) for one in draft.questions
                ),
            ),
        )
        for draft in copy.drafts
    ]
    document = copy.documents[0]
    passages = tuple(replace(one, picture=coast()) for one in document.passages)
    services.workbench.edit(
        SAMPLE, put("pictures", *pairs, (document, replace(document, passages=passages)))
    )
    services.publishing.publish(SAMPLE, "", "Ms Kim")
    who = services.learners.everyone()[0].id
    services.packs.choose(who, SAMPLE)
    return mina.settle()


def pictures_in(paper: QTextDocument) -> int:
    """Return how many pictures of questions and passages are drawn in a text."""
    found, block = 0, paper.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            form = pieces.fragment().charFormat()
            found += form.isImageFormat() and form.anchorHref().startswith("picture:")
            pieces += 1
        block = block.next()
    return found


def test_a_question_is_answered_from_its_picture_and_read_on_by_keys(learner: Sitting) -> None:
    learner.begin_quiz()
    (view,) = seen(learner.the(QuestionScreen), PictureView)
    assert view.is_drawn
    learner.press(TAB)
    assert learner.focus is view
    learner.press(ENTER)
    assert len(learner.window.findChildren(LargePicture)) == 1
    learner.press(Qt.Key.Key_F1).press(ESC)
    assert learner.focus is view, "the window's own keys waited"
    learner.respond()
    card = learner.the(FeedbackScreen)
    assert sum(pictures_in(text.document()) for text in seen(card, CardText)) == 2
    follow_on(card, "Read in the document")
    learner.settle()
    assert pictures_in(learner.the(LibraryScreen).reader.document()) >= 1

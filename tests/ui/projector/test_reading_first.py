"""Passages that a class reads before it answers: beside the question, and nothing told by them."""

from dataclasses import replace

import pytest
from devtools.gallery.projector_entries import projector_state
from devtools.samples.cards import a_chart_to_read
from devtools.samples.live import JOIN_INFO, a_closed_vote, a_reveal, a_room, a_vote, room_after
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui.looking import seen, texts
from tests.whole_content import whole_pack

from quizapp.core.answering.presenting import present
from quizapp.core.cards.reading import to_read
from quizapp.core.content.items import Deck
from quizapp.core.session.events import Discuss, OpenVote
from quizapp.ui.projector.big_chart import BigChart
from quizapp.ui.projector.passage_card import PassageCard
from quizapp.ui.projector.screen import ProjectorScreen
from quizapp.ui.projector.state import Asked, ProjectorState, Voting

HEIGHT = 1080
LAST_ROW = 0.04
"""The least size of the stem, as a share of the picture's height, as without passages."""
LEAST_PASSAGE = 0.022


def test_a_chart_is_drawn_in_large_and_says_all_of_it(screen: ProjectorScreen) -> None:
    asked = Asked(
        1, 10, "In which year did most people arrive?", False, ("A", "B"), ("2002", "2009")
    )
    state = ProjectorState(Voting(replace(asked, read_first=a_chart_to_read()), 0, 0), JOIN_INFO)
    screen.render(state)
    (chart,) = screen.findChildren(BigChart)
    assert chart.isVisible()
    assert "2009: 2,914 in all (Men 662, Women 2,252)" in chart.accessibleName()
    assert chart.height() >= HEIGHT / 4
    assert chart.pixels >= LEAST_PASSAGE * HEIGHT
    assert not screen.hidden_below


@pytest.fixture
def screen(qtbot: QtBot) -> ProjectorScreen:
    made = ProjectorScreen()
    qtbot.addWidget(made)
    made.resize(1920, HEIGHT)
    made.show()
    return made


def test_the_passage_stands_with_the_question_until_the_reveal(screen: ProjectorScreen) -> None:
    words = "Late in the famine many more people fled than before"
    for room in (a_vote(), a_closed_vote(), room_after(a_closed_vote(), Discuss())):
        screen.render(projector_state(room, 1))
        (card,) = seen(screen, PassageCard)
        assert words in card.words.text()
        assert "Read first" in texts(screen)
        board = screen.question
        assert board.reading.geometry().right() < board.stem.geometry().left()
    screen.render(projector_state(a_reveal(), 1))
    assert not any(words in label.text() for label in screen.findChildren(QLabel))
    screen.render(projector_state(a_vote(1)))
    assert not seen(screen, PassageCard)
    assert "Read first" not in texts(screen)
    assert screen.question.stem.x() == 0


def test_a_long_table_is_scrolled_and_a_vote_that_comes_in_moves_nothing(
    screen: ProjectorScreen,
) -> None:
    fewer = room_after(a_room(3), OpenVote())
    screen.render(projector_state(fewer, 2))
    assert screen.scrolls
    assert "The text goes on below." in texts(screen)
    screen.move_text(0.5)
    place = screen.question.reading.area.verticalScrollBar().value()
    assert place > 0
    screen.render(projector_state(room_after(a_room(4), OpenVote()), 2))
    assert screen.question.reading.area.verticalScrollBar().value() == place
    screen.move_text(9)
    assert screen.hidden_below == 0
    assert "End of the text." in texts(screen)
    screen.render(projector_state(fewer, 1))
    assert not screen.scrolls
    assert "End of the text." not in texts(screen)


def test_every_such_question_of_the_bank_is_read_from_the_last_row(screen: ProjectorScreen) -> None:
    pack = whole_pack()
    passages = {p.id: (p, document) for document in pack.documents for p in document.passages}
    noted = shown = 0
    scrolled: dict[str, int] = {}
    for fact in pack.facts:
        for item in fact.items:
            if item.deck is not Deck.DETECTIVE:
                continue
            shown += 1
            wanted = item.evidence or (fact.evidence[0].passage_id,)
            asked = present(item, tuple(range(len(item.options))))
            view = Voting(
                Asked(
                    number=1,
                    of=1,
                    stem=asked.stem,
                    claim=False,
                    letters=asked.letters,
                    options=asked.options,
                    source_line=asked.source_line,
                    read_first=to_read([passages[one] for one in wanted]),
                ),
                answered=0,
                present=20,
            )
            screen.render(ProjectorState(view, JOIN_INFO))
            board = screen.question
            assert board.stem.pixels >= LAST_ROW * HEIGHT, item.id
            sizes = [one.words.pixels for one in board.reading.passages]
            assert min(sizes) >= round(LEAST_PASSAGE * HEIGHT), item.id
            if screen.scrolls:
                tables = [passages[one][0].table for one in wanted]
                scrolled[item.id] = max(0 if t is None else len(t.rows) for t in tables)
            told = "\n".join(label.text() for label in screen.findChildren(QLabel))
            notes = [passages[one][0].note for one in wanted if passages[one][0].note]
            noted += len(notes)
            assert not any(note in told for note in notes), item.id
            screen.render(ProjectorState(replace(view, answered=1), JOIN_INFO))
    assert noted
    assert shown
    assert scrolled
    pairs = [item_id for item_id, rows in scrolled.items() if rows <= 20]
    assert len(pairs) <= 3, "long tables are scrolled, and few pairs of long passages"

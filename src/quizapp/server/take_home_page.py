"""The file that a pupil takes home: the own result, and what to look at again, with its passages.

One page of HTML that needs nothing else: no script, no file beside it, no address to ask.
"""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from quizapp.core.cards.card import FeedbackCard, answered
from quizapp.core.cards.outline import outline
from quizapp.core.cards.page import card_html
from quizapp.core.cards.picturing import with_pictures
from quizapp.core.content.ids import ParticipantId
from quizapp.core.content.pictures import Picture
from quizapp.core.session.room_state import Room
from quizapp.core.session.scores import asked_of, last_votes, own_score
from quizapp.server.map_svg import map_svg

MOST_PICTURES = 600_000
"""Bytes of all pictures in a page: thirty phones fetch theirs at once. The others are in words."""

_STYLE = """
body{font:17px/1.55 system-ui,sans-serif;color:#1D1F22;background:#F6F6F3;max-width:42rem;
margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin:0 0 .5rem}
section{background:#fff;border:1px solid #E2E2DC;border-radius:10px;padding:1.25rem;margin:1rem 0}
.quiet{color:#565B62;font-size:.9rem}
.verdict{font-weight:600;color:#B34700}.verdict.right{color:#0067A3}
mark{background:#FFF0B3;color:inherit}
blockquote{margin:.75rem 0;padding-left:.9rem;border-left:4px solid #B8860B}
table{border-collapse:collapse}td,th{padding:.2rem .7rem .2rem 0;text-align:right}
td:first-child,th:first-child{text-align:left}.wide{overflow-x:auto}
.map{display:block;width:100%;max-width:28rem;margin:.5rem 0;border:1px solid #E2E2DC;
border-radius:10px}.picture{display:block;max-width:100%;max-height:28rem;width:auto;height:auto;background:#fff;
border:1px solid #E2E2DC;border-radius:10px;margin:.75rem 0}
.sea{fill:#F6F6F3}.land{fill:#fff;stroke:#868B92}.here{fill:#4547C4;stroke:#fff}
.name{font:600 13px system-ui,sans-serif;fill:#1D1F22;stroke:#fff;stroke-width:3px;
paint-order:stroke}
@media (prefers-color-scheme:dark){.map,.picture{border-color:#343940}.sea{fill:#15171A}
.land{fill:#1E2125;stroke:#747B84}.here{fill:#A5A7FF;stroke:#1E2125}
.name{fill:#ECEDEF;stroke:#15171A}
body{background:#15171A;color:#ECEDEF}
section{background:#1E2125;border-color:#343940}.quiet{color:#A8AFB8}.verdict{color:#E69F00}
.verdict.right{color:#56B4E9}mark{background:#4A3F12}}
"""


def take_home_page(room: Room, participant_id: ParticipantId, cards: Sequence[FeedbackCard]) -> str:
    """Return the page as HTML.

    A false statement stands in it only with its label and its correction (spec FB-4).

    Args:
        room: the room at its end.
        participant_id: whose page it is.
        cards: the feedback card of each question, its pictures as phones get them.
    """
    name = room.participants[participant_id].name
    score, last = own_score(room, participant_id), last_votes(room, participant_id)
    sections = []
    in_page = _Budget()
    for number in asked_of(room, participant_id):
        question, cast = room.questions[number], last.get(number)
        if cast is None or cast.vote.choice != question.key:
            answer = (None, None) if cast is None else (cast.vote.choice, cast.vote.certainty)
            card = with_pictures(answered(cards[number], *answer), in_page.take)
            parts = outline(card, unanswered="You did not answer.")
            sections.append(card_html(parts, map_svg))
    beside = f" {score.unanswered} not answered." if score.unanswered else ""
    told = f"{escape(name)}: {score.right} of {score.answered} right.{beside}"
    intro = (
        "<p>These are worth another look. Try to say the fact before you read it.</p>"
        if sections
        else "<p>Nothing was missed. Well done.</p>"
        if score.answered
        else ""
    )
    about = room.setup.subject
    told_so = room.setup.title_says_subject
    subject = "" if told_so else f'<p class="quiet">{escape(about)}</p>'
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(room.setup.title)}</title><style>{_STYLE}</style>"
        f"<h1>{escape(room.setup.title)}</h1>{subject}"
        f"<p>{told}</p>{intro}{''.join(sections)}</html>"
    )


class _Budget:
    """Leaves out the bytes of pictures once a page has enough of them."""

    def __init__(self) -> None:
        self._left = MOST_PICTURES

    def take(self, picture: Picture) -> Picture:
        """Return a picture as it goes into the page: with its bytes, or in words."""
        if len(picture.data) > self._left:
            return replace(picture, data=b"")
        self._left -= len(picture.data)
        return picture

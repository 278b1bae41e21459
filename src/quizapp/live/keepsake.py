"""The file that a pupil takes home: the own result, and what to look at again, with its passages.

One page of HTML that needs nothing else: no script, no picture, no address to ask.
"""

from collections.abc import Sequence
from html import escape

from quizapp.core.feedback import FALSE_CLAIM, FeedbackCard, Source
from quizapp.core.ids import ParticipantId
from quizapp.core.items import ItemKind
from quizapp.live.plan import RoomQuestion
from quizapp.live.room import Room

_STYLE = """
body{font:17px/1.55 system-ui,sans-serif;color:#1D1F22;background:#F6F6F3;max-width:42rem;
margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin:0 0 .5rem}
section{background:#fff;border:1px solid #E2E2DC;border-radius:10px;padding:1.25rem;margin:1rem 0}
.quiet{color:#565B62;font-size:.9rem}
mark{background:#FFF0B3;color:inherit}
blockquote{margin:.75rem 0;padding-left:.9rem;border-left:4px solid #B8860B}
@media (prefers-color-scheme:dark){body{background:#15171A;color:#ECEDEF}
section{background:#1E2125;border-color:#343940}.quiet{color:#A8AFB8}mark{background:#4A3F12}}
"""


def keepsake(room: Room, participant_id: ParticipantId, cards: Sequence[FeedbackCard]) -> str:
    """Return the page as HTML.

    A false statement stands in it only with its label and its correction (PEDAGOGY.md 1.3, I4).

    Args:
        room: the room at its end.
        participant_id: whose page it is.
        cards: the feedback card of each question.
    """
    name = room.participants[participant_id].name
    right = 0
    sections = []
    for number in sorted(room.revealed):
        question = room.plan.questions[number]
        cast = room.vote_of(participant_id, (number, 2)) or room.vote_of(
            participant_id, (number, 1)
        )
        choice = None if cast is None else cast.vote.choice
        if choice == question.key:
            right += 1
        else:
            sections.append(_section(question, choice, cards[number]))
    total = len(room.revealed)
    intro = (
        "<p>Nothing was missed. Well done.</p>"
        if not sections
        else "<p>These are worth another look. Try to say the fact before you read it.</p>"
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(room.plan.title)}</title><style>{_STYLE}</style>"
        f"<h1>{escape(room.plan.title)}</h1>"
        f"<p>{escape(name)}: {right} of {total} right.</p>{intro}{''.join(sections)}</html>"
    )


def _section(question: RoomQuestion, choice: int | None, card: FeedbackCard) -> str:
    shown = question.presented
    parts = [f"<h2>{escape(card.fact)}</h2>"]
    if shown.kind is ItemKind.TRUE_FALSE:
        if card.statement_is_false:
            parts.append(
                f'<p class="quiet">{FALSE_CLAIM} {escape(shown.stem)}<br>'
                f"Correction: {escape(card.correction or card.fact)}</p>"
            )
        else:
            parts.append(f'<p class="quiet">True claim: {escape(shown.stem)}</p>')
    else:
        parts.append(f'<p class="quiet">Question: {escape(shown.stem)}</p>')
    if choice is None:
        parts.append("<p>You did not answer this one.</p>")
    else:
        parts.append(f"<p>You chose (not correct): {escape(shown.options[choice])}</p>")
    parts.append(f"<p>Correct: {escape(shown.options[question.key])}</p>")
    reason = card.myth.why_misleading if card.myth else card.explanation
    parts.append(f"<p>{escape(reason)}</p>")
    parts += [_passage(source) for source in card.sources]
    return f"<section>{''.join(parts)}</section>"


def _passage(source: Source) -> str:
    text, at, pieces = source.passage.text, 0, []
    for start, end in source.marks:
        pieces.append(escape(text[at:start]) + f"<mark>{escape(text[start:end])}</mark>")
        at = max(at, end)
    pieces.append(escape(text[at:]))
    place = f"{source.place}. {source.document_date}" if source.document_date else source.place
    return f'<blockquote>{"".join(pieces)}<div class="quiet">{escape(place)}</div></blockquote>'

"""The file that a pupil takes home: the own result, and what to look at again, with its passages.

One page of HTML that needs nothing else: no script, no picture, no address to ask.
"""

from collections.abc import Sequence
from html import escape

from quizapp.core.attempts import Certainty
from quizapp.core.facts import Stance, Status
from quizapp.core.feedback import FALSE_CLAIM, FeedbackCard, OptionShown, Source
from quizapp.core.ids import ParticipantId
from quizapp.core.items import ItemKind
from quizapp.core.technique_words import technique_words
from quizapp.live.plan import RoomQuestion
from quizapp.live.room import CastVote, Room
from quizapp.live.scores import asked_of, last_votes, own_score

_SURE = {
    None: "",
    Certainty.GUESS: " (you guessed)",
    Certainty.THINK_SO: " (you thought so)",
    Certainty.CERTAIN: " (you were certain)",
}

_STYLE = """
body{font:17px/1.55 system-ui,sans-serif;color:#1D1F22;background:#F6F6F3;max-width:42rem;
margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin:0 0 .5rem}
section{background:#fff;border:1px solid #E2E2DC;border-radius:10px;padding:1.25rem;margin:1rem 0}
.quiet{color:#565B62;font-size:.9rem}
mark{background:#FFF0B3;color:inherit}
blockquote{margin:.75rem 0;padding-left:.9rem;border-left:4px solid #B8860B}
table{border-collapse:collapse}td,th{padding:.2rem .7rem .2rem 0;text-align:right}
td:first-child,th:first-child{text-align:left}.wide{overflow-x:auto}
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
    score, last = own_score(room, participant_id), last_votes(room, participant_id)
    sections = []
    for number in asked_of(room, participant_id):
        question, cast = room.plan.questions[number], last.get(number)
        if cast is None or cast.vote.choice != question.key:
            sections.append(_section(question, cast, cards[number]))
    beside = f" {score.unanswered} not answered." if score.unanswered else ""
    told = f"{escape(name)}: {score.right} of {score.answered} right.{beside}"
    intro = (
        "<p>These are worth another look. Try to say the fact before you read it.</p>"
        if sections
        else "<p>Nothing was missed. Well done.</p>"
        if score.answered
        else ""
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(room.plan.title)}</title><style>{_STYLE}</style>"
        f"<h1>{escape(room.plan.title)}</h1>"
        f"<p>{told}</p>{intro}{''.join(sections)}</html>"
    )


def _section(question: RoomQuestion, cast: CastVote | None, card: FeedbackCard) -> str:
    parts = [f"<h2>{escape(card.fact)}</h2>", *_standing(card), *_asked(question, card)]
    if cast is None:
        parts.append("<p>You did not answer this one.</p>")
    else:
        sure = _SURE[cast.vote.certainty]
        parts.append(_option("You chose, not correct:", card.options[cast.vote.choice], sure))
    parts.append(_option("Correct:", card.options[question.key]))
    if card.myth is not None:
        words = technique_words(card.myth.technique)
        chip = f' <span class="quiet">({escape(words)})</span>' if words else ""
        parts.append(f"<p><b>Why it misleads.</b> {escape(card.myth.why_misleading)}{chip}</p>")
        parts.append(f"<p>{escape(card.myth.replacement)}</p>")
    parts += [f"<p>{escape(text)}</p>" for text in (card.explanation, card.reading) if text]
    disputed = card.status is Status.DISPUTED
    parts += [_passage(source, disputed=disputed) for source in card.sources]
    return f"<section>{''.join(parts)}</section>"


def _standing(card: FeedbackCard) -> list[str]:
    words = []
    if card.status is Status.ATTRIBUTED and card.attributed_to:
        words.append(f"according to {card.attributed_to}")
    if card.as_of:
        words.append(f"as of {card.as_of}")
    text = " · ".join(words)
    return [f'<p class="quiet">{escape(text[:1].upper() + text[1:])}</p>'] if text else []


def _asked(question: RoomQuestion, card: FeedbackCard) -> list[str]:
    """Return what was asked. Nothing false stands there without its label and what is so."""
    stem = escape(question.presented.stem)
    if question.presented.kind is ItemKind.TRUE_FALSE and card.statement_is_false:
        return [
            f'<p class="quiet">{FALSE_CLAIM} {stem}<br>'
            f"Correction: {escape(card.correction or card.fact)}</p>"
        ]
    label = "True claim:" if question.presented.kind is ItemKind.TRUE_FALSE else "Question:"
    lines = [f'<p class="quiet">{label} {stem}</p>']
    if card.myth is not None:
        lines.append(
            f'<p class="quiet">{FALSE_CLAIM} {escape(card.myth.claim)}<br>'
            f"Correction: {escape(card.fact)}</p>"
        )
    return lines


def _option(label: str, option: OptionShown, sure: str = "") -> str:
    feedback = (
        f'<br><span class="quiet">{escape(option.feedback)}</span>' if option.feedback else ""
    )
    return f"<p><b>{label}</b> {escape(option.text)}{sure}{feedback}</p>"


def _passage(source: Source, *, disputed: bool) -> str:
    inside = _table(source) if source.passage.table and source.cells else _marked(source)
    about = [source.place, source.date]
    if disputed:
        about.append("supports" if source.stance is Stance.SUPPORTS else "speaks against")
    if source.passage.unverified:
        about.append(f"unverified: {source.passage.unverified}")
    place = escape(" · ".join(words for words in about if words))
    return f'<blockquote>{inside}<div class="quiet">{place}</div></blockquote>'


def _marked(source: Source) -> str:
    text, at, pieces = source.passage.text, 0, []
    for start, end in source.marks:
        pieces.append(escape(text[at:start]) + f"<mark>{escape(text[max(at, start) : end])}</mark>")
        at = max(at, end)
    pieces.append(escape(text[at:]))
    return "".join(pieces)


def _table(source: Source) -> str:
    """Return the rows that hold the evidence; the whole table stands in its document."""
    table = source.passage.table
    assert table is not None
    cited = set(source.cells)
    lines = ["".join(f"<th>{escape(name)}</th>" for name in table.columns)]
    for row in table.rows:
        marked = [(row[0], name) in cited for name in table.columns]
        if any(marked):
            lines.append(
                "".join(
                    f"<td>{f'<mark>{escape(cell)}</mark>' if is_marked else escape(cell)}</td>"
                    for cell, is_marked in zip(row, marked, strict=True)
                )
            )
    rows = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<div class="wide"><table>{rows}</table></div>'

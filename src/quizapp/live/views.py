"""What a phone is told: plain values for JSON. Before the reveal they hold nothing of the key.

A phone gets its whole view each time, so that a reload, a second tab or a lost message costs
nothing. What is the same for all phones is made once for each state of the room.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from quizapp.core.attempts import Certainty
from quizapp.core.feedback import FALSE_CLAIM, FeedbackCard, Source
from quizapp.core.ids import ParticipantId
from quizapp.core.items import ItemKind
from quizapp.core.technique_words import technique_words
from quizapp.live.room import CastVote, Phase, Room
from quizapp.live.scores import asked_of, last_votes, own_score

View = dict[str, Any]

CERTAINTIES = {Certainty.GUESS: 1, Certainty.THINK_SO: 2, Certainty.CERTAIN: 3}


def room_view(room: Room, cards: Sequence[FeedbackCard]) -> View:
    """Return the part of the view that is the same on all phones.

    Args:
        room: the room.
        cards: the feedback card of each question of the plan, made without a response.
    """
    view: View = {
        "seq": room.seq,
        "phase": str(room.phase),
        "round": room.round,
        "title": room.plan.title,
        "number": room.question + 1,
        "of": len(room.plan.questions),
        "ask_certainty": room.plan.ask_certainty,
    }
    question = room.current
    if question is not None and room.phase is not Phase.END:
        shown = question.presented
        view["question"] = {
            "kind": str(shown.kind),
            "claim": shown.kind is ItemKind.TRUE_FALSE,
            "stem": shown.stem,
            "options": list(shown.options),
            "letters": list(shown.letters),
        }
        if room.question in room.revealed:
            view["card"] = card_view(cards[room.question])
    return view


def own_view(room: Room, participant_id: ParticipantId, cards: Sequence[FeedbackCard]) -> View:
    """Return the part of the view that is one participant's own.

    Args:
        room: the room.
        participant_id: whose phone it is.
        cards: as for ``room_view``.
    """
    one = room.participants[participant_id]
    view: View = {"me": {"id": int(one.id), "name": one.name, "removed": one.removed}}
    if room.phase is Phase.END:
        view["result"] = _result(room, participant_id, cards)
    elif room.question >= 0:
        view["mine"] = _own_vote(room, participant_id, (room.question, room.round))
        if room.round == 2:
            view["before"] = _own_vote(room, participant_id, (room.question, 1))
    return view


def card_view(card: FeedbackCard) -> View:
    """Return what is shown after the reveal: the same card as on the desktop, in plain values."""
    myth = card.myth
    return {
        "fact": card.fact,
        "status": str(card.status),
        "attributed_to": card.attributed_to,
        "as_of": card.as_of,
        "claim_label": FALSE_CLAIM,
        "statement_is_false": card.statement_is_false,
        "correction": card.correction,
        "myth": None
        if myth is None
        else {
            "claim": myth.claim,
            "why_misleading": myth.why_misleading,
            "technique_words": technique_words(myth.technique),
            "replacement": myth.replacement,
        },
        "explanation": card.explanation,
        "options": [
            {"letter": o.letter, "text": o.text, "feedback": o.feedback, "right": o.right}
            for o in card.options
        ],
        "reading": card.reading,
        "sources": [_source_view(source) for source in card.sources],
    }


def _source_view(source: Source) -> View:
    table = source.passage.table
    return {
        "place": source.place,
        "date": source.date,
        "stance": str(source.stance),
        "text": source.passage.text,
        "marks": [list(mark) for mark in source.marks],
        "table": None
        if table is None
        else {
            "columns": list(table.columns),
            "rows": [list(row) for row in table.rows],
            "cells": [list(cell) for cell in source.cells],
        },
        "note": source.note,
        "unverified": source.passage.unverified,
        "sensitive": source.passage.sensitive,
    }


def _own_vote(room: Room, participant_id: ParticipantId, place: tuple[int, int]) -> View | None:
    cast = room.vote_of(participant_id, place)
    return None if cast is None else _vote_view(cast)


def _vote_view(cast: CastVote) -> View:
    certainty = cast.vote.certainty
    return {
        "choice": cast.vote.choice,
        "certainty": None if certainty is None else CERTAINTIES[certainty],
        "key": cast.vote.client_key,
    }


def _result(room: Room, participant_id: ParticipantId, cards: Sequence[FeedbackCard]) -> View:
    """Return a participant's own result: the last vote on each question that it was asked."""
    lines: list[Mapping[str, Any]] = []
    last = last_votes(room, participant_id)
    for number in asked_of(room, participant_id):
        question = room.plan.questions[number]
        cast = last.get(number)
        lines.append(
            {
                "number": number + 1,
                "stem": question.presented.stem,
                "claim": question.presented.kind is ItemKind.TRUE_FALSE,
                "mine": None if cast is None else _vote_view(cast),
                "key": question.key,
                "right": cast is not None and cast.vote.choice == question.key,
                "card": card_view(cards[number]),
            }
        )
    score = own_score(room, participant_id)
    return {
        "right": score.right,
        "of": score.answered,
        "unanswered": score.unanswered,
        "questions": lines,
    }

"""What an intent makes of a draft, and how the edit is called: "Undone: write the question"."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from quizapp.core.authoring import composing
from quizapp.core.authoring.anchoring import evidence_at
from quizapp.core.authoring.drafts import Draft
from quizapp.core.content.facts import Stance
from quizapp.core.content.items import ItemKind
from quizapp.ui.pages.workbench.intents import (
    AddOption,
    MarkRight,
    MoveSource,
    QuestionIntent,
    RemoveOption,
    RemoveSource,
    SetAboutMyth,
    SetBelieved,
    SetDifficulty,
    SetImportance,
    SetKind,
    SetSensitive,
    SetStatus,
    SetTopic,
    TakeBackAccepted,
    TakeProposal,
    UseAsSource,
    Write,
)
from quizapp.ui.pages.workbench.state import WorkbenchState
from quizapp.ui.pages.workbench.wording import field_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("workbench", text)


def changed(state: WorkbenchState, intent: QuestionIntent) -> tuple[str, Draft, Draft] | None:
    """Return what an edit is called, the draft before and after; None where nothing changes.

    Args:
        state: what is shown.
        intent: what is asked for; of all but ``Write`` it is about the chosen question.
    """
    if isinstance(intent, Write):
        found = _written(state, intent)
    else:
        chosen = state.chosen
        if chosen is None:
            return None
        draft, _ = chosen
        made = _sourced(state, draft, intent) or _decided(state, intent)
        found = None if made is None else (made[0], draft, made[1])
    return None if found is None or found[1] == found[2] else found


def _written(state: WorkbenchState, intent: Write) -> tuple[str, Draft, Draft] | None:
    for draft, question in state.copy.questions():
        if question.item.id == intent.item_id:
            try:
                after = composing.with_text(draft, intent.item_id, intent.field, intent.text)
            except IndexError:  # the option was taken out while its field was being left
                return None
            return _tr("write {field}").format(field=field_name(intent.field)), draft, after
    return None


def _sourced(
    state: WorkbenchState, draft: Draft, intent: QuestionIntent
) -> tuple[str, Draft] | None:
    passages = state.copy.passages()
    match intent:
        case UseAsSource(passage_id, start, end, stance):
            passage = passages.get(passage_id)
            piece = (
                None
                if passage is None
                else evidence_at(passage, start, end, stance or Stance.SUPPORTS)
            )
            if piece is None:
                return None
            return _tr("choose the source"), composing.with_source(draft, piece)
        case TakeProposal(number):
            if number >= len(state.proposals):
                return None
            proposed = state.proposals[number]
            passage = passages.get(proposed.passage_id)
            piece = None if passage is None else evidence_at(passage, proposed.start, proposed.end)
            if piece is None:
                return None
            return _tr("take a proposed source"), composing.with_source(draft, piece)
        case MoveSource(before, after):
            return _tr("move the source"), composing.moved_source(draft, before, after)
        case RemoveSource(piece):
            kept = tuple(one for one in draft.fact.evidence if one != piece)
            return _tr("remove the source"), replace(draft, fact=replace(draft.fact, evidence=kept))
        case _:
            return None


def _decided(state: WorkbenchState, intent: QuestionIntent) -> tuple[str, Draft] | None:
    assert state.chosen is not None
    draft, question = state.chosen
    item = question.item
    match intent:
        case SetKind(kind):
            label = (
                _tr("make it a choice") if kind is ItemKind.CHOICE else _tr("make it true or false")
            )
            return label, composing.with_item(draft, question, composing.with_kind(item, kind))
        case MarkRight(place):
            right = composing.with_key(item, place)
            return _tr("mark the right option"), composing.with_item(draft, question, right)
        case AddOption():
            more = composing.with_more_options(item)
            return _tr("add an option"), composing.with_item(draft, question, more)
        case RemoveOption(place):
            fewer = composing.without_option(item, place)
            return _tr("take an option out"), composing.with_item(draft, question, fewer)
        case SetTopic(topic_id):
            return _tr("choose the topic"), composing.with_topic(draft, topic_id)
        case SetImportance(importance):
            return _tr("say how much it matters"), composing.with_importance(draft, importance)
        case SetStatus(status):
            return _tr("say how sure it is"), composing.with_status(draft, status)
        case SetSensitive(on):
            label = _tr("mark it as sensitive") if on else _tr("mark it as not sensitive")
            return label, composing.with_sensitive(draft, sensitive=on)
        case SetAboutMyth(on):
            about = replace(item, about_myth=on)
            return _tr("say what it is about"), composing.with_item(draft, question, about)
        case SetBelieved(place):
            believed = composing.with_believed(draft, question, place)
            return _tr("say which option is the belief"), believed
        case SetDifficulty(difficulty):
            hard = replace(item, difficulty=difficulty)
            return _tr("say how hard it is"), composing.with_item(draft, question, hard)
        case TakeBackAccepted(rule):
            back = composing.with_accepted(question, rule, "")
            return _tr("be warned again"), draft.with_question(back)
        case _:
            return None

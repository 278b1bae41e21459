"""One question of QTI 2.1, 2.2 or 3.0, or why it is left out."""

import re
from collections import defaultdict
from dataclasses import replace

from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.gathering import NOTHING, Gathering, ReadOption, ReadQuestion
from quizapp.packs.formats.html_text import HtmlText, plain
from quizapp.packs.formats.qti_feedback import FEEDBACK, said_in
from quizapp.packs.formats.texts import tidy
from quizapp.packs.formats.xml_tree import Node, html_of

ITEM = "assessmentitem"
NUMBERED = re.compile(r"Question \d+")
"""What a question is called that has no name; QTI wants one."""

_KINDS = {
    "textentryinteraction": "a text with blanks",
    "inlinechoiceinteraction": "a text with choices in it",
    "extendedtextinteraction": "an essay",
    "matchinteraction": "a table to be matched",
    "associateinteraction": "pairs to be found",
    "orderinteraction": "something to be sorted",
    "gapmatchinteraction": "words to be dragged into a text",
    "hottextinteraction": "words to be marked in a text",
    "hotspotinteraction": "places to be found in a picture",
    "selectpointinteraction": "places to be found in a picture",
    "graphicorderinteraction": "a picture to be sorted",
    "graphicassociateinteraction": "a picture to be matched",
    "graphicgapmatchinteraction": "a picture to be labelled",
    "positionobjectinteraction": "something to be put on a picture",
    "sliderinteraction": "a slider",
    "drawinginteraction": "a drawing",
    "uploadinteraction": "a file to be handed in",
    "mediainteraction": "a film or a sound",
    "custominteraction": "a question of another program's own kind",
    "portablecustominteraction": "a question of another program's own kind",
    "endattemptinteraction": "a button for hints",
}
_ONLY = "only choice and true/false are asked here"
_BESIDE = FEEDBACK | {"rubricblock", "templateinline", "templateblock", "stylesheet"}
_NOT_STEM = _BESIDE | {"choiceinteraction"}


def take_item(item: Node, gathering: Gathering, tags: tuple[str, ...], topic: str) -> None:
    """Take a question, or tell why it is left out.

    Args:
        item: the outermost element of its file.
        gathering: where it goes.
        tags: its tags, as the package has them.
        topic: its topic, likewise.
    """
    body = item.child("itembody")
    name = " ".join(tidy(item.attributes.get("title", "")).split())
    stem = plain(html_of(body, _NOT_STEM)).text if body is not None else ""
    reason = _not_asked(item, body)
    if reason or body is None:
        prompts = (each for each in body.all() if each.name == "prompt") if body else iter(())
        prompt = next(prompts, None)
        shown = stem or (plain(html_of(prompt)).text if prompt is not None else "")
        gathering.leave_out(shown or name, reason)
        return
    notes = sum(each.name == "rubricblock" for each in body.all())
    gathering.lose("notes beside the question", notes)
    question = _Choice(item, body).question(gathering)
    if isinstance(question, str):
        gathering.leave_out(stem or name, question)
        return
    name = "" if NUMBERED.fullmatch(name) else name
    gathering.take(replace(question, name=name, tags=tags, topic=topic))


def _not_asked(item: Node, body: Node | None) -> str:
    """Return why an item can't be asked by its form, or ""."""
    if item.attributes.get("adaptive", "").strip() in ("true", "1"):
        return f"a question that changes with the answers: {_ONLY}"
    if item.child("templatedeclaration") is not None:
        return "a question whose words or figures are drawn by chance"
    found = [each.name for each in body.all() if each.name.endswith("interaction")] if body else []
    if not found:
        return "it asks nothing"
    if len(found) > 1:
        return f"{len(found)} questions in one: write each as a question of its own"
    if found[0] != "choiceinteraction":
        return f"{_KINDS.get(found[0], 'another kind of question')}: {_ONLY}"
    return ""


class _Choice:
    """An item with one choice in it."""

    def __init__(self, item: Node, body: Node) -> None:
        self._item = item
        self._body = body
        self._choice = next(each for each in body.all() if each.name == "choiceinteraction")
        self._answers = [each for each in self._choice.all() if each.name == "simplechoice"]
        self._response = self._choice.attributes.get("responseidentifier", "").strip()
        self._names = [each.attributes.get("identifier", "").strip() for each in self._answers]

    def question(self, gathering: Gathering) -> ReadQuestion | str:
        """Return the question, or why it is left out; what is lost is counted."""
        keys = self._keys()
        if isinstance(keys, str):
            return keys
        said, general, unasked = self._feedback(keys)
        gathering.lose("what is said where nothing was chosen", len(unasked))
        options = [
            ReadOption(plain(html_of(answer, _BESIDE)), name in keys, _together(said[name]))
            for name, answer in zip(self._names, self._answers, strict=True)
        ]
        most = self._choice.attributes.get("maxchoices", "1").strip()
        wants = ("several answers may be chosen in the file",) if most != "1" else ()
        read = ReadQuestion(self._stem(), tuple(options), feedback=_together(general), wants=wants)
        return _as_statement(read) if len(keys) == 1 else read

    def _stem(self) -> HtmlText:
        prompt = self._choice.child("prompt")
        shown = html_of(self._body, _NOT_STEM)
        if prompt is not None:
            shown += f"<p>{html_of(prompt, _BESIDE)}</p>"
        return plain(shown)

    def _keys(self) -> set[str] | str:
        """Return the names of the right answers, or why there are none."""
        declared = next(
            (
                each
                for each in self._item.children("responsedeclaration")
                if each.attributes.get("identifier", "").strip() == self._response
            ),
            None,
        )
        right = declared.child("correctresponse") if declared is not None else None
        if right is None:
            return "it does not say which answer is right"
        keys = {value.text().strip() for value in right.children("value")} - {""}
        if not keys:
            return "it does not say which answer is right"
        if not keys <= set(self._names):
            return "the answer that it calls right is not among its answers"
        if len(set(self._names)) < len(self._names):
            return "two of its answers have the same name, so nobody knows which is right"
        return keys

    def _feedback(
        self, keys: set[str]
    ) -> tuple[dict[str, list[HtmlText]], list[HtmlText], list[HtmlText]]:
        """Return what is said of each answer, by its name, after any, and where none is chosen."""
        said: dict[str, list[HtmlText]] = defaultdict(list)
        general: list[HtmlText] = []
        unasked: list[HtmlText] = []
        for name, answer in zip(self._names, self._answers, strict=True):
            said[name] = [_text_of(each) for each in answer.all() if each.name in FEEDBACK]
        for each in said_in(self._item, self._response, self._names, keys):
            text = _text_of(each.feedback)
            if not each.of:
                unasked.append(text)
            elif len(each.of) == len(self._names):
                general.append(text)
            else:
                for name in each.of:
                    said[name].append(text)
        return said, general, unasked


def _text_of(feedback: Node) -> HtmlText:
    """Return what a feedback says, without what stands inside of it as one of its own."""
    return plain(html_of(feedback, FEEDBACK))


def _together(texts: list[HtmlText]) -> HtmlText:
    """Return several texts as one, without empty ones and without saying anything twice."""
    if not texts:
        return NOTHING
    lines = dict.fromkeys(text.text for text in texts if text.text)
    return HtmlText(
        "\n".join(lines),
        sum(text.pictures for text in texts),
        sum(text.formulas for text in texts),
    )


def _as_statement(read: ReadQuestion) -> ReadQuestion:
    """Return a choice between True and False as a statement to judge."""
    by_text = {option.text.text.casefold(): option for option in read.options}
    if len(read.options) != 2 or set(by_text) != {"true", "false"}:
        return read
    options = tuple(
        replace(by_text[word.casefold()], text=HtmlText(word)) for word in ("True", "False")
    )
    return replace(read, kind=ItemKind.TRUE_FALSE, options=options)

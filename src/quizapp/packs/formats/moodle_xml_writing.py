"""Writing Moodle XML as Moodle's own exports have it."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion, WrittenFile
from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.common import after_any_answer
from quizapp.packs.formats.gathering import Writing
from quizapp.packs.formats.html_text import escaped
from quizapp.packs.formats.moodle_texts import category_of, unfit, weight_of_each
from quizapp.packs.formats.texts import without_controls

_ID = re.compile(r"[\w.:/-]{1,100}")
_LONGEST_NAME = 255
"""Characters of a name in Moodle's bank."""
_NAME_OF_STEM = 60


def write(questions: Sequence[ForeignQuestion]) -> WrittenFile:
    """Return questions in Moodle's XML.

    The source and the correction of a statement stand in what is said after any answer.
    """
    writing = Writing()
    topic = ""
    for place, question in enumerate(questions, start=1):
        reason = unfit(question)
        if reason:
            writing.leave_out(place, question, reason)
            continue
        category = ""
        if question.topic != topic:
            topic = question.topic
            category = _category(topic)
        writing.lose("names over 255 characters", len(question.name) > _LONGEST_NAME)
        writing.add(category + _question(question))
    return writing.finished('<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n', after="</quiz>\n")


def default_name(stem: str) -> str:
    """Return the name of a question that has none; Moodle asks for one."""
    line = " ".join(stem.split())
    return line if len(line) <= _NAME_OF_STEM else line[:_NAME_OF_STEM].rstrip() + "..."


def _category(topic: str) -> str:
    return (
        '  <question type="category">\n    <category>\n'
        f"      <text>{_in_xml(category_of(topic))}</text>\n    </category>\n  </question>\n"
    )


def _question(question: ForeignQuestion) -> str:
    is_choice = question.kind is ItemKind.CHOICE
    name = " ".join(question.name.split())
    keys = len(question.keys)
    lines = [
        f'  <question type="{"multichoice" if is_choice else "truefalse"}">',
        f"    <name>\n      {_text(_in_xml(_fitting(name, question.stem)))}\n    </name>",
        _html("questiontext", question.stem, "    "),
        _html("generalfeedback", after_any_answer(question), "    "),
        "    <defaultgrade>1.0000000</defaultgrade>",
        f"    <penalty>{'0.3333333' if is_choice else '1.0000000'}</penalty>",
        "    <hidden>0</hidden>",
        f"    <idnumber>{name if _ID.fullmatch(name) else ''}</idnumber>",
    ]
    if is_choice:
        lines += [
            f"    <single>{'true' if keys == 1 else 'false'}</single>",
            "    <shuffleanswers>true</shuffleanswers>",
            "    <answernumbering>abc</answernumbering>",
        ]
        wrong = "0" if keys == 1 else f"-{weight_of_each(keys)}"
        lines += [
            _answer(option, weight_of_each(keys) if option.is_key else wrong, "html")
            for option in question.options
        ]
    else:
        lines += [
            _answer(option, "100" if option.is_key else "0", "moodle_auto_format")
            for option in question.options
        ]
    if question.tags:
        tags = "".join(f"      <tag>{_text(_in_xml(tag))}</tag>\n" for tag in question.tags)
        lines.append(f"    <tags>\n{tags}    </tags>")
    return "\n".join([*lines, "  </question>\n"])


def _fitting(name: str, stem: str) -> str:
    return name if name and len(name) <= _LONGEST_NAME else default_name(stem)


def _answer(option: ForeignOption, share: str, text_format: str) -> str:
    text = _text(_marked(option.text) if text_format == "html" else option.text.lower())
    return (
        f'    <answer fraction="{share}" format="{text_format}">\n      {text}\n'
        f"{_html('feedback', option.feedback, '      ')}\n    </answer>"
    )


def _html(name: str, text: str, indent: str) -> str:
    return f'{indent}<{name} format="html">\n{indent}  {_text(_marked(text))}\n{indent}</{name}>'


def _text(content: str) -> str:
    return f"<text>{content}</text>"


def _marked(text: str) -> str:
    """Return plain text as HTML; no "]]>" is left in it, since ">" is an entity in HTML."""
    text = escaped(without_controls(text))
    return f"<![CDATA[{text}]]>" if "<" in text or "&" in text else text


def _in_xml(text: str) -> str:
    return escape(without_controls(text))

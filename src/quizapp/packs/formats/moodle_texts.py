"""What both formats of Moodle, GIFT and XML, share: its texts, categories and weights."""

import re

from quizapp.core.authoring.questions import ForeignQuestion
from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.html_text import HtmlText, plain, unmarked

NOT_ASKED = "only choice and true/false are asked here"

_LONGEST_MARKDOWN = 5_000
"""Characters; its parser takes time that grows with the square of some texts."""
_BLOCK = re.compile(r"<(?:p|br|div|ul|ol|li|table|h[1-6]|pre)\b", re.IGNORECASE)


def formatted(text: str, text_format: str) -> HtmlText:
    """Return what a text says.

    Args:
        text: as the file has it.
        text_format: ``html``, ``markdown``, ``plain`` or ``moodle``, which is HTML whose line
            breaks count unless it has paragraphs.
    """
    if text_format == "plain":
        return unmarked(text)
    if text_format == "markdown" and len(text) <= _LONGEST_MARKDOWN:
        return plain(_from_markdown(text))
    if text_format == "moodle" and not _BLOCK.search(text):
        text = text.replace("\n", "<br>")
    return plain(text)


def _from_markdown(text: str) -> str:
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark").render(text))


_CONTEXT = re.compile(r"\$(?:course|coursecat|system|module)\$\s*/?\s*(?:top\s*(?:/|$))?")
_SLASH = re.compile(r"(?<!/)/(?!/)")
NO_CATEGORY = "No category"
"""Where questions without one follow some that have one."""


def topic_of(category: str) -> str:
    """Return a topic by the path of a category, such as ``$course$/top/Europe/Rivers``."""
    path = _CONTEXT.sub("", " ".join(category.split()), count=1)
    if path == NO_CATEGORY:
        return ""
    names = (name.replace("//", "/").strip() for name in _SLASH.split(path))
    return " / ".join(name for name in names if name)


def category_of(topic: str) -> str:
    """Return the path of the category for a topic, which may be empty."""
    names = " ".join(topic.split()).split(" / ")
    # Three strokes in a row could be read either way.
    between = " / " if any(name.strip("/") != name for name in names) else "/"
    return between.join(name.replace("/", "//") for name in names) or NO_CATEGORY


MOST_KEYS = 10
"""Moodle takes the weights of 100 % divided by 1 to 10, and refuses those of 11."""


def weight_of_each(keys: int) -> str:
    """Return the share of each of several right answers in percent, as Moodle accepts it."""
    return f"{100 / keys:.5f}".rstrip("0").rstrip(".")


def unfit(question: ForeignQuestion) -> str:
    """Return why Moodle would refuse a question, or ""."""
    if not question.stem:
        return "it has no text"
    if any(not option.text for option in question.options):
        return "an answer is empty"
    if len(question.options) < 2:
        return "it has fewer than 2 answers"
    keys = len(question.keys)
    if keys == 0:
        return "no right answer is chosen"
    if keys > MOST_KEYS:
        return f"it has {keys} right answers; Moodle takes at most {MOST_KEYS}"
    if question.kind is ItemKind.TRUE_FALSE and (keys > 1 or len(question.options) > 2):
        return "a statement is either true or false"
    return ""

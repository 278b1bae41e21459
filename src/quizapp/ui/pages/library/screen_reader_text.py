"""What the library says aloud of a passage to whoever listens to the screen."""

from PySide6.QtCore import QCoreApplication

from quizapp.core.cards.plain import picture_in_words
from quizapp.core.content.documents import Passage
from quizapp.core.content.glossary import GlossaryEntry, words_in
from quizapp.ui.pages.library.phrases import facts_in_words, paragraph_in_words
from quizapp.ui.pages.library.state import OriginalsShown
from quizapp.ui.wording.explained import explained_aloud
from quizapp.ui.wording.originals import heading_in_words


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


def passage_aloud(
    passage: Passage,
    facts: int,
    originals: OriginalsShown,
    glossary: tuple[GlossaryEntry, ...] = (),
) -> str:
    """Return a passage, its picture, what rests on it, explained words, its original if shown."""
    parts = [f"{paragraph_in_words(passage)}. {passage.text}"]
    if passage.picture is not None:
        parts.append(picture_in_words(passage.picture))
    if facts:
        parts.append(_tr("{facts}: Enter shows them.").format(facts=facts_in_words(facts)))
    if explained := explained_aloud(word.entry for word in words_in(passage.text, glossary)):
        parts.append(explained)
    if originals.shows(passage.id):
        parts.append(original_aloud(passage, originals))
    return " ".join(parts)


def original_aloud(passage: Passage, originals: OriginalsShown) -> str:
    """Return the original of a passage as it is shown, or that it is hidden."""
    if not originals.shows(passage.id):
        return _tr("The original is hidden.")
    paragraphs = originals.of(passage.id)
    return " ".join((f"{heading_in_words(paragraphs)}.", *(each.text for each in paragraphs)))

"""What an H5P holds: contents inside each other, in their order, told apart by their libraries."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quizapp.core.errors import ExpectedError
from quizapp.packs.formats.gathering import Gathering
from quizapp.packs.formats.h5p_writing import UNTITLED

_DEEPEST = 100

_SAYS_SOMETHING = frozenset(
    {
        *("AdvancedText", "Text", "Table", "Image", "ImageHotspots", "ImageSlider", "Video"),
        *("Audio", "AudioRecorder", "Link", "Collage", "Chart", "Timeline", "IFrameEmbed"),
        *("TwitterUserFeed", "Accordion", "ImageJuxtaposition", "Agamotto", "Shape", "GoToSlide"),
        *(
            "ExportableTextArea",
            "ContinuousText",
            "Nil",
            "GoToQuestion",
            "GreetingCard",
            "FacebookPageFeed",
        ),
    }
)
"""Content that asks nothing."""

_HOLDS_OTHERS = frozenset(
    {
        *("QuestionSet", "Column", "InteractiveBook", "CoursePresentation", "InteractiveVideo"),
        *("BranchingScenario", "Page", "PageRow", "PageColumn", "RowColumn", "Row", "GameMap"),
    }
)
"""Content that asks nothing by itself, even if it holds nothing."""

KINDS = {
    "Blanks": "a text with blanks",
    "AdvancedBlanks": "a text with blanks",
    "DragText": "words to be dragged into a text",
    "DragQuestion": "something to be dragged into place",
    "MarkTheWords": "words to be marked in a text",
    "Essay": "an essay",
    "Summary": "a summary to be put together",
    "Flashcards": "cards to be answered by typing",
    "Dialogcards": "cards to be turned",
    "MemoryGame": "a memory game",
    "SortParagraphs": "paragraphs to be sorted",
    "ImageSequencing": "pictures to be sorted",
    "ImagePair": "pictures to be paired",
    "MultiMediaChoice": "a choice among pictures",
    "ImageMultipleHotspotQuestion": "places to be found in a picture",
    "ImageHotspotQuestion": "a place to be found in a picture",
    "ArithmeticQuiz": "sums",
    "GuessTheAnswer": "a picture to be guessed",
    "FindTheWords": "words to be found in letters",
    "Crossword": "a crossword",
    "OpenEndedQuestion": "an open question",
    "SimpleMultiChoice": "a question of a questionnaire, which has no right answer",
    "BranchingQuestion": "a fork in a branching scenario",
    "SpeakTheWords": "words to be spoken",
    "SpeakTheWordsSet": "words to be spoken",
    "Dictation": "a dictation",
}

READ = frozenset({"MultiChoice", "TrueFalse", "SingleChoiceSet"})
"""What is taken."""


@dataclass(frozen=True)
class Content:
    """A piece of content that asks something."""

    kind: str
    """Its library without "H5P.", such as "MultiChoice"."""
    params: dict[str, Any]
    title: str


@dataclass(frozen=True)
class _End:
    """Where a content ends that may hold others."""

    content: Content
    met: int
    """How many contents had been met where it began."""


def contents_of(whole: dict[str, Any], gathering: Gathering) -> Iterator[Content]:
    """Yield what asks something, in its order, and count what only tells something.

    Args:
        whole: the outermost content, with its library and params.
        gathering: where what only tells something is counted.

    Raises:
        ExpectedError: it is nested too deeply.
    """
    met = 0
    # A stack, since what is nested as deeply as a hostile file likes would end Python's.
    waiting: list[tuple[Any, int]] = [(whole, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > _DEEPEST:
            raise refused("This H5P is nested too deeply to be read.")
        if isinstance(value, _End):
            if met == value.met:  # nothing inside that is known: it asks something by itself
                met += 1
                yield value.content
        elif isinstance(value, list):
            waiting += [(each, depth + 1) for each in reversed(value)]
        elif isinstance(value, dict):
            kind, params = _kind(value), value.get("params")
            if kind and isinstance(params, dict):
                content = Content(kind, params, _title(value))
                if kind in READ or kind in KINDS:
                    met += 1
                    yield content
                    continue
                if kind in _SAYS_SOMETHING:
                    met += 1
                    gathering.lose("texts, pictures and other pieces between the questions")
                    continue
                if kind not in _HOLDS_OTHERS:
                    waiting.append((_End(content, met), depth))
            waiting += [(each, depth + 1) for each in reversed(value.values())]


def as_dict(value: object) -> dict[str, Any]:
    """Return an object of JSON; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def refused(message: str) -> ExpectedError:
    """Return the error that tells why an H5P isn't read."""
    return ExpectedError(
        message,
        "Nothing was taken. Download the content again where it was made (Reuse, then Download as "
        "an .h5p file), and open that file.",
    )


def _kind(value: dict[str, Any]) -> str:
    library = value.get("library")
    words = library.split() if isinstance(library, str) else []
    return words[0].removeprefix("H5P.") if words else ""


def _title(value: dict[str, Any]) -> str:
    title = as_dict(value.get("metadata")).get("title")
    return "" if not isinstance(title, str) or title.startswith(UNTITLED) else title

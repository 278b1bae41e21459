"""What an author may write in a content file: fields, their kinds and their limits.

The reader validates against these models and the JSON Schemas for editors are made from them, so
the two never differ. What needs more than one field or one file is checked in ``checks``.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from quizapp.core.content.dates import DATE_PATTERN
from quizapp.core.content.documents import DocumentKind
from quizapp.core.content.facts import TECHNIQUES, Importance, MythOrigin, Stance, Status
from quizapp.core.content.items import Deck
from quizapp.core.content.pictures import FILE_PATTERN, MOST_ALT

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PASSAGE_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*#[a-z0-9]+(-[a-z0-9]+)*$"


def _on_one_line(value: object) -> object:
    """Join the lines of a folded text: line ends in a YAML file mean nothing to a learner."""
    return " ".join(value.split()) if isinstance(value, str) else value


Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=80)]
PassageRef = Annotated[str, Field(pattern=PASSAGE_PATTERN, examples=["overview#zone"])]
Text = Annotated[str, Field(min_length=1), BeforeValidator(_on_one_line)]
AsOf = Annotated[str, Field(pattern=DATE_PATTERN, examples=["2016", "2016-02", "2016-02-28"])]
Technique = Annotated[str, Field(json_schema_extra={"enum": list(TECHNIQUES)})]


class _Source(BaseModel):
    """Part of a content file: nothing but the fields named here, each of its own kind."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True
    )


class PackFile(_Source):
    """``pack.yaml``: what the pack is."""

    id: Id
    title: Text
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    """A language tag such as en or ko."""
    licence: Text
    about: Text
    release: int = Field(default=1, ge=1, le=1_000_000)
    """Rises with every version that is given away: a bank never goes back to a lower one."""
    topics: list[Id] = Field(min_length=1)
    """The topics in the order in which the app lists them: each is a file in facts/."""


class GlossaryEntrySource(_Source):
    """A word that a reader may not know."""

    term: Annotated[Text, Field(max_length=60)]
    means: Annotated[Text, Field(max_length=300)]
    """What it means, in at most 25 plain words."""
    rests_on: list[Id | PassageRef] = Field(min_length=1)
    """The facts and passages that it follows from."""
    forms: list[Annotated[Text, Field(max_length=60)]] = []
    """Other forms under which texts have it."""


class GlossaryFile(_Source):
    """``glossary.yaml``: words of the pack's texts, each in a sentence."""

    entries: list[GlossaryEntrySource] = Field(min_length=1)


class OriginalSource(_Source):
    """What is known of the original text; "not stated" where it does not tell."""

    author: Text
    publisher: Text
    date: Annotated[str, Field(pattern=r"^(not stated|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)$")]
    """"not stated", or a date in quotes: "2024", "2024-08" or "2024-08-20"."""
    address: Text
    file: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """The SHA-256 digest of the original file."""
    paragraphs: int = Field(ge=1, le=100_000)
    """How many non-empty lines the original has."""


class DocumentFront(_Source):
    """The front matter of ``documents/<document>.md``."""

    id: Id
    title: Text
    kind: Annotated[DocumentKind, Field(strict=False)]
    original: OriginalSource
    trust: Text
    """What sort of source this is and how far to trust it."""


class TopicSource(_Source):
    """What a topic is called."""

    id: Id
    title: Text
    about: Text


class EvidenceSource(_Source):
    """A quoted span of a passage, or a cell of a table passage."""

    passage: PassageRef
    quote: Text
    """Exactly as it stands in the passage."""
    stance: Annotated[Stance, Field(strict=False)] = Stance.SUPPORTS
    row: Text | None = None
    """For a cell: what stands in the first column of its row."""
    column: Text | None = None
    """For a cell: the head of its column."""


class MythSource(_Source):
    """The false belief that the fact corrects."""

    claim: Text
    origin: Annotated[MythOrigin, Field(strict=False)]
    why_misleading: Text
    """What makes it tempting and where it breaks."""
    technique: Technique | None = None
    replacement: Text | None = None
    """What is so instead, where it adds something that the fact does not say."""


class OptionSource(_Source):
    """One option of a choice item."""

    text: Text
    key: Literal[True] | None = None
    """Only at the right option, and there `true`."""
    feedback: Text | None = None
    """For the key why it is right; for another why someone would pick it and why it fails.

    Required in the built-in pack."""
    misconception: Id | None = None
    """The fact whose myth this option embodies."""


class PictureSource(_Source):
    """A picture that is shown with a question."""

    file: Annotated[str, Field(pattern=FILE_PATTERN, examples=["sleep-waves.png"])]
    """Its file in the pack's folder `pictures`, a PNG or a JPEG."""
    alt: Annotated[Text, Field(max_length=MOST_ALT)]
    """What it shows, for whoever can't see it."""


class _ItemSource(_Source):
    id: Id
    difficulty: int = Field(ge=1, le=3)
    """1 recall, 2 understanding, 3 reasoning across passages."""
    tags: list[Id] = []
    source_line: Text | None = None
    """Stands above the question, at most eight words; without it the fact's stands there."""
    takeaway: Text | None = None
    """What the card says in place of the fact, where the fact does not answer the question."""
    evidence: list[PassageRef] = Field(default=[], max_length=3)
    """The passages that decide this question, among those of the fact; without it the first."""
    deck: Annotated[Deck, Field(strict=False)] = Deck.DEFAULT
    """`detective` for a question on how a source argues: its passages are shown first."""
    talk: bool = False
    """Whether a quiz may end on it: worth talking about."""
    about_myth: bool | None = None
    """Whether it is about the fact's myth. Left out: where an option or the claim embodies it."""
    picture: PictureSource | None = None
    """A picture that is shown with the question."""


class ChoiceSource(_ItemSource):
    """A question with two to four options."""

    kind: Literal["choice"]
    stem: Text
    options: list[OptionSource] = Field(min_length=2, max_length=4)
    """In the built-in pack at least three."""


class TrueFalseSource(_ItemSource):
    """A statement to judge."""

    kind: Literal["true_false"]
    statement: Text
    key: bool
    """Whether the statement is true."""
    correction: Text | None = None
    """The corrected sentence: required where the key is false."""
    feedback: Text | None = None
    """Why the key holds. Required in the built-in pack."""
    tempting: Text | None = None
    """Why someone would judge otherwise, and why that fails. Required in the built-in pack."""


ItemSource = Annotated[ChoiceSource | TrueFalseSource, Field(discriminator="kind")]


class FactSource(_Source):
    """One statement with its evidence, myth and items."""

    id: Id
    fact: Text
    """One sentence of at most 16 words that says what is so."""
    importance: Annotated[Importance, Field(strict=False)] = Importance.USEFUL
    """core, useful or extra: draws and reviews prefer core."""
    provenance: Text | None = None
    """Who says so, how many were asked, of what date."""
    source_line: Text | None = None
    """The source line of the questions that have none of their own."""
    places: list[Id] = []
    """The countries that it is about, for the locator map."""
    status: Annotated[Status, Field(strict=False)]
    attributed_to: Text | None = None
    """For an attributed fact: the person or body that it rests on."""
    as_of: AsOf | None = None
    """The date, in quotes, of a total, share, rate, "latest" or office-holder."""
    sensitive: bool = False
    explanation: Text | None = None
    """Why it is so, where that adds something; not beside a myth."""
    reading: Text | None = None
    """For a disputed fact: which side the documents' own evidence favours and why."""
    evidence: list[EvidenceSource] = []
    """Required in the built-in pack; without any the card says that no source was given."""
    myth: MythSource | None = None
    items: list[ItemSource] = Field(min_length=1)


class TopicFile(_Source):
    """``facts/<topic>.yaml``: one topic and its facts."""

    topic: TopicSource
    facts: list[FactSource]

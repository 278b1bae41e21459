"""A feedback card as an ordered list of parts (spec FB-1).

Which part stands on a card, under which label, in which order and what is folded away is decided
here and nowhere else. A surface decides only how a part looks: it loops over the outline. A false
sentence stands in no part but ``Claim`` and ``OptionLine``, which carry its label. What a part has
told, no other part tells again (spec FB-15).
"""

from dataclasses import dataclass
from itertools import islice

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.cards.card import FeedbackCard, LastTime, OptionShown, Source
from quizapp.core.cards.comparing import adds_nothing, names, same_claim
from quizapp.core.cards.dates import date_words
from quizapp.core.cards.excerpt import excerpt
from quizapp.core.cards.marks import Span, spans_of
from quizapp.core.cards.sentences import sentence
from quizapp.core.content.documents import Table
from quizapp.core.content.facts import Myth, Stance, Status
from quizapp.core.content.pictures import Picture
from quizapp.core.content.technique_words import technique_words

FALSE_CLAIM = "False claim:"
"""The label under which alone a false sentence is shown after responding (spec FB-2)."""

CORRECTION = "Correction:"
LETTERS = "ABCDE"
"""Letters that name an option of a choice; True and False are named by their own words."""

_LONG_TABLE = 8
"""Tables with more rows than this are shown around their cited rows first."""

SHOW_WHOLE = "Show the whole passage"
"""What unfolds a passage of which a part is shown."""

GOES_ON = "The passage says more."
"""How it is said that only a part of a passage is."""

NO_SOURCE = "No source was given for this question."
"""What stands in place of the passage where none is quoted."""

_LONG_NOTE = 160
"""Characters beyond which a note is folded."""


@dataclass(frozen=True)
class Asked:
    """What was asked, if it is not false: a question, or a true claim."""

    label: str
    text: str
    source: str = ""
    """What stands above it: whose figure it is, of what year. May be empty."""


@dataclass(frozen=True)
class Verdict:
    """Right, wrong or unanswered, and how sure the learner was."""

    outcome: Outcome
    text: str
    sure: str = ""
    """A sentence; empty where it was not said."""

    @property
    def whole(self) -> str:
        """Return both sentences."""
        return f"{self.text} {self.sure}".strip()


@dataclass(frozen=True)
class RightAnswer:
    """The right option, or whether the claim is true: it has no option line."""

    label: str
    """A sentence or its beginning: "B is right:", "The claim is false."."""
    text: str
    """The option's words; empty for a claim."""

    @property
    def whole(self) -> str:
        """Return both as they are read in one go."""
        return f"{self.label} {sentence(self.text)}" if self.text else self.label


@dataclass(frozen=True)
class FactLine:
    """The fact, or what to take away instead: the headline of the card."""

    label: str
    text: str


@dataclass(frozen=True)
class Provenance:
    """Who says so, how many were asked, of what date."""

    text: str


@dataclass(frozen=True)
class Claim:
    """A false sentence under its label, and the sentence that corrects it (spec FB-4)."""

    label: str
    text: str
    correction: str
    correction_is_fact: bool
    """Whether the headline corrects it already, in these words or nearly so."""
    source: str = ""
    """What stood above it where it was judged. Empty where the provenance says the same."""

    @property
    def labelled(self) -> str:
        """Return the claim after its label."""
        return f"{self.label} {self.text}"


@dataclass(frozen=True)
class Why:
    """Why the false claim misleads."""

    label: str
    text: str
    technique: str
    """What makes it tempting, in plain words; may be empty."""


@dataclass(frozen=True)
class Paragraph:
    """A text without a label, never empty.

    Why the right option is right, what takes the myth's place, or the explanation.
    """

    text: str


@dataclass(frozen=True)
class OptionLine:
    """A wrong option under its label (spec FB-7); the right one is ``RightAnswer``."""

    letter: str
    """Empty for true and false, whose text names them."""
    label: str
    text: str
    feedback: str


@dataclass(frozen=True)
class Options:
    """The options that are not right: the one that was chosen, and the others folded away.

    What was chosen last time, if it was wrong, follows the one that was chosen now.
    """

    shown: tuple[OptionLine, ...]
    folded: tuple[OptionLine, ...]


@dataclass(frozen=True)
class Reading:
    """Which reading the documents' evidence favours, where they differ.

    Where there are no passages it says so in their place (spec QU-7).
    """

    label: str
    text: str


@dataclass(frozen=True)
class PassagePart:
    """A passage with its evidence marked, and its place, stance and cautions in words."""

    source: Source
    stance: str
    """On which side of the fact it is, in words; empty where the passages agree."""
    spans: tuple[Span, ...]
    """What is shown of the text: of a long one the sentences with evidence, else all of it.

    Of a table with marked cells the cells are shown instead (``table``).
    """
    whole: tuple[Span, ...]
    """All of the text, where ``spans`` are only a part of it; else nothing."""
    table: Table | None
    rows: tuple[int, ...]
    """The rows of the table that hold evidence."""
    place: str
    """Document, date and section, each once and short."""
    full_place: str
    """Document, section, paragraph and date."""
    cautions: tuple[str, ...]
    """That it speaks of violence, that the source itself marks it as unverified."""
    note: str
    """Our note on it, with its label; empty where there is none."""
    folded: bool
    linked: bool = True
    """Whether it leads to its document."""
    as_chart: bool = False
    """Whether its table is drawn as a chart, where a surface draws, and told row by row else."""

    @property
    def picture(self) -> Picture | None:
        """Return the passage's picture."""
        return self.source.passage.picture

    @property
    def note_is_long(self) -> bool:
        """Return whether the note is folded."""
        return len(self.note) > _LONG_NOTE

    @property
    def near_rows(self) -> tuple[int, ...]:
        """Return the rows to begin with: all of a short table, else the cited and their neighbours.

        Without a table there are none.
        """
        every = tuple(range(len(self.table.rows))) if self.table is not None else ()
        if len(every) <= _LONG_TABLE or not self.rows:
            return every
        near = {place + step for place in self.rows for step in (-1, 0, 1)}
        return tuple(place for place in every if place in near)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Return what is marked, in words: spans of the text, or rows of the table."""
        if self.table is not None and self.rows:
            lines = self.source.passage.text.split("\n")
            return tuple(lines[row] for row in self.rows if row < len(lines))
        return tuple(span.text for span in self.spans if span.marked)

    @property
    def shown_text(self) -> str:
        """Return what is shown of the text, an ellipsis where some was left out."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True)
class PicturePart:
    """The picture that was shown with the question, beside the answer once more."""

    picture: Picture


@dataclass(frozen=True)
class MapPart:
    """Where the countries of the fact are: left out by surfaces that draw nothing."""

    places: tuple[str, ...]


_Said = Asked | Verdict | RightAnswer | FactLine | Provenance | Claim | Why | Paragraph | Options
WordsPart = _Said | Reading | PassagePart | PicturePart
Part = WordsPart | MapPart


def outline(
    card: FeedbackCard, *, verdict: bool = True, unanswered: str = "Skipped."
) -> tuple[Part, ...]:
    """Return the parts of a card in the order in which they are read.

    Args:
        card: the card.
        verdict: whether to include the verdict; False where a class reads one card.
        unanswered: the verdict where no response was given.
    """
    judged, myth = _judged(card), _myth(card)
    parts: list[Part] = []
    if judged is None:
        parts.append(_asked(card))
    if verdict:
        parts.append(_verdict(card, unanswered))
    right = _right_answer(card)
    parts.append(right)
    parts.append(FactLine("Fact:", card.headline))
    if provenance := _provenance(card):
        parts.append(Provenance(provenance))
    passages = _passages(card)
    # A picture is shown once. Phones get some in words alone: these have no digest to be known by.
    again = {part.picture.digest for part in passages if part.picture and not part.folded} - {""}
    if card.picture is not None and card.picture.digest not in again:
        parts.append(PicturePart(card.picture))
    options = _options(card)
    missed = any(option.chosen and not option.right for option in card.options)
    reason = next(option.feedback for option in card.options if option.right)
    if adds_nothing(reason, f"{card.headline} {right.text}"):
        reason = ""
    parts += [Paragraph(reason)] if reason else []
    parts += [options] if missed else []  # nobody should scroll to why the own answer is wrong
    parts += [claim for claim in (judged, myth) if claim is not None]
    if card.myth is not None:
        parts.append(why_of(card.myth))
    told = f"{card.headline} {reason}"
    replacement = card.myth.replacement if card.myth is not None else ""
    more = (text for text in (replacement, card.explanation) if text)
    parts += [Paragraph(text) for text in more if not adds_nothing(text, told)]
    parts += [] if missed else [options]
    parts += [part for part in passages if not part.folded]
    if not card.sources:
        parts.append(Reading("", NO_SOURCE))
    if card.reading:
        disputed = card.status is Status.DISPUTED
        parts.append(Reading("The passages differ." if disputed else "", card.reading))
    maps = (MapPart(card.places),) if card.places else ()
    return (*parts, *(part for part in passages if part.folded), *maps)


def why_of(myth: Myth) -> Why:
    """Return why a myth misleads."""
    return Why("Why it misleads.", myth.why_misleading, technique_words(myth.technique))


def _asked(card: FeedbackCard) -> Asked:
    label = "Question:" if _is_choice(card) else "True claim:"
    return Asked(label, card.stem, card.source_line)


def _judged(card: FeedbackCard) -> Claim | None:
    """Return the false statement that was judged, where the question was one."""
    if not card.statement_is_false:
        return None
    correction = card.true_sentence
    told = names(_provenance(card), card.source_line)  # right above the claim
    source = "" if told else card.source_line
    return Claim(FALSE_CLAIM, card.stem, correction, _headline_says(card, correction), source)


def _myth(card: FeedbackCard) -> Claim | None:
    """Return the myth, unless the statement that was judged makes the same claim: say it once."""
    if card.myth is None:
        return None
    if card.statement_is_false and same_claim(card.stem, card.myth.claim):
        return None
    label = FALSE_CLAIM
    if card.statement_is_false:
        label = f"The mistake behind it. {FALSE_CLAIM}"
    return Claim(label, card.myth.claim, card.fact, _headline_says(card, card.fact))


def _headline_says(card: FeedbackCard, correction: str) -> bool:
    """Return whether the headline corrects a claim, so that its correction need not stand there."""
    return correction == card.headline or adds_nothing(correction, card.headline)


def _verdict(card: FeedbackCard, unanswered: str) -> Verdict:
    if card.outcome is Outcome.SKIPPED:
        return Verdict(card.outcome, unanswered)
    words = "Correct." if card.outcome is Outcome.RIGHT else "Not correct."
    sure = {
        None: "",
        Certainty.GUESS: "You guessed.",
        Certainty.THINK_SO: "You were fairly sure.",
        Certainty.CERTAIN: "You were certain.",
    }
    return Verdict(card.outcome, words, sure[card.certainty])


def _right_answer(card: FeedbackCard) -> RightAnswer:
    right = next(option for option in card.options if option.right)
    if _is_choice(card):
        return RightAnswer(f"{right.letter} is right:", right.text)
    return RightAnswer(f"The claim is {'false' if card.statement_is_false else 'true'}.", "")


def _provenance(card: FeedbackCard) -> str:
    """Return the author's line, and whose words and of when it is where that line is silent."""
    said, date = card.provenance, date_words(card.as_of)
    words = [said] if said else []
    if card.status is Status.ATTRIBUTED and not names(said, card.attributed_to):
        words.append(f"according to {card.attributed_to}")
    if not names(said, date):
        words.append(f"as of {date}")
    text = " · ".join(words)
    return text[:1].upper() + text[1:]


def _options(card: FeedbackCard) -> Options:
    wrong = [option for option in card.options if not option.right]
    shown = [_option_line(option, card.last_time) for option in wrong if option.chosen]
    others = (_option_line(one, None) for one in wrong if not one.chosen and _says_more(card, one))
    before = card.last_time
    if before is not None and not any(_again(option, before) for option in wrong):
        words = before.chosen or "another question on this"
        shown.append(OptionLine("", f"{_when(before)}, not correct:", words, ""))
    return Options(tuple(shown), tuple(others))


def _says_more(card: FeedbackCard, option: OptionShown) -> bool:
    """Return whether an option that nobody chose is worth unfolding.

    That a claim is true says already that "false" is not right.
    """
    return _is_choice(card) or option.others is not None


def _again(option: OptionShown, before: LastTime) -> bool:
    return option.chosen and option.text == before.chosen


def _when(before: LastTime) -> str:
    return "Earlier today" if before.today else f"Last time, on {_day(before)}"


def _day(before: LastTime) -> str:
    return date_words(before.on.isoformat())


def _option_line(option: OptionShown, before: LastTime | None) -> OptionLine:
    letter = option.letter if option.letter in LETTERS else ""
    whose = f"Your answer {letter}".strip() if option.chosen else letter
    if before is not None and _again(option, before):
        whose += ", as earlier today" if before.today else f", as on {_day(before)}"
    label = f"{whose}, not correct:" if whose else "Not correct:"
    said = " ".join(part for part in (option.feedback, _others(option)) if part)
    return OptionLine(letter, label, option.text, said)


def _others(option: OptionShown) -> str:
    """Return how many others chose a wrong option: only here, under its label (spec SA-5)."""
    if option.others is None:
        return ""
    chosen, answered = option.others
    too = " too" if option.chosen else ""
    return f"{chosen} of {answered} others here chose this one{too}."


def _passages(card: FeedbackCard) -> tuple[PassagePart, ...]:
    """Return the passages: those that decide come first, all others are folded (spec FB-10)."""
    disputed = card.status is Status.DISPUTED
    shown = _deciding(card)
    places = {source.passage.id for source in shown}
    folded = (source for source in card.sources if source.passage.id not in places)
    return (
        *(passage_part(source, disputed=disputed, folded=False) for source in shown),
        *(passage_part(source, disputed=disputed, folded=True) for source in folded),
    )


def _deciding(card: FeedbackCard) -> tuple[Source, ...]:
    """Return the sources that the question names, else the first, of a dispute one of each side.

    A question may be older than its fact: what it names and the fact cites no more is not there.
    """
    cited = {source.passage.id: source for source in card.sources}
    named = tuple(cited[one] for one in card.deciding if one in cited)
    if named or not card.sources:
        return named
    first = card.sources[0]
    other_side = (one for one in card.sources if one.stance is not first.stance)
    return (first, *islice(other_side, 1 if card.status is Status.DISPUTED else 0))


def passage_part(source: Source, *, disputed: bool, folded: bool) -> PassagePart:
    """Return a passage as a part of a card: everything about it in words."""
    passage = source.passage
    table = passage.table if source.cells else None
    cited = {row for row, _ in source.cells}
    rows: tuple[int, ...] = ()
    if table is not None:
        rows = tuple(place for place, row in enumerate(table.rows) if row[0] in cited)
    stance = ""
    if disputed:
        says_so = source.stance is Stance.SUPPORTS
        stance = "This passage says so" if says_so else "This passage says otherwise"
    marks = () if table is not None else source.marks
    whole, spans = spans_of(passage.text, marks), excerpt(passage.text, marks)
    cautions = []
    if passage.sensitive:
        cautions.append("This passage speaks of violence or death.")
    if passage.unverified:
        cautions.append(f"The source itself marks this as unverified: {passage.unverified}")
    return PassagePart(
        source=source,
        stance=stance,
        spans=spans,
        whole=() if spans == whole else whole,
        table=table,
        rows=rows,
        place=source.short_place,
        full_place=source.full_place,
        cautions=tuple(cautions),
        note=f"Note: {source.note}" if source.note else "",
        folded=folded,
    )


def _is_choice(card: FeedbackCard) -> bool:
    return card.options[0].letter in LETTERS

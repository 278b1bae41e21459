"""A row of a table as a question, by what its columns mean."""

import re
from dataclasses import dataclass, field, replace

from quizapp.core.authoring.columns import ColumnGuess, Meaning
from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion, LeftOut
from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.common import Losses, left_out, wants_of
from quizapp.packs.formats.gathering import LONGEST, MOST_OPTIONS
from quizapp.packs.formats.sheet_columns import OWN, Table
from quizapp.packs.formats.sheet_headings import ONLY_ASKED, reason_not_asked
from quizapp.packs.formats.sheet_keys import (
    by_place,
    by_text,
    is_mark,
    truth_of,
    truth_of_options,
)

CHOICE_WORD, TRUE_FALSE_WORD = "choice", "true/false"
"""What the app itself writes in the column of kinds."""

ASKED_OPTIONS = 4

_NUMBERED = frozenset({OWN, "Kahoot", "Wayground", "Blooket"})
"""Templates whose key is always the number of an option."""

_GUIDE = re.compile(r"\((?:required|optional|default|only include)\b", re.IGNORECASE)
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|NV|BEZUG!|WERT!)")
_TAGS_APART = re.compile(r"\s*[,;\n]\s*")


@dataclass
class _Cells:
    """A row by what its columns mean."""

    row: int
    cells: tuple[str, ...]
    places: dict[Meaning, list[int]]

    def all(self, meaning: Meaning) -> list[str]:
        """Return what stands in the columns of a meaning, in their order."""
        return [self.at(place) for place in self.places.get(meaning, ())]

    def one(self, meaning: Meaning) -> str:
        """Return what stands in the first column of a meaning; empty where there is none."""
        return next(iter(self.all(meaning)), "")

    def at(self, place: int) -> str:
        return self.cells[place] if place < len(self.cells) else ""


@dataclass
class RowReader:
    """Makes questions of the rows of a table.

    Args:
        table: it.
        columns: which column holds what.
        topic: of all questions that name none.
    """

    table: Table
    columns: ColumnGuess
    topic: str = ""
    lost: Losses = field(default_factory=Losses)
    """What of the questions taken so far doesn't come along, and how many times."""
    by_places: bool | None = None
    """Whether keys are numbers or letters, or else texts; None where no row has told."""

    def __post_init__(self) -> None:
        self._places: dict[Meaning, list[int]] = {}
        for place, meaning in enumerate(self.columns.meanings):
            self._places.setdefault(meaning, []).append(place)
        self._above: dict[int, str] = {}
        if self.columns.template in _NUMBERED:
            self.by_places = True

    def learn(self, cells: tuple[str, ...]) -> None:
        """Take in whether the key of a row is a number or a text, where only one is possible."""
        if self.columns.template in _NUMBERED:
            return
        row = _Cells(0, cells, self._places)
        texts = {number: text for number, text in enumerate(_option_cells(row), 1) if text}
        key = row.one(Meaning.KEY)
        place, text = by_place(key, texts), by_text(key, texts)
        if bool(place) != bool(text) and self.by_places is None:
            self.by_places = bool(place)

    def read(self, number: int, cells: tuple[str, ...]) -> ForeignQuestion | LeftOut | None:
        """Return what a row holds; None where it holds no question."""
        row = _Cells(number, cells, self._places)
        stem = row.one(Meaning.QUESTION)
        texts = _option_cells(row)
        right, wrong = row.all(Meaning.RIGHT), row.all(Meaning.WRONG)
        self._remember(row)
        if not stem and not any((*texts, *right, *wrong)):
            return None
        if cells[: len(self.columns.headings)] == self.columns.headings[: len(cells)]:
            return None  # the headings again, as on every page of some prints
        if (
            number <= self.columns.header_row + 2
            and self.columns.template != OWN
            and sum(bool(_GUIDE.search(cell)) for cell in cells) > 1
        ):
            return None  # the template's own words on how to fill it in
        made = self._made(row, stem, texts, right, wrong)
        if isinstance(made, ForeignQuestion):
            self._count_lost(row)
        return made

    def _made(
        self, row: _Cells, stem: str, texts: list[str], right: list[str], wrong: list[str]
    ) -> ForeignQuestion | LeftOut:
        kind = row.one(Meaning.KIND)
        reason = reason_not_asked(kind)
        if reason:
            return left_out(row.row, stem or kind, reason)
        if not stem:
            first = next(text for text in (*texts, *right, *wrong) if text)
            return left_out(row.row, first, "there is no question in this row")
        beyond = _beyond_limits(row.cells, len(texts))
        if beyond:
            return left_out(row.row, stem, beyond)
        wants: list[str] = []
        options: list[tuple[str, bool]]
        if any((*right, *wrong)):
            options = [(text, True) for text in right if text]
            options += [(text, False) for text in wrong if text]
            options += [(text, False) for text in texts if text]
            slots = list(range(1, len(options) + 1))
        elif any(texts):
            keys, doubt = self._keys(row, texts)
            wants += doubt
            slots = [number for number, text in enumerate(texts, 1) if text]
            options = [(texts[slot - 1], slot in keys) for slot in slots]
        else:
            key = row.one(Meaning.KEY)
            truth = truth_of(key)
            if truth is None:
                return left_out(row.row, stem, _reason_without_options(key, kind))
            slots, options = [1, 2], [("True", truth), ("False", not truth)]
        feedbacks = row.all(Meaning.OPTION_FEEDBACK)
        found = tuple(
            ForeignOption(text, is_key, feedbacks[slot - 1] if slot <= len(feedbacks) else "")
            for slot, (text, is_key) in zip(slots, options, strict=True)
        )
        return self._asked(row, stem, kind, found, wants)

    def _asked(
        self,
        row: _Cells,
        stem: str,
        kind: str,
        options: tuple[ForeignOption, ...],
        wants: list[str],
    ) -> ForeignQuestion:
        truth = truth_of_options(tuple(option.text for option in options))
        is_choice = self.columns.template == OWN and kind == CHOICE_WORD
        if truth is not None and not is_choice:
            true, false = (options[place] for place in truth)
            options = (replace(true, text="True"), replace(false, text="False"))
        else:
            truth = None
        if _ERROR.search("\n".join(row.cells)):
            wants.append("an error of a formula stands in its row")
        if row.row in self.table.unclosed:
            wants.append("a quotation mark is not closed: are its columns right?")
        if row.row in self.table.hidden:
            wants.append("its row is hidden in the sheet")
        return ForeignQuestion(
            row.row,
            ItemKind.CHOICE if truth is None else ItemKind.TRUE_FALSE,
            stem,
            options,
            feedback=row.one(Meaning.FEEDBACK),
            correction=row.one(Meaning.CORRECTION),
            name=row.one(Meaning.NAME),
            topic=self._topic(row),
            tags=self._tags(row),
            source=row.one(Meaning.SOURCE),
            wants=(*wants, *_wants(stem, options, key_told=bool(wants))),
        )

    def _keys(self, row: _Cells, texts: list[str]) -> tuple[frozenset[int], list[str]]:
        """Return the numbers of the options that are right, and what is doubtful in it."""
        flags = row.all(Meaning.FLAG)
        if any(flags):
            return frozenset(place for place, flag in enumerate(flags, 1) if is_mark(flag)), []
        key = row.one(Meaning.KEY)
        if not key:
            return frozenset(), []
        filled = {number: text for number, text in enumerate(texts, 1) if text}
        place, text = by_place(key, filled), by_text(key, filled)
        if not place and not text:
            truth = truth_of(key)
            pair = truth_of_options(tuple(filled.values()))
            if pair is None or truth is None:
                return frozenset(), [f"its key “{_beginning(key)}” is none of the options"]
            return frozenset([list(filled)[pair[0 if truth else 1]]]), []
        if self.by_places is None and place and text and place != text:
            shown = _beginning(key)
            return place, [f"its key “{shown}” can be the option with this number or this text"]
        first, second = (text, place) if self.by_places is False else (place, text)
        return first or second, []

    def _remember(self, row: _Cells) -> None:
        """Keep what cells that go down over several rows say."""
        for meaning in (Meaning.TOPIC, Meaning.TAGS, Meaning.SOURCE, Meaning.KIND):
            for place in self._places.get(meaning, ()):
                if self.table.filled(row.row, place):
                    if not row.at(place) and self._above.get(place):
                        cells = [*row.cells, *[""] * (place + 1 - len(row.cells))]
                        cells[place] = self._above[place]
                        row.cells = tuple(cells)
                else:
                    self._above[place] = row.at(place)

    def _topic(self, row: _Cells) -> str:
        return row.one(Meaning.TOPIC) or self.topic

    def _tags(self, row: _Cells) -> tuple[str, ...]:
        told = row.one(Meaning.TAGS)
        apart = told.split("\n") if self.columns.template == OWN else _TAGS_APART.split(told)
        return tuple(tag for tag in apart if tag)

    def _count_lost(self, row: _Cells) -> None:
        self.lost.add("pictures", sum(map(bool, row.all(Meaning.PICTURE))))
        for place in self._places.get(Meaning.NOTHING, ()):
            heading = self.columns.headings[place]
            if heading and row.at(place):
                self.lost.add(f"what stands in the column “{_beginning(heading)}”")


_OPTIONS_APART = (re.compile(r"\s*\n\s*"), re.compile(r"\s*\|\s*"), re.compile(r"\s*;\s*"))
_LABEL = re.compile(r"\(?[A-Ha-h1-8][).]\s+")


def _option_cells(row: _Cells) -> list[str]:
    """Return the options of a row, at their places; an empty one is an empty text."""
    together = row.one(Meaning.OPTIONS)
    texts = row.all(Meaning.OPTION)
    if together:
        parts = next(
            (parts for apart in _OPTIONS_APART if len(parts := apart.split(together)) > 1),
            [together],
        )
        if all(map(_LABEL.match, parts)):
            parts = [_LABEL.sub("", part, count=1) for part in parts]
        texts = [*texts, *[part for part in parts if part]]
    return texts


def _reason_without_options(key: str, kind: str) -> str:
    if truth_of_options((kind, "false")) or not key:
        return f"it has no options: {ONLY_ASKED}"
    return f"an answer without options to choose from: {ONLY_ASKED}"


def _wants(stem: str, options: tuple[ForeignOption, ...], *, key_told: bool) -> list[str]:
    """Return why one should look at these options."""
    wants = [want for want in wants_of(stem, options) if not (key_told and want == _NO_KEY)]
    if len(options) > ASKED_OPTIONS:
        wants.insert(0, f"{len(options)} options: four are asked here")
    return wants


_NO_KEY = "no right answer: choose one"


def _beyond_limits(cells: tuple[str, ...], options: int) -> str:
    """Return why a row can't be taken at all, or ""."""
    if options > MOST_OPTIONS:
        return f"it has {options} options; {MOST_OPTIONS} are the most"
    longest = max(map(len, cells), default=0)
    return (
        f"a cell has {longest:,} characters; {LONGEST:,} are the most" if longest > LONGEST else ""
    )


def _beginning(text: str) -> str:
    return left_out(0, text, "").stem

"""A note of Anki as a question: by its note type, by its fields, or by what its card says."""

import re
from dataclasses import replace

from quizapp.core.authoring.columns import ColumnGuess, Meaning
from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion, LeftOut
from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.anki_cards import own, true_or_false
from quizapp.packs.formats.anki_collection import Note
from quizapp.packs.formats.common import Losses, left_out, wants_of
from quizapp.packs.formats.gathering import LONGEST, PICTURE_WANTED
from quizapp.packs.formats.html_text import plain
from quizapp.packs.formats.sheet_headings import ONLY_ASKED, meanings_of
from quizapp.packs.formats.sheet_keys import (
    ANY_TRUTH,
    SURE_TRUTH,
    TRUE_OR_FALSE,
    by_place,
    by_text,
    truth_of,
)
from quizapp.packs.formats.sheet_questions import ASKED_OPTIONS, RowReader
from quizapp.packs.formats.sheet_tables import TextTable
from quizapp.packs.formats.texts import tidy

OWN_GUID = "quizapp:"
"""What the guid of a note begins with that the app wrote; its name follows."""

FRONT_AND_BACK = f"a card with front and back: {ONLY_ASKED}"
GAPS = f"a text with gaps to fill in: {ONLY_ASKED}"
_ASKED = ONLY_ASKED.capitalize() + "."
_KPRIM = f"several statements to judge at once: {ONLY_ASKED}"

_ALL_IN_ONE = ("Question", "Title", "QType", "Q_1", "Q_2", "Q_3", "Q_4", "Q_5", "Answers")
"""The fields of the note type for choices that most decks use, in its order."""
_ALL_IN_ONE_KIND = re.compile(r"allinone|kprim", re.IGNORECASE)
_NUMBERED_FIELD = re.compile(r"Q_(\d{1,2})")
_MARKS = re.compile(r"[01](?:\s+[01])*")
_CLOZE = re.compile(r"\{\{c\d+::(.*?)(?:::[^{}]*)?\}\}", re.DOTALL)
_SOUND = re.compile(r"\[(?:sound:[^\]]*|anki:(?:play|tts)[^\]]*)\]")

_LIST = re.compile(
    r"((?:(?!<[ou]l\b).)+)<[ou]l\b[^>]*>((?:(?!</?[ou]l\b).)+)</[ou]l>(?:\s|<br>|</?div>)*",
    re.DOTALL | re.IGNORECASE,
)
_ITEM = re.compile(r"<li\b[^>]*>(.*?)(?:</li>|(?=<li\b)|$)", re.DOTALL | re.IGNORECASE)
_LABEL = re.compile(r"\(?([A-Ha-h]|[1-8])[).:]\s+(\S.*)")
_HINT_BEFORE = re.compile(rf"\s*\(?{TRUE_OR_FALSE}\)?\s*[:?.–-]+\s*", re.IGNORECASE)
_HINT_AFTER = re.compile(rf"\s*[(\[–-]*\s*\b{TRUE_OR_FALSE}\b\s*[?.)\]]*\s*", re.IGNORECASE)
_SURE_BACK = re.compile(rf"({SURE_TRUTH})(?:\s*[.!:;,–\n-]+\s*(.*))?", re.IGNORECASE | re.DOTALL)
_ANY_BACK = re.compile(rf"({ANY_TRUTH})(?:\s*[.!:;,–\n-]+\s*(.*))?", re.IGNORECASE | re.DOTALL)


class NoteReader:
    """Makes questions of notes."""

    def __init__(self) -> None:
        self.lost = Losses()
        self.cards = 0
        """Notes left out since they only have a front and a back."""
        self.gaps = 0
        """Notes left out since they have gaps."""
        self._nameless = False
        self._readers: dict[tuple[str, ...], RowReader | None] = {}

    def read(self, number: int, note: Note) -> ForeignQuestion | LeftOut:
        """Return what a note asks, or why it isn't asked here.

        Args:
            number: its place in the file, from 1.
            note: it.
        """
        seen = Losses()
        made = self._made(number, note, seen)
        if isinstance(made, LeftOut):
            return made
        texts = [made.stem, made.feedback, *(option.text for option in made.options)]
        if max(map(len, texts)) > LONGEST:
            reason = f"one of its texts has more than {LONGEST:,} characters"
            return left_out(number, made.stem, reason)
        for one in seen.told():
            self.lost.add(one.what, one.number)
        return replace(
            made,
            number=number,
            name=tidy(note.guid.removeprefix(OWN_GUID)) if note.guid.startswith(OWN_GUID) else "",
            topic=made.topic or _topic(note.deck),
            tags=made.tags or tuple(tag for tag in map(tidy, note.tags) if tag),
            wants=_wants(made, seen),
        )

    def _made(self, number: int, note: Note, seen: Losses) -> ForeignQuestion | LeftOut:
        names = note.names
        if not names and _ALL_IN_ONE_KIND.search(note.kind) and len(note.fields) >= 9:
            names = (*_ALL_IN_ONE, "Sources", "Extra 1")
        if "Answers" in names and any(map(_NUMBERED_FIELD.fullmatch, names)):
            return _all_in_one(number, names, note, seen)
        reader = self._reader(names)
        if reader is not None:
            cells = tuple(_said(field, note, seen) for field in note.fields)
            reader.learn(cells)
            made = reader.read(number, cells)
            return made or left_out(number, "", "an empty note")
        sides = (*note.fields, "", "")
        card = own(sides[0], sides[1]) if note.is_html else None
        if card is not None:
            return card
        if any(map(_CLOZE.search, note.fields)):
            self.gaps += 1
            return left_out(number, plain(_CLOZE.sub(r"\1", sides[0])).text, GAPS)
        front, back = _said(sides[0], note, seen), _said(sides[1], note, seen)
        if not front and not back:
            return left_out(number, "", "an empty note")
        found = (
            _with_options(front, back)
            or _with_list(sides[0], note, back)
            or _statement(front, back)
        )
        if found is None:
            self.cards += 1
            self._nameless |= not names and sum(map(bool, note.fields)) > 2
            return left_out(number, front, FRONT_AND_BACK)
        return found

    def _reader(self, names: tuple[str, ...]) -> RowReader | None:
        """Return what reads notes with these fields as rows of a table; None if they aren't."""
        if names not in self._readers:
            meanings = meanings_of(names)
            choices = {Meaning.OPTION, Meaning.OPTIONS, Meaning.RIGHT, Meaning.WRONG}
            options = sum(one in choices for one in meanings)
            fits = Meaning.QUESTION in meanings and (options > 1 or Meaning.OPTIONS in meanings)
            columns = ColumnGuess("", (), "", "", 0, names, (), meanings, sure=True)
            table = TextTable("", "\t")
            reader = RowReader(table, columns, lost=self.lost) if fits else None
            self._readers[names] = reader
        return self._readers[names]

    def notes(self) -> tuple[str, ...]:
        """Return what is to be said of the whole."""
        said = []
        if self.cards:
            which = "card" if self.cards == 1 else "cards"
            said.append(f"Left out: {self.cards:,} {which} with front and back. {_ASKED}")
        if self.gaps:
            which = "text" if self.gaps == 1 else "texts"
            said.append(f"Left out: {self.gaps:,} {which} with gaps to fill in. {_ASKED}")
        if self._nameless:
            said.append(
                "Some notes have more than two fields, and this file doesn't say what they are. A "
                "package (File, Export, Anki Deck Package) says it."
            )
        return tuple(said)


def _said(field: str, note: Note, seen: Losses) -> str:
    """Return a field as plain text, and count what it shows and plays beside words."""
    text, sounds = _SOUND.subn("", field)
    seen.add("sounds", sounds)
    if not note.is_html:
        return tidy(text)
    said = plain(text)
    seen.add("pictures", said.pictures)
    seen.add("formulas, kept as they are typed", said.formulas)
    return said.text


def _all_in_one(
    number: int, names: tuple[str, ...], note: Note, seen: Losses
) -> ForeignQuestion | LeftOut:
    """Return a note for choices whose key is a row of ones and zeros."""
    fields = {
        name.partition(" (")[0]: _said(field, note, seen)
        for name, field in zip(names, note.fields, strict=False)
    }
    stem = fields.get("Question", "")
    if fields.get("QType") == "0":
        return left_out(number, stem, _KPRIM)
    if not stem:
        return left_out(number, fields.get("Q_1", ""), "there is no question in this note")
    marks = fields.get("Answers", "")
    ones = marks.split() if _MARKS.fullmatch(marks) else []
    places = sorted(
        (int(found[1]), name) for name in fields if (found := _NUMBERED_FIELD.fullmatch(name))
    )
    options = tuple(
        ForeignOption(fields[name], place <= len(ones) and ones[place - 1] == "1")
        for place, name in places
        if fields[name]
    )
    if not options:
        return left_out(number, stem, f"it has no options: {ONLY_ASKED}")
    feedback = "\n".join(text for name in _AFTER if (text := fields.get(name, "")))
    source = fields.get("Sources", "")
    return ForeignQuestion(number, ItemKind.CHOICE, stem, options, feedback=feedback, source=source)


_AFTER = ("Extra 1", "Extra", "Comments", "Explanation")


def _with_list(front: str, note: Note, back: str) -> ForeignQuestion | None:
    """Return the choice on a card whose front ends with a list, if the back names one of it."""
    found = _LIST.fullmatch(front.strip()) if note.is_html else None
    if found is None:
        return None
    seen = Losses()
    stem = _said(found[1], note, seen)
    texts = [_said(item, note, seen) for item in _ITEM.findall(found[2])]
    numbered = dict(enumerate(texts, 1))
    key, _, rest = back.partition("\n")
    keys = by_place(key, numbered) or by_text(key, numbered)
    if not stem or not keys or len(texts) < 2 or not all(texts):
        return None
    options = tuple(ForeignOption(text, number in keys) for number, text in numbered.items())
    return ForeignQuestion(1, ItemKind.CHOICE, stem, options, feedback=rest)


def _with_options(front: str, back: str) -> ForeignQuestion | None:
    """Return the choice on a card whose front ends with lines such as "A) …", "B) …"."""
    lines = front.split("\n")
    begin = len(lines)
    texts: list[str] = []
    while begin and (found := _LABEL.fullmatch(lines[begin - 1])):
        begin -= 1
        texts.insert(0, found[2])
        if found[1] in "Aa1":
            break
    labels = [found[1] for line in lines[begin:] if (found := _LABEL.fullmatch(line))]
    first = labels[0] if labels else ""
    expected = [chr(ord(first) + place) for place in range(len(labels))] if first else []
    if len(texts) < 2 or first not in ("A", "a", "1") or labels != expected or not begin:
        return None
    numbered = dict(enumerate(texts, 1))
    key, _, rest = back.partition("\n")
    keys = by_place(key, numbered) or by_text(key, numbered)
    if not keys:  # "B: because…"
        label, apart, reason = key.partition(":") if ":" in key else key.partition(". ")
        keys = by_place(label, numbered) if apart else frozenset()
        rest = "\n".join(text for text in (reason.strip(), rest) if text) if keys else back
    options = tuple(ForeignOption(text, number in keys) for number, text in numbered.items())
    stem = "\n".join(lines[:begin])
    return ForeignQuestion(1, ItemKind.CHOICE, stem, options, feedback=rest)


def _statement(front: str, back: str) -> ForeignQuestion | None:
    """Return the statement on a card whose back says whether it is true."""
    asked = _HINT_BEFORE.match(front) or _HINT_AFTER.search(front)
    told = (_ANY_BACK if asked else _SURE_BACK).fullmatch(back)
    stem = tidy(front.replace(asked[0], " ", 1)) if asked else front
    truth = truth_of(told[1]) if told else None
    if told is None or truth is None or not stem:
        return None
    first, _, rest = (told[2] or "").strip().partition("\n")
    options = true_or_false(truth)
    if truth:
        said = "\n".join(text for text in (first, rest) if text)
        return ForeignQuestion(1, ItemKind.TRUE_FALSE, stem, options, feedback=said)
    return ForeignQuestion(1, ItemKind.TRUE_FALSE, stem, options, feedback=rest, correction=first)


def _topic(deck: str) -> str:
    return " / ".join(part for part in map(tidy, deck.split("::")) if part)


def _wants(made: ForeignQuestion, seen: Losses) -> tuple[str, ...]:
    wants = (
        []
        if len(made.options) <= ASKED_OPTIONS
        else [f"{len(made.options)} options: four are asked here"]
    )
    wants += [*made.wants, *wants_of(made.stem, made.options)]
    if any(one.what == "pictures" for one in seen.told()):
        wants.append(PICTURE_WANTED)
    return tuple(dict.fromkeys(wants))

"""Anki: its packages of decks (``.apkg``) and its text form, read; its text form, written.

A choice is taken from the note types that have options, and from cards whose front lists them; a
statement from cards whose back says true or false. All other cards are left out.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from quizapp.core.authoring.questions import (
    ForeignQuestion,
    LeftOut,
    Parsed,
    Progress,
    WrittenFile,
    ignore_progress,
)
from quizapp.core.errors import ExpectedError
from quizapp.packs.formats.anki_cards import MOST_OPTIONS, back, front
from quizapp.packs.formats.anki_collection import Note, collection
from quizapp.packs.formats.anki_notes import OWN_GUID, NoteReader
from quizapp.packs.formats.common import Losses, is_true_false, left_out
from quizapp.packs.formats.gathering import LARGEST_TEXT, MOST_QUESTIONS, read_whole
from quizapp.packs.formats.sheet_tables import TextTable, is_zip
from quizapp.packs.formats.texts import decoded, tidy

LARGEST = 200_000_000
_EVERY = 500
_HEADER = re.compile(r"#([a-z]+(?: column)?):(.*)\n?", re.IGNORECASE)
_HEAD = re.compile(
    r"#(?:separator|html|tags|columns|notetype|deck|guid|tags column|guid column|notetype column"
    r"|deck column):",
    re.IGNORECASE,
)
_SEPARATORS = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "pipe": "|",
    "colon": ":",
    "space": " ",
}


def looks_like(head: bytes, name: str = "") -> bool:
    """Return whether a file can be a package or a text of Anki.

    Args:
        head: its first bytes.
        name: its name.
    """
    if is_zip(head):
        ending = name.casefold().rpartition(".")[2]
        return ending in ("apkg", "colpkg") or b"collection.anki2" in head
    return bool(_HEAD.match(decoded(head[:4096])[0]))


def read(file: BinaryIO, progress: Progress = ignore_progress) -> Parsed:
    """Return the questions in a package or a text; numbers are places of notes.

    Raises:
        ExpectedError: it is neither, damaged or too large.
    """
    file.seek(0, 2)
    if file.tell() > LARGEST:
        raise ExpectedError(
            f"This file has more than {LARGEST // 10**6} MB.",
            "Export it in Anki without media, or one deck after another. Nothing was taken.",
        )
    file.seek(0)
    head = file.read(4)
    file.seek(0)
    if is_zip(head):
        with collection(file) as opened:
            return _parsed(opened.notes(), opened.count(), progress, ())
    text, note = decoded(read_whole(file, LARGEST_TEXT))
    if not _HEAD.match(text):
        raise ExpectedError(
            "This is no package and no text of Anki.",
            "In Anki choose File, Export, and take Anki Deck Package or Notes in Plain Text.",
        )
    notes = (note,) if note else ()
    return _parsed(_in_text(text), text.count("\n"), progress, notes)


def _parsed(
    found: Iterator[Note], whole: int, progress: Progress, notes: tuple[str, ...]
) -> Parsed:
    reader = NoteReader()
    questions: list[ForeignQuestion] = []
    beyond: list[LeftOut] = []
    for number, note in enumerate(found, 1):
        if number > MOST_QUESTIONS:
            raise ExpectedError(
                f"This file has more than {MOST_QUESTIONS:,} notes.",
                "Export one deck after another. Nothing was taken.",
            )
        if number % _EVERY == 0:
            progress(min(1.0, number / max(whole, 1)))
        made = reader.read(number, note)
        if isinstance(made, LeftOut):
            beyond.append(made)
        else:
            questions.append(made)
    if not questions and not beyond:
        raise ExpectedError("There are no notes in this file.", "Export the deck in Anki again.")
    progress(1.0)
    return Parsed(
        "anki",
        tuple(questions),
        tuple(beyond),
        reader.lost.told(),
        (*notes, *reader.notes()),
    )


def _in_text(text: str) -> Iterator[Note]:
    """Yield the notes of a text: what its first lines say holds for all of them."""
    said: dict[str, str] = {}
    begin = 0
    while found := _HEADER.match(text, begin):
        said[found[1].casefold()] = found[2]
        begin = found.end()
    told = said.get("separator", "tab")
    separator = _SEPARATORS.get(told.strip().casefold(), told[:1] or "\t")
    is_html = said.get("html", "false").strip().casefold() == "true"
    columns = {
        name: int(told) - 1
        for name in ("guid", "notetype", "deck", "tags")
        if (told := said.get(f"{name} column", "").strip()).isdecimal() and len(told) < 4
    }
    names = tuple(map(tidy, said.get("columns", "").split(separator))) if "columns" in said else ()
    taken = set(columns.values())
    for _, cells in TextTable(text, separator, str, begin).rows():
        if not any(cells):
            continue

        def at(name: str, cells: tuple[str, ...] = cells) -> str:
            place = columns.get(name, -1)
            return cells[place] if 0 <= place < len(cells) else ""

        yield Note(
            guid=at("guid"),
            kind=at("notetype") or said.get("notetype", ""),
            names=tuple(name for place, name in enumerate(names) if place not in taken),
            fields=tuple(cell for place, cell in enumerate(cells) if place not in taken),
            deck=_deck(at("deck") or said.get("deck", ""), at("guid")),
            tags=tuple(f"{said.get('tags', '')} {at('tags')}".split(" ")),
            is_html=is_html,
        )


def _deck(name: str, guid: str) -> str:
    return "" if name == "Default" and not guid.startswith(OWN_GUID[:-1]) else name


def write(questions: Sequence[ForeignQuestion]) -> WrittenFile:
    """Return questions as a text that Anki imports, with one card for each.

    A note has the guid of its question's name: imported again, it is changed and keeps its
    schedule. A false statement without its correction is left out, since a card must not teach it.
    """
    rows: list[tuple[str, ...]] = []
    beyond = []
    lost = Losses()
    guids: Counter[str] = Counter()
    for number, one in enumerate(questions, 1):
        fault = _fault(one)
        if fault:
            beyond.append(left_out(number, one.stem, fault))
            continue
        guid = _guid(one)
        guids[guid] += 1
        if guids[guid] > 1:  # two notes with one guid would become one
            guid = f"{guid}-{guids[guid]}"
        lost.add("spaces in tags, written as “_”", sum(" " in tag for tag in one.tags))
        tags = " ".join("_".join(tag.split()) for tag in one.tags)
        rows.append((guid, _decked(one.topic), front(one), back(one), tags))
    lines = ["\t".join(map(_quoted, row)) for row in _outer_decks_first(rows)]
    text = "\n".join([*_FIRST_LINES, *lines, ""])
    return WrittenFile(text.encode(), len(lines), tuple(beyond), lost.told())


def _outer_decks_first(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return rows so that no deck comes after one inside it.

    Anki makes the outer deck together with the inner one, and another of its name when it meets
    it later.
    """
    decks = list(dict.fromkeys(row[1] for row in rows))
    for place, deck in enumerate(decks):
        if any(one.startswith(f"{deck}::") for one in decks[:place]):
            return sorted(rows, key=lambda row: row[1].count("::"))
    return rows


_FIRST_LINES = (
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#guid column:1",
    "#deck column:2",
    "#tags column:5",
)


def _fault(one: ForeignQuestion) -> str:
    if not one.stem:
        return "it has no text"
    if not one.keys:
        return "no option is the right one"
    if is_true_false(one):
        is_false = len(one.options) == 2 and one.options[1].is_key
        if is_false and not one.correction:
            return "a false statement without its correction: a card must not teach it"
        return "" if len(one.keys) == 1 else "it is said to be both true and false"
    if any(not option.text for option in one.options):
        return "one of its options has no text"
    if not 2 <= len(one.options) <= MOST_OPTIONS:
        return f"it has {len(one.options)} options: a card takes 2 to {MOST_OPTIONS}"
    return ""


def _guid(one: ForeignQuestion) -> str:
    if one.name:
        return OWN_GUID + one.name.replace("\n", " ")
    said = "\x1f".join([one.kind, one.stem, *(option.text for option in one.options)])
    return "quizapp-" + hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:20]


def _decked(topic: str) -> str:
    """Return a topic as a deck inside the decks around it."""
    parts = topic.replace("\n", " ").replace("::", ":").split(" / ")
    return "::".join(part.strip(": ") for part in parts if part.strip(": "))


def _quoted(cell: str) -> str:
    if not any(sign in cell for sign in '"\t\n'):
        return cell
    return '"' + cell.replace('"', '""') + '"'

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion, Parsed
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.packs.formats.anki import looks_like, read, write
from quizapp.packs.formats.gathering import PICTURE_WANTED
from tests.packs.formats import foreign, hard_questions

FILES = Path(__file__).parent / "files"
HEAD = "#separator:tab\n#html:true\n"
FALSE = ForeignQuestion(
    1,
    ItemKind.TRUE_FALSE,
    "Whales are fish.",
    (ForeignOption("True", feedback="Not so."), ForeignOption("False", True)),
    correction="Whales are mammals.",
    name="nature:q2",
    topic="Nature",
)


def _read(*rows: Sequence[str], head: str = HEAD) -> Parsed:
    lines = ["\t".join(row) for row in rows]
    return read(io.BytesIO((head + "\n".join(lines)).encode()))


def _only(parsed: Parsed) -> ForeignQuestion:
    assert parsed.left_out == ()
    (one,) = parsed.questions
    return one


def _keys(one: ForeignQuestion) -> list[str]:
    return [option.text for option in one.options if option.is_key]


@pytest.mark.parametrize("name", ["anki-legacy.apkg", "anki-new.apkg"])
def test_a_package_of_either_form_gives_the_same_questions(name: str) -> None:
    with (FILES / name).open("rb") as file:
        parsed = read(file)
    assert parsed.in_file == 9
    mammal, eggs, panda, whales, bees, owl = parsed.questions
    assert (mammal.stem, _keys(mammal)) == ("Which of these is a mammal?", ["Bat"])
    assert [option.text for option in mammal.options] == ["Trout", "Bat", "Wasp"]
    assert mammal.feedback == "Bats feed their young with milk."
    assert (mammal.source, mammal.topic) == ("Animals, page 3", "Nature / Animals")
    assert sorted(mammal.tags) == ["easy", "mammals"]
    assert eggs.stem == "Which of these lay eggs? a < b & c"
    assert (_keys(eggs), eggs.wants) == (["Hen", "Frog"], ("2 right answers: choose one",))
    assert (_keys(panda), panda.feedback) == (["Bamboo"], "Mostly.")
    assert panda.wants == (PICTURE_WANTED,)
    assert (whales.kind, _keys(whales)) == (ItemKind.TRUE_FALSE, ["False"])
    assert (whales.stem, whales.correction) == ("Whales are fish.", "Whales are mammals.")
    assert (bees.kind, _keys(bees)) == (ItemKind.TRUE_FALSE, ["True"])
    assert (owl.stem, _keys(owl), owl.feedback) == ("Which is a bird?", ["Owl"], "It has feathers.")
    assert [(one.number, one.stem) for one in parsed.left_out] == [
        (3, "Judge each."),
        (8, "Capital of France"),
        (9, "The owl hunts at night."),
    ]
    assert [(one.what, one.number) for one in parsed.lost] == [("pictures", 1), ("sounds", 1)]
    assert any(note.startswith("Left out: 1 card with front and back.") for note in parsed.notes)
    assert any(note.startswith("Left out: 1 text with gaps") for note in parsed.notes)


def test_a_package_of_another_program_is_read() -> None:
    with (FILES / "anki-genanki.apkg").open("rb") as file:
        parsed = read(file)
    assert [(one.stem, one.tags) for one in parsed.questions] == [("Owls are birds.", ("birds",))]
    assert [one.stem for one in parsed.left_out] == ["Owl in French"]


def test_ankis_own_text_is_read() -> None:
    with (FILES / "anki-notes.txt").open("rb") as file:
        parsed = read(file)
    assert parsed.in_file == 9
    assert [one.number for one in parsed.questions] == [1, 2, 5, 6, 7]
    assert parsed.questions[0].topic == "Nature / Animals"
    assert any("more than two fields" in note for note in parsed.notes)


@pytest.mark.parametrize(
    ("front", "back", "stem", "key", "feedback"),
    [
        ("Bees can fly.", "True", "Bees can fly.", "True", ""),
        ("Bees can fly. (True or false?)", "t", "Bees can fly.", "True", ""),
        ("True or false: bees can fly", "TRUE. They can.", "bees can fly", "True", "They can."),
        ("Bienen fliegen. Richtig/falsch?", "Richtig!", "Bienen fliegen.", "True", ""),
        ("Bienen fliegen.", "Wahr", "Bienen fliegen.", "True", ""),
    ],
)
def test_a_back_that_says_true_makes_a_statement(
    front: str, back: str, stem: str, key: str, feedback: str
) -> None:
    one = _only(_read([front, back]))
    assert (one.kind, one.stem, _keys(one)) == (ItemKind.TRUE_FALSE, stem, [key])
    assert one.feedback == feedback


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("On which side do they drive?", "Right"),
        ("Capital of France", "Paris"),
        ("What is a true story?", "True stories happened."),
        ("What is the opposite of good?", "wrong"),
        ("Which letter comes after S?", "T"),
    ],
)
def test_other_fronts_and_backs_are_left_out(front: str, back: str) -> None:
    parsed = _read([front, back], ["Bees can fly.", "True"])
    assert [one.stem for one in parsed.left_out] == [front]
    assert parsed.left_out[0].reason.startswith("a card with front and back")


@pytest.mark.parametrize(
    ("back", "keys", "feedback"),
    [
        ("B", ["Owl"], ""),
        ("b)", ["Owl"], ""),
        ("Owl", ["Owl"], ""),
        ("B) Owl<br>It flies.", ["Owl"], "It flies."),
        ("B: it flies", ["Owl"], "it flies"),
        ("A, C", ["Cow", "Ant"], ""),
        ("nothing of it", [], "nothing of it"),
    ],
)
def test_a_front_that_lists_its_options_makes_a_choice(
    back: str, keys: list[str], feedback: str
) -> None:
    one = _only(_read(["Which?<br>A) Cow<br>B) Owl<br>C) Ant", back]))
    assert (one.stem, _keys(one), one.feedback) == ("Which?", keys, feedback)
    assert ("no right answer: choose one" in one.wants) == (not keys)


@pytest.mark.parametrize("back", ["B", "2", "Owl<br>It flies."])
def test_a_front_that_ends_with_a_list_makes_a_choice_if_the_back_names_one(back: str) -> None:
    front = '<b>Which?</b><ol type="A"><li>Cow</li><li>Owl <i>or so</i></li><li>Owl</ol><br>'
    one = _only(_read([front, back]))
    assert (one.stem, len(one.options)) == ("Which?", 3)
    assert _keys(one) == (["Owl"] if "Owl" in back else ["Owl or so"])
    assert _read([front, "They are animals."]).questions == ()


@pytest.mark.parametrize(
    "front", ["Which?<br>B) Cow<br>C) Owl", "Which?<br>A) Cow<br>C) Owl", "A) Cow<br>B) Owl"]
)
def test_a_list_that_is_no_list_of_options_makes_no_choice(front: str) -> None:
    assert _read([front, "B"]).questions == ()


def test_fields_with_names_are_read_like_columns() -> None:
    head = f"{HEAD}#columns:Frage\tAntwort A\tAntwort B\tLösung\tTags\n#tags column:5\n"
    one = _only(_read(["Was?", "x", "y", "B", "leicht kurz"], head=head))
    assert (_keys(one), one.tags) == (["y"], ("leicht", "kurz"))


def test_a_judgement_of_several_statements_is_left_out() -> None:
    head = f"{HEAD}#notetype:AllInOne (kprim, mc, sc)\n"
    asked = ["Q?", "", "2", "x", "y", "", "", "", "0 1", "", ""]
    judged = ["J?", "", "0", "x", "y", "z", "w", "", "1 0 1 0", "", ""]
    parsed = _read(asked, judged, asked, head=head)
    assert [_keys(one) for one in parsed.questions] == [["y"], ["y"]]
    assert parsed.left_out[0].reason.startswith("several statements")


def test_one_bad_note_in_the_middle_keeps_no_other_out() -> None:
    rows = [[f"Statement {n}.", "True"] for n in range(50)]
    rows[25] = ['"Never closed', "True"]
    rows[30] = ["", ""]
    rows[31] = [""]
    rows[32] = ["x" * 30_000, "True"]
    parsed = _read(*rows)
    # A row without anything in it is no note.
    assert (parsed.in_file, len(parsed.questions)) == (48, 47)
    assert "characters" in parsed.left_out[0].reason


def test_plain_text_keeps_what_looks_like_html() -> None:
    one = _only(_read(["Is a <b> b</b> &amp; so?", "True"], head="#separator:tab\n#html:false\n"))
    assert one.stem == "Is a <b> b</b> &amp; so?"


@pytest.mark.parametrize(
    ("named", "sign"),
    [("Comma", ","), ("semicolon", ";"), ("Pipe", "|"), (";", ";"), ("tab", "\t")],
)
def test_the_separator_is_the_one_that_the_file_names(named: str, sign: str) -> None:
    text = f'#separator:{named}\n#html:true\n"It, is; a|b\tc."{sign}True\n'
    assert _only(read(io.BytesIO(text.encode("utf-8-sig")))).stem == "It, is; a|b c."


# Writing


def _same(one: ForeignQuestion) -> ForeignQuestion:
    """Return a question with what Anki has another form for in that form."""
    deck = one.topic.replace("\n", " ").replace("::", ":")
    parts = [part.strip(": ") for part in deck.split(" / ")]
    return replace(
        one,
        number=0,
        wants=(),
        topic=" / ".join(part for part in parts if part),
        tags=tuple("_".join(tag.split()) for tag in one.tags),
    )


_asked = foreign.questions() | hard_questions.questions()
_lists = st.lists(_asked, min_size=1, max_size=5, unique_by=lambda one: one.name or one.stem)


def _can_be_written(one: ForeignQuestion) -> bool:
    is_false = one.kind is ItemKind.TRUE_FALSE and one.options[1].is_key
    return bool(one.keys) and not (is_false and not one.correction)


@given(_lists)
def test_what_is_written_is_read_back_the_same_twice(asked: list[ForeignQuestion]) -> None:
    written = write(asked)
    assert written.written + len(written.left_out) == len(asked)
    fits = [_same(one) for one in asked if _can_be_written(one)]
    assert written.written == len(fits)
    if not fits:
        return
    once = read(io.BytesIO(written.data))
    # Inner decks come after the outer ones.
    by_stem = sorted(map(_same, once.questions), key=repr)
    assert by_stem == sorted(fits, key=repr)
    again = write(once.questions)
    assert again.data == written.data


def test_a_false_statement_is_never_written_without_its_correction() -> None:
    written = write([FALSE, replace(FALSE, correction="", stem="Cows fly."), FALSE])
    assert written.written == 2
    assert [(one.number, one.stem) for one in written.left_out] == [(2, "Cows fly.")]
    assert b"Cows fly" not in written.data
    assert written.data.count(b"Whales are mammals.") == 2


def test_the_first_lines_say_what_anki_has_to_know() -> None:
    lines = write([FALSE]).data.decode().split("\n")
    assert lines[:6] == [
        "#separator:tab",
        "#html:true",
        "#notetype:Basic",
        "#guid column:1",
        "#deck column:2",
        "#tags column:5",
    ]
    cells = lines[6].split("\t")
    assert (cells[0], cells[1], len(cells)) == ("quizapp:nature:q2", "Nature", 5)


def test_a_guid_stays_when_the_words_change_and_is_never_there_twice() -> None:
    def guids(*asked: ForeignQuestion) -> list[str]:
        lines = write(asked).data.decode().split("\n")[6:-1]
        return [line.partition("\t")[0] for line in lines]

    assert guids(replace(FALSE, stem="Whales are large fish.")) == guids(FALSE)
    nameless = replace(FALSE, name="")
    assert guids(nameless) == guids(nameless) != guids(FALSE)
    assert len(set(guids(FALSE, FALSE, nameless, nameless))) == 4


def test_an_outer_deck_comes_before_those_inside_it() -> None:
    inner = replace(FALSE, name="q1", topic="Nature / Birds")
    lines = write([inner, FALSE]).data.decode().split("\n")[6:-1]
    assert [line.split("\t")[1] for line in lines] == ["Nature", "Nature::Birds"]


def test_spaces_in_tags_are_told() -> None:
    written = write([replace(FALSE, tags=("food safety", "fish"))])
    assert written.data.rstrip().endswith(b"\tfood_safety fish")
    assert [(one.what, one.number) for one in written.lost] == [
        ("spaces in tags, written as “_”", 1)
    ]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ((ForeignOption("x"), ForeignOption("y")), "no option is the right one"),
        ((ForeignOption("x", True),), "it has 1 options: a card takes 2 to 26"),
        ((ForeignOption("x", True), ForeignOption("")), "one of its options has no text"),
        (tuple(ForeignOption(f"o{n}", n == 1) for n in range(27)), "it has 27 options: a card"),
    ],
)
def test_what_no_card_can_ask_is_left_out(options: tuple[ForeignOption, ...], reason: str) -> None:
    one = ForeignQuestion(1, ItemKind.CHOICE, "Q?", options)
    written = write([one])
    assert (written.written, written.left_out[0].number) == (0, 1)
    assert re.match(reason, written.left_out[0].reason)


def test_a_file_is_known_by_its_beginning() -> None:
    for name in ("anki-legacy.apkg", "anki-new.apkg", "anki-genanki.apkg"):
        with (FILES / name).open("rb") as file:
            assert looks_like(file.read(4096), name)
    with (FILES / "kahoot.xlsx").open("rb") as file:
        assert not looks_like(file.read(4096), "kahoot.xlsx")
    assert looks_like(b"\xef\xbb\xbf#separator:tab\n#html:true\n")
    assert looks_like(write([FALSE]).data)
    assert not looks_like(b"# A heading\n\nA text.\n")
    assert not looks_like(b"#hashtag: none\n")


@pytest.mark.parametrize("content", [b"", b"A text.\n", HEAD.encode(), b"#html:true"])
def test_what_is_no_text_of_anki_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(ExpectedError, match=r"Anki|no notes"):
        read(io.BytesIO(content))

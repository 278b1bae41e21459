"""Questions and damaged files for the tests of every format."""

import io
import random
from collections.abc import Callable, Iterator
from typing import BinaryIO

from hypothesis import strategies as st

from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion, Parsed
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.packs.formats.texts import tidy

HARD = (
    "a < b & c",
    "평양은 어디에 있습니까?",
    "&lt; &amp;amp; &nbsp;",
    "50% ~ = # { } : \\ \\n \\: :: #### -> //",
    "[html]<b>bold</b>",
    "[plain]",
    "J. D. Salinger wrote what?",
    "A) or A. Lincoln",
    "ANSWER: B",
    "$CATEGORY: none",
    "// no comment",
    "]]> <![CDATA[ <!-- --> </text>",
    "%50% ~%-100% =%100%",
    "TRUE",
    "T",
    "\\(x^2\\) $$y$$",
    "“curly”, 'straight' \"double\"",
    "x, y; z\tw|v",
    "mc² H₂O e\u0301 👩‍👩‍👧 العربية",
)
"""Texts that one format or another takes for something else."""

_SIGNS = "abcXYZ01 .,:;#={}~\\%[]()<>&\"'/-_$!?|\n평양éß²"


def texts(empty: bool = False, lines: bool = True) -> st.SearchStrategy[str]:
    """Texts in the form in which questions are kept."""
    one = st.sampled_from(HARD) | st.text(_SIGNS, max_size=12) | st.text(max_size=4)
    said = st.lists(one, min_size=1, max_size=3).map("".join).map(tidy)
    if not lines:
        said = said.map(lambda text: " ".join(text.split()))
    return said if empty else said.filter(bool)


@st.composite
def questions(draw: st.DrawFn, *, lines: bool = True, one_key: bool = False) -> ForeignQuestion:
    """Questions with all that the middle form holds."""
    feedback = texts(empty=True)
    if draw(st.booleans()):
        key = draw(st.booleans())
        return ForeignQuestion(
            1,
            ItemKind.TRUE_FALSE,
            draw(texts(lines=lines)),
            (
                ForeignOption("True", key, draw(feedback)),
                ForeignOption("False", not key, draw(feedback)),
            ),
            feedback=draw(feedback),
            correction=draw(feedback),
        )
    wordings = draw(st.lists(texts(lines=lines), min_size=2, max_size=5))
    keys = {draw(st.integers(0, len(wordings) - 1))}
    if not one_key:
        keys |= draw(st.sets(st.integers(0, len(wordings) - 1)))
    return ForeignQuestion(
        1,
        ItemKind.CHOICE,
        draw(texts(lines=lines)),
        tuple(
            ForeignOption(text, place in keys, draw(feedback))
            for place, text in enumerate(wordings)
        ),
        feedback=draw(feedback),
        source=draw(texts(empty=True, lines=False)),
    )


def each_alone() -> Iterator[ForeignQuestion]:
    """Questions of which one text is hard, so that nothing else tells a writer to take care."""
    for said in map(tidy, (*HARD, "%50% of it", "// none", "[html]", "->", "=", "\\")):
        for stem, right, wrong, feedback in (
            (said, "a", "b", ""),
            ("Which?", said, "b", ""),
            ("Which?", "a", said, ""),
            ("Which?", "a", "b", said),
        ):
            options = (ForeignOption(right, True, feedback), ForeignOption(wrong))
            yield ForeignQuestion(1, ItemKind.CHOICE, stem, options)


def mutations(samples: tuple[bytes, ...], number: int) -> Iterator[bytes]:
    """Files that are damaged in one of the ways in which files are, the same ones in every run."""
    dice = random.Random(number)
    marks = (b"\0", b"<", b">", b"&", b"]]>", b"{", b"}", b"~", b"=", b"#", b"\\", b"\n\n", b"\xff")
    for _ in range(number):
        content = bytearray(dice.choice(samples))
        for _ in range(dice.randrange(1, 4)):
            place = dice.randrange(len(content) + 1)
            size = dice.choice((1, 2, 8, 200))
            match dice.randrange(6):
                case 0:
                    del content[place : place + size]
                case 1:
                    content[place:place] = dice.choice(marks)
                case 2:
                    content[place:place] = bytes(content[place : place + size])
                case 3:
                    content[place : place + 1] = bytes([dice.randrange(256)])
                case 4:
                    del content[place:]
                case _:
                    other = dice.choice(samples)
                    begin = dice.randrange(len(other))
                    content[place:place] = other[begin : begin + size]
        yield bytes(content)


def check_survives(
    read: Callable[[BinaryIO], Parsed], samples: tuple[bytes, ...], number: int = 2000
) -> None:
    """Check that damaged files are read or refused in words, whatever the damage."""
    for content in mutations(samples, number):
        try:
            parsed = read(io.BytesIO(content))
        except ExpectedError:
            continue
        numbers = [one.number for one in parsed.questions]
        numbers += [one.number for one in parsed.left_out]
        assert sorted(numbers) == list(range(1, parsed.in_file + 1))
        for question in parsed.questions:
            if question.kind is ItemKind.TRUE_FALSE:
                assert [option.text for option in question.options] == ["True", "False"]
            assert question.stem == tidy(question.stem)

"""What a pack may hold as a picture is told by its head."""

import contextlib
import random
from dataclasses import replace

import pytest

from quizapp.core.content.pictures import (
    MOST_BYTES,
    MOST_SIDE,
    NoPictureError,
    PictureKind,
    look_at,
    picture_of,
)
from tests.builders import a_choice
from tests.pictures import a_jpeg_head, a_picture, a_png


def test_the_head_tells_format_and_size() -> None:
    assert look_at(a_png(41, 17)) == (PictureKind.PNG, 41, 17)
    assert look_at(a_jpeg_head(1_200, 800)) == (PictureKind.JPEG, 1_200, 800)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "neither"),
        (b"GIF89a" + bytes(40), "neither"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither"),
        (a_png()[:20], "neither"),
        (a_png(MOST_SIDE + 1, 2), "pixels"),
        (a_jpeg_head(2, 65_535), "pixels"),
        (a_jpeg_head(0, 5), "damaged"),
        (a_jpeg_head()[:12], "damaged"),
        (a_png() + bytes(MOST_BYTES), "kB"),
    ],
)
def test_what_is_none_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(NoPictureError, match=why):
        look_at(data)


def test_a_name_that_says_another_format_is_refused() -> None:
    with pytest.raises(NoPictureError, match="PNG"):
        picture_of("waves.jpg", "A wave.", a_png())


def test_no_bytes_break_the_reader() -> None:
    rng = random.Random(5)
    for seed in (a_png(), a_jpeg_head()):
        for _ in range(1_000):
            data = bytearray(seed[: rng.randrange(len(seed) + 1)])
            for _ in range(rng.randrange(4)):
                if data:
                    data[rng.randrange(len(data))] = rng.randrange(256)
            with contextlib.suppress(NoPictureError):
                assert min(look_at(bytes(data))[1:]) > 0


def test_a_wording_changes_with_its_picture_and_with_the_words_on_it() -> None:
    bare = a_choice()
    one = replace(bare, picture=a_picture())
    prints = {
        bare.fingerprint,
        one.fingerprint,
        replace(one, picture=a_picture(alt="Another wave.")).fingerprint,
        replace(one, picture=a_picture(shade=3)).fingerprint,
    }
    assert len(prints) == 4
    assert replace(one, picture=a_picture("b.png")).fingerprint == one.fingerprint

"""Which key was meant, on keyboards of many scripts and on every platform."""

import pytest
from PySide6.QtCore import Qt

from quizapp.ui.shell.keys.pressed import copies, key_at, meant, with_control
from tests.ui.shell.keys.pressing import CODES, NONE, key_event

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ANSWERS = ("A", "B", "C", "D", "M", "1", "2", "3", "?")
CONSOLE = tuple("NCDVREXPLQ")

# What the keys in the places of A B C D M Q type, as xkb-data has it.
SCRIPTS = {
    "Russian": "фисвьй",
    "Ukrainian": "фисвьй",
    "Bulgarian": "ьфъап,",
    "Serbian": "абцдмљ",
    "Greek": "αβψδμ;",
    "Hebrew": "שנבגצ/",
    "Arabic": ["ش", "لا", "ؤ", "ي", "ة", "ض"],
    "Korean": "ㅁㅠㅊㅇㅡㅂ",
    "Thai": "ฟิแกทๆ",
    "Hindi": "ो\u0935म्सौ",
    "Georgian": "აბცდმქ",
    "Armenian": "ասգտմխ",
}


@pytest.mark.parametrize("typed", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_a_keyboard_of_another_script_is_told_by_place(typed: str | list[str]) -> None:
    for place, text in zip("ABCDM", typed, strict=False):
        assert meant(key_event(text, CODES[place]), ANSWERS) == place
        assert meant(key_event(text.upper(), CODES[place], SHIFT), ANSWERS) == place
    assert meant(key_event(typed[5], CODES["Q"]), CONSOLE) == "Q"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("A", "q"),  # French
        ("M", ","),
        ("Z", "w"),
        ("D", "e"),  # Dvorak
        ("C", "j"),
        ("B", "x"),
        ("C", "ö"),  # Turkish F
        ("B", "ç"),
        ("N", "’"),  # Bépo
        ("3", "»"),
    ],
)
def test_on_a_latin_keyboard_a_letter_is_what_is_printed_on_it(place: str, text: str) -> None:
    wanted = tuple("ABCDMNZ")
    assert meant(key_event(text, CODES[place]), wanted) is None
    assert meant(key_event("a", CODES["Q"]), ANSWERS) == "A"


@pytest.mark.parametrize(
    "typed", ['&é"', "+ěš", "१२३", "١٢٣", "۱۲۳", "!“№"], ids=lambda t: ascii(t)
)
def test_the_keys_of_the_digits_are_digits_whatever_they_type(typed: str) -> None:
    for place, text in zip("123", typed, strict=True):
        assert meant(key_event(text, CODES[place]), ANSWERS) == place


def test_a_digit_needs_shift_where_it_needs_shift_and_else_has_none() -> None:
    assert meant(key_event("1", CODES["1"], SHIFT), ANSWERS) == "1"  # French
    assert meant(key_event("!", CODES["1"], SHIFT), ANSWERS) is None  # US
    assert meant(key_event("7", CODES["1"]), ANSWERS) is None  # classic Dvorak says 7 there
    assert meant(key_event("²", 49), ANSWERS) is None
    assert meant(key_event("2", 88, Qt.KeyboardModifier.KeypadModifier), ANSWERS) == "2"


@pytest.mark.parametrize("sign", "?؟՞？")
def test_every_question_mark_asks_for_the_keys(sign: str) -> None:
    assert meant(key_event(sign, 61, SHIFT), ANSWERS) == "?"


def test_full_width_letters_and_digits_are_letters_and_digits() -> None:
    assert meant(key_event("ｂ", 0), ANSWERS) == "B"
    assert meant(key_event("３", 0), ANSWERS) == "3"


def test_a_key_without_a_place_or_character_means_nothing() -> None:
    assert meant(key_event("ф", 0), ANSWERS) is None
    assert meant(key_event("", 0), ANSWERS) is None
    assert meant(key_event("", 9), ANSWERS) is None
    assert meant(key_event("", 37), "?") is None, "Ctrl alone"


def test_shortcuts_with_control_work_by_place_too() -> None:
    assert with_control(key_event("а", CODES["F"], CONTROL), "F") == "F"
    assert with_control(key_event("f", CODES["F"], CONTROL), "F") == "F"
    assert with_control(key_event("&", CODES["1"], CONTROL), "1") == "1"
    assert with_control(key_event("f", CODES["F"], NONE), "F") is None
    assert with_control(key_event("f", CODES["F"], CONTROL | SHIFT), "F") is None
    assert copies(key_event("с", CODES["C"], CONTROL))
    assert copies(key_event("c", CODES["C"], CONTROL))
    assert not copies(key_event("j", CODES["C"], CONTROL))


@pytest.mark.parametrize(
    ("platform", "scan_code", "virtual_key", "key"),
    [
        # linux/input-event-codes.h, from which X11 and Wayland count on by 8
        ("xcb", 30 + 8, 0, "A"),
        ("wayland", 48 + 8, 0, "B"),
        ("xcb", 2 + 8, 0, "1"),
        ("xcb", 11 + 8, 0, "0"),
        ("xcb", 50 + 8, 0, "M"),
        ("xcb", 57 + 8, 0, None),  # the space bar
        ("xcb", 0, 0, None),
        # Microsoft's scan codes, set 1
        ("windows", 0x1E, 0x41, "A"),
        ("windows", 0x2E, 0x43, "C"),
        ("windows", 0x02, 0x31, "1"),
        ("windows", 0x11E, 0, None),  # an extended key
        ("windows", 0x39, 0, None),
        # HIToolbox/Events.h; Qt gives every key the scan code 1
        ("cocoa", 1, 0x00, "A"),
        ("cocoa", 1, 0x0B, "B"),
        ("cocoa", 1, 0x2E, "M"),
        ("cocoa", 1, 0x12, "1"),
        ("cocoa", 1, 0x14, "3"),
        ("cocoa", 1, 0x0A, None),
        ("cocoa", 1, 0x31, None),
    ],
)
def test_the_place_is_told_on_every_platform(
    platform: str, scan_code: int, virtual_key: int, key: str | None
) -> None:
    assert key_at(scan_code, virtual_key, platform) == key


@pytest.mark.parametrize("text", ["\r", "", "\x1b"])
def test_a_key_that_types_nothing_is_no_question_mark(text: str) -> None:
    """The empty text is in every text: Enter on a first screen opened the sheet of keys."""
    assert meant(key_event(text, 0), "?") is None

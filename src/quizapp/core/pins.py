"""PINs: four to eight digits that keep classmates out. They lock nothing: see ``docs/settings.md``.

What is kept is a slow, salted digest (scrypt), so that the file does not tell the digits at sight.
Ten thousand PINs are tried in minutes all the same, which is why the app promises no more than a
curtain (spec PE-1).
"""

import hashlib
import hmac
from datetime import timedelta

FEWEST, MOST = 4, 8
"""How many digits a PIN has."""

_COST, _BLOCK, _LANES = 2**14, 8, 1
"""Scrypt's N, r and p: about a twentieth of a second and 16 MB."""

_LONGEST = timedelta(seconds=60)


def is_pin(typed: str) -> bool:
    """Return whether something that was typed can be a PIN."""
    return FEWEST <= len(typed) <= MOST and typed.isascii() and typed.isdigit()


def digest_of(pin: str, salt: bytes) -> str:
    """Return what is kept of a PIN."""
    return f"scrypt${salt.hex()}${_scrypt(pin, salt).hex()}"


def fits(typed: str, kept: str) -> bool:
    """Return whether what was typed is the PIN whose digest is kept."""
    try:
        kind, salt, digest = kept.split("$")
        given, wanted = _scrypt(typed, bytes.fromhex(salt)), bytes.fromhex(digest)
    except ValueError:  # somebody else wrote it there: no PIN fits
        return False
    return kind == "scrypt" and hmac.compare_digest(given, wanted)


def pause_after(wrong: int) -> timedelta:
    """Return how long to wait after so many wrong tries in a row: each time twice as long."""
    return min(timedelta(seconds=2 ** min(wrong - 1, 10)), _LONGEST) if wrong else timedelta(0)


def _scrypt(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, dklen=32)

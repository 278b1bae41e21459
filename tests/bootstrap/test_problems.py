"""What pip, uv and apt really print, and the sentence that comes of it."""

import errno
from pathlib import Path

import pytest
from bootstrap.problems import why_no_packages, why_not_installed, why_not_written

PIP = {
    "offline": (
        "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError(': "
        "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')\n"
        "ERROR: Could not find a version that satisfies the requirement aiohttp (from versions: "
        "none)\nERROR: No matching distribution found for aiohttp"
    ),
    "disk is full": "ERROR: Could not install packages due to an OSError: [Errno 28] No space left",
    "clock": "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))",
    "cannot be written by you": "OSError: [Errno 30] Read-only file system: '/srv/quizapp/.venv'",
    "no ready-made version": (
        "ERROR: Could not find a version that satisfies the requirement PySide6-Essentials<6.12 "
        "(from versions: none)\nERROR: No matching distribution found for PySide6-Essentials"
    ),
    "the lines above say why": "ERROR: Exception:\nValueError: something new",
}
UV = {
    "offline": "error: Request failed after 3 retries\n  Caused by: dns error: failed to lookup",
    "disk is full": "error: Failed to install: x.whl\n  Caused by: No space left (os error 28)",
    "no ready-made version": "  x No solution found when resolving dependencies:\n  because only",
}
APT = {
    "offline": (
        "Err:1 http://mirror trixie InRelease\n  Temporary failure resolving 'mirror'\n"
        "E: Unable to locate package libegl1"
    ),
    "disk is full": "E: You don't have enough free space in /var/cache/apt/archives/.",
    "Another program is installing": "E: Could not get lock /var/lib/dpkg/lock-frontend.",
    "dpkg --configure -a": "E: dpkg was interrupted, you must manually run 'dpkg --configure -a'",
    "package lists do not name": "E: Unable to locate package libegl1",
    "By hand it is": "E: Something that nobody has seen before",
}


@pytest.mark.parametrize(("sentence", "printed"), [*PIP.items(), *UV.items()])
def test_what_keeps_libraries_away_is_told_in_a_sentence_of_its_own(
    tmp_path: Path, sentence: str, printed: str
) -> None:
    told = why_not_installed(printed, tmp_path)
    assert sentence in told
    others = {*PIP, *UV} - {sentence}
    assert not [each for each in others if each in told]


@pytest.mark.parametrize(("sentence", "printed"), APT.items())
def test_what_keeps_packages_away_is_told_in_a_sentence_of_its_own(
    sentence: str, printed: str
) -> None:
    told = why_no_packages(printed, "apt-get install libegl1")
    assert sentence in told
    assert not [each for each in APT if each != sentence and each in told]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EROFS, "cannot be written by you"),
        (errno.EACCES, "cannot be written by you"),
        (errno.EIO, "could not be made"),
    ],
)
def test_errors_of_the_file_system_are_told(tmp_path: Path, number: int, sentence: str) -> None:
    assert sentence in why_not_written(OSError(number, "as the system puts it"), tmp_path)

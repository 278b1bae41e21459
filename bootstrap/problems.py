"""Why a set-up did not succeed, in a sentence that says what to do."""

from __future__ import annotations

import errno
import re
import shutil
from pathlib import Path

_OFFLINE = (
    r"Temporary failure (in name resolution|resolving)|Name or service not known"
    r"|Could not resolve|nodename nor servname|getaddrinfo failed|Network is unreachable"
    r"|No route to host|Failed to establish a new connection|NewConnectionError"
    r"|NameResolutionError|ConnectTimeout|ReadTimeout|Read timed out|Connection timed out"
    r"|Connection refused|Connection reset|Cannot initiate the connection|Could not connect to"
    r"|dns error|error sending request|tcp connect error|RemoteDisconnected|ProtocolError"
    r"|ProxyError|Cannot connect to proxy|tunneling socket"
)
_FULL = r"No space left on device|Errno 28\b|os error 28\b|enough free space|Disk quota exceeded"
_CERTIFICATE = r"CERTIFICATE_VERIFY_FAILED|SSLError|invalid peer certificate|certificate verify"
_FORBIDDEN = r"Permission denied|Errno 13\b|os error 13\b"
_READ_ONLY = r"Read-only file system|Errno 30\b|os error 30\b"
_NO_BUILD = (
    r"No matching distribution found|Could not find a version|no wheels? with a matching"
    r"|No solution found|Failed building wheel|subprocess-exited-with-error"
    r"|metadata-generation-failed|Failed to build"
)


class SetupError(Exception):
    """Set-up needs something that only the user can do; the text says what."""


def why_not_installed(output: str, folder: Path) -> str:
    """Return why pip or uv could not install the libraries, from what it printed.

    Args:
        output: all that the program printed.
        folder: the project's folder.
    """
    if re.search(_FULL, output):
        return disk_full(folder)
    if re.search(_CERTIFICATE, output):
        return (
            "The libraries could not be downloaded: the server's certificate was not accepted. "
            "Is the computer's clock right?\nA school's filter may stand between; whoever looks "
            "after the network knows its certificate (pip reads it from PIP_CERT)."
        )
    if re.search(_OFFLINE, output):
        return (
            "The libraries could not be downloaded: this computer is offline, or a proxy or "
            "filter stands between it and the package server.\n"
            "Nothing is broken. Run the same command again once it is online."
        )
    if re.search(_READ_ONLY, output) or re.search(_FORBIDDEN, output):
        return read_only(folder)
    if re.search(_NO_BUILD, output):
        return (
            f"{_last_lines(output)}\n\nA library has no ready-made version for this computer or "
            "its Python. Python 3.11 to 3.13 on 64-bit Linux, macOS or Windows have one."
        )
    return (
        f"{_last_lines(output)}\n\nThe libraries could not be installed: the lines above say why."
    )


def why_not_written(error: OSError, folder: Path) -> str:
    """Return what an error of the file system means for the set-up."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(folder)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return read_only(folder)
    return f"The environment could not be made in {folder}: {error}"


def disk_full(folder: Path) -> str:
    """Return the sentence for a disk without room."""
    free = shutil.disk_usage(folder).free // 10**6
    return (
        f"The disk is full: {free} MB are free where {folder} is. "
        "Make room, then run the same command again."
    )


def read_only(folder: Path) -> str:
    """Return the sentence for a folder that may not be written."""
    return (
        f"The folder {folder} cannot be written by you, and quizapp keeps its libraries in it. "
        "Copy the folder to one of your own and start it there."
    )


def why_no_packages(output: str, command: str) -> str:
    """Return why apt could not install the system's packages, from what it printed.

    Args:
        output: all that apt printed.
        command: the command to type by hand.
    """
    if re.search(_FULL, output):
        return (
            "The system's packages could not be installed: the disk is full. "
            "Make room, then run the same command again."
        )
    if re.search(r"Could not get lock|Unable to acquire the dpkg", output):
        return (
            "Another program is installing packages just now, perhaps the system's own updates. "
            "Wait until it is done, then run the same command again."
        )
    if is_interrupted(output):
        return (
            "An earlier installation of packages was interrupted. Type these, then run the same "
            f"command again:\n\n    dpkg --configure -a\n    {command}\n"
        )
    if re.search(_OFFLINE, output) or "Failed to fetch" in output:
        return (
            "The system's packages could not be downloaded: this computer is offline, or a proxy "
            "stands between.\nNothing is broken. Run the same command again once it is online."
        )
    if are_unknown(output):
        return (
            f"{_last_lines(output)}\n\nThe system's package lists do not name all that is needed. "
            f"Are its sources complete? Then type:\n\n    {command}\n"
        )
    return (
        f"{_last_lines(output)}\n\nThe system's packages could not be installed: the lines above "
        f"say why. By hand it is:\n\n    {command}\n"
    )


def is_interrupted(output: str) -> bool:
    """Return whether apt says that an earlier installation was interrupted."""
    return bool(re.search(r"dpkg was interrupted|--fix-broken install|-f install", output))


def are_unknown(output: str) -> bool:
    """Return whether apt does not know a package: its lists are missing or old."""
    unknown = r"Unable to locate package|no installation candidate|404 +Not Found|but it is not"
    return bool(re.search(unknown, output))


def _last_lines(output: str, number: int = 15) -> str:
    return "\n".join(output.strip().splitlines()[-number:])

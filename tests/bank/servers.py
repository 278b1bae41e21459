"""A real PostgreSQL server for the time of a test run, from Debian's packages."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.waiting import PATIENCE

MISSING = "PostgreSQL is not installed: apt-get install postgresql"


def programs() -> Path | None:
    """Return the folder of the newest installed server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def a_server(programs: Path) -> Iterator[str]:
    """Run a throw-away server on a socket in a folder of its own; yield its address."""
    # The folder's name must be short: a socket's path may have 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="quizapp-pg-"))
    command = _as_postgres(folder)
    try:
        cluster = folder / "cluster"
        _run(*command, programs / "initdb", "-D", cluster, "-U", "quiz", "-A", "trust", "-N")
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        log = folder / "log"
        start = (programs / "pg_ctl", "-D", cluster, "-o", options, "-l", log, "-w", "start")
        _run(*command, *start)
        try:
            yield f"postgresql+psycopg://quiz@/postgres?host={folder}"
        finally:
            _run(*command, programs / "pg_ctl", "-D", cluster, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_postgres(folder: Path) -> list[str]:
    """Return how to start a program as somebody else: the server refuses to run as root."""
    if os.geteuid() != 0:
        return []
    owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return ["runuser", "-u", "postgres", "--"]


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=PATIENCE)

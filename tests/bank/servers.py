"""A real PostgreSQL server for the time of a test run, from Debian's packages."""

import os
import pwd
import subprocess
import sys
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


WATCHER = """
import shutil, subprocess, sys
sys.stdin.read()  # until the test run ends, in whichever way: then nobody holds the other end
subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
shutil.rmtree(sys.argv[1], ignore_errors=True)
"""


@contextmanager
def a_server(programs: Path, *rules: str) -> Iterator[str]:
    """Run a throw-away server on a socket in a folder of its own; yield its address.

    It ends with the process that asked for it, also when that is killed.

    Args:
        programs: the folder of the server's programs.
        rules: lines of its pg_hba.conf, for everybody but its owner ``quiz``; none: all are
            trusted.
    """
    # The folder's name must be short: a socket's path may have 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="quizapp-pg-"))
    command = _as_postgres(folder)
    cluster = folder / "cluster"
    control: tuple[str | Path, ...] = (*command, programs / "pg_ctl", "-D", cluster)
    stop = (*control, "-m", "immediate", "stop")
    watching = [sys.executable, "-I", "-c", WATCHER, str(folder), *map(str, stop)]
    with subprocess.Popen(watching, stdin=subprocess.PIPE, start_new_session=True) as watcher:
        # Leaving the block closes the pipe and waits until the watcher has cleared up.
        assert watcher.stdin is not None
        _run(*command, programs / "initdb", "-D", cluster, "-U", "quiz", "-A", "trust", "-N")
        if rules:
            hba = cluster / "pg_hba.conf"
            hba.write_text("\n".join(("local all quiz trust", *rules)) + "\n")
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        _run(*control, "-o", options, "-l", folder / "log", "-w", "start")
        yield f"postgresql+psycopg://quiz@/postgres?host={folder}"


def _as_postgres(folder: Path) -> list[str]:
    """Return how to start a program as somebody else: the server refuses to run as root."""
    if os.geteuid() != 0:
        return []
    owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return ["runuser", "-u", "postgres", "--"]


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=PATIENCE)

import sqlite3
import sys
import threading
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
from benchmarks.tracing import BEGUN, COMMITTED, HANDED_OVER, Recorder
from sqlalchemy import create_engine, text

DOOR = """
def arrive(relay, helper, queue):
    relay.pass_on(helper.half(10), queue)
"""
RELAY = """
def pass_on(value, queue):
    for _ in range(value):
        queue.put(value)
"""
HELPER = """
from dataclasses import dataclass

@dataclass
class Half:
    value: int

def half(number):
    return number // 2
"""


def module(folder: Path, name: str, source: str, patch: pytest.MonkeyPatch) -> Any:
    file = folder / f"{name}.py"
    file.write_text(source)
    spec = spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    patch.setitem(sys.modules, name, made)  # where a dataclass looks for its module
    spec.loader.exec_module(made)
    return made


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any, Any]:
    door, relay, helper = (
        module(tmp_path, name, source, monkeypatch)
        for name, source in (("door", DOOR), ("relay", RELAY), ("helper", HELPER))
    )
    return door, relay, helper


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    made = Recorder(tmp_path)
    with made.installed():
        yield made


def test_a_helper_is_executed_and_no_part_of_the_path(
    recorder: Recorder, project: tuple[Any, Any, Any]
) -> None:
    door, relay, helper = project
    with recorder.recording() as trace:
        door.arrive(relay, helper, SimpleQueue())
    assert trace.executed == {"door.py", "relay.py", "helper.py"}
    assert trace.path == ["door.py", "relay.py"]


def test_a_call_between_two_files_is_one_move_and_each_hand_over_another(
    recorder: Recorder, project: tuple[Any, Any, Any]
) -> None:
    door, relay, helper = project
    with recorder.recording() as trace:
        door.arrive(relay, helper, SimpleQueue())
        door.arrive(relay, helper, SimpleQueue())
    assert trace.moments[HANDED_OVER] == 10
    assert trace.moves == 1 + 10


def test_what_makes_a_value_of_a_dataclass_is_executed_in_the_file_of_its_class(
    recorder: Recorder, project: tuple[Any, Any, Any]
) -> None:
    with recorder.recording() as trace:
        project[2].Half(1)
    assert trace.executed == {"helper.py"}


def test_functions_that_read_the_same_belong_to_their_own_files(
    recorder: Recorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (module(tmp_path, name, HELPER, monkeypatch) for name in ("one", "other"))
    assert one.half.__code__ == other.half.__code__
    with recorder.recording() as trace:
        one.half(2)
        other.half(2)
    assert trace.executed == {"one.py", "other.py"}


def test_threads_are_followed_and_nothing_after_the_recording(
    recorder: Recorder, project: tuple[Any, Any, Any]
) -> None:
    door, relay, helper = project
    work = threading.Thread(target=door.arrive, args=(relay, helper, SimpleQueue()))
    with recorder.recording() as trace:
        work.start()
        work.join()
    relay.pass_on(1, SimpleQueue())
    assert trace.path == ["door.py", "relay.py"]
    assert trace.moments[HANDED_OVER] == 5


def test_the_hook_is_brought_into_a_thread_that_python_did_not_start(
    recorder: Recorder, project: tuple[Any, Any, Any]
) -> None:
    helper = project[2]
    threading.setprofile(None)  # as if it were Qt's
    done = threading.Thread(target=recorder.in_its_thread(lambda: helper.half(10)))
    with recorder.recording() as trace:
        done.start()
        done.join()
    assert trace.executed == {"helper.py"}


def test_the_database_tells_of_transactions_and_of_rows(
    recorder: Recorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = module(
        tmp_path,
        "store",
        "def put(db):\n"
        "    db.execute('BEGIN')\n"
        "    db.execute('INSERT INTO made VALUES (1)')\n"
        "    db.execute('SELECT * FROM made')\n"
        "    db.execute('COMMIT')\n",
        monkeypatch,
    )
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE made (number INTEGER)"))
        connection.commit()
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.isolation_level = None
        with recorder.recording() as trace:
            store.put(raw)
    engine.dispose()
    assert trace.moments == {BEGUN: 1, "row written": 1, COMMITTED: 1}
    assert trace.path == ["store.py"]

"""The lists are compared with what Qt's own files ask for: a new Qt that needs more fails here."""

import struct
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from quizapp.env.system_libraries import (
    ALWAYS,
    ON_WAYLAND,
    ON_X11,
    Library,
    missing_libraries,
    needed_libraries,
    telling,
)
from tests.waiting import PATIENCE

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems come with all that Qt needs"
)
EVERYWHERE = ("ld-linux", "libc.so", "libm.so", "libdl.so", "libpthread.so", "libresolv.so")
COMES_ALONG = {"libgcc_s.so.1", "libstdc++.so.6", "libgthread-2.0.so.0", "libbrotlicommon.so.1"}
"""Python itself, or the package of a library that is listed, brings these."""


def qt() -> Path:
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0])


def asked_for(file: Path) -> set[str]:
    """Return the libraries that a 64-bit ELF file names as needed."""
    binary = file.read_bytes()
    offset, size, number = (
        struct.unpack_from("<Q", binary, 0x28)[0],
        *struct.unpack_from("<HH", binary, 0x3A),
    )
    sections = [struct.unpack_from("<IIQQQQII", binary, offset + i * size) for i in range(number)]
    names: set[str] = set()
    for section in sections:
        if section[1] != 6:  # SHT_DYNAMIC
            continue
        start, length, link = section[4], section[5], section[6]
        strings = sections[link][4]
        for at in range(start, start + length, 16):
            tag, value = struct.unpack_from("<qQ", binary, at)
            if tag == 1:  # DT_NEEDED
                end = binary.index(b"\0", strings + value)
                names.add(binary[strings + value : end].decode())
    return names


def from_the_system(*roots: str) -> set[str]:
    """Return what some of Qt's files need, directly or by way of others, that it does not bring."""
    folder = qt()
    todo = [file for root in roots for file in sorted(folder.glob(root))]
    assert len(todo) >= len(roots)
    seen, outside = set(todo), set()
    while todo:
        for name in asked_for(todo.pop()):
            carried = [folder / name, folder / "Qt/lib" / name, folder.parent / "shiboken6" / name]
            own = next((file for file in carried if file.exists()), None)
            if own is None:
                outside.add(name)
            elif own not in seen:
                seen.add(own)
                todo.append(own)
    return {name for name in outside if not name.startswith(EVERYWHERE)} - COMES_ALONG


def test_what_is_drawn_with_needs_no_more_than_is_listed() -> None:
    modules = ("Core", "Gui", "Widgets", "Svg", "Network")
    drawing = from_the_system(*(f"Qt{name}.abi3.so" for name in modules), "*/*/*/libqoffscreen.so")
    assert drawing == {each.file for each in ALWAYS}


@pytest.mark.parametrize(
    ("plugin", "listed"), [("libqxcb.so", ON_X11), ("libqwayland*.so", ON_WAYLAND)]
)
def test_a_window_needs_no_more_than_is_listed(plugin: str, listed: tuple[Library, ...]) -> None:
    needed = from_the_system(f"Qt/plugins/platforms/{plugin}")
    assert needed <= {each.file for each in ALWAYS + listed}


@pytest.mark.parametrize(
    ("environment", "needed"),
    [
        ({}, ALWAYS),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, ALWAYS),
        ({"DISPLAY": ":0"}, ALWAYS + ON_X11),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ALWAYS + ON_X11),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ALWAYS + ON_WAYLAND),
    ],
)
def test_what_is_needed_depends_on_the_screen(
    environment: dict[str, str], needed: tuple[object, ...]
) -> None:
    assert needed_libraries(environment) == needed


def test_what_is_missing_is_named_with_its_package() -> None:
    missing = missing_libraries({"DISPLAY": ":0"}, lambda file: file != "libxcb-cursor.so.0")
    assert [each.package for each in missing] == ["libxcb-cursor0"]
    told = telling(missing)
    assert "libxcb-cursor.so.0" in told
    assert "sudo apt-get install libxcb-cursor0" in told


def test_nothing_but_python_is_needed_to_look_and_to_read_a_command() -> None:
    # run.py does both before anything is installed.
    source = Path(__file__).parents[2] / "src"
    script = (
        f"import sys; sys.path.insert(0, {str(source)!r})\n"
        "from quizapp.env.system_libraries import missing_libraries; missing_libraries({})\n"
        "from quizapp.cli import parse\n"
        "assert parse(['doctor']).draws is False and parse([]).draws is True\n"
    )
    subprocess.run([sys.executable, "-I", "-S", "-c", script], check=True, timeout=PATIENCE)

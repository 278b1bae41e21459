"""Whether the browser can be driven here, told before a test waits for it."""

import sys
from pathlib import Path

import pytest
from bootstrap.system_packages import DRIVER as LISTED

from tests.env.test_system_libraries import COMES_ALONG, EVERYWHERE, asked_for
from tests.server.browser.stage import DRIVER, lacks_library

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems come with all that it needs"
)

LOADER = (
    "node: error while loading shared libraries: libatomic.so.1: "
    "cannot open shared object file: No such file or directory"
)


def a_driver(folder: Path, script: str) -> Path:
    driver = folder / "node"
    driver.write_text(f"#!/bin/sh\n{script}\n")
    driver.chmod(0o755)
    return driver


def test_a_driver_without_its_library_is_told_with_the_package(tmp_path: Path) -> None:
    told = lacks_library(a_driver(tmp_path, f"echo '{LOADER}' >&2; exit 127"))
    assert told == f"{LOADER} (apt-get install libatomic1)"


def test_a_driver_that_starts_or_fails_in_another_way_is_no_reason_to_skip(tmp_path: Path) -> None:
    assert lacks_library(a_driver(tmp_path, "echo v24.0.0")) == ""
    assert lacks_library(a_driver(tmp_path, "echo 'out of memory' >&2; exit 1")) == ""


def test_the_driver_needs_no_more_than_is_listed() -> None:
    needed = {name for name in asked_for(DRIVER) if not name.startswith(EVERYWHERE)}
    assert needed - COMES_ALONG == {each.file for each in LISTED}

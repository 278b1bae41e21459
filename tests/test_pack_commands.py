"""The commands for packs, as they are run."""

import json
import subprocess
import sys
from pathlib import Path

from tests.packs.folders import a_folder


def run(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "quizapp", "--data-dir", str(data), "pack", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_pack_is_added_listed_saved_retired_and_published(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", a_folder(tmp_path)
    added = run(data, "add", str(folder))
    assert (added.returncode, added.stderr) == (0, "")
    assert "Added: sample: A sample, release 1: published" in added.stdout
    (line,) = json.loads(run(data, "list", "--json").stdout)
    assert (line["id"], line["state"], line["built_in"]) == ("sample", "published", False)
    file = tmp_path / "sample.quizpack"
    assert run(data, "export", "sample", str(file)).returncode == 0
    again = run(tmp_path / "other", "add", str(file))
    assert "Added: sample: A sample" in again.stdout
    alone = run(data, "retire", "sample")
    assert alone.returncode == 1
    assert "It is the only pack that learners are offered." in alone.stderr


def test_a_pack_with_errors_is_told_with_file_line_and_remedy(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, facts="topic: [")
    done = run(tmp_path / "data", "add", str(folder))
    assert done.returncode == 1
    assert "facts/routes.yaml:" in done.stderr
    assert "Traceback" not in done.stderr
    nothing = run(tmp_path / "data", "add", str(tmp_path / "nowhere.quizpack"))
    assert (nothing.returncode, "Traceback" in nothing.stderr) == (1, False)
    assert "No such file" in nothing.stderr

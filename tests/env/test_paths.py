from pathlib import Path

import pytest

from quizapp.env.paths import find_paths


def _folders(base: Path, *names: str) -> None:
    for name in names:
        (base / name).mkdir(parents=True)


def test_content_and_assets_are_found_beside_src_in_a_checkout(tmp_path: Path) -> None:
    _folders(tmp_path, "src/quizapp", "content", "assets")
    paths = find_paths(tmp_path / "mine", tmp_path / "src" / "quizapp")
    assert paths.content == tmp_path / "content"
    assert paths.assets == tmp_path / "assets"


def test_content_and_assets_are_found_inside_an_installed_package(tmp_path: Path) -> None:
    _folders(tmp_path, "lib/quizapp/content", "lib/quizapp/assets", "content", "assets")
    paths = find_paths(tmp_path / "mine", tmp_path / "lib" / "quizapp")
    assert paths.content == tmp_path / "lib" / "quizapp" / "content"
    assert paths.assets == tmp_path / "lib" / "quizapp" / "assets"


def test_a_copy_without_content_is_refused_in_words(tmp_path: Path) -> None:
    _folders(tmp_path, "src/quizapp", "assets")
    with pytest.raises(FileNotFoundError, match="'content' is missing"):
        find_paths(tmp_path / "mine", tmp_path / "src" / "quizapp")


def test_a_chosen_data_folder_is_taken_and_not_created(tmp_path: Path) -> None:
    assert find_paths(tmp_path / "mine").data == tmp_path / "mine"
    assert not (tmp_path / "mine").exists()


def test_the_usual_data_folder_is_the_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    data = find_paths().data
    assert data.is_relative_to(tmp_path)
    assert data.name == "quizapp"

"""The settings file: whatever it holds, the app starts."""

from pathlib import Path

import pytest

from quizapp.env.settings import Appearance, Settings, load_settings, save_settings


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"null",
        b"[1, 2]",
        b'\xff\xfe{"appearance": 7',
        b"[" * 100_000,
        b'{"appearance": "nope", "text_size": 9999, "motion": 1, "single_keys": "yes"}',
        b'{"last_learner": true}',
        b'{"last_learner": false}',
        b'{"last_learner": 1.0, "text_size": 115.5, "maximised": 1, "last_folder": 7}',
        b'{"text_size": [100], "ask_certainty": null, "last_learner": "abc", "more": {}}',
    ],
)
def test_a_settings_file_full_of_rubbish_gives_the_defaults(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(kept)
    assert load_settings(tmp_path / "settings.json") == Settings()


def test_a_folder_in_the_place_of_the_settings_gives_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_what_is_usable_is_kept_beside_what_is_not(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"appearance": "dark", "text_size": 7}')
    assert load_settings(tmp_path / "settings.json") == Settings(appearance=Appearance.DARK)


def test_what_the_app_notes_is_there_again(tmp_path: Path) -> None:
    noted = Settings(last_learner=3, maximised=True)
    save_settings(tmp_path / "settings.json", noted)
    assert load_settings(tmp_path / "settings.json") == noted

"""What a folder says of its pack, without reading the pack."""

from pathlib import Path

from quizapp.packs.files import TextFile, read_text
from quizapp.packs.models import PackFile
from quizapp.packs.validating import validate
from quizapp.packs.yaml_source import read_yaml


def read_head(folder: Path) -> PackFile | None:
    """Return what ``pack.yaml`` says; None where it is missing or wrong."""
    file = read_text(folder / "pack.yaml", "pack.yaml")
    if not isinstance(file, TextFile):
        return None
    source = read_yaml(file.text)
    if source.root is None or source.troubles:
        return None
    return validate(PackFile, source.root)[0]

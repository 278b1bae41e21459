"""Our documents against the originals, where the originals are at hand; skipped elsewhere."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from quizapp.core.content.documents import Document
from quizapp.core.content.packs import Pack
from quizapp.env.paths import find_paths

SHARED = Path(__file__).resolve().parents[3] / "shared"
ORIGINALS = SHARED / "seeds"

pytestmark = pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason="the original documents are not on this computer"
)

LIST_NUMBER = re.compile(r"^\s*\d+\.\s")
FIGURE = re.compile(r"\d[\d,.]*\d|\d")


def _paragraphs(document: Document) -> list[str]:
    text = (ORIGINALS / document.original.file).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip()]


def _figures(text: str) -> set[str]:
    return {figure.replace(",", "").rstrip(".") for figure in FIGURE.findall(text)}


def test_the_originals_are_those_that_the_documents_name(pack: Pack) -> None:
    for document in pack.documents:
        content = (ORIGINALS / document.original.file).read_bytes()
        assert hashlib.sha256(content).hexdigest() == document.original.sha256
        assert len(_paragraphs(document)) == document.original.paragraphs


def test_every_figure_in_a_passage_stands_in_its_original_paragraphs(pack: Pack) -> None:
    strange = []
    for document in pack.documents:
        paragraphs = _paragraphs(document)
        for passage in document.passages:
            source = " ".join(paragraphs[number - 1] for number in passage.from_paragraphs)
            lost = _figures(passage.text) - _figures(source)
            strange += [f"{passage.id}: {figure}" for figure in sorted(lost)]
    assert strange == []


def test_no_figure_of_a_rendered_paragraph_is_lost(pack: Pack) -> None:
    lost = []
    for document in pack.documents:
        rendered: dict[int, str] = {}
        for passage in document.passages:
            for number in passage.from_paragraphs:
                rendered[number] = rendered.get(number, "") + " " + passage.text
        for number, paragraph in enumerate(_paragraphs(document), start=1):
            if number in rendered:
                told = LIST_NUMBER.sub("", paragraph)
                gone = _figures(told) - _figures(rendered[number])
                lost += [f"{document.id} {number}: {figure}" for figure in sorted(gone)]
    assert lost == []


def test_no_wording_is_shared_with_the_originals() -> None:
    content = find_paths().content
    told = subprocess.run(
        [
            sys.executable,
            str(SHARED / "tools" / "wording_overlap.py"),
            "--allow",
            str(content / "wording_allowed.txt"),
            str(content),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout

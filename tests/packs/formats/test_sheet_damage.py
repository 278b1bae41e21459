import io
import zipfile
from contextlib import suppress
from dataclasses import replace

from quizapp.core.errors import ExpectedError
from quizapp.packs.formats.sheets import read, write_csv, write_kahoot
from tests.packs.formats.hard_questions import mutations
from tests.packs.formats.test_sheet_writing import ONE


def test_no_damaged_text_ends_in_a_traceback() -> None:
    whole = write_csv([ONE, replace(ONE, stem='He said "a < b & c"\nthen?'), ONE]).data
    plain = b"Frage;A;B;Richtig\nWas?;x;y;B\n"
    for content in mutations((whole, plain), 1000):
        _reads_or_refuses(content)


def test_no_damaged_workbook_ends_in_a_traceback() -> None:
    whole = write_kahoot([ONE, replace(ONE, stem="a < b & c?")]).data
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    hit = [name for name in parts if "theme" not in name]
    for number, content in enumerate(mutations(tuple(parts[name] for name in hit), 700)):
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as after:
            for name in parts:
                after.writestr(name, content if name == hit[number % len(hit)] else parts[name])
        _reads_or_refuses(written.getvalue())
    for content in mutations((whole,), 300):
        _reads_or_refuses(content)


def _reads_or_refuses(content: bytes) -> None:
    with suppress(ExpectedError):
        parsed = read(io.BytesIO(content))
        assert parsed.in_file == len(parsed.questions) + len(parsed.left_out)
